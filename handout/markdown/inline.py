"""Python-Markdown's inline step, set up for the author's syntax: links, images, emphasis, citations and values.

What the syntax does not have (raw HTML, reference links) is not switched on; `handout.markdown.faults` tells of it.
The step reads only texts that hold a sign, and a pattern is tried only in a document that holds its signs.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

from markdown import Markdown
from markdown.inlinepatterns import (
    AutolinkInlineProcessor,
    AutomailInlineProcessor,
    DelimiterProcessor,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.util import AtomicString

from handout.markdown.marks import MARK

CITATION, VALUE = "handout-citation", "handout-value"
_LEFT_OUT = ("html", "entity", "reference", "short_reference", "image_reference", "short_image_ref")
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_LAST_MARK = re.compile(rf"{MARK}$")
SIGNS = {
    "backtick": "`",
    "backslash_break": "\\\n",
    "escape": "\\",
    "citation": "[@",
    "value": "[=",
    "link": "[",
    "image_link": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "em_strong": "*",
}
"""What a text must hold before a pattern can find anything in it; for emphasis, `_` will do as well."""
_ANY_SIGN = re.compile(r"[`\\\[<*_]")
_PLAIN_LINK = re.compile(rf"\[([^\[\]]*)\]\(({MARK}[^\s()<>\"'\x02]*)\)")
"""A link in which nothing has to be paired or undone."""
_PLAIN_EMPHASIS = re.compile(r"(?<![^\s])(\*\*?)(?![\s*])([^*_]*)(?<!\s)\1(?!\*)")
"""Emphasis that begins behind a space and in which no other one can begin or end."""

_Match = tuple[ET.Element | str | None, int | None, int | None]


class _Slot(InlineProcessor):
    """`[@…]` or `[=…]`: an element that carries the mark's number and what stands between the brackets."""

    def __init__(self, sign: str, tag: str, md: Markdown) -> None:
        super().__init__(rf"\[{sign}{MARK}([^\[\]]*)\]", md)
        self._tag = tag

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        return ET.Element(self._tag, {"mark": m[1], "content": m[2]}), m.start(0), m.end(0)


class _Link(LinkInlineProcessor):
    """Sees at one look what a plain link is, of which there are many; looks at others sign by sign."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: N802
        plain = _PLAIN_LINK.match(data, m.start(0))
        if plain is None:
            return super().handleMatch(m, data)
        element = ET.Element("a", {"href": plain[2]})
        element.text = plain[1] if has_signs(plain[1]) or "\x02" in plain[1] else AtomicString(plain[1])
        return element, plain.start(0), plain.end(0)


class _Emphasis(DelimiterProcessor):
    """Sees at one look what plain emphasis is; pairs all other signs one by one."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: N802
        plain = None if self.regions else _PLAIN_EMPHASIS.match(data, m.start(0))
        if plain is None:
            return super().handleMatch(m, data)
        element = ET.Element("strong" if plain[1] == "**" else "em")
        element.text = plain[2]
        return element, plain.start(0), plain.end(0)


class _Autolink(AutolinkInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: N802
        address = self.unescape(m[1])
        return _with_mark(address, address, data, m.start(0)), m.start(0), m.end(0)


class _Automail(AutomailInlineProcessor):
    """Without Python-Markdown's disguise: the address is read by people, some with a screen reader."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: N802
        address = self.unescape(m[1]).removeprefix("mailto:")
        return _with_mark(address, f"mailto:{address}", data, m.start(0)), m.start(0), m.end(0)


def _with_mark(text: str, target: str, data: str, start: int) -> ET.Element:
    """A link whose mark stands before its `<`."""
    mark = _LAST_MARK.search(data[max(0, start - 12) : start])
    element = ET.Element("a", {"href": f"{mark[0] if mark else ''}{target}"})
    element.text = AtomicString(text)
    return element


class Inline:
    """One set-up inline step; used for one document at a time. `md` is the Python-Markdown it is part of."""

    def __init__(self) -> None:
        md = Markdown()
        for name in _LEFT_OUT:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(_Slot("@", CITATION, md), "citation", 175)
        md.inlinePatterns.register(_Slot("=", VALUE, md), "value", 174)
        md.inlinePatterns.register(_Link(r"(?<!\!)\[", md), "link", 160)
        md.inlinePatterns.register(ImageInlineProcessor(r"\!\[", md), "image_link", 150)
        md.inlinePatterns.register(_Autolink(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>", md), "autolink", 120)
        md.inlinePatterns.register(_Automail(r"<([^<> !]+@[^@<> ]+)>", md), "automail", 110)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
        emphasis = _Emphasis("*", "strong,em", md)
        emphasis.add("_", "strong,em", smart=True)
        md.inlinePatterns.register(emphasis, "em_strong", 60)
        md.ESCAPED_CHARS = list(_PUNCTUATION)
        self.md = md
        names = sorted(SIGNS, key=md.inlinePatterns.get_index_for_name)
        self._patterns = [(SIGNS[name], md.inlinePatterns[name]) for name in names]

    def apply(self, root: ET.Element, signed: list[ET.Element]) -> None:
        """Turns the marked text of some elements of a tree into inline elements, in place."""
        if not signed:
            return
        elements = signed if len(signed) == 1 else _as_met(root, set(signed))
        self.md.reset()
        together = "\n".join([element.text or "" for element in elements])
        together += "*" if "_" in together else ""
        patterns = tuple(pattern for sign, pattern in self._patterns if sign in together)
        self.md.treeprocessors["inline"].inlinePatterns = patterns  # type: ignore[attr-defined]
        flat = ET.Element("div")
        flat.extend([_alone(element) if len(element) else element for element in elements])
        self.md.treeprocessors["inline"].run(flat)
        if "\\" in together:
            self.md.treeprocessors["unescape"].run(flat)
        for element, read in zip(elements, flat, strict=True):
            if read is not element:
                element.text = read.text
                element[:0] = read


def _as_met(root: ET.Element, signed: set[ET.Element]) -> list[ET.Element]:
    """The elements in the order in which Python-Markdown would meet them in the whole tree: by their depth."""
    found: list[ET.Element] = []
    level = [root]
    while len(found) < len(signed):
        level = [child for element in level for child in element]
        found += [element for element in level if element in signed]
    return found


def _alone(element: ET.Element) -> ET.Element:
    """An element with its text and without what is in it: blocks, whose texts are read on their own."""
    alone = ET.Element(element.tag)
    alone.text = element.text
    return alone


def has_signs(text: str) -> bool:
    """Whether there is anything in a text for the inline step."""
    return _ANY_SIGN.search(text) is not None or "  \n" in text


def apply(root: ET.Element, signed: list[ET.Element]) -> None:
    """Turns the marked text of the `signed` elements of a document into inline elements, in place."""
    idle = _idle()
    try:
        step = idle.pop()
    except IndexError:  # the first document, or another one is being read at the same time
        step = Inline()
    step.apply(root, signed)
    idle.append(step)  # not behind an error: then what is half done is thrown away


@cache
def _idle() -> list[Inline]:
    """Steps that no document is using: setting one up takes longer than most texts do."""
    return []
