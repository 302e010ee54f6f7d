"""English numbers that put things in order or in time: tried after the claims, for `step 2` is none, `2 weeks` is."""

from __future__ import annotations

from handout.numerals.english.lexicon import ENDS, NO_CLAIM, NUMBERS, PEOPLE
from handout.numerals.english.things import FEW, FIRST_PLACE, LARGE_PLACE, PLAIN, SHOWN, SMALL_PLACE, THESE, THING
from handout.numerals.rules import Rule, not_behind, words

_WEEKDAY = words(
    "mondays? tuesdays? wednesdays? thursdays? fridays? saturdays? sundays? weekdays? weekends? mon tue wed thu fri"
)
_YEAR = r"(?:19|20)\d\d"
_WHEN = words("in since from until till by before after during through between of early late mid year and on")
_HOUR = r"(?:[01]?\d|2[0-4]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_OF_DAY = r"(?: o'?clock| in the (?:morning|afternoon|evening)| at night)"
_HOURS = rf"{_HOUR}(?::\d\d)?(?: to | until | and | ?- ?){_HOUR}(?::\d\d)?"
_OF_ALL = rf"(?: of \d{{1,3}}(?! {PEOPLE}))?"
_MEET = words(
    "be_here come(?:_in)? arrive opens? closes? starts? ends? meet(?:_us)? begins? asleep home back ready call(?:_us)?"
)
_NO_SHARE = (
    r"(?! out of| in (?:\d|ten|every)| of every| per\b| an? (?:day|week|month)| lower| higher| more| less| better)"
)

ORDERED: tuple[Rule, ...] = (
    Rule(
        "position",
        None,
        signs=("0",),
        takes=(
            "Go to «step 2» and «steps 3 and 4».",
            "See «page 4 of 10», «section 6.1», «tables 1, 2 and 3», «figure 1a».",
            "People with «type 2» diabetes were in the «phase 3» trial.",
            "It is «number 3» on the list, or «#3».",
            "The «code for the injections is 64615», for «account 123456».",
            "On «day 1» you rest.",
        ),
        leaves=(
            "In part 9 out of 100 had it.",
            "In group 9 people had it.",
            "It was the group 46% liked.",
            "In class 2x as many",
        ),
        ways=(
            rf"(?:(?:{FIRST_PLACE}|{SMALL_PLACE}|{LARGE_PLACE})s? \d{{1,3}}(?:\.\d)?(?:, ?\d{{1,3}}){{0,5}}"
            r"(?:,? (?:and|or|to|through) | ?- ?)\d{1,3}"
            rf"|{FIRST_PLACE} #?\d[a-h]?{_OF_ALL}"
            rf"|{SMALL_PLACE} #?\d{{1,2}}[a-h]?(?:\.\d{{1,2}}){{0,2}}{_OF_ALL}"
            rf"|{LARGE_PLACE} #?\d{{1,5}}[a-h]?(?:\.\d{{1,3}}){{0,3}}{_OF_ALL}"
            r"|codes?(?: [a-z']{1,14}){0,5} (?:is|are) \d{4,6}|#\d{1,3}"
            r"|(?:number|account|mrn|zip|pin|id|case|text [a-z]{1,12} to):? #?\d{2,4}-?\d{2,6}"
            rf"|(?:flight|channel) \d{{1,4}}|(?:day|week|month|year) 1){NO_CLAIM}",
        ),
    ),
    Rule(
        "ordinal",
        None,
        signs=("0",),
        takes=("On the «3rd» floor", "Her «2nd» visit", "At a «6th-grade» level"),
        leaves=("In the 25th percentile", "A 5th of people", "A 10th of the patients"),
        ways=(
            r"\d{1,4}(?:st|nd|rd|th)(?:-(?:grade|floor|line|century|generation|graders?))?"
            rf"(?! percentile| of (?:the |all |our )?{PEOPLE}\b)",
        ),
    ),
    Rule(
        "things on the page",
        None,
        signs=("0 one",),
        takes=(
            "Follow «these 3 steps» and «the 4 parts» below.",
            "Mark «your 3 most important questions».",
            "Choose «1 or 2 things», from «3 main kinds».",
            "Look at «these 5 signs».",
            "Bring «2 copies».",
        ),
        leaves=("They gave 31 forms.", "It fell by 2 points.", "Pain in 9 places", "Of 100 words"),
        ways=(
            rf"(?:{THESE} )?{FEW}(?:(?: or | to |-){FEW})? (?:{PLAIN} ){{0,2}}{THING}{_NO_SHARE}",
            rf"{THESE} {FEW} (?:{PLAIN} ){{0,2}}{SHOWN}{_NO_SHARE}",
        ),
    ),
    Rule(
        "one of",
        None,
        signs=("0",),
        takes=(
            "Ask «1 of us».",
            "«1 of these» may help.",
            "It has 2 parts, «1 for you» and 1 more.",
            "We compared «the 2» over time.",
        ),
        leaves=("1 of the patients", "1 of every 10", "1 of the 100 people", "The 2 weeks"),
        ways=(
            rf"1 of (?:our|us|the|these|those|your|them|my)(?! (?:{PEOPLE}|\d)\b)",
            r"1 for (?:giving|the|each|your|you|us)",
            r"(?:the|these|those|all) [2-5](?= (?:of (?:them|you|us)|together|over|side by side|apart|differ)\b|[.,;])",
        ),
    ),
    Rule(
        "year",
        None,
        signs=("0",),
        takes=(
            "It began «in 2016».",
            "«The 2016» guideline is old, as «a 2024» review said.",
            "It ran «from 2010 to 2012».",
            "«In the 1990s», and «since 2019-20»",
            "«In 2016» patients had no choice.",
        ),
        leaves=("It worked in 2016 people.", "About 2000 of them", "It took 2000 mg.", "In 2,016", "2000 weeks"),
        ways=(
            rf"\A(?:in|since|until|before|after|by) {_YEAR}(?= {PEOPLE}\b)",
            rf"{not_behind('about nearly almost over than around least up_to')}(?<![$€£<>~≥≤])"
            rf"(?:{_WHEN} (?:the )?(?:early |late |mid-)?)?(?:(?:the|a|this|that|our|its|their) )?{_YEAR}(?:'?s)?"
            rf"(?:(?= (?:trials|studies)\b)|(?: ?[-/] ?(?:{_YEAR}|\d\d)| (?:to|and|or|through) {_YEAR})?{NO_CLAIM}"
            r"(?! to \d| (?:calories|iu|of (?:them|those|the))\b))",
        ),
    ),
    Rule(
        "hour",
        None,
        signs=(NUMBERS,),
        takes=(
            "Come «at 9 in the morning», not «at nine o'clock».",
            "At «a quarter to five»",
            "«Monday to Friday, 8 to 5»",
            "«Open 8 to 5».",
            "«Be here at 9», or «call us between 8 and 10».",
            "It is on «Tuesdays at 6».",
            "Come «at 1:10» or so.",
        ),
        leaves=(
            "It came at 9 weeks.",
            "Take 2 at night.",
            "A quarter of ten people",
            "It was 8 to 5.",
            "It is open to 8 in 10 people.",
        ),
        ways=(
            rf"(?:at|from|until|till|by|to|before|after|around|between) (?:{_HOUR} (?:and|to) )?{_HOUR}{_OF_DAY}",
            rf"{_HOUR} o'?clock",
            rf"(?:(?:a )?quarter (?:past|to|after|till|before) {_HOUR}"
            rf"|(?:{_WEEKDAY}\.?,? ?(?:to |through |and |- ?)?){{1,3}}:? ?(?:from )?{_HOURS}"
            rf"|{_WEEKDAY} (?:at|from|before|after|by|until) {_HOUR}"
            rf"|{_MEET}(?: [a-z]{{1,12}}){{0,2}} (?:between|from) {_HOURS}"
            rf"|(?:open|closed|hours:?)(?: are)?(?: from| between)? {_HOURS}){NO_CLAIM}",
            rf"{_MEET}(?: [a-z]{{1,12}}){{0,2}} (?:at|before|after|by|until|from) (?:[01]?\d|2[0-4])"
            rf"(?=[,;!?]|\.(?!\d)|\Z| (?:on|and|sharp|or|to) [a-z]){ENDS}",
            r"(?:at|from|to|by|until|till|before|after|between|and) 1:[0-5]\d(?![\d%]| (?:odds|risk|ratio))",
        ),
    ),
)
