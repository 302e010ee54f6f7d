"""Values accepted without pydantic are what pydantic would have made of them."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
import pytest
from msgspec import defstruct, structs

from handout.model import KINDS, PICTURES, Field, FrontMatter, Settings, Source, Term
from handout.model.facts import Comparator
from handout.model.written import Clinic, FactCheck, Review
from handout.schema.accepting import DoubtError, accepted
from handout.schema.editors import adapter
from handout.schema.twins import plain
from handout.value import Value

DECLARED = (Clinic, Comparator, FactCheck, FrontMatter, Review, Settings, Source, Term)
WORDS = ["a", "en", "neck-pain", "https://a.org/", "/old/", "2010-07", "10.1/x", "12", "pt-BR", "map", "temples"]
WORDS += ["primary", "half", "at-least", "benefit", "harm", *KINDS, *PICTURES]
ODD = [" a ", "a\n", "\ta", "\u2003a\u2003", "\x1ca", "a\x85", "", " ", "ä", "١٢", "٢٠١٠", "12\n", "/a\x1f", "\ud800"]
LENGTHS = [length * "a" for length in (60, 61, 80, 100, 101, 300, 301)]
FIGURES = [0.0, -0.0, 1.0, 6.5, 20.5, 1e-9, 1.25e-7, 999999999.0, 123456789.1234, 123456789.12, 1e15, 1e-15, 1001.0]
FIGURES += [float("nan"), float("inf")]
WHOLES = [0, 1, -1, 3, 7, 24, 60, 61, 100, 1000, 9999, 10_000, 10_000_000, 10_000_001, 10**30]
OTHER = [None, True, False, dt.date(2026, 8, 6), dt.datetime(2026, 8, 6)]  # noqa: DTZ001 - a day is wanted
SINGLE: list[Any] = [*WORDS, *ODD, *LENGTHS, *FIGURES, *WHOLES, *OTHER]
GROUPS: list[Any] = [
    {"name": "a"},
    {"name": "a", "n": 1, "of": 2},
    {"name": "a", "value": 1.0, "more": 1},
    {"family": "a", "literal": " b"},
    {"by": "a", "on": dt.date(2026, 8, 6)},
    {"by": "a", "on": dt.date(2026, 8, 6), "next": dt.date(2026, 8, 6)},
    {"by": "a", "on": "2026-08-06"},
    {"folder": "a", "footer": True},
    {"folder": "-"},
    {"footer": True},
    {"interval_months": 3},
    {"interval_months": 61},
    {"grade": 6.5, "list_items": 7},
    {"page_bytes": 14_600},
    {**dict.fromkeys(("name", "hours", "address"), "a"), "phone": "555-0100", "emergency_number": "911"},
    {"en": "a", " en": "b"},
    {"icd-10-cm": ["a", "b"]},
    {"temples": "a"},
]
LISTS = [[one, *rest] for one in (*SINGLE, *GROUPS) for rest in ([], [one], [one, one], 19 * [one], 20 * [one])]
TABLES = [{key: value} for key in (*WORDS, *ODD, *LENGTHS) for value in ("a", *ODD, ["a"], ["a", "\ud800"], 1, None)]
EVERYTHING = [*SINGLE, *GROUPS, [], {}, *LISTS, *TABLES]


def fields() -> Iterator[Any]:
    """A type with one field for each field of all types: it can be right although the others would be wrong."""
    for declared in (*DECLARED, *KINDS.values(), *PICTURES.values()):
        for info in structs.fields(declared):
            yield pytest.param(
                defstruct(declared.__name__, [(info.name, info.type)], bases=(Value,), frozen=True),
                info.encode_name if info.name != "container_title" else "container-title",
                id=f"{declared.__name__}.{info.name}",
            )


@pytest.mark.parametrize(("declared", "name"), [*fields()])
def test_what_is_accepted_is_what_pydantic_makes_of_it(declared: Any, name: str) -> None:
    found = 0
    for written in EVERYTHING:
        try:
            value = accepted(declared, {name: written})
        except ValueError:
            continue
        assert repr(value) == repr(plain(adapter(declared).validate_python({name: written})))
        found += 1
    assert found
    with pytest.raises(msgspec.ValidationError):
        accepted(declared, {name: "a", "more": 1})


def test_a_field_that_must_be_there_is_missed() -> None:
    whole = {"by": "a", "on": dt.date(2026, 8, 6)}
    assert accepted(FactCheck, whole) == FactCheck("a", dt.date(2026, 8, 6))
    for name in whole:
        with pytest.raises(msgspec.ValidationError):
            accepted(FactCheck, {other: value for other, value in whole.items() if other != name})


def test_names_that_become_one_are_a_doubt() -> None:
    page = {"title": "a", "summary": "a"}
    assert accepted(FrontMatter, page | {"allow": {"b": "c", " a": "c"}}).allow == {"b": "c", "a": "c"}
    with pytest.raises(DoubtError):
        accepted(FrontMatter, page | {"allow": {"a": "c", " a": "c"}})


@pytest.mark.parametrize(
    ("pattern", "words"), [("^a $", "a "), ("^ a", " a"), ("^a\n", "a\n"), (r"^\w$", "ä"), ("(?i:k)", "\u212a")]
)
def test_a_pattern_is_sure_of_visible_ascii_only(pattern: str, words: str) -> None:
    declared: Any = defstruct("Made", [("name", Annotated[str, Field(pattern=pattern)])], bases=(Value,), frozen=True)
    assert re.search(pattern, words)
    with pytest.raises(msgspec.ValidationError):
        accepted(declared, {"name": words})


def test_the_site_is_read_without_pydantic() -> None:
    program = (
        "import sys; from handout.cli import main; print(main(['check', '--no-cache']), 'pydantic' in sys.modules)"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 False"
