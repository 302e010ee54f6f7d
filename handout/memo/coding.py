"""`Document` to JSON and back, derived from the declared types: a new field needs nothing here.

A dataclass is a row of its fields; in `Part`, text stands for itself and everything else names its class first.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import EnumType, StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from handout.model import Document

_Turn = Callable[[Any], Any]
_PLAIN = frozenset({str, int, bool})


def encode(document: Document) -> bytes:
    """The document as one line of JSON."""
    row = _writer(Document)(document)
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> Document:
    """What `encode` was given. Raises ValueError, TypeError, KeyError or RecursionError on anything else."""
    return cast("Document", _reader(Document)(json.loads(data.decode("utf-8", "surrogatepass"))))


def _hints(kind: type) -> list[Any]:
    declared = get_type_hints(kind)
    return [declared[field.name] for field in fields(kind)]


def _is_plain(kind: Any) -> bool:
    """Whether JSON gives such a value back as it was."""
    return kind in _PLAIN or (get_origin(kind) is Mapping and all(map(_is_plain, get_args(kind))))


@cache
def _writer(kind: Any) -> _Turn:
    """How a value of this type becomes rows."""
    arguments = get_args(kind)
    if _is_plain(kind):
        return dict if get_origin(kind) is Mapping else _same
    if isinstance(kind, EnumType):
        return str
    if isinstance(kind, type) and is_dataclass(kind):
        return _row_writer(kind)
    if get_origin(kind) is tuple and arguments[-1] is Ellipsis:
        return lambda values: [_writer(arguments[0])(value) for value in values]
    if get_origin(kind) is tuple:
        return lambda values: [_writer(part)(value) for part, value in zip(arguments, values, strict=True)]
    if get_origin(kind) in {Union, types.UnionType}:
        return _write_part
    raise TypeError(kind)


def _write_part(value: Any) -> Any:
    kind: Any = type(value)
    return value if kind is str else [kind.__name__, *_writer(kind)(value)]


def _row_writer(kind: type) -> _Turn:
    names = [field.name for field in fields(kind)]
    writers: list[_Turn] = []

    def write(value: Any) -> list[Any]:
        writers[:] = writers or map(_writer, _hints(kind))
        return [turn(getattr(value, name)) for name, turn in zip(names, writers, strict=True)]

    return write


@cache
def _reader(kind: Any) -> _Turn:
    """How rows become a value of this type."""
    arguments = get_args(kind)
    if _is_plain(kind):
        return _same
    if isinstance(kind, EnumType):
        return {str(member.value): member for member in list[StrEnum](kind)}.__getitem__
    if isinstance(kind, type) and is_dataclass(kind):
        return _row_reader(kind)
    if get_origin(kind) is tuple and arguments[-1] is Ellipsis:
        inner = _reader(arguments[0])
        return tuple if inner is _same else lambda rows: tuple(map(inner, rows))
    if get_origin(kind) is tuple:
        return lambda rows: tuple(_reader(part)(row) for part, row in zip(arguments, rows, strict=True))
    if get_origin(kind) in {Union, types.UnionType}:
        return _union_reader({part.__name__: part for part in arguments if part is not str})
    raise TypeError(kind)


def _row_reader(kind: type) -> _Turn:
    turns: list[tuple[int, _Turn]] | None = None

    def read(row: list[Any]) -> Any:
        nonlocal turns
        if turns is None:  # not before: `Call` holds parts, and a part may be a `Call`
            readers = enumerate(map(_reader, _hints(kind)))
            turns = [(index, turn) for index, turn in readers if turn is not _same]
        for index, turn in turns:
            row[index] = turn(row[index])
        return kind(*row)

    return read


def _union_reader(kinds: Mapping[str, type]) -> _Turn:
    def read(row: Any) -> Any:
        return row if isinstance(row, str) else _reader(kinds[row[0]])(row[1:])

    return read


def _same(value: Any) -> Any:
    return value
