"""The slips of one line that make YAML unreadable or change its meaning: reported where they are, and mended.

Looked for only in a text that PyYAML cannot read, or reads in a way that was hardly meant. What stands in blocks,
quotes or brackets over several lines is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from handout.yamltext.drafts import KEY, NAME, Draft, Line, cut, quoted
from handout.yamltext.mends import Mends
from handout.yamltext.values import CLOSERS, mend_value

_LEAD = re.compile(r"[ \t\u00a0\u2000-\u200b\u3000]*")
_NO_SPACE = re.compile(r"([A-Za-z_][\w-]*):(?=[^\s/:]|[\u00a0\u2000-\u200b\u3000])")
_BULLET = re.compile(r"[*+•·◦▪‣–—](?=[ \t\u00a0])")
_TIGHT_DASH = re.compile(r"-(?=[^\W\d_]|[\"'\[“‘*])")
_NOT_WORDS = re.compile(r"\s*(?:#|$)|---(?:\s|$)|\.\.\.\s*$|%")


@dataclass(frozen=True, slots=True)
class _Above:
    """The last line with words: what a deeper or an equal line below it belongs to."""

    column: int = -2
    """Of its field name, else of its words; fields inside it stand two columns deeper."""
    dash: int = -1
    """Of its last hyphen, or -1."""
    opens: bool = True
    """Nothing stands behind its colon or hyphen yet."""


def mend(text: Mends) -> Mends:
    """The same text with each known slip mended, and its problems. Takes time linear in the text."""
    draft, above, number = Draft(text), _Above(), 0
    tabs: dict[str, int] = {}
    while number < len(draft.lines):
        if _NOT_WORDS.match(draft.lines[number]):
            number += 1
            continue
        if not draft.lines[number][0].isspace():
            tabs.clear()
        _indentation(draft, number, above, tabs)
        _marker(draft, number, above)
        line = draft.apart(number)
        if not line.key and line.dash < 0:
            line = _without_key(draft, line, above)
        number += 1
        has_value = line.value != "" and not line.value.startswith("#")
        above = _Above(line.column, line.dash, opens=not has_value)
        if has_value:
            number = mend_value(draft, line)
    return draft.finished()


def _indentation(draft: Draft, number: int, above: _Above, tabs: dict[str, int]) -> None:
    """Tabs and unusual spaces before the words. `tabs` remembers what each such lead was replaced by."""
    line = draft.lines[number]
    found = _LEAD.match(line)
    lead = found[0] if found else ""
    if not lead.strip(" "):
        return
    at = line.index("\t") if "\t" in lead else line.index(lead.strip(" ")[0])
    words = line[len(lead) :]
    width = tabs.setdefault(lead, _width(words, above))
    remedy = f"use {width} ordinary spaces in front of this line instead" if width else "take it out"
    if "\t" in lead:
        draft.report(number, (at, at + 1), "yaml-tab", "there is a tab before the words", remedy)
    else:
        draft.report(number, (at, at + 1), "odd-space", "there is an unusual space before the words", remedy)
    draft.put(number, " " * width + words, width - len(lead))


def _width(words: str, above: _Above) -> int:
    """The indentation that a line with a tab was most likely meant to have."""
    if above.opens:
        return above.column + 2
    return above.dash if words.startswith("- ") and above.dash >= 0 else above.column


def _marker(draft: Draft, number: int, above: _Above) -> None:
    """Another sign where the hyphen of a list item belongs, or no space behind it."""
    line = draft.lines[number]
    at = len(line) - len(line.lstrip(" "))
    if not (above.opens or above.dash == at) or KEY.match(line, at):
        return
    remedy = "write a hyphen and a space in front of the words"
    bullet = _BULLET.match(line, at)
    if bullet is not None:
        message = f'a list item starts with a hyphen, not with "{bullet[0]}"'
        draft.report(number, (at, at + 1), "list-marker", message, remedy)
        draft.put(number, f"{line[:at]}- {line[at + 2 :]}", 0)
    elif _TIGHT_DASH.match(line, at):
        message = "there is no space behind the hyphen of this list item"
        draft.report(number, (at, at + 1), "list-marker", message, remedy)
        draft.put(number, f"{line[:at]}- {line[at + 1 :]}", 1)


def _without_key(draft: Draft, line: Line, above: _Above) -> Line:
    """A line with neither hyphen nor field name: a colon without its space, or words whose field has no colon."""
    words = draft.lines[line.number]
    tight = _NO_SPACE.match(words, line.column)
    if tight is not None:
        value = words[tight.end() :].strip()
        message, remedy = f'there is no space behind "{tight[0]}"', f"write: {cut(f'{tight[0]} {value}')}"
        draft.report(line.number, (tight.end() - 1, tight.end()), "missing-space", message, remedy)
        start = tight.end() + 1
        shift = start - words.index(value, tight.end()) if value else 0
        draft.put(line.number, f"{words[: tight.end()]} {value}", shift)
        return replace(line, key=tight[1], start=start, value=value)
    name, _, rest = line.value.partition(" ")
    if above.opens or not NAME.fullmatch(name) or line.value[0] in CLOSERS.values():
        return line
    return _without_colon(draft, line, name, rest.strip())


def _without_colon(draft: Draft, line: Line, name: str, rest: str) -> Line:
    """Perhaps `name` is a field and `rest` its value; if it is not, nothing more is said about it."""
    message = "this line has no field name and colon"
    example = cut(f"{name}: {rest or '…'}", 40)
    remedy = f"write a name, a colon and the value ({example}), or indent words that go on"
    draft.report(line.number, (line.column, line.column + len(line.value)), "missing-colon", message, remedy)
    place = draft.place(line.number, line.column, line.column + len(name))
    draft.values[(line.number, line.column)] = place
    draft.values[(line.number, line.column + len(name) + 2)] = place
    draft.lines[line.number] = f"{draft.lines[line.number][: line.column]}{name}: {quoted(rest)}"
    return replace(line, key=name, value="")
