"""What is found in a text."""

from __future__ import annotations

from enum import StrEnum

from handout.value import Value


class Kind(StrEnum):
    """How a text says a number."""

    FIGURE = "figure"
    """In digits of any script: `9%`, `2 to 4`, `½`."""
    WORDS = "words"
    """Spelled out: `nine in ten`, `twelve weeks`, `half`, `twice`."""
    SHARE = "share"
    """How many people, without a number: `most people` (RC-9)."""
    VERBAL = "verbal"
    """How likely something is, without a number: `is rare` (RC-9)."""
    RELATIVE = "relative"
    """Measured by another risk: `twice as likely`, `50% lower risk` (RC-1)."""
    ONE_IN_X = "one-in-x"
    """`1 in 10`: cannot be compared with other risks (RC-3)."""


class Numeral(Value, frozen=True):
    """A claim in numbers."""

    start: int
    """Offset of its first character in the text as given."""
    end: int
    """Offset behind its last character."""
    text: str
    """The characters between, as typed."""
    kind: Kind
