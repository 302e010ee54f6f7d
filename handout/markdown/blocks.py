"""Lines → a tree of blocks with exact places: the block structure of CommonMark 0.31 and GFM tables.

Python-Markdown keeps no positions and disagrees with what authors see elsewhere (a list under a paragraph,
lists nested by two spaces, quotes that melt together), so this module stands in for its block parser; see
docs/decisions. It never recurses: a line is matched against the stack of open containers, then opens new ones.
HTML blocks and link definitions do not exist in the author's syntax and are left as text.
"""

from __future__ import annotations

import re

from handout.markdown import tables
from handout.markdown.lines import Line
from handout.markdown.standing import Standing
from handout.markdown.structure import Block

_QUOTE = re.compile(r" {0,3}> ?")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ ]|$)[ ]*")
_HEADING_END = re.compile(r"(?:^|[ ]+)#+[ ]*$|[ ]+$")
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})([^\n]*)$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ ]*$")
_MARKER = re.compile(r"( {0,3})([*+-]|(\d{1,9})([.)]))( +|$)")
_INDENTED = re.compile(r" {4,}\S")
# Most lines open nothing: one look tells whether any opener is possible.
_DEEPEST = 40
"""Containers inside each other; `handout.limits` refuses far fewer, and what works on the tree recurses."""
_OPENER = re.compile(r" *[>#`~*+\-_=0-9|:]| {4}")
_INNER_OPENER = re.compile(r" *[>#`~*+\-_=\d|:]| {4}")
"""The same behind a marker, where a list may be numbered in the digits of any script."""


def parse(text: str) -> Block:
    """The block tree of a Markdown text; lines end in `\\n`. Raises nothing."""
    parser = _Parser()
    for number, line in enumerate(text.split("\n"), start=1):
        read_at_once = parser.read_plain if len(parser.open) == 1 else parser.read_item
        if not read_at_once(number, line):
            parser.read(Line(number, line))
    return parser.document


