"""`content/evidence/sources.yaml` → the works that the guide rests on."""

from __future__ import annotations

from handout import limits, schema, yamltext
from handout.model import Located, Source
from handout.problems import Checked, Place, Problem, in_order


def read_sources(data: bytes, path: str) -> Checked[tuple[Located[Source], ...]]:
    """The works, in the order they are written. One with a problem is left out; the others stay.

    Code of its own: `duplicate-id`. The first work with an id keeps it.
    """
    text = limits.decode(data, path)
    problems = list(text.problems)
    problems += [problem.within(path) for problem in limits.scan_yaml(text.value)]
    if any(problem.code not in ("not-utf-8", "control-character") for problem in problems):
        return Checked((), in_order(problems))
    node = yamltext.read(text.value, path=path)
    records = schema.read_records(node.value, Source)
    problems += [*node.problems, *records.problems]
    first: dict[str, Located[Source]] = {}
    for work in records.value:
        if work.value.id in first:
            problems.append(_repeated(node.value, work, first[work.value.id].place))
        first.setdefault(work.value.id, work)
    return Checked(tuple(first.values()), in_order(problems))


def _repeated(node: yamltext.Node, work: Located[Source], before: Place) -> Problem:
    place = schema.place_in(node, work.place, "id")
    message = f'there are two works with the id "{work.value.id}"'
    return Problem(place, "duplicate-id", message, f"the other one starts on line {before.line}; rename or remove one")
