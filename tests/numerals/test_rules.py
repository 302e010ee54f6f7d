"""The tables of rules: their examples are the manual, and the tests hold them to it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from handout.numerals import anywhere, english, find
from handout.numerals.finding import scan
from handout.numerals.folding import fold
from handout.numerals.rules import Rule, Scanner
from tests.numerals.test_mutations import NATURAL, statistic

ENGLISH = (*english.NAMES, *english.RULES)
ANYWHERE = (*anywhere.NAMES, *anywhere.ORDINARY, anywhere.FIGURE)
EACH = [(rule, "en") for rule in ENGLISH] + [(rule, "xx") for rule in ANYWHERE]

each_rule = pytest.mark.parametrize(("rule", "language"), EACH, ids=[rule.name for rule, _ in EACH])


def plain(example: str) -> str:
    return example.replace("«", "").replace("»", "")


def taken(rule: Rule, text: str, language: str) -> list[str]:
    folded = fold(text).text
    return [folded[found.start : found.end] for found in scan(folded, language) if found.rule is rule]


@each_rule
def test_a_rule_takes_what_its_examples_mark(rule: Rule, language: str) -> None:
    for example in rule.takes:
        assert taken(rule, plain(example), language) == re.findall("«(.*?)»", example), example


@each_rule
def test_a_rule_leaves_what_its_examples_say(rule: Rule, language: str) -> None:
    assert {example: taken(rule, example, language) for example in rule.leaves if taken(rule, example, language)} == {}


@each_rule
def test_a_rule_shows_both_sides(rule: Rule, language: str) -> None:
    assert rule.takes
    assert rule.leaves


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule, _ in EACH]
    assert len(names) == len(set(names))


@each_rule
def test_what_a_rule_claims_is_reported_and_what_is_ordinary_is_not(rule: Rule, language: str) -> None:
    for example in rule.takes:
        said = {numeral.text for numeral in find(plain(example), language)}
        marked = set(re.findall("«(.*?)»", example))
        assert (marked <= said) if rule.kind else not (marked & said), example


@each_rule
def test_patterns_have_no_groups_of_their_own(rule: Rule, language: str) -> None:
    """Nobody asks what stands in a group, and keeping it takes time."""
    assert re.compile("|".join(rule.ways)).groups == 0


def test_the_signs_of_a_rule_are_in_all_that_it_takes() -> None:
    """A rule that is tried only where its signs are finds what one that is tried everywhere finds."""
    rules = (*english.NAMES, *english.RULES, *ANYWHERE)
    with_signs, everywhere = Scanner(rules), Scanner([replace(rule, signs=()) for rule in rules])
    for text in texts_of_all_kinds():
        found = [(found.start, found.end, found.rule.name) for found in with_signs.scan(text)]
        assert found == [(found.start, found.end, found.rule.name) for found in everywhere.scan(text)], text


def texts_of_all_kinds() -> Iterator[str]:
    """What rules take and leave, statistics in sentences, and mixtures of the words that patterns are made of."""
    dice = random.Random(5)
    spoken = [word for rule, _ in EACH for way in rule.ways for word in re.findall(r"[a-z]{2,}", way)]
    for rule, _ in EACH:
        yield from (fold(plain(example)).text for example in (*rule.takes, *rule.leaves))
    for _ in range(1500):
        mixed = [
            dice.choice((*"0123456789", "½", "9½fold", "2x", "5mg", "one", dice.choice(spoken))) for _ in range(12)
        ]
        yield dice.choice((" ", "-")).join(mixed)
        yield fold(f"{dice.choice(NATURAL)} {statistic(dice)} {dice.choice(spoken)}").text.lower()
