"""Syllables and school grades."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.reading import grade, syllables

BY_EAR = {
    1: "the head pain nurse eyes help weeks month dose shot called months times stopped days breathe throat cause makes"
    " changed signs through neck aches each choose",
    2: "headache headaches migraine Botox toxin doctor muscles treatment patient swallow breathing people table little"
    " wanted needed science nurses forehead chronic eyelid spasm being many every trouble doses safer bruises quiet"
    " dizzy stiffness fever",
    3: "placebo injection medicine idea area family video insurance pregnancy remember difficult forgetful media"
    " everyone injections allergy however appointment tomorrow diary telephone",
    4: "emergency information considering preventative ability usually mechanism botulism asymmetry especially"
    " community hospitalized anesthesia",
    5: "immediately abnormality electricity opportunity university disability creativity",
}
"""A hundred common words of the field, their syllables counted by ear."""


def test_nearly_all_common_words_are_counted_as_they_are_spoken() -> None:
    counted = {word: (syllables(word), spoken) for spoken, words in BY_EAR.items() for word in words.split()}
    wrong = {word for word, (found, spoken) in counted.items() if found != spoken}
    assert len(counted) == 100
    assert wrong == {"telephone", "anesthesia"}  # a longer list of rules would get these, at a price in clarity


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        ("don't", 1),
        ("don’t", 1),
        ("didn't", 2),
        ("doesn’t", 2),
        ("aren't", 1),
        ("nurse's", 2),
        ("clinic's", 2),
        ("we're", 1),
        ("long-term", 2),
        ("12-week", 2),
        ("155", 1),
        ("1,000", 1),
        ("46%", 1),
        ("FDA", 1),
        ("A", 1),
        ("onabotulinumtoxinA", 9),
        ("señal", 2),
        ("—", 1),
        ("", 1),
    ],
)
def test_marks_figures_and_abbreviations_are_counted(word: str, spoken: int) -> None:
    assert syllables(word) == spoken


@given(st.text(max_size=30))
def test_any_word_has_a_syllable_and_no_more_than_letters(word: str) -> None:
    assert 1 <= syllables(word) <= max(1, 3 * len(word))


def test_the_grade_is_kincaids_formula() -> None:
    # 2 sentences, 20 words, 30 syllables: 0.39 * 10 + 11.8 * 1.5 - 15.59.
    assert grade(20, 2, 30) == pytest.approx(6.01)


def test_an_empty_text_has_grade_zero() -> None:
    assert grade(0, 0, 0) == 0
    assert grade(5, 0, 7) == 0
