"""A reader with sore eyes dims the pages and makes the text larger."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.crew import LONGEST, SWITCHES
from tests.browser.waiting import wait_until
from tests.programs import chromium

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


def shown(page: Page) -> list[str]:
    """What is chosen and not standard, by the classes of the root; the inputs say the same."""
    by_class = list(page.evaluate("() => [...document.documentElement.classList].sort()"))
    checked = "all => all.filter(one => one.checked && !one.defaultChecked).map(one => one.id).sort()"
    assert page.eval_on_selector_all("#display input", checked) == by_class
    return by_class


def test_a_dim_page_stays_dim_on_the_next_page(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    before = brightness(page)
    choose(page, "Dim, with little glare")
    assert brightness(page) < before / 4
    page.goto(served + OTHER)
    assert brightness(page) < before / 4
    assert shown(page) == ["color-dim"]


def test_a_dim_page_is_dim_before_anything_is_painted(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    choose(page, "Dim, with little glare")
    page.add_init_script("""
        window.steps = [];
        new MutationObserver(changes => {
            for (const {type, target} of changes)
                steps.push(type === "attributes" ? "class" : target.localName);
        }).observe(document, {childList: true, subtree: true, attributeFilter: ["class"]});
    """)
    page.goto(served + OTHER)
    steps = page.evaluate("() => steps.filter(one => ['class', 'body'].includes(one))")
    assert shown(page) == ["color-dim"]
    assert steps[:2] == ["class", "body"]


@contextmanager
def halting(html: bytes) -> Iterator[tuple[str, threading.Event]]:
    """The address of a page that comes as far as its header, and what lets the rest go on its way."""
    start, header, rest = html.partition(b"<header")
    going = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(start)
            going.wait(LONGEST / 1000)
            self.wfile.write(header + rest)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", going
        going.set()
        server.shutdown()


def test_a_dim_page_is_dim_while_the_rest_is_on_its_way(context: BrowserContext, outputs: dict[str, bytes]) -> None:
    """Chromium paints the ground as soon as the body begins, long before the inputs in the header are there."""
    page = context.new_page()
    with halting(outputs["benefits/results/index.html"]) as (address, going):
        going.set()
        page.goto(address)
        before = brightness(page)
        choose(page, "Dim, with little glare")
        going.clear()
        page.goto(address, wait_until="commit")
        wait_until(page, "() => document.querySelector('.skip-link')")
        assert page.locator("#display").count() == 0
        assert brightness(page) < before / 4
        going.set()
        page.wait_for_load_state()
        assert shown(page) == ["color-dim"]


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
    assert shown(page) == []


def test_each_choice_can_be_taken_back(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    before, standard = brightness(page), text_size(page)
    for choice in ("Dim, with little glare", "Large", "Largest"):
        choose(page, choice)
    assert shown(page) == ["color-dim", "text-largest"]
    page.reload()
    assert shown(page) == ["color-dim", "text-largest"]
    choose(page, "As on your device")
    assert (shown(page), brightness(page)) == (["text-largest"], before)
    choose(page, "Standard")
    assert (shown(page), text_size(page)) == ([], standard)


def test_another_tab_and_the_way_back_follow(context: BrowserContext, served: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(served + PAGE)
    second.goto(served + PAGE)
    second.goto(served + OTHER)
    choose(first, "Dim, with little glare")
    wait_until(second, "() => document.querySelector('#color-dim').checked")
    assert shown(second) == ["color-dim"]
    second.go_back()
    wait_until(second, "() => document.querySelector('#color-dim').checked")
    assert shown(second) == ["color-dim"]


def test_a_page_that_the_browser_kept_whole_follows(browser: Browser, served: str) -> None:
    with browser.browser_type.launch(
        executable_path=chromium(), args=SWITCHES, ignore_default_args=["--disable-back-forward-cache"]
    ) as keeping:
        page = keeping.new_page(viewport=PHONE)
        page.goto(served + PAGE)
        before = brightness(page)
        page.evaluate("() => addEventListener('pageshow', ({persisted}) => { window.persisted = persisted; })")
        page.goto(served + OTHER)
        choose(page, "Dim, with little glare")
        choose(page, "Large")
        page.evaluate("() => history.back()")
        wait_until(page, "() => window.persisted")
        assert shown(page) == ["color-dim", "text-large"]
        assert brightness(page) < before / 4


def test_choices_work_without_scripts_for_the_page_at_hand(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(served + PAGE)
    before, standard = brightness(page), text_size(page)
    choose(page, "Dim, with little glare")
    choose(page, "Largest")
    assert brightness(page) < before / 4
    assert text_size(page) == pytest.approx(standard * 1.5)
    page.emulate_media(media="print")
    large = text_size(page)
    page.emulate_media(media="screen")
    choose(page, "As on your device")
    choose(page, "Standard")
    assert (brightness(page), text_size(page)) == (before, standard)
    page.emulate_media(media="print")
    assert text_size(page) == pytest.approx(large / 2)
    page.emulate_media(media="screen")
    assert not page.locator(".display__kept").is_visible()
    context.close()


@pytest.mark.parametrize(
    "forbidden",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }});",
        "Storage.prototype.setItem = () => { throw new Error('no room'); };",
    ],
    ids=["no storage", "no room"],
)
def test_a_browser_that_keeps_nothing_does_not_complain(context: BrowserContext, served: str, forbidden: str) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(forbidden)
    page.goto(served + PAGE)
    before = brightness(page)
    choose(page, "Dim, with little glare")
    assert (shown(page), brightness(page) < before / 4) == (["color-dim"], True)
    choose(page, "As on your device")
    assert (shown(page), brightness(page)) == ([], before)
    page.goto(served + OTHER)
    assert shown(page) == []
    assert complaints == []


def test_what_is_kept_by_somebody_else_does_no_harm(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    page.evaluate("() => { localStorage['display-color'] = 'blinding'; localStorage['display-text'] = '<b>'; }")
    page.goto(served + OTHER)
    assert shown(page) == []
    choose(page, "Dim, with little glare")
    assert kept(page)["display-color"] == "color-dim"
    assert shown(page) == ["color-dim"]


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
