"""All bytes a build starts from, read once."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from handout.addresses import SETTINGS
from handout.filenames import same_file
from handout.files.faults import os_fault
from handout.files.names import is_left_out, name_problem, printable, spelled
from handout.problems import Checked, Place, Problem, in_order
from handout.sources import Sources

FOLDERS = ("content", "templates", "static")
MOST_BYTES = 50_000_000
"""A single file above this is a mistake (a video, a disk image) that would only fill the memory."""

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Should a pipe come in the place of a file just now, nobody waits for it."""
_TRIES = 3
_CHANGED = "this file changed while it was being read"
_MOVED = "files came, went or got other names here while this folder was being read"
_Mark = tuple[int, int, int]
"""A file's size, time and number: when one is another, so may be the content."""


def read(root: Path) -> Checked[Sources]:
    """Every source under `root`: site.yaml, content/, templates/, static/, by path with forward slashes, sorted.

    Hidden files and editors' backups are passed over. What cannot or must not be read is a problem: a link that leads
    out of the project, a link to a folder, a device, a file of more than 50 MB, two names that Windows takes for one, a
    file or folder that somebody keeps changing. Without such a problem, all of this lay there at one moment.
    """
    for _ in range(_TRIES):
        found = tuple(_walk(root.resolve()))
        changed = [one for one in found if not isinstance(one, Problem) and not one.is_still_so()]
        if not changed:  # else somebody saves right now: what was read may be half old, half new
            break
    problems = [one for one in found if isinstance(one, Problem)]
    problems += [_restless(one.path, _CHANGED if isinstance(one, _File) else _MOVED) for one in changed]
    files = sorted((file.path, file.data) for file in found if isinstance(file, _File))
    problems += _name_clashes(path for path, _ in files)
    return Checked(Sources(dict(files)), in_order(problems))


class _File(NamedTuple):
    """A file as it was read."""

    path: str
    data: bytes
    place: str
    mark: _Mark

    def is_still_so(self) -> bool:
        """Whether the file is the one that was read, all of it."""
        try:
            return len(self.data) == self.mark[0] and _mark(os.stat(self.place)) == self.mark
        except OSError:
            return False


class _Folder(NamedTuple):
    """What lay in a folder as it was looked through."""

    path: str
    names: frozenset[str]
    place: str

    def is_still_so(self) -> bool:
        """Whether the same files lie there: else one that moved to another folder may have been met in neither."""
        try:
            return all(is_left_out(name) for name in self.names.symmetric_difference(os.listdir(self.place)))
        except OSError:
            return False


class _Tops(NamedTuple):
    """Which of the places where sources can lie there were. What else lies beside them does not matter."""

    names: frozenset[str]
    path: str
    root: Path

    def is_still_so(self) -> bool:
        """Whether the same ones are there."""
        return frozenset(name for _, name, _ in _tops(self.root)) == self.names


def _mark(status: os.stat_result) -> _Mark:
    return status.st_size, status.st_mtime_ns, status.st_ino


def _walk(root: Path) -> Iterator[_File | _Folder | _Tops | Problem]:
    waiting = list(_tops(root))
    yield _Tops(frozenset(name for _, name, _ in waiting), ".", root)
    while waiting:
        place, path, mode = waiting.pop()
        try:
            if stat.S_ISLNK(mode):
                mode = _followed(root, Path(place), path)
            if (odd := name_problem(path, path.rpartition("/")[2])) is not None:
                yield odd
            if odd is not None and odd.code == "odd-file-name":
                continue
            if stat.S_ISDIR(mode):
                with os.scandir(place) as entries:
                    inside = list(entries)
                yield _Folder(path, frozenset(entry.name for entry in inside), place)
                kept = (entry for entry in inside if not is_left_out(entry.name))
                waiting += [(entry.path, f"{path}/{entry.name}", _kind(entry)) for entry in kept]
            else:
                yield _one_file(place, path, mode)
        except _Refused as refused:
            yield refused.problem
        except OSError as error:
            yield os_fault(error, printable(path), "read")


def _tops(root: Path) -> Iterator[tuple[str, str, int]]:
    for name in (SETTINGS, *FOLDERS):
        place = str(root / name)
        with suppress(FileNotFoundError, NotADirectoryError):
            yield place, name, os.lstat(place).st_mode


def _kind(entry: os.DirEntry[str]) -> int:
    """The part of its mode that the folder itself tells; 0 for a pipe, a device or the like."""
    if entry.is_symlink():
        return stat.S_IFLNK
    if entry.is_dir(follow_symlinks=False):
        return stat.S_IFDIR
    return stat.S_IFREG if entry.is_file(follow_symlinks=False) else 0


class _Refused(Exception):  # noqa: N818 - not an error of the program
    def __init__(self, path: str, code: str, message: str, help_: str) -> None:
        self.problem = Problem(Place(printable(path)), code, message, help_)


def _restless(path: str, message: str) -> Problem:
    return _Refused(path, "file-changing", message, "build again once nothing else changes the files").problem


def _followed(root: Path, place: Path, path: str) -> int:
    """The mode of the file that a link leads to."""
    try:
        target = place.resolve(strict=True)
    except RuntimeError:  # before Python 3.13; an OSError since
        raise OSError(errno.ELOOP, "") from None
    hidden = target.is_relative_to(root) and any(part.startswith(".") for part in target.relative_to(root).parts)
    if hidden or not target.is_relative_to(root):
        message = "this is a link to a file outside the project"
        raise _Refused(path, "link-outside", message, "replace the link by a copy of the file")
    mode = target.stat().st_mode
    if stat.S_ISDIR(mode):
        message = "this is a link to a folder, and only real folders are read"
        raise _Refused(path, "link-to-folder", message, "replace the link by a real folder")
    return mode


def _one_file(place: str, path: str, mode: int) -> _File:
    if not stat.S_ISREG(mode):
        raise _Refused(path, "not-a-file", "this is not an ordinary file", "remove it or move it elsewhere")
    descriptor = os.open(place, _READ)
    try:
        status = os.fstat(descriptor)
        size = status.st_size
        if size > MOST_BYTES:
            message = f"this file has {size // 1_000_000} MB, and the most is {MOST_BYTES // 1_000_000} MB"
            raise _Refused(path, "file-too-big", message, "make it smaller, or keep it on another site and link to it")
        return _File(spelled(path), _bytes(descriptor, size), place, _mark(status))
    finally:
        os.close(descriptor)


def _bytes(descriptor: int, size: int) -> bytes:
    """What the file holds: in one call, if the system gives it all at once, and a byte more if it grew meanwhile."""
    data = os.read(descriptor, size + 1)
    while len(data) < size and (more := os.read(descriptor, size - len(data))):
        data += more
    return data


def _name_clashes(paths: Iterable[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path in paths:
        known = first.setdefault(same_file(path), path)
        if known is not path:
            yield Problem(
                Place(path),
                "same-file-name",
                f'Windows and Mac take this file and "{known}" for one',
                "give one of them a name that differs in more than capital letters",
            )
