"""Every page as a patient's browser shows it."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Browser, Page

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


def test_no_page_asks_anyone_else_for_anything_or_complains(browser: Browser, served: str, urls: list[str]) -> None:
    page = browser.new_page(viewport=WIDE)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for url in urls:
        page.goto(served + url)
    assert [address for address in asked if not address.startswith(served)] == []
    assert complaints == []
    assert page.context.cookies() == []
    page.close()


@pytest.mark.parametrize("base", ["", "/sub/path"])
def test_every_link_on_every_page_leads_to_something(browser: Browser, served: str, urls: list[str], base: str) -> None:
    page = browser.new_page(viewport=WIDE)
    targets: dict[str, str] = {}
    for url in urls:
        if url == "/404.html":  # has the addresses of its own domain; tested on its own
            continue
        page.goto(served + base + url)
        for target in page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
            if target.startswith(served):
                targets.setdefault(target, url)
    assert all(target.startswith(served + base + "/") for target in targets)
    anchors: dict[str, set[str]] = {}
    broken = []
    for target, source in sorted(targets.items()):
        address, _, anchor = target.partition("#")
        if address not in anchors:
            answer = page.goto(address)
            assert answer is not None
            found = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)") if answer.ok else []
            anchors[address] = {*found, ""} if answer.ok else set()
        if anchor not in anchors[address]:
            broken.append((source, target))
    assert broken == []
    page.close()


def test_text_is_large_and_lines_are_short(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=WIDE)
    page.goto(served + "/benefits/results/")
    size, characters = page.eval_on_selector(
        ".prose p",
        """one => { const style = getComputedStyle(one), size = parseFloat(style.fontSize);
                    const range = document.createRange(); range.selectNodeContents(one);
                    const lines = new Set([...range.getClientRects()].map(box => Math.round(box.bottom)));
                    return [size, one.innerText.length / lines.size]; }""",
    )
    assert size >= 18
    assert characters <= 75
    page.close()


def heading_levels(page: Page) -> list[int]:
    script = "all => all.filter(one => one.checkVisibility()).map(one => +one.tagName[1])"
    return page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", script)


def test_headings_are_in_order_on_every_page(browser: Browser, served: str, urls: list[str]) -> None:
    page = browser.new_page(viewport=WIDE)
    for url in urls:
        page.goto(served + url)
        levels = heading_levels(page)
        assert levels.count(1) == 1, url
        assert levels[0] == 1, url
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), url
    page.close()


def test_a_word_from_the_glossary_explains_itself_without_scripts(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport=NARROW, java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "/benefits/results/")
    term = page.locator("button.term").first
    definition = page.locator(f"#{term.get_attribute('popovertarget')}")
    assert not definition.is_visible()
    term.click()
    assert definition.is_visible()
    context.close()


def test_a_printed_page_has_the_words_and_no_menus(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=WIDE)
    page.goto(served + "/side-effects/serious/")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator("a[href='tel:911']").first.is_visible()
    assert not page.locator("header nav").first.is_visible()
    assert len(page.pdf(format="Letter")) > 10_000
    page.close()
