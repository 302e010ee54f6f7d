"""Numbers: a risk is said in a form people can compare, and with its source.

Rules: never "1 in X", which makes risks look larger and cannot be compared (RC-3); a share of people (a percentage, "N
out of M", "N of 100") has a citation in the same paragraph or item (IPD-C2, DISCERN 4); in a list, one in the lead-in
that ends with a colon will do; in a table, one anywhere in its section.

Fails:

    Neck pain is common: 1 in 11 people get it.

Passes:

    Neck pain is common: 9 out of 100 people get it [@fda-pi].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from handout.addresses import FACTS_FILE
from handout.checks.destinations import Around
from handout.checks.texts import is_english, lines
from handout.codes import found
from handout.model import Article, Document, Passage, PassageKind, Sentence
from handout.problems import Place, Problem

_DIGITS = r"\d(?:[\d,]*\d)?(?:\.\d+)?"
_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "twenty": 20, "a hundred": 100, "a thousand": 1000,
}  # fmt: skip
_NUMBER = rf"(?:{_DIGITS}|one|{'|'.join(_WORDS)})"
_ROUND = r"(?:100|1,?000|10,?000|100,?000|1,?000,?000|a hundred|a thousand)"
_COUNTED = r"(?:\s+(?:more|fewer|extra|others?|people|patients?|adults?|women|men|users))*"
_PEOPLE = r"(?:\s+\w+)?\s+(?:people|patients|adults|women|men|users)\b"
_ONE_IN = re.compile(
    rf"(?<![\w.,])(?P<before>\w+\s+)?(?:1|one)\s+(?:in|of\s+every|out\s+of\s+every|in\s+every)"
    rf"\s+(?P<x>\d(?:[\d,]*\d)?|{'|'.join(_WORDS)})\b(?![.,]?\d|%)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:phase|step|grade|type|stage|table|level|group|part|page|class|visit|week|day|month|year|trial|study|figure|section"
    r"|chapter|number|arm|cycle)"
)
"""Words that make the 1 behind them a name: `phase 1 in 12 clinics`."""
_SHARES = tuple(
    re.compile(rf"(?<![\w.,-])(?:{pattern})", re.IGNORECASE)
    for pattern in (
        rf"{_DIGITS}\s?%",
        rf"{_NUMBER}\s+per\s?cent\b",
        rf"{_NUMBER}{_COUNTED}\s+(?:out\s+of|of|in)(?:\s+every)?\s+{_ROUND}\b(?![.,]?\d)",
        rf"{_NUMBER}{_COUNTED}\s+out\s+of(?:\s+every)?\s+(?!10\b|ten\b){_NUMBER}\b(?![.,]?\d)",
        rf"{_NUMBER}{_COUNTED}\s+out\s+of(?:\s+every)?\s+(?:10|ten)(?={_PEOPLE})",
        rf"(?:out\s+)?of(?:\s+every)?\s+{_ROUND}{_PEOPLE},?\s+(?:about\s+|around\s+)?{_NUMBER}\b",
    )
)
"""`out of 10` alone may be a pain scale, so it counts only with people behind it."""
_ONE = ("1", "one")
_SHARED = ("%", "cent", "out", "00", "hundred", "thousand")
"""What a text must hold, in folded case, for one of these patterns to fit: most sentences have none of it."""


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Problems of a page's numbers about people."""
    if around.has_file(FACTS_FILE):  # then no number at all stands without a record: `checks.gate`
        return
    if is_english(article):
        for text, place in lines(article):
            if _holds(text, _ONE):
                yield from (problem.within(article.path) for problem in _one_in(text, place))
    for document in article.documents:
        yield from _unsourced(article, document)


def _one_in(text: str, place: Place) -> Iterator[Problem]:
    for match in _ONE_IN.finditer(text):
        before, x = (match["before"] or "").strip().lower(), match["x"].casefold()
        many = _WORDS.get(x) or int(x.replace(",", ""))
        if _NAMED.fullmatch(before) or (1900 <= many <= 2100 and "," not in x):  # a year
            continue
        said = match[0].removeprefix(match["before"] or "")
        yield found(place, "one-in-x", f'"{said}" cannot be compared with other risks', _same_denominator(many))


def _same_denominator(many: int) -> str:
    for whole in (100, 1000, 10_000):
        share = Fraction(whole, many) if many else Fraction(0)
        if share and share.denominator == 1:
            return f'write "{share} out of {whole:,} people"'
    return "say how many out of 100 people, or out of 1,000"


def _unsourced(article: Article, document: Document) -> Iterator[Problem]:
    lead = False
    for passage in document.passages:
        if passage.kind is not PassageKind.ITEM:
            lead = passage.kind is PassageKind.PARAGRAPH and passage.cited and _leads(passage)
        if passage.cited or (passage.kind is PassageKind.ITEM and lead) or passage.kind is PassageKind.HEADING:
            continue
        for problem in _first_share(article, document, passage):
            if passage.kind is not PassageKind.CELL or not _section_cites(document, passage):
                yield problem


def _first_share(article: Article, document: Document, passage: Passage) -> Iterator[Problem]:
    for sentence in passage.sentences:
        share = _share(sentence)
        if share is not None:
            mend = "add its source right behind it: [@id], with an id from content/evidence/sources.yaml"
            if document is article.summary:
                mend = "leave it out: a summary has no room for its source"
            yield found(sentence.place.within(article.path), "number-without-source", f'"{share}" has no source', mend)
            return


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    folded = text.casefold()
    for sign in signs:  # noqa: SIM110 - a generator takes twice as long, and this is asked of every sentence
        if sign in folded:
            return True
    return False


def _share(sentence: Sentence) -> str | None:
    if not _holds(sentence.text, _SHARED):
        return None
    matches = [match for pattern in _SHARES if (match := pattern.search(sentence.text))]
    first = min(matches, key=lambda match: match.start(), default=None)
    return first[0] if first else None


def _leads(passage: Passage) -> bool:
    return bool(passage.sentences) and passage.sentences[-1].text.endswith(":")


def _section_cites(document: Document, cell: Passage) -> bool:
    """Whether anything between the headings around a table's cell has a citation."""
    starts = [heading.place.line for heading in document.headings]
    start = max((line for line in starts if line <= cell.place.line), default=0)
    end = min((line for line in starts if line > cell.place.line), default=10**9)
    return any(passage.cited for passage in document.passages if start <= passage.place.line < end)
