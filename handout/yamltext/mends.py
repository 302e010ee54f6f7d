"""A YAML text with its slips mended, so that the parser can go on, and the way back to the places as typed."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import field
from msgspec.structs import replace

from handout.problems import Place, Problem
from handout.value import Value

Spot = tuple[int, int]
"""Line and column of the mended text, from 0."""


class Mends(Value, frozen=True):
    """The text to parse, line by line, and what was changed in it. Places are those of the text as typed."""

    lines: tuple[str, ...]
    first_line: int = 1
    path: str = ""
    problems: tuple[Problem, ...] = ()
    values: Mapping[Spot, Place] = field(default_factory=dict)
    """Where a mended value starts → where it stands as typed."""
    shifts: Mapping[int, int] = field(default_factory=dict)
    """Line → how many characters were put in (or, below zero, taken out) before its words."""
    holes: frozenset[Spot] = frozenset()
    """Where an entry that cannot be read has been replaced by a stand-in."""

    def place(self, line: int, column: int, end: int | None = None) -> Place:
        """The place as typed of a stretch of the mended text."""
        if (line, column) in self.values:
            return self.values[(line, column)]
        shift = self.shifts.get(line, 0) if self.shifts else 0
        start = max(1, column + 1 - shift)
        return Place(self.path, line + self.first_line, start, 0 if end is None else max(start, end + 1 - shift))

    def without(self, first: int, last: int, kept: str) -> Mends:
        """The same text with the lines of one entry taken out; `kept` stands for it, or nothing."""
        lines = list(self.lines)
        lines[first : last + 1] = ["" for _ in range(first, last + 1)]
        if not kept:
            return replace(self, lines=tuple(lines))
        lines[first] = kept + '"?"'
        return replace(self, lines=tuple(lines), holes=self.holes | {(first, len(kept))})
