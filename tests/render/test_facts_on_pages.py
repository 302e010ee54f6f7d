"""Records on whole pages: in every place a page has words, with their reference, and drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from selectolax.lexbor import LexborHTMLParser

from handout.model import Level
from tests.sites import ARTICLE, INTERVAL, TELLING, build, front, ledger, record, with_facts

PAGE = "benefits/results/index.html"
PLACED = "[=neck-pain.both] [=neck-pain.time]"
"""Tells the whole record, so that a test may say it in any other form as well."""
ROUNDED = ledger(record(value="8.7", comparator="{name: placebo, value: 2.8}"), record("interval", INTERVAL))


def outputs(text: str, facts: str = "") -> Mapping[str, bytes]:
    made = build(with_facts(text, facts))
    assert [problem.message for problem in made.problems] == []
    return made.outputs


def page(text: str, facts: str = "", path: str = PAGE) -> LexborHTMLParser:
    return LexborHTMLParser(outputs(text, facts)[path].decode())


def words(html: LexborHTMLParser, selector: str) -> list[str]:
    """The text of each element without reference numbers."""
    for number in html.css(".citation"):
        number.decompose()
    return [" ".join(node.text().split()) for node in html.css(selector)]


def prose(body: str, facts: str = "", selector: str = ".prose p") -> list[str]:
    return words(page(f"{body}\n\nIn all, {PLACED}.", facts), selector)


def cited(html: LexborHTMLParser, selector: str) -> list[list[str]]:
    """The reference numbers in each element, as they are seen."""
    return [[re.sub(r"[^\d*]", "", link.text()) for link in node.css(".citation a")] for node in html.css(selector)]


def test_a_record_is_said_in_the_words_of_the_sentence():
    assert prose("With Botox, [=neck-pain] get neck pain [=neck-pain.time].")[0] == (
        "With Botox, 9 out of 100 people get neck pain over 24 weeks."
    )


def test_a_record_tells_machines_what_it_is():
    html = page(f"With Botox, {PLACED}.")
    assert [node.attributes["data-fact"] for node in html.css(".prose .fact")] == ["neck-pain.both", "neck-pain.time"]


@pytest.mark.parametrize(
    ("body", "selector", "expected"),
    [
        ("[=neck-pain] get it.", "p", "About 9 out of 100 people get it."),
        ("Rest now. [=neck-pain] get it.", "p", "Rest now. About 9 out of 100 people get it."),
        ("Of those, [=neck-pain] get it.", "p", "Of those, about 9 out of 100 people get it."),
        ("**[=neck-pain]** get it.", "p", "About 9 out of 100 people get it."),
        ("- [=neck-pain]\n- rest", "li", "about 9 out of 100 people"),
        ("- [=neck-pain] get it.\n- Rest.", "li", "About 9 out of 100 people get it."),
        ("1. [=neck-pain.time]\n2. rest", "li", "over 24 weeks"),
        ("| Pain | Rest |\n|---|---|\n| [=neck-pain] | none |", "td", "about 9 out of 100 people"),
        ("| Pain | [=neck-pain.value] |\n|---|---|\n| Neck | some |", "th:nth-child(2)", "about 9"),
        (
            "> [!NOTE] Good to know\n> [=neck-pain] get it.",
            ".callout p:last-child",
            "About 9 out of 100 people get it.",
        ),
    ],
)
def test_a_record_has_a_capital_only_where_a_sentence_begins(body: str, selector: str, expected: str):
    assert prose(body, ROUNDED, f".prose {selector}")[0] == expected


def test_a_heading_has_the_words_and_no_reference():
    html = page(f"## [=neck-pain.frame]\n\nIn all, {PLACED}.\n\n## Then\n\nWait.", ROUNDED)
    heading = html.css_first(".prose h2")
    assert heading.text(strip=True).startswith("About 91 out of 100 do not")
    assert heading.css(".citation") == []
    contents = [node.text(strip=True) for node in html.css("nav a")]
    assert "About 91 out of 100 do not" in contents


def test_title_and_summary_have_the_words_and_no_reference():
    text = front('title: "[=neck-pain.frame]"\nsummary: "Here is why [=neck-pain.frame]."', f"\nIn all, {PLACED}.\n")
    html = page(text, ROUNDED)
    assert html.css_first("h1").text(strip=True) == "About 91 out of 100 do not"
    assert html.css_first("h1 .citation") is None
    assert html.css_first("title").text().startswith("About 91 out of 100 do not")
    description = html.css_first("meta[name=description]").attributes["content"]
    assert description == "Here is why about 91 out of 100 do not."
    head = html.css_first(".page__head")
    assert description in head.text()
    assert head.css(".citation") == []
    listed = page(text, ROUNDED, "benefits/index.html").css_first("main").text()
    assert "About 91 out of 100 do not" in listed
    assert description in listed


def test_key_points_and_steps_have_the_words_and_the_reference():
    text = front(
        'key_points:\n  - "[=neck-pain] get it."\n  - It takes time.\naction:\n  - "Wait [=interval]."',
        f"\nIn all, {PLACED}.\n",
    )
    html = page(text, ROUNDED)
    assert cited(html, ".key-points li") == [["1"], []]
    assert cited(html, ".next-steps li") == [["1"]]
    assert words(html, ".key-points li")[0] == "About 9 out of 100 people get it."
    assert words(html, ".next-steps li") == ["Wait 12 weeks."]


def test_the_words_of_a_record_are_never_markup():
    html = page("See [=x].", ledger(record(), record("interval", INTERVAL), record("x", INTERVAL, unit="<b>a & b</b>")))
    assert html.css_first(".prose .fact").text() == "12 <b>a & b</b>"
    assert html.css_first(".prose .fact b") is None


# ------------------------------------------------------------ references


def test_the_number_stands_behind_the_first_use_in_a_block_and_again_in_the_next():
    html = page("With Botox, [=neck-pain.both] [=neck-pain.time].\n\nThe rest is fine: [=neck-pain.frame].")
    assert cited(html, ".prose p") == [["1"], ["1"]]
    first = html.css_first(".prose p .fact")
    assert first.attributes["data-fact"] == "neck-pain.both"
    assert first.next.attributes["class"] == "citation"


@pytest.mark.parametrize(
    ("body", "selector"),
    [
        ("- [=neck-pain] get it\n- [=neck-pain.comparison]\n", ".prose li"),
        ("| Botox | Placebo |\n|---|---|\n| [=neck-pain] | [=neck-pain.comparison] |\n", ".prose td"),
    ],
)
def test_items_and_cells_have_numbers_of_their_own(body: str, selector: str):
    html = page(f"{body}\nAll of it [=neck-pain.time].")
    assert cited(html, selector) == [["1"], ["1"]]


def test_another_place_in_a_source_has_a_number_of_its_own():
    other = ledger(record(), record("interval", INTERVAL, locator="table 2"))
    html = page(f"{PLACED}. Come again after [=interval], then [=interval].", other)
    assert cited(html, ".prose p") == [["1", "2"]]
    first, second = (node.text() for node in html.css(".references li"))
    assert "table 2" not in first
    assert "table 2" in second


def test_records_and_citations_of_one_work_share_a_number():
    html = page(f"Some words [@aurora-2010].\n\nWith Botox, {PLACED}.")
    assert cited(html, ".prose p") == [["1"], ["1"]]
    assert len(html.css(".references li")) == 1


@pytest.mark.parametrize("level", Level)
def test_only_a_record_read_in_its_source_or_checked_is_without_a_mark(level: Level):
    facts_file = ledger(record(level=level.value), record("interval", INTERVAL))
    html = page(f"With Botox, {PLACED}.", facts_file)
    awaiting = level is not Level.PRIMARY
    assert cited(html, ".prose p") == [["1*" if awaiting else "1"]]
    assert ("awaiting the clinic's check" in html.css_first(".prose p").text()) == awaiting
    assert ("Awaiting the clinic's check" in html.css_first(".references").text()) == awaiting
    checked = facts_file.replace("    outcome:", "    checked: {by: A Nurse, on: 2026-11-02}\n    outcome:", 1)
    assert cited(page(f"With Botox, {PLACED}.", checked), ".prose p") == [["1"]]


# ------------------------------------------------------------ one record, many pages


def test_changing_a_record_changes_the_pages_that_use_it_and_nothing_else():
    more = "-- content/benefits/other.md --\n" + front("title: Other", "\nCome after [=interval].\n")
    text = f"-- {ARTICLE} --\n" + front(body=f"\nWith Botox, {PLACED}.\n\n![](figure:neck-pain)\n") + more
    before = outputs(text, ledger(record(), record("interval", INTERVAL)))
    risk = outputs(text, ledger(record(value="10"), record("interval", INTERVAL)))
    time = outputs(text, ledger(record(), record("interval", INTERVAL, value="13")))
    assert changed(before, risk) == {PAGE, "benefits/telling/index.html", "evidence.json"}
    assert changed(before, time) == {"benefits/other/index.html", "benefits/telling/index.html", "evidence.json"}
    new = LexborHTMLParser(risk[PAGE].decode())
    assert "10 out of 100 people with Botox" in new.css_first(".prose").text()
    assert new.css_first("figure").attributes["data-value"] == "10"
    assert b"9 out of 100" not in risk[PAGE]
    assert b"91 out of 100" not in risk[PAGE]


def test_a_summary_that_says_a_record_changes_wherever_it_is_listed():
    text = front("summary: Here [=neck-pain.frame].", f"\nWith Botox, {PLACED}.\n")
    found = changed(
        outputs(text, ledger(record(), record("interval", INTERVAL))),
        outputs(text, ledger(record(value="10"), record("interval", INTERVAL))),
    )
    assert {PAGE, "benefits/index.html"} <= found


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    assert before.keys() == after.keys()
    return {path for path in before if before[path] != after[path]}


# ------------------------------------------------------------ pictures


def test_a_picture_stands_on_the_page_with_denominator_time_frame_and_source():
    html = page("Look.\n\n![](figure:neck-pain)")
    figure = html.css_first("figure#figure-neck-pain")
    caption = " ".join(figure.css_first("figcaption").text().split())
    assert "9 out of 100 people with Botox and 3 out of 100 with placebo" in caption
    assert caption.startswith("Over 24 weeks: ")
    assert "Neck pain can come with the injections." in caption
    assert "adults with chronic migraine" in caption
    assert figure.attributes["data-period"] == "over 24 weeks"
    assert cited(html, "figcaption p")[0] == ["1"]
    (entry,) = html.css(".references li")
    assert "A trial" in entry.text()


def test_a_picture_is_enough_for_a_record_said_beside_it():
    assert page("With Botox, [=neck-pain] get it.\n\n![](figure:neck-pain)").css_first("figure") is not None


def test_a_picture_of_several_records_stands_on_the_page():
    pictures = "  - id: effects\n    kind: harms\n    title: Side effects\n    meaning: M.\n    records: [neck-pain]\n"
    html = page("![](figure:effects)", ledger(pictures=pictures))
    figure = html.css_first("figure#figure-effects")
    assert figure.css_first(".figure-frame__title").text() == "Side effects"
    assert "3 out of 100" in figure.css_first("table").text()


def test_the_same_picture_twice_has_two_ids():
    html = page("![](figure:neck-pain)\n\n![](figure:neck-pain)")
    assert [node.attributes["id"] for node in html.css("figure")] == ["figure-neck-pain", "figure-neck-pain-2"]


def test_the_sentence_below_a_picture_has_its_number_again():
    html = page("With Botox, [=neck-pain] get it.\n\n![](figure:neck-pain)\n\nThe rest: [=neck-pain.frame].")
    assert cited(html, ".prose > p") == [["1"], ["1"]]


def test_a_draft_leaves_no_picture_and_no_words():
    made = build(with_facts(front("draft: yes", "\n[=neck-pain].\n")))
    assert made.problems == ()
    assert PAGE not in made.outputs
    assert TELLING not in made.outputs
