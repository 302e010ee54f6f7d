"""A page taken in two: the lines between `---` at its top, and the body with its line numbers kept."""

from __future__ import annotations

import re

from handout.problems import Checked, Place, Problem
from handout.value import Value

_DASHES = re.compile(r"[ \t]*(?:[-‐-―−_]{2,}|[–—―])[ \t]*")
"""What `---` becomes under the hands of a word processor, or by miscounting."""
_FIELD = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)")
_HEADING = re.compile(r"#{2,6}[ \t]")
_EXAMPLE = "start the file with these lines:\n---\ntitle: What to expect\nsummary: What this page is for.\n---"


class Split(Value, frozen=True):
    """A file taken in two."""

    front: str | None
    """None where there is none."""
    first_line: int
    """Line of the file on which `front` starts."""
    body: str
    """The whole file with the lines of the front matter emptied, so that line numbers stay."""


def split(text: str) -> Checked[Split]:
    """The front matter and the body. Empty lines before the first `---` do no harm.

    Problems have no path. Codes: `no-front-matter`, `unclosed-front-matter`, `front-matter-dashes`.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        return Checked(Split(None, 1, text), (_none(1, "this file is empty"),))
    problems: list[Problem] = []
    if lines[start].rstrip() != "---":
        if _DASHES.fullmatch(lines[start]):
            problems.append(_dashes(lines, start))
        elif _FIELD.match(lines[start]) and any(line.rstrip() == "---" for line in lines[start:]):
            problems.append(_none(start + 1, "there is no line of three hyphens above the front matter"))
            start -= 1
        else:
            return Checked(Split(None, 1, text), (_none(start + 1, "this file has no front matter"),))
    end, behind, fault = _end(lines, start)
    problems.extend(fault)
    body = "\n".join([*("" for _ in range(behind)), *lines[behind:]])
    return Checked(Split("\n".join(lines[start + 1 : end]), start + 2, body), tuple(problems))


def _end(lines: list[str], start: int) -> tuple[int, int, list[Problem]]:
    """The line on which the front matter ends, the first one behind it, and what is wrong with its end."""
    end = next((at for at in range(start + 1, len(lines)) if _closes(lines[at])), None)
    heading = next((at for at in range(start + 1, end or len(lines)) if _HEADING.match(lines[at])), None)
    if end is not None and heading is None:
        return end, end + 1, [] if lines[end].rstrip() == "---" else [_dashes(lines, end)]
    guess = _body_begins(lines, start) if heading is None else heading
    message = "the front matter that starts here is never closed"
    where = f"above line {guess + 1}" if guess < len(lines) else "below its last field"
    mend = f"write three hyphens (---) on a line of their own {where}"
    place = Place("", max(start, 0) + 1, 1, 4)
    return guess, guess, [Problem(place, "unclosed-front-matter", message, mend)]


def _closes(line: str) -> bool:
    return line.rstrip() == "---" or (line[:1] not in ("", " ", "\t") and _DASHES.fullmatch(line) is not None)


def _body_begins(lines: list[str], start: int) -> int:
    """The first line that looks like words for readers: at the left edge, below an empty line, and no field."""
    for at in range(start + 2, len(lines)):
        line = lines[at]
        if line[:1].strip() and not lines[at - 1].strip() and not _FIELD.match(line) and line[0] != "-":
            return at
    return len(lines)


def _none(line: int, message: str) -> Problem:
    return Problem(Place("", line), "no-front-matter", message, _EXAMPLE)


def _dashes(lines: list[str], at: int) -> Problem:
    words = lines[at].strip()
    column = lines[at].index(words) + 1
    place = Place("", at + 1, column, column + len(words))
    message = f'this line must be three hyphens (---), not "{words[:10]}"'
    if words == "---":
        message = "the three hyphens must stand at the left edge"
    return Problem(place, "front-matter-dashes", message, "write --- with nothing in front of it and nothing behind it")
