"""Each value stands for something that site.yaml says."""

from __future__ import annotations

from handout.checks.values import known_values
from tests.factories import checked, settings


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
