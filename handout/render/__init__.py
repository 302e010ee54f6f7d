"""The site → its files: one HTML page each, redirects, the site map, headers and static files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from gettext import NullTranslations
from typing import Any

from jinja2 import TemplateError

from handout import addresses, policy
from handout.addresses import TargetKind
from handout.model import Observe, Page, PageKind, Site, Sources, unobserved
from handout.outputs import Output, Outputs, output_of
from handout.problems import Checked
from handout.recall import Answered, Asking, Memory, Recalling, digest, recalled
from handout.render import evidence, headers, indexes, pictures, styles, words
from handout.render.directory import Directory
from handout.render.pages import PageMaker
from handout.render.phrases import Phrases
from handout.render.pictures import Pictures
from handout.render.shelves import Shelves
from handout.render.styles import Needs, Styles
from handout.render.surroundings import Surroundings
from handout.render.templates import Templates, fault
from handout.render.terms import Vocabulary

__all__ = ["render"]


@dataclass(frozen=True, slots=True)
class Bare:
    """What is remembered of a page without its style sheet."""

    sum: str
    """The SHA-256 of its bytes."""
    needs: Needs | None
    """None for a page without a style sheet."""


@dataclass(frozen=True, slots=True)
class Made:
    """What is remembered of a finished page's bytes, which are kept apart."""

    sum: str
    size: int


@dataclass(frozen=True, slots=True)
class Written:
    """A page as far as it can be written before all others are known."""

    bare: Bare
    fetch: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Shared:
    """What all pages are made with."""

    sources: Sources
    key: bytes
    """A digest of everything but articles."""
    memory: Memory
    sheets: Styles
    observe: Observe


def render(site: Site, sources: Sources, memory: Memory, observe: Observe = unobserved) -> Checked[Outputs]:
    """The files of a site without errors; `sources` holds templates/ and static/."""
    translations = words.translations(site, sources.files)
    shared = Shared(sources, _shared(sources), memory, Styles(sources, memory), observe)
    outputs = indexes.static_files(sources)
    outputs["sitemap.xml"] = output_of(indexes.sitemap(site))
    outputs["robots.txt"] = output_of(indexes.robots(site))
    if site.ledger.facts:
        phrases = Phrases(translations.value[site.settings.languages[0]])
        outputs[evidence.PATH] = output_of(_evidence(site, phrases, shared))
    problems = [*translations.problems, *pictures.problems(sources.files)]
    pages: dict[str, Written] = {}
    for language, translation in translations.value.items():
        language_writer = _Language(site, language, translation, shared)
        try:
            pages.update(language_writer.pages())
        except TemplateError as error:
            problems.append(fault(error))
    needs = [page.bare.needs for page in pages.values() if page.bare.needs is not None]
    sheets = shared.sheets.sheets(needs)
    outputs.update((path, _finished(page, sheets, memory)) for path, page in pages.items())
    outputs[headers.PATH] = output_of(_headers(Outputs(outputs), memory))
    return Checked(Outputs(outputs), (*problems, *shared.sheets.problems(sheets)))


def _shared(sources: Sources) -> bytes:
    """A digest of everything but articles: a page may depend on all of it."""
    paths = [path for path in sorted(sources.files) if not (path.startswith("content/") and path.endswith(".md"))]
    return digest([sources.base_url, *(part for path in paths for part in (path, sources.sums[path]))])


def _evidence(site: Site, phrases: Phrases, shared: Shared) -> bytes:
    uses = evidence.uses(site)
    used = [part for name in sorted(uses) for part in (name, *sorted(page.url for page in uses[name]), "")]
    key = digest([shared.key, *used])
    return recalled(shared.memory, "evidence", key, bytes, lambda: evidence.document(site, phrases, uses))


def _headers(outputs: Outputs, memory: Memory) -> bytes:
    key = digest(part for path in outputs for part in (path, outputs.output(path).sum))
    return recalled(memory, "headers", key, bytes, lambda: headers.document(outputs))


def _finished(page: Written, sheets: Mapping[tuple[str, ...], bytes], memory: Memory) -> Output:
    """The page with its style sheet and its policy."""
    sheet = sheets[page.bare.needs.components] if page.bare.needs is not None else b""

    def finish() -> bytes:
        return policy.sealed(styles.dressed(page.fetch(), sheet).decode()).encode()

    def make() -> Made:
        data = finish()
        sum_ = hashlib.sha256(data)
        if not memory.has("bytes", sum_.digest()):
            memory.keep("bytes", sum_.digest(), bytes, data)
        return Made(sum_.hexdigest(), len(data))

    key = digest([bytes.fromhex(page.bare.sum), hashlib.sha256(sheet).digest()])
    made = recalled(memory, "finished", key, Made, make)
    sum_ = bytes.fromhex(made.sum)
    memory.has("bytes", sum_)
    return Output(sum_, made.size, lambda: recalled(memory, "bytes", sum_, bytes, finish))


