"""No page is published with words that its author was to replace."""

from __future__ import annotations

import pytest

from tests.factories import article, checked, checked_in, settings

MEND = "(write what patients are to read, or make the page a draft again: draft: yes in front matter)"


@pytest.mark.parametrize("words", ["TODO", "TBD", "FIXME", "XXXX", "???", "Lorem ipsum"])
def test_words_that_hold_a_place_are_an_error(words: str) -> None:
    assert checked(f"Call {words} now.") == [f'1:1: error unfinished-words: "{words}" was to be replaced {MEND}']


def test_an_example_is_an_error_wherever_it_was_left() -> None:
    found = checked("- Write the first step.\n- Take a walk.", summary="Write first what matters most.")
    assert [line.partition(" (")[0] for line in found] == [
        '1:1: error unfinished-words: "Write first what matters most." was to be replaced',
        '1:3: error unfinished-words: "Write the first step." was to be replaced',
    ]


def test_a_word_of_another_language_is_none() -> None:
    def told(words: str) -> list[str]:
        page = article("content/benefits/results.es.md", body=words)
        others = [article(f"content/{name}.md") for name in ("home.es", "benefits/index.es", "benefits/results")]
        found = checked_in(page, *others, settings=settings(languages=("en", "es")))
        return [line for line in found if "unfinished" in line]

    assert told("Traiga TODO lo que toma.") == []
    assert len(told("Traiga ??? hoy.")) == 1


@pytest.mark.parametrize("words", ["Write the first step of your plan.", "Why?", "What is next to do?", "Exxon"])
def test_other_words_are_none(words: str) -> None:
    assert [line for line in checked(words) if "unfinished" in line] == []
