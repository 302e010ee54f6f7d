"""What a declared type looks like from outside: words, numbers, days, lists, groups of fields. Read off the model."""

from __future__ import annotations

import datetime as dt
import re
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import field, structs

from handout.model import Field
from handout.value import Value


class Kind(StrEnum):
    """What may stand in one place."""

    WORDS = "words"
    WHOLE = "a whole number"
    NUMBER = "a number"
    TRUTH = "yes or no"
    DAY = "a date"
    ITEMS = "a list"
    GROUP = "a group of fields"
    TABLE = "a group of names and values"


class Shape(Value, frozen=True):
    """What may stand in one place, and inside it."""

    kind: Kind
    inner: Shape | None = None
    """Of each item of a list, of each value of a table."""
    fields: Mapping[str, Part] = field(default_factory=dict)
    """Of a group, by the name that is written."""


class Part(Value, frozen=True):
    """One field of a group."""

    shape: Shape
    required: bool
    description: str


_CRITERIA = re.compile(r"[ ]\([A-Z][^()]*[0-9]\)")
"""What a description says to the project, not to staff: `(CCI-1, PEMAT P11)`."""
_SIMPLE: dict[object, Kind] = {
    str: Kind.WORDS,
    int: Kind.WHOLE,
    float: Kind.NUMBER,
    Decimal: Kind.NUMBER,
    bool: Kind.TRUTH,
    dt.date: Kind.DAY,
}


fields_of = cache(structs.fields)
"""The fields of a declared type: their types stand in it as words, and reading those takes long."""


@cache
def shape_of(declared: Any) -> Shape:  # noqa: ANN401 - any declared type
    """The shape of a declared type."""
    origin = get_origin(declared)
    if origin is Annotated:
        return shape_of(get_args(declared)[0])
    if origin in (Union, types.UnionType):
        return next(shape_of(option) for option in get_args(declared) if option is not type(None))
    if origin is Literal:
        return Shape(_SIMPLE[type(get_args(declared)[0])])
    if isinstance(declared, type) and issubclass(declared, StrEnum):
        return Shape(Kind.WORDS)
    if isinstance(declared, type) and issubclass(declared, Value):
        return Shape(Kind.GROUP, fields=dict(_parts(declared)))
    return _outer(declared, origin) or Shape(_SIMPLE[declared])


def _outer(declared: Any, origin: Any) -> Shape | None:  # noqa: ANN401 - any declared type
    if origin is tuple or origin is list:
        return Shape(Kind.ITEMS, shape_of(get_args(declared)[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Shape(Kind.TABLE, shape_of(get_args(declared)[1]))
    return None


def _parts(declared: Any) -> Iterator[tuple[str, Part]]:  # noqa: ANN401 - any declared type
    for info in fields_of(declared):
        limits = [limit for limit in get_args(info.type) if isinstance(limit, Field)]
        description = next((limit.description for limit in reversed(limits) if limit.description), "")
        name = next((limit.alias for limit in limits if limit.alias), info.name)
        yield name, Part(shape_of(info.type), info.required, _CRITERIA.sub("", description).rstrip("."))


def groups(shape: Shape, name: str = "") -> Iterator[tuple[str, Shape]]:
    """Every group inside a shape with the name of the field that holds it; the outermost has none."""
    if shape.inner is not None:
        yield from groups(shape.inner, name)
    elif shape.kind is Kind.GROUP:
        yield name, shape
        for inner_name, part in shape.fields.items():
            yield from groups(part.shape, inner_name)
