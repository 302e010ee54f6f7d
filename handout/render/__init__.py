"""The site → its files: one HTML page each, redirects, the site map and the static files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from gettext import NullTranslations

from jinja2 import TemplateError
from markupsafe import Markup

from handout import addresses
from handout.addresses import TargetKind
from handout.codes import stopped
from handout.model import Page, PageKind, Site, Sources
from handout.outputs import Output, Outputs, output_of
from handout.problems import Checked, Problem
from handout.recall import Answered, Asking, Memory, Recalling, digest, recalled
from handout.render import evidence, indexes, pictures, styles, words
from handout.render.directory import Directory
from handout.render.pages import PageMaker
from handout.render.phrases import Phrases
from handout.render.pictures import Pictures
from handout.render.shelves import Shelves
from handout.render.surroundings import Surroundings
from handout.render.templates import Loader, Templates, fault
from handout.render.terms import Vocabulary

__all__ = ["render"]


@dataclass(frozen=True, slots=True)
class Made:
    """What is remembered of a page's bytes, which are kept apart."""

    sum: str
    size: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What all pages are made with."""

    files: Mapping[str, bytes]
    key: bytes
    """A digest of everything but articles."""
    memory: Memory
    loader: Loader


def render(site: Site, sources: Sources, memory: Memory) -> Checked[Outputs]:
    """The files of a site without errors; `sources` holds templates/ and static/."""
    translations = words.translations(site, sources.files)
    key = _shared(sources)
    outputs = indexes.static_files(sources)
    outputs["sitemap.xml"] = output_of(indexes.sitemap(site))
    outputs["robots.txt"] = output_of(indexes.robots(site))
    if site.ledger.facts:
        phrases = Phrases(translations.value[site.settings.languages[0]])
        outputs[evidence.PATH] = output_of(_evidence(site, phrases, key, memory))
    problems = [*translations.problems, *pictures.problems(sources.files)]
    shared = Shared(sources.files, key, memory, Loader(sources.files))
    for language, translation in translations.value.items():
        language_writer = _Language(site, language, translation, shared)
        try:
            outputs.update(language_writer.outputs())
        except TemplateError as error:
            problems.append(fault(error))
        problems += language_writer.problems
    return Checked(Outputs(outputs), tuple(problems))


def _shared(sources: Sources) -> bytes:
    """A digest of everything but articles: a page may depend on all of it."""
    paths = [path for path in sorted(sources.files) if not (path.startswith("content/") and path.endswith(".md"))]
    return digest([sources.base_url, *(part for path in paths for part in (path, sources.sums[path]))])


def _evidence(site: Site, phrases: Phrases, key: bytes, memory: Memory) -> bytes:
    uses = evidence.uses(site)
    used = [part for name in sorted(uses) for part in (name, *sorted(page.url for page in uses[name]))]
    return recalled(memory, "evidence", digest([key, *used]), bytes, lambda: evidence.document(site, phrases, uses))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that shows a page, or leads to it, before it is made."""

    page: Page
    url: str
    key: bytes
    """A digest of all it is made of, but for what is asked on the way."""
    make: Callable[[Asking], bytes]


