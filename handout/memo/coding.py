"""Frozen values to JSON and back, derived from their declared types: a new field needs nothing here.

A dataclass is a row of its fields. Where several types are possible, text, numbers and None stand for themselves and a
dataclass names its class first. Dates and decimals are written as people write them. Nothing that is read can run.
"""

from __future__ import annotations

import datetime as dt
import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import EnumType
from functools import cache
from operator import attrgetter
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Turn = Callable[[Any], Any]
_PLAIN = frozenset({str, int, bool, float, type(None)})
_WRITTEN: Mapping[Any, tuple[_Turn, _Turn]] = types.MappingProxyType(
    {dt.date: (dt.date.isoformat, dt.date.fromisoformat), Decimal: (str, Decimal)}
)
_TAG = "\0"
"""Opens a row that names its class, so that no list can be taken for one."""


def encode(value: object, kind: Any) -> bytes:
    """`value`, of the type `kind`, as one line of JSON."""
    row = _writer(kind)(value)
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes, kind: Any) -> Any:
    """What `encode` was given. Raises ValueError, TypeError, LookupError or RecursionError on anything else."""
    return _reader(kind)(json.loads(data.decode("utf-8", "surrogatepass")))


@cache
def _shape(kind: Any) -> tuple[Any, tuple[tuple[str, Any], ...]] | None:
    """The class of a dataclass, with the names and types of its fields; None for any other type."""
    origin = get_origin(kind) or kind
    if not (isinstance(origin, type) and is_dataclass(origin)):
        return None
    given = dict(zip(getattr(origin, "__parameters__", ()), get_args(kind), strict=False))
    declared = get_type_hints(origin)
    return origin, tuple((field.name, _filled(declared[field.name], given)) for field in fields(origin))


def _filled(kind: Any, given: Mapping[Any, Any]) -> Any:
    """A declared type with the type variables of its class filled in."""
    if isinstance(kind, TypeVar):
        return given[kind]
    inner = getattr(kind, "__parameters__", ())
    return kind[tuple(given[variable] for variable in inner)] if inner else kind


def _is_plain(kind: Any) -> bool:
    """Whether JSON gives such a value back as it was."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Mapping:
        return all(map(_is_plain, arguments))
    return kind in _PLAIN or origin is Literal or (_is_union(kind) and all(map(_is_plain, arguments)))


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in {Union, types.UnionType}


@cache
def _writer(kind: Any) -> _Turn:  # noqa: PLR0911 - one for each sort of type
    """How a value of this type becomes rows."""
    origin, arguments = get_origin(kind), get_args(kind)
    if _is_plain(kind):
        return dict if origin is Mapping else _same
    if isinstance(kind, EnumType):
        return str
    if kind in _WRITTEN:
        return _WRITTEN[kind][0]
    if _shape(kind) is not None:
        return _row_writer(kind)
    if origin is Mapping:
        turn = _writer(arguments[1])
        return lambda values: {name: turn(value) for name, value in values.items()}
    if origin is frozenset:
        turn = _writer(arguments[0])
        return lambda values: [turn(value) for value in sorted(values)]
    if origin is tuple and arguments[-1] is Ellipsis:
        turn = _writer(arguments[0])
        return _same if turn is _same else lambda values: [turn(value) for value in values]
    if origin is tuple:
        turns = tuple(map(_writer, arguments))
        return lambda values: [turn(value) for turn, value in zip(turns, values, strict=True)]
    if _is_union(kind):
        return _union_writer(arguments)
    raise TypeError(kind)


def _union_writer(kinds: tuple[Any, ...]) -> _Turn:
    rest = [_writer(kind) for kind in kinds if not _is_plain(kind) and _shape(kind) is None]
    shapes = {kind: (_TAG + kind.__name__, _writer(kind)) for kind in kinds if _shape(kind) is not None}

    def write(value: Any) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind in shapes:
            tag, turn = shapes[kind]
            return [tag, *turn(value)]
        return rest[0](value)

    return write


def _row_writer(kind: Any) -> _Turn:
    fetch: Callable[[Any], tuple[Any, ...]] | None = None
    turns: list[tuple[int, _Turn]] = []

    def write(value: Any) -> Sequence[Any]:
        nonlocal fetch, turns
        if fetch is None:  # not before: `Call` holds parts, and a part may be a `Call`
            _, parts = _shape(kind) or (None, ())
            turns = [(at, turn) for at, turn in enumerate(_writer(inner) for _, inner in parts) if turn is not _same]
            fetch = _fetching([name for name, _ in parts])
        if not turns:
            return fetch(value)
        row = list(fetch(value))
        for at, turn in turns:
            row[at] = turn(row[at])
        return row

    return write


def _fetching(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """The function that gives these fields of a value."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


