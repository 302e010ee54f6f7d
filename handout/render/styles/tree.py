"""A style sheet as a tree of rules."""

from __future__ import annotations

from handout.value import Value


class Declaration(Value, frozen=True, tag=True):
    """A property and its value."""

    name: str
    value: str


class Selector(Value, frozen=True):
    """One selector of a list, and what must stand in a page before it can match anything there."""

    text: str
    needs: frozenset[str]
    """In small letters: a class (`card`), the start of an element (`<hr`), an attribute with a value (`dir="rtl"`)."""


class Rule(Value, frozen=True, tag=True):
    """What holds for the elements that one of the selectors matches."""

    selectors: tuple[Selector, ...]
    body: tuple[Node, ...]


class AtRule(Value, frozen=True, tag=True):
    """`@media print {…}`, or a statement without a body."""

    opening: str
    body: tuple[Node, ...] | None


Node = Declaration | Rule | AtRule
