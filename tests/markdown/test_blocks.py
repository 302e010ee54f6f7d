"""Block structure is what authors see elsewhere: CommonMark, with markdown-it-py as the second opinion."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handout.markdown.blocks import parse
from handout.markdown.tree import walk
from tests.markdown.commonmark import ours, theirs

AUTHORS_TEXTS = [
    "Call us if you have:\n- chest pain\n- trouble breathing",
    "- one\n  - nested by two spaces\n  - again\n- two",
    "1. one\n\n   a paragraph in it\n\n2. two",
    "- one\n\n- two",
    "> a quote\n\n> another quote",
    "> a quote\nthat goes on",
    "# title #\n## learn C#\n#5 is no heading",
    "words\n---\n\n---",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\nafter",
    "words\n| a | b |\n|---|---|\n| 1 | 2 |",
    "```\ncode\n# no heading\n```\nafter",
    "10. ten\n11. eleven",
    "words\n2. no list in the middle of words",
    "-\n  words under an empty item",
    "- a\n> quote ends the list",
    "\tindented by a tab",
    "- a\n\n\tsecond paragraph by a tab",
    "* a\n+ b\n- c",
]


@pytest.mark.parametrize("text", AUTHORS_TEXTS)
def test_what_authors_type_has_the_structure_they_see_elsewhere(text):
    assert ours(text) == theirs(text)


MARKERS = "- /* /1. /2. /> /  /    /# /## x/---/===/```/- x/   - y/1) z/>/10. q/\t/a/b/words/| a | b |/|---|---|"
LINES = st.lists(st.sampled_from(MARKERS.split("/")), max_size=3).map("".join)


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_any_mixture_of_markers_has_commonmark_structure(text):
    # markdown-it-py leaves the standard in two corners, found by reading its output against the reference text:
    # it lets deep indentation end a lazy paragraph, and ends a list at an empty item followed by empty lines.
    assume(not re.search(r"^[>\s\d.)*+-]*(?: {4}|\t)", text, re.MULTILINE))
    assume(not re.search(r"^[>\s]*(?:[-*+]|\d+[.)])\s*$", text, re.MULTILINE))
    assume(not re.search(r"^.*>.*\|.*\n\|", text))
    assert ours(text) == theirs(text)


@given(st.text(alphabet="ab \n\t->*1.#`|=:~+_", max_size=200))
def test_every_piece_is_verbatim_at_its_place(text):
    lines = text.split("\n")
    for block in walk(parse(text)):
        for piece in [*block.pieces, *(cell for row in block.rows for cell in row)]:
            source = lines[piece.line - 1]
            if "\t" not in source:
                assert source[piece.column - 1 :].startswith(piece.text)


@given(st.text(alphabet="ab \n>-*1.#`|", max_size=300))
def test_no_word_is_lost_or_repeated(text):
    pieces = [p.text for block in walk(parse(text)) for p in block.pieces]
    cells = [cell.text for block in walk(parse(text)) for row in block.rows for cell in row]
    found = re.findall(r"[ab]+", "\n".join([*pieces, *cells]))
    fences = re.findall(r"^[ >*.\d-]*`{3,}([^`\n]*)$", text, re.MULTILINE)
    lost_in_fences = sum(len(re.findall(r"[ab]+", info)) for info in fences)
    assert len(re.findall(r"[ab]+", text)) - lost_in_fences <= len(found) <= len(re.findall(r"[ab]+", text))


def test_containers_deeper_than_any_author_nests_them_stay_text():
    assert len([block for block in walk(parse("> " * 500 + "x")) if block.kind == "quote"]) == 40
