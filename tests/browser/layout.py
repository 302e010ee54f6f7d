"""What does not fit: sideways scrolling, words cut off, boxes that scroll in secret, targets too small for a thumb."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

_SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")

PRIMARY = "nav a, header a, header button, header summary, .button-link, .close, .card a, a[href^='tel:'], label"
"""What a reader with shaking hands must hit: 44 px, our own measure; for all else WCAG's 24 px (axe: target-size)."""


def load(page: Page) -> None:
    page.evaluate(_SCRIPT)


def misfits(page: Page) -> list[str]:
    """What is wider than the window, cut off, or scrolls on its own without a name and a place in the tab order."""
    return list(page.evaluate("() => [...layout.sideways(), ...layout.clipped(), ...layout.scrollers()]"))


def small_targets(page: Page, selector: str = PRIMARY, least: int = 44) -> list[str]:
    return list(page.evaluate("one => layout.small(one)", [selector, least]))
