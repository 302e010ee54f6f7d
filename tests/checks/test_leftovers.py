"""What was meant for the program does not stand in what readers see."""

from __future__ import annotations

import pytest

from tests.factories import article, checked, checked_in, settings, told
from tests.sites import ARTICLE, FACTS_FILE, INTERVAL, ledger, problems_of, record, with_facts

WHOLE = "With Botox, [=neck-pain.both] [=neck-pain.time]."


def says(text: str) -> list[str]:
    return checked(f"Call {text} now.")


@pytest.mark.parametrize(
    "text",
    [
        *("[clinic.phone]", "{=clinic.phone}", "{clinic.phone}", "(=clinic.phone)", "=clinic.phone", "clinic.phone"),
        *("[ =clinic.phone]", "[= clinic.phone", "[=clinic.phone)", "[Clinic.Phone]", "\\[=clinic.phone]"),
    ],
)
def test_a_value_that_is_written_otherwise_is_an_error(text: str) -> None:
    (found,) = says(text)
    assert found.startswith('1:1: error value-form: readers would see "')
    assert found.endswith("(write [=clinic.phone])")


def test_the_message_shows_what_readers_would_see() -> None:
    assert says("[clinic.phone]") == [
        '1:1: error value-form: readers would see "[clinic.phone]" (write [=clinic.phone])'
    ]


def test_a_value_that_is_never_closed_is_an_error_though_its_name_is_misspelled() -> None:
    assert says("[=clinic.fone") == [
        '1:1: error value-form: readers would see "[=clinic.fone" (write [=clinic.phone], with both brackets)'
    ]


@pytest.mark.parametrize("text", ["[neck-pain]", "=neck-pain", "[neck-pain.both]", "neck-pain.both", "{neck-pain}"])
def test_a_record_that_is_written_otherwise_is_an_error(text: str) -> None:
    found = told(problems_of(with_facts(f"{WHOLE} Then {text}.")))
    assert [line.partition(": ")[2].partition(":")[0] for line in found] == ["error value-form"]
    assert found[0].startswith(ARTICLE)


def test_a_value_in_title_and_key_points_is_one_too() -> None:
    found = checked("Call.", title="Call [clinic.phone]", key_points=("At {=clinic.phone}.", "Yes."))
    assert {line.partition(" (")[0].partition(": ")[2] for line in found} == {
        'error value-form: readers would see "[clinic.phone]"',
        'error value-form: readers would see "{=clinic.phone}"',
    }


def test_a_file_is_no_link() -> None:
    assert checked("See (side effects)[../home.md].") == [
        '1:1: error broken-link: readers would see "../home.md" (write [words](../home.md))'
    ]


@pytest.mark.parametrize("text", ["[Side effects]", "[ ]", "**[see below]**", "[[=clinic.phone]]"])
def test_other_words_in_square_brackets_are_a_warning(text: str) -> None:
    (found,) = says(text)
    assert found.startswith('1:1: warning square-brackets: readers would see "[')
    assert "￼" not in found


@pytest.mark.parametrize("text", ["figure:neck-pain", "!(figure:neck-pain)", "![figure:neck-pain]"])
def test_a_picture_that_is_written_otherwise_is_an_error(text: str) -> None:
    assert says(text) == [
        '1:1: error value-form: readers would see "figure:neck-pain"'
        " (write ![](figure:neck-pain), a figure on a line of its own)"
    ]


def test_an_address_that_is_no_link_is_a_warning() -> None:
    for text, target in [
        ("https://example.org/x.", "https://example.org/x"),
        ("www.example.org", "https://www.example.org"),
        ("(http://example.org/a_b)", "http://example.org/a_b"),
    ]:
        (found,) = says(text)
        assert found.startswith("1:1: warning raw-address: nobody can tap this address: "), text
        assert found.endswith(f"(make it a link: [its name]({target}))"), text


@pytest.mark.parametrize("text", ["~~gone~~", "==marked==", ":smile:", "::: note", "!!! note", "+++", "1^^2"])
def test_signs_of_other_dialects_are_a_warning(text: str) -> None:
    assert says(text) != []
    assert {line.split(": ")[1] for line in says(text)} == {"warning stray-signs"}


def test_a_page_may_allow_square_brackets() -> None:
    page = article(body="He said “it [the pain] went”.", allow={"square-brackets": "a quote"})
    assert checked_in(page) == []


@pytest.mark.parametrize(
    "text",
    [
        *("[=clinic.phone]", "[Home](../home.md)", "(see below)", "a = b", "the clinic. Phone us", "neck-pain"),
        *("nurse@clinic.phone", "<https://example.org/clinic.phone>", "e.g. this", "{words}"),
        *("4 * 7", "5 days*", "snake_case", "at 8:30", "Note: this", "**bold** and *it* and __bold__", "a = b", "50+"),
    ],
)
def test_what_only_looks_like_a_leftover_is_none(text: str) -> None:
    assert [line for line in says(text) if "sentence" not in line and "an address instead" not in line] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[words] (a.md)", "broken-link"),
        ("[a][b]", "reference-link"),
        ("[!NOTE] a", "callout-outside-quote"),
        ("It helps (@aurora-2010) [so]", "bare-citation"),
    ],
)
def test_a_slip_that_was_told_is_not_told_again(text: str, code: str) -> None:
    assert [one.code for one in problems_of(f"{text}\n")] == [code]


@pytest.mark.parametrize("sign", ["[=clinic.phone]", "[clinic.phone]", "[=x", "[@a-2010]", "[here](a.md)", "**now**"])
def test_words_that_are_shown_as_they_are_written_have_no_signs(sign: str) -> None:
    ours = settings(emergency={"en": f"Call {sign} at once"})
    facts = ledger(record(meaning=f"M {sign}."), record("interval", INTERVAL))
    glossary = f"- term: Ptosis\n  definition: A {sign} droop.\n"
    mend = "these words are shown as they are written: write the words or the number itself, without signs"
    message = f'error plain-words: readers would see "{sign}" ({mend})'
    assert checked_in(article(), settings=ours) == [f"site.yaml: {message}"]
    assert told(problems_of(with_facts(WHOLE, facts))) == [f"{FACTS_FILE}:2:5: {message}"]
    assert told(problems_of(f"-- content/glossary.yaml --\n{glossary}")) == [f"content/glossary.yaml:1:3: {message}"]


def test_plain_words_may_have_brackets() -> None:
    ours = settings(emergency={"en": "Trouble breathing [or speaking] (at once), 2 * 2 * 2 = 8"})
    assert checked_in(article(), settings=ours) == []
