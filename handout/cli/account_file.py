"""The file that a report of a run goes to: a new one, an earlier report, or a pipe; never somebody's work."""

from __future__ import annotations

import os
from pathlib import Path

_SOURCES = ("content", "templates", "static")


def refusal(root: Path, out: Path, place: Path, head: str) -> str | None:
    """Why no report can be written to `place`, or None. `head`: how every report begins. Only looks."""
    try:
        if _is_stream(place):
            return None
        real = place.resolve()
        if real.is_relative_to(out.resolve()):
            return "it would become part of the published site"
        if any(real.is_relative_to(root.resolve() / folder) for folder in _SOURCES):
            return "it would become a source of the site"
        return _obstacle(real, head)
    except OSError as error:
        return error.strerror


def write(place: Path, text: str) -> str | None:
    """Puts `text` into the file, in one step where it is an ordinary one; why that failed, or None."""
    try:
        if _is_stream(place):
            place.write_bytes(text.encode())
            return None
        real = place.resolve()
        new = real.with_name(f".{real.name}.{os.getpid()}")
        try:
            new.write_bytes(text.encode())
            new.replace(real)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        return error.strerror
    return None


def _is_stream(place: Path) -> bool:
    """Whether it is a pipe, a terminal or the like, /dev/stdout for example."""
    return place.exists() and not place.is_file() and not place.is_dir()


def _obstacle(real: Path, head: str) -> str | None:
    if real.is_dir():
        return "it is a folder"
    if real.is_file() and real.stat().st_size and not _begins_with(real, head):
        return "it is there already, and it is no report of an earlier run"
    if not real.parent.is_dir():
        return "there is no such folder"
    return None if os.access(real if real.exists() else real.parent, os.W_OK) else "this account may not write there"


def _begins_with(place: Path, head: str) -> bool:
    with place.open("rb") as file:
        return file.read(len(head)) == head.encode()
