"""English counts, in figures or words: shares of people, `1 in X`, figures that count weeks or people."""

from __future__ import annotations

from handout.numerals.english.lexicon import (
    BIG,
    CARDINAL,
    COUNTED,
    DIGITS,
    NUMBER,
    NUMBERS,
    PEOPLE,
    PERCENT,
    RANGE,
    ROUND,
    STATISTIC,
    TIME,
)
from handout.numerals.numeral import Kind
from handout.numerals.rules import Rule, words

_SPOT = words("areas places spots sites parts rooms clinics centers countries cities states groups pages steps")
_NOT_YEAR = rf"(?!(?:19|20)\d\d\b(?! {PEOPLE}\b))"
_END = rf"(?!{PERCENT}| {TIME}\b| {_SPOT}\b)"

COUNTS: tuple[Rule, ...] = (
    Rule(
        "one in x",
        Kind.ONE_IN_X,
        signs=("0 one", "0 in every"),
        takes=(
            "It helps «1 in 10» people, or «one in ten».",
            "It is «1 of every 10», or «one out of every four».",
            "«One person in five» gets it.",
            "It is «1 in 1,000» or «one in a hundred», a «one-in-ten» chance.",
            "Risk: «1:10»",
        ),
        leaves=("There was one in 2026.", "It helped one in the morning.", "It is 1 out of 100.", "21 in 10 rooms"),
        ways=(
            rf"(?:1|one) (?:{PEOPLE} )?(?:in|(?:out )?of every|in every) {_NOT_YEAR}"
            rf"(?:{DIGITS}|{CARDINAL}|a {BIG}){_END}",
            rf"(?:1|one)-in-(?:{DIGITS}|{CARDINAL}|a-{BIG})",
            r"1:[1-9]\d{0,6}(?:,\d{3})?(?!:|\d| talk| visit| call)",
        ),
    ),
    Rule(
        "share",
        Kind.WORDS,
        signs=(NUMBERS, "of in"),
        takes=(
            "It helped «nine in ten» or «nine out of ten».",
            "It helped «9 out of 100» and «9 people in 100».",
            "It was «6 more people out of 100», or «2 of 3» trials.",
            "It helped «two of the three trials».",
            "It helped «one out of ten».",
        ),
        leaves=("Sit on two of the chairs.", "It is 2 in total.", "One of ten questions"),
        ways=(
            rf"{RANGE}(?: {STATISTIC}| more| fewer| extra| others?){{0,3}} (?:out )?of(?: every| each)?"
            rf" {_NOT_YEAR}{NUMBER}{_END}",
            rf"{RANGE}(?: more| fewer)?(?: {PEOPLE})? in(?: every| each)? {_NOT_YEAR}{NUMBER}{_END}",
            rf"one (?:out of|in)(?: every)? {ROUND}|one (?:out of|of) (?:the )?{NUMBER} {PEOPLE}",
            rf"{RANGE} of (?:the|these|those|our) {NUMBER} {COUNTED}",
        ),
    ),
    Rule(
        "number and a half",
        Kind.WORDS,
        signs=("and", "half quarter third"),
        takes=("It took «two and a half weeks».", "It fell by «1 and a half»."),
        leaves=("One half",),
        ways=(rf"(?:{NUMBER}|one) and an? (?:half|quarter|third)(?: {COUNTED})?",),
    ),
    Rule(
        "figure of a statistic",
        Kind.FIGURE,
        signs=("0",),
        takes=("It was «2» more weeks.", "It was «2-3» small trials.", "It lasts «2 to 4» weeks."),
        leaves=("It was 2 lists.", "It was two weeks."),
        ways=(
            rf"{DIGITS}(?:(?: ?- ?| to | or ){DIGITS})?(?! per ?cent| percentage| m[gl]\b)"
            rf"(?= {COUNTED}| (?:had|got|did not|improved|stopped|fainted|reported)\b)",
        ),
    ),
)
"""Figures that count are taken here, before `ordered` can take them for years or positions."""
