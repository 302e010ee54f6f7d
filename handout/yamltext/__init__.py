"""YAML text → values with places. All values are words; what an author typed never vanishes or changes in silence."""

from __future__ import annotations

import re

from handout.limits import visible
from handout.problems import Checked, Problem, in_order
from handout.yamltext.building import build
from handout.yamltext.drafts import quoted
from handout.yamltext.mends import Mends
from handout.yamltext.nodes import Hole, Mapping, Node, Scalar, Sequence, places
from handout.yamltext.wording import Fault

__all__ = ["Hole", "Mapping", "Node", "Scalar", "Sequence", "places", "quoted", "read"]

DEPTH = 10
_MOST_HOLES = 5
_ENTRY = re.compile(r"""(- )|("[^"]*"|'[^']*'|[^\s#"'\[\]{}&*!|>%@`:-][^:#]*):(?=\s|$)""")


def read(text: str, first_line: int = 1, path: str = "", depth: int = DEPTH) -> Checked[Node]:
    """The node of a YAML text whose first line is line `first_line` of the file, with every problem in it.

    A slip that is known and lies on one line (`colon-in-value`, `cut-by-hash`, `needs-quotes`, `yaml-tab`, …) is
    reported and mended; of a field that cannot be read for another reason (`yaml-syntax`) only a `Hole` is left. So
    everything else in the text is still found. An empty text is an empty `Scalar`; a text that cannot be read at all is
    a `Hole`. Never raises.
    """
    typed = Mends(tuple(visible(text).split("\n")), first_line, path)
    built = build(typed, depth)
    if built.fault is None and not built.doubtful:
        return Checked(built.node, in_order(built.problems))
    from handout.yamltext.slips import mend  # noqa: PLC0415 - most texts have none, and the first build is short

    mended = mend(typed)
    again = build(mended, depth) if mended.problems else built
    if built.fault is None and again.fault is not None:
        return Checked(built.node, in_order(built.problems))
    built, found = again, list(mended.problems)
    for _ in range(_MOST_HOLES):
        if built.fault is None:
            break
        found.append(_problem(built.fault, mended))
        smaller = _without_entry(mended, built.fault)
        if smaller is None:
            break
        mended = smaller
        built = build(mended, depth)
    return Checked(built.node, in_order([*found, *built.problems]))


def _problem(fault: Fault, text: Mends) -> Problem:
    line = min(fault.line, len(text.lines) - 1)
    while line > 0 and not text.lines[line].strip():
        line -= 1
    column = fault.column if line == fault.line else len(text.lines[line]) - len(text.lines[line].lstrip())
    return Problem(text.place(line, column), fault.code, fault.message, fault.mend)


def _without_entry(text: Mends, fault: Fault) -> Mends | None:
    """The text without the top field or list item that cannot be read; None when that leaves nothing."""
    lines = text.lines
    filled = [number for number, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#"]
    if not filled:
        return None
    left = min(len(lines[number]) - len(lines[number].lstrip()) for number in filled)
    is_list = lines[filled[0]][left:].startswith("- ")
    starts = [number for number in filled if _starts_entry(lines[number], left, is_list=is_list)]
    first = max((number for number in starts if number <= fault.line), default=filled[0])
    after = min((number for number in starts if number > first), default=len(lines))
    head = _ENTRY.match(lines[first], left)
    if any(number == first for number, _ in text.holes) or len(starts) < 2:
        return None
    kept = "" if head is None else " " * left + ("- " if is_list else f"{head[0]} ")
    return text.without(first, after - 1, kept)


def _starts_entry(line: str, left: int, *, is_list: bool) -> bool:
    """Whether a line starts a field (an item, in a list) at the left edge, or is stray words there."""
    if line[:left].strip() or line[left : left + 1] in ("", " "):
        return False
    return line[left] == "-" if is_list else line[left] not in "-]}"
