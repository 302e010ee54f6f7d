"""The files of a finished site, by path. What did not change since the last build need not even be read."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial

from handout.value import Value

_LEVEL = 4


class Output(Value, frozen=True):
    """One file of the site."""

    sum: bytes
    """The SHA-256 of its bytes."""
    size: int
    fetch: Callable[[], bytes]
    """Gives the bytes."""


class Weight(Value, frozen=True):
    """A page and its size as it travels, in bytes of gzip."""

    path: str
    """Its output path."""
    page_bytes: int
    budget: int


class Outputs(Mapping[str, bytes]):
    """Path → bytes, fetched whenever they are asked for."""

    def __init__(self, made: Mapping[str, Output]) -> None:
        self._made = made

    def __getitem__(self, path: str) -> bytes:
        return self._made[path].fetch()

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def __contains__(self, path: object) -> bool:
        return path in self._made

    def output(self, path: str) -> Output:
        """What is known of the file without its bytes."""
        return self._made[path]


def output_of(data: bytes) -> Output:
    """The output that has these bytes."""
    return Output(hashlib.sha256(data).digest(), len(data), partial(bytes, data))


def outputs_of(files: Mapping[str, bytes]) -> Outputs:
    """The same files as outputs."""
    if isinstance(files, Outputs):
        return files
    return Outputs({path: output_of(data) for path, data in files.items()})


@lru_cache(maxsize=1)
def deflated(data: bytes) -> bytes:
    """A file in the format of zlib (RFC 1950). The latest is held: a page is packed for the memory, then weighed."""
    return zlib.compress(data, _LEVEL)
