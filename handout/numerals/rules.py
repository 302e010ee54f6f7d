"""A rule: what a stretch of text is, by its patterns, with examples that the tests run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handout.numerals.numeral import Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """What some patterns take out of a text. What they take begins where a word begins and ends where one ends."""

    name: str
    kind: Kind | None
    """None: an ordinary number, which is never reported."""
    takes: tuple[str, ...]
    """Examples, with `«` and `»` around what the rule takes."""
    leaves: tuple[str, ...]
    """Examples in which it takes nothing."""
    ways: tuple[str, ...]
    """Patterns of folded text, any of which will do, with plain groups only.

    Every repeat that something must follow has an upper limit, so that reading takes no longer than the text is long.
    """
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

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        whole = "|".join(_group(number, rule) for number, rule in enumerate(rules) if not rule.inside)
        inside = [_group(number, rule) for number, rule in enumerate(rules) if rule.inside]
        self._pattern = re.compile("|".join([rf"(?<!\w)(?=[\w(+#\ufffc])(?:{whole})(?!\w)", *inside]))

    def scan(self, text: str) -> Iterator[Found]:
        """What the rules take, from left to right, never overlapping."""
        for match in self._pattern.finditer(text):
            number = int((match.lastgroup or "r0").removeprefix("r"))
            yield Found(match.start(), match.end(), self._rules[number])


def _group(number: int, rule: Rule) -> str:
    return f"(?P<r{number}>{'|'.join(rule.ways)})"


def words(listed: str) -> str:
    """A pattern of any of the words in a list; `_` in a word is a space."""
    return f"(?:{'|'.join(word.replace('_', ' ') for word in listed.split())})"


def behind(listed: str) -> str:
    """A pattern that holds only behind one of the words in a list and a space; `_` in a word is a space."""
    each = (rf"(?<=\b{word.replace('_', ' ')} )" for word in listed.split())
    return f"(?:{'|'.join(each)})"


def not_behind(listed: str) -> str:
    """A pattern that holds anywhere but behind one of the words in a list and a space."""
    return "".join(rf"(?<!\b{word.replace('_', ' ')} )" for word in listed.split())
