"""Source lines read from the left, and the stretches of them that become text."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A verbatim stretch of one source line."""

    line: int
    """From 1."""
    column: int
    """From 1."""
    text: str


class Line:
    """One source line with its tabs widened, read from the left."""

    __slots__ = ("at", "blank", "columns", "indent", "number", "sign", "text")

    def __init__(self, number: int, text: str) -> None:
        self.number = number
        self.columns: list[int] | None = None
        if "\t" in text:
            text, self.columns = _widen(text)
        self.text = text
        self.move(0)

    def move(self, at: int) -> None:
        """Goes on to the character at `at`."""
        self.at = at
        self.sign = self.text[at : at + 1]
        """The first character that is no space; a space when there is none."""
        self.indent = 0
        """How many spaces come next."""
        if self.sign == " ":
            left = self.text[at:].lstrip(" ")
            self.indent = len(self.text) - at - len(left)
            self.sign = left[:1]
        self.blank = not self.sign
        """Only spaces are left."""
        if self.blank:
            self.sign = " "

    @property
    def rest(self) -> str:
        """What has not been read yet."""
        return self.text[self.at :]

    def column(self, at: int) -> int:
        """The column in the source of the character at `at`, counted from 1."""
        return (self.columns[at] if self.columns is not None and at < len(self.columns) else at) + 1

    def piece(self, skip: int = 0, text: str | None = None) -> Piece:
        """What is left of the line behind `skip` characters, or `text`, as a piece that begins there."""
        start = self.at + skip
        return Piece(self.number, self.column(start), self.text[start:] if text is None else text)


def _widen(text: str) -> tuple[str, list[int]]:
    """Tabs become spaces up to the next multiple of four; gives the old column of each new character."""
    wide: list[str] = []
    columns: list[int] = []
    for column, character in enumerate(text):
        times = 4 - len(wide) % 4 if character == "\t" else 1
        wide.extend([" " if character == "\t" else character] * times)
        columns.extend([column] * times)
    return "".join(wide), columns
