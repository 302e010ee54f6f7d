"""What the operating system refuses, in plain words."""

from __future__ import annotations

import errno
from types import MappingProxyType

from handout.problems import Place, Problem

_UNCHANGED = "the published site is unchanged"
_FULL = ("disk-full", "there is no room left on the disk", "free some space, then build again")
_FORBIDDEN = ("no-permission", "this account may not", "check who owns the file and its folder")
_HANDLES = ("too-many-open-files", "too many files are open", "close other programs or raise the limit (ulimit -n)")
_GONE = ("file-vanished", "it disappeared or is a broken link", "build again once nothing else changes the files")

_WORDS = MappingProxyType(
    {
        errno.ENOSPC: _FULL,
        errno.EDQUOT: _FULL,
        errno.EFBIG: ("disk-full", "it grows over the allowed size", "raise the limit (ulimit -f), then build again"),
        errno.EACCES: _FORBIDDEN,
        errno.EPERM: _FORBIDDEN,
        errno.EROFS: ("read-only-disk", "the disk can only be read", "choose another place with --out"),
        errno.EMFILE: _HANDLES,
        errno.ENFILE: _HANDLES,
        errno.ENAMETOOLONG: ("name-too-long", "the name is too long", "give the page or file a shorter name"),
        errno.ENOENT: _GONE,
        errno.ELOOP: ("link-loop", "this link leads back to itself", "put the real file here"),
        errno.EEXIST: ("file-exists", "it is there already", "choose another name"),
        errno.ENOTDIR: ("file-exists", "there is a file where a folder is needed", "choose another name"),
        errno.EXDEV: (
            "folder-in-use",
            "it is part of another disk",
            "delete it, or choose a folder inside it with --out",
        ),
        errno.EBUSY: ("folder-in-use", "another program holds it", "close that program, or choose a folder inside it"),
        errno.EIO: ("disk-fault", "the disk gave a fault", "check the disk"),
    }
)


def os_fault(error: OSError, path: str, doing: str) -> Problem:
    """The problem that stands for `error`, met while `doing` (`read`, `write`, `replace`) the file or folder `path`."""
    unknown = ("system-error", error.strerror or type(error).__name__, "ask whoever looks after this computer")
    code, why, remedy = _WORDS.get(error.errno or 0, unknown)
    return Problem(Place(path), code, f"cannot {doing} this: {why}", f"{remedy}; {_UNCHANGED}")
