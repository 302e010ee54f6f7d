"""Invisible marks that carry a place through Python-Markdown's inline step.

Before that step each `](`, `[@`, `[=` and `<` of a block's text gets a mark behind (or before) it; afterwards the marks
that ended in a link, citation or value tell where it was typed, and those left over in text are taken out.
The two characters are control characters that are no white space to Python; sources may not hold them.
"""

from __future__ import annotations

import re

from handout.markdown.lines import Piece
from handout.problems import Place

MARK_OPENS, _CLOSE = "\x0e", "\x0f"
MARK = rf"{MARK_OPENS}(\d+){_CLOSE}"
"""A pattern with one group: the mark's number."""
_MARK = re.compile(MARK)
_MARKABLE = re.compile(r"\]\(\s*<?|\[[@=]|<(?=[A-Za-z][A-Za-z0-9+.-]*:|[^\s<>]+@)")
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Characters that must not reach Python-Markdown: it and the marks use some of them as signs of their own."""


_UNSAFE_BYTES = bytes(code for code in range(128) if UNSAFE.match(chr(code)))


def safe(text: str) -> str:
    """The text with a space for each unsafe character; most texts have none, which their bytes tell soonest."""
    data = text.encode("utf-8", "surrogatepass")
    return text if len(data.translate(None, _UNSAFE_BYTES)) == len(data) else UNSAFE.sub(" ", text)


class Marks:
    """The places handed out in one document."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def put(self, pieces: list[Piece]) -> str:
        """The text of some pieces, one a line, with marks in it."""
        return "\n".join([self._put(piece) for piece in pieces])

    def _put(self, piece: Piece) -> str:
        if "[" not in piece.text and "](" not in piece.text and "<" not in piece.text:
            return piece.text

        def marked(found: re.Match[str]) -> str:
            self._places.append(Place(line=piece.line, column=piece.column + found.end()))
            mark = f"{MARK_OPENS}{len(self._places) - 1}{_CLOSE}"
            return f"{mark}<" if found[0] == "<" else f"{found[0]}{mark}"

        return _MARKABLE.sub(marked, piece.text)

    def place(self, number: str | int, length: int = 0) -> Place:
        """Where the mark stands; `length` characters from there make the stretch."""
        at = self._places[int(number)]
        return Place(line=at.line, column=at.column, end=at.column + length if length else 0)

    def take(self, text: str) -> tuple[str, Place | None]:
        """A text without its marks, and the place of the first one."""
        found = _MARK.search(text)
        if found is None:
            return text, None
        clean = f"{text[: found.start()]}{strip(text[found.end() :])}"
        return clean, self.place(found[1], len(clean))


def strip(text: str) -> str:
    """The text without marks."""
    return _MARK.sub("", text) if MARK_OPENS in text else text
