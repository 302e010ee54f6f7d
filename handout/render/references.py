"""The numbered references of a page."""

from __future__ import annotations

from collections.abc import Mapping

from handout.model import CitationItem, Located, Source
from handout.render import bibliography
from handout.render.views import CitationView, ReferenceView


class References:
    """The numbered references of one page, in the order of first use."""

    def __init__(self, works: Mapping[str, Located[Source]], language: str) -> None:
        self._works = works
        self._language = language
        self._numbers: dict[tuple[str, str], int] = {}
        self._uses: dict[int, list[str]] = {}
        self._unconfirmed: set[int] = set()

    def cite(self, item: CitationItem) -> CitationView:
        """The number of a cited work; a new one on its first use, and for another place in the work."""
        number = self._numbers.setdefault((item.source, item.locator), len(self._numbers) + 1)
        uses = self._uses.setdefault(number, [])
        uses.append(f"cite-{number}-{len(uses) + 1}")
        if item.unconfirmed:
            self._unconfirmed.add(number)
        source = self._works[item.source].value
        name = ", ".join(filter(None, [bibliography.label(source), item.locator]))
        return CitationView(number, f"ref-{number}", uses[-1], item.unconfirmed, name)

    def views(self) -> tuple[ReferenceView, ...]:
        """The list at the foot of the page."""
        return tuple(
            ReferenceView(
                number=number,
                id=f"ref-{number}",
                work=bibliography.work_view(self._works[source].value, self._language),
                locator=locator,
                unconfirmed=number in self._unconfirmed,
                backlinks=tuple(self._uses[number]),
            )
            for (source, locator), number in self._numbers.items()
        )
