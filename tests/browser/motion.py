"""What moves: nothing for readers who asked for rest, and nothing longer than five seconds for all others."""

from __future__ import annotations

from playwright.sync_api import Page

LONGEST = 5
"""Seconds that a movement may take which starts by itself (WCAG 2.2.2)."""

_MOVES = """() => [...document.querySelectorAll("*")].flatMap(one => ["", "::before", "::after"].flatMap(part => {
  const style = getComputedStyle(one, part || null), seconds = list => Math.max(...list.split(",").map(parseFloat));
  const turns = style.animationIterationCount.split(",").map(count => count.trim() === "infinite" ? Infinity : +count);
  const found = [];
  if (style.animationName !== "none" && seconds(style.animationDuration) > 0)
    found.push(["moves", seconds(style.animationDelay) + seconds(style.animationDuration) * Math.max(...turns)]);
  if (seconds(style.transitionDuration) > 0) found.push(["changes slowly", seconds(style.transitionDuration)]);
  if (style.scrollBehavior === "smooth") found.push(["scrolls slowly", 0]);
  return found.map(([how, time]) => [`${one.localName}${part} ${how}`, time === Infinity ? -1 : time]);
}))"""


def movements(page: Page, *, still: bool) -> list[str]:
    """What moves on a page: all of it where the reader asked for rest, else what moves too long."""
    found = page.evaluate(_MOVES)
    return sorted({what for what, seconds in found if still or not 0 <= seconds <= LONGEST})
