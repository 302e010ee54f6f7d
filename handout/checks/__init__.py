"""The table of checks: what a site must be before it is published.

A check is a module with a docstring that is its manual, and a function from a page (or the whole site) to problems.
None of them knows of another. What they say about a page is remembered with all they asked of its site.
docs/problems.md explains each code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from handout.checks import (
    allow,
    cards,
    citations,
    contacts,
    gate,
    headings,
    images,
    ledger,
    leftovers,
    links,
    numbers,
    reading,
    release,
    reviews,
    safety,
    trust,
    unfinished,
    values,
)
from handout.checks.cascades import without_cascades
from handout.checks.destinations import Around, answers
from handout.checks.texts import articles
from handout.limits import stopped
from handout.model import Article, Observe, Site, unobserved
from handout.problems import Problem, in_order
from handout.recall import Asking, Fleeting, Memory, Recalling, digest, recalled

__all__ = ["CHECKS", "run", "work_list"]

_PAGE: tuple[Callable[[Article, Around], Iterator[Problem]], ...] = (
    links.check,
    contacts.check,
    images.check,
    headings.check,
    cards.check,
    citations.check,
    values.check,
    leftovers.check,
    reviews.check,
    reading.check,
    numbers.check,
    gate.check,
    ledger.check,
    trust.check,
    safety.check,
    unfinished.check,
)
"""What is judged page by page."""
_SITE: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    ledger.check_records,
    safety.check_warnings,
    headings.check_titles,
)
"""What is judged for the whole site at once."""
_SHARED: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    citations.check_terms,
    gate.check_terms,
    leftovers.check_plain,
)
"""The same, where nothing counts but what `Site.key` stands for."""
CHECKS = (*_PAGE, *_SITE, *_SHARED)


def work_list(site: Site) -> tuple[Problem, ...]:
    """What people must still do before the site may be released."""
    return in_order(release.check(site))


def run(
    site: Site, earlier: Iterable[Problem] = (), memory: Memory | None = None, observe: Observe = unobserved
) -> tuple[Problem, ...]:
    """All problems of the site in order: those met `earlier` and those of the checks, less the warnings pages allow."""
    before = tuple(earlier)
    memory = memory or Fleeting()
    # First what all pages share: where it has to be judged, that makes ready what pages need too.
    shared = recalled(memory, "terms", site.key, tuple[Problem, ...], lambda: _told(_SHARED, site))
    told = (*_of_pages(site, memory, observe), *_told(_SITE, site), *shared)
    return in_order(allow.accepted(site, (*before, *without_cascades(told, before))))


def _told(checks: Iterable[Callable[[Site], Iterator[Problem]]], site: Site) -> tuple[Problem, ...]:
    return tuple(problem for check in checks for problem in check(site))


def _of_pages(site: Site, memory: Memory, observe: Observe) -> Iterator[Problem]:
    """What the checks of pages say, page by page."""
    recalling = Recalling(memory, "checks", tuple[Problem, ...], answers(site), site.face)
    keys = [(digest([site.key, article.key]), article) for article in articles(site)]

    def judged(key: bytes, article: Article, memory: Memory) -> tuple[Problem, ...]:
        return recalling(key, partial(_of_page, site, article, observe), memory)

    new = [(key, article) for key, article in keys if not recalling.has(key)]
    halted = memory.ahead([partial(judged, key, article) for key, article in new])
    left_out = {new[index][1].path: why for index, why in halted.items()}
    yield from (stopped(path, why) for path, why in left_out.items())
    for key, article in keys:
        if article.path not in left_out:
            yield from judged(key, article, memory)
    recalling.keep()


def _of_page(site: Site, article: Article, observe: Observe, ask: Asking) -> tuple[Problem, ...]:
    observe("check", article.path)
    around = Around(site, ask)
    return tuple(problem for check in _PAGE for problem in check(article, around))
