"""Rules → the text of a style sheet, with nothing in it that could be left out."""

from __future__ import annotations

from collections.abc import Iterable

from handout.render.styles.tree import AtRule, Declaration, Node


def written(nodes: Iterable[Node]) -> str:
    """The nodes as CSS."""
    text = ""
    for node in nodes:
        if text and text[-1] not in "};":
            text += ";"
        if isinstance(node, Declaration):
            text += f"{node.name}:{node.value}"
        elif isinstance(node, AtRule):
            text += node.opening + (";" if node.body is None else f"{{{written(node.body)}}}")
        else:
            text += f"{','.join(selector.text for selector in node.selectors)}{{{written(node.body)}}}"
    return text
