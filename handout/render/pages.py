"""One page → what its template sees: from its own file, what all pages share, and what it asks of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload
from urllib.parse import urlsplit

from msgspec.structs import replace

from handout import addresses
from handout.model import Article, Page, PageKind, Settings, Term
from handout.recall import Asking
from handout.render import words
from handout.render.alphabet import sorting
from handout.render.body import Writer
from handout.render.dividing import Run
from handout.render.references import References
from handout.render.surroundings import Addresses, Surroundings, plain, plain_line
from handout.render.terms import term_id
from handout.render.views import (
    EMPTY,
    ContentsView,
    EntryView,
    PageView,
    ReviewView,
    SectionView,
    SiteView,
    TermView,
)


class Listing(Sequence[EntryView]):
    """The pages of a section, asked for when a template looks at them: most pages show only the section's name."""

    def __init__(self, ask: Asking, folder: str, run: tuple[str, ...] = ()) -> None:
        """`run`: from which page, and before which; all when left out."""
        self._ask = ask
        self._about = (folder, *run)

    def _entries(self) -> tuple[EntryView, ...]:
        entries: tuple[EntryView, ...] = self._ask("listing", *self._about)
        return entries

    def __len__(self) -> int:
        return len(self._entries())

    def __iter__(self) -> Iterator[EntryView]:
        return iter(self._entries())

    @overload
    def __getitem__(self, index: int) -> EntryView: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[EntryView]: ...

    def __getitem__(self, index: int | slice) -> EntryView | Sequence[EntryView]:
        return self._entries()[index]

    def __eq__(self, other: object) -> bool:
        return self._entries() == (tuple(other) if isinstance(other, Sequence) else other)

    def __hash__(self) -> int:
        return hash(self._entries())

    def __repr__(self) -> str:
        return repr(self._entries())


