"""Markdown text → `Document`: a pure function of the text, with a place for everything in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from handout.markdown import blocks, faults, inline
from handout.markdown.lines import Piece
from handout.markdown.marks import Marks, safe
from handout.markdown.parts import Writer, anchored, visible_text
from handout.markdown.structure import Block
from handout.markdown.tree import Grower, Grown, walk
from handout.markdown.wording import Wording, letters
from handout.model import Card, Document, ItemList, Link, Passage, PassageKind, Sentence
from handout.places import moved
from handout.problems import Place, Problem

__all__ = ["parse", "parse_line"]

_PLAIN_LINE = re.compile(r"[^\W\d_][^`\\<\[\]*_{}@&\x00-\x1f\x7f]*")
"""A line that begins with a letter and holds no sign of markup: a paragraph as it stands."""


def parse(text: str) -> Document:
    """What a Markdown text says, and its HTML with open slots.

    The text must have passed `handout.limits`; lines end in `\\n`. Places have lines and columns of `text` and no path.
    Faults are in the document's problems; nothing is raised for anything an author can type.
    """
    structure = blocks.parse(safe(text))
    marks = Marks()
    grower = Grower(marks)
    root = grower.grow(structure)
    inline.apply(root, grower.signed)
    headings = anchored(grower.headings)
    passages = tuple(wording.passage() for wording in grower.wordings)
    writer = Writer(marks, frozenset(_openings(passages)) if "[=" in text else ())
    parts = writer.parts(root)
    every = list(walk(structure))
    problems = [*faults.in_blocks(every), *writer.problems]
    for wording in grower.wordings:
        if not wording.plain:
            problems += faults.in_wording(wording)
    if not problems:  # a fault above explains itself; what it does to the words would be said twice
        problems += _unfaithful(grower, visible_text(root, value=""))
    return Document(
        parts=parts,
        headings=headings,
        links=tuple(writer.links),
        images=tuple(writer.images),
        citations=tuple(writer.citations),
        values=tuple(writer.values),
        figures=tuple(writer.figures),
        cards=tuple(_card(grown, writer.links) for grown in grower.cards),
        lists=tuple(_lists(every)),
        passages=passages,
        problems=tuple(problems),
    )


def parse_line(text: str, start: Place) -> Document:
    """What a Markdown text on one line of a file says that begins at `start`: with its places in the file."""
    if _PLAIN_LINE.fullmatch(text) is None:
        return moved(parse(text), start)
    words = text.rstrip()
    wording = Wording(PassageKind.PARAGRAPH, [Piece(start.line, start.column, words)], start.path)
    return Document(parts=(f"<p>{escape(words, quote=False)}</p>\n",), passages=(wording.passage(),))


def _unfaithful(grower: Grower, visible: str) -> Iterator[Problem]:
    """Promise 5 of the project: nothing typed disappears or changes in silence."""
    if "**" in visible:
        for wording in grower.wordings:
            yield from faults.left_in_sight(wording)
    yield from faults.lost(grower.wordings, letters(visible))


def _openings(passages: tuple[Passage, ...]) -> Iterator[tuple[int, int]]:
    """Where sentences begin. Cells, and items that are no whole sentences, begin in lower case (NHS-W11)."""
    for passage in passages:
        for sentence in passage.sentences:
            whole = sentence.text.endswith((".", "!", "?", ":"))
            if passage.kind is not PassageKind.CELL and (whole or passage.kind is not PassageKind.ITEM):
                yield sentence.place.line, sentence.place.column


def _card(grown: Grown, links: list[Link]) -> Card:
    block = grown.block
    inside = tuple(link for link in links if block.line <= link.place.line <= block.last)
    items = [(item.passage(), item) for item in grown.items if item is not None]
    return Card(
        kind=grown.kind,
        title=_text(grown.title.passage().sentences) if grown.title is not None else "",
        items=tuple((_text(passage.sentences), item.place(0, len(item.raw))) for passage, item in items),
        links=inside,
        place=Place(line=block.line, column=block.column),
    )


def _text(sentences: tuple[Sentence, ...]) -> str:
    return " ".join(sentence.text for sentence in sentences)


def _lists(blocks: list[Block]) -> Iterator[ItemList]:
    for block in blocks:
        if block.kind == "list":
            place = Place(line=block.line, column=block.column)
            yield ItemList(len(block.children), block.level >= 0, place)
