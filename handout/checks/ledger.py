"""Records: each is used, has a source that exists, and is told whole.

Rules: where a page says a result, it also says what happened without the treatment (RC-4, IPD-P5) and over what time
(RC-5, IPD-P4), or shows the picture, which says both; risks on one page have one denominator (RC-2, CCI-17); the
source of a record is in sources.yaml (IPD-C2); no two records tell different numbers of one thing; a record that nobody
uses is told, for nobody keeps it right.

Fails:

    With Botox, [=neck-pain] get neck pain.

Passes:

    With Botox, [=neck-pain] get neck pain [=neck-pain.time], and [=neck-pain.comparison].
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handout.checks.destinations import Around
from handout.checks.texts import articles
from handout.codes import found
from handout.ledger import amount, arms, plain, variants
from handout.model import Article, Change, Compared, Duration, Ledger, Risk, Site, ValueSlot
from handout.pictured import records_of
from handout.problems import Place, Problem, did_you_mean

_COMPARES = frozenset({"comparison", "comparison-value", "comparison-frame", "difference", "both"})


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Problems of a page that uses records."""
    yield from _half_told(around.ledger, article)
    yield from _denominators(around.ledger, article)


def check_records(site: Site) -> Iterator[Problem]:
    """Problems of the records themselves."""
    yield from _sources(site)
    yield from _disagreeing(site)
    yield from _unused(site)


def _sources(site: Site) -> Iterator[Problem]:
    for name, located in site.ledger.facts.items():
        if located.value.source not in site.works:
            message = f'the record "{name}" has a source that is not in sources.yaml: "{located.value.source}"'
            yield found(located.place, "unknown-source", message, did_you_mean(located.value.source, site.works))


def _disagreeing(site: Site) -> Iterator[Problem]:
    """Two records of one thing, in the same people over the same time, that say different numbers."""
    first: dict[tuple[str | None, ...], Risk | Change] = {}
    for located in site.ledger.facts.values():
        fact = located.value
        if isinstance(fact, Risk | Change):
            against = fact.comparator.name if fact.comparator is not None else None
            said = (fact.outcome.casefold(), fact.population.casefold(), fact.period.casefold())
            other = first.setdefault((fact.kind, *said, fact.group, against), fact)
            if arms(other) != arms(fact):
                message = f'"{fact.id}" and "{other.id}" tell different numbers of the same outcome, people and time'
                mend = "keep one of them, or say in outcome or population how they differ"
                yield found(located.place, "records-disagree", message, mend)


def _unused(site: Site) -> Iterator[Problem]:
    if site.ledger.broken:
        return  # what a broken picture shows is not known
    used = {name.partition(".")[0] for article in articles(site) for name in _names(article)}
    for name in sorted(used & site.ledger.pictures.keys()):
        used.update(records_of(site.ledger.pictures[name].value))
    for name, fact in site.ledger.facts.items():
        if name not in used:
            mend = f"use it on a page as [={name}], or take it out"
            yield found(fact.place, "unused-record", f'no page uses the record "{name}"', mend)
    for name, picture in site.ledger.pictures.items():
        if name not in used:
            mend = f"show it on a page as ![](figure:{name}), or take it out"
            yield found(picture.place, "unused-record", f'no page shows the picture "{name}"', mend)


def _names(article: Article) -> Iterator[str]:
    yield from (*article.outline.values, *article.outline.figures)
    yield from (part.partition("]")[0].strip() for part in article.front_matter.title.split("[=")[1:])


def _uses(records: Ledger, article: Article) -> Mapping[str, list[ValueSlot]]:
    """The records of a page that its text says, with each use."""
    uses: dict[str, list[ValueSlot]] = {}
    for document in article.documents:
        for value in document.values:
            name = value.name.partition(".")[0]
            if name in records.facts:
                uses.setdefault(name, []).append(value)
    return uses


def _drawn(records: Ledger, article: Article) -> set[str]:
    """The records that pictures on the page show, with comparator and time frame."""
    drawn = {picture.name for document in article.documents for picture in document.figures}
    for name in sorted(drawn & records.pictures.keys()):
        drawn.update(records_of(records.pictures[name].value))
    return drawn


def _counted(records: Ledger, article: Article) -> Iterator[tuple[str, Place]]:
    """The records that the page says, then those it draws, with their places."""
    for name, slots in _uses(records, article).items():
        yield name, slots[0].place
    for document in article.documents:
        for slot in document.figures:
            picture = records.pictures.get(slot.name)
            for name in records_of(picture.value) if picture is not None else (slot.name,):
                if name in records.facts:
                    yield name, slot.place


def _half_told(records: Ledger, article: Article) -> Iterator[Problem]:
    drawn = _drawn(records, article)
    uses = _uses(records, article)
    facts = {name: records.facts[name].value for name in uses}
    forms = {name: {slot.name.partition(".")[2] for slot in slots} for name, slots in uses.items()}
    periods = {facts[name].period for name, said in forms.items() if "time" in said}
    spans = [fact for name, fact in facts.items() if isinstance(fact, Duration) and forms[name] & {"", "value"}]
    for name, fact in facts.items():
        if name in drawn or not isinstance(fact, Compared) or not forms[name] <= {*variants(fact)}:
            continue  # a form that is misspelled may be the very one that is missing
        place = uses[name][0].place.within(article.path)
        if fact.comparator is not None and not forms[name] & _COMPARES:
            message = f'"{name}" stands here without what happened with {fact.comparator.name}'
            yield found(place, "missing-comparison", message, f"add it beside: [={name}.comparison]")
        if fact.period not in periods and not any(_within(span, fact.period) for span in spans):
            message = f'"{name}" stands here without its time frame'
            yield found(place, "missing-period", message, f"add it beside: [={name}.time]")


def _within(span: Duration, period: str) -> bool:
    """Whether the time frame names the duration: 108 weeks, in `over 108 weeks`."""
    low, high = (shown and plain(shown.value) for shown in amount(span))
    said = f"{low} to {high} {span.unit}" if high else f"{low} {span.unit}"
    return re.search(rf"(?<![\w.,]){re.escape(said)}(?!\w)", period) is not None


def _denominators(records: Ledger, article: Article) -> Iterator[Problem]:
    first: dict[int, Place] = {}
    for name, place in _counted(records, article):
        fact = records.facts[name].value
        if isinstance(fact, Risk):
            first.setdefault(fact.per, place)
    if len(first) > 1:
        place = first[max(first)].within(article.path)
        message = "this page counts some risks out of 100 and others out of 1,000"
        yield found(place, "mixed-denominators", message, "give its records the same per: all 100, or all 1000")
