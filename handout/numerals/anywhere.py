"""Numbers that mean the same in every language: dates in figures, clock times, telephones, names; and all the rest.

`NAMES` are read first, in the case they were typed in. A language puts its own rules before `ORDINARY`.
In a language without rules, every other number in figures is reported.
"""

from __future__ import annotations

from handout.numerals.numeral import Kind
from handout.numerals.rules import Rule

_YEAR = r"(?:19|20)\d\d"
_HOUR = r"(?:[01]?\d|2[0-4])"
_HALF_DAY = r" ?[AaPp](?:[Mm]\b|\.[Mm]\.)"
_NO_CLAIM = r"(?!\w)(?![.,:/]\d| ?[%‰])"
_TRIAL = r"(?: (?:and|or|trials?|study|then|missed|found|showed|tested|used|was|ran|also)\b|[.,;:)](?!\d)|\Z)"

NAMES: tuple[Rule, ...] = (
    Rule(
        "date in figures",
        None,
        takes=("Checked «2026-08-06».", "Checked «8/6/2026» and «06.08.2026».", "From «6/8/26» on."),
        leaves=("About 1/3 of them", "At 8.4 weeks"),
        ways=(
            rf"{_YEAR}-[01]\d-[0-3]\d{_NO_CLAIM}",
            rf"[0-3]?\d/[0-3]?\d/(?:{_YEAR}|\d\d){_NO_CLAIM}",
            rf"[0-3]?\d\.[0-3]?\d\.{_YEAR}{_NO_CLAIM}",
        ),
    ),
    Rule(
        "clock",
        None,
        takes=(
            "Come at «8:30».",
            "Open «8am to 5pm», or «9-11:30 a.m.»",
            "Call «08:00»-«17:30».",
            "It ends at «1:10 PM».",
        ),
        leaves=("A risk of 1:10", "It took 8 amps"),
        ways=(
            rf"(?:{_HOUR}(?::[0-5]\d)?(?:{_HALF_DAY})?(?: ?- ?| (?:to|and|or|until|a|y)"
            rf" ))?{_HOUR}(?:[:.][0-5]\d)?{_HALF_DAY}",
            rf"(?!1:){_HOUR}:[0-5]\d{_NO_CLAIM}",
        ),
    ),
    Rule(
        "web address",
        None,
        takes=(
            "Write to «info24@example.org».",
            "See «https://example.org/2026/page-2»",
            "Open «plan-2024.pdf» first.",
        ),
        leaves=("Look @ 5 weeks",),
        ways=(
            r"(?:https?://|www\.)\S{1,300}",
            r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}",
            r"10\.\d{4,9}/\S{1,100}",
            r"[A-Za-z][\w-]{0,60}\.(?:pdf|docx?|jpe?g|png|svg|html?|csv|ics|md|yaml)",
        ),
    ),
    Rule(
        "phone",
        None,
        takes=(
            "Call «1-800-FDA-1088» or «+1 212 555 0100».",
            "Call «(212) 555-0100» or «212.555.0100».",
            "Dial «9-1-1».",
        ),
        leaves=("Give 100-150 units", "It was 1-8 days."),
        ways=(
            r"\+\d{1,3}[ .-]?\(?\d[\d ().-]{5,16}\d",
            r"(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}",
            r"1-8\d\d-[A-Z0-9]{2,7}(?:-[A-Z0-9]{2,7}){0,2}",
            r"9-1-1",
        ),
    ),
    Rule(
        "name",
        None,
        takes=(
            "The «HIT-6» asks about daily life.",
            "Codes «J0585» and «G43.709» may apply.",
            "«COVID-19» can cause headache, and «Covid 19» too.",
            "Take vitamin «B12» on «A4» paper.",
            "It acts on «SNAP-25», «TRPV1» and «5-HT1B».",
            "The «PREEMPT 2» trial, the «WCAG 2.2» rules, and «45 CFR 92»",
            "We are here «24/7».",
        ),
        leaves=(
            "With BOTOX 9 out of 100",
            "With BOTOX 2, with PLACEBO 1.",
            "A 9% share",
            "AT 9 WEEKS",
            "COMPEL 716 people",
        ),
        ways=(
            rf"m?[A-Z]{{1,12}}[a-z]?-?\d{{1,8}}(?:[.-]?[A-Z0-9]{{1,6}}){{0,3}}[A-Za-z]?{_NO_CLAIM}",
            r"Covid[ -]19|SARS-CoV-2|5-HT\w{0,3}|401\(k\)|24/7(?!/)|\d{1,2} (?:CFR|U\.S\.C\.|USC)(?: [Pp]art)?"
            r" \d{1,5}|WCAG\)? \d(?:\.\d)?",
            rf"(?!BOTOX|PLACEBO|WITH|OVER|ABOUT|THAN|ONLY|AFTER|WEEK)[A-Z]{{4,12}} [1-3](?={_TRIAL})",
        ),
    ),
)

