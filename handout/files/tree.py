"""What lies in a folder that a build made, and its careful removal."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from handout.files.manifest import MANIFEST, decode, is_cut_short
from handout.files.names import DROPPINGS
from handout.value import Value


class Tree(Value, frozen=True):
    """A folder's content, sorted into ours and not ours."""

    complete: bool = False
    """Whether it has a manifest: a site that a build finished."""
    files: frozenset[str] = frozenset()
    """Ours: listed in the manifest, with the manifest itself."""
    folders: tuple[str, ...] = ()
    """Those that the manifest's files need."""
    droppings: tuple[str, ...] = ()
    """What a Mac or Windows leaves behind; kept, but no reason to stop."""
    foreign: tuple[str, ...] = ()
    """Everything else, folders we did not make (with a slash at the end) included."""


def survey(folder: Path, *, deep: bool = True, any_folder: bool = False) -> Tree:
    """Sorts what lies in `folder` into what its manifest lists and what it does not; a missing folder is
    an empty one. Raises OSError.

    Without `deep`, only what lies right in it. With `any_folder`, all folders count as ours, needed or not.
    """
    if not folder.exists():
        return Tree()
    data = _manifest_bytes(folder)
    listed = None if data is None else decode(data)
    begun = listed is not None or (data is not None and is_cut_short(data))
    ours = {*(listed or ()), MANIFEST} if begun else set()
    needed = parents(ours)
    folders: list[str] = []
    files: set[str] = set()
    droppings: list[str] = []
    foreign: list[str] = []
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(f"{folder}/{inside}") as entries:
            for entry in entries:
                path = f"{inside}/{entry.name}" if inside else entry.name
                if entry.is_dir(follow_symlinks=False):
                    if any_folder or path in needed:
                        folders.append(path)
                        if deep:
                            waiting.append(path)
                    else:
                        foreign.append(f"{path}/")
                elif path in ours and entry.is_file(follow_symlinks=False):
                    files.add(path)
                elif entry.name.lower() in DROPPINGS and entry.is_file(follow_symlinks=False):
                    droppings.append(path)
                else:
                    foreign.append(path)
    return Tree(
        listed is not None, frozenset(files), tuple(sorted(folders)), tuple(sorted(droppings)), tuple(sorted(foreign))
    )


def parents(paths: Iterable[str]) -> set[str]:
    """Every folder that `paths` need."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def remove(folder: Path, paths: Iterable[str], folders: Iterable[str]) -> bool:
    """Removes the files `paths` from `folder`, then those of its `folders` that are empty. Whether nothing is left.

    Anything else that lies there stays. The manifest goes last, so that a build killed here can be tidied up later.
    """
    for path in sorted(set(paths) - {MANIFEST}):
        with suppress(OSError):
            os.unlink(f"{folder}/{path}")
    for emptied in sorted(set(folders), reverse=True):
        with suppress(OSError):
            os.rmdir(f"{folder}/{emptied}")
    with suppress(OSError):
        if {entry.name for entry in folder.iterdir()} <= {MANIFEST}:
            (folder / MANIFEST).unlink(missing_ok=True)
            folder.rmdir()
    return not folder.exists()


def _manifest_bytes(folder: Path) -> bytes | None:
    place = folder / MANIFEST
    with suppress(FileNotFoundError):
        if stat.S_ISREG(place.lstat().st_mode):
            return place.read_bytes()
    return None
