"""Each page is checked again in time."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from handout.checks.reviews import months_after
from handout.model import Review
from tests.factories import TODAY, checked


def review(on: str, next_: str) -> list[str]:
    days = {"on": dt.date.fromisoformat(on), "next": dt.date.fromisoformat(next_)}
    return [line.split(": ", 1)[1] for line in checked(review=Review(by="Dana Example, nurse", **days))]


def test_a_pending_review_is_no_problem() -> None:
    assert checked(review=None) == []


def test_a_review_in_time_is_no_problem_to_its_last_day() -> None:
    assert review("2025-06-01", "2026-11-22") == []
    assert review("2026-11-22", "2028-11-22") == []


def test_an_overdue_review_is_a_warning() -> None:
    assert review("2025-06-01", "2026-11-21") == [
        "warning review-overdue: this page should have been checked again by 2026-11-21"
        " (have it checked by a clinician, then write who did it, on which day, and the next day)"
    ]


def test_nobody_checks_a_page_tomorrow() -> None:
    assert review("2026-11-23", "2040-01-01") == [
        "error review-in-future: the day of this check, 2026-11-23, is still to come"
        " (write the day on which the page was checked, or review: pending)"
    ]


def test_the_next_review_comes_within_the_interval() -> None:
    assert review("2026-11-22", "2028-11-23") == [
        "error review-too-long: the next check is more than 24 months after the last one"
        " (write 2028-11-22 or an earlier day; site.yaml sets the interval)"
    ]


def test_a_month_may_be_shorter() -> None:
    assert months_after(dt.date(2024, 2, 29), 12) == dt.date(2025, 2, 28)
    assert months_after(dt.date(2026, 12, 31), 2) == dt.date(2027, 2, 28)
    assert months_after(dt.date(2026, 1, 31), 11) == dt.date(2026, 12, 31)


@given(st.dates(), st.integers(1, 60))
def test_months_are_added_to_any_day(day: dt.date, months: int) -> None:
    assert 0 <= (months_after(day, months) - day).days <= 31 * months or day.year > TODAY.year + 7900
