"""One HTML page as a browser's parser reads it: every element, style and script in it, and its policy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from handout import policy
from handout.audit import elements, policies, scripts, styles
from handout.audit.finding import Finding

_SILENT = frozenset({"class", "id", "d", "viewBox", "cx", "cy", "r", "x", "y", "rx", "points", "aria-hidden", "hidden"})
"""Attributes that cannot hold an address. Most elements have no others, and need no further look."""
_LINK = frozenset({"href", "class"})
_NAMES = re.compile(r"[\w -]*")


def parsed(html: str | bytes) -> LexborHTMLParser:
    """What a browser makes of a page. Raises MemoryError: any text is HTML, so nothing else stops the parser."""
    try:
        return LexborHTMLParser(html)
    except SelectolaxError:
        raise MemoryError from None


def findings(tree: LexborHTMLParser, html: str, programs: tuple[str, ...]) -> tuple[Finding, ...]:
    """Everything in a page that is not private, or does not stand on its own; `tree` is what `html` becomes.

    `programs` are its inline scripts.
    """
    sheets = texts(tree, "style")
    found = [*_inside(tree, sheets, programs), *policies.findings(tree, html, sheets, programs)]
    return tuple(dict.fromkeys(found))


def texts(tree: LexborHTMLParser, tag: str) -> tuple[str, ...]:
    """The texts of all inline styles, or of all inline scripts that are run: data blocks are not."""
    nodes = ((node, node.attributes) for node in tree.css(tag))
    return tuple(
        node.text(deep=True)
        for node, given in nodes
        if tag == "style" or ("src" not in given and policy.runs(given.get("type") or ""))
    )


def _inside(tree: LexborHTMLParser, sheets: tuple[str, ...], programs: tuple[str, ...]) -> Iterator[Finding]:
    root = tree.root
    for node in root.traverse(include_text=False) if root is not None else ():
        tag, given = node.tag or "", node.attributes
        if (tag in elements.JUDGED or not given.keys() <= _SILENT) and not (tag == "a" and _stays(given)):
            yield from elements.findings(tag, tuple(given.items()))
        if tag == "template":
            yield from _template(node)
    for sheet in sheets:
        yield from styles.findings(sheet)
    for program in programs:
        yield from scripts.findings(program)


def _stays(given: Mapping[str, str | None]) -> bool:
    """Whether a link with these attributes only leads up from the page's own folder, or to a place on the page.

    Most links do, each to another address: to ask what else they could do takes longer than to see that.
    """
    address, names = given.get("href") or "", given.get("class") or ""
    leads_up = address.startswith(("../", "#")) and "(" not in address
    return leads_up and given.keys() <= _LINK and _NAMES.fullmatch(names) is not None


def _template(node: LexborNode) -> Iterator[Finding]:
    """The content of a template is a document of its own, which the walk over the page passes by."""
    whole = node.html or ""
    tree = parsed(whole[whole.find(">") + 1 : whole.rfind("</")])
    yield from _inside(tree, texts(tree, "style"), texts(tree, "script"))
