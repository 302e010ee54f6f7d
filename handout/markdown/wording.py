"""The words of one block as a reader sees them, each character still at its place in the source.

Markup is hidden, never cut out, so an offset in the text is an offset in the source.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable
from types import MappingProxyType

from handout.markdown.lines import Piece
from handout.model import Passage, PassageKind, Sentence
from handout.problems import Place
from handout.reading import syllables

VALUE = "\ufffc"
"""Stands for a value such as `[=clinic.phone]`, whose words are not known yet."""
HIDDEN = "\x00"
"""Stands for each character that readers do not see."""
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_AUTOLINK = re.compile(r"<(mailto:|)(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>]+@[^\s<>]+)>")
_CITATION = re.compile(r"\[@[^\[\]]*\]")
_VALUE = re.compile(r"\[=[^\[\]]*\]")
_TARGET = re.compile(r"""\]\((?:\s*<[^<>\n]*>|[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""")
_STARS = re.compile(r"\*+")
_LINES = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_WORD = re.compile(rf"[^\W_]+(?:['’.,/-][^\W_]+)*|{VALUE}")
_NOT_LETTERS = re.compile(r"[\W_]+")
_ASCII_LETTERS = MappingProxyType(dict.fromkeys(code for code in range(128) if not chr(code).isalnum()))
"""What of plain English text is no letter or digit → nothing."""
_END = re.compile(r"[.!?…。！？](?:(?<=[.!?…])[.!?…]*[\"'”’)\]\x00]*(?=\s|$)|(?<=[。！？])[。！？]*)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|St|vs|etc|approx|No|Fig|e\.g|i\.e|a\.m|p\.m|U\.S|U\.K|[A-Z])\.$"
)
_OPENS = re.compile(r"[\s\"'“‘(\[\x00]*(?:[^\W_]|￼)")
_SPACE_BEFORE_POINT = re.compile(r" (?=[.,;:!?)])")


class Wording:
    """One block's text: `raw` as typed; `bare` without code, escapes, citations, targets; `seen` as readers see it."""

    def __init__(self, kind: PassageKind, pieces: list[Piece]) -> None:
        self.kind = kind
        self.pieces = pieces
        self.raw = "\n".join(piece.text for piece in pieces)
        self._starts = [0]
        for piece in pieces[:-1]:
            self._starts.append(self._starts[-1] + len(piece.text) + 1)
        self.cited = False
        self.bare, self.seen = self._unmark()

    def place(self, start: int, end: int | None = None) -> Place:
        """Where the characters from `start` to `end` stand; a stretch is cut at the end of its line."""
        index = bisect_right(self._starts, start) - 1
        piece, begins = self.pieces[index], self._starts[index]
        stop = start if end is None else min(end, begins + len(piece.text))
        first = piece.column + start - begins
        return Place(line=piece.line, column=first, end=first + max(1, stop - start))

    def _unmark(self) -> tuple[str, str]:
        if not _MARKUP.search(self.raw):
            return self.raw, self.raw
        seen = list(self.raw)
        bare = self._hide_literals(seen)
        for found in _found(_AUTOLINK, "<", bare):
            _hide(seen, found.start(), found.start() + 1 + len(found[1]))
            _hide(seen, found.end() - 1, found.end())
        if "<" in bare:
            bare = _AUTOLINK.sub(lambda found: HIDDEN * len(found[0]), bare)
        whole = list(bare)
        for found in _found(_CITATION, "[@", bare):
            _hide(whole, *found.span())
            _hide(seen, *found.span())
            self.cited = True
        for found in _found(_VALUE, "[=", bare):
            _hide(seen, *found.span())
            seen[found.start()] = VALUE
        for found in _found(_TARGET, "](", bare):
            opening = _opening_bracket(bare, found.start())
            if opening is not None:
                _hide(whole, *found.span())
                _hide(seen, *found.span())
                _hide(seen, opening - 1 if opening and bare[opening - 1] == "!" else opening, opening + 1)
        for found in (*_found(_STARS, "*", bare), *_found(_LINES, "_", bare)):
            _hide(seen, *found.span())
        return "".join(whole), "".join(seen)

    def _hide_literals(self, seen: list[str]) -> str:
        """Hides the signs of code and of escapes in `seen`; gives the text in which they cannot be taken for markup."""
        bare = list(self.raw)
        for found in _found(_CODE, "`", self.raw):
            ticks = len(found[1])
            _hide(seen, found.start(), found.start() + ticks)
            _hide(seen, found.end() - ticks, found.end())
            _hide(bare, *found.span())
        for found in _found(_ESCAPE, "\\", "".join(bare)):
            _hide(seen, found.start(), found.start() + 1)
            _hide(bare, *found.span())
        return "".join(bare)

    def letters(self) -> str:
        """The letters and digits that must be found again on the page, in order."""
        return letters(self.decoded())

    def letter_at(self, index: int) -> int:
        """The offset of the letter with that index."""
        return [at for at, sign in enumerate(self.decoded()) if sign.isalnum()][index]

    def decoded(self) -> str:
        """`seen` with each typed entity such as `&amp;` as the one character it is on the page."""
        if "&" not in self.seen:
            return self.seen
        return _ENTITY.sub(lambda found: html.unescape(found[0])[:1].ljust(len(found[0]), HIDDEN), self.seen)

    def passage(self) -> Passage:
        """The sentences of the block, counted."""
        return Passage(self.kind, tuple(self._sentences()), self.cited, self.place(0, len(self.pieces[0].text)))

    def _sentences(self) -> list[Sentence]:
        sentences, start = [], 0
        for end in self._ends():
            sentence = self._sentence(start, end)
            if sentence is not None:
                sentences.append(sentence)
            start = end
        return sentences

    def _ends(self) -> list[int]:
        ends = []
        last = len(self.seen.rstrip())
        for found in _END.finditer(self.seen):
            end = found.end()
            if end < last and _ABBREVIATION.search(self.seen, max(0, end - 8), end):
                continue
            if end >= last or _OPENS.match(self.seen, end):
                ends.append(end)
        if not ends or ends[-1] < last:
            ends.append(len(self.seen))
        return ends

    def _sentence(self, start: int, end: int) -> Sentence | None:
        stretch = self.seen[start:end]
        shown = stretch.replace(HIDDEN, "")
        words = _WORD.findall(shown)
        if not words:
            return None
        first = start + len(stretch) - len(stretch.lstrip(_AROUND))
        text = _SPACE_BEFORE_POINT.sub("", " ".join(shown.split()))
        place = self.place(first, start + len(stretch.rstrip(_AROUND)))
        return Sentence(text, len(words), sum(map(syllables, words)), place)


_AROUND = f" \n\t{HIDDEN}"
_MARKUP = re.compile(r"[`\\<\[*_]")


def _found(pattern: re.Pattern[str], sign: str, text: str) -> Iterable[re.Match[str]]:
    """Where a pattern is found that cannot be without its sign: most texts have few of the signs."""
    return pattern.finditer(text) if sign in text else ()


def _hide(characters: list[str], start: int, end: int) -> None:
    characters[start:end] = HIDDEN * (end - start)


def _opening_bracket(text: str, closing: int) -> int | None:
    """The `[` that the `]` at `closing` belongs to."""
    depth = 0
    for at in range(closing, -1, -1):
        if text[at] == "]":
            depth += 1
        elif text[at] == "[":
            depth -= 1
            if depth == 0:
                return at
    return None


def letters(text: str) -> str:
    """A text's letters and digits alone."""
    return text.translate(_ASCII_LETTERS) if text.isascii() else _NOT_LETTERS.sub("", text)
