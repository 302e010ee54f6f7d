"""Where English words may be broken: pyphen's patterns, each read when a word first meets it."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import Any

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
        written = {letters: line for letters, line in lines if letters and not letters.startswith(pyphen.ignored)}
        self.patterns = _Waiting(written)
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, written))


class _Waiting(dict[str, Any]):
    """Letters → pattern, as `pyphen.HyphDict` asks for it."""

    def __init__(self, written: dict[str, str]) -> None:
        super().__init__()
        self._written = written

    def get(self, letters: str, default: Any = None) -> Any:  # noqa: ANN401 - as in dict
        line = self._written.get(letters)
        if line is None:
            return default
        if letters not in self:
            self[letters] = pyphen.HyphDict(_Line(line)).patterns.get(letters)
        return self[letters]


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