@cache
def _reader(kind: Any) -> _Turn:  # noqa: PLR0911 - as above
    """How rows become a value of this type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if _is_plain(kind):
        return _same
    if isinstance(kind, EnumType):
        return {str(member.value): member for member in list[Any](kind)}.__getitem__
    if kind in _WRITTEN:
        return _WRITTEN[kind][1]
    if _shape(kind) is not None:
        return _row_reader(kind)
    if origin is Mapping:
        inner = _reader(arguments[1])
        return lambda rows: {name: inner(row) for name, row in rows.items()}
    if origin is frozenset:
        inner = _reader(arguments[0])
        return lambda rows: frozenset(map(inner, rows))
    if origin is tuple and arguments[-1] is Ellipsis:
        inner = _reader(arguments[0])
        return tuple if inner is _same else lambda rows: tuple(map(inner, rows))
    if origin is tuple:
        turns = tuple(map(_reader, arguments))
        return lambda rows: tuple(turn(row) for turn, row in zip(turns, rows, strict=True))
    if _is_union(kind):
        return _union_reader(arguments)
    raise TypeError(kind)


def _row_reader(kind: Any) -> _Turn:
    make: Any = None
    names: tuple[str, ...] = ()
    turns: list[tuple[int, _Turn]] = []
    keyed = bare = False

    def read(row: list[Any]) -> Any:
        nonlocal make, names, turns, keyed, bare
        if make is None:  # not before, as above
            make, parts = _shape(kind) or (list, ())
            names = tuple(name for name, _ in parts)
            keyed = any(field.kw_only for field in fields(make))
            bare = hasattr(make, "__pydantic_validator__")
            turns = [(at, turn) for at, turn in enumerate(_reader(inner) for _, inner in parts) if turn is not _same]
        for at, turn in turns:
            row[at] = turn(row[at])
        if bare:
            return _as_it_was(make, names, row)
        return make(**dict(zip(names, row, strict=True))) if keyed else make(*row)

    return read


def _as_it_was(kind: Any, names: tuple[str, ...], row: list[Any]) -> Any:
    """A value without the checks of what people write: a default, such as no key points, need not pass them."""
    made = object.__new__(kind)
    for name, value in zip(names, row, strict=True):
        object.__setattr__(made, name, value)
    return made


def _union_reader(kinds: tuple[Any, ...]) -> _Turn:
    shapes = {_TAG + shape[0].__name__: _reader(kind) for kind in kinds if (shape := _shape(kind)) is not None}
    others = [kind for kind in kinds if not _is_plain(kind) and _shape(kind) is None]
    rest = list(map(_reader, others))
    written = bool(others) and others[0] in _WRITTEN

    def read(row: Any) -> Any:
        if isinstance(row, list) and row and isinstance(row[0], str) and row[0] in shapes:
            return shapes[row[0]](row[1:])
        if isinstance(row, list) or (written and isinstance(row, str)):
            return rest[0](row)
        return row

    return read


def _same(value: Any) -> Any:
    return value
