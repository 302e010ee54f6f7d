"""The rows of a pipe table: which line is a rule row, and where its cells lie (GFM)."""

from __future__ import annotations

import re

from handout.markdown.lines import Piece

_RULE_ROW = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_BAR = re.compile(r"\\.|\|")


def is_rule_row(text: str) -> bool:
    """Whether the line is the `|---|---|` under a table's header."""
    return "-" in text and _RULE_ROW.match(text) is not None


def cells(row: Piece) -> list[Piece]:
    """The cells of a row, each with its place and without the spaces around it; `\\|` does not part cells."""
    line, column, text = row
    found: list[Piece] = []
    for part in text.split("|") if "\\" not in text else _parted(text):
        found.append(Piece(line, column + len(part) - len(part.lstrip()), part.strip()))
        column += len(part) + 1
    if len(found) > 1 and not found[0].text:
        del found[0]
    if len(found) > 1 and not found[-1].text:
        found.pop()
    return found


def _parted(text: str) -> list[str]:
    bars = [found.start() for found in _BAR.finditer(text) if found[0] == "|"]
    return [text[start:end] for start, end in zip([0, *(bar + 1 for bar in bars)], [*bars, len(text)], strict=True)]


def alignments(rule: str) -> list[str]:
    """For each column of a rule row: `left`, `right`, `center` or nothing."""
    found = []
    for cell in rule.strip().strip("|").split("|"):
        dashes = cell.strip()
        left, right = dashes.startswith(":"), dashes.endswith(":")
        found.append("center" if left and right else "right" if right else "left" if left else "")
    return found
