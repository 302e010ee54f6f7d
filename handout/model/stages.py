"""The values between the stages of a build: `handout.sources.Sources` → `Project` → `Site` → `Build`.

No field is ever filled in later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import field

from handout.model.document import Document, Part
from handout.model.facts import Fact, Picture
from handout.model.written import FrontMatter, SafetyWarning, Settings, Source, Term
from handout.outputs import Weight
from handout.problems import Place, Problem
from handout.value import Value

T = TypeVar("T")
_NOTHING = Document()


class Texts(Value, frozen=True):
    """Everything in one Markdown file that a reader reads."""

    body: Document = _NOTHING
    summary: Document = _NOTHING
    key_points: tuple[Document, ...] = ()
    action: tuple[Document, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    """Front matter field (`title`, `key_points.0`) → where its value stands."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """All of it, in the order it is shown."""
        return (self.summary, *self.key_points, self.body, *self.action)


class Outline(Value, frozen=True):
    """What others than its own page must know of an article's texts."""

    anchors: tuple[str, ...]
    """The ids of the body's headings."""
    summary: tuple[Part, ...]
    """For the lists that name the page."""
    sources: tuple[str, ...]
    """The works it cites, each once."""
    values: tuple[str, ...]
    """The names of the values it says, each once: `clinic.phone`, `neck-pain.both`."""
    figures: tuple[str, ...]
    """The names of the pictures it shows, each once."""


def outline(texts: Texts) -> Outline:
    """The outline of an article with these texts."""
    documents = texts.documents
    return Outline(
        anchors=tuple(heading.id for heading in texts.body.headings),
        summary=texts.summary.parts,
        sources=tuple(dict.fromkeys(item.source for text in documents for item in text.citations)),
        values=tuple(dict.fromkeys(value.name for text in documents for value in text.values)),
        figures=tuple(dict.fromkeys(figure.name for text in documents for figure in text.figures)),
    )


class Article(Value, frozen=True):
    """One Markdown file, read. Its texts are long, so they are fetched when somebody asks for them."""

    path: str
    """`content/side-effects/common.es.md`."""
    language: str
    section: str
    """The folder: `side-effects`; empty for the home page."""
    slug: str
    """`common`; `index` for a section's front page, `home` for the home page."""
    front_matter: FrontMatter
    outline: Outline
    key: bytes
    """A digest of the file, its path and what else it was read with: another text has another one."""
    face: bytes
    """A digest of what others can know of the article: front matter and outline."""
    fetch: Callable[[], Texts]

    @property
    def places(self) -> Mapping[str, Place]:
        """Front matter field (`title`, `key_points.0`) → where its value stands."""
        return self.fetch().places

    @property
    def body(self) -> Document:
        """The text below the front matter."""
        return self.fetch().body

    @property
    def summary(self) -> Document:
        """What the page is for."""
        return self.fetch().summary

    @property
    def key_points(self) -> tuple[Document, ...]:
        """What to remember."""
        return self.fetch().key_points

    @property
    def action(self) -> tuple[Document, ...]:
        """What to do next."""
        return self.fetch().action

    @property
    def documents(self) -> tuple[Document, ...]:
        """Everything in this file that a reader reads, in the order it is shown."""
        return self.fetch().documents


class Located(Value, Generic[T], frozen=True):
    """A record from a YAML list and where it stands."""

    value: T
    place: Place


class Ledger(Value, frozen=True):
    """The records of facts.yaml and the pictures made of them; what could not be read is left out."""

    facts: Mapping[str, Located[Fact]]
    pictures: Mapping[str, Located[Picture]]
    broken: frozenset[str]
    """Ids of records that have a problem: using one is no second problem."""


EMPTY_LEDGER = Ledger({}, {}, frozenset())


class Project(Value, frozen=True):
    """All sources read, each on its own."""

    settings: Settings
    settings_places: Mapping[str, Place]
    articles: tuple[Article, ...]
    works: tuple[Located[Source], ...]
    terms: Mapping[str, tuple[Located[Term], ...]]
    """Language → glossary."""
    paths: frozenset[str]
    """Every source path, so that links to files can be judged."""
    ledger: Ledger = EMPTY_LEDGER
    warnings: tuple[Located[SafetyWarning], ...] = ()
    key: bytes = b""
    """A digest of all that every page shares: settings, sources, records, warnings, terms."""


class PageKind(StrEnum):
    """Which layout a page has."""

    HOME = "home"
    SECTION = "section"
    ARTICLE = "article"
    GLOSSARY = "glossary"
    SOURCES = "sources"
    FIND = "find"
    NOT_FOUND = "not-found"


class Page(Value, frozen=True):
    """One page of the site."""

    kind: PageKind
    url: str
    """From the site's root, as addresses are: `/side-effects/common/`; percent-encoding comes with the href."""
    language: str
    title: str
    section: str
    """The folder it belongs to, or empty."""
    article: Article | None = None

    @property
    def room(self) -> str:
        """What the addresses of the further pages of its list begin with, should it need some; else empty.

        An article cannot have such an address: its folder holds nothing but one page.
        """
        if self.kind is PageKind.SECTION:
            return f"{self.url}pages/"
        return self.url if self.kind in (PageKind.FIND, PageKind.SOURCES) else ""


class Section(Value, frozen=True):
    """A section in one language, its pages in order."""

    folder: str
    language: str
    title: str
    url: str
    footer: bool
    front: Page | None
    pages: tuple[Page, ...]
    """Its articles, without the front page."""


class Redirect(Value, frozen=True):
    """An old address that leads to a page (an alias)."""

    url: str
    """The old address."""
    target: str
    place: Place
    language: str


class Site(Value, frozen=True):
    """The project joined up: what is published, where, and how it hangs together."""

    settings: Settings
    settings_places: Mapping[str, Place]
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    redirects: tuple[Redirect, ...]
    hidden: Mapping[str, str]
    """Path of an article that is not published → why: draft, not yet published, expired."""
    works: Mapping[str, Located[Source]]
    terms: Mapping[str, tuple[Located[Term], ...]]
    paths: frozenset[str]
    today: dt.date
    ledger: Ledger = EMPTY_LEDGER
    warnings: tuple[Located[SafetyWarning], ...] = ()
    key: bytes = b""
    """As in `Project`."""
    face: bytes = b""
    """A digest of all that pages can know of each other: the same as long as only texts change."""


class Build(Value, frozen=True):
    """The finished site: output path → bytes."""

    outputs: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    heaviest: Weight | None = None
    """The page that is nearest to its budget; None when there are no outputs."""