class PageMaker:
    """One page at a time, as its template sees it. Knows the site's settings, and of other pages only what it asks."""

    def __init__(
        self, settings: Settings, around: Surroundings, page: Page, ask: Asking, run: Run | None = None
    ) -> None:
        """`run`: which entries of its list the page shows, if not all."""
        self._run = tuple(map(str, run)) if run is not None else ()
        self._settings = settings
        self._language = page.language
        self._around = around
        self._page = page
        self._article = page.article
        self._ask = ask
        self._entry = self._shown(page.url)

    def _shown(self, url: str) -> EntryView:
        entry: EntryView = self._ask("entry", url)
        return entry

    def _url(self, slug: str) -> str:
        return addresses.url_of(self._language, self._settings.languages[0], slug=slug)

    @property
    def href(self) -> Callable[[str], str]:
        """The function that makes an address out of a site URL for this page."""
        page = self._page
        if page.kind is PageKind.NOT_FOUND:  # served at any depth
            base = urlsplit(self._settings.base_url).path
            return lambda url: addresses.absolute(base, url)
        return lambda url: addresses.relative(page.url, url)

    # ------------------------------------------------------------ the site

    def site_view(self) -> SiteView:
        """What is the same on all pages, but for what is current."""
        settings = self._settings
        views = [(footer, self._seen(section)) for section, footer in self._ask("menu")]
        return SiteView(
            title=settings.title,
            description=settings.description,
            language=self._language,
            direction=self._around.tongues[self._language].direction,
            clinic=settings.clinic,
            emergency=settings.emergency[self._language],
            sections=tuple(view for footer, view in views if not footer),
            footer_sections=tuple(view for footer, view in views if footer),
            home=self._url("home"),
            glossary=self._url("glossary"),
            sources=self._url("sources"),
            find=self._url("find"),
        )

    def _seen(self, section: SectionView) -> SectionView:
        """A section's view, marked when the page at hand lies in it."""
        current = section.folder == self._page.section
        return replace(section, current=current, pages=Listing(self._ask, section.folder, self._run if current else ()))

    def _own_section(self) -> SectionView | None:
        menu: tuple[tuple[SectionView, bool], ...] = self._ask("menu")
        return next((self._seen(section) for section, _ in menu if section.folder == self._page.section), None)

    # ------------------------------------------------------------ the page

    def page_view(self) -> tuple[PageView, frozenset[str]]:
        """The page, and the components its body uses."""
        page, article = self._page, self._article
        references = References(self._around.sources, self._language)
        writer = self._writer(article, references) if article is not None else None
        key_points = tuple(writer.line(point) for point in article.key_points) if writer and article else ()
        text = writer.html(article.body) if writer and article else EMPTY
        action = tuple(writer.line(step) for step in article.action) if writer and article else ()
        before, after, nearby = self._ask("beside", page.url)
        base_url = self._settings.base_url
        view = PageView(
            kind=page.kind.value,
            url=page.url,
            title=self._entry.title,
            section=self._own_section(),
            summary=writer.line_without_terms(article.summary) if writer and article else EMPTY,
            description=self._description(),
            canonical=addresses.absolute(base_url, page.url),
            root=addresses.absolute(base_url, "/"),
            body=text,
            key_points=key_points,
            action=action,
            breadcrumbs=tuple(map(self._shown, self._ask("trail", page.url))),
            contents=self._contents(),
            nearby=tuple(replace(self._shown(url), current=url == page.url) for url in nearby),
            previous=self._shown(before) if before else None,
            next=self._shown(after) if after else None,
            references=references.views(),
            terms=tuple(map(_term_view, writer.explained)) if writer else (),
            named=tuple(self._shown(url) for url in writer.named if url != page.url) if writer else (),
            review=self._review(),
            alternates=self._ask("alternates", page.url),
            noindex=page.kind is PageKind.NOT_FOUND,
        )
        return view, frozenset(writer.components if writer is not None else ())

    def further_view(self, url: str) -> PageView:
        """The page as a further page of its list shows it: with nothing of its text, at an address of its own."""
        view = replace(self.page_view()[0], url=url, canonical=addresses.absolute(self._settings.base_url, url))
        view = replace(view, alternates=())  # what stands on which page differs between languages
        if view.kind == PageKind.SOURCES.value:
            return view
        return replace(
            view,
            kind="part",
            breadcrumbs=(*view.breadcrumbs, self._entry),
            body=EMPTY,
            summary=EMPTY,
            key_points=(),
            action=(),
            references=(),
            terms=(),
            named=(),
            review=None,
            next=None,
        )

    def _writer(self, article: Article, references: References) -> Writer:
        return Writer(article.path, self._around, references, Addresses(self._address, self.href))

    def _address(self, path: str) -> str:
        url: str = self._ask("address", path)
        return url

    def _description(self) -> str:
        article = self._article
        if article is None:
            return self._settings.description
        return plain_line(article.outline.summary, self._around)

    def _contents(self) -> tuple[ContentsView, ...]:
        headings = self._article.body.headings if self._article is not None else ()
        return tuple(ContentsView(plain(h.text, self._around), h.id, h.level) for h in headings if h.level in (2, 3))

    def _review(self) -> ReviewView | None:
        article = self._article
        if article is None:
            return None
        review = article.front_matter.review
        owner = article.front_matter.owner or self._settings.review.owner
        if review is None:
            return ReviewView("pending", "", "", "", "", "", owner)
        return ReviewView(
            state="overdue" if self._ask("past", review.next.isoformat()) else "reviewed",
            by=review.by,
            on=words.date(review.on, self._language),
            next=words.date(review.next, self._language),
            on_iso=review.on.isoformat(),
            next_iso=review.next.isoformat(),
            owner=owner,
        )

    # ------------------------------------------------------------ generated pages

    def extras(self) -> dict[str, Any]:
        """What only some kinds of page show."""
        kind = self._page.kind
        if kind is PageKind.GLOSSARY:
            return {"terms": self._terms()}
        if kind is PageKind.FIND:
            return {"groups": self._ask("letters", *self._run)}
        if kind is PageKind.HOME:
            return {"sections": self.site_view().sections}
        return {}

    def _terms(self) -> tuple[TermView, ...]:
        """The glossary, in the order of the alphabet."""
        return tuple(sorted(map(_term_view, self._around.terms), key=lambda view: sorting(view.term)))


def _term_view(term: Term) -> TermView:
    return TermView(term.term, term_id(term), term.definition, term.also, term.unconfirmed)
