"""What a YAML text becomes: words, lists and fields, each with its place. Nothing is guessed: every value is words."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf

from handout.problems import Place
from handout.value import Value


class Scalar(Value, frozen=True):
    """A stretch of words."""

    text: str
    place: Place
    """Of the words, without quotes; of the first line when there are several."""
    plain: bool = True
    """Written without quotes and not as a block."""
    empty: bool = False
    """Nothing stands behind the colon or the hyphen."""
    sound: bool = True
    """False when a problem about these words has been reported: whatever else is wrong with them follows from it."""


class Sequence(Value, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    place: Place


class Mapping(Value, frozen=True):
    """Fields, in the order they are written. No name occurs twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, name: str) -> Node | None:
        """The value of a field, or None when it is not there."""
        return next((value for key, value in self.entries if key.text == name), None)


class Hole(Value, frozen=True):
    """Where something stood that could not be read; its problem has been reported."""

    place: Place


Node = Scalar | Sequence | Mapping | Hole


def places(node: Node) -> MappingOf[str, Place]:
    """Where each value stands, by its dotted name: `title`, `key_points.0`, `clinic.phone`."""
    found: dict[str, Place] = {}
    waiting: list[tuple[str, Node]] = [("", node)]
    while waiting:
        name, current = waiting.pop()
        if name:
            found[name] = current.place
        inner: list[tuple[str, Node]] = []
        if isinstance(current, Mapping):
            inner = [(key.text, value) for key, value in current.entries]
        elif isinstance(current, Sequence):
            inner = [(str(index), item) for index, item in enumerate(current.items)]
        waiting.extend((f"{name}.{part}" if name else part, value) for part, value in reversed(inner))
    return found
