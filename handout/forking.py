"""Beginning another process that is a copy of this one: whether it is safe, and what it must not hear."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_REQUESTS = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What asks a program to stop."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """A copy of a process with threads can hang on a lock that no thread of the copy will ever open."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def deaf() -> Iterator[None]:
    """Requests to stop wait until the block is left. A process that is begun in it and never leaves it does not hear
    them: they come to the whole group (Ctrl-C, a closed terminal, `timeout`), and are for the one who started us.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _REQUESTS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def beside(work: Callable[[Callable[[], None]], None]) -> Iterator[Callable[[], bool]]:
    """Does `work` in a copy of this process while the block runs.

    What the block gets waits for it, and says whether it was done; it was not when no copy could be begun, and when it
    failed or was killed. Left before that, the block ends the copy. `work` gets what it has to call now and then: it
    ends the copy when this process is no more.
    """
    process, waited = 0, False

    def done() -> bool:
        nonlocal waited
        waited = True
        return bool(process) and os.waitpid(process, 0)[1] == 0

    try:
        with deaf():  # until its number is known here
            process = _begun(work)
        yield done
    finally:
        if process and not waited:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _begun(work: Callable[[Callable[[], None]], None]) -> int:
    """The number of the copy that does `work`, 0 without one."""
    if not can_fork():
        return 0
    parent = os.getpid()

    def alive() -> None:
        if os.getppid() != parent:
            os._exit(1)

    try:
        process = os.fork()
    except OSError:  # no more processes or memory
        return 0
    if process == 0:
        try:
            work(alive)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return process
