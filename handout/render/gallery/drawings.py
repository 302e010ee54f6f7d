"""The drawings of the site: components that are nothing but a picture, in every form they know, and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from jinja2 import TemplateError
from markupsafe import Markup

from handout.components import Component
from handout.render.gallery.showing import Shown
from handout.render.templates import FOLDER, Templates


def drawings(
    name: str, component: Component, examples: Iterable[Shown], templates: Templates
) -> Iterator[tuple[str, Markup]]:
    """The name of a form and the picture; none for a component that shows more than a picture."""
    pictures = [one for one in examples if one.html.startswith("<svg") and one.html.endswith("</svg>")]
    needed = [parameter for parameter in component.parameters if parameter.required]
    if pictures and len(needed) == 1 and needed[0].type == "text":
        words = dict.fromkeys(word for parameter, word in templates.told_apart(name) if parameter == needed[0].name)
        for word in words:
            try:
                yield word, templates.component(name, **{needed[0].name: word})
            except TemplateError:
                continue
        if words:
            return
    for one in pictures:
        yield one.name, one.html


def files_of(files: Mapping[str, bytes], root: str) -> Iterator[tuple[str, Markup]]:
    """Every SVG file of templates/ and static/: its path, and the picture on a page whose way to the top is `root`."""
    for path in sorted(files):
        if path.endswith(".svg"):
            name = PurePosixPath(path).stem
            text = files[path].decode("utf-8", "replace")
            inside = path.startswith(FOLDER)
            picture = Markup(text) if inside else Markup('<img src="{}{}" alt="{}">').format(root, path, name)  # noqa: S704
            yield path, picture
