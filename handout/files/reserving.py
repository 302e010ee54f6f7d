"""Keeps an output folder for one build, and heals what killed ones left beside it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handout.files.faults import os_fault
from handout.files.locking import Held, give_back, take
from handout.files.looking import Look
from handout.files.place import meeting, name_beside, place_problem, shown
from handout.files.spare import spare_in
from handout.files.tree import Tree, remove, survey
from handout.problems import Checked, Place, Problem, enumerate_words
from handout.value import Value


class Output(Value, frozen=True):
    """A folder that this build, and for now no other, may replace. Only `reserve` makes one."""

    folder: Path
    name: str
    """How problems call it."""
    spare: Path | None = None
    """Where the emptied folders of the former site are kept for the next."""
    look: Look | None = None
    """Sees meanwhile what the folder holds."""

    def holds(self, path: str) -> bool:
        """Whether a file of this path lies there that a build of ours made."""
        return path in survey(self.folder).files

    def prepare(self) -> None:
        """Says that the site will most likely not stay as it is: the next one's folder can be begun."""
        if self.look is not None:
            self.look.prepare(name_beside(self.folder, "next"), self.spare)


@contextmanager
def reserve(root: Path, out: Path, cache: Path | None = None) -> Iterator[Checked[Output | None]]:
    """Keeps other builds away from `out` while the block runs, and tidies up after a killed one.

    Gives None and a problem when `out` is no place for a site of the project at `root` (it holds the project, lies
    among the sources, is a link, meets the cache), holds right in it what no build of ours put there, or is just being
    built by somebody else. Nothing has been touched then. What lies deeper is looked at by `publish`. Publishing may
    keep in the folder `cache` what makes the next one faster.
    """
    root = root.resolve()
    folder = out.resolve() if out.name in {"", ".."} else out.parent.resolve() / out.name
    name = shown(root, folder)
    refusal = place_problem(root, folder) or (None if cache is None else meeting(root, folder, cache))
    if refusal is not None:
        yield Checked(None, (refusal,))
        return
    # Before the lock is there, which the other process would hold too as long as it lives.
    with Look(folder) as look, _locked(folder, name) as problem:
        if problem is not None:
            yield Checked(None, (problem,))
        else:
            try:
                yield _taken_over(Output(folder, name, None if cache is None else spare_in(cache, name), look))
            finally:
                look.give_up()


@contextmanager
def _locked(folder: Path, name: str) -> Iterator[Problem | None]:
    """Holds the lock of a folder, unless there is a problem."""
    place = folder.parent / f".{folder.name}.handout.lock"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = take(place)
    except Held:
        help_ = "wait until it is done, then build again"
        yield Problem(Place(name), "another-build", "another build of this site is running", help_)
        return
    except OSError as error:
        named = f"{name.rpartition(folder.name)[0]}{place.name}" if os.path.lexists(place) else name
        yield os_fault(error, named, "write")
        return
    try:
        yield None
    finally:
        give_back(lock)


def not_ours(output: Output, tree: Tree) -> Problem | None:
    """Why a folder with this content must not be replaced, or None."""
    if not tree.foreign and (tree.complete or not tree.files):
        return None
    if not tree.complete:
        message = "this folder is not empty, and it was not made by a build of this site"
        return Problem(Place(output.name), "output-not-ours", message, "choose an empty or new folder with --out")
    listed = enumerate_words(tree.foreign, most=5)
    message = f"this folder holds what no build put there: {listed}"
    help_ = "move it out; what belongs to the site goes into static/"
    return Problem(Place(output.name), "foreign-file", message, help_)


def _taken_over(output: Output) -> Checked[Output | None]:
    """Heals what a killed build left, then sees whether the folder is ours."""
    try:
        _tidy_up(output.folder)
        if not_ours(output, survey(output.folder, deep=False)) is None:
            return Checked(output)
        refusal = not_ours(output, survey(output.folder))  # names what lies deeper too
    except OSError as error:
        return Checked(None, (os_fault(error, output.name, "read"),))
    return Checked(None, (refusal,)) if refusal else Checked(output)


def _tidy_up(folder: Path) -> None:
    left = re.compile(re.escape(folder.name) + r"\.handout-(next|last)-\d+")
    for entry in sorted(folder.parent.iterdir()):
        kind = left.fullmatch(entry.name)
        if kind is None or entry.is_symlink() or not entry.is_dir():
            continue
        try:
            tree = survey(entry)
        except PermissionError:  # another account's: it stays
            continue
        if kind[1] == "last" and tree.complete and not folder.exists():
            entry.rename(folder)
        elif not tree.foreign:
            remove(entry, [*tree.files, *tree.droppings], tree.folders)
