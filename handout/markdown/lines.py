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

    __slots__ = ("at", "columns", "number", "text")

    def __init__(self, number: int, text: str) -> None:
        self.number = number
        self.at = 0
        self.columns: list[int] | None = None
        if "\t" in text:
            text, self.columns = _widen(text)
        self.text = text

    @property
    def rest(self) -> str:
        """What has not been read yet."""
        return self.text[self.at :]

    @property
    def indent(self) -> int:
        """How many spaces come next."""
        if self.text[self.at : self.at + 1] != " ":
            return 0
        return len(self.text) - self.at - len(self.text[self.at :].lstrip(" "))

    @property
    def sign(self) -> str:
        """The first character that is no space; a space when there is none."""
        return self.text[self.at :].lstrip(" ")[:1] or " "

    @property
    def blank(self) -> bool:
        """Only spaces are left."""
        opening = self.text[self.at : self.at + 1]
        return not opening or (opening == " " and not self.text[self.at :].strip(" "))

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
