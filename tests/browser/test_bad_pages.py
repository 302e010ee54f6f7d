"""A gate that lets everything through is none: pages with one fault, and the gate that must find it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe, controls, keyboard, layout, motion
from tests.browser.modes import DARK, FORCED, PAPER, SPACED_PHONE, WIDE, ZOOM, Mode, enter

LONG = "w" * 80
A = "https://example.org/"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def at(page: Page, mode: Mode, body: str, css: str = "") -> Page:
    page.set_content(f"""<!DOCTYPE html><html lang="en"><head><title>Bad</title><style>{css}</style></head>
        <body><main><h1>Bad</h1>{body}</main></body></html>""")
    enter(page, mode)
    for gate in (axe, keyboard, layout):
        gate.load(page)
    return page


@pytest.mark.parametrize(
    ("mode", "body", "css", "rule"),
    [
        (WIDE, '<img src="x.png">', "", "image-alt"),
        (WIDE, '<a href="/x"></a>', "", "link-name"),
        (WIDE, "<h4>Deep</h4>", "", "heading-order"),
        (WIDE, '<input type="text">', "", "label"),
        (WIDE, '<p role="headline">x</p>', "", "aria-roles"),
        (WIDE, "<p>Gray</p>", "p { color: #999 }", "color-contrast"),
        (DARK, "<p>Gray</p>", "@media (prefers-color-scheme: dark) { p { color: #999 } }", "color-contrast"),
        (FORCED, "<p>Gray</p>", "p { forced-color-adjust: none; color: #999; background: #fff }", "color-contrast"),
        (PAPER, "<p>Gray</p>", "@media print { p { color: #999 } }", "color-contrast"),
        (ZOOM, "<a href='/a'>a</a><br><a href='/b'>b</a>", "a { display: inline-block; font-size: 9px }",
         "target-size"),
        (WIDE, f"<p>See <a href='{A}'>these words</a> too, and more words here.</p>",
         "a { color: #222; text-decoration: none }", "link-in-text-block"),
        (WIDE, f"<a href='{A}'>Dose</a> <a href='{A}b'>Dose</a>", "", "identical-links-same-purpose (undecided)"),
    ],
)  # fmt: skip
def test_axe_finds_it(page: Page, mode: Mode, body: str, css: str, rule: str) -> None:
    rules = axe.ON_PAPER if mode is PAPER else axe.ALL
    assert rule in {barrier.split(": ")[0] for barrier in axe.barriers(at(page, mode, body, css), rules)}


def test_what_axe_cannot_decide_is_left_out_only_where_it_is_known(page: Page) -> None:
    at(page, WIDE, f"<a href='{A}' class='known'>Dose</a> <a href='{A}b'>Dose</a>")
    rules = axe.Rules(names=("identical-links-same-purpose",))
    assert len(axe.barriers(page, rules)) == 1
    assert axe.barriers(page, rules, [axe.Known("identical-links-same-purpose", "known", "a reason")]) == []
    assert len(axe.barriers(page, rules, [axe.Known("color-contrast", "known", "a reason")])) == 1


TRAP = """<a href="/a">one</a> <a href="/b" onkeydown="event.preventDefault()">two</a> <a href="/c">three</a>"""


@pytest.mark.parametrize(
    ("body", "css", "finding"),
    [
        (TRAP, "", 'a "three" is never reached'),
        ('<a href="/a">one</a> <a href="/b" tabindex="-1" class="x">two</a> <p tabindex="0">three</p>', "", ""),
        ('<a href="/a" tabindex="2">one</a> <a href="/b" tabindex="1">two</a>', "",
         "the focus does not follow the page"),
        ('<a href="/a">one</a><br><a href="/b">two</a>', "main { display: flex; flex-direction: column-reverse }",
         'a "two" stands before a "one" on the screen'),
        ('<a href="/a">one</a><div></div>', "div { position: fixed; inset: 0; background: #fff }",
         'a "one" is covered by div ""'),
        ('<a href="/a">one</a>', "a { position: absolute; left: -9999px }", 'a "one" is outside the window'),
        ("<p>x</p>" * 60 + '<a href="/a">one</a><div></div>',
         "div { position: fixed; inset: 50% 0 0; background: #fff }",
         'a "one" is covered by div ""'),
    ],
)  # fmt: skip
def test_the_walk_finds_it(page: Page, body: str, css: str, finding: str) -> None:
    found = keyboard.walk(at(page, WIDE, body, css))
    assert finding in found if finding else found == []


@pytest.mark.parametrize(
    ("css", "finding"),
    [
        ("a { outline: 0 }", 'a "one" has no focus ring'),
        (":focus-visible { outline: 1px solid #000 }", 'a "one" has no focus ring'),
        (":focus-visible { outline: 3px solid #bbb }", 'a "one" has a focus ring of 1.9:1 only'),
        ("p { overflow: hidden } :focus-visible { outline: 3px solid #000 }", 'a "one" has a focus ring that p'),
        (":focus-visible { outline: 3px solid #000; outline-offset: 2px }", ""),
        ("a::after { content: ''; position: absolute } a:focus { outline: 0 } a:focus::after { outline: solid }", ""),
    ],
)  # fmt: skip
def test_a_poor_focus_ring_is_found(page: Page, css: str, finding: str) -> None:
    found = keyboard.rings(at(page, WIDE, '<p><a href="/a">one</a></p>', css))
    assert [one.startswith(finding) for one in found] == ([True] if finding else [])


OPENER = '<button popovertarget="sheet">Open</button><div id="sheet" popover{more}>{words}</div><a href="/x">next</a>'


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (OPENER.format(more="", words="<button>Close</button>"), ""),
        (OPENER.format(more="", words="Words."), "the focus does not come back"),
        (OPENER.format(more="=manual", words="<button>Close</button>"), "Escape does not close it"),
        (OPENER.format(more=' style="width: 9999px"', words="<button>Close</button>"),
         "what it opens does not fit the window"),
        (OPENER.format(more="", words="<button>x</button>").replace('target="sheet"', 'target="gone"'),
         "Enter does not open it"),
        ("<details><summary onclick='event.preventDefault()'>Open</summary>x</details>",
         "Enter does not open and close it"),
        ("<details><summary>Open</summary>x</details>", ""),
    ],
)  # fmt: skip
def test_what_keys_cannot_work_is_found(page: Page, body: str, finding: str) -> None:
    found = [one.partition(": ")[2] for one in controls.operate(at(page, WIDE, body))]
    assert finding in found if finding else found == []


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ('<a href="/">Guide</a>', "the first stop is not a skip link"),
        ('<a href="#gone" style="display: block; line-height: 2">Skip</a>',
         "the skip link does not lead into the main part"),
        ('<a href="#main" style="position: absolute; width: 1px; height: 1px; overflow: hidden">x</a>',
         "the skip link does not show itself"),
        ('<a href="#main" style="display: block; line-height: 2">Skip</a>', ""),
    ],
)  # fmt: skip
def test_a_poor_skip_link_is_found(page: Page, body: str, finding: str) -> None:
    page.goto("about:blank")
    page.set_content(f'{body}<a href="/x">menu</a><main id="main"><a href="/y">words</a></main>')
    assert controls.skip(page) == ([finding] if finding else [])


@pytest.mark.parametrize(
    ("mode", "body", "css", "finding"),
    [
        (WIDE, "<p>x</p>", "p { width: 1400px }", "the page is "),
        (ZOOM, f"<p>{LONG}</p>", "", "the page is "),
        (SPACED_PHONE, "<p><span>1234567890 1234567890 1234567890</span></p>", "span { white-space: nowrap }",
         "the page is "),
        (WIDE, f"<p>{LONG}</p>", "p { width: 90px; overflow: hidden }", "p "),
        (WIDE, f"<p>{LONG}</p>", "p { width: 90px; overflow: clip }", "p "),
        (SPACED_PHONE, "<p>one<br>two<br>three</p>", "p { height: 60px; overflow: hidden; line-height: 1.2 }", "p "),
        (WIDE, f"<div>{LONG}</div>", "div { width: 90px; overflow: auto }", "div "),
        (WIDE, f'<div tabindex="0" role="group" aria-label="Doses">{LONG}</div>',
         "div { width: 90px; overflow: auto }", ""),
        (WIDE, "<p>x</p>", "p { position: absolute; width: 1px; height: 1px; overflow: hidden }", ""),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_found(page: Page, mode: Mode, body: str, css: str, finding: str) -> None:
    found = layout.misfits(at(page, mode, body, css))
    assert [one.startswith(finding) for one in found] == ([True] if finding else [])


def test_a_target_too_small_is_found(page: Page) -> None:
    at(
        page,
        WIDE,
        '<nav><a href="/a">a</a></nav><label><input type="radio">Dim</label>',
        "label { display: block; height: 44px }",
    )
    assert [one.partition(" ")[0] for one in layout.small_targets(page)] == ["a"]


@pytest.mark.parametrize(
    ("css", "still", "finding"),
    [
        ("p { animation: turn 6s }", False, "p moves"),
        ("p { animation: turn 1s infinite }", False, "p moves"),
        ("p { animation: turn 1s 2 }", False, ""),
        ("p { animation: turn 1s }", True, "p moves"),
        ("p::after { content: 'x'; transition: color 1s }", True, "p::after changes slowly"),
        ("html { scroll-behavior: smooth }", True, "html scrolls slowly"),
        ("@media (prefers-reduced-motion: no-preference) { p { animation: turn 1s } }", True, ""),
    ],
)
def test_what_moves_is_found(page: Page, css: str, still: bool, finding: str) -> None:
    at(page, Mode("still", still=still), "<p>x</p>", css + "@keyframes turn { to { rotate: 9deg } }")
    assert motion.movements(page, still=still) == ([finding] if finding else [])
