"""Reviews: each page is checked again in time (NHS-S2, NHS-S6).

Rules: the day of the next check has not passed; a check lies in the past; the next one comes within the interval of
site.yaml (`review: interval_months`). A pending review is no problem here: the page itself says so.

Fails, in a site with an interval of 24 months:

    review: {by: "Dana Example, nurse", on: 2026-08-06, next: 2036-08-06}

Passes:

    review: {by: "Dana Example, nurse", on: 2026-08-06, next: 2028-08-06}
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from handout.checks.destinations import Around
from handout.codes import found
from handout.model import Article, Review
from handout.places import of_field
from handout.problems import Problem


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Problems of a page's review."""
    if article.front_matter.review is not None:
        yield from _review(around, article, article.front_matter.review)


def _review(around: Around, article: Article, review: Review) -> Iterator[Problem]:
    months = around.settings.review.interval_months
    if around.is_ahead(review.on):
        message = f"the day of this check, {review.on}, is still to come"
        mend = "write the day on which the page was checked, or review: pending"
        yield found(of_field(article, "review.on"), "review-in-future", message, mend)
        return
    last = months_after(review.on, months)
    if review.next > last:
        message = f"the next check is more than {months} months after the last one"
        mend = f"write {last} or an earlier day; site.yaml sets the interval"
        yield found(of_field(article, "review.next"), "review-too-long", message, mend)
    elif around.is_past(review.next):
        message = f"this page should have been checked again by {review.next}"
        mend = "have it checked by a clinician, then write who did it, on which day, and the next day"
        yield found(of_field(article, "review.next"), "review-overdue", message, mend)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month, or the last one the month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(year, dt.MAXYEAR)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
