"""The lines between `---` at the top of a page → front matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal

from handout import limits, schema, yamltext
from handout.model import FrontMatter
from handout.problems import Checked, Place, Problem, in_order
from handout.schema.days import day
from handout.value import Value

Kind = Literal["home", "section", "article"]

DEPTH = 5
_REQUIRED = {"article": ("key_points", "action", "review")}


class Opened(Value, frozen=True):
    """The front matter of a file, read."""

    front_matter: FrontMatter | None
    """None when a problem stops it."""
    places: Mapping[str, Place]
    """Field (`title`, `key_points.0`, `review.next`) → where its value stands."""


def read(front: str, first_line: int, path: str, kind: Kind) -> Checked[Opened]:
    """The front matter that begins on a line of the file `path`.

    Codes of its own: `dates-out-of-order`; the others come from `limits`, `yamltext` and `schema`. An article must have
    key points (CCI-1), an action (CCI-5) and a review (NHS-S6), which may be `pending`.
    """
    too_much = limits.scan_front_matter(front, first_line)
    if too_much:
        return Checked(Opened(None, {}), in_order(problem.within(path) for problem in too_much))
    node = yamltext.read(front, first_line, path, DEPTH)
    found = schema.read(node.value, FrontMatter, _REQUIRED.get(kind, ()), {"review": "pending"})
    problems = (*node.problems, *found.problems, *_days_in_order(node.value))
    return Checked(Opened(found.value, schema.places(node.value)), in_order(problems))


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
