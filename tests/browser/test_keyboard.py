"""Every page with a keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.browser.controls import operate, skip
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
        page.evaluate("() => document.activeElement?.blur()")
    for mode in (WIDE, ZOOM):
        enter(page, mode)
        found += [f"{mode.name}: {finding}" for finding in [*operate(page), *skip(page)]]
    for mode in RINGS:
        enter(page, mode)
        found += [f"{mode.name}: {finding}" for finding in rings(page)]
    return found


def test_every_page_can_be_used_with_the_keyboard_alone(crew: Crew, urls: list[str]) -> None:
    assert crew.survey(urls, look) == []


def test_a_choice_of_display_is_made_with_arrows(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    page.goto(served + "/benefits/results/")
    page.get_by_role("button", name="Display").focus()
    for key in ("Enter", "Tab", "Tab", "ArrowDown", "ArrowDown", "Escape"):
        page.keyboard.press(key)
    assert page.locator("#text-largest").is_checked()
    assert page.evaluate("() => document.activeElement.getAttribute('popovertarget')") == "display"
    page.close()
