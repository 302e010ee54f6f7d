"""What is wrong with the sources: problems as values that know their place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from handout.value import Value

T = TypeVar("T")


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The site is not published."""
    WARNING = "warning"
    """The site is published, unless `--strict` is given."""


class Place(Value, frozen=True, order=True, gc=False):
    """A stretch of one line of one source file. Lines and columns count from 1, columns in characters."""

    path: str = ""
    """Relative to the project's root, with forward slashes. Empty while only the text is known."""
    line: int = 0
    """0 when the whole file is meant."""
    column: int = 0
    """0 when the whole line is meant."""
    end: int = 0
    """The column just behind the stretch; 0 when only its start is known."""

    def within(self, path: str) -> Place:
        """The same stretch, now known to lie in `path`."""
        return Place(path, self.line, self.column, self.end)


class Problem(Value, frozen=True):
    """One thing to mend, worded for the person who edits the file."""

    place: Place
    code: str
    """Kebab-case, names the fault: `missing-page`, `review-overdue`. See docs/problems.md."""
    message: str
    """What is wrong: one sentence without a full stop."""
    help: str = ""
    """How to mend it. May be empty when the message already says so."""
    severity: Severity = Severity.ERROR

    def within(self, path: str) -> Problem:
        """The same problem, its place now known to lie in `path`."""
        return Problem(self.place.within(path), self.code, self.message, self.help, self.severity)


class Checked(Value, Generic[T], frozen=True):
    """A value together with the problems met while making it."""

    value: T
    problems: tuple[Problem, ...] = ()


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems without repeats, by path, then line, then column, then code."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda found: (found.place, found.code, found.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops the site from being published."""
    return any(found.severity is Severity.ERROR for found in problems)


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option that `word` was most likely meant to be, or None when none is near."""
    by_lower = {option.lower(): option for option in options}
    import difflib  # noqa: PLC0415 - most builds have nobody to ask what was meant

    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else None


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """A help sentence that offers the nearest option, else lists a few; empty without options."""
    listed = sorted(set(options))
    near = nearest(word, listed)
    if near is not None:
        return f'did you mean "{near}"?'
    return f"it can be: {enumerate_words(listed)}" if listed else ""


def enumerate_words(words: Sequence[str], most: int = 12) -> str:
    """`a, b, c`, cut after `most` words."""
    shown = ", ".join(words[:most])
    return shown if len(words) <= most else f"{shown}, …"
