"""Every page at every size: nothing scrolls sideways, nothing is cut off, and what is tapped is large enough."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.crew import Crew
from tests.browser.layout import load, misfits, small_targets
from tests.browser.modes import LARGEST, LARGEST_PHONE, PHONE, SPACED_PHONE, SPACED_WIDE, WIDE, ZOOM, enter

SIZES = (WIDE, PHONE, ZOOM, SPACED_WIDE, SPACED_PHONE, LARGEST, LARGEST_PHONE)


def look(page: Page, _: str) -> list[str]:
    load(page)
    found = []
    for mode in SIZES:
        enter(page, mode)
        found += [f"{mode.name}: {misfit}" for misfit in misfits(page)]
    enter(page, PHONE)
    return found + small_targets(page)


def test_every_page_fits_at_every_size(crew: Crew, urls: list[str]) -> None:
    assert crew.survey(urls, look) == []
