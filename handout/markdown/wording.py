"""The words of one block as a reader sees them, each character still at its place in the source."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from itertools import accumulate

from handout.markdown.lines import Piece
from handout.markdown.sentences import counted, ends
from handout.markdown.unmarking import HIDDEN, VALUE, is_plain, unmarked
from handout.model import Passage, PassageKind, Sentence
from handout.problems import Place

__all__ = ["HIDDEN", "VALUE", "Wording", "letters", "seen"]

_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_NOT_LETTERS = re.compile(r"[\W_]+")
_NOT_ASCII_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
"""What of plain English text is no letter or digit."""
_TYPOGRAPHIC = f"’‘“”–—…\u00a0{VALUE}"
"""Signs beside letters in a text that is plain English but for them."""
_AROUND = f" \n\t{HIDDEN}"


class Wording:
    """One block's text: `raw` as typed; `bare` without code, escapes, citations, targets; `seen` as readers see it."""

    __slots__ = ("_passage", "_path", "_starts", "bare", "cited", "kind", "pieces", "plain", "raw", "seen")

    def __init__(self, kind: PassageKind, pieces: list[Piece], path: str = "") -> None:
        self.kind = kind
        self._path = path
        self._passage: Passage | None = None
        self.pieces = pieces
        self.raw = pieces[0].text if len(pieces) == 1 else "\n".join([piece.text for piece in pieces])
        self._starts: list[int] = []
        self.plain = is_plain(self.raw)
        """Nothing in it is markup, or looks as if it were."""
        self.bare, self.seen, self.cited = (self.raw, self.raw, False) if self.plain else unmarked(self.raw)

    def place(self, start: int, end: int | None = None) -> Place:
        """Where the characters from `start` to `end` stand; a stretch is cut at the end of its line."""
        line, column, text = self.pieces[0]
        begins = 0
        if start > len(text) and len(self.pieces) > 1:
            if not self._starts:
                self._starts = [0, *accumulate(len(piece.text) + 1 for piece in self.pieces[:-1])]
            index = bisect_right(self._starts, start) - 1
            (line, column, text), begins = self.pieces[index], self._starts[index]
        behind = begins + len(text)
        long = 1 if end is None else (end if end < behind else behind) - start
        first = column + start - begins
        return Place(self._path, line, first, first + (long if long > 1 else 1))

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
        if self._passage is None:
            line, column, text = self.pieces[0]
            place = Place(self._path, line, column, column + (len(text) or 1))
            self._passage = Passage(self.kind, tuple(self._sentences()), self.cited, place)
        return self._passage

    def _sentences(self) -> list[Sentence]:
        seen, place = self.seen, self.place
        sentences, start = [], 0
        for end in ends(seen):
            stretch = seen[start:end]
            text, words, syllables = counted(stretch)
            if words:
                first = end - len(stretch.lstrip(_AROUND))
                last = start + len(stretch.rstrip(_AROUND))
                sentences.append(Sentence(text, words, syllables, place(first, last)))
            start = end
        return sentences


def seen(text: str) -> str:
    """A stretch of one line as readers see it."""
    return text if is_plain(text) else unmarked(text).seen


def letters(text: str) -> str:
    """A text's letters and digits alone."""
    if not text.isascii():
        for sign in _TYPOGRAPHIC:
            text = text.replace(sign, "")
    if text.isascii():
        return text.encode("ascii").translate(None, _NOT_ASCII_LETTERS).decode("ascii")
    return _NOT_LETTERS.sub("", text)
