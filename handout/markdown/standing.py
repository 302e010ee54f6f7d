"""What stands open while the lines of a text are read, and the lines that one look is enough for: most of them."""

from __future__ import annotations

import re

from handout.markdown.lines import Piece
from handout.markdown.structure import Block

_PLAIN_ITEM = re.compile(r"([*+-]|[0-9]\d{0,8}([.)])) (?=[^\W\d_])")


class Standing:
    """The document so far."""

    def __init__(self) -> None:
        self.document = Block("document", 1, 1)
        self.open: list[Block] = [self.document]
        """The containers that the last line lay in, outermost first."""
        self.leaf: Block | None = None
        """The open paragraph, code block or table, if any; child of the last open container."""

    def read_plain(self, number: int, text: str) -> bool:
        """Reads a line outside all containers that is empty or begins with a letter, which most lines are and do."""
        leaf = self.leaf
        if not text:
            if leaf is not None and leaf.kind == "code":
                return False
            self.leaf = None
            return True
        if not text[0].isalpha() or "\t" in text:
            return False
        if leaf is None:
            leaf = self.leaf = Block("paragraph", number, 1)
            self.document.children.append(leaf)
        elif leaf.kind != "paragraph":
            return False
        leaf.pieces.append(Piece(number, 1, text))
        leaf.last = self.document.last = number
        return True

    def read_item(self, number: int, text: str) -> bool:
        """Reads one more item of the outermost list, if its words begin with a letter right behind its marker."""
        found = _PLAIN_ITEM.match(text)
        opened = self.open[1]
        if found is None or opened.kind != "list" or (found[2] or found[1]) != opened.marker or "\t" in text:
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
