"""Fields and list items that stand one column, or one tab, off the others they belong to: reported and moved."""

from __future__ import annotations

import re
from collections import Counter

from handout.value import Value
from handout.yamltext.drafts import KEY, NAME, Draft, Line, indent

_LEAD = re.compile(r"[ \t\u00a0\u2000-\u200b\u3000]*")


class Above(Value, frozen=True):
    """The last line with words: what a deeper or an equal line below it belongs to."""

    column: int = -2
    """Of its field name, else of its words; fields inside it stand two columns deeper."""
    dash: int = -1
    """Of its last hyphen, or -1."""
    opens: bool = True
    """Nothing stands behind its colon or hyphen yet."""


class Levels:
    """The columns at which a field or an item may go on with what is open. Lives as long as one text is mended."""

    def __init__(self) -> None:
        self._open: list[tuple[int, bool]] = []
        """Column, and whether a list stands there."""
        self._leads: dict[str, int] = {}
        """What each lead with a tab was replaced by."""

    def enter(self, line: Line) -> None:
        """Take in a line that is where it belongs."""
        outer = line.dash if line.dash >= 0 else line.column
        while self._open and (self._open[-1][0] > outer or self._open[-1] == (outer, line.dash < 0)):
            self._open.pop()
        if line.dash >= 0:
            self._push(line.dash, is_list=True)
        if line.key:
            self._push(line.column, is_list=False)

    def _push(self, column: int, *, is_list: bool) -> None:
        if (column, is_list) not in self._open:
            self._open.append((column, is_list))

    def untab(self, draft: Draft, number: int, above: Above) -> None:
        """Tabs and unusual spaces before the words become spaces."""
        line = draft.lines[number]
        found = _LEAD.match(line)
        lead = found[0] if found else ""
        if not lead:
            self._leads.clear()
        if not lead.strip(" "):
            return
        at = line.index("\t") if "\t" in lead else line.index(lead.strip(" ")[0])
        words = line[len(lead) :]
        width = self._leads.setdefault(lead, self._width(words, above))
        remedy = f"use {width} ordinary spaces in front of this line instead" if width else "take it out"
        if "\t" in lead:
            draft.report(number, (at, at + 1), "yaml-tab", "there is a tab before the words", remedy)
        else:
            draft.report(number, (at, at + 1), "odd-space", "there is an unusual space before the words", remedy)
        self._adrift(draft, number, len(lead), width)
        draft.put(number, " " * width + words, width - len(lead))

    def _adrift(self, draft: Draft, number: int, at: int, goal: int) -> None:
        """A field that may belong to more than one group: where it is moved to, nothing is said about its name."""
        key = KEY.match(draft.lines[number], at)
        if key is not None and sum(not is_list for _, is_list in self._open) > 1:
            draft.values[(number, goal)] = draft.place(number, at, at + len(key[1]))

    def _width(self, words: str, above: Above) -> int:
        """The indentation that a line with a tab was most likely meant to have."""
        if above.opens:
            return above.column + 2
        is_item = words.startswith("- ")
        return next((column for column, is_list in reversed(self._open) if is_list == is_item), max(above.column, 0))

    def fit(self, draft: Draft, number: int, above: Above) -> None:
        """Move a field or an item that stands one column off."""
        words = draft.lines[number]
        at = indent(words)
        is_item = _kind(words)
        if is_item is None:
            return
        goal = self._goal(draft, number, above, is_item=is_item)
        if goal is None or goal == at:
            return
        what = "list item" if is_item else "field"
        side = "right" if at > goal else "left"
        message = f"this {what} starts further {side} than the others"
        draft.report(number, (at, at + 1), "yaml-indent", message, f"start it at column {goal + 1}, like the others")
        self._adrift(draft, number, at, goal)
        draft.put(number, " " * goal + words[at:], goal - at)

    def _goal(self, draft: Draft, number: int, above: Above, *, is_item: bool) -> int | None:
        """The column where a line belongs; None when that is not known."""
        at = indent(draft.lines[number])
        if not self._open:
            left = min(indent(line) for line in draft.lines if line.strip() and line.lstrip()[0] != "#")
            return left if left < at else None
        if (at, is_item) in self._open:
            return at
        if above.opens and at > (above.column if not is_item else above.column - 1):
            return _most(draft, number, above, is_item=is_item)
        near = [column for column, is_list in self._open if is_list == is_item and abs(column - at) == 1]
        return near[-1] if near else None


def _most(draft: Draft, number: int, above: Above, *, is_item: bool) -> int:
    """The column of most of the fields or items that start with this one, when it is one column off."""
    at = indent(draft.lines[number])
    columns: Counter[int] = Counter()
    for line in draft.lines[number : number + 20]:
        column = indent(line)
        if line.strip() and (column < above.column or (column == above.column and _kind(line) is False)):
            break
        if _kind(line) == is_item and abs(column - at) <= 1:
            columns[column] += 1
    return max(columns, key=lambda column: (columns[column], column == at))


def _kind(words: str) -> bool | None:
    """True for a list item, False for a field, None for anything else."""
    at = indent(words)
    if words.startswith("- ", at) or words[at:] == "-":
        return True
    key = KEY.match(words, at)
    return False if key is not None and NAME.fullmatch(key[1]) else None
