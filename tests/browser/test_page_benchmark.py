"""The page benchmark in Chromium: it sees what a page does on its way to the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.pages.browser import EmptyPageError, load
from benchmarks.pages.server import served

GOOD = '<!doctype html><html lang="en"><title>Good</title><link rel="icon" href="data:,"><p>A few words.</p></html>'
BAD = """<!doctype html><html lang="en"><title>Bad</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css"><img src="http://elsewhere.invalid/pixel.png" alt="">
<p>First words.</p><p>Second words.</p><script>
const push = () => document.body.insertAdjacentHTML("afterbegin", "<div style='height: 300px'>Pushed in</div>");
const wait = setInterval(() => {
  if (performance.getEntriesByType("paint").length) { clearInterval(wait); setTimeout(push, 300); }
}, 50);
</script></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    texts = {"good": GOOD, "bad": BAD, "empty": "<!doctype html><title>Empty</title>"}
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, "utf-8")
    (tmp_path / "bad/style.css").write_text("p { color: navy }", "utf-8")
    return tmp_path


def test_a_page_that_is_whole_costs_one_request_and_does_not_move(browser: Browser, site: Path) -> None:
    with served(site) as home:
        seen = load(browser, home, "good/")
    assert (seen.requests, seen.foreign, seen.blocking, seen.shift) == (1, 0, 0, 0)
    assert 0 < seen.document == seen.bytes < 500
    assert seen.elements == 6
    # The line answers nothing before 150 ms have passed.
    assert 150 <= seen.first_paint <= seen.first_contentful <= seen.largest


def test_what_a_page_drags_along_and_pushes_about_is_seen(browser: Browser, site: Path) -> None:
    with served(site) as home:
        seen = load(browser, home, "bad/")
    assert (seen.requests, seen.foreign, seen.blocking) == (3, 1, 1)
    assert seen.bytes > seen.document > 0
    assert seen.shift > 0


def test_a_page_that_shows_nothing_is_no_fast_page(browser: Browser, site: Path) -> None:
    with served(site) as home, pytest.raises(EmptyPageError, match="shows nothing"):
        load(browser, home, "empty/")
