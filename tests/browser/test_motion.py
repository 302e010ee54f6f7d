"""Nothing on any page moves for readers who asked for rest, and nothing moves for long."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.crew import Crew
from tests.browser.modes import STILL, WIDE, enter
from tests.browser.motion import movements


def look(page: Page, _: str) -> list[str]:
    found = []
    for mode in (WIDE, STILL):
        enter(page, mode)
        found += [f"{mode.name}: {finding}" for finding in movements(page, still=mode.still)]
    return found


def test_every_page_keeps_still(crew: Crew, urls: list[str]) -> None:
    assert crew.survey(urls, look) == []
