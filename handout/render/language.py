"""The pages of one language: what each is made of, and how it is made or recalled."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from gettext import NullTranslations
from typing import Any

from msgspec import msgpack

from handout import addresses
from handout.addresses import TargetKind
from handout.limits import stopped
from handout.model import Observe, Page, PageKind, Site, Sources
from handout.problems import Problem
from handout.recall import Asking, Memory, Recalling, digest, recalled
from handout.render import evidence, styles, words
from handout.render.directory import Directory
from handout.render.lists import Lists, lists
from handout.render.pages import PageMaker
from handout.render.phrases import Phrases
from handout.render.pictures import Pictures
from handout.render.shelves import Shelves
from handout.render.styles import Needs, Styles
from handout.render.surroundings import Surroundings
from handout.render.templates import Loader, Templates
from handout.render.terms import Vocabulary
from handout.value import Value

__all__ = ["Language", "Shared", "Written"]


class Bare(Value, frozen=True):
    """What is remembered of a page without its style sheet."""

    sum: bytes
    """The SHA-256 of its bytes."""
    needs: bytes
    """What `Needs` are kept under, for many pages have the same; empty for a page without a style sheet."""


class Leaf(Value, frozen=True):
    """A file that shows a page, or leads to it, before it is made."""

    page: Page
    url: str
    key: bytes
    """A digest of all it is made of, but for what is asked on the way."""
    make: Callable[[Asking], tuple[str, Needs | None]]


class Written(Value, frozen=True):
    """A page as far as it can be written before all others are known."""

    sum: bytes
    """The SHA-256 of its bytes without a style sheet."""
    needs: Needs | None
    """None for a page without a style sheet."""
    again: Callable[[], bytes]
    """Gives its bytes, should no memory have them."""


class Shared(Value, frozen=True):
    """What all pages are made with."""

    sources: Sources
    key: bytes
    """A digest of everything but articles."""
    memory: Memory
    sheets: Styles
    observe: Observe
    loader: Loader


class Language:
    """All pages of one language."""

    def __init__(self, site: Site, language: str, translation: NullTranslations, shared: Shared) -> None:
        self._settings = site.settings
        self._site = site
        self._language = language
        self._shared = shared
        self._templates = Templates(shared.sources.files, translation, shared.loader)
        self._shelves = Shelves(site, language)
        self._around = self._surroundings(site, Phrases(translation))
        directory = Directory(site, language, self._around, self._shelves)
        self._answers = directory.answers
        self._lists = self._divided(site, directory)
        face = digest([site.face, shared.key, language])
        self._recalling = Recalling(shared.memory, "page", Bare, self._answers, face)
        self._needs: dict[bytes, Needs | None] = {b"": None}
        self.problems: list[Problem] = []
        """Of pages that could not be made."""
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
            tongues=words.tongues(site.settings.languages, self._shared.memory),
        )

    def _divided(self, site: Site, directory: Directory) -> Lists:
        fronts = [section.front.article for section in site.sections if section.front is not None]
        texts = (article.key for article in fronts if article is not None)
        key = digest([site.face, self._shared.key, self._language, *texts])
        files = self._shared.sources.files
        return recalled(self._shared.memory, "lists", key, Lists, lambda: lists(site, self._language, directory, files))

    @property
    def further(self) -> Mapping[str, tuple[str, ...]]:
        """Address of a page → those of the further pages of its list."""
        own = (page for page in self._site.pages if page.language == self._language)
        return {page.url: self._further_of(page) for page in own}

    def _further_of(self, page: Page) -> tuple[str, ...]:
        shelves = self._shelves.addresses() if page.kind is PageKind.SOURCES else ()
        return (*(url for url in shelves if url != page.url), *self._lists.further(page))

    def pages(self) -> Iterator[tuple[str, Written]]:
        """Output path → page."""
        leaves = [self._leaf(*one) for one in (*self._of_pages(), *self._of_redirects())]
        left_out = self._made_ahead([leaf for leaf in leaves if not self._recalling.has(leaf.key)])
        for leaf in leaves:
            if leaf.url not in left_out:
                bare = self._made(leaf, self._shared.memory)
                written = Written(bare.sum, self._needs_of(leaf, bare.needs), partial(self._again, leaf))
                yield addresses.output_path(leaf.url), written
        self._recalling.keep()

    def _of_pages(self) -> Iterator[tuple[Page, str, Callable[[Asking], tuple[str, Needs | None]]]]:
        for page in self._site.pages:
            if page.language == self._language:
                for url in (page.url, *self._further_of(page)):
                    yield page, url, partial(self._page if url == page.url else self._further, page, url)

    def _of_redirects(self) -> Iterator[tuple[Page, str, Callable[[Asking], tuple[str, Needs | None]]]]:
        by_url = {page.url: page for page in self._site.pages}
        for redirect in self._site.redirects:
            if redirect.language == self._language:
                page = by_url[redirect.target]
                yield page, redirect.url, partial(self._redirect, page, redirect.url)

    def _leaf(self, page: Page, url: str, make: Callable[[Asking], tuple[str, Needs | None]]) -> Leaf:
        own = page.article.key if page.article is not None else b""
        division = msgpack.encode(self._lists.parts(page))
        key = digest([self._shared.key, self._language, page.kind.value, page.url, url, own, division])
        return Leaf(page, url, key, make)

    def _made_ahead(self, leaves: list[Leaf]) -> frozenset[str]:
        """Has memory make them at once, if it can. Gives the addresses of those that cannot be made."""
        first = {leaf.page.kind: leaf for leaf in reversed(leaves)}
        for leaf in reversed(first.values()):  # in this process, so that the others find the templates ready
            self._made(leaf, self._shared.memory)
        others = [leaf for leaf in leaves if leaf is not first[leaf.page.kind]]
        halted = self._shared.memory.ahead([partial(self._made, leaf) for leaf in others])
        for index, why in halted.items():
            article = others[index].page.article
            self.problems.append(stopped(article.path if article is not None else "templates", why))
        return frozenset(others[index].url for index in halted)

    def _made(self, leaf: Leaf, memory: Memory) -> Bare:
        def make(ask: Asking) -> Bare:
            self._shared.observe("render", addresses.output_path(leaf.url))
            text, needs = leaf.make(ask)
            data = text.encode()
            sum_ = hashlib.sha256(data)
            memory.keep("bare", sum_.digest(), bytes, data)
            return Bare(sum_.digest(), _kept(needs, memory))

        return self._recalling(leaf.key, make, memory)

    def _needs_of(self, leaf: Leaf, key: bytes) -> Needs | None:
        """What is kept under `key`; should the memory have lost it, the page is made again."""
        if key not in self._needs:
            known = self._shared.memory.find("needs", key, Needs)
            self._needs[key] = known or leaf.make(Asking(self._answers))[1]
        return self._needs[key]

    def _again(self, leaf: Leaf) -> bytes:
        return leaf.make(Asking(self._answers))[0].encode()

    def _maker(self, page: Page, url: str, ask: Asking) -> PageMaker:
        part = self._lists.part(page, url)
        run = part.run if part is not None else None
        return PageMaker(self._settings, self._around, page, ask, run)

    def _page(self, page: Page, url: str, ask: Asking) -> tuple[str, Needs]:
        maker = self._maker(page, url, ask)
        view, components = maker.page_view()
        context = {
            "site": maker.site_view(),
            "page": view,
            "href": maker.href,
            **self._listed(page, url, maker, ask),
        }
        return self._filled(page.kind, components, context)

    def _further(self, page: Page, url: str, ask: Asking) -> tuple[str, Needs]:
        """A further page of a list; the first has the address of the page."""
        maker = self._maker(page, url, ask)
        context = {
            "site": maker.site_view(),
            "page": maker.further_view(url),
            "href": lambda to: addresses.relative(url, to),
            **self._listed(page, url, maker, ask),
        }
        return self._filled(page.kind, frozenset(), context)

    def _listed(self, page: Page, url: str, maker: PageMaker, ask: Asking) -> dict[str, object]:
        """What only pages with a list show."""
        division = self._lists.view(page, url)
        if page.kind is PageKind.SOURCES:
            return self._on_shelf(ask, url)
        if page.kind is PageKind.FIND and division is not None and not division.letter:
            return {"groups": (), "division": division}
        return {**maker.extras(), "division": division}

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
        maker = self._maker(page, page.url, ask)
        view, _ = maker.page_view()
        context = {
            "site": maker.site_view(),
            "page": view,
            "href": lambda to: addresses.relative(url, to),
        }
        return self._templates.page("redirect", context), None


def _kept(needs: Needs | None, memory: Memory) -> bytes:
    """What the memory keeps them under."""
    if needs is None:
        return b""
    key = digest([*needs.components, "", *needs.parts, "", *needs.properties])
    if not memory.has("needs", key):
        memory.keep("needs", key, Needs, needs)
    return key
