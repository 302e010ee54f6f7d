"""Where sentences end, and how many words and syllables they have."""

from __future__ import annotations

import re

from handout.markdown.unmarking import HIDDEN, VALUE
from handout.reading import syllables

_WORD = re.compile(rf"[^\W_]+(?:['’.,/-][^\W_]+)*|{VALUE}")
_END = re.compile(r"[.!?…。！？](?:(?<=[.!?…])[.!?…]*[\"'”’)\]\x00]*(?=\s|$)|(?<=[。！？])[。！？]*)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|St|vs|etc|approx|No|Fig|e\.g|i\.e|a\.m|p\.m|U\.S|U\.K|[A-Z])\.$"
)
_ABBREVIATED = frozenset(("Dr.", "Mr.", "rs.", "Ms.", "St.", "vs.", "tc.", "ox.", "No.", "ig.", ".g.", ".e.", ".m."))
"""How abbreviations end, those that end in a capital aside: a look that costs less than the pattern."""
_OPENS = re.compile(r"[\s\"'“‘(\[\x00]*(?:[^\W_]|￼)")
_POINTS = ".,;:!?)"
_SPACE_BEFORE_POINT = re.compile(r" (?=[.,;:!?)])")
_MOST_REMEMBERED = 50_000
_SYLLABLE, _POINT = 1 << 20, 1 << 50
"""What one syllable and one stretch with a point in front add to a sum of words; no sum reaches the next one."""


def ends(seen: str) -> list[int]:
    """The offsets behind the sentences of a text."""
    if "." not in seen and "?" not in seen and "!" not in seen and seen.isascii():  # an item, a cell, a heading
        return [len(seen)]
    found: list[int] = []
    last = len(seen.rstrip())
    for point in _END.finditer(seen):
        end = point.end()
        if end >= last or (_opens(seen, end) and not _is_abbreviated(seen, end)):
            found.append(end)
    if not found or found[-1] < last:
        found.append(len(seen))
    return found


def _opens(seen: str, end: int) -> bool:
    """Whether a sentence can begin at `end`, which is not the end of the text."""
    return (seen[end] == " " and seen[end + 1].isalnum()) or _OPENS.match(seen, end) is not None


def _is_abbreviated(seen: str, end: int) -> bool:
    """Whether the point in front of `end` belongs to an abbreviation."""
    if not seen[end - 2 : end - 1].isupper() and seen[end - 3 : end] not in _ABBREVIATED:
        return False
    return _ABBREVIATION.search(seen, max(0, end - 8), end) is not None


def counted(stretch: str) -> tuple[str, int, int]:
    """The text of a sentence as one line, its words and its syllables."""
    shown = (stretch.replace(HIDDEN, "") if HIDDEN in stretch else stretch).split()
    measures = sum(map(_measure, shown))
    text = " ".join(shown)
    if measures >= _POINT:
        text = _SPACE_BEFORE_POINT.sub("", text)
        measures %= _POINT
    return text, measures % _SYLLABLE, measures // _SYLLABLE


class _Measures(dict[str, int]):
    """Stretch without spaces → how many words and syllables it has, and whether a point opens it, in one number."""

    def __missing__(self, stretch: str) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        words = _WORD.findall(stretch)
        point = _POINT if stretch[0] in _POINTS else 0
        measure = self[stretch] = len(words) + sum(map(syllables, words)) * _SYLLABLE + point
        return measure


_measure = _Measures().__getitem__
