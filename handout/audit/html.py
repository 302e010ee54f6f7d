"""One HTML page as a browser's parser reads it: every element, style and script in it, and its policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from handout import policy
from handout.audit import elements, policies, scripts, styles
from handout.audit.finding import Finding

_RAW = ("style", "script")
_CONTENT = ">"


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a page its policy must name."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    """Those that are run; data blocks are none of them."""


def findings(html: str) -> tuple[Finding, ...]:
    """Everything in a page that is not private, or does not stand on its own."""
    tree = LexborHTMLParser(html)
    parts = Parts(tuple(_texts(tree, "style")), tuple(_texts(tree, "script")))
    found = [*_elements(tree), *policies.findings(tree, html, parts.styles, parts.scripts)]
    for sheet in parts.styles:
        found += styles.findings(sheet)
    for script in parts.scripts:
        found += scripts.findings(script)
    return tuple(dict.fromkeys(found))


def _elements(tree: LexborHTMLParser) -> Iterator[Finding]:
    root = tree.root
    for node in root.traverse(include_text=False) if root is not None else ():
        given = node.attributes
        if given:
            pairs = tuple((name.lower(), value or "") for name, value in given.items())
            yield from elements.findings(node.tag or "", pairs)
        else:
            yield from elements.findings(node.tag or "", ())
        if node.tag == "template":
            yield from _template(node)


def _template(node: LexborNode) -> Iterator[Finding]:
    """The content of a template is a document of its own, which the walk over the page passes by."""
    whole = node.html or ""
    inside = whole[whole.find(_CONTENT) + 1 : whole.rfind("</")]
    yield from findings_inside(inside)


def findings_inside(fragment: str) -> tuple[Finding, ...]:
    """Everything in a piece of a page, which has no policy of its own."""
    tree = LexborHTMLParser(fragment)
    found = [*_elements(tree)]
    found += [one for sheet in _texts(tree, "style") for one in styles.findings(sheet)]
    found += [one for script in _texts(tree, "script") for one in scripts.findings(script)]
    return tuple(dict.fromkeys(found))


def _texts(tree: LexborHTMLParser, tag: str) -> Iterator[str]:
    """The texts of all inline styles, or of all inline scripts that are run."""
    for node in tree.css(tag):
        given = node.attributes
        if tag == "style" or ("src" not in given and policy.runs(given.get("type") or "")):
            yield node.text(deep=True)
