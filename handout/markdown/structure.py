"""What the block parser finds: a tree of blocks with the pieces of text in them."""

from __future__ import annotations

import itertools
from typing import Literal

from msgspec import Struct, field

from handout.markdown.lines import Piece

Kind = Literal["document", "quote", "list", "item", "paragraph", "heading", "rule", "code", "table"]


class Block(Struct):
    """One block while it is built; nothing outside `handout.markdown` sees it."""

    kind: Kind
    line: int
    column: int
    children: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    level: int = 0
    """Of a heading; the first number of an ordered list."""
    marker: str = ""
    """`-`, `*`, `+`, `.` or `)` of a list; the fence of a code block; the underline of a heading."""
    indent: int = 0
    """Of an item: how far its content is indented, counted inside its container."""
    last: int = 0
    """The last line that is not blank."""
    info: str = ""
    """What stands behind an opening code fence."""
    closed: bool = False
    """Of a fenced code block: its closing fence was found."""
    rows: list[list[Piece]] = field(default_factory=list)
    """Of a table: the cells of its header and of each row; the rule row is left out."""

    @property
    def loose(self) -> bool:
        """Of a list: a blank line stands between two items, or between two blocks right inside an item."""
        runs = [self.children, *[item.children for item in self.children if len(item.children) > 1]]
        for run in runs:
            for before, after in itertools.pairwise(run):
                if after.line > before.last + 1:
                    return True
        return False
