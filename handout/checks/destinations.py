"""Where links and images of a site can lead, and what an author most likely meant."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable

from handout.addresses import STATIC, Target, TargetKind, anchor, link_between, output_path, same_file
from handout.model import Article, PageKind, Site
from handout.problems import nearest


class Destinations:
    """Looks up the targets of links in one site."""

    def __init__(self, site: Site) -> None:
        self._articles = {_composed(page.article.path): page.article for page in site.pages if page.article}
        self._files = {_composed(path) for path in site.paths}
        self._hidden = {_composed(path): reason for path, reason in site.hidden.items()}
        self._by_url = {same_file(output_path(p.url)): p.article.path for p in site.pages if p.article}
        self._glossaries = {page.language for page in site.pages if page.kind is PageKind.GLOSSARY}
        self._terms = {
            language: frozenset(anchor(term.value.term) for term in terms) for language, terms in site.terms.items()
        }
        self._works = frozenset(site.works)

    def knows(self, target: Target, language: str) -> bool:
        """Whether the target is a page of the site; the glossary and the sources are in the language of the reader."""
        if target.kind is TargetKind.GLOSSARY:
            return language in self._glossaries
        if target.kind is TargetKind.SOURCES:
            return bool(self._works)
        return target.path in self._articles

    def has_file(self, path: str) -> bool:
        """Whether the project has the file, on the site or not."""
        return path in self._files

    def why_hidden(self, path: str) -> str | None:
        """Why an article is not on the site; None when it is or does not exist."""
        return self._hidden.get(path)

    def anchors(self, target: Target, language: str) -> frozenset[str]:
        """What can stand behind `#` in a link to the target."""
        if target.kind is TargetKind.GLOSSARY:
            return self._terms.get(language, frozenset())
        if target.kind is TargetKind.SOURCES:
            return self._works
        article: Article | None = self._articles.get(target.path)
        return frozenset(heading.id for heading in article.body.headings) if article else frozenset()

    def suggest_page(self, here: str, wanted: str) -> str:
        """A help sentence with the page that was meant, as it would be typed in the file `here`."""
        return _did_you_mean(here, _nearest(wanted, self._articles, ending=".md")) or (
            "write the name of a file in content/, such as ../benefits/results.md"
        )

    def suggest_file(self, here: str, wanted: str) -> str:
        """The same for a file below static/."""
        static = [path for path in self._files if path.startswith(STATIC)]
        return _did_you_mean(here, _nearest(wanted, static)) or "put the file below static/"

    def link_to_url(self, here: str, url: str) -> str:
        """What to type for a page whose address is known; empty when there is none."""
        path = self._by_url.get(same_file(output_path(url)))
        return link_between(here, path) if path else ""


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
