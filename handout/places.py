"""Where a field stands: exactly when known, else the nearest thing around it."""

from __future__ import annotations

from collections.abc import Mapping

from handout.model import Article
from handout.problems import Place


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
