"""One build at a time for each output folder, whichever account starts it."""

from __future__ import annotations

import os
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import FileLock

_LOOK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Held(Exception):  # noqa: N818 - not an error of the program
    """Another build holds the lock."""


def take(place: Path) -> FileLock:
    """The lock at `place`, held until `give_back` or the end of this process. Raises Held and OSError.

    One that a killed build of another account left is removed: the file may belong to it, but nobody holds it.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to load, and a check publishes nothing

    lock = FileLock(place, timeout=0)
    with warnings.catch_warnings():  # a disk without locks: filelock keeps others away by the file itself, and says so
        warnings.simplefilter("ignore")
        try:
            try:
                lock.acquire()
            except PermissionError:
                if not _cleared(place):
                    raise
                lock.acquire()
        except Timeout:
            raise Held from None
    return lock


def give_back(lock: FileLock) -> None:
    """Lets others build. Raises nothing: the lock ends with this process at the latest, and the site is there."""
    with suppress(OSError):  # while still held: filelock sees that a waiting lock has lost its file
        Path(lock.lock_file).unlink(missing_ok=True)
    with suppress(OSError):
        lock.release()


def _cleared(place: Path) -> bool:
    """Removes a lock that may not be written, if nobody holds it. Raises Held."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows

        descriptor = os.open(place, _LOOK)
    except (ImportError, OSError):
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        place.unlink()
    except BlockingIOError:
        raise Held from None
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True
