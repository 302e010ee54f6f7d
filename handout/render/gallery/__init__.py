"""The gallery: every component with its examples, and the tokens they are made of. For those who make the site.

It shows what templates/ and static/ hold; no component and no token is named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from gettext import NullTranslations

from jinja2 import TemplateError

from handout import components
from handout.components import Component
from handout.outputs import Outputs
from handout.problems import Checked, Place, Problem, in_order
from handout.render import indexes
from handout.render.gallery.drawings import drawings, files_of
from handout.render.gallery.showing import Shown, shown
from handout.render.gallery.tokens import resolved, tokens
from handout.render.styles import parsing
from handout.render.templates import FOLDER, Templates, fault
from handout.sources import Sources
from handout.value import Value

__all__ = ["gallery"]

_COMPONENTS = f"{FOLDER}components/"
_SHEETS = ("tokens", "base", "layout", "utilities", "print")
_OWN_SHEET = f"{FOLDER}gallery/gallery.css"
_LANDMARK = re.compile(r"<(?:header|footer|nav|aside|main)\b")
_ID = re.compile(r'\sid="([^"]+)"')


class Entry(Value, frozen=True):
    """A component on its page."""

    name: str
    address: str
    """From the front page of the gallery."""
    component: Component
    examples: tuple[Shown, ...]


class Piece(Value, frozen=True):
    """An example on the page of its component, in a frame of its own if it cannot stand beside the others."""

    shown: Shown
    frame: str


def gallery(files: Mapping[str, bytes]) -> Checked[Mapping[str, bytes]]:
    """Output path → bytes, from the files of templates/ and static/; each fault of a component is a problem."""
    templates = Templates(files, NullTranslations())
    problems: list[Problem] = []
    entries = [entry for name in _names(files) for entry in _entry(name, files, templates, problems)]
    outputs = dict(Outputs(indexes.static_files(Sources(files))))
    outputs["styles.css"] = _styles(files)
    try:
        outputs.update(_pages(entries, files, templates))
    except TemplateError as error:
        problems.append(fault(error))
    return Checked(outputs, in_order(problems))


def _names(files: Mapping[str, bytes]) -> list[str]:
    found = {path.removeprefix(_COMPONENTS).partition("/")[0] for path in files if path.startswith(_COMPONENTS)}
    return sorted(found)


def _entry(name: str, files: Mapping[str, bytes], templates: Templates, problems: list[Problem]) -> Iterator[Entry]:
    path = f"{_COMPONENTS}{name}/{name}.yaml"
    if path not in files:
        help_ = f"add {path} with its purpose, its parameters and examples"
        message = "nothing tells what this component is for"
        problems.append(Problem(Place(path), "missing-description", message, help_))
        return
    read = components.read(files[path], path)
    problems.extend(read.problems)
    if read.value is not None:
        examples = shown(name, read.value, templates)
        problems.extend(examples.problems)
        yield Entry(name, f"components/{name}/index.html", read.value, examples.value)


def _styles(files: Mapping[str, bytes]) -> bytes:
    """All style sheets as they are written, so that those who look into them find their own names."""
    return b"\n".join(files[path] for path in (*_sheet_paths(files), _OWN_SHEET) if path in files)


def _sheet_paths(files: Mapping[str, bytes]) -> list[str]:
    paths = [f"static/css/{name}.css" for name in _SHEETS]
    paths[3:3] = [f"{_COMPONENTS}{name}/{name}.css" for name in _names(files)]
    return [path for path in paths if path in files]


def _pages(entries: list[Entry], files: Mapping[str, bytes], templates: Templates) -> Iterator[tuple[str, bytes]]:
    yield "index.html", _page(templates, "index", root="", entries=entries)
    for before, entry, after in zip([None, *entries], entries, [*entries[1:], None], strict=False):
        pieces = list(_pieces(entry.examples))
        yield (
            entry.address,
            _page(templates, "component", root="../../", entry=entry, pieces=pieces, before=before, after=after),
        )
        for piece in pieces:
            if piece.frame:
                path = f"components/{entry.name}/{piece.frame}"
                yield path, _page(templates, "frame", root="../../", name=entry.name, shown=piece.shown)
    nodes = {path: parsing.parse(files[path].decode("utf-8", "replace"), path).value for path in _sheet_paths(files)}
    everything = [node for found in nodes.values() for node in found]
    found = tokens(nodes.get("static/css/tokens.css", ()), everything)
    drawn = [(entry, list(drawings(entry.name, entry.component, entry.examples, templates))) for entry in entries]
    context = {
        "tokens": found,
        "resolved": resolved,
        "drawn": [pair for pair in drawn if pair[1]],
        "files": list(files_of(files, "../")),
    }
    yield "tokens/index.html", _page(templates, "tokens", root="../", **context)


def _page(templates: Templates, name: str, /, **context: object) -> bytes:
    return templates.text(f"gallery/{name}.html", context).encode()


def _pieces(examples: Iterable[Shown]) -> Iterator[Piece]:
    """A landmark is for a whole page, and an id may stand on it once: such an example gets a page of its own."""
    taken: set[str] = {"main"}
    for number, one in enumerate(examples, 1):
        ids = _ID.findall(one.html)
        apart = _LANDMARK.search(one.html) or len(set(ids)) < len(ids) or not taken.isdisjoint(ids)
        if not apart:
            taken.update(ids)
        yield Piece(one, f"example-{number}.html" if apart else "")
