"""The style sheet of a page: the site's layers and the components it uses, put into the page itself.

One request brings a whole page, so nothing may be in it that it cannot use. Pages with the same components share one
sheet, so that a site has few: it holds what one of its pages can use, and so is made when all of them are written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from handout.problems import Problem
from handout.render.styles import properties, shaking, tree, writing

__all__ = ["PLACE", "Styles", "sheet"]

PLACE = Markup("<!-- styles -->")
"""Stands in a written page for its style sheet. Words of authors are escaped, so none can be mistaken for it."""
_PLACE = PLACE.encode()
_SHEETS = ("tokens", "base", "layout", "utilities", "print")
"""The files of static/css/ in the order of their layers; components come between layout and utilities."""


@dataclass(slots=True)
class _Group:
    """Pages with the same components."""

    nodes: tuple[tree.Node, ...]
    unseen: frozenset[str]
    """What selectors need and no page so far has."""
    properties: set[str]
    """Custom properties that a page or a script names."""
    sheet: bytes | None = None


class Styles:
    """The style sheets of a site."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._scripts = "\n".join(
            text.decode("utf-8", "replace") for path, text in files.items() if path.endswith(".js")
        )
        self._parsed: dict[str, tuple[tree.Node, ...]] = {}
        self._groups: dict[frozenset[str], _Group] = {}
        self._pages: dict[str, _Group] = {}
        self.problems: list[Problem] = []

    def note(self, path: str, components: frozenset[str], page: str) -> None:
        """A page as it will be sent but for its style sheet, for which it holds `PLACE`."""
        group = self._groups.get(components)
        if group is None:
            group = self._groups[components] = self._group(components)
        group.unseen = _unseen(group.unseen, page)
        group.properties.update(properties.mentions(page))
        self._pages[path] = group

    def dressed(self, outputs: Mapping[str, bytes]) -> dict[str, bytes]:
        """The outputs with a style sheet in every page that was noted."""
        return {path: self._dressed(path, data) for path, data in outputs.items()}

    def _dressed(self, path: str, page: bytes) -> bytes:
        group = self._pages.get(path)
        if group is None:
            return page
        if group.sheet is None:
            group.sheet = sheet(group.nodes, group.unseen, group.properties).encode()
        return page.replace(_PLACE, group.sheet, 1)

    def _group(self, components: frozenset[str]) -> _Group:
        nodes = self._nodes(components)
        scripts = self._scripts
        unseen = frozenset(need for need in shaking.needs(nodes) if _words(need) not in scripts.lower())
        return _Group(nodes, unseen, set(properties.mentions(scripts)))

    def _nodes(self, components: Iterable[str]) -> tuple[tree.Node, ...]:
        """The rules for a page with these components; files that do not exist are passed over."""
        paths = [f"static/css/{name}.css" for name in _SHEETS]
        paths[3:3] = [f"templates/components/{name}/{name}.css" for name in sorted(components)]
        return tuple(node for path in paths if path in self._files for node in self._file(path))

    def _file(self, path: str) -> tuple[tree.Node, ...]:
        if path not in self._parsed:
            checked = tree.parse(self._files[path].decode("utf-8", "replace"), path)
            self._parsed[path] = checked.value
            self.problems.extend(checked.problems)
        return self._parsed[path]


def sheet(nodes: Iterable[tree.Node], absent: Collection[str] = (), known: Collection[str] = ()) -> str:
    """The smallest sheet that does what `nodes` do for pages without what is in `absent` (see `tree.Selector`).

    `known`: custom properties that stand outside of the sheet too, and so keep their names.
    """
    return writing.written(properties.slimmed(shaking.joined(shaking.pruned(nodes, absent)), known))


def _unseen(needs: Iterable[str], page: str) -> frozenset[str]:
    """What is nowhere in a page: a class that is not even a part of a word there is no class of an element."""
    text = page.lower()
    return frozenset(need for need in needs if not any(form in text for form in _forms(need)))


def _forms(need: str) -> Iterator[str]:
    """As it may be written in HTML."""
    yield need
    if '"' in need:
        yield need.replace('"', "'")
        yield need.replace('"', "")


def _words(need: str) -> str:
    """What a script that makes it would have to say: `hr` for an element, `dim` for an attribute with that value."""
    return need.partition('="')[2].strip('"') or need.lstrip("<")
