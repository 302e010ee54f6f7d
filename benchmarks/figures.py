"""The few figures that stand for many runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Ratio:
    """Ours divided by theirs, pair by pair."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{number(self.median)} ({number(self.low)}-{number(self.high)})"


def paired(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """`ours[i]` was measured beside `theirs[i]`. Raises ValueError when they are not pairs or there are none."""
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    if not ratios:
        raise ValueError("nothing was measured")
    return Ratio(median(ratios), min(ratios), max(ratios))


def number(value: float) -> str:
    """Three digits that matter, or as many as stand before the point: 0.0123, 1.23, 1234."""
    if value == 0:
        return "0"
    digits = 2
    size = abs(value)
    while size < 1 and digits < 5:
        size, digits = size * 10, digits + 1
    while size >= 10 and digits > 0:
        size, digits = size / 10, digits - 1
    return f"{value:.{digits}f}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Lines of cells as GitHub-flavored Markdown; the first line is the head, the first column holds words."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(_padded(cell, width, first=index == 0) for index, (cell, width) in enumerate(pairs)) + " |"
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    ]
    rule = (
        "|"
        + "|".join("-" * (width + 2) if index == 0 else "-" * (width + 1) + ":" for index, width in enumerate(widths))
        + "|"
    )
    return "\n".join((lines[0], rule, *lines[1:]))


def _padded(cell: str, width: int, *, first: bool) -> str:
    return cell.ljust(width) if first else cell.rjust(width)
