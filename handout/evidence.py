"""`content/evidence/`: the works that the guide rests on (sources.yaml) and what it must warn of (warnings.yaml)."""

from __future__ import annotations

from typing import TypeVar

from handout import limits, schema, yamltext
from handout.model import Located, SafetyWarning, Source
from handout.problems import Checked, Place, Problem, in_order

T = TypeVar("T", bound=Source | SafetyWarning)


def read_sources(data: bytes, path: str) -> Checked[tuple[Located[Source], ...]]:
    """The works, in the order they are written. One with a problem is left out; the others stay.

    Code of its own: `duplicate-id`. The first work with an id keeps it.
    """
    return _read(data, path, Source, "works")


def read_warnings(data: bytes, path: str) -> Checked[tuple[Located[SafetyWarning], ...]]:
    """The warnings, as `read_sources` reads works."""
    return _read(data, path, SafetyWarning, "warnings")


def _read(data: bytes, path: str, kind: type[T], name: str) -> Checked[tuple[Located[T], ...]]:
    text = limits.decode(data, path)
    problems = list(text.problems)
    problems += [problem.within(path) for problem in limits.scan_yaml(text.value)]
    if any(problem.code not in ("not-utf-8", "control-character") for problem in problems):
        return Checked((), in_order(problems))
    node = yamltext.read(text.value, path=path)
    records = schema.read_records(node.value, kind)
    problems += [*node.problems, *records.problems]
    first: dict[str, Located[T]] = {}
    for record in records.value:
        if record.value.id in first:
            problems.append(_repeated(node.value, record, first[record.value.id].place, name))
        first.setdefault(record.value.id, record)
    return Checked(tuple(first.values()), in_order(problems))


def _repeated(node: yamltext.Node, record: Located[T], before: Place, name: str) -> Problem:
    place = schema.place_in(node, record.place, "id")
    message = f'there are two {name} with the id "{record.value.id}"'
    return Problem(place, "duplicate-id", message, f"the other one starts on line {before.line}; rename or remove one")
