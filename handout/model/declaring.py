"""How the fields of what staff write are limited and described."""

from __future__ import annotations

from handout.value import Value


class Field(Value, frozen=True):
    """What a value of a field must be like besides its type; `handout.schema` judges by it.

    Stands in `Annotated[str, Field(max_length=300)]`. Values that were read once are not judged again: a default, such
    as no key points, need not be what staff may write.
    """

    description: str = ""
    """For staff: what the field is for."""
    alias: str | None = None
    """How it is written, where that is no name in Python."""
    min_length: int | None = None
    """Characters of words, items of a list, names of a table."""
    max_length: int | None = None
    pattern: str | None = None
    ge: int | None = None
    """The least number."""
    le: int | None = None
    """The greatest number."""
    max_digits: int | None = None
    allow_inf_nan: bool | None = None
