"""A reader presses a number and sees the source, without leaving the sentence."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.sites import build

PAGE = "benefits/results/index.html"
SOURCES = """\
-- content/evidence/sources.yaml --
- id: aurora-2010
  type: article-journal
  title: A trial
  author: [{family: Aurora, given: SK}]
  issued: "2010"
  DOI: 10.1000/aurora
  PMID: "123"
  URL: https://example.org/aurora
- id: label
  type: document
  title: The label
  author: [{literal: Maker}]
  URL: https://example.org/label
-- content/benefits/results.md --
---
title: Results
summary: What to expect.
key_points:
  - It may help [@aurora-2010].
  - It takes time.
action:
  - Talk with us [@label].
review: pending
---

"""


def page(body: str) -> LexborHTMLParser:
    made = build(SOURCES + body + "\n")
    assert [problem.message for problem in made.problems] == []
    return LexborHTMLParser(made.outputs[PAGE].decode())


def one(html: LexborHTMLParser, selector: str) -> LexborNode:
    (found,) = html.css(selector)
    return found


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def test_each_number_opens_the_entry_of_the_list_itself():
    html = page("Words [@aurora-2010; @label, section 2].\n\n- an item [@label, section 2]")
    opened = [button.attributes["popovertarget"] for button in html.css(".citation button")]
    assert opened == ["ref-1", "ref-1", "ref-2", "ref-2", "ref-3"]
    entries = html.css(".references li[popover]")
    assert [entry.attributes["id"] for entry in entries] == ["ref-1", "ref-2", "ref-3"]
    assert "section 2" in words(entries[1])
    assert "section 2" not in words(entries[2])


def test_beside_each_button_stands_a_link_for_paper_and_older_browsers():
    html = page("Words [@aurora-2010]. More [@label, unconfirmed].")
    for citation in html.css(".citation > span"):
        link, button = citation.css_first("a"), citation.css_first("button")
        assert link.attributes["href"] == f"#{button.attributes['popovertarget']}"
        assert link.text() == button.text()
        assert "hidden" in button.attributes
        assert "hidden" not in link.attributes


def test_only_one_of_link_and_button_is_shown_and_paper_gets_the_link():
    html = page("Words [@aurora-2010].")
    style = one(html, "head style").text().replace(" ", "")
    shown = "@mediascreen{.citationa{display:none}.citationbutton{display:inline}}"
    assert f"@supportsselector(:popover-open){{{shown}}}" in style


def test_a_number_is_named_and_tells_what_awaits_its_check():
    html = page("Words [@aurora-2010]. More [@label, unconfirmed].")
    first, second = html.css(".prose .citation button")
    assert (first.text(), first.attributes["title"]) == ("Reference 1", "Aurora 2010")
    assert second.text() == "Reference 2* (awaiting the clinic's check)"
    assert second.attributes["title"] == "Maker: The label"


def test_an_entry_has_its_addresses_and_a_way_to_close_it():
    html = page("Words [@aurora-2010]. More [@label, unconfirmed].")
    first, second = html.css(".references li")
    ways = [(words(link), link.attributes["href"]) for link in first.css("a[href^=http]")]
    assert ways == [
        ("DOI 1", "https://doi.org/10.1000/aurora"),
        ("PubMed 1", "https://pubmed.ncbi.nlm.nih.gov/123/"),
    ]
    assert [words(link) for link in second.css("a[href^=http]")] == ["Web page 2"]
    assert "Awaiting the clinic's check" in words(second)
    assert "Awaiting" not in words(first)
    assert [(words(button), button.attributes["popovertarget"]) for button in html.css(".references button")] == [
        ("Close", "ref-1"),
        ("Close", "ref-2"),
    ]


def test_each_way_back_leads_to_its_own_use():
    html = page("Words [@aurora-2010]. Again [@aurora-2010].")
    backs = [back.attributes["href"] for back in html.css("#ref-1 .references__back a")]
    assert backs == ["#cite-1-1", "#cite-1-2", "#cite-1-3"]
    for back in backs:
        assert one(html, back or "").tag == "span"
    (third,) = [back for back in html.css("#ref-1 .references__back a") if back.attributes["href"] == "#cite-1-3"]
    assert words(third) == "Back to use 3 of reference 1"


def test_no_id_stands_twice():
    html = page("Words [@aurora-2010; @label]. Again [@aurora-2010].\n\n| a | b |\n|---|---|\n| c [@label] | d |")
    ids = [node.attributes["id"] for node in html.css("[id]")]
    assert len(ids) == len(set(ids))


def test_a_sentence_reads_the_same_with_and_without_its_number():
    html = page("Words [@aurora-2010]. More.")
    paragraph = one(html, ".prose p")
    for citation in paragraph.css("sup"):
        citation.decompose()
    assert re.sub(r"\s+", " ", paragraph.text()) == "Words. More."
