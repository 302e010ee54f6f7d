"""A YAML text while its slips are being mended, and its lines taken apart."""

from __future__ import annotations

import re

from msgspec.structs import replace

from handout.problems import Place, Problem
from handout.value import Value
from handout.yamltext.mends import Mends, Spot

DASHES = re.compile(r"(?:-(?:[ \t\u00a0]+|$))*")
KEY = re.compile(r"""("[^"\\]*"|'[^']*'|[^\s\-?:,\[\]{}\#&*!|>'"%@`=][^:\#]*?)[ \t]*:(?=[ \t]|$)""")
NAME = re.compile(r"[A-Za-z_][\w-]*")
_NAME_IN_ITEM = re.compile(r"[\"']?(?:[a-z_][\w-]*|[A-Z]+)[\"']?")
"""What may be a field name right behind a hyphen; `- Botox: what to expect` is rather words with a colon in them."""
_SHOWN = 70


class Line(Value, frozen=True):
    """One line taken apart. Columns from 0."""

    number: int
    dash: int
    """Column of the last hyphen, or -1."""
    column: int
    """Of what stands behind indentation and hyphens."""
    key: str
    start: int
    """Column of the value."""
    value: str
    """Without trailing space."""

    @property
    def prefix(self) -> str:
        """What stands in front of the value."""
        return f"{self.key}: " if self.key else "- " if self.dash >= 0 else ""

    @property
    def base(self) -> int:
        """Lines deeper than this column go on with the value."""
        return self.column if self.key else max(self.dash, 0)


def indent(words: str) -> int:
    """How far the words of a line stand to the right."""
    return len(words) - len(words.lstrip())


class Draft:
    """Lines that can be changed, with what was changed. Lives as long as one text is mended."""

    def __init__(self, text: Mends) -> None:
        self.text = text
        self.lines = list(text.lines)
        self.problems: list[Problem] = []
        self.values: dict[Spot, Place] = {}
        self.shifts: dict[int, int] = {}

    def finished(self) -> Mends:
        """The mended text."""
        return replace(
            self.text,
            lines=tuple(self.lines),
            problems=tuple(self.problems),
            values=self.values,
            shifts=self.shifts,
        )

    def apart(self, number: int) -> Line:
        """The parts of a line."""
        line = self.lines[number].rstrip()
        left = len(line) - len(line.lstrip(" "))
        dashes = DASHES.match(line, left)
        column = dashes.end() if dashes else left
        dash = line.rindex("-", left, column) if column > left else -1
        key = KEY.match(line, column)
        if key is None or (dash >= 0 and not _NAME_IN_ITEM.fullmatch(key[1])):
            return Line(number, dash, column, "", column, line[column:])
        start = key.end() + indent(line[key.end() :])
        return Line(number, dash, column, key[1], start, line[start:])

    def place(self, number: int, start: int, end: int) -> Place:
        """A stretch of a line, as typed."""
        return replace(self.text, shifts=self.shifts).place(number, start, end)

    def report(self, number: int, stretch: tuple[int, int], code: str, message: str, mend: str) -> None:
        """A problem at a stretch of a line."""
        self.problems.append(Problem(self.place(number, *stretch), code, message, mend))

    def put(self, number: int, words: str, shift: int) -> None:
        """Another text for a line, in which everything moved `shift` to the right."""
        self.lines[number] = words
        self.shifts[number] = self.shifts.get(number, 0) + shift

    def quote(self, line: Line, words: str) -> None:
        """Write `words` as the value of a line, in double quotes."""
        end = line.start + len(line.value)
        self.values[(line.number, line.start)] = self.place(line.number, line.start, end)
        before = self.lines[line.number][: line.start]
        self.lines[line.number] = f'{before}"{escaped(words)}"'


def show(line: Line, words: str, do: str = "put the words in quotes") -> str:
    """The help that shows how to write a value."""
    return f"{do}: {line.prefix}{quoted(cut(words))}"


def quoted(words: str) -> str:
    """The words as a quoted YAML value that reads back as the same words."""
    if '"' in words and "'" not in words:
        return f"'{words}'"
    return f'"{escaped(words)}"'


def escaped(words: str) -> str:
    """The words as they are written between double quotes."""
    return words.replace("\\", "\\\\").replace('"', '\\"')


def cut(words: str, most: int = _SHOWN) -> str:
    """Words short enough for a message."""
    return words if len(words) <= most else words[: most - 1] + "…"
