"""What only paper shows: the foot of the sheets, the words explained, the pages named."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from handout.render.templates import bare
from tests.sites import build, front

PAGE = "benefits/results/index.html"


def page(text: str, path: str = PAGE) -> LexborHTMLParser:
    return LexborHTMLParser(build(text).outputs[path].decode())


def sheet(text: str, path: str = PAGE) -> tuple[str, str]:
    root = page(text, path).root
    assert root is not None
    return root.attributes["data-start"] or "", root.attributes["data-end"] or ""


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ("review: pending", "Not yet checked by a clinician."),
        (
            "review: {by: A Nurse, on: 2026-08-06, next: 2028-08-06}",
            "Checked August 6, 2026. Check after August 6, 2028.",
        ),
        (
            "review: {by: A Nurse, on: 2024-08-06, next: 2026-08-06}",
            "Checked August 6, 2024. Check overdue since August 6, 2026.",
        ),
    ],
)
def test_the_foot_tells_the_address_and_until_when_the_page_holds(review, said):
    assert sheet(front(review)) == (f"example.org/benefits/results/\n{said}", "Clinic: 555-0100\nPage")


def test_the_foot_of_pages_that_nobody_reviews_leads_to_the_newest_copy():
    start, _ = sheet("", "find/index.html")
    assert start == "example.org/find/\nFor the newest copy, see this address."


def test_each_page_of_the_sources_has_its_own_address():
    works = "".join(f"- id: {x}{n}\n  type: book\n  title: {x * 99} {n}\n" for x in "az" for n in range(60))
    outputs = build(f"-- content/evidence/sources.yaml --\n{works}").outputs
    pages = [path for path in outputs if path.startswith("sources/")]
    assert len(pages) > 1
    for path in pages:
        address = f'data-start="example.org/{path.removesuffix("index.html")}\n'
        assert address in outputs[path].decode()


def listed(text: str, path: str = PAGE) -> list[str]:
    found = page(text, path).css(".on-paper dl > div, .on-paper li")
    return [" ".join(node.text().split()) for node in found]


def test_words_explained_and_pages_named_are_listed_once_in_the_order_of_the_page():
    text = "A placebo is [a dummy](placebo.md). See [it again](placebo.md#first-weeks), and ptosis. Placebo."
    assert listed(text) == ["Ptosis: A drooping eyelid.", "Placebo: example.org/benefits/placebo/"]


def test_a_page_does_not_name_itself_nor_a_section_what_it_lists_anyway():
    assert listed("See [above](results.md#below).\n\n## Below\n\nWords.") == []
    index = "-- content/benefits/index.md --\n---\ntitle: B\nsummary: What.\nreview: pending\n---\n\n[One](placebo.md)."
    assert listed(index, "benefits/index.html") == []


def test_a_page_with_nothing_to_list_has_no_empty_heading():
    assert "on-paper" not in page("Words.").body.html.split("</header>")[1]


def test_addresses_are_printed_as_people_write_them():
    assert bare("https://example.org/find/") == "example.org/find/"
    assert bare("/find/") == "/find/"


def test_an_address_that_two_references_share_is_printed_with_the_first():
    text = "One [@aurora-2010, page 1]. Two [@aurora-2010, page 2]."
    work = "- id: aurora-2010\n  type: article-journal\n  title: A trial\n  URL: https://x.org/a\n"
    article = front(body=f"\n{text}\n")
    found = page(f"-- content/evidence/sources.yaml --\n{work}-- content/benefits/results.md --\n{article}")
    classes = [node.attributes.get("class") for node in found.css(".references a[href^=https]")]
    assert classes == [None, "references__again"]
