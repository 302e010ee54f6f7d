"""What stands open while the lines of a text are read, and the lines that one look is enough for: most of them."""

from __future__ import annotations

import re

from handout.markdown import tables
from handout.markdown.lines import Piece
from handout.markdown.structure import Block

_ITEM = re.compile(r"([*+-]|([0-9]\d{0,8})([.)])) (?=[^\W\d_]|[\[(\"]|\*{1,2}[^\W\d_])")
_HEADING = re.compile(r"(#{1,6}) (?=[^\s#])")
_OPENS_WORDS = "[(\"'“‘"
"""Signs that begin no block and may open a sentence, besides letters."""


def _is_words(text: str) -> bool:
    """Whether a line is surely words, whatever stands around it: it opens nothing, and goes on in no container."""
    first = text[0]
    return first.isalpha() or first in _OPENS_WORDS or (first == "*" and text.lstrip("*")[:1].isalpha())


class Standing:
    """The document so far."""

    def __init__(self) -> None:
        self.document = Block("document", 1, 1)
        self.open: list[Block] = [self.document]
        """The containers that the last line lay in, outermost first."""
        self.leaf: Block | None = None
        """The open paragraph, code block or table, if any; child of the last open container."""

    def read_plain(self, number: int, text: str) -> bool:
        """Reads a line outside all containers, if it is one of those that most are."""
        leaf = self.leaf
        if "\t" in text or (leaf is not None and leaf.kind == "code"):
            return False
        if not text:
            self.leaf = None
            return True
        if _is_words(text):
            return self._read_words(number, text)
        if text[0] == "#":
            return self._read_heading(number, text)
        return self._read_first_item(number, text) if leaf is None else self._read_row(leaf, number, text)

    def _read_words(self, number: int, text: str) -> bool:
        leaf = self.leaf
        if leaf is None:
            leaf = self.leaf = Block("paragraph", number, 1)
            self.document.children.append(leaf)
        elif leaf.kind != "paragraph":
            return False
        leaf.pieces.append(Piece(number, 1, text))
        leaf.last = self.document.last = number
        return True

    def _read_heading(self, number: int, text: str) -> bool:
        found = _HEADING.match(text)
        if found is None or text[-1] in " #":
            return False
        at = found.end()
        pieces = [Piece(number, 1 + at, text[at:])]
        self.document.children.append(Block("heading", number, 1, pieces=pieces, level=len(found[1]), last=number))
        self.document.last = number
        self.leaf = None
        return True

    def _read_row(self, leaf: Block, number: int, text: str) -> bool:
        if leaf.kind != "table" or text[0] != "|":
            return False
        leaf.rows.append(tables.cells(Piece(number, 1, text)))
        leaf.last = self.document.last = number
        return True

    def _read_first_item(self, number: int, text: str) -> bool:
        found = _ITEM.match(text)
        if found is None:
            return False
        marker, level = found[3] or found[1], int(found[2]) if found[2] else -1
        opened = Block("list", number, 1, marker=marker, level=level)
        self.document.children.append(opened)
        self.open.append(opened)
        return self.read_item(number, text)

    def read_item(self, number: int, text: str) -> bool:
        """Reads one more item of the outermost list, an empty line between two, or the first words behind all."""
        if not text:
            return self._read_gap()
        if self.leaf is None and (text[0] == "#" or _is_words(text)):
            del self.open[1:]
            return self.read_plain(number, text)
        found = _ITEM.match(text)
        opened = self.open[1]
        if found is None or opened.kind != "list" or (found[3] or found[1]) != opened.marker or "\t" in text:
            return False
        indent = found.end()
        self.leaf = Block(
            "paragraph", number, 1 + indent, pieces=[Piece(number, 1 + indent, text[indent:])], last=number
        )
        item = Block("item", number, 1, children=[self.leaf], indent=indent, last=number)
        opened.children.append(item)
        self.open[2:] = [item]
        opened.last = self.document.last = number
        return True

    def _read_gap(self) -> bool:
        in_item = len(self.open) == 3 and self.open[1].kind == "list" and bool(self.open[2].children)
        if not in_item or (self.leaf is not None and self.leaf.kind == "code"):
            return False
        self.leaf = None
        return True
