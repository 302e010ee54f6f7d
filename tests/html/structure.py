"""What a page's HTML must hold for readers who do not see it: questions to one page, answered with findings.

Each rule is a function from a parsed page to findings in words. WCAG 2.2 criteria stand in brackets.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

Rule = Callable[[LexborHTMLParser], Iterator[str]]

LANDMARKS = "header, nav, main, footer, aside"
VAGUE = frozenset(
    {"click here", "here", "learn more", "link", "more", "more information", "read more", "this", "this page"}
)
_POINTERS = (
    *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto"),
    *("aria-labelledby", "aria-owns", "commandfor", "for", "headers", "list", "popovertarget"),
)
_HEADING = re.compile(r"h[1-6]")


def findings(html: str) -> list[str]:
    """Everything that is wrong with the structure of one page."""
    page = LexborHTMLParser(html)
    return [finding for rule in RULES for finding in rule(page)]


def said(node: LexborNode) -> str:
    """What a screen reader says for a link or a button: its label, or its words and the titles of its pictures."""
    label = node.attributes.get("aria-label")
    if label:
        return label
    hidden = {part.mem_id for part in node.css("[aria-hidden=true], [aria-hidden=true] *")}
    words = [part.text_content or "" for part in node.traverse(include_text=True) if _is_said(part, hidden)]
    alternatives = [part.attributes.get("alt") or "" for part in node.css("img")]
    return " ".join(" ".join([*words, *alternatives]).split())


def _is_said(part: LexborNode, hidden: set[int]) -> bool:
    return part.tag == "-text" and part.parent is not None and part.parent.mem_id not in hidden


def language(page: LexborHTMLParser) -> Iterator[str]:
    """[3.1.1, 3.1.2]"""
    root = page.css_first("html")
    lang = root.attributes.get("lang") if root else None
    if not lang:
        yield "the page does not name its language"
    for link in page.css("body a[hreflang]"):
        if link.attributes["hreflang"] != lang and link.attributes.get("lang") != link.attributes["hreflang"]:
            yield f'the words "{said(link)}" do not name their language'


def headings(page: LexborHTMLParser) -> Iterator[str]:
    """[1.3.1, 2.4.6]"""
    found = [node for node in page.css("h1, h2, h3, h4, h5, h6") if node.tag and _HEADING.fullmatch(node.tag)]
    levels = [int(node.tag[1]) for node in found if node.tag]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of level 1"
    yield from (f"an empty {node.tag}" for node in found if not said(node))
    for (before, after), node in zip(itertools.pairwise(levels), found[1:], strict=True):
        if after > before + 1:
            yield f'"{said(node)}" is a heading of level {after} right after level {before}'


def landmarks(page: LexborHTMLParser) -> Iterator[str]:
    """[1.3.1, 2.4.1]"""
    for name in ("main", "header", "footer"):
        found = [node for node in page.css(name) if not _inside(node, {"article", "aside", "main", "nav", "section"})]
        if len(found) != 1:
            yield f"{len(found)} {name} landmarks"
    names = [(nav.attributes.get("aria-label") or "").strip() for nav in page.css("nav")]
    names += [_named(page, nav) for nav in page.css("nav[aria-labelledby]")]
    yield from (
        f'{count} navigation landmarks are called "{name}"' for name, count in Counter(names).items() if count > 1
    )
    if "" in names and not page.css("nav[aria-labelledby]"):
        yield "a navigation landmark without a name"


def everything_has_a_place(page: LexborHTMLParser) -> Iterator[str]:
    """All words stand in a landmark; only the skip link and what belongs to the whole page stand before the first."""
    body = page.css_first("body")
    for node in body.traverse(include_text=True) if body else ():
        words = (node.text_content or "").strip() if node.tag == "-text" else ""
        parent = node.parent
        if words and parent and parent.tag not in {"script", "style"} and not _inside(node, set(LANDMARKS.split(", "))):
            place = _closest(
                node,
                'a[href^="#"], [role=region][aria-label], [role=alert], section[aria-label], section[aria-labelledby]',
            )
            if not place:
                yield f'"{words[:50]}" stands outside of all landmarks'


def _inside(node: LexborNode, tags: set[str]) -> bool:
    at = node.parent
    while at is not None and at.tag not in tags:
        at = at.parent
    return at is not None


def _closest(node: LexborNode, selector: str) -> bool:
    at = node.parent
    while at is not None and at.tag not in {"body", "html", "-undef"}:
        if at.css_matches(selector):
            return True
        at = at.parent
    return False


def _named(page: LexborHTMLParser, node: LexborNode) -> str:
    label = page.css_first(f'[id="{node.attributes["aria-labelledby"]}"]')
    return said(label) if label else ""


def references(page: LexborHTMLParser) -> Iterator[str]:
    """[4.1.2] Each id once; whatever points at an id of the page finds it."""
    counts = Counter(node.attributes["id"] for node in page.css("[id]"))
    yield from (f'{count} elements have the id "{one}"' for one, count in counts.items() if count > 1)
    for attribute in _POINTERS:
        for node in page.css(f"[{attribute}]"):
            missing = [one for one in (node.attributes[attribute] or "").split() if one not in counts]
            yield from (f'{node.tag} {attribute}="{one}" points at nothing' for one in missing)
    for link in page.css('a[href^="#"]'):
        target = (link.attributes["href"] or "#")[1:]
        if target not in counts:
            yield f'the link "{said(link)}" points at nothing: #{target}'


def pictures(page: LexborHTMLParser) -> Iterator[str]:
    """[1.1.1]"""
    yield from (f"an image without alt: {node.attributes.get('src')}" for node in page.css("img:not([alt])"))
    for svg in page.css("svg"):
        if svg.attributes.get("aria-hidden") == "true" or _closest(svg, "[aria-hidden=true]"):
            continue
        if svg.attributes.get("role") != "img" or not svg.css_first("title") or not svg.css_first("desc"):
            yield f"a drawing is neither hidden nor titled and described: {svg.attributes.get('class')}"


_TABLE_ROLES = {"table": {"table"}, "thead": {"rowgroup"}, "tbody": {"rowgroup"}, "tfoot": {"rowgroup"}, "tr": {"row"},
                "th": {"columnheader", "rowheader"}, "td": {"cell"}}  # fmt: skip


def tables(page: LexborHTMLParser) -> Iterator[str]:
    """[1.3.1]"""
    for table in page.css("table"):
        heads = table.css("th")
        if not heads:
            yield f'a table without headers: "{said(table)[:40]}"'
        yield from (f'the header "{said(head)}" has no scope' for head in heads if not head.attributes.get("scope"))
    for part in page.css("table[role], table [role]"):
        role = part.attributes["role"]
        if part.tag in _TABLE_ROLES and role not in _TABLE_ROLES[part.tag]:
            yield f"{part.tag} has the role {role}"


def links(page: LexborHTMLParser) -> Iterator[str]:
    """[2.4.4, 2.4.9] A link can be understood alone: no vague words, and the same words never lead to two places."""
    targets: dict[str, set[str]] = defaultdict(set)
    for link in page.css("a[href]"):
        name, target = said(link), link.attributes["href"] or ""
        if not name:
            yield f"a link without words: {target}"
        elif name.casefold().strip(" .:…→") in VAGUE:
            yield f'the link "{name}" says nothing alone'
        targets[name.casefold()].add(target)
    yield from (
        f'the words "{name}" lead to {len(places)} places: {", ".join(sorted(places))}'
        for name, places in targets.items()
        if name and len(places) > 1
    )


def peace(page: LexborHTMLParser) -> Iterator[str]:
    """[2.2.1, 2.2.2, 2.3.1, 2.4.3, 3.2.1, 3.2.5] Nothing moves, plays, grabs the focus or opens a window by itself."""
    numbers = [node.attributes["tabindex"] or "0" for node in page.css("[tabindex]")]
    yield from (f'tabindex="{number}" changes the order' for number in numbers if number not in {"0", "-1"})
    yield from (f"{node.tag} takes the focus by itself" for node in page.css("[autofocus]"))
    yield from (f"{node.tag} plays by itself" for node in page.css("[autoplay], marquee, blink"))
    yield from (f"{node.tag} moves by itself" for node in page.css("animate, animateMotion, animateTransform"))
    yield from (f'the link "{said(node)}" opens a window' for node in page.css("a[target]"))
    yield from (f"{node.tag} has a key of its own" for node in page.css("[accesskey]"))


RULES: tuple[Rule, ...] = (
    language, headings, landmarks, everything_has_a_place, references, pictures, tables, links, peace,
)  # fmt: skip
