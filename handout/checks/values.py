"""Values: each `[=name]` stands for something that site.yaml says.

Rules: the name is one of the clinic's settings, and that setting has words. A phone number is thus written once and is
the same everywhere (CCI-14).

Fails:

    Call us on [=clinic.fone].

Passes:

    Call us on [=clinic.phone].
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handout.checks.destinations import Around
from handout.codes import found
from handout.ledger import variants
from handout.model import Article, Change, Ledger, Risk, Settings
from handout.places import of_field
from handout.problems import Place, Problem, did_you_mean

_NAME = re.compile(r"\[=([^\]]*)\]")


def known_values(settings: Settings) -> Mapping[str, str]:
    """Every name that can stand in `[=…]` → its words; empty when the setting was left out."""
    clinic = settings.clinic
    texts = {name: getattr(clinic, name) for name in clinic.__struct_fields__ if name != "sample"}
    return {f"clinic.{name}": text or "" for name, text in texts.items()}


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Problems of the values on a page."""
    known, ledger = known_values(around.settings), around.ledger
    for name in _NAME.findall(article.front_matter.title):
        yield from _value(ledger, name.strip(), of_field(article, "title"), known)
    for document in article.documents:
        for value in document.values:
            yield from _value(ledger, value.name, value.place.within(article.path), known)
        for picture in document.figures:
            yield from _picture(ledger, picture.name, picture.place.within(article.path))


def _value(ledger: Ledger, name: str, place: Place, known: Mapping[str, str]) -> Iterator[Problem]:
    if name not in known:
        yield from _record(ledger, name, place, known)
    elif not known[name]:
        mend = f"add {name.removeprefix('clinic.')}: below clinic: in site.yaml, or take this out"
        yield found(place, "empty-value", f'site.yaml does not say the value "{name}"', mend)


def _record(ledger: Ledger, written: str, place: Place, known: Mapping[str, str]) -> Iterator[Problem]:
    name, dot, variant = written.partition(".")
    if name in ledger.broken:
        return
    fact = ledger.facts.get(name)
    if fact is None:
        message = f'there is no value "{written}"'
        yield found(place, "unknown-value", message, did_you_mean(written, [*known, *ledger.facts]))
    elif dot and (not variant or variant not in variants(fact.value)):
        message = f'the record "{name}" cannot be written as "{variant}"'
        options = [f"{name}.{option}" for option in variants(fact.value) if option]
        yield found(place, "unknown-variant", message, did_you_mean(written, options))


def _picture(ledger: Ledger, name: str, place: Place) -> Iterator[Problem]:
    if name in ledger.broken or name in ledger.pictures:
        return
    fact = ledger.facts.get(name)
    if fact is None:
        drawn = [key for key, located in ledger.facts.items() if isinstance(located.value, Risk | Change)]
        mend = did_you_mean(name, [*ledger.pictures, *drawn])
        yield found(place, "unknown-picture", f'there is no record or picture "{name}"', mend)
    elif not isinstance(fact.value, Risk | Change):
        message = f'the record "{name}" is a {fact.value.kind}, which cannot be drawn'
        yield found(
            place,
            "unknown-picture",
            message,
            "records of the kind risk or change can, and the pictures below pictures:",
        )
