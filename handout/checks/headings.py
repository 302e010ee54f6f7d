"""Headings and titles: in steps, short, and statements.

Rules: the title is the page's only first-level heading, and no level is skipped on the way down, because screen reader
users move by them (NHS-W7, WCAG 1.3.1); titles and headings have at most 65 characters (NHS-W7) and end without a full
stop, colon or question mark (NHS-W8); no two pages have one title, because lists show nothing else (WCAG 2.4.2).

Fails:

    # Results
    ### When will it start to work?

Passes:

    ## Results
    ### When it starts to work
"""

from __future__ import annotations

from collections.abc import Iterator

from handout.checks.destinations import Around
from handout.checks.texts import articles
from handout.codes import found
from handout.model import Article, Site
from handout.places import of_field
from handout.problems import Place, Problem

_LONGEST = 65
_ENDINGS = {".": "full stop", ":": "colon", "?": "question mark", "!": "exclamation mark", "？": "question mark"}


def check(article: Article, around: Around) -> Iterator[Problem]:  # noqa: ARG001 - all checks of a page are called alike
    """Problems of the title and headings of a page."""
    yield from _title(article)
    yield from _levels(article)
    for heading in article.body.headings:
        if heading.text[-1:] in _ENDINGS:
            yield from _end(heading.text, heading.place.within(article.path), "this heading")
        if len(heading.text) > _LONGEST:
            message = f"this heading has {len(heading.text)} characters; the most is {_LONGEST}"
            mend = "say it in fewer words, and the rest in the text below"
            yield found(heading.place.within(article.path), "long-heading", message, mend)


def check_titles(site: Site) -> Iterator[Problem]:
    """Pages that lists show by the same words, such as a page and a forgotten copy of it."""
    first: dict[tuple[str, str], Article] = {}
    for article in articles(site):
        words = " ".join(article.front_matter.title.casefold().split())
        other = first.setdefault((article.language, words), article)
        if other is not article:
            message = f"this page and {other.path} have the same title"
            mend = "say in the title how they differ; take a copy that nobody needs away"
            yield found(of_field(article, "title"), "same-title", message, mend)


def _title(article: Article) -> Iterator[Problem]:
    title, place = article.front_matter.title, of_field(article, "title")
    yield from _end(title, place, "this title")
    if len(title) > _LONGEST:
        message = f"this title has {len(title)} characters; the most is {_LONGEST}"
        yield found(place, "long-title", message, "say it in fewer words; the summary has room for the rest")


def _end(text: str, place: Place, what: str) -> Iterator[Problem]:
    sign = _ENDINGS.get(text[-1:])
    if sign is not None:
        mend = "make it a statement: Who can have it" if "question" in sign else "take it out"
        yield found(place, "heading-end", f"{what} ends with a {sign}".replace("a e", "an e"), mend)


def _levels(article: Article) -> Iterator[Problem]:
    above = 1
    for heading in article.body.headings:
        if heading.level == 1:
            message = "the page's title comes from its front matter, so # cannot be used in the text"
            place = heading.place.within(article.path)
            yield found(place, "heading-level-one", message, "write ## for a heading")
        elif heading.level > above + 1:
            message = f"this heading has {'#' * heading.level} but the one above it has {'#' * above}"
            if above == 1:
                message = f"this heading has {'#' * heading.level} but there is no ## heading above it"
            place = heading.place.within(article.path)
            yield found(place, "skipped-heading", message, f"write {'#' * (above + 1)} here")
        above = heading.level
