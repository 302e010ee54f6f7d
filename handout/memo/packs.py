"""Many small values in few files, as Git keeps its objects.

A pack is written once and never changed: values one behind the other, then an index of them. Each build adds at most
one pack with what it made, so a killed build or two builds at once can lose work but spoil nothing. A value is read
from its place, so that a build which needs one of ten thousand reads one.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(r"([a-z]+)-(\d{8,18})")
_UNFINISHED = re.compile(r"\d+-[0-9a-f]{8}\.new")
_MAGIC = b"handout pack 1\n"
_SUM = 16
_ROW = struct.Struct(">32sQI")
"""A row of the index: key, offset, length."""
_FOOT = 8 + 8 + _SUM
"""Where the index begins, how long the whole pack is, the checksum of the index."""
_MOST_BYTES = 1 << 36
_MOST_INDEX = 1 << 29
_FULL = 1 << 20
_MOST_PACKS = 12
_MOST_UNUSED = 3
"""So many times as large as what is used may packs become."""


class Pack:
    """One file of values, open for reading."""

    def __init__(self, place: Path, file: int, *, whole: bool) -> None:
        self.place = place
        self.bytes = os.fstat(file).st_size
        self._file = file
        self._data = _read(file, 0, self.bytes) if whole and self.bytes <= _MOST_BYTES else None

    def read(self, offset: int, length: int) -> bytes:
        """Raises OSError."""
        if self._data is not None:
            return self._data[offset : offset + length]
        return _read(self._file, offset, length)

    def index(self, seal: bytes) -> bytes | None:
        """The rows of the index; None when this is no pack, is damaged or has another seal. Raises OSError."""
        if not len(_MAGIC) + _FOOT <= self.bytes <= _MOST_BYTES or self.read(0, len(_MAGIC)) != _MAGIC:
            return None
        foot = self.read(self.bytes - _FOOT, _FOOT)
        start, size = int.from_bytes(foot[:8], "big"), int.from_bytes(foot[8:16], "big")
        length = self.bytes - _FOOT - start
        if length < 0 or length > _MOST_INDEX or length % _ROW.size or size != self.bytes:
            return None
        index = self.read(start, length)
        return index if foot[16:] == checksum(seal, b"index", index) else None

    def is_ours(self) -> bool:
        """Whether it begins as all packs do, harmed or cut short as it may be; else it may be somebody's own.

        Raises OSError.
        """
        return self.read(0, len(_MAGIC)) == _MAGIC[: self.bytes]

    def close(self) -> None:
        """Lets go of the file."""
        with suppress(OSError):
            os.close(self._file)


class Packs:
    """All packs of one kind in a folder. What is damaged, foreign or made by another version counts as not there."""

    def __init__(self, folder: Path, kind: str, seal: bytes, *, whole: bool = False) -> None:
        """`seal`: what the values depend on besides their keys; packs with another one are not ours. `whole`: read
        each pack at once, because most of it will be needed.
        """
        self._folder = folder
        self._kind = kind
        self._seal = seal[:32]
        self._whole = whole
        self._entries: dict[bytes, tuple[Pack, int, int]] = {}
        self._packs: list[Pack] = []
        self._useless: list[Path] = []
        self._last = 0
        for number, place in sorted(self._places()):
            self._last = number
            with suppress(OSError):
                self._open(place)

    def find(self, key: bytes) -> bytes | None:
        """The value kept for `key`, whole and unharmed; else None."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        try:
            data = entry[0].read(entry[1], entry[2])
        except OSError:
            return None
        value = data[_SUM:]
        return value if data[:_SUM] == checksum(self._seal, key, value) else None

    def has(self, key: bytes) -> bool:
        """Whether there is a value for `key`, which may turn out to be damaged."""
        return key in self._entries

    def writer(self) -> Writer:
        """For one new pack, which counts more than all before it. Raises OSError."""
        return Writer(self._folder, self._kind, self._last, self._seal)

    def tidy(self, used: set[bytes]) -> None:
        """Removes what is of no use to anybody, and joins packs when they are too many or mostly unused. Call it when
        all is written. Raises OSError; then all is as it was.
        """
        alive = sum(length for key, (_, _, length) in self._entries.items() if key in used)
        total = sum(pack.bytes for pack in self._packs)
        if total > _FULL and total > _MOST_UNUSED * alive:
            self._join({key for key in self._entries if key in used}, self._packs)
        elif len(self._packs) > _MOST_PACKS:
            largest = max(self._packs, key=lambda pack: pack.bytes)
            moved = {key for key, entry in self._entries.items() if entry[0] is not largest}
            self._join(moved, [pack for pack in self._packs if pack is not largest])
        for place in self._useless:
            with suppress(OSError):
                place.unlink()
        for place in self._folder.iterdir():
            if _UNFINISHED.fullmatch(place.name) is not None:
                _remove_unless_in_use(place)

    def close(self) -> None:
        """Lets go of the files."""
        for pack in self._packs:
            pack.close()
        self._packs, self._entries = [], {}

    def _join(self, keys: set[bytes], packs: list[Pack]) -> None:
        """Writes the values for `keys` into one pack, which makes `packs` useless."""
        writer = self.writer()
        try:
            for key in keys:
                value = self.find(key)
                if value is not None:
                    writer.add(key, value)
            writer.finish()
        finally:
            writer.drop()
        self._useless += [pack.place for pack in packs]

    def _places(self) -> Iterator[tuple[int, Path]]:
        with suppress(OSError):
            for place in self._folder.iterdir():
                name = _NAME.fullmatch(place.name)
                if name is not None and name[1] == self._kind:
                    yield int(name[2]), place

    def _open(self, place: Path) -> None:
        """Adds what a pack holds."""
        if not place.is_file():  # a pipe would keep us waiting
            return
        pack = Pack(place, os.open(place, os.O_RDONLY | getattr(os, "O_BINARY", 0)), whole=self._whole)
        index = pack.index(self._seal)
        if index is None:
            if pack.is_ours():
                self._useless.append(place)
            pack.close()
            return
        self._packs.append(pack)
        self._entries.update((key, (pack, offset, length)) for key, offset, length in _ROW.iter_unpack(index))


