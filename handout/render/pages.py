"""One page → what its template sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from gettext import NullTranslations
from urllib.parse import urlsplit

from markupsafe import Markup

from handout import addresses
from handout.addresses import TargetKind
from handout.model import Article, Page, PageKind, Section, Site, Term
from handout.render import body, words
from handout.render.alphabet import letter, sorting
from handout.render.body import Surroundings, Writer
from handout.render.phrases import Phrases
from handout.render.pictures import Pictures
from handout.render.references import References
from handout.render.shelves import Shelves
from handout.render.templates import Templates
from handout.render.terms import Vocabulary, term_id
from handout.render.views import (
    EMPTY,
    AlternateView,
    ContentsView,
    EntryView,
    FindEntryView,
    LetterView,
    PageView,
    ReviewView,
    SectionView,
    SiteView,
    TermView,
    WorkView,
)

_NEARBY = 15
"""The most neighbors at the side of a page."""


class Pages:
    """The pages of one language, as their templates see them."""

    def __init__(
        self, site: Site, language: str, templates: Templates, pictures: Pictures, translation: NullTranslations
    ) -> None:
        self._site = site
        self._language = language
        self._templates = templates
        self._default = site.settings.languages[0]
        self._pages = tuple(page for page in site.pages if page.language == language)
        self._sections = tuple(section for section in site.sections if section.language == language)
        self.shelves = Shelves(site, language)
        self.terms = tuple(located.value for located in site.terms.get(language, ()))
        self._around = Surroundings(
            site.settings.clinic,
            templates,
            pictures,
            page_urls={page.article.path: page.url for page in site.pages if page.article is not None},
            generated={TargetKind.SOURCES: self._url("sources"), TargetKind.GLOSSARY: self._url("glossary")},
            works=self.shelves.urls,
            terms=Vocabulary(self.terms),
            ledger=site.ledger,
            phrases=Phrases(translation),
        )
        self._titles = {page.url: self._title(page) for page in self._pages}
        self._entries = {page.url: self._entry(page) for page in self._pages}
        self._section_views = {section.folder: self._section_view(section) for section in self._sections}
        runs = [self._run(section) for section in self._sections]
        self._places = {page.url: (run, at) for run in runs for at, page in enumerate(run)}
        self._translated = _by_key(site.pages) if len(site.settings.languages) > 1 else {}

    def _url(self, slug: str) -> str:
        return addresses.url_of(self._language, self._default, slug=slug)

    def _title(self, page: Page) -> str:
        return body.plain(page.title, self._around)

    def href(self, page: Page) -> Callable[[str], str]:
        """The function that makes an address out of a site URL for this page."""
        if page.kind is PageKind.NOT_FOUND:  # served at any depth
            base = urlsplit(self._site.settings.base_url).path
            return lambda url: addresses.absolute(base, url)
        return lambda url: addresses.relative(page.url, url)

    # ------------------------------------------------------------ the site

    def site_view(self, page: Page) -> SiteView:
        """What is the same on all pages, but for what is current."""
        settings = self._site.settings
        views = [(section.footer, self._seen_from(section, page)) for section in self._sections]
        return SiteView(
            title=settings.title,
            description=settings.description,
            language=self._language,
            direction=words.direction(self._language),
            clinic=settings.clinic,
            emergency=settings.emergency[self._language],
            sections=tuple(view for footer, view in views if not footer),
            footer_sections=tuple(view for footer, view in views if footer),
            home=self._url("home"),
            glossary=self._url("glossary"),
            sources=self._url("sources"),
            find=self._url("find"),
        )

    def _section_view(self, section: Section) -> SectionView:
        return SectionView(
            title=body.plain(section.title, self._around),
            url=section.url,
            summary=self._summary(section.front),
            folder=section.folder,
            current=False,
            pages=tuple(self._entries[page.url] for page in section.pages),
        )

    def _seen_from(self, section: Section, page: Page) -> SectionView:
        """A section's view, marked when the page at hand lies in it; its pages are shared by all pages."""
        view = self._section_views[section.folder]
        return replace(view, current=True) if section.folder == page.section else view

    def _entry(self, page: Page) -> EntryView:
        return EntryView(self._titles[page.url], page.url, self._summary(page))

    def _summary(self, page: Page | None) -> Markup:
        if page is None or page.article is None:
            return EMPTY
        return Markup.escape(body.plain_line(page.article.summary, self._around))

    # ------------------------------------------------------------ the page

    def page_view(self, page: Page) -> tuple[PageView, frozenset[str]]:
        """The page, and the components its body uses."""
        section = next((section for section in self._sections if section.folder == page.section), None)
        article = page.article
        references = References(self._site.works, self._language)
        writer = self._writer(page, article, references) if article is not None else None
        key_points = tuple(writer.line(point) for point in article.key_points) if writer and article else ()
        text = writer.html(article.body) if writer and article else EMPTY
        action = tuple(writer.line(step) for step in article.action) if writer and article else ()
        before, after = self._neighbors(page)
        base_url = self._site.settings.base_url
        view = PageView(
            kind=page.kind.value,
            url=page.url,
            title=self._titles[page.url],
            section=self._seen_from(section, page) if section is not None else None,
            summary=writer.line_without_terms(article.summary) if writer and article else EMPTY,
            description=self._description(article),
            canonical=addresses.absolute(base_url, page.url),
            root=addresses.absolute(base_url, "/"),
            body=text,
            key_points=key_points,
            action=action,
            breadcrumbs=self._breadcrumbs(page, section),
            contents=self._contents(article),
            nearby=self._nearby(page),
            previous=before,
            next=after,
            references=references.views(),
            terms=tuple(map(_term_view, writer.explained)) if writer else (),
            named=tuple(self._entries[url] for url in writer.named if url != page.url) if writer else (),
            review=self._review(article),
            alternates=self._alternates(page),
            noindex=page.kind is PageKind.NOT_FOUND,
        )
        return view, frozenset(writer.components if writer is not None else ())

    def _writer(self, page: Page, article: Article, references: References) -> Writer:
        return Writer(article.path, self._around, references, self.href(page))

    def _description(self, article: Article | None) -> str:
        settings = self._site.settings
        return body.plain_line(article.summary, self._around) if article is not None else settings.description

    def _breadcrumbs(self, page: Page, section: Section | None) -> tuple[EntryView, ...]:
        if page.kind is PageKind.HOME:
            return ()
        home = next((other for other in self._pages if other.kind is PageKind.HOME), None)
        trail = [home] if home is not None else []
        if page.kind is PageKind.ARTICLE and section is not None and section.front is not None:
            trail.append(section.front)
        return tuple(self._entries[step.url] for step in trail)

    def _contents(self, article: Article | None) -> tuple[ContentsView, ...]:
        headings = article.body.headings if article is not None else ()
        return tuple(
            ContentsView(body.plain(h.text, self._around), h.id, h.level) for h in headings if h.level in (2, 3)
        )

    def _run(self, section: Section) -> tuple[Page, ...]:
        """A section in reading order."""
        return (*([section.front] if section.front is not None else []), *section.pages)

    def _neighbors(self, page: Page) -> tuple[EntryView | None, EntryView | None]:
        """The pages before and after this one within its section; the front page leads to the first."""
        run, at = self._places.get(page.url, ((), 0))
        before = self._entries[run[at - 1].url] if at > 0 else None
        after = self._entries[run[at + 1].url] if at + 1 < len(run) else None
        return before, after

    def _nearby(self, page: Page) -> tuple[EntryView, ...]:
        run, at = self._places.get(page.url, ((), 0))
        opening = 1 if run and run[0].kind is PageKind.SECTION else 0
        first = max(opening, min(at - _NEARBY // 2, len(run) - _NEARBY))
        shown = [self._entries[other.url] for other in run[first : first + _NEARBY]]
        return tuple(replace(entry, current=True) if entry.url == page.url else entry for entry in shown)

    def _review(self, article: Article | None) -> ReviewView | None:
        if article is None:
            return None
        review = article.front_matter.review
        owner = article.front_matter.owner or self._site.settings.review.owner
        if review is None:
            return ReviewView("pending", "", "", "", "", "", owner)
        return ReviewView(
            state="overdue" if review.next < self._site.today else "reviewed",
            by=review.by,
            on=words.date(review.on, self._language),
            next=words.date(review.next, self._language),
            on_iso=review.on.isoformat(),
            next_iso=review.next.isoformat(),
            owner=owner,
        )

    def _alternates(self, page: Page) -> tuple[AlternateView, ...]:
        same = self._translated.get(_key(page), [])
        if len(same) < 2:
            return ()
        base_url = self._site.settings.base_url
        return tuple(
            AlternateView(
                language=other.language,
                name=words.name(other.language),
                url=other.url,
                canonical=addresses.absolute(base_url, other.url),
                current=other.language == page.language,
            )
            for other in same
        )

    # ------------------------------------------------------------ generated pages

    def term_views(self) -> tuple[TermView, ...]:
        """The glossary, in the order of the alphabet."""
        return tuple(sorted(map(_term_view, self.terms), key=lambda view: sorting(view.term)))

    def work_views(self, url: str) -> tuple[WorkView, ...]:
        """The works on one page of the list of sources, with the pages that use them."""
        return self.shelves.works(url, self._entries)

    def letters(self) -> tuple[LetterView, ...]:
        """Titles and keywords from A to Z."""
        entries: dict[tuple[str, str], FindEntryView] = {}
        for page in self._pages:
            if page.article is None or page.kind is PageKind.HOME:
                continue
            title = self._titles[page.url]
            for text in (title, *page.article.front_matter.keywords):
                entries[(text.casefold(), page.url)] = FindEntryView(text, page.url, title)
        letters: dict[str, list[FindEntryView]] = {}
        for entry in sorted(entries.values(), key=lambda entry: (sorting(entry.text), entry.url)):
            letters.setdefault(letter(entry.text), []).append(entry)
        return tuple(LetterView(name, tuple(group)) for name, group in letters.items())


def _term_view(term: Term) -> TermView:
    return TermView(term.term, term_id(term), term.definition, term.also, term.unconfirmed)


def _by_key(pages: tuple[Page, ...]) -> Mapping[tuple[str, str, str], list[Page]]:
    found: dict[tuple[str, str, str], list[Page]] = {}
    for page in pages:
        found.setdefault(_key(page), []).append(page)
    return found


def _key(page: Page) -> tuple[str, str, str]:
    """Equal for the same page in different languages."""
    if page.article is None:
        return (page.kind.value, "", "")
    return (page.kind.value, page.section, page.article.slug)
