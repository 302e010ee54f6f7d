"""Where an output folder may lie: never where it could hide or destroy somebody's work."""

from __future__ import annotations

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
