"""An article as Markdown. What generators do differently is a `Dialect`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from benchmarks.corpus.model import (
    Article,
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


class Dialect(Protocol):
    """How one generator wants what CommonMark has no words for."""

    def link(self, article: Article, number: int) -> str:
        """The address that `article` writes to lead to the article with this number."""

    def citation(self, source: str) -> str: ...

    def record(self, record: Record) -> str: ...

    def card(self, card: Card) -> str: ...

    def figure(self, record: Record) -> str:
        """Empty when there is no such thing."""


def markdown(article: Article, dialect: Dialect) -> str:
    """The article's body, without its title, summary, key points and actions; ends with a newline."""
    texts = (_block(block, article, dialect) for block in article.blocks)
    return "\n\n".join(text for text in texts if text) + "\n"


def cited(article: Article) -> tuple[str, ...]:
    """The ids of all sources that the article cites, each once, in order."""
    lines = [block.line for block in article.blocks if isinstance(block, Paragraph)]
    return tuple(dict.fromkeys(source for line in lines for source in _sources(line)))


def _sources(line: Line) -> Iterator[str]:
    for span in line:
        if isinstance(span, Citation | Record):
            yield span.source


def _block(block: Block, article: Article, dialect: Dialect) -> str:
    match block:
        case Heading(text):
            return f"## {text}"
        case Paragraph(line):
            return _line(line, article, dialect)
        case Items(ordered, items):
            lines = (_line(item, article, dialect) for item in items)
            return "\n".join(f"{f'{n}.' if ordered else '-'} {line}" for n, line in enumerate(lines, start=1))
        case Table(head, rows):
            return "\n".join(map(_row, (head, ("---",) * len(head), *rows)))
        case Card():
            return dialect.card(block)
        case Figure(record):
            return dialect.figure(record)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(line: Line, article: Article, dialect: Dialect) -> str:
    text = " ".join(_span(span, article, dialect) for span in line)
    return re.sub(r" +(?=[ .]|\[\^)", "", text).strip()


def _span(span: Span, article: Article, dialect: Dialect) -> str:
    match span:
        case Words(text):
            return text
        case Strong(text):
            return f"**{text}**"
        case Emphasis(text):
            return f"*{text}*"
        case Link(text, number):
            return f"[{text}]({dialect.link(article, number)})"
        case Citation(source):
            return dialect.citation(source)
        case Record():
            return dialect.record(span)
