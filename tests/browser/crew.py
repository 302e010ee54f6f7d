"""Browsers side by side, each in a thread of its own: all pages are looked at in a fraction of the time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

# Without a sandbox, for CI runs as root; the other switches keep Chromium from calling home.
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
LONGEST = 30_000
"""Milliseconds after which a browser is taken to hang."""

Look = Callable[[Page, str], list[str]]


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()


class Crew:
    """Looks at pages in `size` browsers; one object for a whole run of the tests."""

    def __init__(self, program: str, size: int, served: str) -> None:
        self._program, self._served, self._size = program, served, size

    def survey(self, urls: list[str], look: Look, **context: Any) -> list[str]:
        """What `look` finds on each page, as "address: finding"; each page is opened in a new browser context."""
        waiting = iter(urls)
        lock = threading.Lock()

        def work() -> list[str]:
            found = []
            with launched(self._program) as browser:
                while True:
                    with lock:
                        url = next(waiting, None)
                    if url is None:
                        return found
                    found += self._one(browser, url, look, context)

        with ThreadPoolExecutor(self._size) as pool:
            futures = [pool.submit(work) for _ in range(self._size)]
            return sorted(finding for future in futures for finding in future.result())

    def _one(self, browser: Browser, url: str, look: Look, context: dict[str, Any]) -> list[str]:
        page = browser.new_page(**context)
        page.set_default_timeout(LONGEST)
        page.goto(self._served + url)
        found = [f"{url}: {finding}" for finding in look(page, url)]
        page.context.close()
        return found