class Writer:
    """Writes one pack. Until it is finished nobody can see it."""

    def __init__(self, folder: Path, kind: str, last: int, seal: bytes) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._kind = kind
        self._last = last
        self._seal = seal
        self._place = folder / f"{os.getpid()}-{os.urandom(4).hex()}.new"
        self._file = self._place.open("xb+", buffering=0)
        _hold(self._file.fileno())
        self._waiting = bytearray(_MAGIC)
        self._size = len(_MAGIC)
        self._rows: dict[bytes, tuple[int, int]] = {}

    def add(self, key: bytes, value: bytes) -> None:
        """Adds a value. Raises OSError."""
        self._rows[key] = (self._size, _SUM + len(value))
        self._waiting += checksum(self._seal, key, value) + value
        self._size += _SUM + len(value)
        if len(self._waiting) > _FULL:
            self.flush()

    def has(self, key: bytes) -> bool:
        """Whether a value for `key` was added."""
        return key in self._rows

    def find(self, key: bytes) -> bytes | None:
        """A value added before. Raises OSError.

        Writes nothing: a copy of this process that looks for a value shares the file with it.
        """
        row = self._rows.get(key)
        if row is None:
            return None
        data = self._read(*row)
        return data[_SUM:] if data[:_SUM] == checksum(self._seal, key, data[_SUM:]) else None

    def _read(self, offset: int, length: int) -> bytes:
        still_waiting = offset - (self._size - len(self._waiting))
        if still_waiting >= 0:
            return bytes(self._waiting[still_waiting : still_waiting + length])
        return _read(self._file.fileno(), offset, length)

    def finish(self) -> None:
        """Makes the pack one that later builds use. Raises OSError; the pack is then gone."""
        try:
            index = b"".join(_ROW.pack(key, at, length) for key, (at, length) in self._rows.items())
            start = self._size
            self._waiting += index
            size = start + len(index) + _FOOT
            self._waiting += start.to_bytes(8, "big") + size.to_bytes(8, "big") + checksum(self._seal, b"index", index)
            self.flush()
            self._file.close()
            self._take_a_name()
        finally:
            self.drop()

    def drop(self) -> None:
        """Gives up what is not finished."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._place.unlink(missing_ok=True)

    def _take_a_name(self) -> None:
        """The next number; another build may have taken it meanwhile."""
        for number in range(self._last + 1, self._last + 1000):
            place = self._folder / f"{self._kind}-{number:08}"
            if not os.path.lexists(place):
                self._place.replace(place)
                return

    def flush(self) -> None:
        """Writes what waits to be written. Raises OSError."""
        waiting, self._waiting = memoryview(bytes(self._waiting)), bytearray()
        while waiting:
            waiting = waiting[self._file.write(waiting) or 0 :]


def checksum(seal: bytes, key: bytes, value: bytes) -> bytes:
    """Tells a value that was kept for this key from any other bytes."""
    return hashlib.blake2b(key + value, digest_size=_SUM, key=seal).digest()


def _read(file: int, offset: int, length: int) -> bytes:
    """Fewer bytes only at the end of the file. Raises OSError."""
    if hasattr(os, "pread"):  # leaves alone where others read and write, who have the same file open
        return _read_there(file, offset, length)
    os.lseek(file, offset, os.SEEK_SET)
    data = os.read(file, length)
    while len(data) < length and (more := os.read(file, length - len(data))):
        data += more
    os.lseek(file, 0, os.SEEK_END)  # where whoever writes to it goes on
    return data


def _read_there(file: int, offset: int, length: int) -> bytes:
    data = os.pread(file, length, offset)
    while len(data) < length and (more := os.pread(file, length - len(data), offset + len(data))):
        data += more
    return data


def _hold(file: int) -> bool:
    """Marks a file as being written, for as long as this program lives; False when another program has done so."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where an open file cannot be removed anyway
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _remove_unless_in_use(place: Path) -> None:
    with suppress(OSError):
        file = os.open(place, os.O_RDONLY)
        idle = _hold(file)
        os.close(file)
        if idle:
            place.unlink()
