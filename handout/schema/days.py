"""A date as staff write it: year-month-day, and what to write instead of anything else."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_NAMED = re.compile(
    r"(?:[a-z]+,? )?(?:(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})|([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?),? (\d{4})"
)
_HOW = "write the date year-month-day: 2026-08-06"


def day(words: str) -> dt.date | tuple[str, str]:
    """The day, or what is wrong with the words and how to mend it."""
    written = _DAY.fullmatch(words)
    if written is None:
        return _otherwise(words)
    year, month, number = (int(part) for part in written.groups())
    found = _made(year, month, number)
    return found if found is not None else _missing(year, month, number)


def _made(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _missing(year: int, month: int, number: int) -> tuple[str, str]:
    """Why there is no such day."""
    if not 1 <= month <= 12:
        swapped = _made(year, number, month)
        return f"there is no month {month:02}", f"did you mean {swapped}?" if swapped else _HOW
    if year == 0:
        return "there is no year 0000", _HOW
    days = calendar.monthrange(year, month)[1]
    return f"{calendar.month_name[month]} {year} has {days} days, not {number}", "write a day that exists"


def _otherwise(words: str) -> tuple[str, str]:
    message = f'"{words if len(words) < 40 else words[:39] + "…"}" is not a date'
    guesses = dict.fromkeys(str(guess) for guess in _guesses(words.strip().lower()) if guess is not None)
    if guesses:
        return message, f"write the date year-month-day: {' or '.join(guesses)}"
    if re.fullmatch(r"\d{4}(-\d{1,2})?", words):
        return message, f"{_HOW}, with a month and a day"
    return message, _HOW


def _guesses(words: str) -> list[dt.date | None]:
    """The days that the words may mean; the likelier one first in the US."""
    if (found := _YEAR_FIRST.fullmatch(words)) is not None:
        year, month, number = (int(part) for part in found.groups())
        return [_made(year, month, number)]
    if (found := _YEAR_LAST.fullmatch(words)) is not None:
        one, two, year = (int(part) for part in found.groups())
        return [_made(year, two, one), _made(year, one, two)]
    if (found := _NAMED.fullmatch(words)) is not None:
        called, of_month = (found[2], found[1]) if found[1] else (found[3], found[4])
        if called[:3] in _MONTHS:
            return [_made(int(found[5]), _MONTHS.index(called[:3]) + 1, int(of_month))]
    return []
