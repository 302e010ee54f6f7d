"""What follows from a fault that an earlier stage has told already, and so is not told again.

A paragraph that a line of hyphens turned into a heading also "ends with a full stop"; a work whose record cannot be
read is also "unknown" wherever it is cited. Whoever mends the first fault has mended these too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from handout.addresses import FACTS_FILE, SOURCES_FILE
from handout.codes import UNREAD
from handout.problems import Problem, Severity

_ON_THE_PAGE = MappingProxyType(
    {
        # A page without its front matter allows nothing.
        "number-without-record": UNREAD,
        "chance-in-words": UNREAD,
        "relative-risk": UNREAD,
        "one-in-x": UNREAD,
        "heading-end": {"underlined-heading"},
        "long-heading": {"underlined-heading"},
        "skipped-heading": {"underlined-heading"},
        "bare-citation": {"bare-citation", "citation-form"},
        "broken-link": {"broken-link", "link-title", "reference-link"},
        "square-brackets": {"bare-citation", "broken-link", "citation-form", "footnote", "link-title", "reference-link"}
        | {"callout-form", "callout-outside-quote", "unknown-callout"},
        "value-form": {"template-code", "raw-html"},
        "missing-alt": {"figure-in-text"},
        "unsafe-address": {"figure-in-text"},
        "card-without-list": {"empty-callout", "bullet-character"},
        "long-paragraph": {"bullet-character"},
        "long-sentence": {"bullet-character"},
    }
)
"""A problem → the errors that explain it when they stand on the same page."""
_AT_A_PLACE = MappingProxyType(
    {
        "number-without-record": {"bare-citation", "citation-without-at"},
        "square-brackets": {"bare-citation", "citation-without-at"},
    }
)
"""A problem → others that explain it where they stand at one place: the year in the name of a work is no number."""
_IN_A_FILE = MappingProxyType(
    {"unknown-source": SOURCES_FILE, "unknown-value": FACTS_FILE, "unknown-picture": FACTS_FILE}
)
"""A problem → the file whose errors explain it wherever it is."""
_ONCE = frozenset({"missing-sources"})
"""What is one fault of the site, wherever it shows."""


def without_cascades(problems: Iterable[Problem], earlier: Iterable[Problem]) -> list[Problem]:
    """The problems that `earlier` ones do not explain."""
    errors = {(problem.place.path, problem.code) for problem in earlier if problem.severity is Severity.ERROR}
    files = {path for path, _ in errors}
    told = list(_once(problems))
    places = {(problem.place, problem.code) for problem in told}
    return [
        problem
        for problem in told
        if _IN_A_FILE.get(problem.code) not in files
        and not any((problem.place.path, code) in errors for code in _ON_THE_PAGE.get(problem.code, ()))
        and not any((problem.place, code) in places for code in _AT_A_PLACE.get(problem.code, ()))
    ]


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    told: set[str] = set()
    for problem in problems:
        if problem.code not in told:
            yield problem
        told.update({problem.code} & _ONCE)
