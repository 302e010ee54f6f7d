"""Where English words may be broken: pyphen's patterns, each read when a word first meets it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pyphen  # type: ignore[import-untyped]

_DIGITS = re.compile(r"\d")


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
        text = path.read_text("utf-8")
        lines = zip(_DIGITS.sub("", text).split("\n"), text.split("\n"), strict=True)
        next(lines)  # the encoding
        self.patterns = {
            letters: _Pattern(letters, line)
            for letters, line in lines
            if letters != line and not letters.startswith(pyphen.ignored)
        }
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, self.patterns))


class _Pattern:
    """A pattern as pyphen takes it apart: where its values start, and the values."""

    __slots__ = ("_letters", "_line", "_read")

    def __init__(self, letters: str, line: str) -> None:
        self._letters = letters
        self._line = line
        self._read: tuple[int, Sequence[int]] | None = None

    def __iter__(self) -> Iterator[int | Sequence[int]]:
        if self._read is None:
            self._read = pyphen.HyphDict(_Line(self._line)).patterns.get(self._letters, (0, ()))
        return iter(self._read)


class _Line:
    """A file of one pattern, as far as `pyphen.HyphDict` looks at files.

    It asks for the longest pattern of a file and cannot do without any, so there is one more, that meets no word.
    """

    def __init__(self, line: str) -> None:
        self._text = f"UTF-8\n{line}\n1\0"

    def open(self, mode: str) -> io.BytesIO:  # noqa: ARG002 - as in Path
        return io.BytesIO(self._text.encode())

    def read_text(self, encoding: str) -> str:  # noqa: ARG002 - as in Path
        return self._text
