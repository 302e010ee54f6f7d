"""Where English words may be broken: pyphen's patterns, each read when a word first meets it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyphen  # type: ignore[import-untyped]

_DIGITS = b"0123456789"
_NO_WORD = "1\0"
"""A pattern that meets no word: pyphen asks for the longest pattern of a file and cannot do without any."""


@cache
def english() -> pyphen.Pyphen:
    """pyphen for US English.

    pyphen reads its eleven thousand patterns before the first word, which takes as long as reading ten pages; a page
    meets some hundred of them.
    """
    path = pyphen.LANGUAGES["en_US"]
    pyphen.hdcache.setdefault(path, _Patterns(path))
    return pyphen.Pyphen(lang="en_US")


class _Patterns(pyphen.HyphDict):  # type: ignore[misc]
    """pyphen's patterns and its way to use them; only reading them waits."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        letters, lines = (text.decode().split("\n") for text in (data.translate(None, _DIGITS), data))
        self.patterns = dict(zip(letters, map(_Pattern, lines), strict=True))
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, self.patterns))


class _Pattern(str):
    """A line of the file. Taken apart, as pyphen does, it gives where its values start, and the values."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        return iter(_read(self))


@cache
def _read(line: str) -> tuple[int, Sequence[int]]:
    """Nothing for what pyphen passes over."""
    lines = (_NO_WORD, line)
    found: dict[str, tuple[int, Sequence[int]]] = pyphen.HyphDict(_Lines(lines)).patterns
    return found.get(line.encode().translate(None, _DIGITS).decode(), (0, ()))


class _Lines:
    """A file as far as `pyphen.HyphDict` looks at files."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._text = "\n".join(("UTF-8", *lines))

    def open(self, mode: str) -> io.BytesIO:  # noqa: ARG002 - as in Path
        return io.BytesIO(self._text.encode())

    def read_text(self, encoding: str) -> str:  # noqa: ARG002 - as in Path
        return self._text
