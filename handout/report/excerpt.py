"""The line a problem stands in, with its stretch underlined."""

from __future__ import annotations

import re
import unicodedata

from handout.problems import Place

_MOST_CELLS = 100
"""Of a longer line only the part around the stretch is shown."""
_BEFORE = 40
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would move the cursor, color the terminal or turn the reading direction."""
_TAB = 4


def excerpt(data: bytes, place: Place) -> tuple[str, str]:
    """The line `place` is in, as a terminal shows it, and the marks that go under it (empty for a whole line).

    Tabs become spaces; what a terminal would obey is shown as a replacement character; wide letters count two cells and
    combining marks none. Two empty strings when there is no such line.
    """
    lines = _lines(data)
    if not 1 <= place.line <= len(lines):
        return "", ""
    typed = lines[place.line - 1]
    cells = [_cell(character) for character in typed]
    first = min(max(place.column - 1, 0), len(typed))
    last = min(max(place.end - 1, first + 1), len(typed))
    start, end = _window([_width(cell) for cell in cells], first)
    lead = "… " if start else ""
    shown = lead + "".join(cells[start:end]).rstrip() + (" …" if end < len(cells) else "")
    if not place.column:
        return shown, ""
    indent = len(lead) + sum(map(_width, cells[start:first]))
    return shown, " " * indent + "^" * max(1, sum(map(_width, cells[first : min(last, end)])))


def visible(text: str) -> str:
    """Text that a terminal will show and not obey, on one line."""
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ").replace("\t", " "))


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _cell(character: str) -> str:
    return " " * _TAB if character == "\t" else _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", character)


def _width(cell: str) -> int:
    if len(cell) != 1 or cell.isascii():
        return len(cell)
    if unicodedata.combining(cell) or unicodedata.category(cell) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(cell) in {"W", "F"} else 1


def _window(widths: list[int], first: int) -> tuple[int, int]:
    """From which to which character a line is shown, so that the one at `first` is among them."""
    if sum(widths) <= _MOST_CELLS:
        return 0, len(widths)
    start, room = first, _BEFORE
    while start > 0 and room > 0:
        start -= 1
        room -= widths[start]
    end, room = start, _MOST_CELLS
    while end < len(widths) and room > 0:
        room -= widths[end]
        end += 1
    return start, end
