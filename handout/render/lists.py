"""Lists that would make a page too heavy, on several pages: the pages of a section, and all topics from A to Z."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from handout import addresses
from handout.model import Page, PageKind, Section, Site
from handout.render.alphabet import letter
from handout.render.bibliography import reference
from handout.render.directory import Directory
from handout.render.dividing import Entry, Run, runs, weight
from handout.render.views import DivisionView, FindEntryView, ListPageView
from handout.value import Value

_FRAME = 7_000
"""The bytes of a page of a list without its entries: styles, header, foot, and what our words around it take."""
_FIGURE, _CITED = 1_500, 60
"""What a picture takes, and a reference beside its words."""
_TITLES = 3
"""So often a page names each section: in its menu and at its foot; the third is for room."""
_MOST_LETTERS = 40
"""Alphabets have fewer; where each word has a sign of its own, signs share pages."""


class Part(Value, frozen=True):
    """A page of a list."""

    url: str
    run: Run
    """Its entries: from which, and before which."""
    letter: str = ""
    """Of topics: what they begin with, `A`, or `A–C`."""


class Lists(Value, frozen=True):
    """The lists of one language that are on several pages."""

    sections: Mapping[str, tuple[Part, ...]]
    """Folder → parts. The first has the address of the section's front page."""
    topics: tuple[Part, ...]
    """Empty while one page holds all topics."""

    def parts(self, page: Page) -> tuple[Part, ...]:
        """The parts of the list on this page; none for a page that holds all of its list."""
        if page.kind is PageKind.SECTION:
            return self.sections.get(page.section, ())
        return self.topics if page.kind is PageKind.FIND else ()

    def part(self, page: Page, url: str) -> Part | None:
        """The part at this address."""
        return next((part for part in self.parts(page) if part.url == url), None)

    def further(self, page: Page) -> tuple[str, ...]:
        """The addresses that the list needs beside that of its page."""
        return tuple(part.url for part in self.parts(page) if part.url != page.url)

    def view(self, page: Page, url: str) -> DivisionView | None:
        """Where the page at this address stands among the parts; None where there is only one."""
        parts, part = self.parts(page), self.part(page, url)
        if not parts:
            return None
        same = [other for other in parts if part is not None and other.letter == part.letter]
        at = same.index(part) if part is not None else 0
        beside = parts.index(part) if part is not None else len(parts)
        return DivisionView(
            letter=part.letter if part is not None else "",
            letters=tuple(_letters(parts, part)),
            number=at + 1,
            count=len(same),
            parts=tuple(ListPageView(str(n), other.url, other is part) for n, other in enumerate(same, 1)),
            previous=parts[beside - 1].url if 0 < beside < len(parts) else "",
            next=parts[beside + 1].url if beside + 1 < len(parts) else "",
        )


def _letters(parts: tuple[Part, ...], current: Part | None) -> Iterator[ListPageView]:
    firsts: dict[str, Part] = {}
    for part in parts:
        if part.letter:
            firsts.setdefault(part.letter, part)
    for name, part in firsts.items():
        yield ListPageView(name, part.url, current is not None and current.letter == name)


def lists(site: Site, language: str, directory: Directory, files: Mapping[str, bytes]) -> Lists:
    """Which lists of this language need several pages. `files`: of the sources, for the texts of front pages."""
    sections = [section for section in site.sections if section.language == language]
    menu = [(section.title, section.url) for section in sections]
    words = (site.settings.description, site.settings.emergency.get(language, ""), *sum(menu, ()))
    room = site.settings.budget.page_bytes - _FRAME - weight(words) - 2 * _TITLES * len(menu)
    divided = ((section.folder, _of_section(site, section, directory, files, room)) for section in sections)
    return Lists(
        {folder: parts for folder, parts in divided if len(parts) > 1},
        tuple(_of_topics(site, language, sections, directory, room)),
    )


def _of_section(
    site: Site, section: Section, directory: Directory, files: Mapping[str, bytes], room: int
) -> tuple[Part, ...]:
    """`/benefits/`, `/benefits/pages/2/`: no article can have such an address."""
    shown = [directory.shown(page) for page in section.pages]
    entries: list[Entry] = [(_own(entry.url), entry.title, str(entry.summary)) for entry in shown]
    found = runs(entries, room - _text(site, section, files), room)
    further = section.front.room if section.front is not None else ""
    urls = [section.url, *(f"{further}{number}/" for number in range(2, len(found) + 1))]
    return tuple(Part(url, run) for url, run in zip(urls, found, strict=True))


def _own(url: str) -> str:
    """What links from the section's front page have of it."""
    return url.rstrip("/").rpartition("/")[2]


def _text(site: Site, section: Section, files: Mapping[str, bytes]) -> int:
    """About what staff wrote for the front page."""
    if section.front is None or section.front.article is None:
        return 0
    article = section.front.article
    cited = [site.works[name].value for name in article.outline.sources if name in site.works]
    references = sum(weight((reference(work, section.language),)) + _CITED for work in cited)
    own = weight((files[article.path].decode("utf-8", "replace"),))
    return own + references + _FIGURE * len(article.outline.figures)


def _of_topics(
    site: Site, language: str, sections: Sequence[Section], directory: Directory, room: int
) -> Iterator[Part]:
    """`/find/a/`, `/find/a/2/`: each letter has an address of its own, whatever else there is."""
    topics = directory.topics
    listed = [directory.shown(page) for section in sections for page in section.pages]
    entries = [_topic(topic) for topic in topics]
    if len(runs([*((entry.url, entry.title) for entry in listed), *entries], room, room)) == 1:
        return
    for name, slug, (start, end) in _by_letter(topics):
        for number, (first, last) in enumerate(runs(entries[start:end], room, room), 1):
            part = f"find/{slug}" if number == 1 else f"find/{slug}/{number}"
            url = addresses.url_of(language, site.settings.languages[0], slug=part)
            yield Part(url, (start + first, start + last), name)


def _topic(entry: FindEntryView) -> Entry:
    return (entry.url, entry.text, *([entry.page_title] if entry.page_title != entry.text else []))


def _by_letter(topics: Sequence[FindEntryView]) -> Iterator[tuple[str, str, Run]]:
    """Name, address and entries of each letter, or of some letters together; `topics` are in their order."""
    starts: dict[str, int] = {}
    for at, topic in enumerate(topics):
        starts.setdefault(letter(topic.text), at)
    names = list(starts)
    step = max(1, math.ceil(len(names) / _MOST_LETTERS))
    for at in range(0, len(names), step):
        group = names[at : at + step]
        end = starts[names[at + step]] if at + step < len(names) else len(topics)
        yield "–".join(dict.fromkeys([group[0], group[-1]])), _slug(group[0]), (starts[group[0]], end)


def _slug(name: str) -> str:
    return {"0–9": "0-9", "#": "other"}.get(name, name.casefold())
