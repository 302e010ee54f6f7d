"""The same work on many things, on all processors at once.

Workers are forked: they begin with all that this process has in its memory, so only indexes go to them and only bytes
come back. Each result is sent as soon as it is there, so when a worker dies it is known on what. Nothing is promised:
what does not come back (no fork on this system, no process to be had, an error in the work) is for the caller to do.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from handout.forking import can_fork, deaf, processors

__all__ = ["SECONDS", "Result", "each"]

SECONDS = 120.0
"""The longest that one thing may take. `handout.limits` keeps pages far below."""
_AT_ONCE = 4
"""So many things are handed to a worker before it has done the first, so that it need not wait for the next."""
_NO_MEMORY = b"no memory"
_TOO_LONG = "it took too long"
_KILLED = "the computer ended it, most likely because its memory was full"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one thing."""

    index: int
    data: bytes | None
    """What the work gave; None when there is none."""
    stopped: str
    """Why the work could not go on, where doing it once more would be no better: for a message. Else empty."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    given: deque[int] = field(default_factory=deque)


def each(
    work: Callable[[int], bytes], count: int, workers: int | None = None, seconds: float = SECONDS
) -> Iterator[Result]:
    """The results of `work(0)` to `work(count - 1)`, in any order, some of them perhaps missing.

    `workers`: how many processes, else one for each processor. With one, or where none can be started, there are no
    results at all. Let nothing else start threads or write to files of the memory meanwhile.
    """
    many = min(processors() if workers is None else workers, count)
    if many > 1 and can_fork():
        yield from _Crew(work, count, seconds).results(many)


class _Crew:
    def __init__(self, work: Callable[[int], bytes], count: int, seconds: float) -> None:
        self._work = work
        self._seconds = seconds
        self._todo = deque(range(count))
        self._doubtful: set[int] = set()
        """A worker died on them once: the next one gets nothing else at the same time."""
        self._workers: list[_Worker] = []

    def results(self, many: int) -> Iterator[Result]:
        try:
            with suppress(OSError):  # no more processes, memory or file handles: those there are will do
                while len(self._workers) < many:
                    self._start()
            for worker in self._workers:
                self._give(worker)
            while any(worker.given for worker in self._workers):
                ready = wait([worker.line for worker in self._workers if worker.given], self._seconds)
                late = [worker for worker in self._workers if worker.given and not ready]
                for worker in (*late, *(other for other in self._workers if other.line in ready)):
                    yield from self._heard(worker, late=worker in late)
            for index in self._doubtful.intersection(self._todo):  # no worker could be had to try again
                yield Result(index, None, _KILLED)
        finally:
            for worker in self._workers:
                _end(worker)

    def _start(self) -> None:
        ours, theirs = multiprocessing.get_context("fork").Pipe()
        others = [ours, *(worker.line for worker in self._workers)]
        process = multiprocessing.get_context("fork").Process(
            target=_serve, args=(self._work, theirs, others), daemon=True
        )
        with deaf():
            try:
                process.start()
            except OSError:
                ours.close()
                raise
            finally:
                theirs.close()
            self._workers.append(_Worker(process, ours))

    def _give(self, worker: _Worker) -> None:
        while self._todo and len(worker.given) < _AT_ONCE:
            alone = self._todo[0] in self._doubtful
            if alone and worker.given:
                return
            worker.given.append(self._todo.popleft())
            with suppress(OSError):  # dead: that is noticed when it should answer
                worker.line.send(worker.given[-1])
            if alone:
                return

    def _heard(self, worker: _Worker, *, late: bool) -> Iterator[Result]:
        try:
            if late:
                raise EOFError
            data = worker.line.recv_bytes()
        except (EOFError, OSError):
            yield from self._lost(worker, _TOO_LONG if late else _KILLED)
            return
        index = worker.given.popleft()
        if data == _NO_MEMORY:
            yield Result(index, None, "there is not enough memory for it")
        else:
            yield Result(index, data[1:] if data[:1] == b"+" else None, "")
        self._give(worker)

    def _lost(self, worker: _Worker, why: str) -> Iterator[Result]:
        """A worker died, or does not answer any more: it was at the first thing that it was given."""
        _end(worker)
        self._workers.remove(worker)
        guilty, *others = worker.given
        self._todo.extendleft(reversed(others))
        if guilty in self._doubtful or why == _TOO_LONG:
            yield Result(guilty, None, why)
        else:  # it may have been chance: the computer had to end some process
            self._doubtful.add(guilty)
            self._todo.append(guilty)
        with suppress(OSError):
            self._start()
        for other in self._workers:
            self._give(other)


def _serve(work: Callable[[int], bytes], line: Connection, others: list[Connection]) -> None:
    """What a worker does until nobody is there any more to ask for more."""
    for other in others:  # else the end of that process would not be seen as long as a worker lives
        other.close()
    with suppress(EOFError, OSError):
        while True:
            index = line.recv()
            try:
                data = b"+" + work(index)
            except MemoryError:
                data = _NO_MEMORY
            except Exception:  # whoever does it next will meet it again, where it can be told
                data = b"-"
            line.send_bytes(data)


def _end(worker: _Worker) -> None:
    worker.line.close()
    worker.process.kill()
    worker.process.join()
    worker.process.close()
