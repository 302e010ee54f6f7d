"""Every page with scripts switched off: the same words, the same links, the emergency number in sight."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.browser.crew import Crew
from tests.browser.words import shown

PHONE = {"width": 320, "height": 640}


def look_without(page: Page, _: str) -> list[str]:
    call = page.locator("a[href='tel:911']").first
    found = [] if call.is_visible() else ["the emergency number cannot be seen"]
    return [*found, repr(shown(page))]


def look_with(page: Page, _: str) -> list[str]:
    return [repr(shown(page))]


def test_no_page_needs_a_script(crew: Crew, urls: list[str]) -> None:
    without = crew.survey(urls, look_without, viewport=PHONE, java_script_enabled=False)
    assert without == crew.survey(urls, look_with, viewport=PHONE)


def test_words_that_need_a_script_are_found(browser: Browser) -> None:
    html = """<!DOCTYPE html><main><h1>Results</h1><a href="/x" hidden>Dose</a></main><script>
        document.querySelector("h1").append(" of trials"); document.querySelector("a").hidden = false;</script>"""
    seen = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, base_url="http://localhost/")
        page = context.new_page()
        page.route("**", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("/")
        seen.append(shown(page))
        context.close()
    assert seen == [("Results of trials Dose", ["http://localhost/x"]), ("Results", [])]
