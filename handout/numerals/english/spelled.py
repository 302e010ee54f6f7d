"""English statistics in words: halves and thirds, twice and tenfold, `twelve weeks`.

A number word from eleven on is always reported, a smaller one only before a word such as weeks, people or trials:
`two sides`, `one of us` and `the two of you` say nothing that needs a source.
"""

from __future__ import annotations

from handout.numerals.english.lexicon import (
    ALL_SUCH_PEOPLE,
    BIG,
    BIG_NUMBERS,
    CARDINAL,
    COUNTED,
    FOLD,
    FOLDS,
    FRACTION,
    FRACTIONS,
    MORE_WORDS,
    NOT_ORDINAL,
    NUMBER,
    PART,
    PEOPLE,
    PLURAL,
    SMALL_NUMBERS,
    TIME,
    TWO_TO_TEN,
)
from handout.numerals.numeral import Kind
from handout.numerals.rules import Rule, behind, not_behind, words

_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
_TIES = words(_DECADES)
_OF = r"of(?: the| these| those| our| all)?"
_PAPER = words("way form page list story book sheet")
_HYPHENED = rf"-(?:{TIME}|unit|dose|injection|point|percent|person|treatment)\b(?:-olds?|-old)?"
_HAD = words("had got did_not improved stopped reported fainted felt")
_BY = behind(
    "fell_by dropped_by rose_by by_about by_nearly by_almost by_around by_only down_by up_by went_from reduced_by"
    " cut_by increased_by average_of score_of dose_of total_of mean_of factor_of aged week day month year"
)
_ONLY = behind("within for after lasts lasted least only just every than")

