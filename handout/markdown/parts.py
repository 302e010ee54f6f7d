"""The element tree → parts: finished HTML and open slots."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from functools import lru_cache

from handout.addresses import anchor
from handout.markdown import tree
from handout.markdown.inline import CITATION, VALUE
from handout.markdown.marks import MARK_OPENS, Marks, strip
from handout.model import (
    Call,
    CitationItem,
    CitationSlot,
    FigureSlot,
    Heading,
    ImageSlot,
    Link,
    LinkSlot,
    Part,
    ValueSlot,
)
from handout.problems import Place, Problem

_VOID = frozenset({"br", "hr"})
_BLOCK = frozenset({"p", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "thead"})
_APART = frozenset({"br", "th", "td", tree.TITLE, tree.BODY})
_PLAIN = _BLOCK | {"em", "strong", "tbody", "tr", "th", "td"}
_PLAIN_IN = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6"})
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_VALUE = re.compile(r"\[=[^\]]*\]")
_ITEM = re.compile(r"\s*@([A-Za-z0-9][\w:.-]*)\s*(?:,\s*(.*?))?\s*$", re.DOTALL)


class Writer:
    """Writes the parts of one document and notes its links, images, citations and values on the way."""

    def __init__(self, marks: Marks, openings: Collection[tuple[int, int]] = ()) -> None:
        """`openings`: line and column of whatever opens a sentence."""
        self.links: list[Link] = []
        self.images: list[ImageSlot] = []
        self.citations: list[CitationItem] = []
        self.values: list[ValueSlot] = []
        self.figures: list[FigureSlot] = []
        self.problems: list[Problem] = []
        self._marks = marks
        self._openings = openings
        self._parts: list[Part] = []
        self._inside: list[str] = []

    def parts(self, element: ET.Element) -> tuple[Part, ...]:
        """The inside of an element as parts; neighbouring strings are one."""
        outer, self._parts = self._parts, []
        self._inner(element)
        mine, self._parts = self._parts, outer
        return tuple(_joined(mine))

    def _inner(self, element: ET.Element) -> None:
        if element.text:
            self._text(element.text)
        for child in element:
            self._element(child)
            if child.tail:
                self._text(child.tail)

    def _text(self, text: str) -> None:
        self._parts.append(_shown(text))

    def _element(self, element: ET.Element) -> None:
        tag = element.tag
        if tag in _PLAIN:
            self._plain(element, tag)
        elif tag == CITATION:
            self._citation(element)
        elif tag == VALUE:
            self._value(element)
        elif tag == "a":
            self._link(element)
        elif tag == "img":
            self._image(element)
        elif tag == tree.CALL:
            title, body = element
            arguments = {"kind": element.get("kind", "")}
            self._parts.append(Call(element.get("component", ""), arguments, self.parts(body), self.parts(title)))
        elif tag == tree.FIGURE:
            self._figure(element)
        elif tag == tree.TABLE:
            self._parts.append(Call("table", {"narrow": element.get("narrow", "no")}, self.parts(element)))
        elif tag == "code":
            self._parts.append(f"<code>{html.escape(html.unescape(strip(element.text or '')), quote=False)}</code>")
        else:
            self._plain(element, tag)

    def _plain(self, element: ET.Element, tag: str) -> None:
        attributes = _attributes(tuple(element.items())) if element.attrib else ""
        end = "\n" if tag in _BLOCK or tag in _VOID else ""
        if tag in _VOID:
            self._parts.append(f"<{tag}{attributes}>{end}")
        elif len(element) == 0:
            self._parts.append(f"<{tag}{attributes}>{_shown(element.text or '')}</{tag}>{end}")
        else:
            self._parts.append(f"<{tag}{attributes}>")
            self._inside.append(tag)
            self._inner(element)
            self._inside.pop()
            self._parts.append(f"</{tag}>{end}")

    def _link(self, element: ET.Element) -> None:
        target, place = self._marks.take(element.get("href", ""))
        target, place = _decoded(target).strip(), place or Place()
        if element.get("title"):
            self.problems.append(
                Problem(place, "link-title", "words in quotes behind a link's target are not shown to readers",
                        "take them out, or put them into the sentence")
            )  # fmt: skip
        self.links.append(Link(target, visible_text(element).strip(), place))
        self._parts += ['<a href="', LinkSlot(target, place), '">']
        self._inside.append("a")
        self._inner(element)
        self._inside.pop()
        self._parts.append("</a>")

    def _image(self, element: ET.Element) -> None:
        target, place = self._marks.take(element.get("src", ""))
        if target.startswith("figure:"):
            self.problems.append(
                Problem(
                    place or Place(),
                    "figure-in-text",
                    "a picture of a record needs a paragraph of its own, with nothing between its square brackets",
                    f"write ![]({target}) on a line of its own, with an empty line above and below",
                )
            )
        image = ImageSlot(_decoded(target).strip(), _decoded(strip(element.get("alt", ""))).strip(), place or Place())
        self.images.append(image)
        self._parts.append(image)

    def _figure(self, element: ET.Element) -> None:
        line, column = int(element.get("line", "0")), int(element.get("column", "0"))
        name = element.get("name", "")
        figure = FigureSlot(name, Place(line=line, column=column, end=column + len(name)))
        self.figures.append(figure)
        self._parts.append(figure)

    def _value(self, element: ET.Element) -> None:
        name = strip(element.get("content", "")).strip()
        place = self._marks.place(element.get("mark", "0"), len(name))
        opening = (place.line, place.column - len("[=")) in self._openings
        value = ValueSlot(name, not _PLAIN_IN.isdisjoint(self._inside), place, opening)
        self.values.append(value)
        self._parts.append(value)

    def _citation(self, element: ET.Element) -> None:
        number, content = element.get("mark", "0"), strip(element.get("content", ""))
        place = self._marks.place(number, len(content))
        items = []
        at = 0
        for written in f"@{content}".split(";"):
            found = _ITEM.match(written)
            start = place.column + at + (len(written) - len(written.lstrip()) if at else 0)
            stretch = Place(line=place.line, column=start, end=start + max(1, len(written.strip()) - (0 if at else 1)))
            at += len(written) + (0 if at else -1) + 1
            if found is None:
                self.problems.append(_malformed(written, stretch))
                continue
            locator = " ".join((found[2] or "").split())
            unconfirmed = locator.endswith("unconfirmed")
            locator = locator.removesuffix("unconfirmed").rstrip(" ,")
            items.append(CitationItem(found[1], locator, unconfirmed, stretch))
        self.citations += items
        if items:
            self._parts.append(CitationSlot(tuple(items), place))


def _malformed(written: str, place: Place) -> Problem:
    return Problem(
        place,
        "citation-form",
        f'"{written.strip()}" is not a citation',
        "a citation looks like [@aurora-2010], two like [@aurora-2010; @diener-2010]; a page or table goes behind a "
        "comma: [@aurora-2010, table 2]",
    )


def _decoded(text: str) -> str:
    """Typed entities such as `&nbsp;` become their character."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


