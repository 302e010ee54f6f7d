"""What counts as a number: everything that claims something, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.numerals import Kind, Numeral, find
from handout.numerals.finding import scan
from handout.numerals.folding import fold
from tests.numerals.natural import sentences
from tests.numerals.said import marked


def show(text: str, language: str = "en") -> str:
    """The text with marks around what is found."""
    shown, end = "", 0
    for numeral in find(text, language):
        shown += f"{text[end : numeral.start]}«{numeral.text}»"
        end = numeral.end
    return shown + text[end:]


@pytest.mark.parametrize(("sentence", "kind"), marked())
def test_a_claim_in_numbers_is_found(sentence: str, kind: Kind) -> None:
    text = sentence.replace("«", "").replace("»", "")
    assert show(text) == sentence
    assert {numeral.kind for numeral in find(text)} == {kind}


@pytest.mark.parametrize("sentence", sentences())
def test_nothing_is_found_in_everyday_prose(sentence: str) -> None:
    assert show(sentence) == sentence


def test_there_are_enough_examples_of_both() -> None:
    assert len(marked()) >= 150
    assert len(sentences()) >= 150


def test_a_numeral_says_where_it_stands_in_the_text_as_given() -> None:
    text = "Neck\u00ad pain:  ９\u00a0％,\nor “half of\tpeople”"
    first, second = find(text)
    assert first == Numeral(13, 16, "９\u00a0％", Kind.FIGURE)
    assert second == Numeral(22, 36, "half of\tpeople", Kind.WORDS)
    assert all(text[numeral.start : numeral.end] == numeral.text for numeral in (first, second))


def test_kinds_are_told_apart_in_one_sentence() -> None:
    text = "Most people got well: 1 in 5, nine in ten or 9%; harm is rare, and it is twice as likely."
    assert [(numeral.text, numeral.kind.value) for numeral in find(text)] == [
        ("Most people", "share"),
        ("1 in 5", "one-in-x"),
        ("nine in ten", "words"),
        ("9%", "figure"),
        ("rare", "verbal"),
        ("twice as likely", "relative"),
    ]


def test_a_value_from_a_record_is_no_number_and_its_unit_neither() -> None:
    assert find("It was \ufffc with Botox and \ufffc% with placebo, for \ufffc weeks.") == ()
    assert show("It was \ufffc out of 100 people.") == "It was \ufffc out of «100» people."
    assert show("It was \ufffc, 9 more than before.") == "It was \ufffc, «9» more than before."


@pytest.mark.parametrize("language", ["es", "fr", "zh-Hans", "ar", "xx", ""])
def test_figures_are_found_in_every_language(language: str) -> None:
    assert show("Dolor de cuello: 9 de cada 100, o 8,5%.", language) == "Dolor de cuello: «9» de cada «100», o «8,5%»."
    assert show("١٠ - ９％; ½; 3 mg", language) == "«١٠ - ９％»; «½»; «3 mg»"


@pytest.mark.parametrize("language", ["es", "xx"])
def test_words_are_left_alone_in_a_language_without_rules(language: str) -> None:
    assert find("La mitad, nueve de cada diez, most people, twelve weeks", language) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Llame al 911.",
        "Llame al 555-0100.",
        "Abierto de 8:30 a 17:00.",
        "Revisado 2026-08-06.",
        "Revisado el 06/08/2026.",
        "La prueba HIT-6 y el código G43.709",
        "Guía de 2024.",
        "Escriba a info24@example.org.",
    ],
)
def test_ordinary_numbers_that_need_no_words_are_ordinary_in_every_language(text: str) -> None:
    assert find(text, "es") == ()


def test_a_language_tag_may_name_a_region() -> None:
    assert find("Twelve weeks", "en-US") == find("Twelve weeks", "EN") == find("Twelve weeks") != ()


TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("0123456789%.,:/-–½٣９ ' \n\t\u00ad\u200b\ufffcABab"),
    ),
    max_size=80,
)
SPOKEN = """
one two nine ten twelve half a third of the people patients weeks most many few in out every step page 2 9 100 2016 9% 1
May June to or and - , . : rare is likely risk by reduces twice as double doubles times more fewer call us before your
visit day week scale rate \ufffc 8:30 555-0100 HIT-6 ½ majority nearly all
"""
WORDS = st.lists(st.sampled_from(SPOKEN.split()), max_size=30).map(" ".join)


@given(st.one_of(TEXTS, WORDS), st.sampled_from(["en", "es"]))
def test_numerals_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    numerals = find(text, language)
    end = 0
    for numeral in numerals:
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.text == text[numeral.start : numeral.end]
        end = numeral.end


@given(st.one_of(TEXTS, WORDS), st.sampled_from(["en", "es"]))
def test_no_figure_goes_unseen(text: str, language: str) -> None:
    """Each digit is reported, or a rule says why it is ordinary."""
    folded = fold(text).text
    seen = {at for found in scan(folded, language) for at in range(found.start, found.end)}
    assert [at for at, sign in enumerate(folded) if sign in "0123456789½" and at not in seen] == []


@given(TEXTS)
def test_folding_keeps_places(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(set(folded.offsets))
    assert folded.offsets[-1] == len(text)
