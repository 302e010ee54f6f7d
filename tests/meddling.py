"""What somebody does to a published file while a site is built, and what a build must give back."""

from __future__ import annotations

import os
from pathlib import Path


def altered(place: Path) -> None:
    """As somebody does who wants nobody to notice: the size and the time of the file stay."""
    times = place.stat()
    place.write_bytes(place.read_bytes()[::-1])
    os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))


def replaced(place: Path) -> None:
    """Another file takes its place."""
    other = place.with_name("other")
    other.write_bytes(b"<h1>Other</h1>")
    other.replace(place)


def handles() -> int:
    """How many files and pipes this process holds open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())
