"""English: its rules in the order they are tried.

Idioms first (`double vision`), then what measures or counts, then what puts in order (`step 2`), then what says how
many or how likely without a number, then what is left in words.
"""

from __future__ import annotations

from handout.numerals.english.arrangements import ARRANGEMENTS
from handout.numerals.english.counts import COUNTS
from handout.numerals.english.dates import DATES
from handout.numerals.english.idioms import IDIOMS
from handout.numerals.english.ordered import ORDERED
from handout.numerals.english.relative import RELATIVE
from handout.numerals.english.shares import SHARES
from handout.numerals.english.spelled import SPELLED
from handout.numerals.english.verbal import VERBAL

NAMES = DATES
RULES = (*IDIOMS, *ARRANGEMENTS, *RELATIVE, *COUNTS, *ORDERED, *SHARES, *VERBAL, *SPELLED)

_TELLTALES = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen dozens hundreds
thousands millions zero percent cent half halves halve halved halving third thirds quarter quarters fourth fourths fifth
fifths sixth sixths eighth eighths tenth tenths second every once twice thrice double doubles doubled doubling triple
triples tripled tripling quadruple quadruples quadrupled quadrupling treble trebles trebled trebling fold twofold
threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold twelvefold twentyfold hundredfold thousandfold
manyfold severalfold twenties thirties forties fifties sixties seventies eighties nineties
most majority minority none nearly almost virtually practically hardly scarcely few many lot lots plenty loads handful
bulk number share percentage proportion fraction
rare rarely common commonly uncommon frequent frequently infrequent infrequently likely unlikely probable probably
improbable seldom often usually typically generally mostly normally occasionally risk risks chance chances likelihood
probability odds danger
"""
TELLTALES = frozenset(_TELLTALES.split())
"""Every claim in words holds one of these."""
