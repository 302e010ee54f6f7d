"""What a page says and where it leads, as a browser shows it."""

from __future__ import annotations

from playwright.sync_api import Page

_WORDS = "() => document.body.innerText.replace(/\\s+/g, ' ').trim()"
_LINKS = """() => [...document.querySelectorAll("a[href]")]
  .filter(one => one.checkVisibility({visibilityProperty: true})).map(one => one.href)"""


def shown(page: Page) -> tuple[str, list[str]]:
    """The visible words, and the addresses of the visible links in order."""
    return page.evaluate(_WORDS), page.evaluate(_LINKS)
