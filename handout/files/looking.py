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
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from msgspec import DecodeError, msgpack

from handout.files.manifest import MANIFEST, decode
from handout.files.marks import READ, Seen, mark_of
from handout.files.preparing import Alive, Prepared, prepare, undo
from handout.forking import can_fork, deaf, processors

_WORTH_IT = 20_000
"""A shorter manifest, in bytes, lists so few files that this process has read them itself as soon."""
_MOST_BYTES = 1 << 24
_TICK = 50_000_000
"""Nanoseconds in which a file could change twice without its time telling."""

_Wish = list[bytes | None] | None
"""Where the next site is to be prepared, and the spare folders; None when nothing is to be done."""
_Report = tuple[dict[str, Seen], list[str], bool]
"""The fields of `Prepared`."""


class Look:
    """Begins to look at once. Use it in a `with` block: the other process ends with it at the latest."""

    stage: Path | None = None
    """Where the other process was asked to prepare the folder of the next site."""

    def __init__(self, folder: Path) -> None:
        self._process = self._line = self._wish = 0
        self._spare: Path | None = None
        if _is_worth_it(folder):
            with suppress(OSError):  # no more processes or file handles: then nothing is known
                self._begin(folder)

    def __enter__(self) -> Look:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def _begin(self, folder: Path) -> None:
        with ExitStack() as unless_begun:
            ours, theirs = _pipe(unless_begun)
            wish, wished = _pipe(unless_begun)
            with deaf():
                parent, process = os.getpid(), os.fork()
                if process == 0:
                    os.close(ours)
                    os.close(wished)
                    _work(folder, wish, theirs, parent)
                self._process, self._line, self._wish = process, ours, wished
                os.close(theirs)
                os.close(wish)
                unless_begun.pop_all()

    def prepare(self, stage: Path, spare: Path | None) -> None:
        """Asks for the folder of the next site at `stage`, which is not there yet, out of the `spare` ones."""
        if self._process:
            self.stage, self._spare = stage, spare
            self._ask([os.fsencode(stage), None if spare is None else os.fsencode(spare)])

    def seen(self) -> Prepared:
        """What was seen of each file that the folder's manifest lists; nothing if that could not be done. Waits for the
        other process. What it prepared is the caller's then, who has to see to it that nothing is left at `stage`.
        """
        data = b""
        if self._process and self.stage is None:
            self._ask(None)
        with suppress(OSError):
            while self._line and (more := os.read(self._line, 1 << 20)):
                data += more
        self._end()
        with suppress(DecodeError):
            seen, linked, usable = msgpack.decode(data, type=_Report)
            return Prepared(seen, frozenset(linked), usable)
        return Prepared({}, frozenset(), usable=True)

    def give_up(self) -> None:
        """Takes back what was prepared and not used. For the one who holds the lock of the folder."""
        self._end()
        if self.stage is not None:
            undo(self.stage, self._spare)

    def _ask(self, wish: _Wish) -> None:
        with suppress(OSError):  # it died: seen when it should answer
            os.write(self._wish, msgpack.encode(wish))

    def _end(self) -> None:
        """Lets go of the other process."""
        if self._process:
            os.close(self._line)
            os.close(self._wish)
            with suppress(OSError):
                os.kill(self._process, signal.SIGKILL)
                os.waitpid(self._process, 0)
            self._process = self._line = self._wish = 0


def _is_worth_it(folder: Path) -> bool:
    if processors() == 1 or not can_fork():
        return False
    try:
        return (folder / MANIFEST).stat().st_size > _WORTH_IT
    except OSError:
        return False


def _pipe(unless_begun: ExitStack) -> tuple[int, int]:
    ends = os.pipe()
    for end in ends:
        unless_begun.callback(os.close, end)
    return ends


def _work(folder: Path, wish: int, line: int, parent: int) -> NoReturn:
    """What the other process does, all its life."""

    def alive() -> None:
        if os.getppid() != parent:
            os._exit(1)

    try:
        seen = dict(_seen(folder))
        made = _prepared(folder, seen, msgpack.decode(os.read(wish, 1 << 16), type=_Wish), alive)
        left = memoryview(msgpack.encode((made.seen, list(made.linked), made.usable)))
        while left:
            left = left[os.write(line, left) :]
    except BaseException:
        os._exit(1)
    os._exit(0)


def _prepared(folder: Path, seen: Mapping[str, Seen], wish: _Wish, alive: Alive) -> Prepared:
    made = None
    if wish is not None and wish[0] is not None:
        spare = None if wish[1] is None else Path(os.fsdecode(wish[1]))
        made = prepare(Path(os.fsdecode(wish[0])), spare, folder, seen, alive)
    return Prepared(seen, (), usable=True) if made is None else made


def _seen(folder: Path) -> Iterator[tuple[str, Seen]]:
    for path in (*(decode((folder / MANIFEST).read_bytes()) or ()), MANIFEST):
        with suppress(OSError):
            descriptor = os.open(f"{folder}/{path}", READ | getattr(os, "O_NONBLOCK", 0))
            try:
                status = os.fstat(descriptor)
                settled = time.time_ns() - max(status.st_ctime_ns, status.st_mtime_ns) > _TICK
                if settled and stat.S_ISREG(status.st_mode) and status.st_size <= _MOST_BYTES:
                    data = os.read(descriptor, status.st_size + 1)
                    if len(data) == status.st_size and mark_of(os.fstat(descriptor)) == mark_of(status):
                        yield path, Seen(mark_of(status), hashlib.sha256(data).digest())
            finally:
                os.close(descriptor)
