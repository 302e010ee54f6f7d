"""Values that are surely as declared, made at once. In doubt pydantic judges, and says what is wrong.

Nearly all that staff write is right, and loading pydantic takes longer than reading a small site.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT, structs

from handout.model import Field
from handout.value import Value

Limits = tuple[Field, ...]
Make = Callable[[Any], Any]


class DoubtError(ValueError):
    """What was written may be wrong."""


def accepted(declared: Any, data: object) -> Any:  # noqa: ANN401 - any declared type
    """The value of a declared type for plain data, the same as pydantic's. Raises ValueError when that might differ."""
    return _maker(declared, ())(data)


@cache
def _maker(declared: Any, limits: Limits) -> Make:  # noqa: ANN401 - any declared type
    origin, arguments = get_origin(declared), get_args(declared)
    if origin is Annotated:
        return _maker(arguments[0], (*arguments[1:], *limits))
    if origin in (Union, types.UnionType):
        options = [option for option in arguments if option is not type(None)]
        return partial(_optional, _maker(options[0], limits)) if len(options) == 1 else _doubted
    if isinstance(origin, type):
        return _several(origin, arguments, limits)
    if origin is Literal:
        return partial(_literal, {(type(word), word): word for word in arguments})
    return _single(declared, limits)


def _several(origin: type, arguments: tuple[Any, ...], limits: Limits) -> Make:
    if origin is tuple:
        return partial(_items, arguments, _lengths(limits))
    if origin is Mapping:
        return partial(_table, _maker(arguments[0], ()), _maker(arguments[1], ()), _lengths(limits))
    return _doubted


def _single(declared: type, limits: Limits) -> Make:
    if issubclass(declared, Value):
        return _group(declared)
    if declared is str:
        patterns = tuple(re.compile(limit.pattern) for limit in limits if limit.pattern is not None)
        return partial(_words, patterns, _lengths(limits))
    if declared in (int, float):
        return partial(_number, declared, _range(limits))
    if declared is Decimal:
        digits = (limit.max_digits for limit in limits if limit.max_digits is not None)
        return partial(_figure, _range(limits), min(digits, default=0))
    if issubclass(declared, StrEnum):
        return declared
    return partial(_exactly, declared) if declared in (bool, dt.date) else _doubted


def _lengths(limits: Limits) -> tuple[int, float]:
    least = [limit.min_length for limit in limits if limit.min_length is not None]
    most = [limit.max_length for limit in limits if limit.max_length is not None]
    return max(least, default=0), min(most, default=math.inf)


def _range(limits: Limits) -> tuple[float, float]:
    least = [limit.ge for limit in limits if limit.ge is not None]
    most = [limit.le for limit in limits if limit.le is not None]
    return max(least, default=-math.inf), min(most, default=math.inf)


def _doubted(_: object) -> Any:  # noqa: ANN401 - never returns
    raise DoubtError


def _sure(*signs: bool) -> None:
    if not all(signs):
        raise DoubtError


# One value


def _optional(make: Make, data: object) -> Any:  # noqa: ANN401 - any declared type
    return None if data is None else make(data)


def _literal(known: Mapping[tuple[type, object], object], data: object) -> object:
    _sure(isinstance(data, str | int) and (type(data), data) in known)
    return known[type(data), data]


def _exactly(declared: type, data: object) -> object:
    _sure(type(data) is declared)
    return data


def _words(patterns: tuple[re.Pattern[str], ...], lengths: tuple[int, float], data: object) -> str:
    """pydantic strips what Unicode calls white space, and has patterns of its own: they agree on plain ASCII."""
    if not isinstance(data, str):
        raise DoubtError
    words = data.strip(" \n")
    data.encode()  # raises UnicodeEncodeError, a ValueError, for half a character
    _sure(lengths[0] <= len(words) <= lengths[1], not words[:1].isspace(), not words[-1:].isspace())
    if patterns:
        _sure(words.isascii(), words.isprintable(), all(pattern.search(words) for pattern in patterns))
    return words


def _number(declared: type[float], within: tuple[float, float], data: object) -> float:
    _sure(type(data) is declared)
    return _in_range(within, data)


def _figure(within: tuple[float, float], most_digits: int, data: object) -> Decimal:
    if type(data) is not float:
        raise DoubtError
    figure = Decimal(str(_in_range(within, data)))
    _, digits, exponent = figure.as_tuple()
    _sure(isinstance(exponent, int) and -most_digits <= exponent <= 0, len(digits) <= most_digits)
    return figure


def _in_range(within: tuple[float, float], data: Any) -> float:  # noqa: ANN401 - a number
    _sure(within[0] <= data <= within[1], math.isfinite(data))
    return data  # type: ignore[no-any-return]


# Several


def _items(kinds: tuple[Any, ...], lengths: tuple[int, float], data: object) -> tuple[Any, ...]:
    if type(data) is not list:
        raise DoubtError
    alike = len(kinds) == 2 and kinds[1] is Ellipsis
    _sure(lengths[0] <= len(data) <= lengths[1], alike or len(kinds) == len(data))
    if alike:
        return tuple(map(_maker(kinds[0], ()), data))
    return tuple(_maker(kind, ())(item) for kind, item in zip(kinds, data, strict=True))


def _table(key: Make, value: Make, lengths: tuple[int, float], data: object) -> dict[Any, Any]:
    if type(data) is not dict:
        raise DoubtError
    found = {key(name): value(item) for name, item in data.items()}
    _sure(len(found) == len(data), lengths[0] <= len(found) <= lengths[1])
    return found


def _group(declared: type[Value]) -> Make:
    names: dict[str, tuple[str, Make]] = {}
    required: set[str] = set()
    for info in structs.fields(declared):
        alias = next((limit.alias for limit in get_args(info.type) if isinstance(limit, Field) and limit.alias), "")
        names[alias or info.name] = info.name, _maker(info.type, ())
        if info.default is NODEFAULT and info.default_factory is NODEFAULT:
            required.add(info.name)

    def make(data: object) -> Value:
        if type(data) is not dict or not data.keys() <= names.keys():
            raise DoubtError
        given = {}
        for name, item in data.items():
            field, inner = names[name]
            given[field] = inner(item)
        _sure(required <= given.keys())
        return declared(**given)

    return make
