"""A walk through a page with nothing but a keyboard."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")


def load(page: Page) -> None:
    page.evaluate(_SCRIPT)


def focused(page: Page) -> dict[str, Any] | None:
    """What has the focus: its number and name, what covers it, the part of the page, its box in the page."""
    return page.evaluate("() => keyboard.focused()")


def walk(page: Page, key: str = "Tab") -> list[str]:
    """Presses Tab (or Shift+Tab) until the page is left, and tells what a reader would stumble over."""
    expected = page.evaluate("() => keyboard.expected()")
    if key != "Tab":
        expected.reverse()
    stops = _stops(page, key, len(expected) + 5)
    found = [f"{stop['name']} {stop['covered']}" for stop in stops if stop["covered"]]
    found += [f"{one['name']} stands before {two['name']} on the screen" for one, two in _backward(stops, key)]
    return found + _missed(expected, [(stop["index"], stop["name"]) for stop in stops])


def _stops(page: Page, key: str, most: int) -> list[dict[str, Any]]:
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press(key)
        stop = focused(page)
        if stop is None or (stops and stop["index"] == stops[0]["index"]):
            break
        stops.append(stop)
    return stops


def _missed(expected: list[Any], reached: list[tuple[int, str]]) -> list[str]:
    wanted, got = [index for index, _ in expected], [index for index, _ in reached]
    found = [f"{name} is never reached" for index, name in expected if index not in got]
    found += [f"{name} gets the focus and does nothing" for index, name in reached if index not in wanted]
    repeated = {name for index, name in reached if got.count(index) > 1}
    found += [f"{name} holds the focus" for name in sorted(repeated)]
    if not found and wanted != got:
        found.append("the focus does not follow the page")
    return found


def _backward(stops: list[dict[str, Any]], key: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Neighbors in one part of the page whose second stands above the first without beginning a new column."""
    ordered = stops if key == "Tab" else stops[::-1]
    pairs = [pair for pair in itertools.pairwise(ordered) if pair[0]["part"] == pair[1]["part"]]
    return [(two, one) for one, two in pairs if _above(two["box"], one["box"], rtl=one["rtl"])]


def _above(box: dict[str, float], earlier: dict[str, float], *, rtl: bool) -> bool:
    new_column = box["right"] <= earlier["left"] if rtl else box["left"] >= earlier["right"]
    return box["bottom"] <= earlier["top"] and not new_column


def rings(page: Page) -> list[str]:
    """What can have the focus and does not show it well: 2 px or wider, 3:1 against what is beside it, not cut off."""
    return list(page.evaluate("() => keyboard.rings()"))
