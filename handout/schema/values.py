"""Numbers, and yes or no, as staff write them. Each function gives the value, or what is wrong and how to mend it."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"0|-?[1-9]\d{0,8}")
_NEARLY_WHOLE = re.compile(r"[+]?(-?)0*(\d{1,3}(?:[,_ ']\d{3})+|\d{1,9})(?:[.,]0+)?")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")
_TRUTHS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}

Wrong = tuple[str, str]


def whole(name: str, words: str) -> int | Wrong:
    """`order: 10`."""
    if _WHOLE.fullmatch(words):
        return int(words)
    nearly = _NEARLY_WHOLE.fullmatch(words)
    number = nearly[1] + str(int(re.sub(r"\D", "", nearly[2]))) if nearly else "10"
    return f"{name} must be a whole number, not {short(words)}", f"write digits only: {_field(name)}{number}"


def number(name: str, words: str) -> float | Wrong:
    """`grade: 6.5`."""
    if _NUMBER.fullmatch(words):
        return float(words)
    point = words.replace(",", ".")
    mend = f"write {point}" if _NUMBER.fullmatch(point) else "write digits, with a point if needed: 6.5"
    return f"{name} must be a number, not {short(words)}", mend


def truth(name: str, words: str) -> bool | Wrong:
    """`draft: yes`."""
    if words.lower() in _TRUTHS:
        return _TRUTHS[words.lower()]
    return f"{name} must be yes or no, not {short(words)}", "write yes or no, without quotes"


def short(words: str) -> str:
    """Words in quotes, short enough for a message."""
    return f'"{words}"' if len(words) <= 40 else f'"{words[:39]}…"'


def _field(name: str) -> str:
    return f"{name.strip(chr(34))}: " if name.startswith('"') else ""
