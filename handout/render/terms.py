"""The first use of a glossary term on a page gets its definition (NHS-W4, PEMAT P4, CCI-7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from handout.addresses import anchor
from handout.model import Term

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^>]*>")
_WORD = re.compile(r"\w+")
_NOT_INSIDE = frozenset({"a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "th", "sup", "svg", "pre"})


class Vocabulary:
    """The terms of a language, made ready to be looked for on many pages."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        self.by_form = {form.casefold(): term for term in terms for form in (term.term, *term.also)}
        self.pattern = _pattern(terms)
        self.names: dict[str, set[str]] = {}
        """Word, in folded case → names of the terms of which a form begins with it."""
        for term in terms:
            for form in (term.term, *term.also):
                self.names.setdefault(_opening(form), set()).add(term.term)


class Terms:
    """The terms not yet met on one page. Text must come in the order in which the page shows it."""

    def __init__(self, vocabulary: Vocabulary, define: Callable[[str, Term], str]) -> None:
        """`define` gives the HTML for a stretch of escaped text that names a term for the first time."""
        self._define = define
        self._by_form = vocabulary.by_form
        self._pattern = vocabulary.pattern
        self._names = vocabulary.names
        self._met: set[str] = set()
        self._wanted = set(vocabulary.names)
        """Words that terms begin with which were not met yet."""

    def mark(self, html: str) -> str:
        """A run of flow HTML with definitions put in; headings, links and the like are left alone."""
        if self._pattern is None:
            return html
        hoped = self._hoped(html)
        if hoped is not None and not hoped:
            return html
        pieces: list[str] = []
        inside = 0
        at = 0
        for tag in _TAG.finditer(html):
            text = html[at : tag.start()]
            pieces += [text if inside else self._marked(text, hoped), tag[0]]
            at = tag.end()
            if tag[2].lower() in _NOT_INSIDE:
                inside = max(0, inside - 1) if tag[1] else inside + 1
        pieces.append(html[at:] if inside else self._marked(html[at:], hoped))
        return "".join(pieces)

    def _marked(self, text: str, hoped: Collection[str] | None) -> str:
        if self._pattern is None or not text or text.isspace():
            return text
        return self._pattern.sub(self._replace, text) if hoped is None or self._may_hold(text, hoped) else text

    def _hoped(self, html: str) -> Collection[str] | None:
        """The words in it that terms begin with which were not met yet; None where that cannot be known."""
        words = _words(html)
        return None if "" in self._wanted or words is None else self._wanted.intersection(words)

    def _may_hold(self, text: str, hoped: Collection[str]) -> bool:
        """Whether a term that was not met yet may be in the text. The pattern, which is slow, has the last word."""
        folded = text.casefold()
        return any(word in folded for word in hoped if word in self._wanted)

    def _replace(self, found: re.Match[str]) -> str:
        term = self._by_form.get(found[0].casefold())
        if term is None:  # to the pattern, a dotless ı is an i
            return found[0]
        shouted = _is_shouted(term, found[0].casefold())
        if term.term in self._met or (shouted and not found[0].isupper()):
            return found[0]
        self._met.add(term.term)
        for form in (term.term, *term.also):
            if self._names[_opening(form)] <= self._met:
                self._wanted.discard(_opening(form))
        return self._define(found[0], term)


def _is_shouted(term: Term, form: str) -> bool:
    """Short forms such as MSQ count only in capitals, so that they are not found in everyday words."""
    return any(written.casefold() == form and written.isupper() for written in (term.term, *term.also))


def _opening(form: str) -> str:
    """The first word of a form, in folded case; empty when there is none, or it may be spelt in other letters.

    A form is always found with whole words, so a text that holds it has this word.
    """
    return next(iter(_words(form) or ()), "")


def _words(text: str) -> list[str] | None:
    """The words of a text in folded case; None where folding makes two letters of one, which patterns do not."""
    folded = text.casefold()
    return None if len(folded) != len(text) else _WORD.findall(folded)


def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    forms = sorted({form for term in terms for form in (term.term, *term.also)}, key=lambda form: (-len(form), form))
    if not forms:
        return None
    return re.compile(rf"(?<![\w-])(?:{_any_of(forms)})(?![\w-])", re.IGNORECASE)


def _any_of(forms: list[str], at: int = 0) -> str:
    """A pattern of the first of the forms that fits. A look at two letters spares it most of a large glossary."""
    if at == 2:
        return "|".join(map(re.escape, forms))
    groups: dict[str, list[str]] = {}
    for form in forms:
        letter = form[at : at + 1].casefold()[:1]
        groups.setdefault("i" if letter == "ı" else letter, []).append(form)  # as patterns see it
    return "|".join(f"{_begins(group, at)}(?:{_any_of(group, at + 1)})" for group in groups.values())


def _begins(forms: list[str], at: int) -> str:
    """Looks whether a letter of the forms is there."""
    letters = sorted({re.escape(form[at]) for form in forms if len(form) > at})
    return rf"(?=[\s\S]{{{at}}}[{''.join(letters)}])" if letters else ""


def term_id(term: Term) -> str:
    """The anchor of a term on the glossary page."""
    return f"term-{anchor(term.term)}"
