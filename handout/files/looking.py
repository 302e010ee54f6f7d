"""A second process reads the published files while this one makes the next site.

Whether a file can stay is told by its bytes. Reading all of them takes as long as making one page of a large site, and
at the beginning of a build one processor has nothing to do.
"""

from __future__ import annotations

import hashlib
import os
import signal
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from msgspec import DecodeError, msgpack

from handout.files.manifest import MANIFEST, decode
from handout.forking import can_fork, deaf, processors

READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_WORTH_IT = 20_000
"""A shorter manifest, in bytes, lists so few files that this process has read them itself as soon."""
_MOST_BYTES = 1 << 24
_TICK = 50_000_000
"""Nanoseconds in which a file could change twice without its time telling."""

Mark = tuple[int, ...]


class Seen(NamedTuple):
    """A file as it was: as long as `mark_of` it is the same, so are its bytes."""

    mark: Mark
    sum: bytes
    """The SHA-256 of its bytes."""

    @property
    def mode(self) -> int:
        """Its kind and rights, as in `os.stat_result`."""
        return self.mark[2]


class Look:
    """Begins to look at once. Use it in a `with` block: the other process ends with it at the latest."""

    def __init__(self, folder: Path) -> None:
        self._process = self._line = 0
        if _is_worth_it(folder):
            with suppress(OSError):  # no more processes or file handles: then nothing is known
                self._begin(folder)

    def __enter__(self) -> Look:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def _begin(self, folder: Path) -> None:
        ours, theirs = os.pipe()
        with deaf():
            try:
                process = os.fork()
                if process == 0:
                    _report(folder, theirs)
            except OSError:
                os.close(ours)
                raise
            finally:
                os.close(theirs)
            self._process, self._line = process, ours

    def files(self) -> Mapping[str, Seen]:
        """Path → what was seen of each file that the folder's manifest lists; none if that could not be done. Waits
        for the other process.
        """
        data = b""
        with suppress(OSError):
            while self._line and (more := os.read(self._line, 1 << 20)):
                data += more
        self._end()
        with suppress(DecodeError):
            return {path: Seen(*row) for path, row in msgpack.decode(data, type=dict[str, tuple[Mark, bytes]]).items()}
        return {}

    def _end(self) -> None:
        """Lets go of the other process."""
        if self._process:
            os.close(self._line)
            with suppress(OSError):
                os.kill(self._process, signal.SIGKILL)
                os.waitpid(self._process, 0)
            self._process = self._line = 0


def mark_of(status: os.stat_result) -> Mark:
    """What changes whenever a file's bytes or rights do, or another file takes its place."""
    return (status.st_dev, status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _is_worth_it(folder: Path) -> bool:
    if processors() == 1 or not can_fork():
        return False
    try:
        return (folder / MANIFEST).stat().st_size > _WORTH_IT
    except OSError:
        return False


def _report(folder: Path, line: int) -> None:
    """What the other process does, all its life."""
    try:
        left = memoryview(msgpack.encode(dict(_seen(folder))))
        while left:
            left = left[os.write(line, left) :]
    except BaseException:
        os._exit(1)
    os._exit(0)


def _seen(folder: Path) -> Iterator[tuple[str, tuple[Mark, bytes]]]:
    for path in (*(decode((folder / MANIFEST).read_bytes()) or ()), MANIFEST):
        with suppress(OSError):
            descriptor = os.open(f"{folder}/{path}", READ | getattr(os, "O_NONBLOCK", 0))
            try:
                status = os.fstat(descriptor)
                settled = time.time_ns() - max(status.st_ctime_ns, status.st_mtime_ns) > _TICK
                if settled and stat.S_ISREG(status.st_mode) and status.st_size <= _MOST_BYTES:
                    data = os.read(descriptor, status.st_size + 1)
                    if len(data) == status.st_size and mark_of(os.fstat(descriptor)) == mark_of(status):
                        yield path, (mark_of(status), hashlib.sha256(data).digest())
            finally:
                os.close(descriptor)
