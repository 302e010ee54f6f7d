"""What every value that travels between stages is: frozen, told apart by what it holds, quick to make and to keep."""

from __future__ import annotations

from msgspec import Struct


class Value(Struct, frozen=True, array_like=True):
    """The base of such values; each says `frozen=True` again for those who check types.

    `tag=True` lets values of several classes stand in one field.
    """
