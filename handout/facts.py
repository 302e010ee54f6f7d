"""`content/evidence/facts.yaml` → the ledger: a record for every number the guide says, and the pictures of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from handout import limits, schema, yamltext
from handout.ledger import adds_up, arms, plain
from handout.model import (
    KINDS,
    PICTURES,
    Change,
    Compared,
    Fact,
    Ledger,
    Located,
    Picture,
    Risk,
)
from handout.pictured import shown_by
from handout.problems import Checked, Place, Problem, did_you_mean, in_order
from handout.yamltext import Node, Scalar, Sequence

T = TypeVar("T")


EMPTY = Ledger({}, {}, frozenset())


def read(data: bytes, path: str) -> Checked[Ledger]:
    """The records and pictures, in the order they are written.

    Codes of its own: `unknown-kind`, `duplicate-id`, `missing-comparator` (RC-4, IPD-P5), `missing-value`,
    `rounding-misleads` (CCI-17), `unknown-record`, `wrong-record`; the others come from `limits`, `yamltext` and
    `schema`: a record without time frame, population, certainty or source has a `missing-field`.
    """
    text = limits.decode(data, path)
    problems = [*text.problems, *(problem.within(path) for problem in limits.scan_yaml(text.value))]
    if any(problem.code not in ("not-utf-8", "control-character") for problem in problems):
        return Checked(EMPTY, in_order(problems))
    node = yamltext.read(text.value, path=path)
    problems += node.problems
    reader = _Reader()
    facts = reader.records(node.value, "records", KINDS)
    pictures = reader.records(node.value, "pictures", PICTURES)
    unsound = {name: tuple(_unsound(located)) for name, located in facts.items()}
    problems += [problem for told in unsound.values() for problem in told]
    ledger = Ledger(facts, pictures, frozenset({*reader.broken, *(name for name, told in unsound.items() if told)}))
    for picture in pictures.values():
        problems += _unknown(picture, ledger)
    return Checked(ledger, in_order([*problems, *reader.problems, *_stray(node.value)]))


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.broken: set[str] = set()
        self._taken: dict[str, Place] = {}

    def records(self, node: Node, name: str, kinds: Mapping[str, Any]) -> dict[str, Located[Any]]:
        listed = node.get(name) if isinstance(node, yamltext.Mapping) else None
        found: dict[str, Located[Any]] = {}
        for item in listed.items if isinstance(listed, Sequence) else ():
            value = self._record(item, kinds)
            if value is not None:
                found.setdefault(value.id, Located(value, item.place))
        return found

    def _record(self, item: Node, kinds: Mapping[str, Any]) -> Any | None:  # noqa: ANN401 - one type for each kind
        kind = _word(item, "kind")
        name = _word(item, "id")
        if name is not None:
            self._claim(name)
        if kind is None or kind.text not in kinds:
            self.problems.append(_unknown_kind(item, kind, kinds))
            self.broken.update({name.text} if name is not None else ())
            return None
        read = schema.read(item, kinds[kind.text])
        self.problems += read.problems
        if read.value is None and name is not None:
            self.broken.add(name.text)
        return read.value

    def _claim(self, name: Scalar) -> None:
        before = self._taken.setdefault(name.text, name.place)
        if before is not name.place:
            mend = f"the other one is on line {before.line}; rename or remove one"
            self.problems.append(
                Problem(name.place, "duplicate-id", f'there are two records with the id "{name.text}"', mend)
            )


def _word(item: Node, name: str) -> Scalar | None:
    found = item.get(name) if isinstance(item, yamltext.Mapping) else None
    return found if isinstance(found, Scalar) and not found.empty else None


def _unknown_kind(item: Node, kind: Scalar | None, kinds: Mapping[str, Any]) -> Problem:
    if kind is None:
        mend = f"add a line such as kind: {next(iter(kinds))}; it can be: {', '.join(kinds)}"
        return Problem(item.place, "missing-field", 'this record does not say its "kind"', mend)
    message = f'there is no kind of record "{kind.text}"'
    return Problem(kind.place, "unknown-kind", message, did_you_mean(kind.text, kinds))


def _unsound(located: Located[Fact]) -> Iterator[Problem]:
    """What a type cannot say: a comparison has two sides that can be compared, a range has a low and a high end."""
    fact, place = located.value, located.place
    if not isinstance(fact, Compared):
        yield from _turned(fact.id, place, fact.value, fact.to)
        return
    if (fact.comparator is None) == (fact.no_comparator is None):
        message = f'"{fact.id}" does not say what happened without {fact.group}'
        if fact.comparator is not None:
            message = f'"{fact.id}" has a comparator and says that it has none'
        mend = "add comparator: {name: placebo, value: 3}, or no_comparator: with the reason as a sentence"
        yield Problem(place, "missing-comparator", message, mend)
        return
    if isinstance(fact, Risk):
        yield from _counted(fact, place)
    else:
        yield from _measured(fact, place)
    found = arms(fact)
    if not adds_up(found) and found.comparator is not None and found.difference is not None:
        said = f"{plain(found.treated.value)} and {plain(found.comparator.value)}"
        message = f'rounded to {said}, "{fact.id}" seems to differ by more or less than {plain(found.difference.value)}'
        yield Problem(place, "rounding-misleads", message, "write rounding: half or rounding: exact")


def _counted(fact: Risk, place: Place) -> Iterator[Problem]:
    sides = [(fact.value, fact.n, fact.of, "the treated group")]
    if fact.comparator is not None:
        sides.append((fact.comparator.value, fact.comparator.n, fact.comparator.of, f'"{fact.comparator.name}"'))
    for value, n, of, side in sides:
        if value is None and (n is None or of is None):
            message = f'"{fact.id}" has no number for {side}'
            yield Problem(place, "missing-value", message, "write value: 9, or n: 60 and of: 687")
        elif value is not None and value > fact.per:
            message = f'"{fact.id}" counts {plain(value)} out of {fact.per} for {side}'
            yield Problem(place, "bad-value", message, f"write how many out of {fact.per}")
        elif value is None and n is not None and of is not None and n > of:
            message = f'"{fact.id}" counts {n} of {of} people for {side}'
            yield Problem(place, "bad-value", message, "n: is how many people had it, of: is how many there were")


def _measured(fact: Change, place: Place) -> Iterator[Problem]:
    if fact.comparator is not None and fact.comparator.value is None:
        message = f'"{fact.id}" has no number for "{fact.comparator.name}"'
        yield Problem(place, "missing-value", message, "write comparator: {name: placebo, value: -6.7}")
    yield from _turned(fact.id, place, *(fact.interval or (None, None)))


def _turned(name: str, place: Place, low: Decimal | None, high: Decimal | None) -> Iterator[Problem]:
    if low is not None and high is not None and low >= high:
        message = f'the range of "{name}" does not go up'
        yield Problem(place, "bad-value", message, "write the low end first, then the high end")


def _unknown(located: Located[Picture], ledger: Ledger) -> Iterator[Problem]:
    picture = located.value
    for name, kinds in shown_by(picture):
        fact = ledger.facts.get(name)
        if fact is None and name not in ledger.broken:
            message = f'there is no record "{name}" for the picture "{picture.id}"'
            yield Problem(located.place, "unknown-record", message, did_you_mean(name, ledger.facts))
        elif fact is not None and fact.value.kind not in kinds:
            message = f'the picture "{picture.id}" cannot show "{name}", which is a {fact.value.kind}'
            yield Problem(located.place, "wrong-record", message, f"it needs a record of the kind {' or '.join(kinds)}")


def _stray(node: Node) -> Iterator[Problem]:
    """The file has two lists and nothing else."""
    if isinstance(node, yamltext.Mapping):
        for key, _ in node.entries:
            if key.text not in ("records", "pictures"):
                message = f'there is no list "{key.text}" here'
                yield Problem(key.place, "unknown-field", message, did_you_mean(key.text, ("records", "pictures")))
    elif not (isinstance(node, Scalar) and node.empty) and not isinstance(node, yamltext.Hole):
        yield Problem(node.place, "wrong-type", "this file must have a list called records", "begin it with records:")
