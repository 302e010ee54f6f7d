"""A reader with sore eyes dims the pages and makes the text larger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

PHONE = {"width": 360, "height": 740}
PAGE, OTHER = "/benefits/results/", "/side-effects/serious/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=PHONE)
    yield opened
    opened.close()


def choose(page: Page, choice: str) -> None:
    page.get_by_role("button", name="Display").click()
    page.get_by_label(choice, exact=True).check()
    page.keyboard.press("Escape")


def brightness(page: Page) -> int:
    """The page's ground: the sum of its red, green and blue."""
    color = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)")
    return sum(color[:3])


def text_size(page: Page) -> float:
    return float(page.eval_on_selector(".prose p", "one => parseFloat(getComputedStyle(one).fontSize)"))


def kept(page: Page) -> dict[str, str]:
    return dict(page.evaluate("() => ({...localStorage})"))


def test_a_dim_page_stays_dim_on_the_next_page(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    before = brightness(page)
    choose(page, "Dim, with little glare")
    assert brightness(page) < before / 4
    page.goto(served + OTHER)
    assert brightness(page) < before / 4
    assert page.locator("#color-dim").is_checked()


def test_a_dim_page_is_dim_before_anything_is_painted(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    choose(page, "Dim, with little glare")
    page.add_init_script("""
        new MutationObserver(() => {
            const main = document.querySelector("main");
            if (main && window.ground === undefined)
                window.ground = getComputedStyle(document.documentElement).backgroundColor;
        }).observe(document, {childList: true, subtree: true});
    """)
    page.goto(served + OTHER)
    assert page.evaluate("() => window.ground") == page.evaluate(
        "() => getComputedStyle(document.documentElement).backgroundColor"
    )


def test_larger_text_stays_larger(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    standard = text_size(page)
    choose(page, "Large")
    assert text_size(page) == pytest.approx(standard * 1.25)
    choose(page, "Largest")
    assert text_size(page) == pytest.approx(standard * 1.5)
    page.reload()
    assert text_size(page) == pytest.approx(standard * 1.5)


def test_only_what_is_not_standard_is_kept(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    assert kept(page) == {}
    choose(page, "Large")
    assert kept(page) == {"display-text": "text-large"}
    choose(page, "Standard")
    assert kept(page) == {}


def test_another_tab_and_the_way_back_follow(context: BrowserContext, served: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(served + PAGE)
    second.goto(served + PAGE)
    second.goto(served + OTHER)
    choose(first, "Dim, with little glare")
    second.wait_for_function("() => document.querySelector('#color-dim').checked")
    second.go_back()
    second.wait_for_function("() => document.querySelector('#color-dim').checked")


def test_choices_work_without_scripts_for_the_page_at_hand(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(served + PAGE)
    before, standard = brightness(page), text_size(page)
    choose(page, "Dim, with little glare")
    choose(page, "Largest")
    assert brightness(page) < before / 4
    assert text_size(page) == pytest.approx(standard * 1.5)
    assert not page.locator(".display__kept").is_visible()
    context.close()


def test_a_browser_that_keeps_nothing_does_not_complain(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }});")
    page.goto(served + PAGE)
    before = brightness(page)
    choose(page, "Dim, with little glare")
    assert brightness(page) < before / 4
    assert complaints == []


def test_what_is_kept_by_somebody_else_does_no_harm(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    page.evaluate("() => { localStorage['display-color'] = 'blinding'; localStorage['display-text'] = '<b>'; }")
    page.goto(served + OTHER)
    choose(page, "Dim, with little glare")
    assert kept(page)["display-color"] == "color-dim"


def test_a_dim_page_prints_black_on_white(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    choose(page, "Dim, with little glare")
    page.emulate_media(media="print")
    ink = page.eval_on_selector(".prose p", "one => getComputedStyle(one).color")
    assert (brightness(page), ink) == (3 * 255, "rgb(0, 0, 0)")


@pytest.mark.parametrize("choice", ["Standard", "Largest"])
def test_a_reference_number_never_begins_a_line(context: BrowserContext, served: str, choice: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    choose(page, choice)
    alone = page.eval_on_selector_all(
        ".prose .citation, .key-points .citation",
        """all => all.filter(one => {
            const before = document.createRange();
            const node = one.previousSibling ?? one.previousElementSibling;
            if (!node) return false;
            before.selectNodeContents(node);
            const words = [...before.getClientRects()].at(-1);
            const number = one.querySelector("button").getBoundingClientRect();
            return words && number.top >= words.bottom;
        }).map(one => one.parentElement.textContent)""",
    )
    assert alone == []
