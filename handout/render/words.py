"""What depends on a page's language: the words of the templates, how dates read, which way text runs."""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from handout.model import Site
from handout.problems import Checked, Place, Problem, Severity

TEMPLATE_LANGUAGE = "en"
"""The language the templates themselves are written in."""


def catalogue_path(language: str) -> str:
    """Where the translation of the templates' words is kept."""
    return f"templates/locale/{language}.po"


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


@cache
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def direction(language: str) -> str:
    """`ltr` or `rtl`."""
    locale = _locale(language)
    return locale.text_direction if locale is not None else "ltr"


def name(language: str) -> str:
    """The language's own name for itself: `Español`."""
    locale = _locale(language)
    own = locale.get_language_name(language) if locale is not None else None
    return own[0].upper() + own[1:] if own else language


def date(day: dt.date, language: str) -> str:
    """A day with its month in words (NHS-W18): `August 6, 2026`."""
    locale = _locale(language)
    return format_date(day, format="long", locale=locale) if locale is not None else day.isoformat()


def month(day: dt.date, language: str) -> str:
    """The month of a day, in words, with its year: `August 2026`."""
    locale = _locale(language)
    return format_skeleton("yMMMM", day, locale=locale) if locale is not None else day.isoformat()[:7]
