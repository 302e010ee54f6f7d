"""The pages of a list that is on several: a large site is made up for them, for ours is small."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import ALL, COLORS, ON_PAPER, Rules, barriers, load
from tests.browser.modes import DARK, DIM, FORCED, PAPER, PHONE, WIDE, Mode, enter
from tests.render.test_lists import PARTS, many

PAGES = (*PARTS[:2], "find/index.html", "find/n/index.html")


@pytest.mark.parametrize("path", PAGES)
def test_they_have_no_barrier_that_axe_can_find(browser: Browser, path: str) -> None:
    matrix: tuple[tuple[Mode, Rules], ...] = (
        (WIDE, ALL),
        (PHONE, ALL),
        (PAPER, ON_PAPER),
        *((mode, COLORS) for mode in (DARK, DIM, FORCED)),
    )
    page = browser.new_page(bypass_csp=True)
    page.set_content(many().outputs[path].decode())
    load(page)
    for mode, rules in matrix:
        enter(page, mode)
        assert barriers(page, rules) == []
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_the_way_to_the_others_is_there_without_scripts(browser: Browser, path: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.set_content(many().outputs[path].decode())
    links = page.locator(".list-parts__link")
    assert links.count() > 2
    for at in range(links.count()):
        box = links.nth(at).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    page.close()
