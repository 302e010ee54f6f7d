"""How heavy a page is: its bytes as hosts send them, and what in it weighs most.

Measured is gzip (RFC 1952) at level 9 without a time stamp: what every host can send to every browser. Brotli, which
many send too, is smaller, so a page within the budget stays within it there. 14,600 bytes are the first 10 segments of
1,460 bytes that a server may send before it hears from the reader (RFC 6928): more than that needs another round trip.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from selectolax.lexbor import LexborHTMLParser

from handout.audit.finding import Finding
from handout.audit.html import parsed
from handout.audit.targets import shown
from handout.model import BudgetSettings, Weight
from handout.outputs import Output, Outputs, deflated
from handout.recall import Memory, Rows, recalled

_BEST = 9
_MARGIN = 32
"""So many bytes more than a quick level the best one may make by chance, with what gzip writes around it."""
_PARTS = (
    ("styles", "style"),
    ("scripts", "script"),
    ("header, menus and footer", "body > header, body > footer, nav, body > a"),
    ("references", ".references"),
    ("definitions of words", "[popover]"),
    ("drawings", "svg"),
    ("tables", "table"),
    ("text", "main"),
)
"""What is taken out of the page in this order, and by what selector; each is charged with what the page loses by it."""
_NEVER_MOVED = ("card--emergency", "card--urgent")
_SHOWN = 5
_WORTH_NAMING = 150


def _packed(output: Output) -> int:
    return packed(output.fetch())


def packed(data: bytes, level: int = _BEST) -> int:
    """The size of `data` in gzip, in bytes."""
    return len(gzip.compress(data, level, mtime=0))


def at_most(data: bytes, budget: int) -> int:
    """A size that a page in gzip does not exceed, in bytes; above the budget, its very size.

    The quicker the level, the larger what it makes. The one by which outputs are kept is 3% too much at most, and many
    pages are packed by it just before.
    """
    size = len(deflated(data)) + _MARGIN
    return size if size <= budget else packed(data)


def findings(data: bytes, at_most: int, scripts: Sequence[str], budget: BudgetSettings) -> Iterator[Finding]:
    """Whether a page, of which `at_most` is known, or the scripts in it together, go over their budgets."""
    if at_most > budget.page_bytes:
        yield _too_heavy(data, at_most, budget.page_bytes)
    together = "".join(scripts).encode()
    most = budget.script_bytes
    if len(together) > most and packed(together) > most:
        size = packed(together)
        message = f"the scripts of a page are {size:,} bytes compressed, {size - most:,} over the budget of {most:,}"
        yield Finding(
            "script-too-heavy", message, "do it with HTML and CSS, or leave it out", (_opening(scripts), "<script")
        )


def _opening(scripts: Sequence[str]) -> str:
    """The first line of the longest script, for looking it up in the sources."""
    return max(scripts, key=len).strip().partition("\n")[0]


def of_file(data: bytes, budget: int) -> tuple[Finding, ...]:
    """Whether a picture or another file goes over its budget, in bytes. It is sent as it is."""
    if len(data) <= budget:
        return ()
    message = f"this file is {kilo(len(data))}, over the budget of {kilo(budget)}; patients on a phone wait for it"
    return (Finding("file-too-heavy", message, "save it smaller: fewer pixels, or as SVG, WebP or AVIF"),)


def heaviest(at_most: Mapping[str, int], outputs: Outputs, budget: int, memory: Memory) -> Weight | None:
    """The heaviest page, of equals the first by its path; None when there are none. `at_most`: path → what the function
    of this name says; only pages that could be the heaviest are measured with care.
    """
    best: Weight | None = None
    rows = Rows(memory, "weight", int)
    order = sorted(at_most, key=lambda path: (-at_most[path], path))
    for at, path in enumerate(order):
        if best is not None and at_most[path] < best.page_bytes:
            break
        if at == 1 and best is not None:  # where all pages are alike, each could be it
            rivals = [outputs.output(other) for other in order[1:] if best.page_bytes <= at_most[other] <= budget]
            new = [one for one in rivals if rows.find(one.sum) is None and not memory.has("weight", one.sum)]
            memory.ahead([partial(_weight, rival) for rival in new])
        size = at_most[path]
        if size <= budget:
            output = outputs.output(path)
            size = rows.find(output.sum) or _weight(output, memory)
            rows.add(output.sum, size)
        if best is None or (size, best.path) > (best.page_bytes, path):
            best = Weight(path, size, budget)
    rows.keep()
    return best


def _weight(output: Output, memory: Memory) -> int:
    return recalled(memory, "weight", output.sum, int, partial(_packed, output))


def _too_heavy(data: bytes, size: int, budget: int) -> Finding:
    parts = sorted(_parts(data), key=lambda part: -part[1])
    named = ", ".join(f"{name} {kilo(part)}" for name, part in parts[:_SHOWN] if part >= _WORTH_NAMING)
    message = (
        f"this page is {size:,} bytes compressed, {size - budget:,} over the budget of {budget:,} that come in one go; "
        f"heaviest are: {named}"
    )
    return Finding("page-too-heavy", message, _mend(data))


def kilo(size: int) -> str:
    """`6.0 kB`, of 1,000 bytes each."""
    return f"{size / 1000:.1f} kB"


def _parts(data: bytes) -> Iterator[tuple[str, int]]:
    tree = parsed(data)
    before = packed((tree.html or "").encode())
    for name, selector in _PARTS:
        nodes = tree.css(selector)
        for node in nodes:
            node.decompose()
        after = packed((tree.html or "").encode()) if nodes else before
        yield name, before - after
        before = after


def _mend(data: bytes) -> str:
    limit = "the limit is page_bytes under budget in site.yaml"
    heading = _heaviest_section(parsed(data))
    if not heading:
        return f"take something out, or use fewer pictures and components; {limit}"
    return f'move a part to a page of its own, such as "{shown(heading)}", or use fewer pictures; {limit}'


def _heaviest_section(tree: LexborHTMLParser) -> str:
    """The heading of the heaviest part of the text. What to do in an emergency stays where it is: it is never named."""
    best, heaviest_yet = "", 0
    headings = tree.css(".prose > h2")
    main = tree.css_first("main")
    html = (main.html or "") if main is not None else ""
    starts = [html.find(node.html or "") for node in headings]
    for node, start, end in zip(headings, starts, [*starts, html.rfind("</article")][1:], strict=True):
        part = html[start : end if end > start else len(html)]
        size = packed(part.encode(), 6)
        if size > heaviest_yet and not any(card in part for card in _NEVER_MOVED):
            best, heaviest_yet = node.text(strip=True), size
    return best
