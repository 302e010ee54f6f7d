"""A rule: what a stretch of text is, by a pattern, with examples that the tests run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handout.numerals.numeral import Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """What one pattern takes out of a text. It begins at the beginning of a word and ends at the end of one."""

    name: str
    kind: Kind | None
    """None: an ordinary number, which is never reported."""
    takes: tuple[str, ...]
    """Examples, with `«` and `»` around what the rule takes."""
    leaves: tuple[str, ...]
    """Examples in which it takes nothing."""
    pattern: str
    """Of a folded text in lower case, with plain groups only. Every repeat has an upper limit, so that time is linear."""
    inside: bool = False
    """Whether it may begin and end inside a word."""


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a folded text, and the rule that took it."""

    start: int
    end: int
    rule: Rule


class Scanner:
    """All rules at once: they go through a text from left to right; where several fit, the first in the list wins."""

    def __init__(self, rules: Sequence[Rule], flags: re.RegexFlag = re.NOFLAG) -> None:
        self.rules = tuple(rules)
        words = [_named(number, rule) for number, rule in enumerate(rules) if not rule.inside]
        others = [_named(number, rule) for number, rule in enumerate(rules) if rule.inside]
        whole = [rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"] if words else []
        self._pattern = re.compile("|".join(whole + others), flags)

    def scan(self, text: str) -> Iterator[Found]:
        """What the rules take, from left to right, never overlapping."""
        for match in self._pattern.finditer(text):
            yield Found(match.start(), match.end(), self.rules[int((match.lastgroup or "r0")[1:])])


def _named(number: int, rule: Rule) -> str:
    return f"(?P<r{number}>{rule.pattern})"


def words(listed: str) -> str:
    """A pattern of any of the words in a list; a `_` in a word is a space."""
    return f"(?:{'|'.join(word.replace('_', ' ') for word in listed.split())})"
