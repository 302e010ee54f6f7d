"""Paths of files as different systems see them."""

from __future__ import annotations

import unicodedata


def same_file(path: str) -> str:
    """A key that is equal for paths which some file systems cannot tell apart (case, composed letters)."""
    return unicodedata.normalize("NFC", path).casefold()
