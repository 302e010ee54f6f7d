"""No seal that nobody gives any more."""

from __future__ import annotations

import pytest

from tests.factories import checked

TOLD = (
    "error closed-seal: the HONcode seal is no longer given to anyone"
    " (take it out; the page's review line and sources earn trust)"
)


@pytest.mark.parametrize("name", ["HONcode", "HON Code", "honcode", "HON-code"])
def test_the_closed_seal_is_refused_in_words(name: str) -> None:
    assert checked(f"Rest. We follow the {name}.") == [f"1:7: {TOLD}"]


def test_the_closed_seal_is_refused_in_links() -> None:
    assert checked("See [our seal](https://example.org/HONcode/).") == [f"1:16: {TOLD}"]


def test_the_closed_seal_is_refused_in_titles() -> None:
    assert checked(title="Our HONcode seal") == [f"1:100: {TOLD}"]


def test_honest_codes_are_fine() -> None:
    assert checked("The phon code and the hon. code are words.") == []
