"""The block tree → the element tree that Python-Markdown's inline step works on, and the words of each block."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import zip_longest

from markdown.util import AtomicString
from msgspec import Struct, field

from handout.markdown import tables
from handout.markdown.inline import has_signs
from handout.markdown.lines import Piece
from handout.markdown.marks import Marks
from handout.markdown.structure import Block
from handout.markdown.wording import HIDDEN, Wording, seen
from handout.model import PassageKind
from handout.problems import Place

COMPONENTS = {
    "note": "callout",
    "warning": "callout",
    "emergency": "card",
    "urgent": "card",
    "call-us": "card",
    "do": "do-list",
    "do-not": "do-list",
}
"""What may stand between `[!` and `]`, in lower case → the component that shows it."""
CALLOUT = re.compile(r"\[!([^\]\s]+)\][ ]*(.*)$")
_LETTERS_ON_A_PHONE, _LETTERS_BETWEEN_COLUMNS = 27, 1.5
"""What fits on a line of bold text at 320 px, and what the space behind a column takes of it."""
CALL, TITLE, BODY, TABLE = "handout-call", "handout-title", "handout-body", "handout-table"
FIGURE = "handout-figure"
_FIGURE = re.compile(r"!\[\]\(figure:([\w-]+)\)")
"""A picture of a record. Its alternative text comes from the record, so the brackets are empty."""


class Grown(Struct):
    """A card, list or table found on the way, for the checks."""

    block: Block
    kind: str = ""
    title: Wording | None = None
    items: list[Wording | None] = field(default_factory=list)
    """Of a card: the words each of its list items begins with."""


class Grower:
    """Grows the tree; afterwards holds what it met, in the order of the text."""

    def __init__(self, marks: Marks) -> None:
        self.root = ET.Element("div")
        self.wordings: list[Wording] = []
        self.headings: list[tuple[ET.Element, Place]] = []
        self.cards: list[Grown] = []
        self.signed: list[ET.Element] = []
        """What has signs of inline markup in its text."""
        self._marks = marks
        self._card: list[Grown] = []

    def grow(self, document: Block) -> ET.Element:
        """The element tree of a whole document."""
        self._children(document.children, self.root)
        return self.root

    def _children(self, blocks: list[Block], parent: ET.Element, *, tight: bool = False) -> None:
        for index, block in enumerate(blocks):
            if tight and index == 0 and block.kind == "paragraph":
                self._write(parent, block.pieces, PassageKind.ITEM)
            else:
                self._block(block, parent, PassageKind.ITEM if parent.tag == "li" else PassageKind.PARAGRAPH)

    def _block(self, block: Block, parent: ET.Element, kind: PassageKind) -> None:
        if block.kind == "paragraph":
            self._paragraph(block, parent, kind)
        elif block.kind == "heading":
            self._heading(block, parent)
        elif block.kind == "list":
            self._list(block, parent)
        elif block.kind == "quote":
            self._quote(block, parent)
        elif block.kind == "table":
            self._table(block, parent)
        elif block.kind == "rule":
            ET.SubElement(parent, "hr")
        else:
            self._code(block, parent)

    def _paragraph(self, block: Block, parent: ET.Element, kind: PassageKind) -> None:
        only = block.pieces[0]
        is_picture = len(block.pieces) == 1 and only.text.startswith("![](")
        picture = _FIGURE.fullmatch(only.text.rstrip()) if is_picture else None
        if picture is None:
            self._write(ET.SubElement(parent, "p"), block.pieces, kind)
        else:
            place = {"line": str(only.line), "column": str(only.column + picture.start(1))}
            ET.SubElement(parent, FIGURE, {"name": picture[1], **place})

    def _write(self, element: ET.Element, pieces: list[Piece], kind: PassageKind) -> None:
        """Gives an element its words."""
        line, column, text = pieces[-1]
        if text[-1:].isspace():
            pieces = [*pieces[:-1], Piece(line, column, text.rstrip())]
        wording = Wording(kind, pieces)
        self.wordings.append(wording)
        if (wording.plain and len(pieces) == 1) or not has_signs(wording.raw):
            element.text = wording.raw
        else:
            element.text = self._marks.put(pieces)
            self.signed.append(element)

    def _heading(self, block: Block, parent: ET.Element) -> None:
        heading = ET.SubElement(parent, f"h{block.level}")
        self._write(heading, block.pieces, PassageKind.HEADING)
        first = block.pieces[0]
        place = Place(line=first.line, column=first.column, end=first.column + len(first.text.rstrip()))
        self.headings.append((heading, place))

    def _list(self, block: Block, parent: ET.Element) -> None:
        ordered = block.level >= 0
        element = ET.SubElement(parent, "ol" if ordered else "ul")
        if ordered and block.level != 1:
            element.set("start", str(block.level))
        tight = not block.loose
        for item in block.children:
            begins = len(self.wordings)
            self._children(item.children, ET.SubElement(element, "li"), tight=tight)
            if self._card:
                self._card[-1].items.append(self.wordings[begins] if len(self.wordings) > begins else None)

    def _quote(self, block: Block, parent: ET.Element) -> None:
        marker = callout_marker(block)
        kind = marker[1].lower() if marker is not None else ""
        if marker is None or kind not in COMPONENTS:
            self._children(block.children, ET.SubElement(parent, "blockquote"))
            return
        call = ET.SubElement(parent, CALL, {"component": COMPONENTS[kind], "kind": kind})
        opening = block.children[0]
        first = opening.pieces[0]
        card = Grown(block, kind)
        title = ET.SubElement(call, TITLE)
        if marker[2].strip():
            piece = first._replace(column=first.column + marker.start(2), text=marker[2])
            self._write(title, [piece], PassageKind.TITLE)
            card.title = self.wordings[-1]
        body = ET.SubElement(call, BODY)
        rest = (
            [Block("paragraph", first.line + 1, first.column, pieces=opening.pieces[1:])] if opening.pieces[1:] else []
        )
        self.cards.append(card)
        self._card.append(card)
        self._children([*rest, *block.children[1:]], body)
        self._card.pop()

    def _code(self, block: Block, parent: ET.Element) -> None:
        code = ET.SubElement(ET.SubElement(parent, "pre"), "code")
        code.text = AtomicString("\n".join(piece.text for piece in block.pieces).rstrip("\n") + "\n")

    def _table(self, block: Block, parent: ET.Element) -> None:
        # Roles, because a table whose cells are laid out as blocks on a phone loses its meaning (NHS-C16).
        frame = ET.SubElement(parent, TABLE, {"narrow": "yes" if _is_narrow(block) else "no"})
        table = ET.SubElement(frame, "table", {"role": "table"})
        aligned = tables.alignments(block.marker)
        head, *rows = block.rows
        labels = [seen(cell.text).strip() for cell in head]
        row = ET.SubElement(ET.SubElement(table, "thead", {"role": "rowgroup"}), "tr", {"role": "row"})
        for cell, align in zip(head, aligned, strict=True):
            self._cell(row, "th", cell, align, {"role": "columnheader", "scope": "col"})
        body = ET.SubElement(table, "tbody", {"role": "rowgroup"})
        for cells in rows:
            row = ET.SubElement(body, "tr", {"role": "row"})
            for index, align in enumerate(aligned):
                missing = Piece(block.line, block.column, "")
                cell = cells[index] if index < len(cells) else missing
                self._cell(row, "td", cell, align, {"role": "cell", "data-label": labels[index]})

    def _cell(self, row: ET.Element, tag: str, cell: Piece, align: str, attributes: dict[str, str]) -> None:
        element = ET.SubElement(row, tag, {"class": f"align-{align}", **attributes} if align else attributes)
        if cell.text:
            self._write(element, [cell], PassageKind.CELL)


def _is_narrow(table: Block) -> bool:
    """Whether the columns fit beside each other on the smallest phone: by the longest word of each column."""
    columns = zip_longest(*table.rows, fillvalue=None)
    longest = (max((len(word) for cell in column if cell for word in _words(cell)), default=0) for column in columns)
    return sum(letters + _LETTERS_BETWEEN_COLUMNS for letters in longest) <= _LETTERS_ON_A_PHONE


def _words(cell: Piece) -> list[str]:
    return seen(cell.text).replace(HIDDEN, "").split()


def callout_marker(quote: Block) -> re.Match[str] | None:
    """The `[!KIND] title` that opens a quote, if it does."""
    if not quote.children or quote.children[0].kind != "paragraph":
        return None
    return CALLOUT.match(quote.children[0].pieces[0].text)


def walk(document: Block) -> Iterator[Block]:
    """All blocks in the order of the text."""
    waiting = [document]
    while waiting:
        block = waiting.pop()
        yield block
        waiting.extend(reversed(block.children))
