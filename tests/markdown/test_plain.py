"""Most text is plain and read at one look; nobody can tell: what comes out is what the longer way makes of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handout import limits
from handout.markdown import blocks, parse, parse_line
from handout.markdown.lines import Line
from handout.markdown.marks import UNSAFE, safe
from handout.markdown.sentences import counted, ends
from handout.markdown.structure import Block
from handout.places import moved
from handout.problems import Place
from handout.reading import syllables

START = Place("content/a.md", 7, 12)
STARTS = (
    "",
    " ",
    "\t",
    "    ",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "10. ",
    "٣. ",
    "> ",
    "# ",
    "```",
    "~~~",
    "|",
    "•",
    "**",
    "## ",
    "#",
    "(",
    '"',
)
WORDS = (
    "a",
    "B c",
    "Dr. A b.",
    "---",
    "|-|-|",
    "| a | b",
    "é",
    "٣",
    "²",
    "*b*",
    "[=x]",
    " ",
    "#",
    "![c](d)",
    "&amp;",
    "`e*`",
    "*",
)
LINES = st.lists(st.sampled_from(STARTS + WORDS), max_size=4).map("".join)


def long_way(text: str) -> Block:
    parser = blocks._Parser()
    for number, line in enumerate(text.split("\n"), start=1):
        parser.read(Line(number, line))
    return parser.document


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_blocks_are_those_of_the_longer_way(text: str) -> None:
    assert blocks.parse(text) == long_way(text)


@pytest.mark.parametrize(
    "text", ["Plain words. And more.", "Words ", "- item", "a > b", "É é", "3 apples", "a  b ,c", ""]
)
def test_a_line_with_its_places_is_a_text_that_is_moved(text: str) -> None:
    assert parse_line(text, START) == moved(parse(text), START)


@given(LINES)
def test_any_line_with_its_places_is_a_text_that_is_moved(text: str) -> None:
    assert parse_line(text, START) == moved(parse(text), START)


@given(st.text(alphabet="ab1é_'’.,/-(!\ufffc \n\u00a0", max_size=60))
def test_words_of_stretches_are_the_words_of_the_whole(text: str) -> None:
    words = re.findall(r"[^\W_]+(?:['’.,/-][^\W_]+)*|\ufffc", text)
    assert counted(text)[1:] == (len(words), sum(map(syllables, words)))


@given(st.text(alphabet="a \n\t\r\x00\x0b\x1f\x7f\x85é\ud800"))
def test_unsafe_characters_become_spaces(text: str) -> None:
    assert safe(text) == UNSAFE.sub(" ", text)


@given(st.lists(st.tuples(st.sampled_from("*_&\\:<`[]|-#\n a1."), st.integers(1, 400)), max_size=12))
def test_no_text_costs_more_than_its_signs_can(runs: list[tuple[str, int]]) -> None:
    text = "".join(sign * times for sign, times in runs)
    assert limits._most(text) >= limits._cost(text) - 1e-9


@given(st.text(alphabet="aB \n.!?:…。\x00\u00a0é", max_size=30))
def test_sentences_end_where_the_longer_way_ends_them(text: str) -> None:
    looked_at = ends(f"{text} . é")  # no plain English, and a sentence that follows
    assert [end for end in ends(text) if end < len(text.rstrip())] == [
        end for end in looked_at if end < len(text.rstrip())
    ]
