"""How much of a long list fits on one page: a count that is the same on every machine, and never below what gzip makes.

A word costs its letters when a page says it first, and what it takes to point back there when it is said again. For
plain text that is 5 to 50 percent more than the words weigh when they travel.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

Entry = tuple[str, ...]
"""The texts of one line of a list: its address, its title and the like."""
Run = tuple[int, int]
"""From which entry, and before which one, a part goes."""

_FEWEST = 10
"""So many entries are never parted, however low the budget is."""
_BETWEEN = re.compile(r"[\s/-]+")
_TENTHS = 10
_BYTE, _WORD, _AGAIN, _MARKUP = 6, 5, 26, 90
"""In tenths of a byte: each byte of a new word, what comes with it, a word said before, the elements of an entry."""
_LINK = 12
"""The bytes of a link to another part, which stands on each of them."""
_LINKS = 10
"""Room is kept for so many of them at a time, so that one part more seldom moves entries of the others."""


def runs(entries: Sequence[Entry], first: int, further: int) -> tuple[Run, ...]:
    """The parts of a list in its order; one for a list that fits on one page.

    first, further: the bytes that entries may have on the first page, and on each of the others. Each part is filled
    before the next begins, so a new entry moves nothing on the pages before it.
    """
    links = 0
    while True:
        found = _filled(entries, first - links * _LINK, further - links * _LINK)
        if len(found) == 1 or len(found) <= links:
            return found
        links = math.ceil(len(found) / _LINKS) * _LINKS


def weight(texts: Entry) -> int:
    """What some words weigh on a page that says nothing else, in bytes."""
    return _cost(texts, set()) // _TENTHS


def _filled(entries: Sequence[Entry], first: int, further: int) -> tuple[Run, ...]:
    found: list[Run] = []
    start = size = 0
    said: set[str] = set()
    room = first * _TENTHS
    for at, entry in enumerate(entries):
        cost = _cost(entry, said) + _MARKUP
        if size + cost > room and at - start >= _FEWEST:
            found.append((start, at))
            start, size, room, said = at, 0, further * _TENTHS, set()
            cost = _cost(entry, said) + _MARKUP
        size += cost
    return (*found, (start, len(entries)))


def _cost(entry: Entry, said: set[str]) -> int:
    """In tenths of a byte; the texts and their words are `said` from now on."""
    cost = 0
    for text in entry:
        if text in said:
            cost += _AGAIN
            continue
        for word in _BETWEEN.split(text):
            new = len(word) if word.isascii() else len(word.encode("utf-8", "surrogatepass"))
            own = new * _BYTE + _WORD
            cost += min(own, _AGAIN) if word in said else own
            said.add(word)
        said.add(text)
    return cost
