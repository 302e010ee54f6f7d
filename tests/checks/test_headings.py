"""Headings and titles go in steps, are short, and are statements."""

from __future__ import annotations

import pytest

from tests.factories import article, checked, checked_in, settings


def test_headings_in_steps_are_no_problem() -> None:
    assert checked("## One\n\n### Two\n\n#### Three\n\n## Four\n\n### Five\n") == []


def test_the_title_is_the_only_first_heading() -> None:
    assert checked("# Results\n\n## When it starts\n") == [
        "1:3: error heading-level-one: the page's title comes from its front matter, so # cannot be used in the text"
        " (write ## for a heading)"
    ]


def test_no_level_is_skipped() -> None:
    assert checked("### One\n\n## Two\n\n#### Three\n\n##### Four\n") == [
        "1:5: error skipped-heading: this heading has ### but there is no ## heading above it (write ## here)",
        "5:6: error skipped-heading: this heading has #### but the one above it has ## (write ### here)",
    ]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("When it starts.", "this heading ends with a full stop (take it out)"),
        ("When it starts:", "this heading ends with a colon (take it out)"),
        ("When does it start?", "this heading ends with a question mark (make it a statement: Who can have it)"),
        ("It starts!", "this heading ends with an exclamation mark (take it out)"),
    ],
)
def test_a_heading_is_a_statement(heading: str, told: str) -> None:
    assert checked(f"## {heading}\n") == [f"1:4: warning heading-end: {told}"]


def test_a_title_is_a_statement() -> None:
    assert checked(title="Is Botox right for you?") == [
        "1:100: warning heading-end: this title ends with a question mark (make it a statement: Who can have it)"
    ]


def test_headings_and_titles_are_short() -> None:
    assert checked(f"## {'x' * 65}\n", title="y" * 65) == []
    assert checked(f"## {'x' * 66}\n", title="y" * 66) == [
        "1:4: warning long-heading: this heading has 66 characters; the most is 65"
        " (say it in fewer words, and the rest in the text below)",
        "1:100: warning long-title: this title has 66 characters; the most is 65"
        " (say it in fewer words; the summary has room for the rest)",
    ]


def test_two_pages_do_not_have_one_title() -> None:
    copy = article("content/benefits/copy.md", title="What to  Expect")
    assert checked_in(article(title="What to expect"), copy) == [
        "1:100: warning same-title: this page and content/benefits/copy.md have the same title"
        " (say in the title how they differ; take a copy that nobody needs away)"
    ]


def test_a_translation_may_have_the_title_of_its_original() -> None:
    pages = [article(f"content/{page}.es.md", title=title) for page, title in TRANSLATED.items()]
    found = checked_in(article(title="Botox"), *pages, settings=settings(languages=("en", "es")))
    assert [line for line in found if "same-title" in line] == []


TRANSLATED = {"home": "Hola", "benefits/index": "Ventajas", "benefits/results": "Botox"}
