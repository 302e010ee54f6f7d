"""Beginning another process that is a copy of this one: whether it is safe, and what it must not hear."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
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
