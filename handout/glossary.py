"""`content/glossary.yaml` → the terms that get a definition."""

from __future__ import annotations

from collections.abc import Iterator

from handout import limits, schema, yamltext
from handout.model import Located, Term
from handout.problems import Checked, Problem, in_order

Terms = tuple[Located[Term], ...]


def read(data: bytes, path: str) -> Checked[Terms]:
    """The terms, in the order they are written. One with a problem is left out; the others stay.

    Code of its own: `duplicate-term`, for a term or another form of it that is already taken; capitals do not matter.
    """
    text = limits.decode(data, path)
    problems = list(text.problems)
    problems += [problem.within(path) for problem in limits.scan_yaml(text.value)]
    if any(problem.code not in ("not-utf-8", "control-character") for problem in problems):
        return Checked((), in_order(problems))
    node = yamltext.read(text.value, path=path)
    records = schema.read_records(node.value, Term)
    repeated = dict(_repeated(node.value, records.value))
    terms = tuple(term for index, term in enumerate(records.value) if index not in repeated)
    return Checked(terms, in_order([*problems, *node.problems, *records.problems, *repeated.values()]))


def _repeated(node: yamltext.Node, terms: Terms) -> Iterator[tuple[int, Problem]]:
    """Position of a term that is taken → its problem."""
    first: dict[str, int] = {}
    for index, term in enumerate(terms):
        forms = {"term": term.value.term} | {f"also.{at}": form for at, form in enumerate(term.value.also)}
        for name, form in forms.items():
            word = form.casefold()
            if first.get(word, index) != index:
                place = schema.place_in(node, term.place, name)
                mend = f"it is also in the entry on line {terms[first[word]].place.line}; keep one of them"
                yield index, Problem(place, "duplicate-term", f'"{form}" is in the glossary twice', mend)
                break
        for form in forms.values():
            first.setdefault(form.casefold(), index)
