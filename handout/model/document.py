"""What a Markdown text becomes: plain facts about it, and its HTML with open slots."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from handout.problems import Place, Problem
from handout.value import Value


class LinkSlot(Value, frozen=True, tag=True, gc=False):
    """Where the address of a link goes: stands between `href="` and `"`."""

    target: str
    """As typed: `../benefits/results.md#first-weeks`."""
    place: Place


class ImageSlot(Value, frozen=True, tag=True, gc=False):
    """A whole image."""

    target: str
    alt: str
    place: Place


class ValueSlot(Value, frozen=True, tag=True, gc=False):
    """A value written once and used by name: `[=clinic.phone]`."""

    name: str
    """`clinic.phone`."""
    plain: bool
    """Inside a link or heading: words only, no link of its own."""
    place: Place
    opening: bool = False
    """It opens a sentence."""


class FigureSlot(Value, frozen=True, tag=True, gc=False):
    """A picture of a record, in a paragraph of its own: `![](figure:neck-pain)`."""

    name: str
    place: Place


class CitationItem(Value, frozen=True, gc=False):
    """One work in a citation: `@aurora-2010, table 2`."""

    source: str
    locator: str
    """`table 2`; empty when the whole work is meant."""
    unconfirmed: bool
    """Written as `[@id, unconfirmed]`: the clinic has not checked the statement against the source yet."""
    place: Place


class CitationSlot(Value, frozen=True, tag=True):
    """`[@a; @b]`: becomes numbered references."""

    items: tuple[CitationItem, ...]
    place: Place


class Call(Value, frozen=True, tag=True):
    """A component with its inner parts: a callout, a card, a do list, a table."""

    component: str
    """The folder's name in templates/components: `card`, `callout`, `do-list`, `table`."""
    arguments: Mapping[str, str]
    body: tuple[Part, ...]
    title: tuple[Part, ...] = ()


Part = str | LinkSlot | ImageSlot | ValueSlot | FigureSlot | CitationSlot | Call
"""A piece of a page: finished HTML, or something the site's knowledge completes."""


class Heading(Value, frozen=True, gc=False):
    """A heading and the anchor it can be linked by."""

    level: int
    text: str
    id: str
    place: Place


class Link(Value, frozen=True, gc=False):
    """A link as typed."""

    target: str
    text: str
    place: Place
    """Of the target."""


class PassageKind(StrEnum):
    """What kind of block a passage stands in."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    HEADING = "heading"
    TITLE = "title"
    """The title line of a card or callout."""


class Sentence(Value, frozen=True, gc=False):
    """One sentence, counted."""

    text: str
    """As a reader sees it: markup, citations and link targets taken out."""
    words: int
    syllables: int
    place: Place


class Passage(Value, frozen=True):
    """The text of one block."""

    kind: PassageKind
    sentences: tuple[Sentence, ...]
    cited: bool
    """Whether it holds a citation."""
    place: Place


class Card(Value, frozen=True):
    """A callout or card, as data for the checks (NHS-C2 to C11)."""

    kind: str
    """`emergency`, `urgent`, `call-us`, `note`, `warning`, `do`, `do-not`."""
    title: str
    items: tuple[tuple[str, Place], ...]
    """The text of its list items."""
    links: tuple[Link, ...]
    place: Place


class ItemList(Value, frozen=True):
    """A list, as data for the checks."""

    items: int
    ordered: bool
    place: Place


class Document(Value, frozen=True):
    """What a Markdown text becomes: a pure function of the text. Places have no path yet."""

    parts: tuple[Part, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[ImageSlot, ...] = ()
    citations: tuple[CitationItem, ...] = ()
    values: tuple[ValueSlot, ...] = ()
    figures: tuple[FigureSlot, ...] = ()
    cards: tuple[Card, ...] = ()
    lists: tuple[ItemList, ...] = ()
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()
