"""Every page as a patient holds it: on Letter and A4, in standard and in large print."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import paper
from tests.browser.paper import Paper
from tests.sites import build, front

LEAST = {"standard": 12, "large": 18, "largest": 18}
"""The smallest letters in points."""
WORDS = {"standard": 150, "large": 80, "largest": 45}
"""What a sheet must hold on average, or paper is wasted."""
EVERYWHERE = [("Letter", "standard"), ("A4", "largest")]
HARD = {"/side-effects/common/", "/mechanism/where-it-goes/", "/benefits/results/", "/"}
"""Pages with long tables and pictures: they are tried in every size."""
EMERGENCY = "call 911 now"


@dataclasses.dataclass(frozen=True)
class Printed:
    url: str
    text: str
    paper: Paper
    foot: list[str]
    heads: str
    """The headings of columns; stacked tables say them beside each value, or not at all where there is only one."""


def open_page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture(scope="module")
def printed(browser: Browser, served: str, urls: list[str]) -> Iterator[list[Printed]]:
    page = open_page(browser)
    made = []
    for url in urls:
        page.goto(served + url)
        words = page.evaluate(paper.SEEN)
        said = page.evaluate("() => ({ ...document.documentElement.dataset })")
        foot = [said[part] for part in ("address", "status", "clinic")]
        heads = page.evaluate("() => [...document.querySelectorAll('thead')].map(one => one.innerText).join(' ')")
        sizes = [(size, text) for size in paper.POINTS for text in LEAST] if url in HARD else EVERYWHERE
        for size, text in sizes:
            page.evaluate(paper.CHOOSE, ["text", text])
            made.append(Printed(url, text, paper.printed(page, f"{url} {size} {text}", size, words), foot, heads))
    yield made
    page.close()


def test_sheets_have_the_size_of_the_paper(printed: list[Printed]) -> None:
    for one in printed:
        size = paper.POINTS[one.paper.name.split()[1]]
        assert all((round(s.width), round(s.height)) == pytest.approx(size, abs=1) for s in one.paper.sheets), (
            one.paper.name
        )


def test_letters_are_large_enough_everywhere_even_in_drawings_and_at_the_foot(printed: list[Printed]) -> None:
    assert [fault for one in printed for fault in paper.small_letters(one.paper, LEAST[one.text])] == []


def test_nothing_runs_over_the_edge_or_out_of_its_box(printed: list[Printed]) -> None:
    assert [fault for one in printed for fault in paper.outside(one.paper)] == []
    assert [(one.paper.name, one.paper.clipped) for one in printed if one.paper.clipped] == []


def test_no_heading_ends_a_sheet(printed: list[Printed]) -> None:
    assert [fault for one in printed for fault in paper.lonely_headings(one.paper)] == []


def test_nothing_to_press_is_on_paper(printed: list[Printed]) -> None:
    assert [(one.paper.name, one.paper.pressed) for one in printed if one.paper.pressed] == []


def test_no_word_is_lost_or_broken(printed: list[Printed]) -> None:
    lost = {}
    for one in printed:
        spared = paper.tokens(one.heads) if one.text != "standard" else {}
        words = [word for word in paper.lost(one.paper) if word not in spared]
        if words:
            lost[one.paper.name] = words
    assert lost == {}


def test_every_sheet_says_where_it_is_from_and_until_when_it_holds(printed: list[Printed]) -> None:
    assert [fault for one in printed for fault in paper.feet(one.paper, one.foot)] == []
    addresses = {one.url: one.foot[0] for one in printed}
    assert all(address == f"example.org{url}" for url, address in addresses.items())


def test_the_first_sheet_tells_whom_to_call(printed: list[Printed]) -> None:
    for one in printed:
        first = " ".join(line.text for line in one.paper.body(one.paper.sheets[0]))
        assert EMERGENCY in first, one.paper.name
        assert "Example Headache Clinic" in first
        assert "555-0100" in first
        assert "Monday to Friday, 8:30am to 5pm" in first


def test_everything_is_black_or_gray_and_dark_enough(printed: list[Printed]) -> None:
    assert [fault for one in printed for fault in paper.colored(one.paper)] == []


def test_paper_is_not_wasted(printed: list[Printed]) -> None:
    assert [fault for one in printed for fault in paper.thin(one.paper, WORDS[one.text])] == []


def test_addresses_of_other_sites_are_printed_once(printed: list[Printed]) -> None:
    for one in printed:
        if one.text == "standard" and not one.url.startswith("/sources/"):
            text = " ".join(line.text for sheet in one.paper.sheets for line in one.paper.body(sheet))
            targets = [word for word in text.split() if word.startswith("http")]
            assert len(targets) == len(set(targets)), one.paper.name
            assert "mailto:" not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("choice", ["auto", "dim"])
def test_the_look_of_the_screen_does_not_reach_the_paper(
    browser: Browser, served: str, scheme: str, choice: str
) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{served}/mechanism/where-it-goes/")
    page.evaluate(paper.CHOOSE, ["color", choice])
    found = paper.printed(page, scheme, "A4", "")
    assert paper.colored(found) == []
    page.close()


def test_outlined_and_filled_marks_differ_without_color(browser: Browser, served: str) -> None:
    page = open_page(browser)
    page.goto(f"{served}/benefits/results/")
    ink = {}
    for part in ("filled", "rest"):
        style = page.add_style_tag(
            content=f"* {{ visibility: hidden }} .icon-array__marks .icon-array__{part} {{ visibility: visible }}"
        )
        marks = page.eval_on_selector_all(
            f".icon-array__marks .icon-array__{part}",
            "all => all.map(one => one.getAttribute('d').match(/M/gi).length)",
        )
        ink[part] = paper.ink(page.pdf(format="Letter", prefer_css_page_size=True)) / sum(marks)
        style.evaluate("one => one.remove()")
    assert ink["filled"] > 2 * ink["rest"] > 0
    page.close()


# ---------------------------------------------------------------- other sites than ours


LONG = front("title: Results of many kinds, told at such length that no line of any sheet can hold them all at once\n")
REVIEWED = front("review: {by: A. Nurse, on: 2026-08-06, next: 2028-08-06}")
OVERDUE = front("review: {by: A. Nurse, on: 2024-08-06, next: 2026-08-06}")


@pytest.mark.parametrize(
    ("page_text", "said"),
    [
        (REVIEWED, "Checked August 6, 2026. Check after August 6, 2028."),
        (OVERDUE, "Checked August 6, 2024. Check overdue since August 6, 2026."),
        (LONG, "Not yet checked by a clinician."),
    ],
)
@pytest.mark.parametrize("text", LEAST)
def test_the_foot_tells_the_state_of_the_check(browser: Browser, page_text: str, said: str, text: str) -> None:
    page = open_page(browser)
    page.set_content(build(page_text).outputs["benefits/results/index.html"].decode())
    page.evaluate(paper.CHOOSE, ["text", text])
    found = paper.printed(page, text, "A4", page.evaluate(paper.SEEN))
    assert paper.feet(found, ["example.org/benefits/results/", said, "Clinic: 555-0100"]) == []
    assert paper.outside(found) == []
    assert paper.lost(found) == []
    page.close()


# ---------------------------------------------------------------- the gates still close

BAD = """<html style="--sheet: 10mm 10mm 10mm"><style>
@page { margin: 10mm } body { font: 12pt sans-serif; margin: 0 }
h2 { font-size: 16pt }
</style><body><main>%s</main></body></html>"""


def bad(browser: Browser, body: str, words: str = "") -> Paper:
    page = open_page(browser)
    page.set_content(BAD % body)
    found = paper.printed(page, "bad", "A4", words)
    page.close()
    return found


def test_known_faults_are_found(browser: Browser) -> None:
    assert paper.small_letters(bad(browser, "<p style='font-size:11pt'>7</p>"), 12) == ["bad: '7' in 11.0 pt"]
    svg = "<svg viewBox='0 0 100 100' width='50'><text x='9' y='50' font-size='12'>7</text></svg>"
    assert len(paper.small_letters(bad(browser, f"<p>words</p>{svg}"), 12)) == 1
    assert paper.outside(bad(browser, "<p style='margin-left:-1mm'>words</p>")) == ["bad: 'words' reaches the edge"]
    assert bad(browser, "<div style='width:6em;overflow:hidden;white-space:nowrap'>more words than fit</div>").clipped
    assert paper.lonely_headings(bad(browser, "<p>a</p><div style='height:248mm'></div><h2>End</h2><p>words</p>")) == [
        "bad: 'End' ends a sheet"
    ]
    assert bad(browser, "<nav>Menu</nav>").pressed == ("nav",)
    assert paper.lost(bad(browser, "<p>some</p>", words="some words")) == ["words"]
    assert paper.colored(bad(browser, "<p style='color:#b00'>red</p>")) == ["bad: red in (187, 0, 0)"]
    assert paper.colored(bad(browser, "<p>a</p><svg><path d='M0 0h9v9z' fill='#9cb'/></svg>"))
    assert len(paper.feet(bad(browser, "<p>words</p>"), ["example.org/"])) == 1
    assert paper.thin(bad(browser, "<p>a</p>" + "<p style='break-before:page'>b</p>" * 4), 45)
