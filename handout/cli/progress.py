"""How far a long build has come, on one line that is written over."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO, TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
_PAUSE = 0.1
_CLEAR = "\r\x1b[K"


class Progress:
    """Speaks only to a person at a terminal, and leaves nothing behind there; in a pipe it is silent."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._count = 0
        self._last = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._stream is not None:
            self._stream.write(_CLEAR)
            self._stream.flush()

    def say(self, words: str) -> None:
        """Shows what is being done now."""
        if self._stream is not None:
            self._stream.write(f"{_CLEAR}{words} …")
            self._stream.flush()

    def counting(self, what: str, work: Callable[[_Given], _Made]) -> Callable[[_Given], _Made]:
        """`work`, showing ten times a second how often it was done."""
        if self._stream is None:
            return work

        def counted(given: _Given) -> _Made:
            self._count += 1
            if time.monotonic() - self._last > _PAUSE:
                self._last = time.monotonic()
                self.say(f"{self._count:,} {what}")
            return work(given)

        return counted
