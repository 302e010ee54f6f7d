"""Whether a published folder still holds what a build put there, byte for byte."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handout.files.faults import os_fault
from handout.files.manifest import MANIFEST, decode
from handout.files.names import DROPPINGS, printable
from handout.files.place import shown
from handout.problems import Checked, Place, Problem, in_order

_TRIES = 3
_HELP = "a new build puts the right one back; find out who changed it"


@dataclass(frozen=True, slots=True)
class Listed:
    """The list that a folder was compared with."""

    files: int
    """How many it names."""
    digest: str
    """SHA-256 of the list itself, in hexadecimal: one number that stands for every byte of the site."""


def verify(root: Path, out: Path, kept: Path | None = None) -> Checked[Listed | None]:
    """Compares the folder `out` with its manifest, or with the copy `kept` of one. Only reads.

    The value is None when there is no list to compare with (`not-published`, `damaged-manifest`). Each file that is
    altered (`altered-file`), gone (`lost-file`) or not listed (`foreign-file`) is a problem with its path.
    """
    name = shown(root.resolve(), out.absolute())
    place, label = (out / MANIFEST, f"{name}/{MANIFEST}") if kept is None else (kept, kept.as_posix())
    for _ in range(_TRIES):
        before = _mark(out)
        found = _verified(out, name, place, label, against_kept=kept is not None)
        if _mark(out) == before:  # else a build put another folder there while this one was read
            break
    return found


def _verified(out: Path, name: str, place: Path, label: str, *, against_kept: bool) -> Checked[Listed | None]:
    try:
        data = place.read_bytes() if against_kept or stat.S_ISREG(place.lstat().st_mode) else b""  # a pipe never ends
    except (FileNotFoundError, NotADirectoryError):
        message = f"there is no published site here: {MANIFEST} is missing" if not against_kept else "it does not exist"
        help_ = "build first, or name the folder with --out" if not against_kept else "see where it was kept"
        return Checked(None, (Problem(Place(label if against_kept else name), "not-published", message, help_),))
    except OSError as error:
        return Checked(None, (os_fault(error, label, "read"),))
    sums = decode(data)
    if sums is None:
        message = "this list of the published files is damaged, so nothing can be compared with it"
        help_ = "compare with a copy that you kept (--manifest FILE), or build again"
        return Checked(None, (Problem(Place(label), "damaged-manifest", message, help_),))
    digest = hashlib.sha256(data).hexdigest()
    expected = {**sums, MANIFEST: digest}
    return Checked(Listed(len(sums), digest), in_order(_differences(out, name, expected)))


def _differences(out: Path, name: str, expected: Mapping[str, str]) -> Iterator[Problem]:
    seen = set()
    for path, found in _walk(out, name):
        seen.add(path)
        if isinstance(found, Problem):
            yield found
        elif path not in expected:
            message, help_ = "no build put this here", "move it out; what belongs to the site goes into static/"
            yield Problem(Place(f"{name}/{printable(path)}"), "foreign-file", message, help_)
        elif found != expected[path]:
            message = "this is not the file that was published"
            yield Problem(Place(f"{name}/{path}"), "altered-file", message, _HELP)
    for path in expected.keys() - seen:
        message, help_ = "this file was published, and is gone", "a new build puts it back; find out who took it away"
        yield Problem(Place(f"{name}/{path}"), "lost-file", message, help_)


def _walk(out: Path, name: str) -> Iterator[tuple[str, str | Problem]]:
    """Every file with its SHA-256; for a link, pipe or device a word that no sum is; or why it could not be read."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(f"{out}/{inside}") as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield inside, os_fault(error, f"{name}/{printable(inside)}", "read")
            continue
        for entry in listed:
            path = f"{inside}/{entry.name}" if inside else entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.name.lower() not in DROPPINGS:
                try:
                    yield path, _sum(entry)
                except OSError as error:
                    yield path, os_fault(error, f"{name}/{printable(path)}", "read")


def _sum(entry: os.DirEntry[str]) -> str:
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return "not a file"
    with open(entry.path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _mark(folder: Path) -> tuple[int, int, int] | None:
    """Tells one publication from another. Two builds later the same folder may stand there again, filled anew."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns
