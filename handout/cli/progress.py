"""How far a long build has come, on one line that is written over."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import TextIO

_PAUSE = 0.1
_CLEAR = "\r\x1b[K"
_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "read": ("reading the files", ""),
        "load": ("reading the pages", "pages read"),
        "assemble": ("joining the pages", ""),
        "check": ("checking", ""),
        "render": ("making the pages", "pages made"),
        "write": ("writing the site", "files written"),
    }
)
"""Stage → what it is called, and what is counted in it."""


class Progress:
    """Speaks only to a person at a terminal, and leaves nothing behind there; in a pipe it is silent."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._stage = ""
        self._count = 0
        self._shown = ""
        self._last = time.monotonic()

    def observe(self, stage: str, about: str) -> None:
        """Told what begins now. Shows a new stage at once, and ten times a second how many were done in it.
        In a stage without words, such as telling of problems, the line is empty.
        """
        if self._stream is None:
            return
        words, counted = _WORDS.get(stage, ("", ""))
        if stage != self._stage:
            self._stage, self._count = stage, 0
            self._show(words)
        elif about:
            self._count += 1
            if time.monotonic() - self._last > _PAUSE:
                self._show(f"{self._count:,} {counted}")

    def clear(self) -> None:
        """Leaves the line empty for other words."""
        self._show("")

    def _show(self, words: str) -> None:
        if self._stream is not None and words != self._shown:
            self._shown = words
            self._last = time.monotonic()
            self._stream.write(f"{_CLEAR}{words} …" if words else _CLEAR)
            self._stream.flush()
