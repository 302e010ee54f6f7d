"""`evidence.json`: every record as data, with what the site says of it and where.

Made from the same records and phrases as prose and pictures, so that nothing in it can differ from what readers see.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from handout import ledger
from handout.ledger import Shown
from handout.model import (
    Amount,
    Article,
    Change,
    Compared,
    Dose,
    Fact,
    FactCheck,
    Ledger,
    Page,
    Risk,
    Site,
    Source,
    Threshold,
)
from handout.pictured import records_of
from handout.render import bibliography
from handout.render.phrases import Phrases

PATH = "evidence.json"
VERSION = 1
"""Goes up when a field changes its name or meaning."""

Data = Mapping[str, object]


def document(site: Site, phrases: Phrases, pages: Mapping[str, tuple[Page, ...]]) -> bytes:
    """The file: the records by id, in the words of `phrases`, with the `pages` that use each.

    Bytes are the same for the same site.
    """
    language = site.settings.languages[0]
    records = [
        {
            **_record(located.value, site.works[located.value.source].value, language),
            "words": {variant: phrases.phrase(located.value, variant) for variant in ledger.variants(located.value)},
            "pages": sorted(page.url for page in pages.get(name, ())),
        }
        for name, located in sorted(site.ledger.facts.items())
    ]
    told = {"version": VERSION, "title": site.settings.title, "language": language, "records": records}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def uses(site: Site) -> Mapping[str, tuple[Page, ...]]:
    """Record → the pages that say or draw it, in the order of the site."""
    found: dict[str, list[Page]] = {}
    for page in site.pages:
        for name in records_on(page.article, site.ledger) if page.article is not None else ():
            found.setdefault(name, []).append(page)
    return {name: tuple(pages) for name, pages in found.items()}


def records_on(article: Article, records: Ledger) -> tuple[str, ...]:
    """The records that an article says or draws, its title included; each once."""
    names: list[str] = [part.partition("]")[0].strip() for part in article.front_matter.title.split("[=")[1:]]
    names += article.outline.values
    for name in article.outline.figures:
        picture = records.pictures.get(name)
        names += records_of(picture.value) if picture is not None else (name,)
    return tuple(dict.fromkeys(name for name in map(_record_name, names) if name in records.facts))


def _record_name(name: str) -> str:
    return name.partition(".")[0]


def _record(fact: Fact, source: Source, language: str) -> Data:
    numbers = _compared(fact) if isinstance(fact, Compared) else _amount(fact)
    return {
        "id": fact.id,
        "kind": fact.kind,
        "outcome": fact.outcome,
        **numbers,
        "population": fact.population,
        **_known([("period", fact.period), ("certainty", fact.certainty)]),
        "meaning": fact.meaning,
        "rounding": fact.rounding.value,
        "level": fact.level.value,
        "awaits_check": ledger.awaits_check(fact),
        "checked": _check(fact.checked),
        "source": {**_source(source, language), **_known([("locator", fact.locator)])},
    }


def _source(source: Source, language: str) -> Data:
    return {
        "id": source.id,
        "reference": bibliography.reference(source, language),
        **_known([("doi", source.DOI), ("pmid", source.PMID), ("url", source.URL)]),
        "checked": _check(source.checked),
    }


def _check(check: FactCheck | None) -> Data | None:
    return {"by": check.by, "on": check.on.isoformat()} if check is not None else None


def _compared(fact: Risk | Change) -> Data:
    arms = ledger.arms(fact)
    risk = fact if isinstance(fact, Risk) else None
    comparator: dict[str, object] | None = None
    if fact.comparator is not None and arms.comparator is not None:
        counted = _known([("n", fact.comparator.n), ("of", fact.comparator.of)]) if risk is not None else {}
        comparator = {"name": fact.comparator.name, **_figure(arms.comparator), **counted}
    return {
        "effect": fact.effect,
        "group": fact.group,
        **_figure(arms.treated),
        **(_known([("n", risk.n), ("of", risk.of), ("per", risk.per), ("people", risk.people)]) if risk else {}),
        **({"unit": fact.unit} if isinstance(fact, Change) else {}),
        "comparator": comparator,
        **_known([("no_comparator", fact.no_comparator)]),
        **({"difference": _figure(arms.difference)} if arms.difference is not None else {}),
        **({"interval": [_number(end) for end in fact.interval]} if isinstance(fact, Change) and fact.interval else {}),
    }


def _amount(fact: Amount) -> Data:
    low, high = ledger.amount(fact)
    return {
        **_figure(low),
        **({"to": _figure(high)} if high is not None else {}),
        "unit": fact.unit,
        **({"bound": fact.bound.value} if isinstance(fact, Threshold) else {}),
        **(_known([("places", fact.places)]) if isinstance(fact, Dose) else {}),
    }


def _figure(figure: Shown) -> Data:
    return {"exact": _number(figure.exact), "shown": _number(figure.value)}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _known(fields: Iterable[tuple[str, object]]) -> Data:
    """Without the fields that the record does not have."""
    return {name: value for name, value in fields if value is not None}
