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
from handout.model import Page, PageKind, Site, Sources
from handout.outputs import Output, Outputs, output_of
from handout.problems import Checked
from handout.recall import Answered, Asking, Memory, Recalling, digest, recalled
from handout.render import evidence, indexes, pictures, styles, words
from handout.render.directory import Directory
from handout.render.pages import PageMaker
from handout.render.phrases import Phrases
from handout.render.pictures import Pictures
from handout.render.shelves import Shelves
from handout.render.surroundings import Surroundings
from handout.render.templates import Templates, fault
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
    for language, translation in translations.value.items():
        language_writer = _Language(site, language, translation, Shared(sources.files, key, memory))
        try:
            outputs.update(language_writer.outputs())
        except TemplateError as error:
            problems.append(fault(error))
    return Checked(Outputs(outputs), tuple(problems))


def _shared(sources: Sources) -> bytes:
    """A digest of everything but articles: a page may depend on all of it."""
    paths = [path for path in sorted(sources.files) if not (path.startswith("content/") and path.endswith(".md"))]
    return digest([sources.base_url, *(part for path in paths for part in (path, sources.sums[path]))])


def _evidence(site: Site, phrases: Phrases, key: bytes, memory: Memory) -> bytes:
    uses = evidence.uses(site)
    used = [part for name in sorted(uses) for part in (name, *sorted(page.url for page in uses[name]))]
    return recalled(memory, "evidence", digest([key, *used]), bytes, lambda: evidence.document(site, phrases, uses))


class _Language:
    """All pages of one language."""

    def __init__(self, site: Site, language: str, translation: NullTranslations, shared: Shared) -> None:
        self._settings = site.settings
        self._site = site
        self._language = language
        self._templates = Templates(shared.files, translation)
        self._files = shared.files
        self._key = shared.key
        self._memory = shared.memory
        self._shelves = Shelves(site, language)
        self._around = self._surroundings(site, Phrases(translation))
        directory = Directory(site, language, self._around, self._shelves)
        self._answers = directory.answers
        self._recalled = Recalling(shared.memory, "page", Answered[Made], directory.answers)
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
        by_url = {page.url: page for page in self._site.pages}
        for page in self._site.pages:
            if page.language == self._language:
                for url in self._shelves.addresses() if page.kind is PageKind.SOURCES else (page.url,):
                    make = partial(self._page if url == page.url else self._shelf, page, url)
                    yield addresses.output_path(url), self._output(page, url, make)
        for redirect in self._site.redirects:
            if redirect.language == self._language:
                page = by_url[redirect.target]
                make = partial(self._redirect, page, redirect.url)
                yield addresses.output_path(redirect.url), self._output(page, redirect.url, make)

    def _output(self, page: Page, url: str, make: Callable[[Asking], bytes]) -> Output:
        """The page at `url`, remembered by all that it is made of."""
        own = page.article.key if page.article is not None else b""
        key = digest([self._key, self._language, page.kind.value, page.url, url, own])
        made = self._recalled(key, lambda ask: self._kept(make(ask)))
        sum_ = bytes.fromhex(made.sum)
        self._memory.has("bytes", sum_)
        return Output(sum_, made.size, lambda: self._fetched(sum_, make))

    def _kept(self, data: bytes) -> Made:
        sum_ = hashlib.sha256(data)
        if not self._memory.has("bytes", sum_.digest()):
            self._memory.keep("bytes", sum_.digest(), bytes, data)
        return Made(sum_.hexdigest(), len(data))

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