ORDINARY: tuple[Rule, ...] = (
    Rule(
        "short phone number",
        None,
        signs=("0",),
        takes=("Call «555-0100».", "Call «555-0100» if you can."),
        leaves=("Give 100-1500 units", "It was 200-1000%."),
        ways=(rf"\d{{3}}-\d{{4}}{_NO_CLAIM}(?! (?:m[gl]|k?g|[cm]m|units|people|weeks|days)\b)",),
    ),
    Rule(
        "emergency number",
        None,
        signs=("0",),
        takes=("Call «911».", "Or text «988» at any time."),
        leaves=("911 people", "988 of them", "It was 911%"),
        ways=(
            rf"(?:911|988|112|999){_NO_CLAIM}"
            r"(?! (?!(?:for|if|or|at|now|any|and|right|when|then|to|from|first|today|without)\b)[^\W\d])",
        ),
    ),
    Rule(
        "number of a list",
        None,
        signs=("0",),
        takes=("«1.» Before your visit", "«12)» Go home"),
        leaves=("9.5 of them", "9 of them"),
        ways=(r"\A\d{1,2}[.)](?= \D)",),
    ),
    Rule(
        "bare year",
        None,
        signs=("0",),
        takes=("(Neurology, «2010»)", "«2024»"),
        leaves=("2010 personas", "2010%", "1,384", "$2010"),
        ways=(rf"(?<![$€£]){_YEAR}{_NO_CLAIM}(?=[.,;:)\]]|\Z)",),
    ),
)

_FIGURE = r"(?:\d{1,3}(?: \d{3}){1,4}+(?![\d%])|\.?\d++(?:[.,:/']\d++)*+½?|½)"
_UNIT = (
    r"(?: ?[%‰]| ?°[cf]?(?!\w)|-?fold\b| percent(?:age points?)?\b| per cent\b| (?:m[gl]|mcg|k?g|[cmk]m)\b"
    r"|(?:-[a-z]{2,20}){1,3}+|[a-z]++)?"
)
FIGURE = Rule(
    "figure",
    Kind.FIGURE,
    signs=("0",),
    takes=(
        "It helped «46%», then «46 %», then «46 percent».",
        "It was «8.4», «1,384», «1/3», «2-3», «2 to 4», «½», «2½», «.5», «1 384».",
        "It grew «3-fold», «10x», in a «12-step» course with «5mg».",
        "Below «-9», for «$50».",
        "Dice «9» de cada «10».",
    ),
    leaves=("No number at all",),
    ways=(rf"(?:(?<![\w)])(?:[-+±$€£¥#]|[~≈<>≤≥] ?))?{_FIGURE}{_UNIT}(?:(?: ?- ?| to | or )[$€£]?{_FIGURE}{_UNIT})?",),
    inside=True,
)
"""The last rule of every language: no figure goes unseen."""
