"""Lists from A to Z."""

from __future__ import annotations

import unicodedata


def sorting(text: str) -> str:
    """What to sort by: without accents and case, so that é stands beside e."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def letter(text: str) -> str:
    """Under which letter it stands; all digits stand together."""
    first = next((sign for sign in sorting(text) if sign.isalnum()), "#")
    return "0–9" if first.isdigit() else first.upper()
