"""The marks of an icon array: part to whole, row by row from one corner, in one path for each state (RC-8).

After `z` a path stands where its mark began, so the next mark is a short relative step away, and the same bytes again:
a thousand marks take a few hundred bytes on the line.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from handout.value import Value


class Layout(Value, frozen=True):
    """How marks stand: the same in all arms of a figure."""

    columns: int
    rows: int
    pitch: int
    gap: int
    """The space after each block of `block` by `block` marks, which helps to count."""
    block: int
    shape: str
    """One mark, in relative commands from its start back to it."""
    start: tuple[Decimal, Decimal]
    """Where a mark starts in its cell."""
    span: tuple[Decimal, Decimal]
    """From where to where a mark reaches, across its cell."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole."""
        return self.corner(self.columns - 1, self.pitch), self.corner(self.rows - 1, self.pitch)

    def corner(self, at: int, more: int = 0) -> int:
        """Where the column or row begins."""
        return at * self.pitch + at // self.block * self.gap + more


_PERSON = "c0-2.6.9-3.7 2.4-4.2a2.1 2.1 0 1 1 2.2 0c1.5.5 2.4 1.6 2.4 4.2z"
LAYOUTS = {
    100: Layout(10, 10, 10, 3, 5, _PERSON, (Decimal("1.5"), Decimal(9)), (Decimal("1.5"), Decimal("8.5"))),
    1000: Layout(50, 20, 6, 4, 10, "h4v4h-4z", (Decimal(1), Decimal(1)), (Decimal(1), Decimal(5))),
}
"""For 100 people heads and shoulders; for 1,000 squares, in ten blocks of a hundred."""


class PartView(Value, frozen=True):
    """A mark of which only a part is filled: a window onto it."""

    x: int
    y: int
    width: str
    height: int
    path: str


class GridView(Value, frozen=True):
    """The paths of one arm."""

    width: int
    height: int
    filled: str
    rest: str
    part: PartView | None
    mark: str
    """One mark alone, for the key."""
    pitch: int


def grid(per: int, value: Decimal) -> GridView:
    """`value` of `per` marks filled; a half or a smaller part of a mark is filled from its left."""
    layout = LAYOUTS[per]
    value = min(value, Decimal(per))
    whole = int(value)
    width, height = layout.size
    return GridView(
        width=width,
        height=height,
        filled=_path(layout, 0, whole),
        rest=_path(layout, whole, per),
        part=_part(layout, whole, value - whole) if value > whole else None,
        mark=_begin(layout, 0, 0) + layout.shape,
        pitch=layout.pitch,
    )


@lru_cache(maxsize=1_000)
def _path(layout: Layout, first: int, end: int) -> str:
    """The marks from `first` until before `end`."""
    if first == end:
        return ""
    row, column = divmod(first, layout.columns)
    steps = [_begin(layout, layout.corner(column), layout.corner(row)) + layout.shape]
    for at in range(first + 1, end):
        below, beside = divmod(at, layout.columns)
        right = layout.corner(beside) - layout.corner(column)
        down = layout.corner(below) - layout.corner(row)
        steps.append(f"m{right} {down}{layout.shape}")
        row, column = below, beside
    return "".join(steps)


def _begin(layout: Layout, x: int, y: int) -> str:
    return f"M{layout.start[0] + x} {layout.start[1] + y}"


def _part(layout: Layout, at: int, part: Decimal) -> PartView:
    row, column = divmod(at, layout.columns)
    left, right = layout.span
    return PartView(
        x=layout.corner(column),
        y=layout.corner(row),
        width=str(round(left + (right - left) * part, 2)),
        height=layout.pitch,
        path=_begin(layout, 0, 0) + layout.shape,
    )
