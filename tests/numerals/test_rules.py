"""The tables of rules: their examples are the manual, and the tests hold them to it."""

from __future__ import annotations

import re

import pytest

from handout.numerals import anywhere, english, find
from handout.numerals.finding import scan
from handout.numerals.folding import fold
from handout.numerals.rules import Rule

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
    """The name of the rule is the last group that matched."""
    assert re.compile("|".join(rule.ways)).groups == 0
