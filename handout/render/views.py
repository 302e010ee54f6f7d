"""What templates see: frozen objects whose every field is ready to print. See docs/architecture.md."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from handout.model import Clinic
from handout.value import Value

EMPTY = Markup()


class EntryView(Value, frozen=True):
    """A page as a menu or list shows it."""

    title: str
    url: str
    summary: Markup = EMPTY
    current: bool = False


class SectionView(Value, frozen=True):
    """A section as menus and the home page show it."""

    title: str
    url: str
    summary: Markup
    folder: str
    current: bool
    """The page at hand lies in it."""
    pages: Sequence[EntryView]
    """All its articles."""


class AlternateView(Value, frozen=True):
    """The same page in another language."""

    language: str
    name: str
    url: str
    canonical: str
    current: bool


class ContentsView(Value, frozen=True):
    """A line of "On this page"."""

    text: str
    id: str
    level: int


class ReviewView(Value, frozen=True):
    """Who checked the page, and until when that holds (NHS-S6, NHS-C12)."""

    state: str
    """`pending`, `reviewed` or `overdue`."""
    by: str
    on: str
    next: str
    on_iso: str
    next_iso: str
    owner: str


class RecordView(Value, frozen=True):
    """A record of the ledger as the list of sources names it."""

    id: str
    outcome: str


class WorkView(Value, frozen=True):
    """A source as lists show it."""

    id: str
    text: Markup
    url: str
    doi_url: str
    pubmed_url: str
    note: str
    checked: str = ""
    """The day somebody last looked whether it is current; empty when nobody has."""
    checked_by: str = ""
    cited_by: tuple[EntryView, ...] = ()
    """The pages that cite it, or say or draw a record that rests on it."""
    not_listed: int = 0
    """How many more pages there are."""
    records: tuple[RecordView, ...] = ()
    """The records that rest on it and need no further check."""
    awaiting: tuple[RecordView, ...] = ()
    """The records that rest on it and await the clinic's check."""


class ListPageView(Value, frozen=True):
    """A page of a list that is on several."""

    name: str
    """Its letter or number; of the list of sources its letters: `A–G`."""
    url: str
    current: bool


class DivisionView(Value, frozen=True):
    """Where the page at hand stands among those of its list."""

    letter: str
    """Of the topics on it; empty on the page that leads to them, and for the pages of a section."""
    letters: tuple[ListPageView, ...]
    """The first page of each letter."""
    number: int
    count: int
    """How many pages there are, or how many of this letter."""
    parts: tuple[ListPageView, ...]
    """These."""
    previous: str
    """The address of the page before; empty where there is none."""
    next: str


class ReferenceView(Value, frozen=True):
    """A numbered reference of one page."""

    number: int
    id: str
    work: WorkView
    locator: str
    unconfirmed: bool
    """A statement that cites it still awaits the clinic's check."""
    backlinks: tuple[str, ...]
    """Ids of the citations, in the order of the page."""


class CitationView(Value, frozen=True):
    """One number in a citation."""

    number: int
    reference: str
    """The id of its entry in the list of references."""
    id: str
    unconfirmed: bool
    label: str
    """The source in plain words, for those who point at the number."""


class TermView(Value, frozen=True):
    """A glossary entry."""

    term: str
    id: str
    definition: str
    also: tuple[str, ...]
    unconfirmed: bool


class FindEntryView(Value, frozen=True):
    """A line of the A to Z: a title or a keyword."""

    text: str
    url: str
    page_title: str


class LetterView(Value, frozen=True):
    """The lines of the A to Z under one letter."""

    letter: str
    entries: tuple[FindEntryView, ...]


class SiteView(Value, frozen=True):
    """What is the same on all pages of a language."""

    title: str
    description: str
    language: str
    direction: str
    clinic: Clinic
    emergency: str
    """The signs of an emergency: on every page, never hidden."""
    sections: tuple[SectionView, ...]
    footer_sections: tuple[SectionView, ...]
    home: str
    glossary: str
    sources: str
    find: str


class PageView(Value, frozen=True):
    """The page at hand."""

    kind: str
    url: str
    title: str
    section: SectionView | None
    summary: Markup
    description: str
    canonical: str
    root: str
    body: Markup
    key_points: tuple[Markup, ...]
    action: tuple[Markup, ...]
    breadcrumbs: tuple[EntryView, ...]
    contents: tuple[ContentsView, ...]
    nearby: tuple[EntryView, ...]
    """Its neighbors in the section, itself among them: a whole section can be too long for the side of a page."""
    previous: EntryView | None
    next: EntryView | None
    references: tuple[ReferenceView, ...]
    terms: tuple[TermView, ...]
    """The words that the text explains."""
    named: tuple[EntryView, ...]
    """The other pages that the text leads to."""
    review: ReviewView | None
    alternates: tuple[AlternateView, ...]
    noindex: bool
