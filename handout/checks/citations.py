"""Citations: each names a work that the sources page lists.

Rules: the id in `[@id]` stands in content/evidence/sources.yaml, in pages and in the glossary (IPD-C2, NHS-S10); a
summary has no citation, because it is shown where no list of references is; an id in brackets has its @, or readers
would see the id and find no source.

Fails, when the file has the id aurora-2010:

    Most people had fewer headache days [@aurora].

Passes:

    Most people had fewer headache days [@aurora-2010].
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from handout.addresses import SOURCES_FILE
from handout.checks.destinations import Around
from handout.checks.texts import sentences, shown
from handout.codes import found
from handout.model import Article, Site
from handout.problems import Place, Problem, did_you_mean, nearest

_AT = re.compile(r"@\s?([^\W_][\w:.-]*[^\W_])")
_IN_BRACKETS = re.compile(r"[\[(]\s*([^\W_][\w:.-]*)\s*([,;][^\])]*)?[\])]")
_LIKE_AN_ID = re.compile(r"(?=.*[\d-])(?=.*[^\W\d_])")
"""Beside letters a digit or a hyphen: ids of works have them, and hardly a word that stands alone in brackets."""


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Problems of the citations on a page."""
    for item in article.summary.citations:
        place = item.place.within(article.path)
        mend = "move the citation to a key point or to the text"
        yield found(place, "citation-in-summary", "a summary cannot hold a citation", mend)
    cited = [(item.source, item.place.within(article.path)) for text in article.documents for item in text.citations]
    yield from _unknown(cited, around.works, listed=around.has_file(SOURCES_FILE))
    yield from _lost(article, around.works)


def check_terms(site: Site) -> Iterator[Problem]:
    """Problems of what the definitions of the glossary cite."""
    cited = [(source, t.place) for terms in site.terms.values() for t in terms for source in t.value.sources]
    yield from _unknown(cited, site.works, listed=SOURCES_FILE in site.paths)


def _unknown(cited: Iterable[tuple[str, Place]], works: Collection[str], *, listed: bool) -> Iterator[Problem]:
    """Problems of cited works that the list of sources does not have; one alone says that there is no list."""
    for source, place in cited:
        if source in works:
            continue
        if not listed:
            mend = f"write the file {SOURCES_FILE}, with each work that pages cite"
            yield found(place, "missing-sources", "this citation needs a list of sources, and there is none", mend)
            return
        mend = did_you_mean(source, works) or f"add it to {SOURCES_FILE}"
        yield found(place, "unknown-source", f'there is no source "{source}"', mend)


def _lost(article: Article, works: Collection[str]) -> Iterator[Problem]:
    """Ids in brackets without an @, and without brackets; in square ones, which little else has, misspelled ids too."""
    for sentence in sentences(article):
        text, place = sentence.text, sentence.place.within(article.path)
        for bracket in _IN_BRACKETS.finditer(text):
            work = _meant(bracket[1], works, square=bracket[0][0] == "[")
            if work is not None:
                message = f'"{shown(bracket[0])}" names a source without an @, so it is no citation'
                yield found(place, "citation-without-at", message, f"write [@{work}{bracket[2] or ''}]")
        for sign in _AT.finditer(_IN_BRACKETS.sub(" ", text)):
            if sign[1] in works:
                message = "a citation needs square brackets right around it"
                yield found(place, "bare-citation", message, f"write [@{sign[1]}]")


def _meant(name: str, works: Collection[str], *, square: bool) -> str | None:
    if name in works and (square or _LIKE_AN_ID.match(name)):
        return name
    return nearest(name, works) if square and _LIKE_AN_ID.match(name) else None
