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
from handout.checks.texts import articles, documents
from handout.codes import found
from handout.model import Site
from handout.problems import Place, Problem, did_you_mean


def check(site: Site) -> Iterator[Problem]:
    """Problems of all citations."""
    for article in articles(site):
        for item in article.summary.citations:
            place = item.place.within(article.path)
            mend = "move the citation to a key point or to the text"
            yield found(place, "citation-in-summary", "a summary cannot hold a citation", mend)
    unknown = [(source, place) for source, place in _cited(site) if source not in site.works]
    if unknown and SOURCES_FILE not in site.paths:
        mend = f"write the file {SOURCES_FILE}, with each work that pages cite"
        yield found(unknown[0][1], "missing-sources", "this citation needs a list of sources, and there is none", mend)
        return
    for source, place in unknown:
        mend = did_you_mean(source, site.works) or f"add it to {SOURCES_FILE}"
        yield found(place, "unknown-source", f'there is no source "{source}"', mend)


def _cited(site: Site) -> Iterator[tuple[str, Place]]:
    """Every id that is cited, in pages and in the glossary."""
    for article, document in documents(site):
        for item in document.citations:
            yield item.source, item.place.within(article.path)
    for terms in site.terms.values():
        for term in terms:
            for source in term.value.sources:
                yield source, term.place
