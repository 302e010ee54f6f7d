"""What is wrong with an output, before it is known which source file it comes from."""

from __future__ import annotations

from handout.value import Value


class Finding(Value, frozen=True):
    """One thing to mend in an output. It depends on the output's bytes alone, so it can be remembered with them."""

    code: str
    message: str
    mend: str
    needles: tuple[str, ...] = ()
    """Texts to look for in the sources, the surest first: the first one that is found tells the place."""


class Judgement(Value, frozen=True):
    """What is said of one output."""

    findings: tuple[Finding, ...]
    at_most: int = 0
    """A page's size on the wire is no more than this, in bytes: measured the quick way. 0 for what is no page."""
