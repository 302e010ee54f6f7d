"""Parts → HTML: each open slot is filled with what the site knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape
from msgspec.structs import replace

from handout import addresses
from handout.addresses import TargetKind
from handout.ledger import awaits_check
from handout.model import (
    Call,
    CitationItem,
    CitationSlot,
    Document,
    Fact,
    FigureSlot,
    ImageSlot,
    LinkSlot,
    Part,
    Term,
    ValueSlot,
)
from handout.problems import Place
from handout.render.references import References
from handout.render.surroundings import CLINIC, Addresses, Surroundings, value
from handout.render.templates import telephone
from handout.render.terms import Terms, term_id

_DIALLED = frozenset({"clinic.phone", "clinic.emergency_number"})
_BLOCK_END = re.compile(r"</(?:p|li|td|th|h[1-6])>")
_ENTRY = {TargetKind.SOURCES: "source", TargetKind.GLOSSARY: "term"}
"""What the ids of a generated page's entries begin with, so that they cannot be those of the page itself."""
_NO_TERMS_IN = frozenset({"emergency", "urgent"})
"""Cards that must be read at once: nothing to tap but the phone number (NHS-C5)."""


class Writer:
    """Fills the slots of one page. Documents must be written in the order in which the page shows them."""

    def __init__(self, path: str, surroundings: Surroundings, references: References, addresses: Addresses) -> None:
        """`path`: of the article, from which its links are understood."""
        self.components: set[str] = set()
        """The components met so far."""
        self.explained: list[Term] = []
        """The terms whose definitions were put in so far."""
        self.named: dict[str, None] = {}
        """The site URLs of other pages that the text has linked so far."""
        self._path = path
        self._around = surroundings
        self._references = references
        self._href = addresses.href
        self._page_url = addresses.of_page
        self._terms = Terms(surroundings.vocabulary, self._define)
        self._defining = True
        self._citing = True
        self._sourced: set[tuple[str, str, bool]] = set()
        """The sources whose number stands in the block at hand already: one is enough."""
        self._drawn: dict[str, int] = {}

    def html(self, document: Document) -> Markup:
        """Block HTML with glossary terms explained."""
        return self._markup(document.parts)

    def line(self, document: Document) -> Markup:
        """The HTML of a one-line document (a key point) without its paragraph."""
        written = str(self._markup(document.parts)).strip()
        return Markup(written.removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 - made of our own HTML

    def line_without_terms(self, document: Document) -> Markup:
        """The same for places where nothing may be tapped, such as a summary."""
        self._defining = self._citing = False
        line = self.line(document)
        self._defining = self._citing = True
        return line

    def _markup(self, parts: tuple[Part, ...]) -> Markup:
        pieces: list[str] = []
        run: list[str] = []
        for part in parts:
            if isinstance(part, Call | FigureSlot):
                pieces += [self._explained(run), self._call(part) if isinstance(part, Call) else self._figure(part)]
                run = []
            else:
                if isinstance(part, CitationSlot) and run:
                    run[-1] = run[-1].rstrip()  # the number must not begin a line of its own
                run.append(self._inline(part))
        pieces.append(self._explained(run))
        return Markup("".join(pieces))  # noqa: S704 - the parts are HTML of our own making

    def _explained(self, run: list[str]) -> str:
        written = "".join(run)
        return self._terms.mark(written) if self._defining else written

    def _inline(self, part: Part) -> str:
        if isinstance(part, str):
            if _BLOCK_END.search(part):
                self._sourced.clear()
            return part
        if isinstance(part, LinkSlot):
            return str(escape(self._address(part.target)))
        if isinstance(part, ImageSlot):
            return self._image(part)
        if isinstance(part, CitationSlot):
            items = tuple(self._references.cite(item) for item in part.items)
            return self._component("citation", items=items)
        if isinstance(part, ValueSlot):
            return self._value(part)
        raise TypeError(part)

    def _image(self, slot: ImageSlot) -> str:
        pictures, target = self._around.pictures, slot.target
        if target.startswith(addresses.DRAWING):
            return self._component("drawing", shape=pictures.drawing(target), alt=slot.alt)
        width, height = pictures.size(addresses.resolve(self._path, target).path) or (None, None)
        return self._component("image", src=self._address(target), alt=slot.alt, width=width, height=height)

    def _call(self, call: Call) -> str:
        outer, self._defining = self._defining, False
        title = self._markup(call.title)
        urgent = call.arguments.get("kind") in _NO_TERMS_IN
        self._defining = outer and not urgent
        self._citing = not urgent
        body = self._markup(call.body)
        self._defining, self._citing = outer, True
        if call.component == "table":
            stacked = call.arguments.get("narrow") != "yes"
            return self._component("table", body=body, caption="", stacked=stacked) + "\n"
        return self._component(call.component, title=title, body=body, **call.arguments) + "\n"

    def _component(self, name: str, **arguments: object) -> str:
        self.components.add(name)
        return str(self._around.templates.component(name, **arguments))

    def _address(self, target: str) -> str:
        found = addresses.resolve(self._path, target)
        if found.kind in (TargetKind.PAGE, TargetKind.ANCHOR):
            url = self._page_url(found.path)
            self.named[url] = None
        elif found.kind in self._around.generated:
            url = self._around.generated[found.kind]
            if found.kind is TargetKind.SOURCES:
                url = self._around.works.get(found.anchor, url)
            found = replace(found, anchor=f"{_ENTRY[found.kind]}-{found.anchor}" if found.anchor else "")
        elif found.kind is TargetKind.STATIC:
            url = f"/{found.path}"
        else:
            return found.path
        return self._href(f"{url}#{found.anchor}" if found.anchor else url)

    def _value(self, slot: ValueSlot) -> str:
        if not slot.name.startswith(CLINIC):
            return self._fact(slot)
        text = value(self._around.clinic, slot.name)
        if slot.name in _DIALLED and not slot.plain:
            return str(Markup('<a class="tel" href="{}">{}</a>').format(telephone(text), text))
        return str(escape(text))

    def _fact(self, slot: ValueSlot) -> str:
        """A record in words, with its reference behind its first use in the block."""
        name, _, variant = slot.name.partition(".")
        fact = self._around.ledger.facts[name].value
        words = self._around.phrases.phrase(fact, variant, opening=slot.opening)
        if slot.plain or not self._citing:
            return str(escape(words))
        said = str(Markup('<span class="fact" data-fact="{}">{}</span>').format(slot.name, words))
        place = (fact.source, fact.locator or "", awaits_check(fact))
        if place in self._sourced:
            return said
        self._sourced.add(place)
        return said + self._cited([fact])

    def _cited(self, facts: Sequence[Fact]) -> str:
        """The reference numbers of some records; each place in a source once."""
        items: dict[tuple[str, str], CitationItem] = {}
        for fact in facts:
            key = (fact.source, fact.locator or "")
            unconfirmed = awaits_check(fact) or (key in items and items[key].unconfirmed)
            items[key] = CitationItem(*key, unconfirmed, Place())
        return self._component("citation", items=tuple(self._references.cite(item) for item in items.values()))

    def _figure(self, slot: FigureSlot) -> str:
        self._sourced.clear()
        times = self._drawn[slot.name] = self._drawn.get(slot.name, 0) + 1
        anchor = f"figure-{slot.name}" + (f"-{times}" if times > 1 else "")
        facts = {name: located.value for name, located in self._around.ledger.facts.items()}
        pictures = {name: located.value for name, located in self._around.ledger.pictures.items()}
        from handout.render.figures import Setting, figure  # noqa: PLC0415 - many sites have none

        setting = Setting(self._around.phrases, lambda shown: Markup(self._cited(shown)), anchor)  # noqa: S704 - ours
        name, arguments = figure(slot.name, facts, pictures, setting)
        self.components.add("figure-frame")
        return self._component(name, **arguments) + "\n"

    def _define(self, words: str, term: Term) -> str:
        self.explained.append(term)
        url = f"{self._around.generated[TargetKind.GLOSSARY]}#{term_id(term)}"
        return self._component(
            "term",
            text=Markup(words),  # noqa: S704 - a stretch of text that is escaped already
            definition=term.definition,
            url=self._href(url),
            id=f"definition-{len(self.explained)}",
        )
