"""The slips in one value: quotes, brackets, colons, and signs that words cannot start with.

Each function mends what starts on one line of a draft and returns the number of the line to go on with.
"""

from __future__ import annotations

import re

from handout.yamltext.drafts import KEY, NAME, Draft, Line, cut, escaped, indent, show

_BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*)?[ \t]*$")
_COLON = re.compile(r":(?=[ \t]|$)")
_HASH = re.compile(r"[ \t]#")
_ITEM = re.compile(r"-(?:[ \t]|$)")
_COMMENT = re.compile(r"[ \t]*$|[ \t]+#")
CLOSERS = {"[": "]", "{": "}"}
_SIGNS = "@%`*&!|>,]}"


def mend_value(draft: Draft, line: Line) -> int:
    """Whatever is wrong with the value of a line."""
    first = line.value[0]
    if _BLOCK.match(line.value) or line.value.startswith("- "):
        return _behind_deeper(draft, line)
    list_below = _list_below(draft, line)
    if list_below:
        return _words_above_list(draft, line, list_below)
    if first in "\"'":
        return _quote(draft, line)
    if first in CLOSERS:
        return _bracket(draft, line)
    if first in _SIGNS or line.value.startswith("? "):
        return _needs_quotes(draft, line, first)
    return line.number + 1 if first == ":" else _plain(draft, line)


def _list_below(draft: Draft, line: Line) -> int:
    """The line on which a list starts below the words of a field, or 0."""
    opener = line.value[0]
    if not line.key or opener == ":" or (opener in "\"'" and _closing(line.value, 1, opener) < 0):
        return 0
    if opener in CLOSERS and _bracket_end(line.value, CLOSERS[opener])[1]:
        return 0
    for number in range(line.number + 1, len(draft.lines)):
        words = draft.lines[number]
        at = indent(words)
        if (at > line.base or (at == line.base and line.dash < 0)) and _ITEM.match(words, at):
            return number
        if words.strip() and (at <= line.base or KEY.match(words, at)):
            return 0
    return 0


def _words_above_list(draft: Draft, line: Line, list_below: int) -> int:
    """The list is kept, to be judged on its own: most often the words were put where only its name belongs."""
    message = f'"{line.key}" has words on its line and a list below it'
    mend = "take one of them out; a list starts on the line below its field"
    draft.report(line.number, (line.start, line.start + len(line.value)), "yaml-indent", message, mend)
    draft.put(line.number, draft.lines[line.number][: line.start], 0)
    for number in range(line.number + 1, list_below):
        draft.put(number, "", 0)
    return list_below


def _behind_deeper(draft: Draft, line: Line) -> int:
    number = line.number + 1
    while number < len(draft.lines):
        words = draft.lines[number]
        if words.strip() and indent(words) <= line.base:
            break
        number += 1
    return number


def _needs_quotes(draft: Draft, line: Line, sign: str) -> int:
    message = f'words cannot start with "{sign}" here unless they are in quotes'
    stretch = (line.start, line.start + len(sign))
    draft.report(line.number, stretch, "needs-quotes", message, show(line, line.value))
    draft.quote(line, line.value)
    return line.number + 1


def _quote(draft: Draft, line: Line) -> int:
    mark = line.value[0]
    end = _closing(line.value, 1, mark)
    if end < 0:
        return _open_quote(draft, line, mark)
    rest = line.value[end + 1 :]
    if _COMMENT.match(rest):
        return line.number + 1
    whole = line.value[1:-1] if line.value[-1] == mark else line.value
    if mark == "'":
        whole = whole.replace("''", "'")
    message = f'this quote ends the words too early: "{cut(rest.strip(), 30)}" is left over'
    stretch = (line.start + end, line.start + end + 1)
    draft.report(line.number, stretch, "quote-inside", message, show(line, whole))
    draft.quote(line, whole)
    return line.number + 1


def _open_quote(draft: Draft, line: Line, mark: str) -> int:
    """A quote that does not end on its line: it ends on a later line, or was forgotten."""
    for number in range(line.number + 1, len(draft.lines)):
        words = draft.lines[number]
        at = indent(words)
        starts_anew = not words.startswith(" ") or KEY.match(words, at) or words.startswith("- ", at)
        if words.strip() and at <= line.base and starts_anew:
            break
        if _closing(words, 0, mark) >= 0:
            return number + 1
    whole = line.value[1:]
    mend = show(line, whole, "close it")
    stretch = (line.start, line.start + 1)
    draft.report(line.number, stretch, "unclosed-quote", "the quote that opens here is never closed", mend)
    draft.quote(line, whole)
    return line.number + 1


