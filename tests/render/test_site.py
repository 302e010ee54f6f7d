"""Whole small sites: what ends up in which file."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from tests.sites import build, front

PAGE = "benefits/results/index.html"


def page(text: str, path: str = PAGE) -> LexborHTMLParser:
    made = build(text)
    assert [problem.message for problem in made.problems] == []
    return LexborHTMLParser(made.outputs[path].decode())


def href(html: LexborHTMLParser, words: str) -> str | None:
    (link,) = [link for link in html.css("main a") if link.text(strip=True) == words]
    return link.attributes["href"]


def test_a_link_to_a_file_becomes_a_relative_link_to_its_page():
    html = page("See [the other](placebo.md#first-weeks) and [home](../home.md).")
    assert href(html, "the other") == "../placebo/#first-weeks"
    assert href(html, "home") == "../../"


def test_links_to_terms_and_sources_lead_to_their_entries():
    html = page("[One](../glossary.yaml#ptosis) and [two](../evidence/sources.yaml#aurora-2010).")
    assert href(html, "One") == "../../glossary/#term-ptosis"
    assert href(html, "two") == "../../sources/#source-aurora-2010"


def test_citations_are_numbered_in_the_order_of_the_page_and_lead_back():
    html = page("Words [@aurora-2010]. More [@aurora-2010, table 2]. Again [@aurora-2010].")
    numbers = [re.sub(r"\D", "", link.text()) for link in html.css(".prose .citation a")]
    assert numbers == ["1", "2", "1"]
    first, second = html.css(".references li")
    assert first.attributes["id"] == "ref-1"
    assert [back.attributes["href"] for back in first.css(".references__back a")] == ["#cite-1-1", "#cite-1-2"]
    assert "table 2" in second.text()


def test_what_is_unconfirmed_is_marked_at_the_number_and_in_the_list():
    html = page("Words [@aurora-2010, unconfirmed].")
    assert "awaiting the clinic's check" in html.css_first(".prose .citation").text()
    assert "Awaiting the clinic's check" in html.css_first(".references").text()


def test_a_phone_number_is_written_once_and_can_be_dialed():
    html = page("Call [=clinic.phone] now.")
    link = html.css_first(".prose a")
    assert (link.text(), link.attributes["href"]) == ("555-0100", "tel:5550100")


def test_a_number_in_a_heading_is_words_only():
    html = page("## Call [=clinic.phone]\n\nNow.\n\n## Then\n\nWait.")
    assert html.css_first(".prose h2").text() == "Call 555-0100"
    assert html.css_first(".prose h2 a") is None


def test_key_points_and_steps_take_links_and_values():
    html = page(front('action:\n  - "Call [=clinic.phone]."\n  - Read [more on placebo](placebo.md).'))
    steps = html.css_first(".next-steps")
    assert "555-0100" in steps.text()
    assert steps.css("a")[-1].attributes["href"] == "../placebo/"


def test_a_draft_leaves_no_trace():
    made = build(front("draft: yes"))
    assert made.problems == ()
    assert PAGE not in made.outputs
    assert not [path for path, data in made.outputs.items() if b"/results/" in data]


def test_an_alias_leads_to_its_page_and_is_not_in_the_site_map():
    made = build(front("aliases: [/old/place/]"))
    html = LexborHTMLParser(made.outputs["old/place/index.html"].decode())
    assert html.css_first("main a, body a").attributes["href"] == "../../benefits/results/"
    assert html.css_first("link[rel=canonical]").attributes["href"] == "https://example.org/benefits/results/"
    assert b"/old/place/" not in made.outputs["sitemap.xml"]


def test_a_page_carries_only_the_styles_of_what_it_uses():
    outputs = build("Plain words.").outputs
    assert b".card" not in outputs[PAGE]
    assert b".card" in build("> [!URGENT] Call us if:\n> - one\n> - two").outputs[PAGE]


def test_the_same_sources_give_the_same_bytes():
    text = "Words [@aurora-2010] about placebo.\n\n| a | b |\n|---|---|\n| c | d |"
    assert build(text).outputs == build(text).outputs


def test_an_overdue_review_is_told_at_the_top():
    made = build(front("review:\n  by: A Nurse\n  on: 2020-01-02\n  next: 2021-01-02"))
    html = LexborHTMLParser(made.outputs[PAGE].decode())
    assert "January 2, 2021" in html.css_first(".page__head").text()


def test_a_template_fault_is_a_problem_at_its_line():
    lines = ["{% extends 'layouts/base.html' %}", "{% block main %}", "{{ page.titel }}", "{% endblock %}"]
    made = build("\n".join(["-- templates/layouts/article.html --", *lines]))
    (problem,) = made.problems
    assert (problem.place.path, problem.place.line) == ("templates/layouts/article.html", 3)
    assert problem.code == "bad-template"
    assert made.outputs == {}


def test_an_old_address_cannot_stand_where_the_list_of_sources_may_grow():
    made = build(front("aliases: [/sources/h/]"))
    (problem,) = made.problems
    assert (problem.place.path, problem.code) == ("content/benefits/results.md", "alias-taken")
    assert "the list of sources" in problem.message
    assert build(front("aliases: [/sources-of-old/]")).problems == ()


def test_the_site_map_lists_every_page_for_readers_once(outputs: dict[str, bytes]) -> None:
    hidden = (b'content="noindex"', b'http-equiv="refresh"')
    read = [
        f"https://example.org/{path.removesuffix('index.html')}"
        for path, data in outputs.items()
        if path.endswith(".html") and not any(sign in data for sign in hidden)
    ]
    base = re.search(rb"Sitemap: (.*)sitemap\.xml", outputs["robots.txt"])
    assert base is not None
    listed = re.findall(r"<loc>(.*?)</loc>", outputs["sitemap.xml"].decode())
    assert sorted(listed) == sorted(url.replace("https://example.org/", base[1].decode()) for url in read)
    assert any("/sources/" in url and not url.endswith("/sources/") for url in listed)
