"""What pydantic finds wrong with a value, in plain words. Each rule of the model has its words here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from handout.problems import Place, Problem, did_you_mean
from handout.schema.plain import Reading, Steps, label
from handout.schema.values import short

RULES = {
    r"^[a-z0-9][a-z0-9-]*$": "use only lower-case letters, digits and hyphens, and start with a letter or a digit",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "write a language code such as en, es or pt-BR",
    r"^https?://[^\s/?#]+(/[^\s?#]*)?$": "write a whole address without spaces, ? or #: https://example.org/botox/",
    r"^/[^\s?#]*$": "write the old address from its first slash, without spaces: /old/page/",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "write 2010, 2010-07 or 2010-07-15",
    r"^10\.\S+$": "write only the DOI, without https://doi.org/ in front: 10.1000/182",
    r"^\d+$": "write digits only",
    r"^[+(]?[0-9][0-9 ().-]*[0-9]$": "write one number in digits, as phones dial it: 555-0100",
    r"^https?://\S+$": "write a whole address without spaces: https://example.org/page",
}
"""Pattern of the model → what to write. `tests/test_schema.py` holds the model to this list."""

_KEY = "[key]"
"""Pydantic's mark for a name in a table, as opposed to its value."""
_SLUG = r"^[a-z0-9][a-z0-9-]*$"
_Context = Mapping[str, Any]
_Words = tuple[str, str, str]
"""Code, message, help."""


def is_news(error: Mapping[str, Any]) -> bool:
    """Whether an error of pydantic is not told otherwise: a missing field is, and items that are bad, not too few."""
    written = error.get("input")
    if error["type"] == "too_short" and isinstance(written, list):
        return len(written) < int(error["ctx"]["min_length"])
    return bool(error["type"] != "missing")


def problem(error: Mapping[str, Any], reading: Reading, description: str) -> Problem:
    """The problem for one error of pydantic."""
    path: Steps = tuple(error["loc"])
    is_key = path[-1:] == (_KEY,)
    path = path[:-1] if is_key else path
    worded = _BY_TYPE.get(error["type"])
    words = error.get("input")
    name = label(path)
    if worded is None:
        code, message, mend = "bad-value", f"{name} does not fit here", description
    else:
        code, message, mend = worded(name, words, error.get("ctx", {}))
    at_key = is_key or code in ("too-few", "too-many")
    return Problem(_place(path, reading, at_key=at_key), code, message, mend or description)


def _place(path: Steps, reading: Reading, *, at_key: bool) -> Place:
    if at_key and path in reading.keys:
        return reading.keys[path]
    while path and path not in reading.places:
        path = path[:-1]
    return reading.places.get(path, Place())


def _too_short(name: str, words: object, context: _Context) -> _Words:
    if not str(words).strip():
        return "too-short", f"{name} is empty", "write something, or take the line out"
    return "too-short", f"{name} is {len(str(words))} characters long; the fewest is {context['min_length']}", ""


def _too_long(name: str, words: object, context: _Context) -> _Words:
    message = f"{name} is {len(str(words).strip())} characters long; the most is {context['max_length']}"
    return "too-long", message, "shorten it"


def _pattern(name: str, words: object, context: _Context) -> _Words:
    text = str(words).strip()
    mend = RULES.get(context["pattern"], "")
    better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    if context["pattern"] == _SLUG and better:
        mend = f'{mend}: "{better}"'
    return "bad-value", f"{name} does not fit here" if name == short(text) else f"{name} cannot be {short(text)}", mend


def _figure(words: object) -> object:
    """A number as people write it: without the .0 that it got by being read."""
    return int(words) if isinstance(words, float) and words.is_integer() else words


def _at_least(name: str, words: object, context: _Context) -> _Words:
    return "bad-value", f"{name} must be {context['ge']:g} or more, not {_figure(words)}", ""


def _at_most(name: str, words: object, context: _Context) -> _Words:
    return "bad-value", f"{name} must be {context['le']:g} or less, not {_figure(words)}", ""


def _too_few(name: str, words: object, context: _Context) -> _Words:
    message = f"{name} has {_items(_count(words, context))}; the fewest is {context['min_length']}"
    return "too-few", message, "add more, each on a line that starts with a hyphen and a space"


def _too_many(name: str, words: object, context: _Context) -> _Words:
    return (
        "too-many",
        f"{name} has {_items(_count(words, context))}; the most is {context['max_length']}",
        "keep the most important ones",
    )


def _count(items: object, context: _Context) -> object:
    return len(items) if isinstance(items, list) else context["actual_length"]


def _one_of(name: str, words: object, context: _Context) -> _Words:
    options = [quoted or bare for quoted, bare in re.findall(r"'([^']+)'|(\d+)", str(context["expected"]))]
    return "bad-value", f"{name} cannot be {short(str(words))}", did_you_mean(str(words), options)


def _items(count: object) -> str:
    return "1 item" if count == 1 else f"{count} items"


_BY_TYPE: dict[str, Callable[[str, object, _Context], _Words]] = {
    "enum": _one_of,
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
    "literal_error": _one_of,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_long": _too_many,
    "too_short": _too_few,
}
