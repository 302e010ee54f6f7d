"""The drawings of the site: components that are nothing but a picture, in every form they know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import TemplateError
from markupsafe import Markup

from handout.components import Component
from handout.render.gallery.showing import Shown
from handout.render.templates import Templates


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
