"""CSS text → a tree of rules, read by tinycss2 as browsers read it, without comments and needless white space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2 import ast

from handout.problems import Checked, Place, Problem
from handout.render.styles.tree import AtRule, Declaration, Node, Rule, Selector

_NO_SPACE_BEFORE = ("", ",", ">", "/")
_NO_SPACE_AFTER = (*_NO_SPACE_BEFORE, ":")
"""Where white space says nothing, in selectors and in values alike; "" is the start or the end."""
_COMBINATORS = frozenset({">", "+", "~"})
_IMPLIED = frozenset({"html", "head", "body", "tbody", "colgroup"})
"""Elements that a page has without a tag for them."""
_HOLD_RULES = frozenset({"layer", "media", "supports", "container", "scope", "starting-style", "keyframes"})


def parse(text: str, path: str) -> Checked[tuple[Node, ...]]:
    """The rules of a style sheet in their order. What browsers would pass over is a problem at its place."""
    problems: list[Problem] = []
    nodes = _nodes(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), path, problems)
    return Checked(tuple(nodes), tuple(problems))


def _nodes(found: Iterable[ast.Node], path: str, problems: list[Problem], *, styled: bool = False) -> Iterator[Node]:
    """`styled`: inside a style rule, where at-rules hold declarations as well as rules."""
    for node in found:
        if isinstance(node, ast.ParseError):
            place = Place(path, node.source_line, node.source_column)
            problems.append(Problem(place, "bad-style", f"browsers pass over this style: {node.message}"))
        elif isinstance(node, ast.Declaration):
            value = _text(node.value) + (" !important" if node.important else "")
            yield Declaration(node.name if node.name.startswith("--") else node.lower_name, value)
        elif isinstance(node, ast.QualifiedRule):
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield Rule(tuple(_selectors(node.prelude)), tuple(_nodes(inner, path, problems, styled=True)))
        elif isinstance(node, ast.AtRule):
            yield AtRule(_opening(node), _body(node, path, problems, styled=styled))


def _body(node: ast.AtRule, path: str, problems: list[Problem], *, styled: bool) -> tuple[Node, ...] | None:
    if node.content is None:
        return None
    holds_rules = node.lower_at_keyword in _HOLD_RULES and not styled
    parser = tinycss2.parse_rule_list if holds_rules else tinycss2.parse_blocks_contents
    return tuple(_nodes(parser(node.content, skip_comments=True, skip_whitespace=True), path, problems, styled=styled))


def _opening(node: ast.AtRule) -> str:
    return f"@{node.lower_at_keyword} {_text(node.prelude)}".rstrip()


def _selectors(prelude: list[ast.Node]) -> Iterator[Selector]:
    pieces: list[list[ast.Node]] = [[]]
    for token in prelude:
        if _sign(token) == ",":
            pieces.append([])
        else:
            pieces[-1].append(token)
    for piece in pieces:
        # What is inside :not() or :is() is a token deeper in the tree: the selector may match without it.
        pairs = zip([None, *piece], piece, strict=False)
        needs = frozenset(need.lower() for before, token in pairs if (need := _need(before, token)))
        yield Selector(_text(piece), needs)


def _need(before: ast.Node | None, token: ast.Node) -> str:
    """What a part of a selector asks for; empty where a page's text cannot tell."""
    if isinstance(token, ast.SquareBracketsBlock):
        return _attribute(token.content)
    if not isinstance(token, ast.IdentToken):
        return ""
    sign = _sign(before) if before is not None else None
    if sign is None:
        return "" if token.lower_value in _IMPLIED else f"<{token.value}"
    return token.value if sign == "." else f"<{token.value}" if sign in _COMBINATORS else ""


def _attribute(content: list[ast.Node]) -> str:
    parts = [part for part in content if not isinstance(part, ast.WhitespaceToken)]
    if len(parts) < 3 or _sign(parts[1]) != "=" or not isinstance(parts[2], ast.StringToken | ast.IdentToken):
        return ""
    return f'{parts[0].serialize()}="{parts[2].value}"'


def _sign(token: ast.Node) -> str | None:
    """The sign that a token is, if it is one."""
    return token.value if isinstance(token, ast.LiteralToken) else None


def _text(tokens: list[ast.Node]) -> str:
    return tinycss2.serialize(_tidy(tokens))


def _tidy(tokens: list[ast.Node]) -> list[ast.Node]:
    """The tokens as short as they can be written with the same meaning; blocks inside are made so in place."""
    kept: list[ast.Node] = []
    for at, token in enumerate(tokens):
        if isinstance(token, ast.WhitespaceToken):
            before, after = _sign(kept[-1]) if kept else "", _sign(tokens[at + 1]) if at + 1 < len(tokens) else ""
            if before in _NO_SPACE_AFTER or after in _NO_SPACE_BEFORE:
                continue
            token.value = " "
        elif isinstance(token, ast.NumberToken | ast.PercentageToken | ast.DimensionToken):
            if abs(token.value) < 1:
                token.representation = token.representation.replace("0.", ".", 1)
        elif isinstance(token, ast.FunctionBlock):
            token.arguments = _tidy(token.arguments)
        elif isinstance(token, ast.ParenthesesBlock | ast.SquareBracketsBlock | ast.CurlyBracketsBlock):
            token.content = _tidy(token.content)
        kept.append(token)
    return kept
