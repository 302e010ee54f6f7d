"""Where links and images of a site can lead, and what an author most likely meant."""

from __future__ import annotations

import datetime as dt
import posixpath
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from handout.addresses import DRAWINGS, STATIC, Target, TargetKind, anchor, link_between, output_path
from handout.filenames import same_file
from handout.model import PageKind, Site
from handout.problems import nearest
from handout.recall import Answers, Asking


class Around:
    """What the checks of one page can know of its site: what all pages share, and what can be asked of other pages."""

    def __init__(self, site: Site, ask: Asking) -> None:
        self.settings = site.settings
        self.works = site.works
        self.ledger = site.ledger
        self.warnings = site.warnings
        self._terms = site.terms
        self._ask = ask

    def knows(self, target: Target, language: str) -> bool:
        """Whether the target is a page of the site; the glossary and the sources are in the language of the reader."""
        if target.kind is TargetKind.GLOSSARY:
            return cast("bool", self._ask("glossary", language))
        if target.kind is TargetKind.SOURCES:
            return bool(self.works)
        return cast("bool", self._ask("page", target.path))

    def has_file(self, path: str) -> bool:
        """Whether the project has the file, on the site or not."""
        return cast("bool", self._ask("file", path))

    def why_hidden(self, path: str) -> str | None:
        """Why an article is not on the site; None when it is or does not exist."""
        return cast("str | None", self._ask("hidden", path))

    def has_anchor(self, target: Target, language: str) -> bool:
        """Whether the anchor of the target is there."""
        if target.kind in {TargetKind.GLOSSARY, TargetKind.SOURCES}:
            return target.anchor in self.anchors(target, language)
        return cast("bool", self._ask("anchor", target.path, target.anchor))

    def anchors(self, target: Target, language: str) -> tuple[str, ...]:
        """What can stand behind `#` in a link to the target."""
        if target.kind is TargetKind.GLOSSARY:
            return tuple(anchor(term.value.term) for term in self._terms.get(language, ()))
        if target.kind is TargetKind.SOURCES:
            return tuple(self.works)
        return cast("tuple[str, ...]", self._ask("anchors", target.path))

    def suggest_page(self, here: str, wanted: str) -> str:
        """A help sentence with the page that was meant, as it would be typed in the file `here`."""
        return _did_you_mean(here, self._ask("like-page", wanted)) or (
            "write the name of a file in content/, such as ../benefits/results.md"
        )

    def suggest_file(self, here: str, wanted: str) -> str:
        """The same for a file below static/."""
        return _did_you_mean(here, self._ask("like-file", wanted)) or "put the file below static/"

    def drawings(self) -> tuple[str, ...]:
        """The names of all drawings."""
        return cast("tuple[str, ...]", self._ask("drawings"))

    def link_to_url(self, here: str, url: str) -> str:
        """What to type for a page whose address is known; empty when there is none."""
        path = self._ask("page-at", url)
        return link_between(here, path) if path else ""

    def is_past(self, day: dt.date) -> bool:
        """Whether the day lies before that of the build."""
        return cast("bool", self._ask("past", day.isoformat()))

    def is_ahead(self, day: dt.date) -> bool:
        """Whether the day is still to come."""
        return cast("bool", self._ask("ahead", day.isoformat()))


def answers(site: Site) -> Answers:
    """Answers what `Around` asks about the pages of a site."""
    articles = {_composed(page.article.path): page.article for page in site.pages if page.article}
    files = {_composed(path) for path in site.paths}
    hidden = {_composed(path): reason for path, reason in site.hidden.items()}
    glossaries = {page.language for page in site.pages if page.kind is PageKind.GLOSSARY}

    @cache
    def by_url() -> Mapping[str, str]:  # only some slips ask for it
        return {same_file(output_path(page.url)): page.article.path for page in site.pages if page.article}

    def anchors(path: str) -> tuple[str, ...]:
        return articles[path].outline.anchors if path in articles else ()

    return Answers(
        {
            "glossary": glossaries.__contains__,
            "page": articles.__contains__,
            "file": files.__contains__,
            "hidden": hidden.get,
            "anchor": lambda path, name: name in anchors(path),
            "anchors": anchors,
            "like-page": lambda wanted: _nearest(wanted, articles, ending=".md"),
            "like-file": lambda wanted: _nearest(wanted, [path for path in files if path.startswith(STATIC)]),
            "drawings": lambda: tuple(sorted(posixpath.basename(p)[:-4] for p in files if p.startswith(DRAWINGS))),
            "page-at": lambda url: by_url().get(same_file(output_path(url))),
            "past": lambda day: dt.date.fromisoformat(day) < site.today,
            "ahead": lambda day: dt.date.fromisoformat(day) > site.today,
        }
    )


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _did_you_mean(here: str, path: str | None) -> str:
    return f'did you mean "{link_between(here, path)}"?' if path else ""


def _nearest(wanted: str, paths: Iterable[str], ending: str = "") -> str | None:
    """The path most like `wanted`: with another ending, of the same or a like name nearby, then elsewhere."""
    options = sorted(paths)
    stem = posixpath.splitext(wanted)[0]
    for other in (stem + ending, f"{wanted}/index{ending}"):
        if other in options:
            return other
    name = _name(wanted, ending)
    for folder in (posixpath.dirname(wanted), None):
        within = {_name(path, ending): path for path in reversed(options) if folder in {None, posixpath.dirname(path)}}
        near = name if name in within else nearest(name, within)
        if near is not None:
            return within[near]
    return None


def _name(path: str, ending: str) -> str:
    """The name to compare: without the ending that all of them share, which would make any two names alike."""
    name = posixpath.basename(path)
    return posixpath.splitext(name)[0] if ending else name
