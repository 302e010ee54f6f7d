"""English risks that are measured by other risks (RC-1)."""

from __future__ import annotations

from handout.numerals.english.lexicon import (
    ABOUT,
    DIGITS,
    FOLD,
    FOLDS,
    FRACTIONS,
    NUMBERS,
    PART,
    PERCENT,
    RANGE,
    RISK,
    RISKS,
)
from handout.numerals.numeral import Kind
from handout.numerals.rules import Rule, words

_AS_LIKELY = words("likely often common frequent high low risky dangerous great big large strong effective")
_COMPARING = "lower higher less more fewer greater better worse smaller bigger larger longer shorter likelier"
_COMPARED = words(_COMPARING)
_CHANGING = "reduction increase decrease drop rise cut fall improvement decline jump gain"
_CHANGE = words(_CHANGING)
_CHANGES = (
    r"(?:reduc|cut|lower|rais|increas|decreas|drop|shr[aiu]nk|boost|improv|bring|brought|took|go|fell|rose|fall"
    r"|ris|grew)(?:e|es|ed|ing|s|ting|ped|ping|er|en|n)?"
)
_CHANGED = words("fell rose dropped grew went goes lower higher cut reduced increased down up")
_DOUBLED = r"(?:doubl|tripl|quadrupl|halv)(?:es?|ed|ing)"
_WHOSE = words("the your their a any this that her his our")
_TIMES = rf"(?:twice|double|triple|half|{RANGE} times)"
_AMOUNT = rf"(?:{ABOUT} )?(?:half|{PART}|{FOLD}|{RANGE}(?:{PERCENT}| times)?)"

RELATIVE: tuple[Rule, ...] = (
    Rule(
        "as likely",
        Kind.RELATIVE,
        signs=("as", "likely often common frequent high low risky dangerous great big large strong effective"),
        takes=(
            "It is «twice as likely».",
            "It was «three times as common», or «2x as high».",
            "It is «half as likely».",
        ),
        leaves=("It is as likely.", "They had half as many."),
        ways=(rf"(?:{_TIMES}|{DIGITS}x|{RANGE}%) as {_AS_LIKELY}",),
    ),
    Rule(
        "times the risk",
        Kind.RELATIVE,
        signs=(RISKS,),
        takes=("They had «twice the risk».", "They run «3 times the usual risk»."),
        leaves=("They took twice the dose.",),
        ways=(rf"{_TIMES} {_WHOSE} (?:[a-z]{{1,14}} ){{0,2}}{RISK}",),
    ),
    Rule(
        "more by a share",
        Kind.RELATIVE,
        signs=(f"{NUMBERS} {FRACTIONS} {FOLDS}", f"{_COMPARING} {_CHANGING}"),
        takes=(
            "A «50% lower risk»",
            "It is «three times more» common.",
            "A «10-fold increase» or a «tenfold rise»",
            "«30% fewer» headache days",
        ),
        leaves=("A 50% share", "Three times a day"),
        ways=(
            rf"(?:{PART}|{FOLD}|{RANGE}(?:{PERCENT}| times|x)) (?:{_COMPARED}|{_CHANGE})\b"
            rf"(?: (?:[a-z]{{1,14}} )?{RISK}\b)?",
        ),
    ),
    Rule(
        "doubled risk",
        Kind.RELATIVE,
        signs=(RISKS,),
        takes=("It «doubles the chance».", "It «halved their usual risk».", "The «risk of stroke doubled»."),
        leaves=("It doubles the dose.", "A double dose"),
        ways=(
            rf"{_DOUBLED} {_WHOSE} (?:[a-z]{{1,14}} ){{0,2}}{RISK}",
            rf"{RISK} (?:of (?:[a-z]{{1,14}} ){{1,4}}?)?(?:was |is |has |have |were |nearly |almost )?{_DOUBLED}",
        ),
    ),
    Rule(
        "risk changed by",
        Kind.RELATIVE,
        signs=(RISKS, "by"),
        takes=(
            "It «reduces the risk by half».",
            "It «cuts your chance of a flare by about 50%».",
            "The «risk of pain fell by a third».",
        ),
        leaves=("It fell by half.", "There is a chance to come by 9."),
        ways=(
            rf"{_CHANGES} (?:[a-z']{{1,14}} ){{0,3}}{RISK} (?:[a-z']{{1,14}} ){{0,6}}by {_AMOUNT}",
            rf"{RISK} (?:[a-z']{{1,14}} ){{0,5}}{_CHANGED} (?:[a-z]{{1,14}} )?by {_AMOUNT}",
        ),
    ),
    Rule(
        "ratio",
        Kind.RELATIVE,
        signs=("ratio",),
        takes=("The «odds ratio of 0.7»", "The «risk ratio was 2»"),
        leaves=("A ratio of 2",),
        ways=(rf"(?:odds|risk|hazard|rate) ratio(?: of| was| is|:|,)? {DIGITS}",),
    ),
)
