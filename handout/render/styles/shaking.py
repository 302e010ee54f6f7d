"""Rules → the rules a group of pages can use, with blocks of one layer joined. The cascade stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from handout.render.styles.tree import AtRule, Node, Rule

_JOINED = ("@media ", "@supports ", "@container ", "@layer ")


def joined(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Each named layer opened once, where it was opened first; then neighbors under the same condition made one.

    Layers are ranked by their first mention, and inside a layer all rules keep their order.
    """
    order: dict[object, list[Node]] = {}
    for at, node in enumerate(nodes):
        named = isinstance(node, AtRule) and node.opening.startswith("@layer ") and node.body is not None
        order.setdefault(node.opening if named and isinstance(node, AtRule) else at, []).append(node)
    return _neighbors(node for group in order.values() for node in group)


def _neighbors(nodes: Iterable[Node]) -> tuple[Node, ...]:
    kept: list[Node] = []
    for node in nodes:
        last = kept[-1] if kept else None
        if (
            isinstance(node, AtRule)
            and isinstance(last, AtRule)
            and node.opening == last.opening
            and node.opening.startswith(_JOINED)
            and node.body is not None
            and last.body is not None
        ):
            kept[-1] = replace(last, body=last.body + node.body)
        else:
            kept.append(node)
    return tuple(
        replace(node, body=_neighbors(node.body)) if isinstance(node, AtRule) and node.body else node for node in kept
    )


def needs(nodes: Iterable[Node]) -> Iterator[str]:
    """Everything that some selector cannot do without."""
    for node in nodes:
        if isinstance(node, Rule):
            for selector in node.selectors:
                yield from selector.needs
        if isinstance(node, Rule | AtRule) and not _holds_steps(node):
            yield from needs(node.body or ())


def pruned(nodes: Iterable[Node], absent: Collection[str]) -> tuple[Node, ...]:
    """The nodes without selectors that need something of `absent`, and without rules that are left with nothing.

    An emptied layer stays: its first mention may be what ranks it.
    """
    return tuple(_pruned(nodes, absent))


def _holds_steps(node: Node) -> bool:
    """Whether what look like selectors in it are the steps of an animation."""
    return isinstance(node, AtRule) and "keyframes" in node.opening.partition(" ")[0]


def _pruned(nodes: Iterable[Node], absent: Collection[str]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Rule):
            selectors = tuple(selector for selector in node.selectors if selector.needs.isdisjoint(absent))
            body = pruned(node.body, absent)
            if selectors and body:
                yield Rule(selectors, body)
        elif isinstance(node, AtRule) and node.body is not None and not _holds_steps(node):
            body = pruned(node.body, absent)
            if body or node.opening.startswith("@layer"):
                yield replace(node, body=body)
        else:
            yield node
