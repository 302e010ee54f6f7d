"""Where the time of a run goes: by stage, and by file or page within one."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Final

START: Final = "start"


class Stopwatch:
    """An observer of the stages: the time from one call to the next belongs to what the first one named."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter, before: float | None = None) -> None:
        """`clock` counts seconds. `before`: what had passed when the clock began; else the processor time so far."""
        self._clock = clock
        self._last = clock()
        self._now = (START, "")
        self._stages = defaultdict[str, float](float)
        self._stages[START] = time.process_time() if before is None else before
        self._items = defaultdict[tuple[str, str], float](float)

    def observe(self, stage: str, about: str) -> None:
        """Told what begins now."""
        now = self._clock()
        passed, (last, item) = now - self._last, self._now
        self._stages[last] += passed
        if item:
            self._items[last, item] += passed
        self._last, self._now = now, (stage, about)

    def stages(self) -> Mapping[str, float]:
        """Stage → seconds, in the order in which they began. The sum is the whole run until the last call."""
        return dict(self._stages)

    def items(self) -> Mapping[tuple[str, str], float]:
        """Stage and file or page → seconds."""
        return dict(self._items)
