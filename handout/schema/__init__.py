"""The declared fields of what staff write: a node → a typed value, with every problem in it told at once.

The types themselves are declared in `handout.model.written`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeVar, cast

from handout.model import Located
from handout.problems import Checked, Place, Problem, in_order
from handout.schema.accepting import accepted
from handout.schema.plain import NOTHING, Reading
from handout.schema.shapes import shape_of
from handout.yamltext import Hole, Node, Scalar, Sequence, places

__all__ = ["place_in", "places", "read", "read_records"]

T = TypeVar("T")


def read(
    node: Node, declared: type[T], required: Iterable[str] = (), instead: Mapping[str, str] = NOTHING
) -> Checked[T | None]:
    """The value of a declared type that a node stands for; None when there is a problem with it.

    `required` fields must be there although the type can do without; where `instead` has a word for a field of the
    outermost group, that word is as good as leaving the field out (`review: pending`).
    Codes: `unknown-field`, `missing-field`, `wrong-type`, `bad-date`, `bad-value`, `colon-in-value`, `too-short`,
    `too-long`, `too-few`, `too-many`. About one value one problem is told.
    """
    kind: Any = declared
    shape = shape_of(kind)
    reading = Reading(shape, required, instead)
    data = reading.value(node, shape, ())
    if not reading.problems and not reading.closed:
        with suppress(ValueError):
            return Checked(cast("T", accepted(kind, data)))
    return _judged(kind, data, reading)


def _judged(kind: Any, data: object, reading: Reading) -> Checked[Any]:  # noqa: ANN401 - any declared type
    from handout.schema import judging  # noqa: PLC0415 - brings pydantic in, which takes longer than a small site

    value, wrong = judging.judged(kind, data, reading)
    found = (*reading.problems, *wrong)
    return Checked(None if found or () in reading.closed else value, in_order(found))


def read_records(node: Node, declared: type[T]) -> Checked[tuple[Located[T], ...]]:
    """The records of a list, each with its place. A record with a problem is left out; the others stay."""
    if isinstance(node, Hole) or (isinstance(node, Scalar) and node.empty):
        return Checked(())
    if not isinstance(node, Sequence):
        first = next(iter(shape_of(cast("Any", declared)).fields))
        mend = f'start each record with a hyphen and a space at the left edge: "- {first}: …"'
        return Checked((), (Problem(node.place, "wrong-type", "this file must be a list of records", mend),))
    records: list[Located[T]] = []
    problems: list[Problem] = []
    for item in node.items:
        found = read(item, declared)
        problems.extend(found.problems)
        if found.value is not None:
            records.append(Located(found.value, item.place))
    return Checked(tuple(records), in_order(problems))


def place_in(node: Node, record: Place, name: str) -> Place:
    """Where a field (`id`, `also.0`) of the record that starts at `record` stands, in a list of records."""
    items = node.items if isinstance(node, Sequence) else ()
    return next((places(item).get(name, record) for item in items if item.place == record), record)
