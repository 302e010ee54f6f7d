"""The table of checks: what a site must be before it is published.

A check is a module with a docstring that is its manual, and a function from the site to problems. They run in the order
of the table; none of them knows of another. docs/problems.md explains each code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from handout.addresses import SOURCES_FILE
from handout.checks import (
    allow,
    cards,
    citations,
    headings,
    images,
    links,
    numbers,
    reading,
    reviews,
    trust,
    values,
)
from handout.model import Site
from handout.problems import Problem, Severity, in_order

__all__ = ["CHECKS", "run"]

CHECKS: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    links.check,
    images.check,
    headings.check,
    cards.check,
    citations.check,
    values.check,
    reviews.check,
    reading.check,
    numbers.check,
    trust.check,
)


_EXPLAINED_BY = {"unknown-source": SOURCES_FILE}
"""A problem → the file whose own errors explain it: a work that could not be read is not also unknown everywhere."""


def run(site: Site, earlier: Iterable[Problem] = ()) -> tuple[Problem, ...]:
    """All problems of the site in order: those met `earlier` and those of the checks, less the warnings pages allow."""
    before = tuple(earlier)
    broken = {problem.place.path for problem in before if problem.severity is Severity.ERROR}
    met = (problem for check in CHECKS for problem in check(site) if _EXPLAINED_BY.get(problem.code) not in broken)
    return in_order(allow.accepted(site, (*before, *met)))
