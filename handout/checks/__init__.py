"""The table of checks: what a site must be before it is published.

A check is a module with a docstring that is its manual, and a function from the site to problems. They run in the order
of the table; none of them knows of another. docs/problems.md explains each code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from handout.checks import (
    allow,
    cards,
    citations,
    gate,
    headings,
    images,
    ledger,
    links,
    numbers,
    reading,
    release,
    reviews,
    trust,
    values,
)
from handout.checks.cascades import without_cascades
from handout.model import Site
from handout.problems import Problem, in_order

__all__ = ["CHECKS", "run", "work_list"]

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
    gate.check,
    ledger.check,
    trust.check,
)


def work_list(site: Site) -> tuple[Problem, ...]:
    """What people must still do before the site may be released."""
    return in_order(release.check(site))


def run(site: Site, earlier: Iterable[Problem] = ()) -> tuple[Problem, ...]:
    """All problems of the site in order: those met `earlier` and those of the checks, less the warnings pages allow."""
    before = tuple(earlier)
    met = without_cascades((problem for check in CHECKS for problem in check(site)), before)
    return in_order(allow.accepted(site, (*before, *met)))
