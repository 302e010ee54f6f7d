"""The folders of the former site, kept empty until the next has to be written.

Making and removing one folder for each page took longer than everything else in publishing. No file is kept: no page
that was taken back lies around, and whatever is found there was put there by somebody else.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from handout.files.manifest import MANIFEST
from handout.files.tree import Tree, remove, survey
from handout.value import Value

FILE_MODE = 0o644
FOLDER_MODE = 0o755


def spare_in(cache: Path, name: str) -> Path:
    """Where among what is remembered the spare folders of the site called `name` are kept."""
    return cache / f"folders-{hashlib.sha256(os.fsencode(name)).hexdigest()[:16]}"


class Begun(Value, frozen=True):
    """The folder of the next site, with a manifest and nothing else in it but folders."""

    missing: Collection[str]
    """The folders it needs and does not have."""
    as_new: bool
    """Whether folders that are made in it have the right mode by themselves."""
    usable: bool
    """False when something lies among the spare folders that no build put there: they are left alone, and not used."""


def begin(stage: Path, spare: Path | None, manifest: bytes, needed: Collection[str]) -> Begun:
    """Makes the folder `stage` with this manifest, out of the spare ones if there are.

    The manifest comes before anything that is not known as ours without it. Raises OSError.
    """
    tree = Tree() if spare is None else _looked_at(spare)
    have: set[str] = set()
    with suppress(OSError):  # they stay, and all folders are made anew: on another disk, for one
        if spare is not None and not tree.foreign:
            have = _taken(stage, spare, tree, manifest, needed)
    as_new = False
    if not stage.exists():
        stage.mkdir()
        as_new = _is_as_new(stage.lstat())
        os.chmod(stage, FOLDER_MODE)
        write_one(f"{stage}/{MANIFEST}", manifest)
    return Begun(set(needed) - have, as_new, not tree.foreign)


def put_by(stage: Path, spare: Path, files: Iterable[str]) -> bool:
    """Empties the former site, which stands at `stage`, of its `files` and keeps its folders. False when something
    stands in the way; what is left is then still at `stage`, with its manifest.
    """
    try:
        for path in sorted(set(files) - {MANIFEST}):
            os.unlink(f"{stage}/{path}")
        spare.parent.mkdir(exist_ok=True)
        os.rename(stage, spare)
    except OSError:
        return False
    with suppress(OSError):  # the next build removes it
        os.unlink(f"{spare}/{MANIFEST}")
    return True


def write_one(place: str, data: bytes) -> None:
    """Writes a file that must not exist yet. Raises OSError."""
    with open(place, "xb") as file:
        file.write(data)
    os.chmod(place, FILE_MODE)


def _looked_at(spare: Path) -> Tree:
    try:
        return Tree(foreign=(spare.name,)) if spare.is_symlink() else survey(spare, any_folder=True)
    except OSError:  # a file, or a folder that may not be entered
        return Tree(foreign=(spare.name,))


def _taken(stage: Path, spare: Path, tree: Tree, manifest: bytes, needed: Collection[str]) -> set[str]:
    """Turns the spare folders into `stage`; gives those of them that are needed."""
    if not spare.exists():
        return set()
    for path in (*sorted({*tree.files, *tree.droppings} - {MANIFEST}), *({MANIFEST} & tree.files)):
        os.unlink(f"{spare}/{path}")
    if not all(_is_as_new(os.lstat(f"{spare}/{path}")) for path in ("", *tree.folders)):
        remove(spare, (), tree.folders)  # somebody changed who may read or write there
        return set()
    for path in sorted(set(tree.folders) - set(needed), reverse=True):
        os.rmdir(f"{spare}/{path}")
    write_one(f"{spare}/{MANIFEST}", manifest)
    os.rename(spare, stage)
    return set(tree.folders) & set(needed)


def _is_as_new(status: os.stat_result) -> bool:
    own = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    return own and stat.S_IMODE(status.st_mode) == FOLDER_MODE
