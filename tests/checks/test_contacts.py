"""A number or address that can be tapped reaches the one that readers see."""

from __future__ import annotations

import pytest

from tests.factories import checked


@pytest.mark.parametrize(
    "link",
    [
        *("[911](tel:911)", "[call 911](tel:911)", "[us](tel:555-0100)", "[555-0100](tel:+1-555-0100)"),
        *("[1-800-FDA-1088](tel:18003321088)", "[+1 (555) 010-0100](tel:5550100100)", "[us](tel:+15550100;ext=5)"),
        *("[020 7946 0000](tel:+442079460000)", "[555-0100](tel:+12125550100)"),
        *("[us at any hour, 24/7](tel:5550100)", "[the nurse](mailto:nurse@example.org?subject=Botox)"),
        *("[Nurse@example.org](mailto:nurse@example.org)", "<nurse@example.org>"),
    ],
)
def test_what_reaches_the_one_that_is_shown_is_good(link: str) -> None:
    assert checked(f"Reach {link} today.") == []


@pytest.mark.parametrize("target", ["tel:", "tel:call-us", "tel:1-800-FDA-1088", "tel:12", "tel:++5550100", "tel:-"])
def test_what_cannot_be_dialed_is_an_error(target: str) -> None:
    assert checked(f"Call [us]({target}).") == [
        f'1:11: error wrong-contact: no phone can dial "{target}" (write the digits without spaces: tel:5550100)'
    ]


def test_the_help_writes_the_number_that_is_shown() -> None:
    assert checked("Call [1-800-FDA-1088](<tel:1-800-FDA 1088>).")[0].endswith("without spaces: tel:18003321088)")


@pytest.mark.parametrize(
    "link",
    [
        "[911](tel:912)",
        "[call 911](tel:+1912)",
        "[911](tel:5550911)",
        "[5550911](tel:911)",
        "[1-800-FDA-1088](tel:18003321089)",
    ],
)
def test_another_number_than_is_shown_is_an_error(link: str) -> None:
    (found,) = checked(f"Reach {link}.")
    assert ": error wrong-contact: readers see " in found


def test_letters_go_to_the_address_that_is_shown() -> None:
    assert checked("Write to [nurse@example.org](mailto:doctor@example.org).") == [
        '1:30: error wrong-contact: readers see "nurse@example.org" and write to doctor@example.org'
        " (write the same address twice, or words such as: write to us)"
    ]


@pytest.mark.parametrize("target", ["mailto:", "mailto:nurse", "mailto:nurse@example", "mailto:a@example.org,b@b.org"])
def test_what_is_no_address_is_an_error(target: str) -> None:
    assert checked(f"Write to [us]({target}).") == [
        f'1:15: error wrong-contact: no letter can go to "{target}" (write it whole: mailto:nurse@example.org)'
    ]
