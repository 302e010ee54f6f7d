"""What the pages of one language share, and the words that stand for names in titles, headings and summaries."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from handout.addresses import TargetKind
from handout.model import Clinic, Ledger, Located, Part, Source, Term, ValueSlot
from handout.render.phrases import Phrases
from handout.render.pictures import Pictures
from handout.render.templates import Templates
from handout.render.terms import Vocabulary
from handout.render.words import Tongue
from handout.value import Value

CLINIC = "clinic."
"""What the names of settings begin with; all other names are records'."""
_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r"\[=([^\]]*)\]")


class Surroundings(Value, frozen=True):
    """What the pages of one language share."""

    clinic: Clinic
    templates: Templates
    pictures: Pictures
    generated: Mapping[TargetKind, str]
    """The addresses of the sources and glossary pages."""
    works: Mapping[str, str]
    """Source id → the address of the page that lists it."""
    sources: Mapping[str, Located[Source]]
    terms: tuple[Term, ...]
    vocabulary: Vocabulary
    """The same terms, made ready to be looked for."""
    ledger: Ledger
    phrases: Phrases
    tongues: Mapping[str, Tongue]
    """The languages of the site."""


class Addresses(Value, frozen=True):
    """Where links of one page lead."""

    of_page: Callable[[str], str]
    """Path of an article → the address of its page."""
    href: Callable[[str], str]
    """Address → what stands in the link."""


def value(clinic: Clinic, name: str) -> str:
    """The words of a setting such as `clinic.phone`; `checks.values` has made sure that it exists."""
    return str(getattr(clinic, name.removeprefix(CLINIC), "") or "")


def plain(text: str, around: Surroundings) -> str:
    """A heading or title with its values filled in."""
    return _VALUE.sub(lambda found: _words(found[1].strip(), around, opening=not found.start()), text)


def _words(name: str, around: Surroundings, *, opening: bool) -> str:
    if name.startswith(CLINIC):
        return value(around.clinic, name)
    record, _, variant = name.partition(".")
    return around.phrases.phrase(around.ledger.facts[record].value, variant, opening=opening)


def plain_line(parts: tuple[Part, ...], around: Surroundings) -> str:
    """The words of a one-line document with these parts, for a place that takes no HTML."""
    words = [_shown(part, around) for part in parts if isinstance(part, str | ValueSlot)]
    return " ".join("".join(words).split())


def _shown(part: str | ValueSlot, around: Surroundings) -> str:
    if isinstance(part, str):
        return html.unescape(_TAG.sub("", part))
    return _words(part.name, around, opening=part.opening)
