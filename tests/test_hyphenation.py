"""Patterns that wait to be read break words where pyphen does."""

from __future__ import annotations

import string
from functools import cache
from typing import Any

import pyphen  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from handout import hyphenation

PATH = pyphen.LANGUAGES["en_US"]


@cache
def whole() -> Any:
    """What pyphen makes of the file by itself."""
    return pyphen.HyphDict(PATH)


def test_each_pattern_is_read_as_pyphen_reads_it() -> None:
    waiting = hyphenation.english().hd.patterns
    assert len(whole().patterns) > 10_000
    assert {letters: tuple(waiting[letters]) for letters in whole().patterns} == whole().patterns


def test_each_line_of_the_file_breaks_as_a_word() -> None:
    words = ["".join(sign for sign in line if sign.isalpha()) for line in PATH.read_text("utf-8").split("\n")]
    english = hyphenation.english().hd
    assert [english.positions(word) for word in words] == [whole().positions(word) for word in words]


@given(st.text(string.ascii_letters + string.digits + "'’.-ﬁé0\0", max_size=30))
def test_any_text_breaks_as_pyphen_breaks_it(text: str) -> None:
    assert hyphenation.english().hd.positions(text) == whole().positions(text)
