"""Every page with a keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.crew import Crew
from tests.browser.keyboard import load, rings, walk
from tests.browser.modes import DARK, DIM, FORCED, FORCED_DARK, PHONE, WIDE, ZOOM, enter

RINGS = (WIDE, PHONE, DARK, DIM, FORCED, FORCED_DARK)


def look(page: Page, _: str) -> list[str]:
    """Forward on a wide screen, backward at 400% zoom, where least room is left beside things that stick."""
    load(page)
    found = []
    for mode, key in ((WIDE, "Tab"), (ZOOM, "Shift+Tab")):
        enter(page, mode)
        found += [f"{mode.name}: {finding}" for finding in walk(page, key)]
        page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0) }")
    for mode in RINGS:
        enter(page, mode)
        found += [f"{mode.name}: {finding}" for finding in rings(page)]
    return found


def test_every_page_can_be_walked_with_the_keyboard(crew: Crew, urls: list[str]) -> None:
    assert crew.survey(urls, look) == []
