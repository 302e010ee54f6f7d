"""The declared types as pydantic knows them: it judges what was written, all of it at once, and words a JSON Schema.

`handout.model` does without pydantic, so that a build which reads nothing anew does not have to load it.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
import pydantic
from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from handout.model import Field
from handout.value import Value

_CONFIG = ConfigDict(defer_build=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)


@cache
def twin(declared: type[Value]) -> Any:  # noqa: ANN401 - a class made here
    """A pydantic dataclass with the same fields, limits and defaults."""
    fields = msgspec.structs.fields(declared)
    body: dict[str, Any] = {"__doc__": declared.__doc__, "__module__": declared.__module__, "twin_of": declared}
    body["__annotations__"] = {field.name: known(field.type) for field in fields}
    body |= {field.name: _default(field) for field in fields if not field.required}
    return dataclass(type(declared.__name__, (), body), frozen=True, kw_only=True, config=_CONFIG)


def plain(value: object) -> Any:  # noqa: ANN401 - a value of any declared type
    """The value of `handout.model` that a value with twins in it stands for."""
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    declared = getattr(value, "twin_of", None)
    if declared is None:
        return value
    return declared(**{name: plain(getattr(value, name)) for name in declared.__struct_fields__})


def known(declared: Any) -> Any:  # noqa: ANN401 - any declared type
    """A declared type, with twins and pydantic's limits in it."""
    origin, arguments = get_origin(declared), get_args(declared)
    if origin is Annotated:
        return Annotated[known(arguments[0]), *map(_limits, arguments[1:])]
    if origin in (Union, types.UnionType):
        return Union[tuple(map(known, arguments))]  # noqa: UP007 - known only now
    if origin in (tuple, Mapping):
        return origin[tuple(map(known, arguments))]
    if isinstance(declared, type) and issubclass(declared, Value):
        return twin(declared)
    return declared


def _limits(field: Field) -> Any:  # noqa: ANN401 - pydantic does not say what it is
    given = {name: getattr(field, name) for name in field.__struct_fields__}
    return pydantic.Field(**{name: limit for name, limit in given.items() if limit not in (None, "")})


def _default(field: msgspec.structs.FieldInfo) -> Any:  # noqa: ANN401 - as `dataclasses.field`
    if field.default is not msgspec.NODEFAULT:
        return field.default
    factory: Any = field.default_factory
    own = isinstance(factory, type) and issubclass(factory, Value)
    return dataclasses.field(default_factory=twin(factory) if own else factory)
