"""A text in few characters: one kind of digit, dash, quote and space, so that patterns can be plain."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from handout.value import Value

OTHER_NUMBER = "½"
"""Stands for a sign that is a number of its own but no digit: ⅓, Ⅳ, ㉈."""
_AS = {
    **dict.fromkeys("‐‑‒–―−", "-"),
    **dict.fromkeys("’‘ʼ", "'"),
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "⁄": "/",
    "∕": "/",
    "×": "x",
}


class Folded(Value, frozen=True):
    """The folded text, and where each of its characters stands in the text as given."""

    text: str
    offsets: Sequence[int]
    """One more than characters: the last is the length of the text as given."""


def fold(text: str) -> Folded:
    """Digits of every script become 0 to 9, runs of white space one space; characters nobody sees are left out."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return Folded(text, range(len(text) + 1))
    kept: list[str] = []
    offsets: list[int] = []
    for offset, sign in enumerate(text):
        plain = sign if " " < sign < "\x7f" else _plain(sign)
        if plain and not (plain == " " and kept and kept[-1] == " "):
            kept.append(plain)
            offsets.append(offset)
    offsets.append(len(text))
    return Folded("".join(kept), offsets)


def lowered(text: str) -> str:
    """The text in lower case, no longer and no shorter."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)


def _plain(sign: str) -> str:
    """One character, or none."""
    if sign.isspace():
        return " "
    category = unicodedata.category(sign)
    if category in {"Cf", "Cc"}:
        return ""
    if category in {"Nd", "No", "Nl"}:
        digit = unicodedata.digit(sign, None)
        return OTHER_NUMBER if digit is None else str(digit)
    if sign in _AS:
        return _AS[sign]
    compatible = unicodedata.normalize("NFKC", sign)
    return compatible if len(compatible) == 1 else sign