SPELLED: tuple[Rule, ...] = (
    Rule(
        "half",
        Kind.WORDS,
        signs=("half halve halves halved halving",),
        takes=(
            "It helped «half of people», or «half the patients».",
            "They had «half as many».",
            "It fell by «half or more».",
            "It took «half an hour».",
            "More than «half» got well.",
            "Days «halved».",
        ),
        leaves=("I am calling on behalf of a friend.",),
        ways=(
            r"halv(?:e|es|ed|ing)|half-(?:hour|day|year|dose|price)s?",
            rf"(?:one[ -])?half(?: of them| {_OF} {COUNTED}| {ALL_SUCH_PEOPLE}| as (?:many|much)| the {COUNTED}"
            rf"| an? {TIME}\b| an inch| or (?:more|less|fewer))?",
        ),
    ),
    Rule(
        "fraction",
        Kind.WORDS,
        signs=(f"{FRACTIONS} every",),
        takes=(
            "It helped «one third», «two thirds», «two-thirds of people».",
            "It helped «a quarter of» them.",
            "Days fell by «a third».",
            "«Three quarters of patients» came.",
            "«Every third person» had it.",
        ),
        leaves=("Ask for a third visit.", "It is a quarter of the form.", "At a quarter to nine."),
        ways=(
            rf"(?:{behind('nearly by about almost over')}a {FRACTION}|(?!a ){PART})(?! part)(?: {_OF} {COUNTED})?",
            rf"a {FRACTION} (?:{_OF} {COUNTED}|of(?= (?:them|those|all|that|the (?!{_PAPER})))|as (?:many|much)|or more"
            r"|more|less|fewer|lower|higher)",
            rf"every (?:second|other|third|fourth|fifth|tenth) {PEOPLE}",
        ),
    ),
    Rule(
        "multiple",
        Kind.WORDS,
        signs=(
            f"{FOLDS} twice thrice once several dozens hundreds thousands millions double doubles doubled doubling"
            " triple triples tripled tripling quadruple quadruples quadrupled quadrupling"
            " treble trebles trebled trebling",
        ),
        takes=(
            "It «doubled», «tripled» or was «double» that.",
            "Take it «twice a day», not «once a week».",
            "It grew «tenfold».",
            "They had «twice as many».",
            "«Hundreds of people» came.",
            "It was «dozens».",
        ),
        leaves=("Once you are home, rest.", "You see double vision."),
        ways=(
            rf"twice(?: (?:a|each|every|per) {TIME}\b| (?:daily|weekly|monthly)| as (?:many|much))?|thrice",
            rf"once (?:(?:a|each|every|per) (?:(?:{NUMBER}|few|other) )?{TIME}|daily|weekly|monthly|yearly)",
            rf"(?:doubl|tripl|quadrupl|trebl)(?:e|es|ed|ing)|{FOLD}|several (?:dozen|hundred|thousand)(?: {COUNTED})?",
            rf"(?:tens of |hundreds of )?(?:dozens|hundreds|thousands|millions)(?: of {COUNTED})?",
        ),
    ),
    Rule(
        "big number",
        Kind.WORDS,
        signs=(f"{BIG_NUMBERS} {_DECADES}",),
        takes=(
            "It took «twelve weeks».",
            "«Twenty-five» came, and «a hundred and ten people» more.",
            "«A dozen days»",
            "They were under «eighteen».",
            "It is «fifty-fifty».",
            "Women «in their forties»",
        ),
        leaves=("It is the twenty-first of May.",),
        ways=(
            rf"(?:(?:one|{TWO_TO_TEN}|a|half a)[ -])?{BIG}\b{MORE_WORDS}{NOT_ORDINAL}(?:[ -](?:to|or)[ -]{CARDINAL})?"
            rf"(?:[ -]{COUNTED}(?:-olds?|-old)?)?",
            rf"(?:in (?:their|your|her|his|our)|(?:the )?over|(?:the )?under)[ -]{_TIES}",
        ),
    ),
    Rule(
        "small number",
        Kind.WORDS,
        signs=(f"{SMALL_NUMBERS} {BIG_NUMBERS} zero percent cent",),
        takes=(
            "On «eight or more days» a month",
            "It took «two weeks», «two to three months», «one or two days».",
            "In «three large trials», «nine headache days» were lost.",
            "It is a «three-month» trial of a «two-year-old».",
            "It is «ten percent», «three times» a week.",
            "«Zero people» came.",
        ),
        leaves=("Bring two friends.", "Ask about two things.", "It has two sides.", "It comes in two parts."),
        ways=(
            rf"(?:{PLURAL}|zero)(?: or (?:more|fewer|less))?(?: {COUNTED}|{_HYPHENED})",
            r"(?:a few|several|some) per ?cent|zero (?:risk|chance)",
        ),
    ),
    Rule(
        "small number of what was said before",
        Kind.WORDS,
        signs=(SMALL_NUMBERS,),
        takes=(
            "Of them, «nine» had pain, and «three» with placebo.",
            "It fell by «nine».",
            "They had «two fewer» a month, not «seven» a month.",
            "It had a score of «seven» at week «nine».",
        ),
        leaves=("The two had a talk.", "Sit by two nurses.", "Bring two more forms.", "You two stopped by."),
        ways=(
            rf"{not_behind('the these those other you us we')}{TWO_TO_TEN}"
            rf"(?= {_HAD}\b| (?:with|on) (?:the )?(?:placebo|botox|dummy|topiramate)\b| (?:a|per|each) {TIME}\b)",
            rf"{TWO_TO_TEN} (?:more|fewer|less)(?= (?:per|a (?:day|week|month|year)|than|out of|in every|with|on)\b)",
            rf"{_BY}{TWO_TO_TEN}(?: (?:to|or) {CARDINAL})?(?! {_PAPER}s?\b)",
        ),
    ),
    Rule(
        "one of a measure",
        Kind.WORDS,
        signs=("one",),
        takes=("It took «one week» or «one full hour».", "It lasts for «one day».", "After «one treatment» it helped."),
        leaves=(
            "One side may droop.",
            "One nurse calls.",
            "One treatment may help and another may not.",
            "One day it stopped.",
        ),
        ways=(
            r"one[ -](?:more |full |whole |extra )?(?:minute|hour|week|month|year|decade|unit|percent|per cent|inch)"
            r"(?:-old)?",
            rf"{_ONLY}one (?:more )?(?:day|night|treatment|dose|injection|shot|session|cycle|trial|study)",
            r"one (?:day|night|time) (?:a|per|each|later|earlier)|one percentage point",
        ),
    ),
)
