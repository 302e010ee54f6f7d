"""What depends on a page's language: the words of the templates, how dates read, which way text runs."""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from handout.model import Site
from handout.problems import Checked, Place, Problem, Severity
from handout.recall import Memory, digest, recalled
from handout.value import Value

if TYPE_CHECKING:
    from babel import Locale

_CATALOGUES = "templates/locale/"
TEMPLATE_LANGUAGE = "en"
"""The language the templates themselves are written in."""


class Tongue(Value, frozen=True):
    """A language, as pages show it."""

    direction: str
    """`ltr` or `rtl`."""
    name: str
    """Its own name for itself: `Español`."""


def catalogue_path(language: str) -> str:
    """Where the translation of the templates' words is kept."""
    return f"{_CATALOGUES}{language}.po"


def languages(files: Iterable[str]) -> Iterator[str]:
    """Those that the templates speak."""
    yield TEMPLATE_LANGUAGE
    yield from (PurePosixPath(path).stem for path in files if path.startswith(_CATALOGUES))


def translations(site: Site, files: Mapping[str, bytes]) -> Checked[Mapping[str, gettext.NullTranslations]]:
    """For each language of the site, its translation of the templates' words; the words as they are where none."""
    found: dict[str, gettext.NullTranslations] = {}
    problems: list[Problem] = []
    for language in site.settings.languages:
        found[language] = gettext.NullTranslations()
        path = catalogue_path(language)
        if path in files:
            from handout.render import catalogues  # noqa: PLC0415 - many sites need none

            try:
                found[language] = catalogues.read(files[path])
            except (catalogues.PoFileError, ValueError, LookupError) as error:
                problems.append(_unreadable(path, error))
        elif language.split("-")[0] != TEMPLATE_LANGUAGE:
            problems.append(_untranslated(site, language, path))
    return Checked(found, tuple(problems))


def _unreadable(path: str, error: Exception) -> Problem:
    line = getattr(error, "lineno", None)
    return Problem(
        Place(path, line + 1 if isinstance(line, int) else 0),
        "bad-catalogue",
        f"this list of translated words cannot be read: {error}",
        "open it with a gettext editor, or put back the last good copy",
    )


def _untranslated(site: Site, language: str, path: str) -> Problem:
    index = site.settings.languages.index(language)
    return Problem(
        site.settings_places.get(f"languages.{index}", Place("site.yaml")),
        "untranslated-words",
        f'the words around the pages (menus, warnings, dates) are not translated into "{language}"',
        f"add {path}; until then they appear in English",
        Severity.WARNING,
    )


def tongues(languages: Iterable[str], memory: Memory) -> Mapping[str, Tongue]:
    """What is shown of each language itself. Babel is slow to load, and what it says does not change."""
    return {
        language: recalled(memory, "tongue", digest([language]), Tongue, lambda of=language: _tongue(of))  # type: ignore[misc]
        for language in languages
    }


def _tongue(language: str) -> Tongue:
    locale = _locale(language)
    if locale is None:
        return Tongue("ltr", language)
    own = locale.get_language_name(language)
    return Tongue(locale.text_direction, own[0].upper() + own[1:] if own else language)


@cache
def _locale(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def date(day: dt.date, language: str) -> str:
    """A day with its month in words (NHS-W18): `August 6, 2026`."""
    locale = _locale(language)
    if locale is None:
        return day.isoformat()
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(day, format="long", locale=locale)


def month(day: dt.date, language: str) -> str:
    """The month of a day, in words, with its year: `August 2026`."""
    locale = _locale(language)
    if locale is None:
        return day.isoformat()[:7]
    from babel.dates import format_skeleton  # noqa: PLC0415

    return format_skeleton("yMMMM", day, locale=locale)
