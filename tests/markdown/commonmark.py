"""A second opinion on block structure: markdown-it-py's tokens and our blocks, brought into one shape."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

from handout.markdown.blocks import parse
from handout.markdown.structure import Block

_ORACLE = MarkdownIt("commonmark").enable("table").disable(["html_block", "reference"])


def ours(text: str) -> tuple:
    return _children(parse(text))


def _children(block: Block) -> tuple:
    return tuple(_shape(child) for child in block.children)


def _shape(block: Block) -> tuple:
    words = _squeezed("\n".join(piece.text for piece in block.pieces))
    if block.kind == "list":
        loose = block.loose and any(child.kind == "paragraph" for item in block.children for child in item.children)
        return ("ol" if block.level >= 0 else "ul", loose, tuple(_children(item) for item in block.children))
    shapes = {
        "paragraph": ("p", words),
        "heading": ("h", block.level, words),
        "rule": ("hr",),
        "code": ("code", words),
        "table": ("table", len(block.rows)),
        "quote": ("quote", _children(block)),
    }
    return shapes[block.kind]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def theirs(text: str) -> tuple:
    tokens = _ORACLE.parse(text)
    return _run(tokens, 0, "")[0]


def _run(tokens: list[Token], at: int, end: str) -> tuple[tuple, int]:
    found = []
    while at < len(tokens) and tokens[at].type != end:
        shape, at = _token(tokens, at)
        found.append(shape)
    return tuple(found), at + 1


def _token(tokens: list[Token], at: int) -> tuple[tuple, int]:
    token = tokens[at]
    if token.type in ("paragraph_open", "heading_open"):
        words = _squeezed(tokens[at + 1].content)
        return (("p", words) if token.tag == "p" else ("h", int(token.tag[1]), words)), at + 3
    if token.type == "hr":
        return ("hr",), at + 1
    if token.type in ("fence", "code_block"):
        return ("code", _squeezed(token.content)), at + 1
    if token.type == "table_open":
        close = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
        return ("table", sum(tokens[i].type == "tr_open" for i in range(at, close))), close + 1
    if token.type == "blockquote_open":
        inside, after = _run(tokens, at + 1, "blockquote_close")
        return ("quote", inside), after
    return _list(tokens, at)


def _list(tokens: list[Token], at: int) -> tuple[tuple, int]:
    opening = tokens[at]
    items, loose, after = [], False, at + 1
    while tokens[after].type != opening.type.replace("open", "close"):
        inside, end = _run(tokens, after + 1, "list_item_close")
        loose = loose or any(
            t.type == "paragraph_open" and t.level == opening.level + 2 and not t.hidden for t in tokens[after:end]
        )
        items.append(inside)
        after = end
    return ("ul" if opening.type.startswith("bullet") else "ol", loose, tuple(items)), after + 1
