"""Each value stands for something that site.yaml says."""

from __future__ import annotations

import pytest

from handout.checks.values import known_values
from tests.factories import checked, settings, told
from tests.sites import ARTICLE, INTERVAL, ledger, problems_of, record, with_facts


def test_the_clinics_settings_are_values() -> None:
    assert known_values(settings()) == {
        "clinic.name": "Example Clinic",
        "clinic.phone": "555-0100",
        "clinic.hours": "8am to 5pm",
        "clinic.address": "1 Example Road",
        "clinic.emergency_number": "911",
        "clinic.email": "",
    }


def test_a_known_value_is_no_problem() -> None:
    assert checked("Call [=clinic.phone].") == []


def test_an_unknown_value_gets_the_nearest_name() -> None:
    assert checked("Call [=clinic.fone].", summary="At [=clinic.adress].") == [
        '1:6: error unknown-value: there is no value "clinic.adress" (did you mean "clinic.address"?)',
        '1:8: error unknown-value: there is no value "clinic.fone" (did you mean "clinic.phone"?)',
    ]


def test_a_value_that_the_settings_leave_out_is_pointed_at() -> None:
    assert checked("Write to [=clinic.email].") == [
        '1:12: error empty-value: site.yaml does not say the value "clinic.email"'
        " (add email: below clinic: in site.yaml, or take this out)"
    ]


# ------------------------------------------------------------ records


def says(body: str, facts: str = "") -> list[str]:
    return [line.removeprefix(f"{ARTICLE}:") for line in told(problems_of(with_facts(body, facts)))]


def test_a_record_that_does_not_exist_gets_the_nearest_name() -> None:
    assert says("With Botox, [=neck-pian].") == [
        '12:15: error unknown-value: there is no value "neck-pian" (did you mean "neck-pain"?)'
    ]
    assert says("With Botox, [=neck-pain.both] [=neck-pain.time].") == []


def test_a_form_that_a_record_does_not_have_gets_the_nearest_one() -> None:
    assert says("With Botox, [=neck-pain.both] [=neck-pain.times].") == [
        '12:33: error unknown-variant: the record "neck-pain" cannot be written as "times"'
        ' (did you mean "neck-pain.time"?)'
    ]
    (problem,) = says("Come after [=interval.difference].")
    assert problem.startswith('12:14: error unknown-variant: the record "interval" cannot be written as "difference" (')
    assert says("Come after [=interval.value] weeks.") == []


def test_a_form_without_a_comparator_is_not_there() -> None:
    facts = ledger(
        record(), record("interval", INTERVAL), record("alone", comparator=None, no_comparator="There was no placebo.")
    )
    (problem,) = says("Of them, [=alone.both] [=alone.time].", facts)
    assert problem.startswith('12:12: error unknown-variant: the record "alone" cannot be written as "both"')
    assert says("Of them, [=alone] [=alone.time].", facts) == []


@pytest.mark.parametrize("written", ["neck-pain.Both", "Neck-pain", "neck-pain.both.time"])
def test_a_name_is_written_as_it_is(written: str) -> None:
    (problem,) = says(f"Of them, [={written}].")
    assert "unknown-variant" in problem or "unknown-value" in problem


def test_a_picture_that_does_not_exist_gets_the_nearest_name() -> None:
    assert says("![](figure:neck-pian)") == [
        '12:12: error unknown-picture: there is no record or picture "neck-pian" (did you mean "neck-pain"?)'
    ]
    assert says("![](figure:neck-pain)") == []


def test_only_risks_and_changes_can_be_drawn_alone() -> None:
    assert says("![](figure:interval)") == [
        '12:12: error unknown-picture: the record "interval" is a duration, which cannot be drawn'
        " (records of the kind risk or change can, and the pictures below pictures:)"
    ]


def test_records_are_values_on_every_page_of_the_site() -> None:
    home = (
        "-- content/home.md --\n---\ntitle: Welcome\nsummary: A guide.\nreview: pending\n---\n\nAfter [=intervall].\n"
    )
    (problem,) = problems_of(with_facts(home))
    assert (problem.place.path, problem.place.line, problem.code) == ("content/home.md", 7, "unknown-value")
    assert problems_of(with_facts(home.replace("intervall", "interval"))) == ()


def test_a_site_without_a_ledger_has_no_records() -> None:
    (problem,) = told(problems_of("After [=interval]."))
    assert "unknown-value" in problem
