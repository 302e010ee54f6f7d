"""Risks are said in a form people can compare, and with their source."""

from __future__ import annotations

import pytest

from tests.factories import article, checked_in


def numbers(body: str = "", **front: object) -> list[str]:
    return checked_in(article(body=body, **front), works=["fda-pi"])


def unsourced(body: str) -> list[str]:
    """What has no source, as the message quotes it."""
    return [line.split('"')[1] for line in numbers(body) if "number-without-source" in line]


@pytest.mark.parametrize(
    ("said", "help_"),
    [
        ("1 in 10", 'write "10 out of 100 people"'),
        ("one in ten", 'write "10 out of 100 people"'),
        ("One in five", 'write "20 out of 100 people"'),
        ("1 of every 10", 'write "10 out of 100 people"'),
        ("1 out of every 4", 'write "25 out of 100 people"'),
        ("1 in 1,000", 'write "1 out of 1,000 people"'),
        ("1 in 40", 'write "25 out of 1,000 people"'),
        ("1 in 7", "say how many out of 100 people, or out of 1,000"),
        ("one in a hundred", 'write "1 out of 100 people"'),
        ("one in a thou\u017fand", 'write "1 out of 1,000 people"'),  # a long s is an s to patterns
    ],
)
def test_one_in_some_number_is_refused(said: str, help_: str) -> None:
    assert numbers(f"About {said} people get it [@fda-pi].") == [
        f'1:1: error one-in-x: "{said}" cannot be compared with other risks ({help_})'
    ]


@pytest.mark.parametrize(
    "said",
    [
        "It was phase 1 in 12 clinics",
        "There were 21 in 10 rooms",
        "It was 3.1 in 12 weeks",
        "It began in week 1 in 2010",
        "There was one in 2026",
        "It helped one in the morning",
        "Pick one in your own time",
        "Out of 100 people, 9 had neck pain",
        "It is 1 of 100",
        "It is version 1.1 in 3 parts",
    ],
)
def test_other_ones_are_not_risks(said: str) -> None:
    assert numbers(f"{said} [@fda-pi].") == []


def test_one_in_some_number_is_found_in_titles_and_headings() -> None:
    found = numbers("## Pain in 1 in 5 people\n", title="What 1 in 5 people feel")
    assert [line.split(": error")[0] for line in found] == ["1:4", "1:100"]


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("It helped 46% of people.", "46%"),
        ("It helped 46 % of people.", "46 %"),
        ("It helped 46 percent of people.", "46 percent"),
        ("It helped 4.5 per cent.", "4.5 per cent"),
        ("It helped ten percent.", "ten percent"),
        ("Neck pain came to 9 out of 100 people.", "9 out of 100"),
        ("Neck pain came to 9 of 100 people.", "9 of 100"),
        ("Neck pain came to 9 in 100.", "9 in 100"),
        ("Neck pain came to 9 of every 1,000.", "9 of every 1,000"),
        ("It helped 6 more people out of 100.", "6 more people out of 100"),
        ("It helped 96 patients of 100.", "96 patients of 100"),
        ("Out of 100 people, 9 had neck pain.", "Out of 100 people, 9"),
        ("Of 100 people, about 9 had neck pain.", "Of 100 people, about 9"),
        ("It helped 5 out of 7 people.", "5 out of 7"),
        ("It helped two out of three.", "two out of three"),
        ("It helped nine out of ten people.", "nine out of ten"),
        ("It helped 9 out of 10 patients.", "9 out of 10"),
    ],
)
def test_a_share_of_people_needs_a_source(sentence: str, share: str) -> None:
    assert numbers(f"Look. {sentence}") == [
        f'1:7: error number-without-source: "{share}" has no source'
        " (add its source right behind it: [@id], with an id from content/evidence/sources.yaml)"
    ]
    assert numbers(f"{sentence[:-1]} [@fda-pi].") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "You get 155 units in 31 places.",
        "Come every 12 weeks, for about 100 minutes.",
        "Rate your pain, for example 7 out of 10.",
        "You have 15 or more headache days a month, 8 of them migraine.",
        "The numbers are out of 100 people.",
        "Sit in 1 of 3 chairs.",
        "Call 555-0100 or 911.",
        "The study ran from 2010 to 2012.",
        "It takes 10 to 15 minutes out of your day.",
        "Bring page 3 of 10.",
        "One of 7 areas is the neck.",
    ],
)
def test_other_numbers_need_none(sentence: str) -> None:
    assert numbers(sentence) == []


def test_each_paragraph_and_item_has_its_own_source() -> None:
    body = "It helped 46% of people [@fda-pi]. So 54% had no help.\n\nThat is 46%. Or 54%.\n\n- 9% [@fda-pi]\n- 10%\n"
    assert unsourced(body) == ["46%", "10%"]


def test_a_lead_in_with_a_source_covers_its_list() -> None:
    assert unsourced("In the trial [@fda-pi]:\n\n- 9% had pain\n- 4% had a droop\n\nAnd 5% had none.\n") == ["5%"]
    assert unsourced("In the trial [@fda-pi].\n\n- 9% had pain\n") == ["9%"]


def test_a_table_is_covered_by_a_source_in_its_section() -> None:
    table = "| Pain | Botox |\n|---|---|\n| Neck | 9% |\n| Eye | 4% |\n"
    assert unsourced(f"## One\n\nFrom the label [@fda-pi].\n\n{table}\n## Two\n\nWords.\n") == []
    assert unsourced(f"## One\n\n{table}\n## Two\n\nFrom the label [@fda-pi].\n") == ["9%", "4%"]


def test_key_points_need_a_source_and_summaries_hold_no_share() -> None:
    found = numbers(summary="It helps 46% of people.", key_points=("It helped 47%.", "It helped 48% [@fda-pi]."))
    assert found == [
        '1:1: error number-without-source: "47%" has no source'
        " (add its source right behind it: [@id], with an id from content/evidence/sources.yaml)",
        '1:1: error number-without-source: "46%" has no source (leave it out: a summary has no room for its source)',
    ]


def test_headings_may_name_a_share() -> None:
    assert numbers("## What 46% means\n\nWords.\n") == []
