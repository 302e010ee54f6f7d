"""The values between the stages of a build: `Sources` → `Project` → `Site` → `Build`.

No field is ever filled in later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from handout.model.document import Document
from handout.model.facts import Fact, Picture
from handout.model.written import FrontMatter, Settings, Source, Term
from handout.problems import Place, Problem

T = TypeVar("T")
Observe = Callable[[str, str], None]
"""Told what begins now: a stage (`load`, `assemble`, `check`, `render`, `write`), and the file or page, if it is about
one. Whoever has a clock learns from it where the time goes; whoever has a screen, how far the build has come.
"""


def unobserved(stage: str, about: str) -> None:
    """For a build that nobody watches."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All bytes a build starts from."""

    files: Mapping[str, bytes]
    """Path relative to the root, with forward slashes → content: site.yaml, content/, templates/, static/."""
    base_url: str = ""
    """From `--base-url`: stands for the setting when not empty."""


@dataclass(frozen=True, slots=True)
class Article:
    """One Markdown file, read."""

    path: str
    """`content/side-effects/common.es.md`."""
    language: str
    section: str
    """The folder: `side-effects`; empty for the home page."""
    slug: str
    """`common`; `index` for a section's front page, `home` for the home page."""
    front_matter: FrontMatter
    places: Mapping[str, Place]
    """Front matter field (`title`, `key_points.0`) → where its value stands."""
    body: Document
    summary: Document
    key_points: tuple[Document, ...]
    action: tuple[Document, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """Everything in this file that a reader reads, in the order it is shown."""
        return (self.summary, *self.key_points, self.body, *self.action)


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A record from a YAML list and where it stands."""

    value: T
    place: Place


@dataclass(frozen=True, slots=True)
class Ledger:
    """The records of facts.yaml and the pictures made of them; what could not be read is left out."""

    facts: Mapping[str, Located[Fact]]
    pictures: Mapping[str, Located[Picture]]
    broken: frozenset[str]
    """Ids of records that have a problem: using one is no second problem."""


EMPTY_LEDGER = Ledger({}, {}, frozenset())


@dataclass(frozen=True, slots=True)
class Project:
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


class PageKind(StrEnum):
    """Which layout a page has."""

    HOME = "home"
    SECTION = "section"
    ARTICLE = "article"
    GLOSSARY = "glossary"
    SOURCES = "sources"
    FIND = "find"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    kind: PageKind
    url: str
    """From the site's root, as addresses are: `/side-effects/common/`; percent-encoding comes with the href."""
    language: str
    title: str
    section: str
    """The folder it belongs to, or empty."""
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section in one language, its pages in order."""

    folder: str
    language: str
    title: str
    url: str
    footer: bool
    front: Page | None
    pages: tuple[Page, ...]
    """Its articles, without the front page."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address that leads to a page (an alias)."""

    url: str
    """The old address."""
    target: str
    place: Place
    language: str


@dataclass(frozen=True, slots=True)
class Site:
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


@dataclass(frozen=True, slots=True)
class Weight:
    """A page and its size as it travels, in bytes of gzip."""

    path: str
    """Its output path."""
    page_bytes: int
    budget: int


@dataclass(frozen=True, slots=True)
class Build:
    """The finished site: output path → bytes."""

    outputs: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    heaviest: Weight | None = None
    """The page that is nearest to its budget; None when there are no outputs."""
