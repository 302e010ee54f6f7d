"""What opens and closes, and the skip link, worked with the keys that readers expect."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

_OPENERS = """() => {
  const kinds = new Map();
  const all = [...document.querySelectorAll("button[popovertarget]")];
  for (const one of all) {
    const shown = one.checkVisibility() && !one.closest("[popover]");
    const kind = one.className || one.parentElement.parentElement.className;
    if (shown && !kinds.has(kind)) kinds.set(kind, all.indexOf(one));
  }
  return [...kinds.values()];
}"""
_OPEN = "one => document.getElementById(one.getAttribute('popovertarget'))?.matches(':popover-open') ?? false"
_INSIDE = "one => document.getElementById(one.getAttribute('popovertarget')).contains(document.activeElement)"
_FOCUSED = "one => one === document.activeElement"
_BOX = """one => {
  const box = document.getElementById(one.getAttribute("popovertarget")).getBoundingClientRect();
  return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1;
}"""

# The next Tab begins at the top of the page, as after opening it.
_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
}"""


def operate(page: Page) -> list[str]:
    """One opener of each kind: Enter opens, Tab goes in, Escape closes and gives the focus back."""
    found = []
    for index in page.evaluate(_OPENERS):
        opener = page.locator("button[popovertarget]").nth(index)
        found += [f"{_name(opener)}: {wrong}" for wrong in _popover(page, opener)]
    for summary in page.locator("summary:visible").all():
        found += [f"{_name(summary)}: {wrong}" for wrong in _details(page, summary)]
    return found


def _name(one: Locator) -> str:
    return f'{one.evaluate("one => one.localName")} "{" ".join(one.inner_text().split())}"'


def _popover(page: Page, opener: Locator) -> list[str]:
    opener.focus()
    page.keyboard.press("Enter")
    if not opener.evaluate(_OPEN):
        return ["Enter does not open it"]
    found = [] if opener.evaluate(_BOX) else ["what it opens does not fit the window"]
    page.keyboard.press("Tab")
    if not opener.evaluate(_INSIDE):
        found.append("Tab does not go into what it opens")
    page.keyboard.press("Escape")
    if opener.evaluate(_OPEN):
        return [*found, "Escape does not close it"]
    if not opener.evaluate(_FOCUSED):
        found.append("the focus does not come back")
    return found


def _details(page: Page, summary: Locator) -> list[str]:
    states = []
    summary.focus()
    for _ in range(2):
        page.keyboard.press("Enter")
        states.append(summary.evaluate("one => one.parentElement.open"))
    return [] if sorted(states) == [False, True] else ["Enter does not open and close it"]


def skip(page: Page) -> list[str]:
    """The first stop is a link that shows itself and brings the next stop into the main part."""
    page.evaluate(_TOP)
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    if first.count() != 1 or not first.evaluate("one => one.matches('a[href^=\"#\"]')"):
        return ["the first stop is not a skip link"]
    box = first.bounding_box()
    found = [] if box and box["width"] > 24 and box["height"] >= 24 else ["the skip link does not show itself"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if not page.evaluate("() => document.querySelector('main')?.contains(document.activeElement) ?? false"):
        found.append("the skip link does not lead into the main part")
    return found