class _Language:
    """All pages of one language."""

    def __init__(self, site: Site, language: str, translation: NullTranslations, shared: Shared) -> None:
        self._settings = site.settings
        self._site = site
        self._language = language
        self._shared = shared
        self._templates = Templates(shared.sources.files, translation)
        self._shelves = Shelves(site, language)
        self._around = self._surroundings(site, Phrases(translation))
        self._answers = Directory(site, language, self._around, self._shelves).answers
        self._recalled = Recalling(shared.memory, "page", Answered[Bare], self._answers)
        self._layouts: dict[str, frozenset[str]] = {}

    def _surroundings(self, site: Site, phrases: Phrases) -> Surroundings:
        def url(slug: str) -> str:
            return addresses.url_of(self._language, site.settings.languages[0], slug=slug)

        terms = tuple(located.value for located in site.terms.get(self._language, ()))
        return Surroundings(
            site.settings.clinic,
            self._templates,
            Pictures(self._shared.sources.files),
            generated={TargetKind.SOURCES: url("sources"), TargetKind.GLOSSARY: url("glossary")},
            works=self._shelves.urls,
            sources=site.works,
            terms=terms,
            vocabulary=Vocabulary(terms),
            ledger=site.ledger,
            phrases=phrases,
        )

    def pages(self) -> Iterator[tuple[str, Written]]:
        """Output path → page."""
        by_url = {page.url: page for page in self._site.pages}
        for page in self._site.pages:
            if page.language == self._language:
                for url in self._shelves.addresses() if page.kind is PageKind.SOURCES else (page.url,):
                    make = partial(self._page if url == page.url else self._shelf, page, url)
                    yield self._written(page, url, make)
        for redirect in self._site.redirects:
            if redirect.language == self._language:
                page = by_url[redirect.target]
                yield self._written(page, redirect.url, partial(self._redirect, page, redirect.url))

    def _written(self, page: Page, url: str, make: Callable[[Asking], tuple[str, Needs | None]]) -> tuple[str, Written]:
        """The page at `url`, remembered by all that it is made of."""
        own = page.article.key if page.article is not None else b""
        key = digest([self._shared.key, self._language, page.kind.value, page.url, url, own])
        path = addresses.output_path(url)
        at_hand: list[bytes] = []

        def now(ask: Asking) -> Bare:
            self._shared.observe("render", path)
            text, needs = make(ask)
            at_hand.append(text.encode())
            return Bare(hashlib.sha256(at_hand[0]).hexdigest(), needs)

        bare = self._recalled(key, now)
        return path, Written(bare, lambda: at_hand[0] if at_hand else make(Asking(self._answers))[0].encode())

    def _maker(self, page: Page, ask: Asking) -> PageMaker:
        return PageMaker(self._settings, self._language, self._around, page, ask)

    def _page(self, page: Page, url: str, ask: Asking) -> tuple[str, Needs]:
        maker = self._maker(page, ask)
        view, components = maker.page_view()
        context = {
            "site": maker.site_view(),
            "page": view,
            "href": maker.href,
            **maker.extras(),
            **(self._on_shelf(ask, url) if page.kind is PageKind.SOURCES else {}),
        }
        return self._filled(page.kind, components, context)

    def _shelf(self, page: Page, url: str, ask: Asking) -> tuple[str, Needs]:
        """A further page of the list of sources; the first has the address of the page."""
        maker = self._maker(page, ask)
        view, components = maker.page_view()
        canonical = addresses.absolute(self._settings.base_url, url)
        context = {
            "site": maker.site_view(),
            "page": replace(view, url=url, canonical=canonical, alternates=()),  # letters differ between languages
            "href": lambda to: addresses.relative(url, to),
            **self._on_shelf(ask, url),
        }
        return self._filled(page.kind, components, context)

    def _on_shelf(self, ask: Asking, url: str) -> dict[str, object]:
        data = f"/{evidence.PATH}" if self._around.ledger.facts else ""
        return {"works": ask("works", url), "shelves": self._shelves.views(url), "data": data}

    def _filled(self, kind: PageKind, components: frozenset[str], context: Mapping[str, Any]) -> tuple[str, Needs]:
        """The page without its style sheet, which waits for the other pages."""
        layout = kind.value
        if layout not in self._layouts:
            self._layouts[layout] = self._templates.imported(layout)
        text = self._templates.page(layout, {**context, "styles": styles.PLACE})
        return text, self._shared.sheets.needs(self._layouts[layout] | components, text)

    def _redirect(self, page: Page, url: str, ask: Asking) -> tuple[str, None]:
        maker = self._maker(page, ask)
        view, _ = maker.page_view()
        context = {
            "site": maker.site_view(),
            "page": view,
            "href": lambda to: addresses.relative(url, to),
        }
        return self._templates.page("redirect", context), None
