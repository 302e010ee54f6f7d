"""The memory on disk: values by what they were made of, in packs."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import cache, cached_property
from io import FileIO
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, TypeVar

import handout
from handout.memo import compiled
from handout.memo.ahead import Notes, done_ahead
from handout.memo.coding import UNWRITABLE, decode, encode
from handout.memo.packs import Packs, Writer
from handout.outputs import deflated
from handout.recall import Fleeting, Memory

T = TypeVar("T")
LIBRARIES = (
    *("babel", "imagesize", "jinja2", "markdown", "markupsafe", "msgspec"),
    *("pydantic", "pydantic-core", "pyphen", "pyyaml", "selectolax", "tinycss2"),
)
"""What a build stands on; `tests/test_memo.py` holds it to that."""
LARGE = "large"
"""The pack of long values, which are seldom needed and so read one by one."""
ROWS = "rows"
"""Of what is kept for one build after the other, so that only the latest is read."""
NOWHERE = ""
"""For values that only this build needs."""
_SHELF = MappingProxyType(
    {
        "build": "builds",
        "check": "builds",
        "rows": ROWS,
        "texts": LARGE,
        "bytes": LARGE,
        "bare": NOWHERE,
        "rules": NOWHERE,
    }
)
_BY_CONTENT = frozenset({"needs", "bytes", "bare"})
"""Steps whose keys are digests of the values: one value is as good as the next."""
_COMPILED = frozenset({"css", "rules", "images", "tongue"})
"""Steps whose values may have been made when the program was compiled."""
_KEY, _MARK = 32, 8
_AT_HAND = 4_000_000
"""So many bytes of new long values stay unpacked: on a small site, each page is looked at three times."""
_UNREADABLE = (ValueError, TypeError, LookupError, RecursionError, zlib.error)


def step() -> bytes:
    """A digest of everything that a value depends on besides its key: this program, its libraries, Python."""
    digest = hashlib.sha256(f"{sys.implementation.name} {sys.version}".encode())
    digest.update("\0".join(versions()).encode())
    package = str(Path(handout.__file__).parent)
    modules = [f"{folder}/{name}" for folder, _, names in os.walk(package) for name in names if name.endswith(".py")]
    for module in sorted(modules):
        name = module[len(package) :].replace(os.sep, "/")
        with FileIO(module) as file:
            digest.update(f"{name}\0".encode() + file.readall() + b"\0")
    return digest.digest()


def versions() -> tuple[str, ...]:
    """The installed libraries with their versions: `jinja2-3.1.6`, as the folders beside them are called.

    Asking `importlib.metadata` takes longer than a whole build in which nothing changed.
    """
    found: dict[str, str] = {}
    for folder in map(Path, sys.path):
        with suppress(OSError):
            for place in folder.iterdir():
                name, _, rest = place.name.lower().partition("-")
                if rest.endswith((".dist-info", ".egg-info")) and name.replace("_", "-") in LIBRARIES:
                    found.setdefault(name, place.name)
    return tuple(found[name] for name in sorted(found))


class Memo:
    """Remembers values in a folder. Use it in a `with` block: what is new is written at its end.

    A value that is damaged, foreign or of another version is as good as none. Where the folder cannot be written,
    values are kept until the end of the build.
    """

    def __init__(self, folder: Path | None, of: bytes | None = None) -> None:
        """Without a folder, values are kept until the end of the build. `of`: what all values depend on besides their
        keys (`step()`).
        """
        self._folder = folder
        self._of = of
        self._packs: dict[str, Packs] = {}
        self._writers: dict[str, Writer | None] = {}
        self._used: set[bytes] = set()
        self._fleeting = Fleeting()
        self._at_hand: dict[bytes, Any] = {}
        self._room = _AT_HAND
        self._loose: dict[bytes, bytes] = {}
        """Packed values that could not be written, or need not be."""
        self.found: dict[str, int] = {}
        """Step → how many of its values were remembered."""
        self.made: dict[str, int] = {}
        """Step → how many had to be made."""

    def __enter__(self) -> Memo:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.save()

    @cached_property
    def seal(self) -> bytes:
        """What all values depend on besides their keys."""
        return step() if self._of is None else self._of

    @cached_property
    def _compiled(self) -> compiled.Compiled:
        return compiled.read(self.seal)

    @property
    def compiled(self) -> Mapping[bytes, bytes]:
        """As `recall.Memory.compiled`."""
        return self._compiled.code

    @property
    def hits(self) -> int:
        """How many values were remembered."""
        return sum(self.found.values()) if self._folder is not None else 0

    @property
    def misses(self) -> int:
        """How many values had to be made."""
        return sum(self.made.values()) if self._folder is not None else 0

    def find(self, step: str, key: bytes, kind: type[T]) -> T | None:
        """As `recall.Memory.find`."""
        full = _full(step, key)
        if step in _COMPILED and full in self._compiled.values:
            return decode(self._compiled.values[full], kind)  # type: ignore[no-any-return]
        self._used.add(full)
        value: T | None = self._at_hand.get(full) or self._fleeting.find(step, key, kind)
        if value is None:
            value = self._read(_shelf(step), full, kind)
        if value is not None:
            self.found[step] = self.found.get(step, 0) + 1
        return value

    def has(self, step: str, key: bytes) -> bool:
        """As `recall.Memory.has`."""
        full = _full(step, key)
        self._used.add(full)
        shelf = _shelf(step)
        packs = self._packs.get(shelf) or self._opened(shelf)
        if packs is not None and packs.has(full):
            return True
        writer = self._writers.get(shelf)
        return (writer is not None and writer.has(full)) or full in self._loose or self._fleeting.has(step, key)

    def touch(self, step: str, keys: Collection[bytes]) -> None:
        """As `recall.Memory.touch`."""
        mark = _mark(step)
        self._used.update([mark + key[_MARK:] for key in keys])
        self.found[step] = self.found.get(step, 0) + len(keys)

    def keep(self, step: str, key: bytes, kind: type[T], value: T) -> None:
        """As `recall.Memory.keep`."""
        if not self._add(step, key, lambda: self.pack(step, value)):
            self._fleeting.keep(step, key, kind, value)
        elif isinstance(value, bytes) and len(value) <= self._room and self._is_large(_shelf(step)):
            self._room -= len(value)
            self._at_hand[_full(step, key)] = value

    def _add(self, step: str, key: bytes, pack: Callable[[], bytes]) -> bool:
        """Notes that there is a new value and writes it, if it can be written."""
        full = _full(step, key)
        self._at_hand.pop(full, None)
        self._used.add(full)
        self.made[step] = self.made.get(step, 0) + 1
        writer = self._writer(_shelf(step))
        try:
            if writer is not None:
                writer.add(full, pack())
                return True
        except OSError:
            self._give_up(_shelf(step))
        except UNWRITABLE:
            return False
        return False

    def ahead(self, works: Sequence[Callable[[Memory], object]]) -> Mapping[int, str]:
        """As `recall.Memory.ahead`, with all processors, if there is enough to do."""
        return done_ahead(works, self, self.pack, self._keep_packed)

    def pack(self, step: str, value: object) -> bytes:
        """A value of this step as it is written."""
        return _packed(value, large=self._is_large(_shelf(step)))

    def _keep_packed(self, step: str, key: bytes, data: bytes) -> None:
        if step in _BY_CONTENT and self.has(step, key):
            return
        if not self._add(step, key, lambda: data):
            self._loose[_full(step, key)] = data

    def _is_large(self, shelf: str) -> bool:
        """Whether values are worth being compressed: long ones that go to the disk."""
        return shelf == LARGE and self._folder is not None

    def save(self) -> None:
        """Writes what is new. What no page needed any more goes once it outnumbers the rest."""
        for shelf, writer in self._writers.items():
            packs = self._packs[shelf]
            with suppress(OSError):
                if writer is not None:
                    writer.finish()
                    packs.tidy(self._used)
        for packs in self._packs.values():
            packs.close()
        self._packs, self._writers = {}, {}

    def _read(self, shelf: str, full: bytes, kind: type[T]) -> T | None:
        packs, writer = self._packs.get(shelf) or self._opened(shelf), self._writers.get(shelf)
        data = None
        with suppress(OSError):
            data = writer.find(full) if writer is not None else None
        if data is None and packs is not None:
            data = packs.find(full)
        data = self._loose.get(full) if data is None else data
        try:
            return None if data is None else _unpacked(data, kind, large=self._is_large(shelf))
        except _UNREADABLE:
            return None

    def _opened(self, shelf: str) -> Packs | None:
        if self._folder is not None and shelf != NOWHERE and shelf not in self._packs:
            self._packs[shelf] = Packs(self._folder, shelf, self.seal, whole=shelf not in {LARGE, ROWS})
        return self._packs.get(shelf)

    def _writer(self, shelf: str) -> Writer | None:
        packs = self._opened(shelf)
        if packs is not None and shelf not in self._writers:
            self._writers[shelf] = None
            with suppress(OSError):
                self._writers[shelf] = packs.writer()
        return self._writers.get(shelf)

    def _give_up(self, shelf: str) -> None:
        """Writes no more there: the disk is full, or the folder cannot be written."""
        writer, self._writers[shelf] = self._writers[shelf], None
        if writer is not None:
            writer.drop()


def noted(make: Callable[[Memory], object]) -> Mapping[bytes, bytes]:
    """What `make` keeps in the memory that it gets, for `compiled`."""
    notes = Notes(Fleeting(), lambda _, value: encode(value))
    make(notes)
    return {_full(step, key): data for step, key, data in notes.taken if step in _COMPILED}


def _shelf(step: str) -> str:
    return _SHELF.get(step, "pages")


def _full(step: str, key: bytes) -> bytes:
    """What a value is kept under. Keys are digests nearly always, so most of one and a mark for the step do."""
    if len(key) == _KEY:
        return _mark(step) + key[_MARK:]
    return hashlib.blake2b(step.encode() + b"\0" + key, digest_size=_KEY).digest()


@cache
def _mark(step: str) -> bytes:
    return hashlib.blake2b(step.encode(), digest_size=_MARK).digest()


def _packed(value: object, *, large: bool) -> bytes:
    if isinstance(value, bytes):
        return deflated(value) if large else value
    return zlib.compress(encode(value), 1) if large else encode(value)


def _unpacked(data: bytes, kind: Any, *, large: bool) -> Any:
    data = zlib.decompress(data) if large else data
    return data if kind is bytes else decode(data, kind)
