"""Citations: each names a work that the sources page lists.

Rules: the id in `[@id]` stands in content/evidence/sources.yaml, in pages and in the glossary (IPD-C2, NHS-S10); a
summary has no citation, because it is shown where no list of references is.

Fails, when the file has the id aurora-2010:

    Most people had fewer headache days [@aurora].

Passes:

    Most people had fewer headache days [@aurora-2010].
"""

from __future__ import annotations

from collections.abc import Iterator

from handout.addresses import SOURCES_FILE
from handout.checks.texts import articles
from handout.codes import found
from handout.model import Site
from handout.problems import Place, Problem, did_you_mean


def check(site: Site) -> Iterator[Problem]:
    """Problems of all citations."""
    for article in articles(site):
        for item in article.summary.citations:
            mend = "move the citation to a key point or to the text"
            yield found(
                item.place.within(article.path), "citation-in-summary", "a summary cannot hold a citation", mend
            )
        cited = [item for document in article.documents for item in document.citations]
        for item in cited:
            yield from _known(site, item.source, item.place.within(article.path))
    for terms in site.terms.values():
        for term in terms:
            for source in term.value.sources:
                yield from _known(site, source, term.place)


def _known(site: Site, source: str, place: Place) -> Iterator[Problem]:
    if source not in site.works:
        message = f'there is no source "{source}"'
        mend = did_you_mean(source, site.works) or f"add it to {SOURCES_FILE}"
        yield found(place, "unknown-source", message, mend)
