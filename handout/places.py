"""Where a field stands: exactly when known, else the nearest thing around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from handout.model import Article, Document
from handout.problems import Place
from handout.value import Value


def of_field(article: Article, key: str) -> Place:
    """The place of a front matter value (`review.next`, `aliases.0`), else of what holds it, else the file."""
    return _nearest(article.places, key, article.path)


def of_setting(places: Mapping[str, Place], key: str) -> Place:
    """The place of a value in site.yaml (`sections.2.folder`), else of what holds it, else the file."""
    return _nearest(places, key, "site.yaml")


def _nearest(places: Mapping[str, Place], key: str, path: str) -> Place:
    while key:
        if key in places:
            return places[key].within(path)
        key = key.rpartition(".")[0]
    return Place(path)


def moved(document: Document, start: Place) -> Document:
    """The document of a text that stands on one line of a file and begins at `start`: with its places in the file."""

    def move(place: Place) -> Place:
        shift = start.column - 1
        return Place(start.path, start.line, place.column + shift, place.end + shift if place.end else 0)

    return cast("Document", _mapped(document, move))


def _mapped(value: object, move: Callable[[Place], Place]) -> object:
    kind: type = type(value)
    if kind is str:
        return value
    if isinstance(value, Place):
        return move(value)
    if isinstance(value, tuple):
        return tuple([_mapped(inner, move) for inner in value])
    if isinstance(value, Value):
        return kind(*[_mapped(getattr(value, name), move) for name in value.__struct_fields__])
    return value
