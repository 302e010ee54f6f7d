"""The lines between `---` at the top of a page → front matter, and the body with its line numbers kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from handout import limits, schema, yamltext
from handout.model import FrontMatter
from handout.problems import Checked, Place, Problem, in_order
from handout.schema.days import day

Kind = Literal["home", "section", "article"]

DEPTH = 5
_REQUIRED = {"article": ("key_points", "action", "review")}
_DASHES = re.compile(r"[ \t]*(?:[-‐-―−_]{2,}|[–—―])[ \t]*")
"""What `---` becomes under the hands of a word processor, or by miscounting."""
_FIELD = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)")
_HEADING = re.compile(r"#{2,6}[ \t]")
_EXAMPLE = "start the file with these lines:\n---\ntitle: What to expect\nsummary: What this page is for.\n---"


@dataclass(frozen=True, slots=True)
class Split:
    """A file taken in two."""

    front: str
    first_line: int
    """Line of the file on which `front` starts."""
    body: str
    """The whole file with the lines of the front matter emptied, so that line numbers stay."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of content/, its front matter read."""

    front_matter: FrontMatter | None
    """None when a problem stops it."""
    places: Mapping[str, Place]
    """Field (`title`, `key_points.0`, `review.next`) → where its value stands."""
    body: str
    """The whole file with the lines of the front matter emptied, so that line numbers stay."""


def read(text: str, path: str, kind: Kind) -> Checked[Opened]:
    """The front matter and the body of a file. Nothing here stops the body from being read.

    Codes of its own: `no-front-matter`, `unclosed-front-matter`, `front-matter-dashes`, `dates-out-of-order`; the
    others come from `limits`, `yamltext` and `schema`. An article must have key points (CCI-1), an action (CCI-5) and a
    review (NHS-S6), which may be `pending`.
    """
    parts = split(text)
    problems = [problem.within(path) for problem in parts.problems]
    front = parts.value.front
    too_much = limits.scan_front_matter(front, parts.value.first_line)
    problems += [problem.within(path) for problem in too_much]
    if too_much or (not front and any(problem.code == "no-front-matter" for problem in problems)):
        return Checked(Opened(None, {}, parts.value.body), in_order(problems))
    node = yamltext.read(front, parts.value.first_line, path, DEPTH)
    found = schema.read(node.value, FrontMatter, _REQUIRED.get(kind, ()), {"review": "pending"})
    problems += [*node.problems, *found.problems, *_days_in_order(node.value)]
    return Checked(Opened(found.value, schema.places(node.value), parts.value.body), in_order(problems))


def split(text: str) -> Checked[Split]:
    """The front matter and the body. Problems have no path. Empty lines before the first `---` do no harm."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        return Checked(Split("", 1, text), (_none(1, "this file is empty"),))
    problems: list[Problem] = []
    if lines[start].rstrip() != "---":
        if _DASHES.fullmatch(lines[start]):
            problems.append(_dashes(lines, start))
        elif _FIELD.match(lines[start]) and any(line.rstrip() == "---" for line in lines[start:]):
            problems.append(_none(start + 1, "there is no line of three hyphens above the front matter"))
            start -= 1
        else:
            return Checked(Split("", 1, text), (_none(start + 1, "this file has no front matter"),))
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


def _days_in_order(node: yamltext.Node) -> Iterator[Problem]:
    """Pairs of dates of which the second must come later."""
    for first, second in ((("review", "on"), ("review", "next")), (("publish",), ("expires",))):
        early, late = _day(node, first), _day(node, second)
        if early is not None and late is not None and late[0] <= early[0]:
            message = f'"{".".join(second)}" ({late[0]}) must be later than "{".".join(first)}" ({early[0]})'
            yield Problem(late[1], "dates-out-of-order", message, "change one of the two dates")


def _day(node: yamltext.Node, names: tuple[str, ...]) -> tuple[dt.date, Place] | None:
    found: yamltext.Node | None = node
    for name in names:
        found = found.get(name) if isinstance(found, yamltext.Mapping) else None
    if not isinstance(found, yamltext.Scalar):
        return None
    when = day(found.text.strip())
    return (when, found.place) if isinstance(when, dt.date) else None
