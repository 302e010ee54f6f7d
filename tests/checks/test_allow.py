"""Warnings that a page accepts, each with a reason."""

from __future__ import annotations

from handout.checks import run
from handout.problems import Place, Problem, Severity
from tests.factories import article, assembled, checked, told

LONG = f"{'one ' * 26}."


def test_a_warning_with_a_reason_is_silent() -> None:
    assert checked(LONG, allow={"long-sentence": "The consent form says it so."}) == []


def test_only_the_page_that_allows_it_is_spared() -> None:
    other = article("content/benefits/other.md", LONG)
    (found,) = checked(LONG, other, allow={"long-sentence": "The consent form says it so."})
    assert found.startswith("content/benefits/other.md:1:1: warning long-sentence")


def test_an_allow_that_silences_nothing_is_a_warning() -> None:
    assert checked("Rest.", allow={"long-sentence": "The consent form says it so."}) == [
        '1:400: warning unused-allow: this page has no "long-sentence" to allow (take this line out)'
    ]


def test_an_error_cannot_be_allowed() -> None:
    assert checked("See [the words](gone.md).", allow={"missing-page": "It comes next week."}) == [
        '1:17: error missing-page: there is no page "gone.md" here'
        " (write the name of a file in content/, such as ../benefits/results.md)",
        '1:400: error cannot-allow: "missing-page" cannot be allowed: a page with this problem does not publish'
        " (mend the problem and take this line out)",
    ]


def test_an_unknown_code_gets_the_nearest_one() -> None:
    assert checked(LONG, allow={"long-sentense": "The consent form says it so."}) == [
        "1:1: warning long-sentence: this sentence has 26 words; the most is 25 (make two of it, or a list)",
        '1:400: error unknown-code: there is no warning "long-sentense" (did you mean "long-sentence"?)',
    ]


def test_warnings_of_earlier_stages_can_be_allowed_too() -> None:
    page = article(allow={"stray-file": "Kept for now."})
    earlier = [
        Problem(Place(page.path), "stray-file", "a stray file", severity=Severity.WARNING),
        Problem(Place("content/home.md"), "stray-file", "another", severity=Severity.WARNING),
        Problem(Place(page.path), "raw-html", "an error"),
    ]
    assert told(run(assembled(page).value, earlier)) == [
        "content/benefits/results.md: error raw-html: an error",
        "content/home.md: warning stray-file: another",
    ]
