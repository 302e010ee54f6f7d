"""Works done ahead by several processes, each of which notes what it would remember."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

from handout.recall import Fleeting, Memory

T = TypeVar("T")
Packed = tuple[str, bytes, bytes]
"""Step, key, value."""
_WORTH_IT = 48
"""With fewer works, processes take longer to start than they save."""


class Notes:
    """A memory with notes of what is kept in it: that of another process, for one."""

    def __init__(self, memory: Memory, pack: Callable[[str, object], bytes]) -> None:
        self._memory = memory
        self._pack = pack
        self._own = Fleeting()
        self.taken: list[Packed] = []

    def find(self, step: str, key: bytes, kind: type[T]) -> T | None:
        """As `recall.Memory.find`."""
        own = self._own.find(step, key, kind)
        return self._memory.find(step, key, kind) if own is None else own

    @property
    def compiled(self) -> Mapping[bytes, bytes]:
        """As `recall.Memory.compiled`."""
        return self._memory.compiled

    def has(self, step: str, key: bytes) -> bool:
        """As `recall.Memory.has`."""
        return self._own.has(step, key) or self._memory.has(step, key)

    def touch(self, step: str, keys: Collection[bytes]) -> None:
        """As `recall.Memory.touch`."""
        self._memory.touch(step, keys)

    def keep(self, step: str, key: bytes, kind: type[T], value: T) -> None:
        """As `recall.Memory.keep`."""
        self._own.keep(step, key, kind, value)
        self.taken.append((step, key, self._pack(step, value)))

    def ahead(self, works: Sequence[Callable[[Memory], object]]) -> Mapping[int, str]:  # noqa: ARG002 - as in Memory
        """Leaves all works for later: this is ahead already."""
        return {}


def done_ahead(
    works: Sequence[Callable[[Memory], object]],
    memory: Memory,
    pack: Callable[[str, object], bytes],
    keep: Callable[[str, bytes, bytes], None],
) -> Mapping[int, str]:
    """Does works as `recall.Memory.ahead`, reading from `memory`.

    `keep` gets all that they kept: step, key, packed value.
    """
    if len(works) < _WORTH_IT:
        return {}

    def work(index: int) -> bytes:
        notes = Notes(memory, pack)
        works[index](notes)
        return marshal.dumps(notes.taken)

    from handout import workers  # noqa: PLC0415 - slow to load, and few builds have that much to do

    stopped = {}
    for result in workers.each(work, len(works)):
        if result.data is not None:
            for packed in marshal.loads(result.data):  # noqa: S302 - from a process of our own
                keep(*packed)
        elif result.stopped:
            stopped[result.index] = result.stopped
    return stopped
