"""The list of sources: every work from A to Z with what rests on it, on as many pages as it needs."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from handout import addresses
from handout.ledger import awaits_check
from handout.model import Fact, Site, Source
from handout.render import bibliography, evidence
from handout.render.alphabet import letter, sorting
from handout.render.dividing import weight
from handout.render.views import EntryView, ListPageView, RecordView, WorkView
from handout.value import Value

_ROOM = 16_000
"""So many signs of its own make a page that is less than 14,600 bytes long when it travels."""
_RECORD, _WORK = 20, 60
"""What a record and a work need beside their words."""


_MOST_TOO_MUCH = 1.25
"""So many times the room, a page stays whole: letters share the room evenly but for the length of a letter."""
_SHARE = 3
"""The part of the room that works take on a page of one letter: a site with so many has many pages that use them."""
_FRAME, _LINE = 7_000, 9
"""The bytes of the page without its works, and of the elements around a line."""
_FEW = 120
"""So many links to pages have room beside the works of any page: `_ROOM` leaves it."""
_MOST_LISTED = (40, 20, 10, 5, 2, 0)
"""How many of the pages that use a work are listed, at the most, where all of them would make the page too heavy."""


class _Shelf(Value, frozen=True):
    letters: list[str]
    works: list[Source]
    number: int = 1
    """Of the pages with these letters."""

    @property
    def name(self) -> str:
        """`A–G`, `W`, `W (2)`."""
        letters = "–".join(dict.fromkeys([self.letters[0], self.letters[-1]]))
        return letters if self.number == 1 else f"{letters} ({self.number})"


class Shelves:
    """The pages of the list in one language. The first has the address that menus lead to."""

    def __init__(self, site: Site, language: str) -> None:
        self._site = site
        self._language = language
        works = {name: located.value for name, located in site.works.items()}
        self._resting: dict[str, list[Fact]] = {name: [] for name in works}
        for located in site.ledger.facts.values():
            self._resting[located.value.source].append(located.value)
        sizes = {name: _size(work, self._resting[name], language) for name, work in works.items()}
        shelves = _shelves(works.values(), sizes, language)
        self._shelves = {self._url(shelf, first=shelf is shelves[0]): shelf for shelf in shelves}
        self.urls = {work.id: url for url, shelf in self._shelves.items() for work in shelf.works}
        """Source id → the address of the page that lists it."""

    def _url(self, shelf: _Shelf, *, first: bool) -> str:
        """`/sources/`, `/sources/h/`, `/sources/h/2/`."""
        slug = "sources" if first else f"sources/{shelf.letters[0].casefold()}"
        slug += f"/{shelf.number}" if shelf.number > 1 else ""
        return addresses.url_of(self._language, self._site.settings.languages[0], slug=slug)

    def addresses(self) -> tuple[str, ...]:
        """The pages, in order."""
        return tuple(self._shelves)

    def views(self, url: str) -> tuple[ListPageView, ...]:
        """The pages of the list, as the one with this address shows them."""
        return tuple(
            ListPageView(shelf.name, at, at == url) for at, shelf in self._shelves.items() if len(self._shelves) > 1
        )

    def works(self, url: str, entries: Mapping[str, EntryView]) -> tuple[WorkView, ...]:
        """The works on one page; `entries` has the pages of the site by address."""
        order = {page: number for number, page in enumerate(entries)}
        views = tuple(
            replace(
                bibliography.work_view(work, self._language),
                cited_by=tuple(entries[page] for page in self._cited_by(work, order)),
                records=_records(fact for fact in self._resting[work.id] if not awaits_check(fact)),
                awaiting=_records(fact for fact in self._resting[work.id] if awaits_check(fact)),
            )
            for work in self._shelves[url].works
        )
        room = self._site.settings.budget.page_bytes - _FRAME - _LINE * len(self._shelves)
        most = (views, *(tuple(_shortened(view, count) for view in views) for count in _MOST_LISTED))
        return next((shown for shown in most if _mentions(shown) <= _FEW or _weight(shown) <= room), most[-1])

    def _cited_by(self, work: Source, order: Mapping[str, int]) -> list[str]:
        return sorted(self._citing.get(work.id, set()) & order.keys(), key=order.__getitem__)

    @cached_property
    def _citing(self) -> Mapping[str, set[str]]:
        """Source id → the pages that cite it, or say or draw a record that rests on it."""
        found: dict[str, set[str]] = {}
        for page in self._site.pages:
            if page.article is None:
                continue
            for source in page.article.outline.sources:
                found.setdefault(source, set()).add(page.url)
            for name in evidence.records_on(page.article, self._site.ledger):
                found.setdefault(self._site.ledger.facts[name].value.source, set()).add(page.url)
        return found


def _size(work: Source, resting: Sequence[Fact], language: str) -> int:
    records = sum(len(fact.id) + len(fact.outcome) + _RECORD for fact in resting)
    return len(bibliography.reference(work, language)) + len(work.note or "") + records + _WORK


def _shortened(view: WorkView, count: int) -> WorkView:
    """With no more than so many of the pages that use it."""
    return replace(view, cited_by=view.cited_by[:count], not_listed=max(0, len(view.cited_by) - count))


def _mentions(views: Iterable[WorkView]) -> int:
    return sum(len(view.cited_by) for view in views)


def _weight(views: Iterable[WorkView]) -> int:
    """What the works weigh when they travel, in bytes."""
    texts = [text for view in views for text in _texts(view)]
    return weight(tuple(texts)) + _LINE * len(texts)


def _texts(view: WorkView) -> Iterator[str]:
    records = [f"{record.outcome} {record.id}" for record in (*view.records, *view.awaiting)]
    fetched = (view.doi_url, view.pubmed_url, view.url)
    yield from filter(None, (str(view.text), view.id, *fetched, view.note, view.checked, *records))
    for page in view.cited_by:
        yield f"{page.url} {page.title}"


def _records(facts: Iterable[Fact]) -> tuple[RecordView, ...]:
    return tuple(RecordView(fact.id, fact.outcome) for fact in sorted(facts, key=lambda fact: sorting(fact.outcome)))


def _shelves(works: Collection[Source], sizes: Mapping[str, int], language: str) -> list[_Shelf]:
    """The works with their letters, on pages that are about equally long; no letter is on two of them."""
    texts = {work.id: bibliography.reference(work, language) for work in works}
    letters: dict[str, list[Source]] = {}
    for work in sorted(works, key=lambda work: (sorting(texts[work.id]), work.id)):
        letters.setdefault(letter(texts[work.id]), []).append(work)
    total = sum(sizes.values())
    goal = total / max(1, math.ceil(total / _ROOM))
    found: dict[int, _Shelf] = {}
    before = 0
    for name, group in letters.items():
        size = sum(sizes[work.id] for work in group)
        shelf = found.setdefault(int((before + size / 2) / goal), _Shelf([], []))
        shelf.letters.append(name)
        shelf.works.extend(group)
        before += size
    return [part for shelf in found.values() for part in _parted(shelf, sizes)] or [_Shelf([], [])]


def _parted(shelf: _Shelf, sizes: Mapping[str, int]) -> Iterator[_Shelf]:
    """Several pages with the same letters where one letter is far too much for one."""
    total = sum(sizes[work.id] for work in shelf.works)
    goal = total if total <= _MOST_TOO_MUCH * _ROOM else _ROOM // _SHARE
    parts: dict[int, list[Source]] = {}
    before = 0
    for work in shelf.works:
        parts.setdefault(before // goal, []).append(work)
        before += sizes[work.id]
    for number, works in enumerate(parts.values(), 1):
        yield _Shelf(shelf.letters, works, number)
