"""A rule: what a stretch of text is, by its patterns, with examples that the tests run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from heapq import heapify, heappop, heappush

from handout.numerals.numeral import Kind
from handout.value import Value

_SIGN = re.compile(r"[^\W\d_½]+|\ufffc")
_DIGIT = re.compile(r"[\d½]")


class Rule(Value, frozen=True):
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
    signs: tuple[str, ...] = ()
    """Lists of words: whatever the rule takes holds a word of each, and so the rule need not be tried on other texts.

    A word is a run of letters; `0` stands for any digit, `\ufffc` for itself.
    """


class Found(Value, frozen=True):
    """A stretch of a folded text, and the rule that took it."""

    start: int
    end: int
    rule: Rule


class Scanner:
    """All rules at once: they go through a text from left to right; where several fit, the first in the list wins.

    A pattern is compiled when the first text comes that has its signs: all of them take a third of a second.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._signs = [tuple(frozenset(listed.split()) for listed in rule.signs) for rule in rules]
        self._pattern = cache(lambda number: re.compile(_bounded(rules[number])))

    def scan(self, text: str) -> Iterator[Found]:
        """What the rules take, from left to right, never overlapping."""
        nearest = [match for number in self._apt(text) for match in self._next(number, text, 0)]
        heapify(nearest)
        done = 0
        while nearest:
            start, number, end = heappop(nearest)
            if start >= done:
                done = end
                yield Found(start, end, self._rules[number])
            for match in self._next(number, text, done):
                heappush(nearest, match)

    def _apt(self, text: str) -> list[int]:
        """The rules whose signs a text has."""
        said = set(_SIGN.findall(text))
        if _DIGIT.search(text):
            said.add("0")
        return [
            number for number, signs in enumerate(self._signs) if not any(listed.isdisjoint(said) for listed in signs)
        ]

    def _next(self, number: int, text: str, start: int) -> Iterator[tuple[int, int, int]]:
        """Where a rule takes something next, if it does: from there on, the number of the rule, up to there."""
        match = self._pattern(number).search(text, start)
        if match:
            yield match.start(), number, match.end()


def _bounded(rule: Rule) -> str:
    ways = "|".join(rule.ways)
    return ways if rule.inside else rf"(?<!\w)(?=[\w(+#\ufffc])(?:{ways})(?!\w)"


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
