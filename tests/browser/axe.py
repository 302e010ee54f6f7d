"""axe-core: which rules are asked in which mode, and what it says in words."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.programs import npm_file

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_MORE = [  # off unless asked for, or of level AAA
    "css-orientation-lock",
    "focus-order-semantics",
    "hidden-content",
    "identical-links-same-purpose",
    "label-content-name-mismatch",
    "table-fake-caption",
    "target-size",
    "td-has-header",
]

_RUN = """([only, on, off]) => axe.run(document, {
  runOnly: only,
  rules: Object.fromEntries([...on.map(id => [id, {enabled: true}]), ...off.map(id => [id, {enabled: false}])]),
  resultTypes: ["violations", "incomplete"],
}).then(({violations, incomplete}) => [violations, incomplete].map(all => all.flatMap(
  one => one.nodes.map(node => [one.id, node.target.join(" "), node.html.replace(/\\s+/g, " ").slice(0, 160),
    [...node.any, ...node.all, ...node.none].map(check => check.message).join("; ")])
)))"""


@dataclass(frozen=True)
class Rules:
    """Rules by tag (with some more, without others), or by name alone."""

    names: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


ALL = Rules(without=("hidden-content",))
ON_PAPER = Rules(without=("bypass", "hidden-content", "skip-link", "target-size"))
COLORS = Rules(names=("color-contrast",))
LINKS = Rules(names=("color-contrast", "link-in-text-block"))
SIZES = Rules(names=("target-size", "scrollable-region-focusable"))
CROWDED = Rules(names=("target-size", "scrollable-region-focusable", "color-contrast"))


@dataclass(frozen=True)
class Known:
    """Something axe cannot decide and a person has: on which elements, and why it is no barrier."""

    rule: str
    html: str
    why: str


@functools.cache
def source() -> str:
    return npm_file("axe-core/axe.min.js").read_text("utf-8")


def load(page: Page) -> None:
    """Puts axe into the page; evaluated, since a strict policy refuses script elements."""
    page.evaluate(source())


def barriers(page: Page, rules: Rules = ALL, known: Collection[Known] = ()) -> list[str]:
    """What axe finds, and what it cannot decide unless that is `known`: "rule: selector: HTML: why"."""
    only = {"type": "rule", "values": list(rules.names)} if rules.names else {"type": "tag", "values": _TAGS}
    more = [] if rules.names else [rule for rule in _MORE if rule not in rules.without]
    violations, undecided = page.evaluate(_RUN, [only, more, list(rules.without)])
    found = [f"{rule}: {target}: {html}: {why}" for rule, target, html, why in violations]
    return found + [
        f"{rule} (undecided): {target}: {html}: {why}"
        for rule, target, html, why in undecided
        if not any(one.rule == rule and one.html in html for one in known)
    ]
