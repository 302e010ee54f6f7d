"""Where an output folder may lie: never where it could hide or destroy somebody's work."""

from __future__ import annotations

import itertools
import os
from os.path import lexists
from pathlib import Path

from handout.problems import Place, Problem

_KEPT = frozenset({"content", "templates", "static", "handout", "tests", "docs", "schemas", ".git", ".venv", ".cache"})
"""Folders of the project that are written by people or other tools."""


def shown(root: Path, folder: Path) -> str:
    """How problems name the folder: relative to the project where it lies inside."""
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.as_posix()


def place_problem(root: Path, folder: Path) -> Problem | None:
    """Why `folder` can never be an output folder, or None. Both are absolute; only `folder` itself may be a link."""
    message = ""
    if root.is_relative_to(folder):
        message = "this folder holds the project itself"
    elif folder.is_relative_to(root) and folder.relative_to(root).parts[0].casefold() in _KEPT:
        message = f'the site cannot be put into the project\'s own folder "{folder.relative_to(root).parts[0]}"'
    elif folder.is_symlink():
        message = "this is a link to another place"
    elif any(place.exists() and not place.is_dir() for place in (folder, *folder.parents)):
        message = "there is a file where the site needs a folder"
    if not message:
        return None
    return Problem(Place(shown(root, folder)), "output-place", message, "choose another folder with --out")


def meeting(root: Path, folder: Path, cache: Path) -> Problem | None:
    """The problem of an output folder that is one with the cache, or holds it: by a link, most likely."""
    real = cache.resolve()
    if not (real.is_relative_to(folder) or folder.is_relative_to(real)):
        return None
    message = f'"{cache.name}", where builds keep what they remember, leads to the same place'
    help_ = f"remove the link {cache.name}, or choose another folder with --out"
    return Problem(Place(shown(root, folder)), "output-place", message, help_)


def name_beside(folder: Path, kind: str) -> Path:
    """A free name for the folder of the `next` or the `last` site, where it can take the place of `folder`.

    In a container, the process number of a killed build is often that of the next one too.
    """
    return _free(f"{folder}.handout-{kind}-", os.getpid())


def next_to(stage: Path) -> Path:
    """A free name of the same kind, when there is a folder of the next site at `stage` already."""
    name, _, number = str(stage).rpartition("-")
    return _free(f"{name}-", int(number))


def _free(start: str, number: int) -> Path:
    return Path(next(name for name in (f"{start}{count}" for count in itertools.count(number)) if not lexists(name)))
