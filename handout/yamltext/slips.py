"""The slips of one line that make YAML unreadable or change its meaning: reported where they are, and mended.

Looked for only in a text that PyYAML cannot read, or reads in a way that was hardly meant. What stands in blocks,
quotes or brackets over several lines is left alone.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from handout.yamltext.drafts import KEY, NAME, Draft, Line, cut, indent, quoted
from handout.yamltext.indents import Above, Levels
from handout.yamltext.mends import Mends
from handout.yamltext.values import CLOSERS, mend_value

_NO_SPACE = re.compile(r"([A-Za-z_][\w-]*):(?=[^\s/:]|[\u00a0\u2000-\u200b\u3000])")
_BULLET = re.compile(r"[*+•·◦▪‣–—](?=[ \t\u00a0])")
_TIGHT_DASH = re.compile(r"-(?=[^\W\d_]|[\"'\[“‘*])")
_NOT_WORDS = re.compile(r"\s*(?:#|$)|---(?:\s|$)|\.\.\.\s*$|%")


def mend(text: Mends) -> Mends:
    """The same text with each known slip mended, and its problems. Takes time linear in the text."""
    draft, levels, above, number = Draft(text), Levels(), Above(), 0
    while number < len(draft.lines):
        if _NOT_WORDS.match(draft.lines[number]):
            number += 1
            continue
        levels.untab(draft, number, above)
        _marker(draft, number, above)
        levels.fit(draft, number, above)
        line = draft.apart(number)
        if not line.key and line.dash < 0:
            line = _without_key(draft, line, above)
        number += 1
        has_value = line.value != "" and not line.value.startswith("#")
        above = Above(line.column, line.dash, opens=not has_value)
        levels.enter(line)
        if has_value:
            number = mend_value(draft, line)
    return draft.finished()


def _marker(draft: Draft, number: int, above: Above) -> None:
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


def _without_key(draft: Draft, line: Line, above: Above) -> Line:
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
    stray = above.opens and not (above.column < 0 and _field_below(draft, line))
    if stray or not NAME.fullmatch(name) or line.value[0] in CLOSERS.values():
        return line
    return _without_colon(draft, line, name, rest.strip())


def _field_below(draft: Draft, line: Line) -> bool:
    """Whether the next line with words is a field at the same column."""
    below = next((words for words in draft.lines[line.number + 1 :] if words.strip()), "")
    return indent(below) == line.column and KEY.match(below, line.column) is not None


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
