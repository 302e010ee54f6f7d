"""What a text says in numbers: the eye of the gate that lets no number pass without a record.

`find` gives every claim in figures or words; ordinary numbers (dates, times, telephones, steps, names) claim nothing
and are left out. The rules are tables, each with examples of what it takes and what it leaves; they are the manual.
docs/decisions/0012-what-counts-as-a-number.md says how doubtful cases were decided. Criteria: RC-1, RC-3, RC-9, CCI-15.
"""

from __future__ import annotations

from handout.numerals.finding import find
from handout.numerals.numeral import Kind, Numeral

__all__ = ["Kind", "Numeral", "find"]
