"""Numbers that mean the same in every language: dates in figures, clock times, telephones, names; and all the rest.

`NAMES` are read first, in the case they were typed in; what they take is closed to all other rules.
A language puts its own rules before `ORDINARY`. In a language without rules, every other number in figures is reported.
"""

from __future__ import annotations

from handout.numerals.numeral import Kind
from handout.numerals.rules import Rule

_CLOCK = r"(?:[01]?\d|2[0-4])"
_HALF_DAY = r" ?[ap](?:m\b|\.m\.)"
_NO_CLAIM = r"(?!\w)(?![.,:/]\d| ?[%‰])"
_FIGURE = r"(?:\.?\d++(?:[.,:/']\d++)*+½?|½)"
_UNIT = r"(?: ?[%‰]| ?°[cf]?(?!\w)|-?fold\b| percent(?:age points?)?\b| per cent\b|(?:-[a-z]{2,20}){1,3}+|[a-z]++)?"

NAMES: tuple[Rule, ...] = (
    Rule(
        "address",
        None,
        ("Write to «info24@example.org».", "See «https://example.org/2026/page-2»", "Open «plan-2024.pdf» first."),
        ("Look @ 5 weeks",),
        r"(?:https?://|www\.)\S{1,300}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}|10\.\d{4,9}/\S{1,100}"
        r"|[A-Za-z][\w-]{0,60}\.(?:pdf|docx?|jpe?g|png|svg|html?|csv|ics|md|yaml)",
    ),
    Rule(
        "phone",
        None,
        (
            "Call «1-800-FDA-1088» or «+1 212 555 0100».",
            "Call «(212) 555-0100».",
            "Call «212.555.0100».",
            "Dial «9-1-1».",
        ),
        ("Give 100-150 units", "It was 1-8 days."),
        r"\+\d{1,3}[ .-]?\(?\d[\d ().-]{5,16}\d|(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}"
        r"|1-8\d\d-[A-Z0-9]{2,7}(?:-[A-Z0-9]{2,7}){0,2}|9-1-1",
    ),
    Rule(
        "name",
        None,
        (
            "The «HIT-6» asks about daily life.",
            "Codes «J0585» and «G43.709» may apply.",
            "«COVID-19» can cause headache, and «Covid 19» too.",
            "Take vitamin «B12» on «A4» paper.",
            "It acts on «SNAP-25», «TRPV1» and «5-HT1B».",
            "Look at the «PREEMPT 2» trial.",
            "We are here «24/7».",
        ),
        ("With BOTOX 9 out of 100", "With BOTOX 9 had pain", "A 9% share", "AT 9 WEEKS", "COMPEL 716 people"),
        rf"m?[A-Z]{{1,12}}[a-z]?-?\d{{1,8}}(?:[.-]?[A-Z0-9]{{1,6}}){{0,3}}[A-Za-z]?{_NO_CLAIM}"
        rf"|Covid[ -]19|SARS-CoV-2|5-HT\w{{0,3}}|401\(k\)|24/7(?!/)"
        r"|[A-Z]{4,12} [1-9](?= (?:and|trial|study)\b|[.,;:)]|\Z)(?![.,]\d)",
    ),
)

ORDINARY: tuple[Rule, ...] = (
    Rule(
        "date in figures",
        None,
        ("Checked «2026-08-06».", "Checked «8/6/2026» and «06.08.2026».", "From «6/8/26» on."),
        ("About 1/3 of them", "At 8.4 weeks"),
        rf"(?:(?:19|20)\d\d-[01]\d-[0-3]\d|[0-3]?\d/[0-3]?\d/(?:(?:19|20)\d\d|\d\d)|[0-3]?\d\.[0-3]?\d\.(?:19|20)\d\d){_NO_CLAIM}",
    ),
    Rule(
        "clock",
        None,
        (
            "Come at «8:30».",
            "Open «8am to 5pm», or «9-11:30 a.m.»",
            "Call «08:00»-«17:30».",
            "It ends at «1:10 pm».",
        ),
        ("A risk of 1:10", "It took 8 amps"),
        rf"(?:{_CLOCK}(?::[0-5]\d)?(?:{_HALF_DAY})?(?: ?- ?| (?:to|and|or|until|a|y) ))?{_CLOCK}(?:[:.][0-5]\d)?{_HALF_DAY}"
        rf"|(?!1:){_CLOCK}:[0-5]\d{_NO_CLAIM}(?!:)",
    ),
    Rule(
        "short phone number",
        None,
        ("Call «555-0100».", "Call «555-0100» today.", "Fax: «555-0123»"),
        ("Give 100-1500 units", "It was 200-1000%."),
        rf"\d{{3}}-\d{{4}}{_NO_CLAIM}(?! (?:[a-z]{{1,2}}|units|people)\b)",
    ),
    Rule(
        "emergency number",
        None,
        ("Call «911».", "Or text «988» at any time."),
        ("911 people", "988 of them", "It was 911%"),
        rf"(?:911|988|112|999){_NO_CLAIM}(?! (?!for|if|or|at|now|any|and|right|when|in an|then|to|from|first|today|without)[a-z])",
    ),
    Rule(
        "number of a list",
        None,
        ("«1.» Before your visit", "«12)» Go home"),
        ("9.5 of them", "9 of them"),
        r"\A\d{1,2}[.)](?= \D)",
    ),
    Rule(
        "year",
        None,
        ("(Neurology, «2010»)", "«2024»"),
        ("2010 personas", "2010%", "1,384"),
        rf"(?<![\d.,$€£] )(?:19|20)\d\d{_NO_CLAIM}(?=[.,;:)\]]|\Z)",
    ),
)

FIGURE = Rule(
    "figure",
    Kind.FIGURE,
    (
        "It helped «46%», «46 %» or «46 percent».",
        "It was «8.4», «1,384», «1/3», «2-3», «2 to 4», «½», «2½» or «.5».",
        "It grew «3-fold», «10x», in a «12-week» trial with «5mg».",
        "Below «-9» or «$50», and «1:10».",
        "Dice «9» de cada «10».",
    ),
    ("No number at all",),
    rf"(?:(?<![\w)])[-+±~≈<>≤≥$€£¥#] ?)?{_FIGURE}{_UNIT}(?:(?: ?- ?| to | or )[$€£]?{_FIGURE}{_UNIT})?",
    inside=True,
)
"""The last rule of every language: no figure goes unseen."""
