"""What an article is made of, before any generator's own way of writing it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    text: str


@dataclass(frozen=True)
class Strong:
    text: str


@dataclass(frozen=True)
class Emphasis:
    text: str


@dataclass(frozen=True)
class Link:
    text: str
    number: int
    """Of the article it leads to, in the same language."""


@dataclass(frozen=True)
class Citation:
    source: str
    """The id of a source."""


@dataclass(frozen=True)
class Record:
    """A number with what it is compared with."""

    id: str
    outcome: str
    source: str
    value: int
    """Out of 100 people, as is `comparator`."""
    comparator: int

    @property
    def words(self) -> str:
        """As this project says it, for generators that have no records."""
        return f"{self.value} out of 100 people with Botox and {self.comparator} out of 100 with placebo, over 24 weeks"


Span = Words | Strong | Emphasis | Link | Citation | Record
Line = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    line: Line


@dataclass(frozen=True)
class Items:
    ordered: bool
    items: tuple[Line, ...]


@dataclass(frozen=True)
class Table:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Card:
    """A box with a title and a list: what to call about."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """The picture of a record. Generators without such pictures leave it out."""

    record: Record


Block = Heading | Paragraph | Items | Table | Card | Figure


@dataclass(frozen=True)
class Article:
    number: int
    language: str
    section: str
    slug: str
    title: str
    summary: str
    key_points: tuple[str, ...]
    actions: tuple[str, ...]
    blocks: tuple[Block, ...]
    mark: str
    """A word that stands in this article and in no other."""
