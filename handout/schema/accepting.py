"""Values that are surely as declared, made by msgspec. In doubt pydantic judges, and says what is wrong.

Nearly all that staff write is right, and loading pydantic takes longer than reading a small site.
"""

from __future__ import annotations

import math
import types
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from handout.model import Field
from handout.schema.shapes import fields_of, shape_of
from handout.value import Value

Limits = tuple[Field, ...]


class DoubtError(ValueError):
    """What was written may be wrong."""


def accepted(declared: type[Value], data: object) -> Any:  # noqa: ANN401 - a value of the declared type
    """The value of a declared type for plain data, the same as pydantic's. Raises ValueError when that might differ."""
    return _plain(msgspec.convert(data, _twin(declared), dec_hook=_figure))


def _plain(value: object) -> Any:  # noqa: ANN401 - a value of any declared type
    """The value of `handout.model` that a value with twins in it stands for."""
    if type(value) is str:
        return _stripped(value)
    declared = getattr(value, "twin_of", None)
    if declared is not None:
        return declared(**{name: _plain(getattr(value, name)) for name in declared.__struct_fields__})
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if isinstance(value, dict):
        found = {_plain(name): _plain(inner) for name, inner in value.items()}
        if len(found) != len(value):
            raise DoubtError
        return found
    return Decimal(value) if isinstance(value, _Figure) else value


def _stripped(words: str) -> str:
    """pydantic strips what Unicode calls white space, Python more: sure is where both strip these two."""
    words.encode()  # raises UnicodeEncodeError, a ValueError, for half a character
    stripped = words.strip(" \n")
    if stripped != words.strip():
        raise DoubtError
    return stripped


@cache
def _twin(declared: type[Value]) -> type[msgspec.Struct]:
    """A type for groups of fields by name, where `Value` has them by place. Its limits do not hold for defaults."""
    fields = []
    for info in fields_of(declared):
        default = msgspec.field(default=info.default, default_factory=info.default_factory)  # type: ignore[call-overload]
        fields.append((info.name, _known(info.type, ()), default))
    names = dict(zip(declared.__struct_fields__, shape_of(declared).fields, strict=True))
    body = {"twin_of": declared}
    return msgspec.defstruct("Twin", fields, rename=names, forbid_unknown_fields=True, kw_only=True, namespace=body)


def _known(declared: Any, limits: Limits) -> Any:  # noqa: ANN401 - any declared type
    """A declared type, with twins and msgspec's limits in it."""
    origin, arguments = get_origin(declared), get_args(declared)
    if origin is Annotated:
        return _known(arguments[0], (*arguments[1:], *limits))
    if origin in (Union, types.UnionType):
        return Union[tuple(_known(option, limits) for option in arguments)]  # noqa: UP007 - known only now
    if origin in (tuple, Mapping):
        outer: Any = tuple if origin is tuple else dict
        inner = tuple(option if option is ... else _known(option, ()) for option in arguments)
        return _limited(outer[inner], limits, "min_length", "max_length")
    return declared if origin is Literal else _single(declared, limits)


def _single(declared: Any, limits: Limits) -> Any:  # noqa: ANN401 - any declared type
    if issubclass(declared, Value):
        return _twin(declared)
    if declared is Decimal:
        return type("Figure", (_Figure,), {"limits": limits})
    if declared is str:
        return _words(limits)
    return _limited(declared, limits, "ge", "le") if declared in (int, float) else declared


def _limited(declared: Any, limits: Limits, *names: str) -> Any:  # noqa: ANN401 - any declared type
    for limit in limits:
        given = {name: getattr(limit, name) for name in names if getattr(limit, name) is not None}
        declared = Annotated[declared, msgspec.Meta(**given)] if given else declared
    return declared


def _words(limits: Limits) -> Any:  # noqa: ANN401 - any declared type
    """Words whose limits hold even when `_plain` has stripped them. Patterns of `re` are pydantic's for plain ASCII."""
    patterns = [rf"(?=.*?(?:{limit.pattern}))" for limit in limits if limit.pattern is not None]
    if patterns:
        visible = Annotated[str, msgspec.Meta(pattern=r"\A(?=[!-~]*\Z)" + "".join(patterns))]
        return _limited(visible, limits, "min_length", "max_length")
    least = max((limit.min_length for limit in limits if limit.min_length), default=0)
    words = Annotated[str, msgspec.Meta(pattern=rf"\S(?s:.{{{least - 1},}})(?<=\S)")] if least else str
    return _limited(words, limits, "max_length")


class _Figure(Decimal):
    """A number that is kept as it is written. msgspec gives it to `_figure`."""

    limits: Limits = ()


def _figure(kind: type[_Figure], data: object) -> _Figure:
    """A number within its limits; of the digits behind the point, those that are not written count too."""
    if type(data) is not float or not math.isfinite(data):
        raise DoubtError
    figure = kind(str(data))
    _, digits, exponent = figure.as_tuple()
    for limit in kind.limits:
        below = limit.ge is not None and figure < limit.ge
        above = limit.le is not None and figure > limit.le
        many = limit.max_digits is not None and max(len(digits), -int(exponent)) > limit.max_digits
        if below or above or many or int(exponent) > 0:
            raise DoubtError
    return figure
