"""Which file names are left out, and which ones do not work everywhere."""

from __future__ import annotations

import re
import unicodedata

from handout.problems import Place, Problem, Severity

DROPPINGS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
"""What Macs and Windows leave in a folder that was looked at, lower-case."""
_PUBLISHED_HIDDEN = frozenset({".well-known"})
"""A hidden name that is part of a web site by standard (RFC 8615)."""
_BACKUP_ENDINGS = ("~", ".bak", ".orig", ".swp", ".swo", ".tmp")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_IMPOSSIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]|[ .]$')


def is_left_out(name: str) -> bool:
    """Whether a file or folder of this name is none of ours: hidden, an editor's backup, a system's dropping."""
    if name in _PUBLISHED_HIDDEN:
        return False
    backup = name.endswith(_BACKUP_ENDINGS) or name.startswith("~$") or (name[:1] == name[-1:] == "#")
    return name.startswith(".") or backup or name.lower() in DROPPINGS


def spelled(name: str) -> str:
    """The name in Unicode's composed form (NFC), in which sources and addresses are compared."""
    return unicodedata.normalize("NFC", name)


def printable(path: str) -> str:
    """The path with what cannot be shown replaced."""
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", path)


def name_problem(path: str, name: str) -> Problem | None:
    """What is wrong with `name`, the last part of `path`: an error if no site can hold it, a warning for Windows."""
    if _IMPOSSIBLE.search(name):
        return Problem(
            Place(printable(path)),
            "odd-file-name",
            "this file name holds characters that cannot be part of an address",
            "rename it with letters, digits and hyphens",
        )
    if _NOT_ON_WINDOWS.search(name) or _DEVICE.fullmatch(name):
        return Problem(
            Place(path),
            "file-name-not-portable",
            f'a file cannot be called "{name}" on Windows',
            "rename it with letters, digits and hyphens",
            Severity.WARNING,
        )
    return None
