"""Reading takes no longer than the text is long, whatever the text."""

from __future__ import annotations

import time

import pytest

from handout.numerals import find

HOSTILE = (
    "9", "9 ", "9,", "9.", "9-", "1:", "1 to ", "½", "٣", "one ", "twenty-", "twenty and ",
    "one hundred thousand ", "half of ", "a ", "of the ", "more fewer less ", "most of the ",
    "reduces the risk ", "risk of a ", "doubles the a b ", "three times more ", "very ", "is also ",
    "likely to ", "step 1, ", "steps 1, 2, ", "1 or 2 to ", "2016-", "in 2016 ", "May 9 ", "12 Old Mill ",
    "A", "A1", "A-1.", "555-", "+1 2 3 ", "a@", "a.", "www.", "10.1234/", "mon tue ", "call us ",
    "we call you ", "rate your ", "write a b ", "open a b ", "zoom a ", "two to three or four ", "\ufffc ",
    "\n", "-", "«",
)  # fmt: skip
"""Pieces of what the rules look for, to be said again and again."""


def seconds(text: str) -> float:
    start = time.process_time()  # of this process alone: others may be busy meanwhile
    find(text)
    return time.process_time() - start


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_four_times_as_long_takes_about_four_times_as_long(piece: str) -> None:
    endless = piece * 20_000
    short, long = f"two {endless[:5_000]}", f"two {endless[:20_000]}"
    most = 8 * min(seconds(short) for _ in range(3)) + 0.05
    assert any(seconds(long) < most for _ in range(3))  # a busy computer makes a run slower, hardly ever faster
