"""The rows of a pipe table: which line is a rule row, and where its cells lie (GFM)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.markdown.lines import Piece

_RULE_ROW = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_BAR = re.compile(r"\\.|\|")


def is_rule_row(text: str) -> bool:
    """Whether the line is the `|---|---|` under a table's header."""
    return "-" in text and _RULE_ROW.match(text) is not None


def cells(row: Piece) -> list[Piece]:
    """The cells of a row, each with its place and without the spaces around it; `\\|` does not part cells."""
    text = row.text
    bars = [found.start() for found in _BAR.finditer(text) if found[0] == "|"]
    starts = [0, *(bar + 1 for bar in bars)]
    ends = [*bars, len(text)]
    spans = list(zip(starts, ends, strict=True))
    if len(spans) > 1 and not text[slice(*spans[0])].strip():
        spans.pop(0)
    if len(spans) > 1 and not text[slice(*spans[-1])].strip():
        spans.pop()
    return [_cell(row, start, end) for start, end in spans]


def _cell(row: Piece, start: int, end: int) -> Piece:
    raw = row.text[start:end]
    skip = len(raw) - len(raw.lstrip())
    return row._replace(column=row.column + start + skip, text=raw.strip())


def alignments(rule: str) -> list[str]:
    """For each column of a rule row: `left`, `right`, `center` or nothing."""
    found = []
    for cell in rule.strip().strip("|").split("|"):
        dashes = cell.strip()
        left, right = dashes.startswith(":"), dashes.endswith(":")
        found.append("center" if left and right else "right" if right else "left" if left else "")
    return found
