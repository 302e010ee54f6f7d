"""Texts are read twice: for names and dates in the case they were typed in, then for all the rest in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from handout.numerals import anywhere, english
from handout.numerals.folding import Folded, fold, lowered
from handout.numerals.numeral import Kind, Numeral
from handout.numerals.rules import Found, Rule, Scanner
from handout.value import Value

_CLOSED = "\x01"
"""Stands for each character of a name: no rule begins, goes on or ends there."""
_FIGURE = re.compile(r"[0-9½]")
_WORD = re.compile(r"[^\W\d_]+")


class Table(Value, frozen=True):
    """The rules of a language."""

    names: Scanner
    """Of a text in the case it was typed in; what they take is closed to the others."""
    rules: Scanner
    """Of the text in lower case, in the order they are tried."""
    telltales: frozenset[str]
    """Words without which a text that has no figure claims nothing in numbers: most texts need no closer look."""


class Language(Value, frozen=True):
    """What a language adds to the rules that hold anywhere."""

    names: tuple[Rule, ...] = ()
    rules: tuple[Rule, ...] = ()
    telltales: frozenset[str] = frozenset()


LANGUAGES: Mapping[str, Language] = MappingProxyType({"en": Language(english.NAMES, english.RULES, english.TELLTALES)})
"""Languages whose words are known: a new one is a package like `english` and a line here."""


@cache
def _table(code: str) -> Table:
    """Made when first needed: so many patterns take a while."""
    language = LANGUAGES.get(code, Language())
    names = Scanner((*language.names, *anywhere.NAMES))
    return Table(names, Scanner((*language.rules, *anywhere.ORDINARY, anywhere.FIGURE)), language.telltales)


def find(text: str, language: str = "en") -> tuple[Numeral, ...]:
    """What a text claims in numbers, in order, never overlapping; ordinary numbers such as dates are left out.

    `language` is a language tag: `en`, `en-US`, `es`. Without a table for it, only figures are found.
    """
    if text.isascii() and text.isprintable() and _is_plain(text.lower(), _table_of(language)):
        return ()
    folded = fold(text)
    return tuple(_numeral(text, folded, found) for found in scan(folded.text, language) if found.rule.kind is not None)


def scan(text: str, language: str) -> Iterator[Found]:
    """What the rules take out of a folded text from left to right, ordinary numbers among it; never overlapping."""
    table = _table_of(language)
    lower = lowered(text)
    if _is_plain(lower, table):
        return
    figures = _FIGURE.search(lower) is not None
    names = tuple(table.names.scan(text)) if figures else ()
    yield from sorted((*names, *table.rules.scan(_closed(lower, names))), key=lambda found: found.start)


def _is_plain(lower: str, table: Table) -> bool:
    """Whether a text in lower case has neither a figure nor a word that tells of one."""
    return _FIGURE.search(lower) is None and table.telltales.isdisjoint(_WORD.findall(lower))


@cache
def _table_of(language: str) -> Table:
    code = language.partition("-")[0].lower()
    return _table(code if code in LANGUAGES else "")


def _closed(text: str, names: tuple[Found, ...]) -> str:
    pieces, end = [], 0
    for name in names:
        pieces += [text[end : name.start], _CLOSED * (name.end - name.start)]
        end = name.end
    return "".join([*pieces, text[end:]])


def _numeral(text: str, folded: Folded, found: Found) -> Numeral:
    start, end = folded.offsets[found.start], folded.offsets[found.end - 1] + 1
    kind = found.rule.kind or Kind.FIGURE
    if kind is Kind.WORDS and _FIGURE.search(folded.text, found.start, found.end):
        kind = Kind.FIGURE
    return Numeral(start, end, text[start:end], kind)
