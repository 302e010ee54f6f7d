"""One page in Chromium: a phone, a slow line, an empty cache."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SWITCHES = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # Other hosts are asked in vain, at once, so that a measurement needs no network and nobody is told of it.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
_LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
"""Slow 4G: milliseconds, and bytes a second."""
_SLOWER = 4
"""So many times slower than this machine's processor is a cheap phone's."""
_QUIET = 600
"""Milliseconds after the last request in which something may still be painted."""

_OBSERVE = """
window.__seen = {largest: 0, shift: 0};
new PerformanceObserver(list => { for (const entry of list.getEntries()) __seen.largest = entry.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
let sum = 0, first = 0, last = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) {
  if (entry.hadRecentInput) continue;
  if (entry.startTime - last > 1000 || entry.startTime - first > 5000) { sum = 0; first = entry.startTime; }
  sum += entry.value; last = entry.startTime; __seen.shift = Math.max(__seen.shift, sum);
} }).observe({type: "layout-shift", buffered: true});
"""
_TELL = """() => {
  const paint = Object.fromEntries(performance.getEntriesByType("paint").map(one => [one.name, one.startTime]));
  return {first_paint: paint["first-paint"] ?? 0, first_contentful: paint["first-contentful-paint"] ?? 0,
    blocking: performance.getEntriesByType("resource").filter(one => one.renderBlockingStatus === "blocking").length,
    largest: __seen.largest, shift: __seen.shift, elements: document.querySelectorAll("*").length};
}"""


class NoBrowserError(Exception):
    """There is no Chromium here."""


class EmptyPageError(Exception):
    """A page that shows nothing."""


@dataclass(frozen=True)
class Load:
    """Bytes are those on the line, with headers; times are milliseconds from the start of the visit."""

    bytes: int
    document: int
    """Bytes of the page itself."""
    requests: int
    foreign: int
    """Requests to other hosts."""
    blocking: int
    """Requests that had to be answered before anything was painted."""
    first_paint: float
    first_contentful: float
    largest: float
    shift: float
    """Cumulative layout shift."""
    elements: int


@dataclass
class _Traffic:
    home: str
    kinds: dict[str, str] = field(default_factory=dict)
    foreign: int = 0
    bytes: int = 0
    document: int = 0

    def asked(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if url.startswith(("http:", "https:")):
            self.kinds[event["requestId"]] = event.get("type", "")
            self.foreign += not url.startswith(self.home)

    def came(self, event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        self.bytes += size
        if self.kinds.get(event["requestId"]) == "Document":
            self.document += size


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium: BROWSER, or the first known name on PATH. Raises `NoBrowserError`."""
    named = os.environ.get("BROWSER")
    program = shutil.which(named) if named else next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        raise NoBrowserError("there is no Chromium here: install one, or name it in BROWSER")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_SWITCHES)
        yield browser
        browser.close()


def load(browser: Browser, home: str, path: str) -> Load:
    """Opens the page at `path` of the site at the address `home`, for the first time in its life.

    Raises `EmptyPageError` when nothing was painted.
    """
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    try:
        page = context.new_page()
        traffic = _Traffic(f"{home}/")
        devtools = context.new_cdp_session(page)
        devtools.on("Network.requestWillBeSent", traffic.asked)
        devtools.on("Network.loadingFinished", traffic.came)
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", _LINE)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        page.add_init_script(_OBSERVE)
        page.goto(f"{home}/{path}", wait_until="networkidle")
        page.wait_for_timeout(_QUIET)
        told = page.evaluate(_TELL)
    finally:
        context.close()
    if not told["first_contentful"]:
        raise EmptyPageError(f"{home}/{path} shows nothing")
    return Load(traffic.bytes, traffic.document, len(traffic.kinds), traffic.foreign, **told)
