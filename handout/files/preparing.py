"""The folder of the next site, prepared by another process while the pages are made: all files of the published site
are in it, as links. Publishing takes out what does not stay and puts in what is new.

At every moment all that lies in the folder is listed in the manifest in it, so what a killed build leaves is tidied up.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path

from handout.files.manifest import MANIFEST
from handout.files.marks import Mark, Seen, but_for_links, mark_of
from handout.files.place import next_to
from handout.files.spare import FOLDER_MODE, Begun, begin, put_by, write_one
from handout.files.tree import parents, remove, survey
from handout.value import Value

Alive = Callable[[], None]
"""Ends this process if the one that began it is no more."""


class Prepared(Value, frozen=True):
    """What lies in the folder of the next site."""

    seen: Mapping[str, Seen]
    """The files of the published site, as they are now: a new name for a file changes one of its times."""
    linked: Collection[str]
    """Those of them that are in the folder. Nothing else is, but a manifest and folders that `seen` needs."""
    usable: bool
    """As in `Begun`."""


def prepare(
    stage: Path, spare: Path | None, published: Path, seen: Mapping[str, Seen], alive: Alive
) -> Prepared | None:
    """Makes `stage`, with the files that are still as they were `seen`. None when the site is another by now.

    Raises OSError. Calls `alive` before each step, which must not be done for a build that was killed.
    """
    manifest = (published / MANIFEST).read_bytes()
    if MANIFEST not in seen or hashlib.sha256(manifest).digest() != seen[MANIFEST].sum:
        return None
    alive()
    begun = begin(stage, spare, manifest, parents(seen))
    for folder in sorted(begun.missing):
        alive()
        os.mkdir(f"{stage}/{folder}")
        os.chmod(f"{stage}/{folder}", FOLDER_MODE)
    linked = {}
    for path in sorted(seen.keys() - {MANIFEST}):
        alive()
        now = _link(f"{published}/{path}", f"{stage}/{path}", seen[path].mark)
        if now is not None:
            linked[path] = Seen(now, seen[path].sum)
    return Prepared({**seen, **linked}, linked.keys(), begun.usable)


def _link(place: str, new: str, mark: Mark) -> Mark | None:
    """Links a file, if it is still as it was, and gives its mark as it is then."""
    if mark_of(os.lstat(place)) != mark:
        return None
    os.link(place, new)
    now = mark_of(os.lstat(place))
    return now if but_for_links(now) == but_for_links(mark) else None


def adapt(stage: Path, prepared: Prepared, kept: Collection[str], new: bytes, folders: Collection[str]) -> Begun:
    """Leaves in `stage` only the linked files that are `kept`, and those of its folders that are among the needed
    `folders`; `new` is its manifest then. Raises OSError.
    """
    for path in sorted(prepared.seen.keys() - {MANIFEST} - (set(prepared.linked) & set(kept))):
        with suppress(FileNotFoundError):  # not linked
            os.unlink(f"{stage}/{path}")
    have = parents(prepared.seen)
    for path in sorted(have - set(folders), reverse=True):
        os.rmdir(f"{stage}/{path}")
    _exchange_manifest(stage, new)
    return Begun(set(folders) - have, as_new=False, usable=prepared.usable)


def _exchange_manifest(stage: Path, new: bytes) -> None:
    """In one step: without a manifest nobody would know whose files these are. The new one lies in a folder of its own
    until then, which is known by it.
    """
    other = next_to(stage)
    try:
        os.mkdir(other)
        write_one(f"{other}/{MANIFEST}", new)
        os.replace(f"{other}/{MANIFEST}", f"{stage}/{MANIFEST}")
    finally:
        remove(other, (), ())


def undo(stage: Path, spare: Path | None) -> None:
    """Takes back a folder that was prepared and not needed. Raises nothing: the next build tidies up what is left."""
    with suppress(OSError):
        tree = survey(stage)
        if tree.foreign or not stage.exists():
            return
        if spare is None or tree.droppings or not put_by(stage, spare, tree.files):
            remove(stage, {*tree.files, *tree.droppings}, tree.folders)
