"""What the pages of one language show of each other: titles, addresses, who stands beside whom.

A page is made from its own file, from what all pages share, and from answers of this directory (see `recall`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from markupsafe import Markup

from handout import addresses
from handout.model import Page, PageKind, Section, Site
from handout.recall import SEPARATOR, Answers
from handout.render.alphabet import letter, sorting
from handout.render.shelves import Shelves
from handout.render.surroundings import Surroundings, plain, plain_line
from handout.render.views import EMPTY, AlternateView, EntryView, FindEntryView, LetterView, SectionView, WorkView

_NEARBY = 15
"""The most neighbors at the side of a page."""


class Directory:
    """The pages of one language, seen from outside."""

    def __init__(self, site: Site, language: str, around: Surroundings, shelves: Shelves) -> None:
        self._site = site
        self._around = around
        self._shelves = shelves
        self._pages = tuple(page for page in site.pages if page.language == language)
        self._by_url = {page.url: page for page in site.pages}
        self._sections = {section.folder: section for section in site.sections if section.language == language}
        self._home = tuple(page.url for page in self._pages if page.kind is PageKind.HOME)[:1]
        runs = [_run(section) for section in self._sections.values()]
        self._places = {page.url: (run, at) for run in runs for at, page in enumerate(run)}
        self._translated = _by_key(site.pages) if len(site.settings.languages) > 1 else {}
        paths = {page.article.path: page.url for page in site.pages if page.article is not None}
        self.answers = Answers(
            {
                "address": paths.__getitem__,
                "entry": self._entry,
                "menu": self._menu,
                "listing": self._listing,
                "beside": self._beside,
                "trail": self._trail,
                "alternates": self._alternates,
                "letters": self._letters,
                "works": self._works,
                "past": lambda day: dt.date.fromisoformat(day) < site.today,
            }
        )

    def shown(self, page: Page) -> EntryView:
        """The page as lists show it."""
        entry: EntryView = self.answers.answer(SEPARATOR.join(("entry", page.url)))[0]
        return entry

    def _entry(self, url: str) -> EntryView:
        page = self._by_url[url]
        return EntryView(plain(page.title, self._around), url, self._summary(page))

    def _summary(self, page: Page | None) -> Markup:
        if page is None or page.article is None:
            return EMPTY
        return Markup.escape(plain_line(page.article.outline.summary, self._around))

    def _menu(self) -> tuple[tuple[SectionView, bool], ...]:
        """The sections without their pages, and whether each stands at the foot of the page."""
        return tuple(
            (
                SectionView(
                    title=plain(section.title, self._around),
                    url=section.url,
                    summary=self._summary(section.front),
                    folder=section.folder,
                    current=False,
                    pages=(),
                ),
                section.footer,
            )
            for section in self._sections.values()
        )

    def _trail(self, url: str) -> tuple[str, ...]:
        """The pages above this one."""
        page = self._by_url[url]
        section = self._sections.get(page.section)
        if page.kind is PageKind.HOME:
            return ()
        front = section.front if page.kind is PageKind.ARTICLE and section is not None else None
        return (*self._home, *([front.url] if front is not None else []))

    def _beside(self, url: str) -> tuple[str, str, tuple[str, ...]]:
        """The pages before and after this one within its section, and those around it; the front page leads to the
        first. Empty where there is none.
        """
        run, at = self._places.get(url, ((), 0))
        opening = 1 if run and run[0].kind is PageKind.SECTION else 0
        first = max(opening, min(at - _NEARBY // 2, len(run) - _NEARBY))
        before = run[at - 1].url if at > 0 else ""
        after = run[at + 1].url if at + 1 < len(run) else ""
        return before, after, tuple(other.url for other in run[first : first + _NEARBY])

    def _alternates(self, url: str) -> tuple[AlternateView, ...]:
        page = self._by_url[url]
        same = self._translated.get(_key(page), [])
        if len(same) < 2:
            return ()
        base_url = self._site.settings.base_url
        return tuple(
            AlternateView(
                language=other.language,
                name=self._around.tongues[other.language].name,
                url=other.url,
                canonical=addresses.absolute(base_url, other.url),
                current=other.language == page.language,
            )
            for other in same
        )

    def _listing(self, folder: str, start: str = "0", end: str = "") -> tuple[EntryView, ...]:
        """The pages of a section, or some of them: from which, and before which."""
        run = slice(int(start), int(end) if end else None)
        return tuple(self.shown(page) for page in self._sections[folder].pages[run])

    def _letters(self, start: str = "0", end: str = "") -> tuple[LetterView, ...]:
        """The topics, or some of them, by letter."""
        letters: dict[str, list[FindEntryView]] = {}
        for entry in self.topics[int(start) : int(end) if end else None]:
            letters.setdefault(letter(entry.text), []).append(entry)
        return tuple(LetterView(name, tuple(group)) for name, group in letters.items())

    @cached_property
    def topics(self) -> tuple[FindEntryView, ...]:
        """Titles and keywords from A to Z. What stands under one letter stands together."""
        entries: dict[tuple[str, str], FindEntryView] = {}
        for page in self._pages:
            if page.article is None or page.kind is PageKind.HOME:
                continue
            title = self.shown(page).title
            for text in (title, *page.article.front_matter.keywords):
                entries[(text.casefold(), page.url)] = FindEntryView(text, page.url, title)
        ordered = sorted(entries.values(), key=lambda entry: (sorting(entry.text), entry.url))
        letters = {name: at for at, name in enumerate(dict.fromkeys(letter(entry.text) for entry in ordered))}
        return tuple(sorted(ordered, key=lambda entry: letters[letter(entry.text)]))

    def _works(self, shelf: str) -> tuple[WorkView, ...]:
        """The works on one page of the list of sources, with the pages that use them."""
        return self._shelves.works(shelf, {page.url: self.shown(page) for page in self._pages})


def _run(section: Section) -> tuple[Page, ...]:
    """A section in reading order."""
    return (*([section.front] if section.front is not None else []), *section.pages)


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
