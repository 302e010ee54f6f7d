"""axe-core on every page in every mode: all rules where a page's structure can differ, else those that can."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.axe import ALL, COLORS, CROWDED, LINKS, ON_PAPER, SIZES, Known, Rules, barriers, load
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
    (SPACED_PHONE, CROWDED),
    (SPACED_WIDE, SIZES),
    (LARGEST_PHONE, CROWDED),
)

KNOWN: tuple[Known, ...] = ()


def look(page: Page, _: str) -> list[str]:
    load(page)
    found = []
    for mode, rules in MATRIX:
        enter(page, mode)
        found += [f"{mode.name}: {barrier}" for barrier in barriers(page, rules, KNOWN)]
    return found


@pytest.fixture(scope="session")
def surveyed(crew: Crew, urls: list[str]) -> list[str]:
    """What axe says about all pages in all modes: "address: mode: barrier"."""
    return crew.survey(urls, look)


@pytest.mark.parametrize("mode", [mode for mode, _ in MATRIX], ids=lambda mode: mode.name)
def test_no_page_has_a_barrier_that_axe_can_find(surveyed: list[str], mode: Mode) -> None:
    assert [finding for finding in surveyed if finding.split(": ")[1] == mode.name] == []
