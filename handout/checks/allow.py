"""Warnings that a page accepts, each with a reason.

Rules: `allow` in the front matter names a warning that the page really has; an error cannot be accepted, because a page
that is not safe to publish does not publish.

Fails, when no sentence is long:

    allow: {long-sentence: "The consent form says it so."}

Passes, when one is:

    allow: {long-sentence: "The consent form says it so."}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handout.checks.texts import articles, shown
from handout.codes import ERRORS, WARNINGS, found
from handout.model import Article, Site
from handout.places import of_field
from handout.problems import Problem, Severity, did_you_mean


def accepted(site: Site, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems without those that a page allows, and with those of allowing."""
    allowed = {(article.path, code): article for article in articles(site) for code in article.front_matter.allow}
    used: set[tuple[str, str]] = set()
    for problem in problems:
        key = (problem.place.path, problem.code)
        if key in allowed and problem.severity is Severity.WARNING:
            used.add(key)
        else:
            yield problem
    for (path, code), article in allowed.items():
        if (path, code) not in used:
            yield _idle(article, code)


def _idle(article: Article, code: str) -> Problem:
    """Why an `allow` has no effect."""
    place = of_field(article, f"allow.{code}")
    if code in ERRORS:
        message = f'"{code}" cannot be allowed: a page with this problem does not publish'
        return found(place, "cannot-allow", message, "mend the problem and take this line out")
    if code not in WARNINGS:
        message = f'there is no warning "{shown(code)}"'
        return found(place, "unknown-code", message, did_you_mean(code, WARNINGS))
    return found(place, "unused-allow", f'this page has no "{code}" to allow', "take this line out")
