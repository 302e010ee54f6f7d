"""Letting somebody watch a build: who has a clock or a screen, as stages have not."""

from __future__ import annotations

from collections.abc import Callable

Observe = Callable[[str, str], None]
"""Told what begins now: a stage (`load`, `assemble`, `check`, `render`, `write`), and the file or page, if it is about
one. Whoever has a clock learns from it where the time goes; whoever has a screen, how far the build has come.
"""


def unobserved(stage: str, about: str) -> None:
    """For a build that nobody watches."""
