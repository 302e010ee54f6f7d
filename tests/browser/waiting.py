"""Waiting in a page whose policy forbids `eval`, by which Playwright's own `wait_for_function` asks again."""

from __future__ import annotations

import time

from playwright.sync_api import Error, Page

_PAUSE = 25
"""Milliseconds."""


def wait_until(page: Page, expression: str, seconds: float = 10) -> None:
    """Comes back when the expression is true in the page. Raises AssertionError when it is not in time."""
    end = time.monotonic() + seconds
    while not _is_true(page, expression):
        assert time.monotonic() < end, f"{expression} is not true after {seconds} s"
        page.wait_for_timeout(_PAUSE)


def _is_true(page: Page, expression: str) -> bool:
    try:
        return bool(page.evaluate(expression))
    except Error:  # the page is on its way to another one
        return False
