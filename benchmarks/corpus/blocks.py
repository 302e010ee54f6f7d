"""The blocks of one article: a rhythm of headings, paragraphs, lists and one table, until there are enough words."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.corpus.model import (
    Block,
    Card,
    Citation,
    Emphasis,
    Figure,
    Heading,
    Items,
    Line,
    Link,
    Paragraph,
    Record,
    Span,
    Strong,
    Table,
    Words,
)
from benchmarks.corpus.words import coined, phrase, sentence


@dataclass(frozen=True)
class Pools:
    """What an article may name: numbers of articles below `articles`; empty pools are features switched off."""

    articles: int
    sources: tuple[str, ...]
    records: tuple[Record, ...]
    terms: tuple[str, ...]


def blocks(chance: random.Random, pools: Pools, words: int, mark: str) -> tuple[Block, ...]:
    """Blocks with about `words` words in all, and a sentence that holds `mark`."""
    made: list[Block] = [Paragraph((Words(f"The sign of this page is {mark}."),))]
    count = 7
    for number, block in enumerate(_rhythm(chance, pools)):
        made.append(block)
        count += _length(block)
        if count >= words and number >= 4:
            break
    return tuple(made)


def _rhythm(chance: random.Random, pools: Pools) -> Iterator[Block]:
    """Without end: seven blocks to a heading. The table, the card and the picture come once, below the first one."""
    for part in itertools.count():
        yield Heading(f"{coined(part).capitalize()} {phrase(chance)}")
        yield _paragraph(chance, pools)
        yield _paragraph(chance, pools)
        yield _items(chance, pools, ordered=part % 2 == 1)
        yield _paragraph(chance, pools)
        if part == 0:
            yield _table(chance)
            yield from _once(chance, pools)


def _once(chance: random.Random, pools: Pools) -> Iterator[Block]:
    if pools.records:
        yield Card("Call the clinic today if:", tuple(" ".join(_small(chance)) for _ in range(3)))
        yield Figure(chance.choice(pools.records))


def _paragraph(chance: random.Random, pools: Pools) -> Paragraph:
    spans: list[Span] = []
    for position in range(chance.randint(3, 4)):
        spans += _spans(chance, pools, position)
    if pools.records and chance.random() < 0.3:
        spans += [Words("In this study, there were"), chance.choice(pools.records), Words(".")]
    return Paragraph(tuple(spans))


def _spans(chance: random.Random, pools: Pools, position: int) -> list[Span]:
    """One sentence; the first may hold a link, the second strong words, the third words with emphasis."""
    words = sentence(chance)
    start, rest = " ".join(words[:3]), " ".join(words[5:])
    middle: list[Span] = [Words(" ".join(words[3:5]))]
    if chance.random() < 0.4:
        middle = _marked(chance, pools, " ".join(words[3:5]), position)
    spans = [Words(start), *middle, Words(rest)]
    if pools.terms and chance.random() < 0.15:
        spans.append(Words(f"with the {chance.choice(pools.terms)}"))
    if pools.sources and chance.random() < 0.2:
        spans.append(Citation(chance.choice(pools.sources)))
    return [*spans, Words(".")]


def _marked(chance: random.Random, pools: Pools, text: str, position: int) -> list[Span]:
    if position == 0:
        return [Link(text, chance.randrange(pools.articles))]
    return [Strong(text) if position == 1 else Emphasis(text)]


def _items(chance: random.Random, pools: Pools, *, ordered: bool) -> Items:
    return Items(ordered, tuple(_item(chance, pools) for _ in range(chance.randint(3, 6))))


def _item(chance: random.Random, pools: Pools) -> Line:
    words = _small(chance)
    if chance.random() < 0.2:
        return (Link(" ".join(words[:3]), chance.randrange(pools.articles)), Words(" ".join(words[3:])))
    return (Words(" ".join(words)),)


def _small(chance: random.Random) -> list[str]:
    words = sentence(chance, 5, 9)
    return [words[0].lower(), *words[1:]]


def _table(chance: random.Random) -> Table:
    rows = tuple((phrase(chance, 2).capitalize(), *(phrase(chance) for _ in range(2))) for _ in range(4))
    return Table(("Thing", "What it is", "What to do"), rows)


def _length(block: Block) -> int:
    match block:
        case Heading(text):
            return text.count(" ") + 1
        case Paragraph(line):
            return _line_length(line)
        case Items(_, items):
            return sum(map(_line_length, items))
        case Table(head, rows):
            return sum(cell.count(" ") + 1 for row in (head, *rows) for cell in row)
        case Card(title, items):
            return sum(text.count(" ") + 1 for text in (title, *items))
        case Figure():
            return 0


def _line_length(line: Line) -> int:
    return sum(_span_length(span) for span in line)


def _span_length(span: Span) -> int:
    match span:
        case Citation():
            return 0
        case Record():
            return span.words.count(" ") + 1
        case Words(".") | Words(""):
            return 0
        case Words(text) | Strong(text) | Emphasis(text) | Link(text, _):
            return text.count(" ") + 1