def _bracket(draft: Draft, line: Line) -> int:
    opener, value = line.value[0], line.value
    end, depth = _bracket_end(value, CLOSERS[opener])
    if value[1:2] in ("=", "@"):
        return _needs_quotes(draft, line, value[:2])
    if depth == 0 and not _COMMENT.match(value, end + 1):
        return _needs_quotes(draft, line, opener)
    behind = line.number + 1
    if depth:
        behind = _bracket_below(draft, line, CLOSERS[opener])
    if depth and not behind:
        mend = f"write: {cut(line.prefix + value + CLOSERS[opener])}"
        stretch = (line.start, line.start + 1)
        draft.report(line.number, stretch, "unclosed-bracket", "the bracket that opens here is never closed", mend)
        draft.lines[line.number] += CLOSERS[opener] * depth
        return line.number + 1
    lost = _HASH.search(value, 0, end)
    if lost is not None:
        _hash_in_bracket(draft, line, line.start + lost.start() + 1)
    return behind


def _bracket_end(value: str, closer: str) -> tuple[int, int]:
    """Where the bracket that opens a value ends, and how many are still open there."""
    depth = 0
    for at, sign in enumerate(value):
        depth += (sign == value[0]) - (sign == closer)
        if depth == 0:
            return at, 0
    return len(value), depth


def _bracket_below(draft: Draft, line: Line, closer: str) -> int:
    """The line behind the one on which a bracket ends, or 0 when it does not end within its value."""
    for number in range(line.number + 1, len(draft.lines)):
        words = draft.lines[number]
        if words.strip() and indent(words) <= line.base and not words.strip().startswith(closer):
            return 0
        if closer in words:
            return number + 1
    return 0


def _hash_in_bracket(draft: Draft, line: Line, at: int) -> None:
    words = draft.lines[line.number]
    lost = words[at:].strip()
    message = f'everything after "#" would be dropped: "{cut(lost)}"'
    stretch = (at, at + len(lost))
    draft.report(line.number, stretch, "cut-by-hash", message, "put each item that holds a # in quotes")
    draft.lines[line.number] = words[:at] + words[at:].replace("#", "_")


def _plain(draft: Draft, line: Line) -> int:
    """Words without quotes, with the deeper lines that go on with them."""
    last = _last_line(draft, line)
    for number in range(line.number, last + 1):
        words = draft.lines[number].rstrip()
        start = line.start if number == line.number else 0
        comment = _HASH.search(words, start)
        colon = _COLON.search(words, start, comment.start() if comment else len(words))
        if colon is not None:
            _colon(draft, line, (number, colon.start()), last)
            break
    return last + 1


def _last_line(draft: Draft, line: Line) -> int:
    """The last line of words that start on `line`. Fields and items that only start too far right are moved back."""
    last = line.number
    for number in range(line.number + 1, len(draft.lines)):
        words = draft.lines[number]
        at = indent(words)
        if not words.strip():
            continue
        if at <= line.base or words[at] == "#":
            break
        key = KEY.match(words, at)
        if words.startswith("- ", at) or (key and NAME.fullmatch(key[1]) and key[1].islower()):
            if not words[:at].strip(" "):
                _too_far_right(draft, line, number)
            break
        last = number
    return last


def _too_far_right(draft: Draft, line: Line, number: int) -> None:
    words = draft.lines[number]
    at = indent(words)
    is_item = words[at] == "-"
    goal = line.dash if is_item else line.column
    message = f"this {'list item' if is_item else 'field'} starts further right than the one above it"
    mend = f"start it at column {goal + 1}, like the one above"
    if not is_item:
        mend += f', or take out what stands behind "{line.key}:" if it belongs below that'
    draft.report(number, (at, at + 1), "yaml-indent", message, mend)
    if is_item:
        draft.put(number, " " * goal + words[at:], goal - at)
    else:
        _move_fields(draft, number, at, goal)


def _move_fields(draft: Draft, number: int, at: int, goal: int) -> None:
    """All fields at column `at` from this line on to column `goal`. If they are no fields there, no more is said."""
    while number < len(draft.lines):
        words = draft.lines[number]
        key = KEY.match(words, at)
        if indent(words) < at or (indent(words) == at and key is None):
            return
        if indent(words) == at and key is not None:
            place = draft.place(number, at, at + len(key[1]))
            draft.put(number, " " * goal + words[at:], goal - at)
            draft.values[(number, goal)] = place
        number += 1


def _colon(draft: Draft, line: Line, where: tuple[int, int], last: int) -> None:
    number, at = where
    below = range(line.number + 1, last + 1)
    words = " ".join([line.value, *(draft.lines[other].strip() for other in below)])
    name = f'"{line.key}"' if line.key else "this list item"
    message = f"{name} has a colon in its words, which ends them too early"
    draft.report(number, (at, at + 1), "colon-in-value", message, show(line, words))
    draft.quote(line, line.value)
    if last > line.number:
        draft.lines[line.number] = draft.lines[line.number][:-1]
        for other in below:
            draft.lines[other] = escaped(draft.lines[other].rstrip())
        draft.lines[last] += '"'


def _closing(words: str, start: int, mark: str) -> int:
    """Where a quote that opened before `start` closes, or -1."""
    at = start
    while at < len(words):
        if (mark == '"' and words[at] == "\\") or (mark == "'" and words.startswith("''", at)):
            at += 2
        elif words[at] == mark:
            return at
        else:
            at += 1
    return -1
