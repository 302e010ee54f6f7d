"""Sentences, paragraphs, lists and sections can be followed."""

from __future__ import annotations

import pytest

from handout.model import ReadingSettings
from tests.factories import LANGUAGES, article, checked, checked_in, front_page, settings

EASY = "We check your head and neck. You sit in a chair. It takes a few short jabs. "
HARD = (
    "Individuals experiencing considerable difficulties following administration should immediately contact"
    " appropriate professionals."
)


def test_a_sentence_may_have_as_many_words_as_the_settings_say() -> None:
    assert checked(f"{'one ' * 25}.") == []
    assert checked(f"Rest now. {'one ' * 26}.") == [
        "1:11: warning long-sentence: this sentence has 26 words; the most is 25 (make two of it, or a list)"
    ]


def test_headings_and_cells_are_no_sentences() -> None:
    long = "one " * 30
    assert [line for line in checked(f"## {long}\n\n| {long} |\n|---|\n| {long} |\n") if "long-sentence" in line] == []


def test_a_paragraph_may_have_as_many_sentences_as_the_settings_say() -> None:
    assert checked("Rest. " * 5) == []
    assert checked("Rest now.\n\n" + "Rest. " * 6) == [
        "3:1: warning long-paragraph: this paragraph has 6 sentences; the most is 5"
        " (begin a new paragraph, or make a list)"
    ]


def test_a_list_may_have_as_many_items_as_the_settings_say() -> None:
    assert checked("- one\n" * 7) == []
    assert checked("Eat:\n\n" + "- one\n" * 8) == [
        "3:1: warning long-list: this list has 8 items; the most is 7 (split it, with a heading for each part)"
    ]


@pytest.mark.parametrize(
    ("typed", "meant"), [("Don't", "do not"), ("can’t", "cannot"), ("won't", "will not"), ("shouldn't", "should not")]
)
def test_a_contraction_with_not_is_spelt_out(typed: str, meant: str) -> None:
    assert checked(f"Rest. {typed} rub.") == [
        f'1:7: warning contraction: "{typed}" is easily read as its opposite (write "{meant}")'
    ]


def test_other_contractions_are_fine() -> None:
    assert checked("It's fine. You're well. The clinic's hours. Cannot. Want.") == []


def test_contractions_are_found_in_titles_and_headings() -> None:
    found = checked("## What we don't know\n", title="What we don't know")
    assert [line.split(": warning")[0] for line in found] == ["1:4", "1:100"]


def test_a_hard_section_points_at_its_hardest_sentence() -> None:
    body = f"## First\n\n{EASY * 3}\n\n## After the visit\n\n{EASY * 2}{HARD}\n{HARD}\n\n{HARD}\n\n## Last\n\n{EASY}\n"
    (found,) = [line for line in checked(body) if "hard-section" in line]
    assert found == (
        '7:153: warning hard-section: the section "After the visit" needs grade 16.0; the most is 8'
        " (shorten this sentence first, the hardest one (grade 34.8); its longest words: Individuals, experiencing,"
        " considerable)"
    )


def test_a_section_with_few_words_has_no_grade() -> None:
    assert checked(f"## After\n\n{HARD}\n") == []


def test_an_easy_section_is_no_problem() -> None:
    easy = f"{EASY}\n\n" * 4
    assert checked(f"{easy}## After\n\n{easy}") == []


def test_text_above_the_first_heading_is_a_section_too() -> None:
    (found,) = checked(f"{HARD} {HARD}\n\n{HARD} {HARD}\n")
    assert "the text above the first heading needs grade" in found


def test_limits_come_from_the_settings() -> None:
    strict = settings(reading=ReadingSettings(grade=2, sentence_words=5, paragraph_sentences=1, list_items=2))
    page = article(body=f"{EASY * 4}\n\n- a\n- b\n- c\n")
    found = {line.split(": ")[1] for line in checked_in(page, settings=strict)}
    assert found == {"warning long-sentence", "warning long-paragraph", "warning long-list"}


def test_other_languages_are_only_held_to_the_length_of_lists() -> None:
    page = article("content/benefits/results.es.md", f"{'uno ' * 60}. {HARD} {HARD} {HARD} Don't.\n\n" + "- uno\n" * 8)
    others = [article("content/home.es.md"), front_page("content/benefits/index.es.md"), article()]
    found = checked_in(page, *others, settings=settings(languages=LANGUAGES))
    assert [line.split(": ")[1] for line in found] == ["warning long-list"]
