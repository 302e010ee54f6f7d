"""From nodes to plain data that pydantic can judge. What is of the wrong kind is told here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from collections.abc import Mapping as NamesOf
from types import MappingProxyType

from handout.problems import Place, Problem, did_you_mean, nearest
from handout.schema import values
from handout.schema.days import day
from handout.schema.examples import EXAMPLES
from handout.schema.shapes import Kind, Part, Shape, groups
from handout.yamltext import Hole, Mapping, Node, Scalar, Sequence, quoted

Steps = tuple[str | int, ...]
"""The way to a value: `("sections", 2, "folder")`."""

_OUTER = (Kind.GROUP, Kind.ITEMS, Kind.TABLE)
NOTHING: NamesOf[str, str] = MappingProxyType({})
_SURE = 0.8
"""How like a name another one must be for its value to be judged as if it stood there."""
_SHORT_WORDS = {"aliases", "also", "keywords", "languages", "sources"}
"""Lists of which a comma tells that several were meant."""


def label(path: Steps) -> str:
    """What a message calls a value: `"title"`, `item 2 of "key_points"`."""
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return f"item {path[-1] + 1}" if path and isinstance(path[-1], int) else "this"
    last = path[-1]
    return f'item {last + 1} of "{names[-1]}"' if isinstance(last, int) else f'"{last}"'


class Reading:
    """Reads one node by one shape. Lives as long as that takes."""

    def __init__(self, shape: Shape, required: Iterable[str] = (), instead: NamesOf[str, str] = NOTHING) -> None:
        self.problems: list[Problem] = []
        self.closed: set[Steps] = set()
        """What has had its problem: nothing more is said about it or about what is in it."""
        self.places: dict[Steps, Place] = {}
        self.keys: dict[Steps, Place] = {}
        self._root = shape
        self._adrift: set[str] = set()
        """Fields that a slip, already told, has carried into another group."""
        self._required = frozenset(required)
        self._instead = instead

    def value(self, node: Node, shape: Shape, path: Steps) -> object:
        """Plain data for a node; None where it is of the wrong kind."""
        self.places[path] = node.place
        if isinstance(node, Scalar):
            if not node.sound:
                self.closed.add(path)
            if shape.kind not in _OUTER:
                return self._single(node, shape.kind, path)
        elif isinstance(node, Hole):
            self.closed.add(path)
            return None
        if shape.kind is Kind.GROUP:
            return self._group(node, shape, path)
        if shape.kind is Kind.ITEMS:
            return self._items(node, shape, path)
        if shape.kind is Kind.TABLE:
            return self._table(node, shape, path)
        if not isinstance(node, Scalar):
            self._not_single(node, shape.kind, path)
        return None

    def wrong(self, path: Steps, code: str, message: str, mend: str) -> None:
        """Report a value, unless it has had its problem."""
        if path not in self.closed:
            self.closed.add(path)
            self.problems.append(Problem(self.places[path], code, message, mend))

    # One value

    def _single(self, node: Scalar, kind: Kind, path: Steps) -> object:
        if node.plain and node.text in ("null", "Null", "NULL", "~"):
            mend = "leave the line out, or put the word in quotes if readers should see it"
            self.wrong(path, "bad-value", f'{label(path)} is "{node.text}", which means nothing here', mend)
            return None
        if kind is Kind.WORDS:
            return node.text
        words = node.text.strip()
        if kind is Kind.DAY:
            found = day(words)
            if isinstance(found, tuple):
                self.wrong(path, "bad-date", *found)
            return found
        judge = {Kind.WHOLE: values.whole, Kind.NUMBER: values.number, Kind.TRUTH: values.truth}[kind]
        result = judge(label(path), words)
        if isinstance(result, tuple):
            self.wrong(path, "wrong-type", *result)
        return result

    def _not_single(self, node: Sequence | Mapping, kind: Kind, path: Steps) -> None:
        item = bool(path) and isinstance(path[-1], int)
        if kind is Kind.WORDS and item and isinstance(node, Mapping) and len(node.entries) == 1:
            self._colon_in_item(node, path)
            return
        what = "a list" if isinstance(node, Sequence) else "a group of fields"
        mend = "write it on the line of its name; put words that start with a bracket in quotes"
        self.wrong(path, "wrong-type", f"{label(path)} must be {kind.value}, not {what}", mend)

    def _colon_in_item(self, node: Mapping, path: Steps) -> None:
        key, value = node.entries[0]
        words = f"{key.text}: {value.text if isinstance(value, Scalar) else '…'}"
        self.places[path] = Place(key.place.path, key.place.line, key.place.end, key.place.end + 1)
        message = "this list item has a colon in its words, which ends them too early"
        self.wrong(path, "colon-in-value", message, f"put the words in quotes: - {quoted(words)}")

    # Lists and tables

    def _items(self, node: Node, shape: Shape, path: Steps) -> object:
        inner = shape.inner or Shape(Kind.WORDS)
        if isinstance(node, Sequence):
            return [self.value(item, inner, (*path, index)) for index, item in enumerate(node.items)]
        if isinstance(node, Scalar) and node.empty:
            return []
        if isinstance(node, Scalar) and inner.kind is Kind.WORDS:
            return self._one_item(node, inner, path)
        first = next(iter(inner.fields), "")
        start = f"- {first}:" if inner.kind is Kind.GROUP else "-"
        mend = f'start each item on a line of its own with "{start}" and a space'
        self.wrong(path, "wrong-type", f"{label(path)} must be a list", mend)
        return None

    def _one_item(self, node: Scalar, inner: Shape, path: Steps) -> object:
        """Words where a list is wanted: a list of one."""
        if path and path[-1] in _SHORT_WORDS and "," in node.text:
            message = f"{label(path)} must be a list"
            self.wrong(path, "wrong-type", message, f"put it in square brackets: {path[-1]}: [{node.text}]")
            return None
        return [self.value(node, inner, (*path, 0))]

    def _table(self, node: Node, shape: Shape, path: Steps) -> object:
        if not isinstance(node, Mapping):
            example = EXAMPLES.get(str(path[-1])) if path else None
            mend = f"for example: {example}" if example else "write each as a name, a colon, a space and a value"
            self.wrong(path, "wrong-type", f"{label(path)} must be names with values", mend)
            return None
        found: dict[str, object] = {}
        for key, value in node.entries:
            inner = (*path, key.text)
            self.keys[inner] = key.place
            found[key.text] = self.value(value, shape.inner or Shape(Kind.WORDS), inner)
        return found

    # Groups of fields

    def _group(self, node: Node, shape: Shape, path: Steps) -> object:
        if isinstance(node, Scalar) and node.empty:
            node = Mapping((), node.place)
        if not isinstance(node, Mapping):
            names = ", ".join(shape.fields)
            mend = f"write one field a line, below it and indented: {names}"
            if not path:
                mend = f"start each line with the name of a field, a colon and a space: {names}"
            self.wrong(path, "wrong-type", f"{label(path)} must be a group of fields", mend)
            return None
        found: dict[str, object] = {}
        present = {key.text for key, _ in node.entries}
        for key, value in node.entries:
            name = key.text if key.text in shape.fields else self._unknown(key, shape, path, present)
            if name is not None:
                present.add(name)
                self._field(found, (*path, name), shape.fields[name], (key, value))
        for name, part in shape.fields.items():
            if self._needs(name, part, path) and name not in present | self._adrift:
                self.missing(name, part, path, node.place)
        return found

    def _field(self, found: dict[str, object], path: Steps, part: Part, entry: tuple[Scalar, Node]) -> None:
        key, value = entry
        self.keys[path] = key.place
        name = str(path[-1])
        word = self._instead.get(name) if len(path) == 1 else None
        if isinstance(value, Scalar) and value.empty:
            if self._needs(name, part, path[:-1]):
                self.places[path] = key.place
                self.wrong(path, "missing-field", f'"{name}" is empty', what_for(name, part))
        elif word is None or not isinstance(value, Scalar):
            found[name] = self.value(value, part.shape, path)
        elif value.text.strip() != word and value.sound:
            self.places[path] = value.place
            mend = f"write {name}: {word}, or below it, indented: {', '.join(part.shape.fields)}"
            self.wrong(path, "wrong-type", f'"{name}" cannot be {values.short(value.text)}', mend)

    def _needs(self, name: str, part: Part, path: Steps) -> bool:
        return part.required or (not path and name in self._required)

    def missing(self, name: str, part: Part, path: Steps, place: Place) -> None:
        """Report a field that must be there and is not."""
        if path in self.closed:
            return
        inside = f" in {label(path)}" if path else ""
        known = self.keys.get(path, place)
        where = Place(known.path, known.line)
        self.problems.append(
            Problem(where, "missing-field", f'"{name}" is missing{inside}', what_for(name, part)),
        )

    def _unknown(self, key: Scalar, shape: Shape, path: Steps, present: set[str]) -> str | None:
        """Report a name that is no field here; the field that was surely meant, or None."""
        if not key.sound:
            self._adrift.add(key.text)
            return None
        elsewhere = [owner for owner, group in groups(self._root) if key.text in group.fields]
        left = [name for name in shape.fields if name not in present]
        near = None if elsewhere else nearest(key.text, left)
        if elsewhere:
            mend = _belongs(key.text, elsewhere[0], label(path) if path else "")
        elif near is not None:
            mend = f'did you mean "{near}"?'
        else:
            mend = did_you_mean(key.text, shape.fields)
        message = f'there is no field "{key.text}"' + (f" in {label(path)}" if path else "")
        self.problems.append(Problem(key.place, "unknown-field", message, mend))
        if near is None:
            return None
        if difflib.SequenceMatcher(None, key.text.lower(), near.lower()).ratio() < _SURE:
            self.closed.add((*path, near))
        return near


def what_for(name: str, part: Part) -> str:
    """What a missing field is for, with a line to write."""
    example = EXAMPLES.get(name)
    if example is None or "example" in part.description:
        return part.description
    return f"{part.description}; for example: {example}"


def _belongs(name: str, owner: str, here: str) -> str:
    if owner:
        return f'"{name}" belongs below "{owner}", indented by two spaces'
    return f'"{name}" belongs at the left edge, outside {here}' if here else f'"{name}" is given elsewhere'
