"""Articles from a seed. An article depends on its number, its language and the corpus, never on the order of asking."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from benchmarks.corpus.blocks import Pools, blocks
from benchmarks.corpus.model import Article, Record
from benchmarks.corpus.words import coined, phrase, sentence

Features = Literal["bare", "full"]
"""bare: headings, paragraphs, lists, links, emphasis, a table.
full: citations, records, cards, pictures and a glossary too.
"""

_SECTIONS = ("basics", "benefits", "daily-life", "medicines", "questions", "side-effects", "visits", "work")


@dataclass(frozen=True)
class Corpus:
    """What is to be built.

    articles: how many in each language; words: about how many in each; seed: another seed gives other words.
    """

    articles: int
    words: int = 1000
    features: Features = "bare"
    languages: tuple[str, ...] = ("en",)
    seed: int = 1

    @property
    def sections(self) -> tuple[str, ...]:
        return _SECTIONS[: max(1, min(len(_SECTIONS), self.articles // 4))]

    @property
    def pages(self) -> int:
        """Articles in all languages."""
        return self.articles * len(self.languages)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        return tuple(f"work-{coined(number)}" for number in range(max(12, self.articles // 5)))

    @cached_property
    def records(self) -> tuple[Record, ...]:
        chance = random.Random(f"{self.seed}/records")
        return tuple(self._record(chance, number) for number in range(max(12, self.articles // 5)))

    def _record(self, chance: random.Random, number: int) -> Record:
        comparator = chance.randint(2, 40)
        name = coined(number)
        source = chance.choice(self.sources)
        return Record(f"record-{name}", f"{name} pain", source, comparator + chance.randint(2, 40), comparator)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Words of the glossary."""
        return tuple(f"{coined(number)} nerve" for number in range(max(12, self.articles // 20)))

    def all(self) -> Iterator[Article]:
        """Every article, language by language."""
        for language, number in itertools.product(self.languages, range(self.articles)):
            yield self.article(number, language)

    def article(self, number: int, language: str | None = None) -> Article:
        """One article; a number from `articles` on is one that the corpus does not hold yet."""
        language = language or self.languages[0]
        chance = random.Random(f"{self.seed}/{language}/{number}")
        mark = coined(number * len(self.languages) + self.languages.index(language))
        return Article(
            number=number,
            language=language,
            section=self.section(number),
            slug=self.slug(number),
            title=f"About {coined(number)} {phrase(chance, 2)}",
            summary=_sentence(chance),
            key_points=tuple(_sentence(chance) for _ in range(3)),
            actions=tuple(_sentence(chance) for _ in range(2)),
            blocks=blocks(chance, self._pools, self.words, mark),
            mark=mark,
        )

    def section(self, number: int) -> str:
        return self.sections[number % len(self.sections)]

    def slug(self, number: int) -> str:
        return f"page-{coined(number)}"

    @cached_property
    def _pools(self) -> Pools:
        full = self.features == "full"
        return Pools(
            articles=self.articles,
            sources=self.sources if full else (),
            records=self.records if full else (),
            terms=self.terms if full else (),
        )


def _sentence(chance: random.Random) -> str:
    return " ".join(sentence(chance)) + "."
