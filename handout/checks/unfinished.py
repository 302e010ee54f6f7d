"""Unfinished: no page is published with words that its author was to replace.

Rules: what `build.py new` puts into a page as an example is replaced before the page is no draft any more; nothing says
TODO, TBD or lorem ipsum (PEMAT P1: the material says what it is for).

Fails:

    - Write the first step.

    Call us at TBD.

Passes:

    - Take your diary with you.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.checks.destinations import Around
from handout.checks.texts import is_english, lines, shown
from handout.codes import found
from handout.model import Article
from handout.problems import Problem

EXAMPLES = frozenset(
    {
        "Write in one or two sentences what patients find on this page.",
        "Write first what matters most.",
        "Write one more thing to remember.",
        "Write short sentences, as you would say them to a patient.",
        "Put the source right behind what you say.",
        "Say one thing in each.",
        "you notice the first sign",
        "you notice the second sign",
        "Write the first step.",
        "Write the second step.",
    }
)
"""What `handout.scaffold` writes for authors to replace, sentence by sentence."""
_LEFT_OPEN = re.compile(r"(?i:\blorem ipsum\b)|\?\?\?")
_IN_ENGLISH = re.compile(rf"{_LEFT_OPEN.pattern}|\b(?:TODO|TBD|FIXME|XXX+)\b")
"""In Spanish, for one, TODO is a word."""


def check(article: Article, around: Around) -> Iterator[Problem]:  # noqa: ARG001 - all checks of a page are called alike
    """Words on a page that were to be replaced."""
    pattern = _IN_ENGLISH if is_english(article) else _LEFT_OPEN
    for text, place in lines(article):
        left_open = pattern.search(text)
        if text in EXAMPLES or left_open is not None:
            seen = left_open[0] if left_open is not None else text
            mend = "write what patients are to read, or make the page a draft again: draft: yes in front matter"
            message = f'"{shown(seen)}" was to be replaced'
            yield found(place.within(article.path), "unfinished-words", message, mend)
