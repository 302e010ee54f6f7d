"""English claims about how many people, without a number (RC-9).

`Some people`, `a few people` and `other people` claim too little to need a source.
"""

from __future__ import annotations

from handout.numerals.english.lexicon import ALL_SUCH_PEOPLE, PEOPLE
from handout.numerals.numeral import Kind
from handout.numerals.rules import Rule, not_behind, words

_NEARLY = words("nearly almost virtually practically")
_AMOUNT = words("large small high good fair tiny low great big")
_GOT = words("had got get felt improved? recover(?:ed)? stopped did reported responded dropped fainted stayed")
_CASES = words("side_effects reactions cases headaches attacks migraines studies trials")

SHARES: tuple[Rule, ...] = (
    Rule(
        "most people",
        Kind.SHARE,
        signs=("most many few",),
        takes=(
            "«Most people» feel well.",
            "«Most of the patients» did.",
            "It helps «most adults».",
            "«Most of them got» better.",
            "«Most side effects» are mild.",
            "Some felt ill, but «most recovered».",
            "It helped «many of those who» tried it.",
        ),
        leaves=(
            "Most pages are short.",
            "Bring what matters most.",
            "Most of all, rest.",
            "It had the most side effects.",
        ),
        ways=(
            rf"most {ALL_SUCH_PEOPLE}|most of (?:them|those|these) {_GOT}|most who (?:had|got|get|try|tried|took|have)",
            r"(?:most|many|few) of (?:(?:those|them|the ones) who|those (?:treated|with|on|in the|studied))",
            rf"{not_behind('the')}most (?:of (?:the |these |our )?)?{_CASES}",
            rf"(?:\A|(?<=, )|(?<=; )|(?<=and )|(?<=but ))most (?:still |do not |did not |never |also )?{_GOT}",
        ),
    ),
    Rule(
        "majority",
        Kind.SHARE,
        signs=("majority minority",),
        takes=("«The majority» did well.", "It helps «the vast majority» of them.", "In «a small minority» it failed."),
        leaves=("It is a major step.",),
        ways=(
            r"(?:(?:the|a|an) )?(?:(?:vast|large|great|clear|small|overwhelming|tiny|slim|big) )?(?:majority|minority)",
        ),
    ),
    Rule(
        "nearly all",
        Kind.SHARE,
        signs=("nearly almost virtually practically hardly scarcely none",),
        takes=(
            "«Almost everyone» felt it.",
            "«Nearly all patients» did.",
            "«Hardly anyone» faints, and «almost all improved».",
            "«None of the patients» did.",
        ),
        leaves=(
            "It is almost all done.",
            "Everyone can come.",
            "All patients sign a form.",
            "None of the pages has ads.",
        ),
        ways=(
            rf"(?:{_NEARLY}|hardly|scarcely) (?:everyone|everybody|no one|nobody|none|anyone|anybody)",
            rf"{_NEARLY} (?:all|every|no) (?:{ALL_SUCH_PEOPLE}|of them\b|who\b|cases?)",
            rf"{_NEARLY} (?:all|none) {_GOT}|(?:hardly|scarcely) any {ALL_SUCH_PEOPLE}",
            rf"none of (?:the|these|our) {PEOPLE}",
        ),
    ),
    Rule(
        "few and many",
        Kind.SHARE,
        signs=("few many lot lots bulk plenty loads handful number share percentage proportion fraction",),
        takes=(
            "«Few people» get it.",
            "«Only a few patients» do.",
            "«Many people» find it hard.",
            "«A lot of people» and «lots of women» do.",
            "«A small number of people» got it.",
            "It hits «a large share of» them.",
        ),
        leaves=(
            "How many people come?",
            "A few people came.",
            "Too many people came.",
            "There are many ways.",
            "As many people came.",
        ),
        ways=(
            rf"(?:very |only a |just a |relatively |{not_behind('a so too how as')})few {ALL_SUCH_PEOPLE}",
            rf"(?:very |a great |a good |{not_behind('how so too as that this the')})many {ALL_SUCH_PEOPLE}",
            rf"(?:a lot|lots|the bulk|plenty|loads|a handful|a {_AMOUNT} number) of {ALL_SUCH_PEOPLE}",
            rf"a {_AMOUNT} (?:share|percentage|proportion|fraction) of(?: {ALL_SUCH_PEOPLE})?",
        ),
    ),
)
