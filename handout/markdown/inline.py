"""Python-Markdown's inline step, set up for the author's syntax: links, images, emphasis, citations and values.

What the syntax does not have (raw HTML, reference links) is not switched on; `handout.markdown.faults` tells of it.
A pattern is tried only in a document that holds its signs, and a text without any sign is left alone.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache

from markdown import Markdown
from markdown.inlinepatterns import (
    AutolinkInlineProcessor,
    AutomailInlineProcessor,
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
_ANY_SIGN = re.compile(r"[`\\\[<*_]|  \n")


class _Slot(InlineProcessor):
    """`[@…]` or `[=…]`: an element that carries the mark's number and what stands between the brackets."""

    def __init__(self, sign: str, tag: str, md: Markdown) -> None:
        super().__init__(rf"\[{sign}{MARK}([^\[\]]*)\]", md)
        self._tag = tag

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        return ET.Element(self._tag, {"mark": m[1], "content": m[2]}), m.start(0), m.end(0)


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
        md.inlinePatterns.register(LinkInlineProcessor(r"(?<!\!)\[", md), "link", 160)
        md.inlinePatterns.register(ImageInlineProcessor(r"\!\[", md), "image_link", 150)
        md.inlinePatterns.register(_Autolink(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>", md), "autolink", 120)
        md.inlinePatterns.register(_Automail(r"<([^<> !]+@[^@<> ]+)>", md), "automail", 110)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
        md.ESCAPED_CHARS = list(_PUNCTUATION)
        self.md = md
        names = sorted(SIGNS, key=md.inlinePatterns.get_index_for_name)
        self._patterns = [(SIGNS[name], md.inlinePatterns[name]) for name in names]

    def apply(self, root: ET.Element) -> None:
        """Turns the marked text of each element into inline elements, in place."""
        self.md.reset()
        together = "\n".join(_to_be_read(root))
        if not together:
            return
        together += "*" if "_" in together else ""
        patterns = tuple(pattern for sign, pattern in self._patterns if sign in together)
        self.md.treeprocessors["inline"].inlinePatterns = patterns  # type: ignore[attr-defined]
        self.md.treeprocessors["inline"].run(root)
        if "\\" in together:
            self.md.treeprocessors["unescape"].run(root)


def _to_be_read(root: ET.Element) -> Iterator[str]:
    """The texts that hold a sign. All others are made such that Python-Markdown leaves them alone."""
    for element in root.iter():
        text = element.text
        if text and _ANY_SIGN.search(text) is None:
            element.text = AtomicString(text)
        elif text and not isinstance(text, AtomicString):
            yield text


def apply(root: ET.Element) -> None:
    """Turns the marked text of each element of a document into inline elements, in place."""
    idle = _idle()
    try:
        step = idle.pop()
    except IndexError:  # the first document, or another one is being read at the same time
        step = Inline()
    step.apply(root)
    idle.append(step)  # not behind an error: then what is half done is thrown away


@cache
def _idle() -> list[Inline]:
    """Steps that no document is using: setting one up takes longer than most texts do."""
    return []