@lru_cache(maxsize=500)
def _attributes(pairs: tuple[tuple[str, str], ...]) -> str:
    """The HTML of an element's attributes: those of the cells of a table are the same again and again."""
    return "".join([f' {key}="{html.escape(strip(value))}"' for key, value in pairs])


def _shown(text: str) -> str:
    """The HTML of a text that has marks and typed entities in it."""
    if "&" in text or "<" in text or ">" in text or MARK_OPENS in text:
        return html.escape(_decoded(strip(text)), quote=False)
    return text


def _joined(parts: list[Part]) -> Iterator[Part]:
    run: list[str] = []
    for part in parts:
        if isinstance(part, str):
            run.append(part)
            continue
        if run:
            yield "".join(run)
            run = []
        yield part
    if run:
        yield "".join(run)


def visible_text(element: ET.Element, value: str = "[={}]") -> str:
    """What a reader sees of an element: its text and the alternatives of its images; values by their names."""
    if element.tag == "a" and not len(element):
        return _read(element.text or "")
    seen: list[str] = []
    _see(element, value, seen)
    return "".join(seen)


def _see(element: ET.Element, value: str, seen: list[str]) -> None:
    tag = element.tag
    apart = tag in _BLOCK or tag in _APART
    if tag == "img":
        seen.append(_read(element.get("alt", "")))
    elif tag == VALUE:
        seen.append(value.format(strip(element.get("content", "")).strip()))
    elif tag == "code":
        seen.append(html.unescape(strip(element.text or "")))
    else:
        if apart:
            seen.append("\n")
        if element.text:
            seen.append(_read(element.text))
    for child in element:
        _see(child, value, seen)
        if child.tail:
            seen.append(_read(child.tail))
    if apart:
        seen.append("\n")


def _read(text: str) -> str:
    return _decoded(strip(text)) if "&" in text or MARK_OPENS in text else text


def anchored(headings: list[tuple[ET.Element, Place]]) -> tuple[Heading, ...]:
    """Gives each heading an id made of its words: stable, unique on the page, in any script."""
    taken: set[str] = set()
    found = []
    for element, place in headings:
        text = " ".join((visible_text(element) if len(element) else _read(element.text or "")).split())
        name = anchor(_VALUE.sub("", text) if "[=" in text else text) or "part"
        unique, number = name, 2
        while unique in taken:
            unique, number = f"{name}-{number}", number + 1
        taken.add(unique)
        element.set("id", unique)
        found.append(Heading(int(element.tag[1]), text, unique, place))
    return tuple(found)
