"""The release: what stands between a site that builds and the patients it is for.

A plain build shows what is not checked yet, and says so to readers. A release refuses it, and tells it all as a list of
work: pages nobody has signed or whose check is overdue (NHS-S1, NHS-S6), records and sources nobody has compared
(NHS-S8, NHS-S10), or not for too long (MAY-1), statements and definitions marked as unconfirmed, made-up details.

Fails:

    review: pending

Passes:

    review: {by: "Name, role", on: 2026-11-02, next: 2028-11-02}
"""

from __future__ import annotations

from collections.abc import Iterator

from handout.addresses import SOURCES_FILE
from handout.checks.reviews import months_after
from handout.checks.texts import articles
from handout.codes import found
from handout.ledger import awaits_check
from handout.model import Article, Fact, FactCheck, Located, Site
from handout.places import of_field, of_setting
from handout.problems import Place, Problem

_SIGN = "when the whole page has been checked, write review: with by, on and next below it"


def check(site: Site) -> Iterator[Problem]:
    """Everything a person must do before patients may read the site."""
    if site.settings.clinic.sample:
        place = of_setting(site.settings_places, "clinic.sample")
        mend = "write the clinic's own name, phone, hours and address, then take this line out"
        yield found(place, "sample-details", "the clinic's details are made up", mend)
    for article in articles(site):
        yield from _page(site, article)
    yield from _records(site)
    yield from _works(site)
    for terms in site.terms.values():
        for term in terms:
            if term.value.unconfirmed:
                message = f'nobody has checked the definition of "{term.value.term}"'
                yield found(term.place, "unchecked-term", message, "check it, then take out unconfirmed: yes")


def _page(site: Site, article: Article) -> Iterator[Problem]:
    review = article.front_matter.review
    if review is None:
        message = f'nobody has signed "{article.front_matter.title}"'
        yield found(of_field(article, "review"), "unsigned-page", message, _SIGN)
    elif review.next < site.today:
        message = f'"{article.front_matter.title}" should have been checked again by {review.next}'
        yield found(of_field(article, "review.next"), "unsigned-page", message, _SIGN)
    for document in article.documents:
        for item in document.citations:
            if item.unconfirmed:
                message = f'nobody has compared this statement with its source, "{item.source}"'
                mend = "compare them, then take out the word unconfirmed"
                yield found(item.place.within(article.path), "unchecked-statement", message, mend)


def _records(site: Site) -> Iterator[Problem]:
    for name, located in site.ledger.facts.items():
        fact = located.value
        if awaits_check(fact):
            message = f'nobody has compared "{name}" with its source, "{fact.source}" ({fact.level.value})'
            mend = 'compare them, then write: checked: {by: "name, role", on: the day}'
            yield found(located.place, "unchecked-record", message, mend)
        elif _is_old(site, fact.checked):
            yield _overdue(located, name)


def _overdue(located: Located[Fact], name: str) -> Problem:
    message = f'the last check of "{name}" is too long ago'
    return found(located.place, "record-overdue", message, "compare it with its source again, then write the new day")


def _works(site: Site) -> Iterator[Problem]:
    """Only the works that something on the site rests on."""
    used = {fact.value.source for fact in site.ledger.facts.values()}
    used |= {item.source for article in articles(site) for text in article.documents for item in text.citations}
    for name in sorted(used & site.works.keys()):
        located = site.works[name]
        if located.value.checked is None:
            message = f'nobody has looked whether the source "{name}" is still current'
            mend = 'look, then write: checked: {by: "name, role", on: the day}'
            yield found(_in_sources(located.place), "unchecked-source", message, mend)
        elif _is_old(site, located.value.checked):
            message = f'the last check of the source "{name}" is too long ago'
            yield found(_in_sources(located.place), "source-overdue", message, "look again, then write the new day")


def _in_sources(place: Place) -> Place:
    return place if place.path else place.within(SOURCES_FILE)


def _is_old(site: Site, check: FactCheck | None) -> bool:
    return check is not None and months_after(check.on, site.settings.review.evidence_months) < site.today
