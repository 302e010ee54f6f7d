"""One new file, never over another."""

from __future__ import annotations

from pathlib import Path

from handout.files.faults import os_fault
from handout.problems import Problem


def create(root: Path, path: str, data: bytes) -> Problem | None:
    """Writes the file `path` (relative to `root`), which must not exist yet; its folder may be new. None when done."""
    place = root / path
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(data)
    except OSError as error:
        return os_fault(error, path, "write")
    return None
