"""English dates and streets, read in the case they were typed in: May is a month, may is not."""

from __future__ import annotations

from handout.numerals.english.lexicon import ENDS, NO_CLAIM
from handout.numerals.rules import Rule

MONTHS = (
    "January january February february March April april May June june July july August September september October"
    " october November november December december Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
_MONTH = (
    r"(?:[Jj]anuary|[Ff]ebruary|March|[Aa]pril|May|[Jj]une|[Jj]uly|August|[Ss]eptember|[Oo]ctober|[Nn]ovember"
    r"|[Dd]ecember|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_NAMED = r"(?:[NSEW]\.?|[A-Z][a-z]{1,20}|\d{1,3}(?:st|nd|rd|th))"
_STREET = (
    r"(?:Street|Road|Avenue|Drive|Lane|Boulevard|Way|Court|Place|Square|Plaza|Parkway|Highway|Terrace"
    r"|(?:St|Ave|Rd|Dr|Blvd|Ln)\b\.?)"
)

DATES: tuple[Rule, ...] = (
    Rule(
        "date",
        None,
        signs=(MONTHS,),
        takes=(
            "Written «August 6, 2026», checked «6 August 2018».",
            "Since «June 2024», and until «Nov. 2025».",
            "Come on «May 9».",
            "Come on «the 6th of August» or «March 2 to 4».",
        ),
        leaves=(
            "May 9 out of 100 people get it?",
            "It may 9.",
            "In March, 9 people had it.",
            "In May 12 people had it.",
        ),
        ways=(
            rf"{_MONTH} {_DAY}(?:(?: ?- ?| (?:and|to|or|through) ){_DAY})?(?:,? {_YEAR})?{NO_CLAIM}",
            rf"(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}{ENDS})?",
            rf"{_MONTH},? (?:of )?{_YEAR}{ENDS}",
        ),
    ),
    Rule(
        "street",
        None,
        takes=(
            "We are at «100 Example Street».",
            "Come to «12 Old Mill Road, Suite 200».",
            "It is in «Springfield, IL 62701».",
            "Write to «PO Box 12».",
        ),
        leaves=("Of 100 People on this Street",),
        ways=(
            rf"\d{{1,5}}[A-Z]? (?:{_NAMED} ){{1,3}}{_STREET}"
            r"(?:,? (?:Suite|Ste\.?|Apt\.?|Room|Floor|Unit|Building) [A-Z]?\d{1,5}[A-Z]?)?",
            r"(?:Suite|PO Box|P\.O\. Box|Route|Highway|Interstate|Building|Hwy) [A-Z]?\d{1,5}[A-Z]?",
            r"(?:[A-Z][a-z]{1,20},? )?[A-Z]{2} \d{5}(?:-\d{4})?",
        ),
    ),
)
