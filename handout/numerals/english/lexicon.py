"""English words that rules are made of: patterns of folded text in lower case."""

from __future__ import annotations

from handout.numerals.rules import words

DIGITS = r"\d{1,15}(?:[.,]\d{1,15}){0,4}½?"
SMALL_NUMBERS = "two three four five six seven eight nine ten"
TWO_TO_TEN = words(SMALL_NUMBERS)
BIG_NUMBERS = (
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred thousand million billion dozen"
)
BIG = words(BIG_NUMBERS)
"""Hardly ever said of anything but a statistic."""
NUMBERS = f"0 one {SMALL_NUMBERS} {BIG_NUMBERS}"
"""Signs of any number, in figures or words."""
MORE_WORDS = rf"(?:[ -](?:and )?(?:one|{TWO_TO_TEN}|{BIG})\b){{0,5}}"
NOT_ORDINAL = r"(?!-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)"
CARDINAL = rf"(?:(?:a |half a |one )?{BIG}|{TWO_TO_TEN})\b{MORE_WORDS}{NOT_ORDINAL}"
"""A number in words from two on: `nine`, `twenty-five`, `a hundred and ten`."""
PLURAL = rf"(?:one (?:to|or) )?{CARDINAL}(?:[ -](?:to|or)[ -]{CARDINAL})?"
NUMBER = rf"(?:{DIGITS}|{CARDINAL})"
RANGE = rf"{NUMBER}(?: ?- ?{DIGITS}| (?:to|or) {NUMBER})?"
PERCENT = r"(?: ?%| per ?cent\b)"
FOLD = rf"(?:{DIGITS}|{TWO_TO_TEN}|twelve|twenty|hundred|thousand|many|several)-?fold"
FOLDS = (
    "fold twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold twelvefold twentyfold"
    " hundredfold thousandfold manyfold severalfold"
)
ROUND = r"(?:100|1,?000|10,?000|100,?000|1,?000,?000|ten|(?:a |one )?(?:hundred|(?:ten |hundred )?thousand|million))\b"
FRACTIONS = "third thirds quarter quarters fourth fourths fifth fifths sixth sixths eighth eighths tenth tenths"
FRACTION = words(FRACTIONS)
PART = rf"(?:{words('one two three four five six seven eight nine')}[ -]|a ){FRACTION}"

TIME = words(
    "seconds minute minutes mins hour hours hrs day days night nights weekend weekends week weeks wks month months"
    " year years yrs decade decades"
)
PEOPLE = words(
    "people person persons patient patients adult adults women woman men man children child kids teens teenagers girls"
    " boys babies births mothers users participants volunteers subjects respondents responders sufferers"
)
_CARE = words(
    "unit units dose doses injection injections shot shots jabs treatment treatments session sessions cycle cycles"
    " round rounds tablet tablets pill pills capsules courses muscles trial trials study studies headache headaches"
    " migraine migraines attack attacks side_effect side_effects reactions deaths cases preventives times inch inches"
    " mg ml milligrams grams milliliters dollars percent per_cent percentage_points?"
    " points?(?=_(?:lower|higher|less|better|on)) visits?(?=_(?:a|per|each)_)"
    " (?:areas|places|spots|sites|points)_(?:of|in|on)_(?:the|your)_(?:head|neck|face|body|forehead|scalp|skin)"
)
STATISTIC = rf"(?:{TIME}|{PEOPLE}|{_CARE})\b"
_SUCH = words(
    "more fewer less extra additional other further separate large larger small smaller big main long longer short new"
    " old older young younger early clinical headache migraine full whole straight consecutive bad severe good female"
    " male healthy pregnant injection treatment muscle single weekly monthly daily recent major different percentage"
    " of_the of_these of_those of_our of_all"
)
COUNTED = rf"(?:{_SUCH} ){{0,3}}{STATISTIC}"
"""What a number must count to be a statistic: `weeks`, `more headache days`, `of the patients`."""
ALL_SUCH_PEOPLE = (
    rf"(?:of (?:the |these |those |our |your |all )?)?(?:(?:{_SUCH}|adult|trial|study|botox) ){{0,2}}{PEOPLE}\b"
)
"""What may stand behind `most`: `patients`, `of the older women`."""

RISKS = "risk risks chance chances odds likelihood probability danger"
RISK = words(RISKS)
ABOUT = words("about around nearly almost roughly some over only just at_least more_than less_than up_to")

ENDS = r"(?!\w)(?![.,:/]\d| ?[%‰]| per ?cent| out of\b)"
"""The number goes on neither as a longer one nor as a share."""
NO_CLAIM = (
    rf"{ENDS}(?!-?fold\b| of (?:every |a )?(?:\d|ten\b|hundred\b)"
    rf"| in (?:every |a )?{ROUND}(?![.,]\d| (?:clinics|centers|countries|places|sites|cities|states|rooms)\b)"
    rf"|(?! (?:trial|study)\b)[ -]{COUNTED}| (?:had|got|did|felt|improved|stopped|reported|fainted)\b"
    rf"| to \d{{1,6}},?\d{{0,3}} {STATISTIC})"
)
"""Nor does it count people or weeks: a number that does is a claim, whatever stands before it."""
