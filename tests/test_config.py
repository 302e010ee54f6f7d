"""site.yaml → settings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout import config
from handout.problems import Place

GOOD = """\
title: A guide
description: About something.
base_url: https://example.org
clinic:
  name: Example Clinic
  phone: 555-0100
  hours: Monday to Friday
  address: 1 Example Street
  emergency_number: 911
emergency:
  en: Trouble breathing
sections:
  - folder: benefits
  - folder: about
    footer: yes
"""


def told(text: str) -> list[tuple[int, int, str, str]]:
    found = config.read(text.encode())
    assert (found.value is None) == bool(found.problems)
    assert {problem.place.path for problem in found.problems} <= {"site.yaml"}
    return [(problem.place.line, problem.place.column, problem.code, problem.message) for problem in found.problems]


def test_settings_are_read_with_their_places() -> None:
    found = config.read(GOOD.encode())
    assert found.problems == ()
    assert found.value is not None
    settings, places = found.value
    assert settings.clinic.emergency_number == "911"
    assert [(section.folder, section.footer) for section in settings.sections] == [("benefits", False), ("about", True)]
    assert settings.languages == ("en",)
    assert settings.reading.sentence_words == 25
    assert places["clinic.phone"] == Place("site.yaml", 6, 10, 18)
    assert places["sections.1.folder"] == Place("site.yaml", 14, 13, 18)


def test_a_base_url_needs_no_slash_at_its_end() -> None:
    assert told(GOOD.replace("example.org", "example.org/botox")) == []
    assert told(GOOD.replace("example.org", "example.org/botox/")) == []


@pytest.mark.parametrize("number", ["call us", "555-0100 or 555-0101", "1-800-FDA-1088", "5", "555-0100 ext. 5", "+"])
@pytest.mark.parametrize("field", ["phone: 555-0100", "emergency_number: 911"])
def test_what_cannot_be_dialed_is_no_number(field: str, number: str) -> None:
    """It would be a link all the same, and call somebody else or nobody."""
    name = field.partition(":")[0]
    (problem,) = config.read(GOOD.replace(field, f'{name}: "{number}"').encode()).problems
    assert (problem.code, problem.message) == ("bad-value", f'"{name}" cannot be "{number}"')
    assert problem.help == "write one number in digits, as phones dial it: 555-0100"


@pytest.mark.parametrize("number", ["911", "112", "(555) 010-0100", "+1 555.010.0100", "0800 555 0100"])
def test_numbers_are_written_as_people_read_them(number: str) -> None:
    assert told(GOOD.replace("555-0100", f'"{number}"')) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("phone", "fone", (6, 3, "unknown-field", 'there is no field "fone" in "clinic"')),
        ("  phone: 555-0100\n", "", (4, 0, "missing-field", '"phone" is missing in "clinic"')),
        ("https:", "ftp:", (3, 11, "bad-value", '"base_url" cannot be "ftp://example.org"')),
        ("folder: benefits", "folder: My Page", (13, 13, "bad-value", '"folder" cannot be "My Page"')),
        ("- folder: benefits", "- benefits", (13, 5, "wrong-type", 'item 1 of "sections" must be a group of fields')),
        ("footer: yes", "footer: si", (15, 13, "wrong-type", '"footer" must be yes or no, not "si"')),
        ("555-0100", "555-0100 # new", (6, 19, "cut-by-hash", 'everything after "#" would be dropped: "# new"')),
        (
            "A guide",
            "A guide: all",
            (1, 15, "colon-in-value", '"title" has a colon in its words, which ends them too early'),
        ),
        (
            "folder: benefits",
            "folder: static",
            (13, 13, "reserved-name", 'a section cannot be called "static": the site has its own page or folder there'),
        ),
    ],
)  # fmt: skip
def test_a_slip_in_the_settings(old: str, new: str, expected: tuple[int, int, str, str]) -> None:
    assert told(GOOD.replace(old, new)) == [expected]


def test_a_language_stands_once_and_takes_its_address() -> None:
    assert told(f"{GOOD}languages: [en, about, en]\n".replace("about, en]", "es, en]")) == [
        (16, 21, "duplicate-language", 'the language "en" is listed twice')
    ]
    assert told(GOOD.replace("folder: about", "folder: es") + "languages: [en, es]\n") == [
        (14, 13, "reserved-name", 'a section cannot be called "es": pages in that language live there')
    ]


def test_an_empty_file_misses_everything_that_is_required() -> None:
    assert {code for _, _, code, _ in told("")} == {"missing-field"}


def test_what_cannot_be_decoded_is_told_with_the_rest() -> None:
    found = config.read(GOOD.replace("A guide", "Don’t").replace("phone", "fone").encode("cp1252"))
    assert [problem.code for problem in found.problems] == ["not-utf-8", "unknown-field"]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    assert config.read(data).value is None
