"""How far a long build has come, on one line that is written over."""

from __future__ import annotations

import time
from types import MappingProxyType, TracebackType
from typing import TextIO

_PAUSE = 0.1
_COUNTED = MappingProxyType({"article": "pages read", "checks": "pages checked", "page": "pages made"})
_CLEAR = "\r\x1b[K"


class Progress:
    """Speaks only to a person at a terminal, and leaves nothing behind there; in a pipe it is silent."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._counts: dict[str, int] = {}
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

    def made(self, step: str) -> None:
        """Counts what is made in a step of the build, showing it ten times a second."""
        words = _COUNTED.get(step)
        if words is None or self._stream is None:
            return
        self._counts[step] = self._counts.get(step, 0) + 1
        if time.monotonic() - self._last > _PAUSE:
            self._last = time.monotonic()
            self.say(f"{self._counts[step]:,} {words}")
