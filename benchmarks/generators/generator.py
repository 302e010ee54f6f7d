"""What the runner asks of every generator."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.corpus import Article, Corpus


@dataclass(frozen=True)
class Template:
    """The file that shapes every article, and the text in it that an edit goes in front of."""

    path: str
    before: str


class Generator(Protocol):
    """A generator writes a corpus into a folder in its own format, and is then run there as a process of its own."""

    @property
    def name(self) -> str: ...

    @property
    def output(self) -> str:
        """The folder with the built site, inside the project's folder."""

    @property
    def caches(self) -> tuple[str, ...]:
        """Folders that a CI job would keep from one run to the next."""

    @property
    def template(self) -> Template: ...

    def version(self) -> str:
        """Raises `MissingPeerError` when it is not installed."""

    def write(self, corpus: Corpus, folder: Path) -> None:
        """Everything but the articles."""

    def write_article(self, corpus: Corpus, article: Article, folder: Path, extra: str = "") -> None:
        """One article, with one more paragraph of the words `extra` at its end."""

    def command(self, folder: Path) -> list[str]:
        """What builds the site in `folder`, to be run there."""


def write_all(generator: Generator, corpus: Corpus, folder: Path) -> None:
    generator.write(corpus, folder)
    for article in corpus.all():
        generator.write_article(corpus, article, folder)


def write_text(folder: Path, path: str, text: str) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8", newline="\n")
