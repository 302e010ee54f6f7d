"""The first use of a glossary term on a page gets its definition (NHS-W4, PEMAT P4, CCI-7)."""

from __future__ import annotations

import re
from collections.abc import Callable

from handout.addresses import anchor
from handout.model import Term

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^>]*>")
_NOT_INSIDE = frozenset({"a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "th", "sup", "svg", "pre"})


class Terms:
    """The terms not yet met on one page. Text must come in the order in which the page shows it."""

    def __init__(self, terms: tuple[Term, ...], define: Callable[[str, Term], str]) -> None:
        """`define` gives the HTML for a stretch of escaped text that names a term for the first time."""
        self._define = define
        self._by_form = {form.casefold(): term for term in terms for form in (term.term, *term.also)}
        self._pattern = _pattern(terms)
        self._met: set[str] = set()

    def mark(self, html: str) -> str:
        """A run of flow HTML with definitions put in; headings, links and the like are left alone."""
        if self._pattern is None:
            return html
        pieces: list[str] = []
        inside = 0
        at = 0
        for tag in _TAG.finditer(html):
            text = html[at : tag.start()]
            pieces += [text if inside else self._marked(text), tag[0]]
            at = tag.end()
            if tag[2].lower() in _NOT_INSIDE:
                inside = max(0, inside - 1) if tag[1] else inside + 1
        pieces.append(html[at:] if inside else self._marked(html[at:]))
        return "".join(pieces)

    def _marked(self, text: str) -> str:
        if self._pattern is None or not text or text.isspace():
            return text
        return self._pattern.sub(self._replace, text)

    def _replace(self, found: re.Match[str]) -> str:
        term = self._by_form[found[0].casefold()]
        shouted = _is_shouted(term, found[0].casefold())
        if term.term in self._met or (shouted and not found[0].isupper()):
            return found[0]
        self._met.add(term.term)
        return self._define(found[0], term)


def _is_shouted(term: Term, form: str) -> bool:
    """Short forms such as MSQ count only in capitals, so that they are not found in everyday words."""
    return any(written.casefold() == form and written.isupper() for written in (term.term, *term.also))


def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    forms = sorted({form for term in terms for form in (term.term, *term.also)}, key=lambda form: (-len(form), form))
    if not forms:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)


def term_id(term: Term) -> str:
    """The anchor of a term on the glossary page."""
    return f"term-{anchor(term.term)}"
