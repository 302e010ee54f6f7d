"""What tells that a file is still the one that was read."""

from __future__ import annotations

import os

from handout.value import Value

READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

Mark = tuple[int, ...]


class Seen(Value, frozen=True):
    """A file as it was: as long as `mark_of` it is the same, so are its bytes."""

    mark: Mark
    sum: bytes
    """The SHA-256 of its bytes."""

    @property
    def mode(self) -> int:
        """Its kind and rights, as in `os.stat_result`."""
        return self.mark[2]


def mark_of(status: os.stat_result) -> Mark:
    """What changes whenever a file's bytes or rights do, or another file takes its place."""
    return (status.st_dev, status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def but_for_links(mark: Mark) -> Mark:
    """The part of a mark that another name for the same file leaves as it is."""
    return mark[:-1]