class _Parser(Standing):
    def read(self, line: Line) -> None:
        depth = self._match(line)
        whole = depth == len(self.open)
        if whole and self.leaf is not None and self.leaf.kind == "code" and self._continue_code(self.leaf, line):
            return
        if line.blank:
            self._read_blank(depth, line)
            return
        if _OPENER.match(line.text, line.at):
            depth, opened = self._open_blocks(line, depth)
            if opened == "leaf":
                return
        else:
            opened = ""
        self._read_text(line, depth, opened=bool(opened))

    def _match(self, line: Line) -> int:
        """How many open containers the line goes on in; moves the line behind their markers."""
        depth = 1
        while depth < len(self.open):
            block = self.open[depth]
            if block.kind == "quote":
                found = _QUOTE.match(line.text, line.at)
                if found is None:
                    break
                line.move(found.end())
            elif block.kind == "item":
                if line.blank:
                    if not block.children:  # an item that begins with a blank line must be filled by the next one
                        break
                elif line.indent >= block.indent:
                    line.move(line.at + block.indent)
                else:
                    break
            depth += 1
        # A list goes on only where one of its items does, where a new item opens (`_open_item`), or over blank lines.
        if not line.blank and self.open[depth - 1].kind == "list":
            depth -= 1
        return depth

    def _read_blank(self, depth: int, line: Line) -> None:
        if self.leaf is not None and self.leaf.kind == "code" and not self.leaf.marker:
            self.leaf.pieces.append(line.piece(min(4, len(line.rest))))
            return
        self._close(depth)
        self.leaf = None

    def _close(self, depth: int) -> None:
        """Closes the containers behind the first `depth`, and the leaf in them."""
        if depth < len(self.open):
            del self.open[depth:]
            self.leaf = None

    def _add(self, block: Block, line: Line) -> Block:
        self.open[-1].children.append(block)
        self._touch(line.number)
        block.last = line.number
        return block

    def _touch(self, number: int) -> None:
        for block in self.open:
            block.last = number

    # ------------------------------------------------------------ openers

    def _open_blocks(self, line: Line, depth: int) -> tuple[int, str]:
        """Opens quotes and items as long as the line has markers, then at most one leaf.

        Gives the depth now matched, and `leaf` when the line is used up, `container` when containers were opened.
        """
        opened = ""
        while True:
            in_paragraph = self.leaf is not None and self.leaf.kind == "paragraph" and depth == len(self.open)
            if len(self.open) > _DEEPEST:
                return depth, opened
            if line.indent >= 4:
                return depth, self._open_indented(line, depth, opened)
            found = _QUOTE.match(line.text, line.at) if line.sign == ">" else None
            if found is not None:
                self._close(depth)
                self.leaf = None
                self.open.append(self._add(Block("quote", line.number, line.column(line.at + line.indent)), line))
                line.move(found.end())
            elif self._open_leaf(line, depth, in_paragraph=in_paragraph):
                return len(self.open), "leaf"
            elif not self._open_item(line, depth):
                return depth, opened
            depth, opened = len(self.open), "container"
            if line.blank:
                return depth, "leaf"
            if not _INNER_OPENER.match(line.text, line.at):
                return depth, opened

    def _open_indented(self, line: Line, depth: int, opened: str) -> str:
        if (self.leaf is not None and self.leaf.kind in ("paragraph", "table")) or not _INDENTED.match(line.rest):
            return opened
        self._close(depth)
        if self.leaf is None or self.leaf.kind != "code":
            self.leaf = self._add(Block("code", line.number, line.column(line.at + line.indent)), line)
        self.leaf.pieces.append(line.piece(4))
        self.leaf.last = line.number
        self._touch(line.number)
        return "leaf"

    def _open_leaf(self, line: Line, depth: int, *, in_paragraph: bool) -> bool:
        """A heading, fence, underline, rule or table's rule row, which use up the line."""
        start = line.column(line.at + line.indent)
        sign = line.sign
        heading = _HEADING.match(line.text, line.at) if sign == "#" else None
        if heading is not None:
            self._close(depth)
            self.leaf = None
            block = self._add(Block("heading", line.number, start, level=len(heading[1])), line)
            line.move(heading.end())
            words = line.rest
            if words[-1:] in (" ", "#"):
                words = _HEADING_END.sub("", words, count=1)
            block.pieces.append(line.piece(text=words))
            return True
        fence = _FENCE.match(line.text, line.at) if sign in "`~" else None
        if fence is not None and not (fence[2][0] == "`" and "`" in fence[3]):
            self._close(depth)
            self.leaf = None
            block = Block("code", line.number, start, marker=fence[2], indent=len(fence[1]), info=fence[3].strip())
            self.leaf = self._add(block, line)
            return True
        if in_paragraph and self.leaf is not None:
            if sign in "|:-" and self._open_table(line, self.leaf):
                return True
            underline = _UNDERLINE.match(line.text, line.at) if sign in "=-" else None
            if underline is not None:
                self.leaf.kind, self.leaf.level = "heading", 1 if underline[1][0] == "=" else 2
                self.leaf.marker = underline[1]
                self.leaf.last = line.number
                self._touch(line.number)
                self.leaf = None
                return True
        if sign in "*-_" and line.text[-1] in (sign, " ") and _RULE.match(line.text, line.at):
            self._close(depth)
            self.leaf = None
            self._add(Block("rule", line.number, start), line)
            return True
        return False

    def _open_table(self, line: Line, paragraph: Block) -> bool:
        """GFM: a rule row right under a line with as many cells."""
        if not tables.is_rule_row(line.rest):
            return False
        header = paragraph.pieces[-1]
        cells = tables.cells(header)
        if len(cells) != len(tables.cells(line.piece())) or ("|" not in header.text and "|" not in line.rest):
            return False
        paragraph.pieces.pop()
        if not paragraph.pieces:
            self.open[-1].children.pop()
        table = Block("table", header.line, header.column, rows=[cells], marker=line.rest)
        self.leaf = self._add(table, line)
        return True

    def _open_item(self, line: Line, depth: int) -> bool:
        found = _MARKER.match(line.text, line.at)
        if found is None:
            return False
        empty = found.end() == len(line.text)
        in_paragraph = self.leaf is not None and self.leaf.kind == "paragraph" and depth == len(self.open)
        new_list = not (
            (depth < len(self.open) and self.open[depth].kind == "list") or self.open[depth - 1].kind == "list"
        )
        if in_paragraph and new_list and (empty or (found[3] is not None and int(found[3]) != 1)):
            return False  # CommonMark: only a bullet or a 1 begins a list in the middle of a paragraph
        self._close_for_item(depth, found)
        width = len(found[5])
        inside = width if 1 <= width <= 4 and not empty else 1
        indent = len(found[1]) + len(found[2]) + inside
        start = line.column(found.start(2))
        if self.open[-1].kind != "list":
            marker = found[4] or found[2]
            first = int(found[3]) if found[3] is not None else -1
            self.open.append(self._add(Block("list", line.number, start, marker=marker, level=first), line))
        self.open.append(self._add(Block("item", line.number, start, indent=indent), line))
        line.move(min(line.at + indent, len(line.text)))
        self.leaf = None
        return True

    def _close_for_item(self, depth: int, found: re.Match[str]) -> None:
        """Leaves a list of the same kind open, to take the new item."""
        marker = found[4] or found[2]
        if depth < len(self.open) and self.open[depth].kind == "list" and self.open[depth].marker == marker:
            depth += 1
        elif self.open[depth - 1].kind == "list" and self.open[depth - 1].marker != marker:
            depth -= 1
        self._close(depth)
        self.leaf = None

    # ------------------------------------------------------------ leaves

    def _continue_code(self, code: Block, line: Line) -> bool:
        if not code.marker:  # indented
            if line.blank:
                code.pieces.append(line.piece(min(4, len(line.rest))))
                return True
            return False
        fence = _FENCE.match(line.text, line.at)
        if fence is not None and fence[2].startswith(code.marker) and not fence[3].strip(" "):
            code.closed = True
            code.last = line.number
            self._touch(line.number)
            self.leaf = None
            return True
        code.pieces.append(line.piece(min(code.indent, line.indent)))
        if not line.blank:
            code.last = line.number
            self._touch(line.number)
        return True

    def _read_text(self, line: Line, depth: int, *, opened: bool) -> None:
        paragraph = self.leaf if self.leaf is not None and self.leaf.kind == "paragraph" else None
        lazy = depth < len(self.open) and paragraph is not None and not opened
        if not lazy:
            self._close(depth)
        if self.leaf is not None and self.leaf.kind == "table" and not opened:
            self.leaf.rows.append(tables.cells(line.piece(line.indent)))
        elif paragraph is not None and self.leaf is paragraph:
            paragraph.pieces.append(line.piece(line.indent))
        else:
            while self.open[-1].kind == "list":  # text beside the items ends the list
                self.open.pop()
            self.leaf = self._add(Block("paragraph", line.number, line.column(line.at + line.indent)), line)
            self.leaf.pieces.append(line.piece(line.indent))
        if self.leaf is not None:
            self.leaf.last = line.number
        self._touch(line.number)
