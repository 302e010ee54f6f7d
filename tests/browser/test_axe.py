"""axe-core on every page in every mode: all rules where a page's structure can differ, else those that can."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.axe import ALL, COLORS, LINKS, ON_PAPER, SIZES, Known, Rules, barriers, load
from tests.browser.controls import openers
from tests.browser.crew import Crew
from tests.browser.modes import (
    DARK,
    DARK_PHONE,
    DIM,
    FORCED,
    FORCED_DARK,
    LARGEST_PHONE,
    PAPER,
    PAPER_DARK,
    PAPER_DIM,
    PHONE,
    SPACED_PHONE,
    SPACED_WIDE,
    STILL,
    WIDE,
    ZOOM,
    Mode,
    enter,
)

MATRIX: tuple[tuple[Mode, Rules], ...] = (
    (WIDE, ALL),
    (PHONE, ALL),
    (PAPER, ON_PAPER),
    (PAPER_DARK, COLORS),
    (PAPER_DIM, COLORS),
    (DARK, LINKS),
    (DARK_PHONE, COLORS),
    (DIM, LINKS),
    (FORCED, COLORS),
    (FORCED_DARK, COLORS),
    (STILL, COLORS),
    (ZOOM, SIZES),
    (SPACED_PHONE, SIZES),
    (SPACED_WIDE, SIZES),
    (LARGEST_PHONE, SIZES),
)

KNOWN: tuple[Known, ...] = (
    Known(
        "color-contrast", "injection-map__number", "a digit on its dot: the pair of paper on accent in contrast.yaml"
    ),
    Known("color-contrast", 'class="tel"', "the number's own padding reaches over the line; its ground is the card's"),
    Known("th-has-data-cells", "harms-table", "the headers without cells name the group of rows beneath them"),
)

OPENED = ("/", "/benefits/results/", "/side-effects/serious/")
"""Pages that have every kind of sheet between them."""


def look(page: Page, _: str) -> list[str]:
    load(page)
    found = []
    for mode, rules in MATRIX:
        enter(page, mode)
        found += [f"{mode.name}: {barrier}" for barrier in barriers(page, rules)]
    return found


def look_into_sheets(page: Page, _: str) -> list[str]:
    load(page)
    found = []
    for mode in (PHONE, DARK, DIM, FORCED):
        enter(page, mode)
        for opener in openers(page):
            opener.click()
            found += [f"{mode.name}: {barrier}" for barrier in barriers(page, ALL if mode is PHONE else COLORS)]
            page.keyboard.press("Escape")
    return found


def unknown(found: list[str]) -> list[str]:
    return [barrier for barrier in found if not any(known.covers(barrier) for known in KNOWN)]


@pytest.fixture(scope="session")
def surveyed(crew: Crew, urls: list[str]) -> list[str]:
    """What axe says about all pages in all modes: "address: mode: barrier"."""
    return crew.survey(urls, look)


@pytest.mark.parametrize("mode", [mode for mode, _ in MATRIX], ids=lambda mode: mode.name)
def test_no_page_has_a_barrier_that_axe_can_find(surveyed: list[str], mode: Mode) -> None:
    assert unknown([finding for finding in surveyed if finding.split(": ")[1] == mode.name]) == []


def test_no_sheet_over_a_page_has_a_barrier(crew: Crew) -> None:
    assert unknown(crew.survey(list(OPENED), look_into_sheets)) == []


def test_every_reason_is_still_needed(surveyed: list[str]) -> None:
    assert [known for known in KNOWN if not any(map(known.covers, surveyed))] == []
    assert all(known.why for known in KNOWN)
