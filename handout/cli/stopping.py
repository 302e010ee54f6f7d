"""Being asked to stop: Ctrl-C, a cancelled job, a closed terminal."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Those that this system has are heeded. SIGKILL cannot be, and need not be."""


class Stopped(KeyboardInterrupt):
    """Somebody asked this program to stop. Raised once, wherever it is; what tidies up then works undisturbed."""

    def __init__(self, number: int = signal.SIGINT) -> None:
        super().__init__()
        self.code = 128 + number
        """The exit code that shells and CI systems expect."""


@contextmanager
def stoppable() -> Iterator[None]:
    """While the block runs, a request to stop raises Stopped. One that was to be ignored (`nohup`) still is."""
    if threading.current_thread() is not threading.main_thread():  # only there does Python let signals be heeded
        yield
        return
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    usual = {number: signal.getsignal(number) for number in numbers}
    heeded = [number for number in numbers if usual[number] not in {signal.SIG_IGN, None}]

    def stop(number: int, _: FrameType | None) -> NoReturn:
        for each in heeded:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    for number in heeded:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, usual[number])
