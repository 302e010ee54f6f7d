"""English numbers of how a clinic, its forms and this guide work: tried before any claim.

Only with the words of an arrangement: `arrive 15 minutes early` is one, `stop aspirin 7 days before your visit` is not.
"""

from __future__ import annotations

from handout.numerals.english.lexicon import NO_CLAIM, NUMBER, NUMBERS, RANGE, TIME
from handout.numerals.rules import Rule, words

_COME = words(
    "arrive come get_here be_here check_in show_up join log_in cancel reschedule rebook book call phone let_us_know"
    " tell_us"
)
_HOW = r"(?:(?!(?:if|when|that|after|who|with|in)\b)[a-z']{1,12} ){0,5}"
_LENGTH = rf"(?:half an hour|(?:an|one) (?:hour|day|week)|{RANGE} (?:[a-z]+ )?{TIME})"
_WE = words("we staff nurses? team office clinic desk")
_VISIT = r"(?:(?:your|the|each|a|this|that|every) (?:[a-z]+ )?(?:visit|appointment|time|slot|meeting|class|call)s?)"
_RATED = r"(?:rate|score|mark|circle|grade) (?:your|each|it|this|that|how)(?: [a-z']{1,14}){0,4}"
_FROM = "(?:from |of |between |is |as )?"
_POINT = words("[0-9] zero one two three four five six seven eight nine")
_MARK = words("write enter put mark circle tick choose type fill_in")

ARRANGEMENTS: tuple[Rule, ...] = (
    Rule(
        "made of parts",
        None,
        signs=("0",),
        takes=("A «2-sided» form", "A «4-page» list, in «14-point type»", "A «24-hour line»", "«2-factor» sign-in"),
        leaves=("A 3-fold rise", "A 12-week trial", "A 5-point drop"),
        ways=(
            r"\d{1,4}-(?:sided?|parts?|pages?|rings?|way|steps?|star|digit|columns?|rows?|line|question|item|word"
            r"|factor|state|in-1|on-1)|20/20",
            r"\d{1,2}-point (?:type|font|print|text|letters)",
            r"24-hour (?:line|phone|nurse|help|hotline|clock|number|pharmacy)",
        ),
    ),
    Rule(
        "service of the clinic",
        None,
        signs=(NUMBERS, "hours days minute minutes business working office ago years nights evenings mornings"),
        takes=(
            "Day and night: «24 hours a day, 7 days a week».",
            "It is a «5-minute walk», or «10 minutes by bus».",
            "You hear in «2 business days».",
            "«Open five days a week».",
            "The page was «updated 3 months ago», and takes «5 minutes to read».",
            "He has «worked here for over ten years».",
        ),
        leaves=(
            "A 5-minute test",
            "It lasts 24 hours.",
            "Take it five days a week.",
            "It worked in 9 people for 2 years.",
        ),
        ways=(
            r"(?:24|twenty-four) hours (?:a|per) day(?:,? (?:and )?(?:7|seven) days (?:a|per) week)?",
            r"(?:7|seven) days a week",
            rf"{RANGE}[ -]minutes?[ -](?:walk|drive|ride|bus ride|trip|away|by (?:bus|car|train|foot|taxi)|on foot)\b",
            rf"{RANGE} (?:business|working|office) (?:days?|hours?)",
            rf"(?:drive|walk|ride|trip|bus|train) (?:takes|is|lasts) (?:about )?{RANGE} minutes?",
            rf"{RANGE} minutes? to (?:read|fill (?:in|out)|watch|print)|reading time:? {RANGE} minutes?",
            rf"(?:updated|checked|reviewed|written|opened|moved|built|printed) (?:about )?{RANGE} {TIME} ago",
            r"(?:worked (?:here|as|with us|at the)|practiced|taught|been (?:here|open))(?: [a-z]{1,12}){0,4} for"
            rf" (?:over |more than |about |nearly )?{RANGE} years",
            rf"(?:open|staffed|answered|available|here|closed) (?:[a-z']{{1,12}} ){{0,4}}{NUMBER}"
            r" (?:hours|days|nights|evenings|mornings) (?:a|per|each) (?:day|week|month)",
        ),
    ),
    Rule(
        "arrangement",
        None,
        signs=(
            f"{NUMBERS} half an",
            "early earlier ahead late later advance beforehand before notice hour hours day days minute minutes",
        ),
        takes=(
            "Please «arrive 15 minutes early».",
            "«Call us at least 24 hours before your visit» to cancel.",
            "«Come half an hour early».",
            "«We call you back within 2 hours».",
            "We need «24 hours notice».",
        ),
        leaves=(
            "Stop aspirin 7 days before your visit.",
            "It must be stopped 7 days before your visit.",
            "Call us if you took it 3 days before your visit.",
            "Call us if it lasts 24 hours.",
            "It will be gone in 5 days.",
            "People respond within 4 days.",
        ),
        ways=(
            rf"{_COME} {_HOW}{_LENGTH}"
            rf" (?:early|earlier|ahead|late|later than|in advance|beforehand|before(?: {_VISIT}|(?=[.,;!])))",
            rf"{RANGE} (?:hours?|days?)'? (?:advance )?notice",
            rf"{_WE} (?:[a-z']{{1,12}} ){{0,3}}(?:calls?|answers?|reply|replies|writes?|get back)"
            rf"(?: [a-z']{{1,12}}){{0,3}} (?:within|in) (?:about )?{RANGE} (?:hours?|days?|minutes?)",
        ),
    ),
    Rule(
        "entry on a form",
        None,
        signs=(
            f"{NUMBERS} zero",
            "rate score mark circle grade scale means is being from write enter put tick choose type fill",
        ),
        takes=(
            "«Rate your pain from 0 to 10».",
            "Use «a scale of 1 to 10».",
            "«Mark your pain, for example 7 out of 10».",
            "«Score each one from zero to ten».",
            "«Write 0» if you had no pain; «10 is the worst».",
            "«Enter your age, for example 42».",
        ),
        leaves=("Mark 7 out of 10.", "Pain fell from 7 to 5.", "Write 9% in it.", "Mark 9 people."),
        ways=(
            rf"(?:{_RATED},? |(?:a |the |this )?scale ){_FROM}{_POINT} (?:\([a-z ]{{1,30}}\) )?"
            rf"(?:to|and|through) (?:5|10|100|ten|five){NO_CLAIM}",
            r"(?:0|10|zero|ten) (?:means|is|being) (?:the )?(?:no|none|not|worst|best|most)",
            rf"(?:{_RATED},? (?:for example |as ){_POINT} out of (?:5|10|ten|five)"
            r"|from (?:0|zero) (?:\([a-z ]{1,30}\) )?to (?:5|10|100|five|ten|a hundred)"
            rf"|{_MARK}(?: [a-z]{{1,12}}){{0,6}},? (?:for example|such as|e\.g\.),? \d{{1,4}}(?=[.,;)]|\Z| in\b)"
            rf"|{_MARK} (?:a |an |the number )?\d{{1,2}}(?=[.,;]|\Z| (?:if|when|for|on|next)\b)){NO_CLAIM}",
        ),
    ),
    Rule(
        "zoom",
        None,
        signs=("0",),
        takes=("«Zoom in to 200%».", "You can «enlarge the text up to 400 %»."),
        leaves=("It grew to 200%.",),
        ways=(r"(?:zoom(?:ed)?|enlarged?|magnif(?:y|ied))(?: [a-z]{1,12}){0,4} (?:to|by|at) \d{3} ?%",),
    ),
)
