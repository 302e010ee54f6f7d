"""Puts a finished folder in another's place, in one step where the system can."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

_AT_FDCWD = -100
_LINUX_RENAME_EXCHANGE = 2
_MAC_RENAME_SWAP = 2
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a kernel or file system without the exchange says."""


def replace_folder(new: Path, old: Path, aside: Path) -> None:
    """Makes `new` stand where `old` stood; the former content of `old` then stands at `new`. `old` may be missing.

    `aside` is used only where no single step exists: a build killed between the two renames leaves the old folder
    there, and `publishing.reserve` puts it back. Raises OSError; `old` is then as it was.
    """
    if not old.exists():
        new.rename(old)
    elif not _swapped(new, old):
        try:
            old.rename(aside)
            new.rename(old)
        except BaseException:
            if aside.exists() and not old.exists():
                aside.rename(old)
            raise
        aside.rename(new)


def settle(folder: Path) -> None:
    """Has the disk under `folder` write down what it still holds in memory, so that a power cut cannot leave the new
    folder's name with empty files. One call for the whole disk: far cheaper than one a file.
    """
    import ctypes  # noqa: PLC0415 - an unchanged site needs no exchange

    sync = getattr(ctypes.CDLL(None), "syncfs", None) if sys.platform.startswith("linux") else None
    if sync is not None:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                sync(descriptor)
            finally:
                os.close(descriptor)
    elif hasattr(os, "sync"):
        os.sync()


def _swapped(new: Path, old: Path) -> bool:
    """Exchanges two folders in one step; False when this system cannot."""
    if sys.platform == "win32":
        return False
    import ctypes  # noqa: PLC0415

    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(os.fsencode(new), os.fsencode(old), ctypes.c_uint(_MAC_RENAME_SWAP))
    elif hasattr(library, "renameat2"):
        exchange = ctypes.c_uint(_LINUX_RENAME_EXCHANGE)
        failed = library.renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), exchange)
    else:
        return False
    number = ctypes.get_errno()
    if failed and number not in _CANNOT:
        raise OSError(number, os.strerror(number), str(old))
    return not failed
