"""The site → its files: one HTML page each, redirects, the site map, headers and static files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from gettext import NullTranslations
from typing import Any

from jinja2 import TemplateError

from handout import addresses, policy
from handout.model import Observe, Page, PageKind, Redirect, Site, unobserved
from handout.problems import Checked
from handout.render import evidence, headers, indexes, pictures, styles, words
from handout.render.pages import Pages
from handout.render.phrases import Phrases
from handout.render.pictures import Pictures
from handout.render.templates import Templates, fault

__all__ = ["render"]


def render(site: Site, files: Mapping[str, bytes], observe: Observe = unobserved) -> Checked[Mapping[str, bytes]]:
    """Output path → bytes, for a site without errors; `files` holds templates/ and static/."""
    translations = words.translations(site, files)
    outputs = indexes.static_files(files)
    outputs["sitemap.xml"] = indexes.sitemap(site)
    outputs["robots.txt"] = indexes.robots(site)
    if site.ledger.facts:
        outputs[evidence.PATH] = evidence.document(site, Phrases(translations.value[site.settings.languages[0]]))
    problems = [*translations.problems, *pictures.problems(files)]
    sheets = styles.Styles(files)
    pages: dict[str, bytes] = {}
    for language, translation in translations.value.items():
        language_writer = _Language(site, language, translation, files, sheets)
        try:
            pages.update(language_writer.outputs(observe))
        except TemplateError as error:
            problems.append(fault(error))
    for path, page in sheets.dressed(pages).items():
        outputs[path] = policy.sealed(page.decode()).encode()
    outputs[headers.PATH] = headers.document(outputs)
    return Checked(outputs, (*problems, *sheets.problems))


class _Language:
    """All pages of one language."""

    def __init__(
        self,
        site: Site,
        language: str,
        translation: NullTranslations,
        files: Mapping[str, bytes],
        sheets: styles.Styles,
    ) -> None:
        self._site = site
        self._language = language
        self._templates = Templates(files, translation)
        self._pages = Pages(site, language, self._templates, Pictures(files), translation)
        self._by_url = {page.url: page for page in site.pages}
        self._layouts: dict[str, frozenset[str]] = {}
        self._sheets = sheets

    def outputs(self, observe: Observe) -> Iterator[tuple[str, bytes]]:
        for page in self._site.pages:
            if page.language != self._language:
                continue
            observe("render", addresses.output_path(page.url))
            if page.kind is PageKind.SOURCES:
                yield from self._sources(page)
            else:
                yield self._page(page)
        for redirect in self._site.redirects:
            if redirect.language == self._language:
                yield addresses.output_path(redirect.url), self._redirect(redirect)

    def _page(self, page: Page) -> tuple[str, bytes]:
        view, components = self._pages.page_view(page)
        context = {
            "site": self._pages.site_view(page),
            "page": view,
            "href": self._pages.href(page),
            **self._extras(page),
        }
        return self._written(page.url, page.kind, components, context)

    def _sources(self, page: Page) -> Iterator[tuple[str, bytes]]:
        """The list of sources, as many pages as it needs; the first has the address of the page."""
        first, components = self._pages.page_view(page)
        for shelf in self._pages.shelves.addresses():
            canonical = addresses.absolute(self._site.settings.base_url, shelf)
            other = replace(first, url=shelf, canonical=canonical, alternates=())  # letters differ between languages
            context = {
                "site": self._pages.site_view(page),
                "page": first if shelf == page.url else other,
                "href": lambda url, shelf=shelf: addresses.relative(shelf, url),
                "works": self._pages.work_views(shelf),
                "shelves": self._pages.shelves.views(shelf),
                "data": f"/{evidence.PATH}" if self._site.ledger.facts else "",
            }
            yield self._written(shelf, page.kind, components, context)

    def _extras(self, page: Page) -> dict[str, object]:
        """What only some kinds of page show."""
        if page.kind is PageKind.GLOSSARY:
            return {"terms": self._pages.term_views()}
        if page.kind is PageKind.FIND:
            return {"groups": self._pages.letters()}
        if page.kind is PageKind.HOME:
            return {"sections": self._pages.site_view(page).sections}
        return {}

    def _written(
        self, url: str, kind: PageKind, components: frozenset[str], context: Mapping[str, Any]
    ) -> tuple[str, bytes]:
        """The page without its style sheet, which waits for the other pages."""
        layout = kind.value
        if layout not in self._layouts:
            self._layouts[layout] = self._templates.imported(layout)
        path = addresses.output_path(url)
        text = self._templates.page(layout, {**context, "styles": styles.PLACE})
        self._sheets.note(path, self._layouts[layout] | components, text)
        return path, text.encode()

    def _redirect(self, redirect: Redirect) -> bytes:
        page = self._by_url[redirect.target]
        view, _ = self._pages.page_view(page)
        context = {
            "site": self._pages.site_view(page),
            "page": view,
            "href": lambda url: addresses.relative(redirect.url, url),
        }
        return self._templates.page("redirect", context).encode()
