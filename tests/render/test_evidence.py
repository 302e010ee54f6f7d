"""What rests on what: the list of sources, the numbers as data, and that every output says the same."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from handout import files, pipeline
from tests.sites import ROOT, TODAY, build, front

SITE = """\
-- content/evidence/sources.yaml --
- id: trial
  type: article-journal
  title: A trial
  DOI: 10.1000/trial
  checked: {by: A. Nurse, on: 2026-10-01}
- id: label
  type: document
  title: The label
  PMID: "77"
- id: unused
  type: document
  title: Another work
-- content/evidence/facts.yaml --
records:
  - id: neck-pain
    kind: risk
    outcome: neck pain
    population: adults with chronic migraine
    source: trial
    locator: table 2
    level: secondary
    certainty: one large trial
    period: over 24 weeks
    effect: harm
    group: Botox
    n: 60
    of: 687
    comparator: {name: placebo, n: 19, of: 692}
    meaning: Most people do not get neck pain.
    note: Only for the clinic.
  - id: interval
    kind: duration
    outcome: time between two treatments
    population: adults
    source: label
    level: primary
    value: 12
    unit: weeks
    meaning: You come back every three months.
    checked: {by: A. Doctor, on: 2026-11-02}
pictures: []
-- content/benefits/results.md --
---
title: Results
summary: What to expect.
key_points:
  - The time between treatments is [=interval].
  - It takes time.
action:
  - Talk with us.
review: pending
---

![](figure:neck-pain)
-- content/benefits/cited.md --
---
title: Cited
summary: What to expect.
key_points:
  - It may help.
  - It takes time.
action:
  - Talk with us.
review: pending
---

