"""The style sheet of a page: the site's layers and the components it uses, put into the page itself.

One request brings a whole page, so nothing may be in it that it cannot use. Pages with the same components share one
sheet, so that a site has few: it holds what one of its pages can use, and so is made when all of them are known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from markupsafe import Markup

from handout.problems import Problem
from handout.recall import Memory, digest, recalled
from handout.render.styles import properties, shaking, tree, writing
from handout.render.styles.finding import Finder
from handout.sources import Sources
from handout.value import Value

__all__ = ["PLACE", "Needs", "Styles", "dressed", "sheet"]

PLACE = Markup("<!-- styles -->")
"""Stands in a written page for its style sheet. Words of authors are escaped, so none can be mistaken for it."""
_PLACE = PLACE.encode()
_Rules = tuple[tree.Node, ...]
_SHEETS = ("tokens", "base", "layout", "utilities", "print")
"""The files of static/css/ in the order of their layers; components come between layout and utilities."""


class Needs(Value, frozen=True):
    """What a page needs of the style sheets."""

    components: tuple[str, ...]
    """Sorted. Pages with the same ones share a sheet."""
    parts: tuple[str, ...]
    """Of what the selectors of their style sheets need (see `tree.Selector`) what it may have."""
    properties: tuple[str, ...]
    """The custom properties it names."""


class _File(Value, frozen=True):
    """What is remembered of one style sheet."""

    needs: tuple[str, ...]
    """What some selector cannot do without."""
    problems: tuple[Problem, ...]


class Styles:
    """The style sheets of a site."""

    def __init__(self, sources: Sources, memory: Memory) -> None:
        self._sources = sources
        self._memory = memory
        self._files: dict[str, _File] = {}
        self._rules: dict[str, _Rules] = {}
        self._needs: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._finders: dict[tuple[str, ...], Finder] = {}

    def read(self) -> None:
        """Has the memory keep what is in each file, for a build to come."""
        for path in self._sources.files:
            if path.endswith(".css"):
                self._file(path)

    def needs(self, components: Iterable[str], page: str) -> Needs:
        """What a page with these components needs, as it will be sent but for its style sheet."""
        used = tuple(sorted(components))
        if used not in self._finders:
            self._finders[used] = Finder(self._of_no_script(used))
        return Needs(used, self._finders[used].found(page), tuple(sorted(properties.mentions(page))))

    def sheets(self, pages: Iterable[Needs]) -> Mapping[tuple[str, ...], bytes]:
        """Components → the style sheet for all pages that have just them."""
        groups: dict[tuple[str, ...], tuple[set[str], set[str]]] = {}
        for page in pages:
            parts, named = groups.setdefault(page.components, (set(), set()))
            parts.update(page.parts)
            named.update(page.properties)
        return {components: self._sheet(components, *found) for components, found in groups.items()}

    def problems(self, groups: Iterable[tuple[str, ...]]) -> tuple[Problem, ...]:
        """What is wrong with the files of the sheets for these groups of components."""
        paths = dict.fromkeys(path for components in groups for path in self._paths(components))
        return tuple(problem for path in paths for problem in self._file(path).problems)

    def _sheet(self, components: tuple[str, ...], parts: set[str], named: set[str]) -> bytes:
        paths = tuple(self._paths(components))
        sums = (part for path in (*paths, *self._scripts) for part in (path, self._sources.sums[path]))
        key = digest([*sums, "", *sorted(parts), "", *sorted(named)])

        def make() -> bytes:
            nodes = tuple(node for path in paths for node in self._nodes(path))
            known = {*named, *properties.mentions(self._script_text)}
            return sheet(nodes, {*self._of_no_script(components)} - parts, known).encode()

        return recalled(self._memory, "sheet", key, bytes, make)

    def _of_no_script(self, components: tuple[str, ...]) -> tuple[str, ...]:
        """What selectors in the files of a sheet need and no script could make."""
        if components not in self._needs:
            found = {need for path in self._paths(components) for need in self._file(path).needs}
            scripts = self._script_text.lower()
            self._needs[components] = tuple(need for need in sorted(found) if _words(need) not in scripts)
        return self._needs[components]

    @cached_property
    def _scripts(self) -> tuple[str, ...]:
        return tuple(path for path in self._sources.files if path.endswith(".js"))

    @cached_property
    def _script_text(self) -> str:
        return "\n".join(self._sources.files[path].decode("utf-8", "replace") for path in self._scripts)

    def _paths(self, components: Iterable[str]) -> Iterator[str]:
        """The files for a page with these components; those that do not exist are passed over."""
        paths = [f"static/css/{name}.css" for name in _SHEETS]
        paths[3:3] = [f"templates/components/{name}/{name}.css" for name in components]
        return (path for path in paths if path in self._sources.files)

    def _file(self, path: str) -> _File:
        if path not in self._files:
            self._files[path] = recalled(self._memory, "css", self._key(path), _File, lambda: self._read(path)[1])
        return self._files[path]

    def _key(self, path: str) -> bytes:
        return digest([path, self._sources.sums[path]])

    def _read(self, path: str) -> tuple[_Rules, _File]:
        from handout.render.styles import parsing  # noqa: PLC0415 - most builds find all sheets read

        checked = parsing.parse(self._sources.files[path].decode("utf-8", "replace"), path)
        self._memory.keep("rules", self._key(path), _Rules, checked.value)
        return checked.value, _File(tuple(sorted(set(shaking.needs(checked.value)))), checked.problems)

    def _nodes(self, path: str) -> _Rules:
        if path not in self._rules:
            known = self._memory.find("rules", self._key(path), _Rules)
            self._rules[path] = self._read(path)[0] if known is None else known
        return self._rules[path]


def dressed(page: bytes, sheet_: bytes) -> bytes:
    """The page with its style sheet."""
    return page.replace(_PLACE, sheet_, 1)


def sheet(nodes: Iterable[tree.Node], absent: Collection[str] = (), known: Collection[str] = ()) -> str:
    """The smallest sheet that does what `nodes` do for pages without what is in `absent` (see `tree.Selector`).

    `known`: custom properties that stand outside of the sheet too, and so keep their names.
    """
    return writing.written(properties.slimmed(shaking.joined(shaking.pruned(nodes, absent)), known))


def _words(need: str) -> str:
    """What a script that makes it would have to say: `hr` for an element, `dim` for an attribute with that value."""
    return need.partition('="')[2].strip('"') or need.lstrip("<")