class _Language:
    """All pages of one language."""

    def __init__(self, site: Site, language: str, translation: NullTranslations, shared: Shared) -> None:
        self._settings = site.settings
        self._site = site
        self._language = language
        self._templates = Templates(shared.files, translation, shared.loader)
        self._files = shared.files
        self._key = shared.key
        self._memory = shared.memory
        self._shelves = Shelves(site, language)
        self._around = self._surroundings(site, Phrases(translation))
        directory = Directory(site, language, self._around, self._shelves)
        self._answers = directory.answers
        self.problems: list[Problem] = []
        """Of pages that could not be made."""
        self._layouts: dict[str, frozenset[str]] = {}
        self._sheets: dict[frozenset[str], Markup] = {}

    def _surroundings(self, site: Site, phrases: Phrases) -> Surroundings:
        def url(slug: str) -> str:
            return addresses.url_of(self._language, site.settings.languages[0], slug=slug)

        return Surroundings(
            site.settings.clinic,
            self._templates,
            Pictures(self._files),
            generated={TargetKind.SOURCES: url("sources"), TargetKind.GLOSSARY: url("glossary")},
            works=self._shelves.urls,
            sources=site.works,
            terms=Vocabulary(tuple(located.value for located in site.terms.get(self._language, ()))),
            ledger=site.ledger,
            phrases=phrases,
        )

    def outputs(self) -> Iterator[tuple[str, Output]]:
        sheets = [self._sheet(*one) for one in (*self._of_pages(), *self._of_redirects())]
        left_out = self._made_ahead([sheet for sheet in sheets if not self._memory.has("page", sheet.key)])
        for sheet in sheets:
            if sheet.url not in left_out:
                yield addresses.output_path(sheet.url), self._output(sheet)

    def _of_pages(self) -> Iterator[tuple[Page, str, Callable[[Asking], bytes]]]:
        for page in self._site.pages:
            if page.language == self._language:
                for url in self._shelves.addresses() if page.kind is PageKind.SOURCES else (page.url,):
                    yield page, url, partial(self._page if url == page.url else self._shelf, page, url)

    def _of_redirects(self) -> Iterator[tuple[Page, str, Callable[[Asking], bytes]]]:
        by_url = {page.url: page for page in self._site.pages}
        for redirect in self._site.redirects:
            if redirect.language == self._language:
                page = by_url[redirect.target]
                yield page, redirect.url, partial(self._redirect, page, redirect.url)

    def _sheet(self, page: Page, url: str, make: Callable[[Asking], bytes]) -> Sheet:
        own = page.article.key if page.article is not None else b""
        return Sheet(page, url, digest([self._key, self._language, page.kind.value, page.url, url, own]), make)

    def _made_ahead(self, sheets: list[Sheet]) -> frozenset[str]:
        """Has memory make them at once, if it can. Gives the addresses of those that cannot be made."""
        first = {sheet.page.kind: sheet for sheet in reversed(sheets)}
        for sheet in first.values():  # in this process, so that the others find the templates ready
            self._made(sheet, self._memory)
        others = [sheet for sheet in sheets if sheet is not first[sheet.page.kind]]
        halted = self._memory.ahead([partial(self._made, sheet) for sheet in others])
        for index, why in halted.items():
            article = others[index].page.article
            self.problems.append(stopped(article.path if article is not None else "templates", why))
        return frozenset(others[index].url for index in halted)

    def _made(self, sheet: Sheet, memory: Memory) -> Made:
        recalled = Recalling(memory, "page", Answered[Made], self._answers)
        return recalled(sheet.key, lambda ask: _kept(sheet.make(ask), memory))

    def _output(self, sheet: Sheet) -> Output:
        """The page, remembered by all that it is made of."""
        made = self._made(sheet, self._memory)
        sum_ = bytes.fromhex(made.sum)
        self._memory.has("bytes", sum_)
        return Output(sum_, made.size, lambda: self._fetched(sum_, sheet.make))

    def _fetched(self, sum_: bytes, make: Callable[[Asking], bytes]) -> bytes:
        return recalled(self._memory, "bytes", sum_, bytes, lambda: make(Asking(self._answers)))

    def _maker(self, page: Page, ask: Asking) -> PageMaker:
        return PageMaker(self._settings, self._language, self._around, page, ask)

    def _page(self, page: Page, url: str, ask: Asking) -> bytes:
        maker = self._maker(page, ask)
        view, components = maker.page_view()
        context = {
            "site": maker.site_view(),
            "page": view,
            "href": maker.href,
            "styles": self._styles(page.kind.value, components),
            **maker.extras(),
            **(self._on_shelf(ask, url) if page.kind is PageKind.SOURCES else {}),
        }
        return self._templates.page(page.kind.value, context).encode()

    def _shelf(self, page: Page, url: str, ask: Asking) -> bytes:
        """A further page of the list of sources; the first has the address of the page."""
        maker = self._maker(page, ask)
        view, components = maker.page_view()
        canonical = addresses.absolute(self._settings.base_url, url)
        context = {
            "site": maker.site_view(),
            "page": replace(view, url=url, canonical=canonical, alternates=()),  # letters differ between languages
            "href": lambda to: addresses.relative(url, to),
            "styles": self._styles(page.kind.value, components),
            **self._on_shelf(ask, url),
        }
        return self._templates.page(page.kind.value, context).encode()

    def _on_shelf(self, ask: Asking, url: str) -> dict[str, object]:
        data = f"/{evidence.PATH}" if self._around.ledger.facts else ""
        return {"works": ask("works", url), "shelves": self._shelves.views(url), "data": data}

    def _styles(self, layout: str, components: frozenset[str]) -> Markup:
        if layout not in self._layouts:
            self._layouts[layout] = self._templates.imported(layout)
        used = self._layouts[layout] | components
        if used not in self._sheets:
            self._sheets[used] = styles.sheet(self._files, used)
        return self._sheets[used]

    def _redirect(self, page: Page, url: str, ask: Asking) -> bytes:
        maker = self._maker(page, ask)
        view, _ = maker.page_view()
        context = {
            "site": maker.site_view(),
            "page": view,
            "href": lambda to: addresses.relative(url, to),
            "styles": self._styles("redirect", frozenset()),
        }
        return self._templates.page("redirect", context).encode()


def _kept(data: bytes, memory: Memory) -> Made:
    sum_ = hashlib.sha256(data)
    if not memory.has("bytes", sum_.digest()):
        memory.keep("bytes", sum_.digest(), bytes, data)
    return Made(sum_.hexdigest(), len(data))