In the trial, [=neck-pain] with Botox got neck pain [=neck-pain.time], and [=neck-pain.comparison].
[=neck-pain.exact] is the exact share. Words [@label].
"""


@cache
def outputs() -> Mapping[str, bytes]:
    made = build(SITE)
    assert [problem.message for problem in made.problems] == []
    return made.outputs


@cache
def data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(outputs()["evidence.json"])
    return found


def work(name: str) -> LexborNode:
    (found,) = LexborHTMLParser(outputs()["sources/index.html"].decode()).css(f"#source-{name}")
    return found


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


# ---------------------------------------------------------------- the list of sources


def test_a_source_names_the_pages_that_cite_it_say_its_records_or_draw_them():
    assert [words(link) for link in work("trial").css(".work li a")] == ["Cited", "Results"]
    assert [link.attributes["href"] for link in work("label").css(".work li a")] == [
        "../benefits/cited/",
        "../benefits/results/",
    ]
    assert work("unused").css(".work li") == []


def test_a_source_names_the_records_that_rest_on_it_and_which_await_their_check():
    assert "Numbers from it, awaiting the clinic's check: neck pain neck-pain" in words(work("trial"))
    assert "Numbers from it: time between two treatments interval" in words(work("label"))


def test_a_source_tells_when_it_was_last_checked():
    assert "Last checked: October 1, 2026, by A. Nurse" in words(work("trial"))
    assert "Last checked: not checked yet" in words(work("label"))


def test_the_numbers_can_be_fetched_as_data_from_the_list():
    html = LexborHTMLParser(outputs()["sources/index.html"].decode())
    (link,) = [link for link in html.css("main a") if link.text() == "All numbers as data"]
    assert link.attributes["href"] == "../evidence.json"


def test_without_records_there_is_no_data():
    made = build("Words [@aurora-2010].")
    assert "evidence.json" not in made.outputs
    assert b"All numbers" not in made.outputs["sources/index.html"]


def many_works(count: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    listed = "".join(
        f"- id: {letters[at % 26]}{at}\n  type: document\n  title: {letters[at % 26].upper()} {at} {'long ' * 40}\n"
        for at in range(count)
    )
    return f"-- content/evidence/sources.yaml --\n{listed}"


def test_a_long_list_is_split_between_letters_and_every_work_keeps_its_address():
    link = "-- content/benefits/results.md --\n---\ntitle: Results\nsummary: What.\nkey_points: [One., Two.]\n"
    link += "action: [Ask.]\nreview: pending\n---\n\nSee [one](../evidence/sources.yaml#z25).\n"
    made = build(many_works(78) + link)
    assert [problem.message for problem in made.problems] == []
    shelves = {path: LexborHTMLParser(made.outputs[path].decode()) for path in made.outputs if path.startswith("sour")}
    assert list(shelves) == ["sources/index.html", "sources/n/index.html"]
    assert [html.css_first("h1").text() for html in shelves.values()] == ["Sources, A–M", "Sources, N–Z"]
    assert sum(len(html.css(".work")) for html in shelves.values()) == 78
    second = shelves["sources/n/index.html"]
    assert [link.attributes["href"] for link in second.css("nav[aria-label='Sources by letter'] a")] == ["../", "./"]
    canonical = second.css_first("link[rel=canonical]").attributes["href"]
    assert canonical == "https://example.org/sources/n/"
    page = LexborHTMLParser(made.outputs["benefits/results/index.html"].decode())
    assert page.css_first(".prose p a").attributes["href"] == "../../sources/n/#source-z25"


def test_a_letter_with_very_many_works_has_several_pages():
    listed = "".join(f"- id: w{at}\n  type: document\n  title: W {at} {'long ' * 40}\n" for at in range(200))
    made = build(f"-- content/evidence/sources.yaml --\n{listed}")
    assert [problem.message for problem in made.problems] == []
    paths = [path for path in made.outputs if path.startswith("sources/")]
    assert paths[:2] == ["sources/index.html", "sources/w/2/index.html"]
    headings = [LexborHTMLParser(made.outputs[path].decode()).css_first("h1").text() for path in paths]
    assert headings[:2] == ["Sources, W", "Sources, W (2)"]
    assert len(set(headings)) == len(paths)
    assert sum(made.outputs[path].count(b'class="work"') for path in paths) == 200


def test_a_work_that_hundreds_of_pages_use_lists_some_and_says_how_many_more():
    text = "".join(
        f"-- content/benefits/p{at}.md --\n"
        + front(f"title: {at * at * 7919 % 100_003:x} and {at * 31 % 977:x} of {at}", "\nWords [@aurora-2010].\n")
        for at in range(700)
    )
    made = build(text)
    assert [problem.message for problem in made.problems] == []
    (used,) = LexborHTMLParser(made.outputs["sources/index.html"].decode()).css(".work ul")
    links = used.css("a")
    assert 0 < len(links) <= 40
    assert used.css("li")[-1].text() == f"Pages not listed here: {700 - len(links)}"


# ---------------------------------------------------------------- evidence.json


def test_a_risk_is_told_with_both_arms_and_the_difference():
    interval, neck = data()["records"]
    assert (interval["id"], neck["id"]) == ("interval", "neck-pain")
    assert {name: neck[name] for name in ("exact", "shown", "n", "of", "per", "period", "population", "certainty")} == {
        "exact": pytest.approx(8.7336, abs=0.0001),
        "shown": 9,
        "n": 60,
        "of": 687,
        "per": 100,
        "period": "over 24 weeks",
        "population": "adults with chronic migraine",
        "certainty": "one large trial",
    }
    assert neck["comparator"] == {
        "name": "placebo",
        "exact": pytest.approx(2.7457, abs=0.0001),
        "shown": 3,
        "n": 19,
        "of": 692,
    }
    assert neck["difference"] == {"exact": pytest.approx(5.988, abs=0.001), "shown": 6}


def test_a_record_is_told_with_its_source_its_check_and_where_it_is_used():
    interval, neck = data()["records"]
    assert neck["source"] == {
        "id": "trial",
        "reference": "A trial.",
        "doi": "10.1000/trial",
        "checked": {"by": "A. Nurse", "on": "2026-10-01"},
        "locator": "table 2",
    }
    assert interval["source"]["pmid"] == "77"
    assert (neck["level"], neck["awaits_check"], neck["checked"]) == ("secondary", True, None)
    assert (interval["awaits_check"], interval["checked"]) == (False, {"by": "A. Doctor", "on": "2026-11-02"})
    assert neck["pages"] == ["/benefits/cited/", "/benefits/results/"]
    assert interval["pages"] == ["/benefits/results/"]
    assert neck["meaning"] == "Most people do not get neck pain."


def test_a_record_is_told_in_the_words_of_each_variant():
    neck = data()["records"][1]
    assert neck["words"][""] == "about 9 out of 100 people"
    assert neck["words"]["comparison"] == "about 3 out of 100 with placebo"
    assert neck["words"]["time"] == "over 24 weeks"


def test_notes_for_the_clinic_stay_with_the_clinic():
    assert b"Only for the clinic" not in b"".join(outputs().values())


def test_the_data_has_a_version_and_is_the_same_for_the_same_site():
    assert data()["version"] == 1
    assert outputs()["evidence.json"] == build(SITE).outputs["evidence.json"]
    assert outputs()["evidence.json"].endswith(b"\n}\n")


# ---------------------------------------------------------------- the real site, read back


@cache
def real() -> Mapping[str, bytes]:
    made = pipeline.build(files.read(ROOT).value, TODAY)
    assert made.outputs, made.problems
    return made.outputs


@cache
def records() -> Mapping[str, Any]:
    return {record["id"]: record for record in json.loads(real()["evidence.json"])["records"]}


def real_pages() -> Iterator[tuple[str, LexborHTMLParser]]:
    for path, content in real().items():
        if path.endswith(".html"):
            yield f"/{path.removesuffix('index.html')}", LexborHTMLParser(content.decode())


def rounded(exact: float, rule: str) -> Decimal:
    """As NHS-W17 asks; written again here, so that the program is not compared with itself."""
    value = Decimal(str(exact))
    if rule == "exact":
        return value
    step = Decimal(1) if rule == "whole" else Decimal("0.5")
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def numbers(text: str) -> list[Decimal]:
    return [Decimal(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def people(exact: float, rule: str) -> Decimal:
    """More than nobody is never shown as nobody: `fewer than 1`."""
    return rounded(exact, rule) or Decimal(1 if exact > 0 else 0)


def figures(record: Mapping[str, Any], variant: str) -> list[Decimal]:
    """The numbers that a variant must say, from the exact figures."""
    rule = record["rounding"]
    treated = people(record["exact"], rule)
    other = people(record["comparator"]["exact"], rule) if record.get("comparator") else Decimal(0)
    between = rounded(record["difference"]["exact"], rule) if "difference" in record else Decimal(0)
    per = [Decimal(record["per"])] if "per" in record else []
    whole = Decimal(record.get("per", 0))
    end = [rounded(record["to"]["exact"], rule)] if "to" in record else []
    found = {
        "": [treated, *end, *per],
        "group": [treated, *per],
        "value": [treated, *end],
        "comparison": [other, *per],
        "comparison-value": [other],
        "difference": [between, *per],
        "both": [treated, *per, other, *per],
        "frame": [whole - treated, *per],  # of less than one: more than 99 do not
        "comparison-frame": [whole - other, *per],
        "places": [Decimal(record.get("places", 0))],
    }[variant]
    return [abs(figure) for figure in found]


def beside(record: Mapping[str, Any]) -> list[Decimal]:
    """The numbers in the words around the figures: `headache days of 4 hours or more`."""
    around = [record.get("unit", ""), record.get("people", ""), record.get("group", "")]
    around.append((record.get("comparator") or {}).get("name", ""))
    return [number for text in around for number in numbers(text)]


def test_every_number_in_prose_is_that_of_its_record() -> None:
    said = 0
    for url, html in real_pages():
        for span in html.css(".fact"):
            name, _, variant = (span.attributes["data-fact"] or "").partition(".")
            record = records()[name]
            assert url in record["pages"]
            for explained in span.css("[popover]"):  # a word of the glossary
                explained.decompose()
            assert span.text().casefold() == record["words"][variant].casefold(), (url, name)
            said += 1
    assert said > 100


def test_the_words_of_each_record_say_its_own_figures() -> None:
    for name, record in records().items():
        for variant, text in record["words"].items():
            if variant == "time":
                assert text == record["period"]
            elif variant != "exact":
                expected = figures(record, variant)
                if variant == "difference" and not expected[0]:
                    expected = expected[1:]  # "about as many"
                found = numbers(text)
                for number in beside(record):
                    if number in found and len(found) > len(expected):
                        found.remove(number)
                assert found == expected, (name, variant, text)


ATTRIBUTES = {
    "data-kind": lambda record: record["kind"],
    "data-level": lambda record: record["level"],
    "data-period": lambda record: record.get("period"),
    "data-exact": lambda record: record["exact"],
    "data-value": lambda record: record["shown"],
    "data-per": lambda record: record.get("per"),
    "data-unit": lambda record: record.get("unit"),
    "data-to": lambda record: record["to"]["exact"] if "to" in record else None,
    "data-low": lambda record: record["interval"][0] if "interval" in record else None,
    "data-high": lambda record: record["interval"][1] if "interval" in record else None,
    "data-places": lambda record: record.get("places"),
    "data-comparator": lambda record: (record.get("comparator") or {}).get("name"),
    "data-comparator-exact": lambda record: (record.get("comparator") or {}).get("exact"),
    "data-comparator-value": lambda record: (record.get("comparator") or {}).get("shown"),
}
"""What a picture carries, and where `evidence.json` says the same."""


def test_every_picture_carries_the_figures_of_its_record() -> None:
    drawn = 0
    for url, html in real_pages():
        for node in html.css("[data-record]"):
            record = records()[node.attributes["data-record"] or ""]
            assert url in record["pages"]
            for attribute, told in ATTRIBUTES.items():
                shown, expected = node.attributes.get(attribute), told(record)
                if isinstance(expected, int | float):
                    assert float(shown or "nan") == pytest.approx(expected, rel=1e-12), (url, record["id"], attribute)
                else:
                    assert shown == expected, (url, record["id"], attribute)
            drawn += 1
    assert drawn > 10


def test_a_picture_of_a_risk_says_both_groups_and_its_time_in_words() -> None:
    for url, html in real_pages():
        for node in html.css("figure[data-kind=risk], figure[data-kind=change]"):
            record = records()[node.attributes["data-record"] or ""]
            caption = words(node.css_first("figcaption"))
            assert record["period"].casefold() in caption.casefold(), url
            if record["comparator"]:
                assert record["words"]["both"].casefold() in caption.casefold(), url


def test_a_number_leads_to_the_source_of_its_record() -> None:
    """The reference of a picture is in the list, with the same locator."""
    for url, html in real_pages():
        listed = [words(entry) for entry in html.css(".references li")]
        used = [span.attributes["data-fact"] or "" for span in html.css(".fact")]
        used += [node.attributes["data-record"] or "" for node in html.css("[data-record]")]
        for name in {name.partition(".")[0] for name in used}:
            source = records()[name]["source"]
            wanted = " ".join(source["reference"].split())
            locator = f"({source['locator']})" if "locator" in source else ""
            assert any(wanted in entry and locator in entry for entry in listed), (url, name)


def test_every_page_travels_in_one_round_trip() -> None:
    """Ten packets: what a server may send before it hears back."""
    sizes = {path: len(gzip.compress(page, mtime=0)) for path, page in real().items() if path.endswith(".html")}
    assert {path: size for path, size in sizes.items() if size > 14_600} == {}


def test_the_list_of_sources_agrees_with_the_data() -> None:
    listed: dict[str, set[str]] = {}
    for url, html in real_pages():
        if url.startswith("/sources/"):
            for entry in html.css(".work"):
                ids = {code.text() for code in entry.css("code")}
                listed[(entry.attributes["id"] or "").removeprefix("source-")] = ids
    told: dict[str, set[str]] = {name: set() for name in listed}
    for name, record in records().items():
        told[record["source"]["id"]].add(name)
    assert listed == told
