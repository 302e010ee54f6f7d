"""Which of the things that selectors need a page may have: a search of its text, as fast as many plain searches can be.

A page counts as having a class wherever the word stands, in its text too: a rule too many does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_OPENING, _CLOSING = "<main", "</main"
"""Around what is a page's own: the lines before and after it are much the same on all pages."""
_MOST_LINES = 5_000


class Finder:
    """Looks for the same needs (see `tree.Selector`) in page after page."""

    def __init__(self, needs: Iterable[str]) -> None:
        self._needs = tuple(needs)
        forms = {need: tuple(_forms(need)) for need in self._needs}
        self._across = {need: forms[need] for need in self._needs if "\n" in need or "<" in need[1:]}
        """They could lie across the borders of lines and parts."""
        self._elements = tuple(need for need in self._needs if need[:1] == "<" and need not in self._across)
        self._words = {need: forms[need] for need in self._needs if need[:1] != "<" and need not in self._across}
        self._within = {**dict(zip(self._elements, zip(self._elements, strict=True), strict=True)), **self._words}
        longest = max(map(len, self._elements), default=1)
        self._starts = re.compile(f"<[^<]{{0,{longest - 1}}}")
        self._lines: dict[str, frozenset[str]] = {}

    def found(self, page: str) -> tuple[str, ...]:
        """The needs that the page may have, in their order."""
        text = page.lower()
        first, last = text.find(_OPENING), text.rfind(_CLOSING)
        if not 0 <= first < last:
            first, last = 0, len(text)
        have = set(_standing(self._across, text))
        have |= self._in_lines({*text[:first].split("\n"), *text[last:].split("\n")})
        main = text[first:last]
        starts = "".join(set(self._starts.findall(main)))
        have.update(need for need in self._elements if need in starts)
        have.update(_standing({need: forms for need, forms in self._words.items() if need not in have}, main))
        return tuple(need for need in self._needs if need in have)

    def _in_lines(self, lines: set[str]) -> frozenset[str]:
        new = lines - self._lines.keys()
        have = frozenset(_standing(self._within, "\n".join(new)))
        if len(self._lines) < _MOST_LINES:
            within = {need: self._within[need] for need in have}
            self._lines.update((line, frozenset(_standing(within, line))) for line in new)
        return have.union(*[self._lines[line] for line in lines - new])


def _standing(needs: dict[str, tuple[str, ...]], text: str) -> Iterator[str]:
    for need, forms in needs.items():
        for form in forms:
            if form in text:
                yield need
                break


def _forms(need: str) -> Iterator[str]:
    """As it may be written in HTML."""
    yield need
    if '"' in need:
        yield need.replace('"', "'")
        yield need.replace('"', "")
