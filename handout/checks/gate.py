"""The gate: no number without a record.

Rules: whatever a page says in numbers comes from a record of content/evidence/facts.yaml, written `[=name]`; or it is
an ordinary number (a date, a step, a name), or the page allows its words with a reason, in front matter `numbers:`
(IPD-C2). Nothing is said to be rare or common, or to happen to most people, in words alone (RC-9); no risk is told only
by another risk (RC-1) or as 1 in X (RC-3). A site without facts.yaml is judged by `checks.numbers` alone.

Fails:

    Neck pain is common. About nine in ten people do not get it.

Passes:

    With Botox, [=neck-pain] get neck pain [=neck-pain.time], and [=neck-pain.comparison].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from handout.addresses import FACTS_FILE
from handout.checks.destinations import Around
from handout.checks.texts import lines
from handout.codes import found
from handout.markdown.wording import VALUE
from handout.model import Article, Site
from handout.numerals import Kind, Numeral, find
from handout.places import of_field
from handout.problems import Place, Problem

_NAME = re.compile(r"\[=[^\[\]]*\]")
_NEXT_WORD = re.compile(r"\s+[^\W\d_]+")
_RECORD = "write it as a record of content/evidence/facts.yaml: [=name]"
_SAID = MappingProxyType(
    {
        Kind.FIGURE: ("number-without-record", "is a number without a record", _RECORD),
        Kind.WORDS: ("number-without-record", "is a number without a record", _RECORD),
        Kind.SHARE: ("chance-in-words", "says how many people, but no number", f"{_RECORD}; or leave it out"),
        Kind.VERBAL: ("chance-in-words", "says how likely something is, but no number", f"{_RECORD}; or leave it out"),
        Kind.RELATIVE: (
            "relative-risk",
            "compares risks without telling how large they are",
            "tell both risks out of 100, with a record: [=name.both]",
        ),
        Kind.ONE_IN_X: (
            "one-in-x",
            "cannot be compared with other risks",
            "tell how many out of 100 people, with a record: [=name]",
        ),
    }
)


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Numbers in the title, summary, key points, steps, text, tables and alternatives of images of a page."""
    if around.has_file(FACTS_FILE):
        yield from _article(article)


def check_terms(site: Site) -> Iterator[Problem]:
    """Numbers in definitions."""
    if FACTS_FILE not in site.paths:
        return
    for language, terms in site.terms.items():
        for term in terms:
            for numeral in find(term.value.definition, language):
                code, message, _ = _SAID[numeral.kind]
                mend = "define the word without a number"
                yield found(term.place, code, f'"{numeral.text}" {message}', mend)


def _article(article: Article) -> Iterator[Problem]:
    allowed = article.front_matter.numbers
    unused = set(allowed)
    for text, place in _texts(article):
        for numeral in find(text, article.language):
            phrases = [phrase for phrase in allowed if _covers(phrase, text, numeral)]
            unused.difference_update(phrases)
            if not phrases:
                code, message, mend = _SAID[numeral.kind]
                if code == "number-without-record":
                    words = text[numeral.start : _next_word_end(text, numeral.end)]
                    mend += f'; or allow it in front matter with the reason: numbers: {{"{words}": why}}'
                yield found(place.within(article.path), code, f'"{numeral.text}" {message}', mend)
    for phrase in sorted(unused):
        message = f'"{phrase}" is allowed here, but the page does not say it'
        mend = "take the line out, or write the words as they are on the page"
        yield found(of_field(article, f"numbers.{phrase}"), "unused-allow", message, mend)


def _texts(article: Article) -> Iterator[tuple[str, Place]]:
    """The title, then every sentence; the alternative of an image is among them, for it stands in the text."""
    for text, place in lines(article):
        yield _NAME.sub(VALUE, text) if "[=" in text else text, place


def _next_word_end(text: str, end: int) -> int:
    """So that the phrase to allow says which number is meant, when that is a mere figure."""
    found = _NEXT_WORD.match(text, end)
    return found.end() if found else end


def _covers(phrase: str, text: str, numeral: Numeral) -> bool:
    """Whether the number lies within an allowed phrase of the text."""
    folded, wanted = text.casefold(), phrase.casefold()
    at = folded.find(wanted) if len(folded) == len(text) else -1
    while at >= 0:
        if at <= numeral.start and numeral.end <= at + len(wanted):
            return True
        at = folded.find(wanted, at + 1)
    return False
