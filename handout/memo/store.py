"""Parsed texts on disk.

Sixteen files, one line a text. A page's front matter alone gives eight short texts, so a file for each would mean
80,000 files for 10,000 pages; and a single file would be rewritten whole for one edited page. Each file is replaced in
one step, so a build that is killed loses nothing but the memory of its own work.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

import handout
from handout.memo.coding import decode, encode
from handout.model import Document

LIBRARIES = ("Markdown", "pyphen")
"""What the Markdown step stands on; `tests/test_memo.py` holds it to that."""
_KEY = 64
_SUM = 32
_MOST_BYTES = 1_000_000_000


def step() -> bytes:
    """A digest of everything that a parsed text depends on besides the text: this program, its libraries, Python."""
    digest = hashlib.sha256(platform.python_implementation().encode() + platform.python_version().encode())
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}\0".encode())
    package = Path(handout.__file__).parent
    for source in sorted(package.rglob("*.py")):
        digest.update(f"{source.relative_to(package).as_posix()}\0".encode() + source.read_bytes() + b"\0")
    return digest.digest()


class Memo:
    """Remembers what each text became. Use it in a `with` block: what is new is written at its end.

    An entry that is damaged, foreign or of another version is as good as none. So is a folder that cannot be written.
    """

    def __init__(self, folder: Path | None, parse: Callable[[str], Document], of: bytes | None = None) -> None:
        """Remembers `parse` in `folder`, or not at all if that is None. `of`: what `parse` depends on (`step()`)."""
        self._folder = folder
        self._parse = parse
        self._step = b"" if folder is None else (step() if of is None else of)
        self._kept: dict[str, dict[bytes, bytes]] = {}
        self._used: dict[str, dict[bytes, bytes]] = {}
        self._changed: set[str] = set()
        self.hits = 0
        self.misses = 0

    def __enter__(self) -> Memo:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.save()

    def parse(self, text: str) -> Document:
        """What `text` becomes, remembered or parsed now."""
        if self._folder is None:
            return self._parse(text)
        key = hashlib.sha256(self._step + text.encode("utf-8", "surrogatepass")).hexdigest().encode()
        known = self._recall(key)
        if known is not None:
            self.hits += 1
            return known
        self.misses += 1
        document = self._parse(text)
        payload = encode(document)
        shard = chr(key[0])
        self._used[shard][key] = key + self._sum(key, payload) + payload
        self._changed.add(shard)
        return document

    def save(self) -> None:
        """Writes what is new. Entries that no page needed any more go once they outnumber the others."""
        for shard, used in self._used.items():
            stale = {key: line for key, line in self._kept[shard].items() if key not in used}
            crowded = len(stale) > len(used)
            if shard in self._changed or crowded:
                with suppress(OSError):
                    self._write(shard, used if crowded else {**stale, **used})
        self._changed.clear()

    def _recall(self, key: bytes) -> Document | None:
        shard = chr(key[0])
        if shard not in self._kept:
            self._kept[shard] = self._load(shard)
            self._used[shard] = {}
        line = self._used[shard].get(key) or self._kept[shard].get(key)
        if line is None or line[_KEY : _KEY + _SUM] != self._sum(key, line[_KEY + _SUM :]):
            return None
        try:
            document = decode(line[_KEY + _SUM :])
        except (ValueError, TypeError, LookupError, RecursionError):
            return None
        self._used[shard][key] = line
        return document

    def _sum(self, key: bytes, payload: bytes) -> bytes:
        return hashlib.blake2b(key + payload, digest_size=_SUM // 2, key=self._step).hexdigest().encode()

    def _load(self, shard: str) -> dict[bytes, bytes]:
        place = self._place(shard)
        try:
            if not place.is_file() or place.stat().st_size > _MOST_BYTES:
                return {}
            return {line[:_KEY]: line for line in place.read_bytes().split(b"\n") if line}
        except OSError:
            return {}

    def _write(self, shard: str, lines: dict[bytes, bytes]) -> None:
        place = self._place(shard)
        place.parent.mkdir(parents=True, exist_ok=True)
        new = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            new.write_bytes(b"".join(lines[key] + b"\n" for key in sorted(lines)))
            new.replace(place)
        finally:
            new.unlink(missing_ok=True)

    def _place(self, shard: str) -> Path:
        return (self._folder or Path()) / f"documents-{shard}"
