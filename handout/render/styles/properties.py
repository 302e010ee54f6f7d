"""Custom properties of a sheet, made small: unused ones left out, constants replaced by values, others named shortly.

`--space-4` is good to read and dear to send: the sources keep their names, the pages need none.
"""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from operator import is_

from msgspec.structs import replace

from handout.render.styles.tree import AtRule, Declaration, Node, Rule
from handout.value import Value

_VAR = "var("
"""What every use holds: most values have none."""
_QUOTED = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
_USE = re.compile(rf"{_QUOTED}|\bvar\((--[\w-]+)(?=[,)])")
"""A use of a property in a value; what stands in quotes is none."""
_NAME = re.compile(r"--(?<![\w-]--)[\w-]+")
"""It begins with fixed letters, which are found fast, and only then looks at what stands before them."""
_WHOLE_USE = re.compile(rf"{_QUOTED}|\bvar\((--[\w-]+)\)")
_KEYWORDS = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})


class _Definition(Value, frozen=True):
    name: str
    value: str
    constant: bool
    """Holds for the whole page in every circumstance, if no other definition of the name exists."""


def slimmed(nodes: Iterable[Node], known: Collection[str] = ()) -> tuple[Node, ...]:
    """The same styles with fewer and shorter custom properties; `known` ones, named outside of the sheet, stay."""
    kept = tuple(nodes)
    spoken = frozenset(known) | frozenset(_spoken(kept))
    previous: tuple[Node, ...] = ()
    while kept != previous:
        previous = kept
        kept = _lightened(kept, spoken)
    return _renamed(kept, spoken)


def mentions(text: str) -> Iterator[str]:
    """The custom properties that a page or a script names."""
    return (match.group() for match in _NAME.finditer(text))


def _spoken(nodes: Iterable[Node]) -> Iterator[str]:
    """Names that stand anywhere but in a plain var(): in preludes, in other values, before a fallback."""
    for node in nodes:
        if isinstance(node, Declaration):
            if "--" in node.value:
                yield from mentions(_WHOLE_USE.sub("", node.value))
            continue
        yield from mentions(node.opening if isinstance(node, AtRule) else ",".join(one.text for one in node.selectors))
        yield from _spoken(node.body or ())


def _declarations(nodes: Iterable[Node]) -> list[Declaration]:
    found: list[Declaration] = []
    for node in nodes:
        if isinstance(node, Declaration):
            found.append(node)
        else:
            found += _declarations(node.body or ())
    return found


def _mapped(nodes: Iterable[Node], change: Callable[[Declaration], Declaration | None]) -> tuple[Node, ...]:
    """The nodes with every declaration changed, or taken out where `change` gives none; emptied rules go too."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Declaration):
            changed = change(node)
            if changed is not None:
                kept.append(changed)
        elif node.body is None:
            kept.append(node)
        else:
            body = _mapped(node.body, change)
            if body or (isinstance(node, AtRule) and node.opening.startswith("@layer")):
                same = len(body) == len(node.body) and all(map(is_, body, node.body))
                kept.append(node if same else replace(node, body=body))
    return tuple(kept)


def _uses(nodes: Iterable[Node]) -> Counter[str]:
    return Counter(
        match[1]
        for one in _declarations(nodes)
        if _VAR in one.value
        for match in _USE.finditer(one.value)
        if match[1] is not None
    )


def _lightened(nodes: tuple[Node, ...], spoken: Collection[str]) -> tuple[Node, ...]:
    """Without unused properties; one with one definition, for the root and under no condition, becomes its value."""
    used = _uses(nodes).keys() | spoken
    found = list(_definitions(nodes, constant=True))
    times = Counter(one.name for one in found)
    values = {one.name: one.value for one in found if one.constant and times[one.name] == 1 and one.name not in spoken}

    def change(one: Declaration) -> Declaration | None:
        if one.name in values or (one.name.startswith("--") and one.name not in used):
            return None
        return _with(one, one.name, _put(one.value, values))

    return _mapped(nodes, change)


def _with(one: Declaration, name: str, value: str) -> Declaration:
    return one if one.name == name and one.value == value else Declaration(name, value)


def _put(value: str, values: dict[str, str]) -> str:
    if _VAR not in value:
        return value
    return _WHOLE_USE.sub(lambda match: values.get(match[1], match[0]) if match[1] else match[0], value)


def _definitions(nodes: Iterable[Node], *, constant: bool) -> Iterator[_Definition]:
    for node in nodes:
        if isinstance(node, Rule):
            root = [selector.text for selector in node.selectors] == [":root"]
            yield from _definitions(node.body, constant=constant and root)
        elif isinstance(node, AtRule):
            yield from _definitions(node.body or (), constant=constant and node.opening.startswith("@layer "))
        elif node.name.startswith("--"):
            plain = "var(" not in node.value and "!important" not in node.value and node.value.lower() not in _KEYWORDS
            yield _Definition(node.name, node.value, constant and plain)


def _renamed(nodes: tuple[Node, ...], spoken: Collection[str]) -> tuple[Node, ...]:
    times = _uses(nodes) + Counter(one.name for one in _declarations(nodes) if one.name.startswith("--"))
    names = sorted(times.keys() - set(spoken), key=lambda name: (-times[name], name))
    short = dict(zip(names, (name for name in _short() if name not in spoken), strict=False))
    uses = {name: f"var({new})" for name, new in short.items()}
    return _mapped(nodes, lambda one: _with(one, short.get(one.name, one.name), _put(one.value, uses)))


def _short() -> Iterator[str]:
    """`--a`, `--b` … `--aa`, without end."""
    for length in itertools.count(1):
        for letters in itertools.product(string.ascii_lowercase, repeat=length):
            yield "--" + "".join(letters)
