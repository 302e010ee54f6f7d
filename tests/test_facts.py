"""The ledger's file: what is missing or wrong in a record is told at its line, and once."""

from __future__ import annotations

import re
from decimal import Decimal
from gettext import NullTranslations

import pytest

from handout import facts
from handout.ledger import arms, variants
from handout.model import KINDS, PICTURES, Change, Duration, HarmsSet, Level, Risk, Rounding
from handout.render.phrases import Phrases
from tests.factories import told
from tests.sites import INTERVAL, RECORD, ROOT, ledger, problems_of, record, with_facts

PATH = "content/evidence/facts.yaml"


def read(text: str) -> list[str]:
    """Each problem: line, column, code and message, with its help."""
    return [line.removeprefix(f"{PATH}:") for line in told(facts.read(text.encode(), PATH).problems)]


def of(**changed: str | None) -> list[str]:
    return read(ledger(record(**changed)))


def test_records_and_pictures_are_read_in_the_order_they_are_written() -> None:
    pictures = "  - id: effects\n    kind: harms\n    title: T\n    meaning: M.\n    records: [neck-pain]\n"
    made = facts.read(ledger(pictures=pictures).encode(), PATH)
    assert made.problems == ()
    assert list(made.value.facts) == ["neck-pain", "interval"]
    neck, interval = (located.value for located in made.value.facts.values())
    assert isinstance(neck, Risk)
    assert (neck.value, neck.per, neck.rounding, neck.level) == (9, 100, Rounding.WHOLE, Level.PRIMARY)
    assert neck.comparator is not None
    assert (neck.comparator.name, neck.comparator.value) == ("placebo", 3)
    assert isinstance(interval, Duration)
    assert isinstance(made.value.pictures["effects"].value, HarmsSet)
    assert made.value.facts["interval"].place.line == 15


def test_a_figure_keeps_every_digit_of_its_source() -> None:
    text = ledger(record(kind="change", value="-9.0", unit="days", comparator="{name: placebo, value: -6.7}"))
    fact = facts.read(text.encode(), PATH).value.facts["neck-pain"].value
    assert isinstance(fact, Change)
    difference = arms(fact).difference
    assert difference is not None
    assert difference.exact == Decimal("-2.3")


@pytest.mark.parametrize(
    "field", ["outcome", "population", "source", "level", "meaning", "certainty", "period", "effect", "group"]
)
def test_a_result_needs_its_people_time_frame_certainty_and_source(field: str) -> None:
    (problem,) = of(**{field: None})
    assert problem.startswith(f'2: error missing-field: "{field}" is missing (')
    assert of() == []


@pytest.mark.parametrize("field", ["outcome", "population", "source", "level", "meaning", "value", "unit"])
def test_an_amount_needs_its_people_unit_and_source(field: str) -> None:
    (problem,) = read(ledger(record("interval", INTERVAL, **{field: None})))
    assert problem.startswith(f'2: error missing-field: "{field}" is missing (')


@pytest.mark.parametrize(("kind", "field"), [("threshold", "bound"), ("change", "unit"), ("change", "value")])
def test_each_kind_has_fields_of_its_own(kind: str, field: str) -> None:
    whole = {"bound": "at-least"} if kind == "threshold" else {}
    base = INTERVAL if kind == "threshold" else RECORD
    fields = {"kind": kind, "unit": "days", **whole}
    assert read(ledger(record("x", base, **fields))) == []
    (problem,) = read(ledger(record("x", base, **{**fields, field: None})))
    assert problem.startswith(f'2: error missing-field: "{field}" is missing')


def test_a_record_without_an_id_is_told() -> None:
    (problem,) = read("records:\n" + record().replace("id: neck-pain\n    ", ""))
    assert problem.startswith('2: error missing-field: "id" is missing')


def test_a_kind_that_does_not_exist_gets_the_nearest_one() -> None:
    assert of(kind="rissk") == ['3:11: error unknown-kind: there is no kind of record "rissk" (did you mean "risk"?)']
    assert of(kind=None) == [
        '2:5: error missing-field: this record does not say its "kind"'
        " (add a line such as kind: risk; it can be: risk, change, quantity, threshold, duration, dose)"
    ]


def test_a_kind_of_picture_is_no_kind_of_record() -> None:
    (problem,) = of(kind="timeline")
    assert "unknown-kind" in problem


def test_a_field_of_another_kind_is_unknown_here() -> None:
    (problem,) = read(ledger(record("interval", INTERVAL, comparator="{name: placebo, value: 3}")))
    assert problem.startswith('11:5: error unknown-field: there is no field "comparator" (')


def test_an_id_stands_for_one_record_or_picture() -> None:
    assert read(ledger(record(), record("interval", INTERVAL), record())) == [
        '24:9: error duplicate-id: there are two records with the id "neck-pain"'
        " (the other one is on line 2; rename or remove one)"
    ]
    picture = "  - id: interval\n    kind: harms\n    title: T\n    meaning: M.\n    records: [neck-pain]\n"
    assert read(ledger(pictures=picture)) == [
        '25:9: error duplicate-id: there are two records with the id "interval"'
        " (the other one is on line 15; rename or remove one)"
    ]


def test_a_result_says_what_happened_without_the_treatment_or_why_nobody_knows() -> None:
    mend = "(add comparator: {name: placebo, value: 3}, or no_comparator: with the reason as a sentence)"
    assert of(comparator=None) == [
        f'2:5: error missing-comparator: "neck-pain" does not say what happened without Botox {mend}'
    ]
    assert of(no_comparator="There was no placebo group.") == [
        f'2:5: error missing-comparator: "neck-pain" has a comparator and says that it has none {mend}'
    ]
    assert of(comparator=None, no_comparator="There was no placebo group.") == []


@pytest.mark.parametrize(
    ("changed", "side"),
    [
        ({"value": None}, "the treated group"),
        ({"value": None, "n": "60"}, "the treated group"),
        ({"value": None, "of": "687"}, "the treated group"),
        ({"comparator": "{name: placebo}"}, '"placebo"'),
        ({"comparator": "{name: placebo, n: 19}"}, '"placebo"'),
    ],
)
def test_each_side_of_a_risk_has_a_number(changed: dict[str, str | None], side: str) -> None:
    assert of(**changed) == [
        f'2:5: error missing-value: "neck-pain" has no number for {side} (write value: 9, or n: 60 and of: 687)'
    ]


def test_a_count_of_people_is_a_number_too() -> None:
    assert of(value=None, n="60", of="687", comparator="{name: placebo, n: 19, of: 692}") == []


def test_the_comparator_of_a_change_has_a_number() -> None:
    changed = {"kind": "change", "value": "-9.0", "unit": "days"}
    assert of(**changed, comparator="{name: placebo, n: 3, of: 100}") == [
        '2:5: error missing-value: "neck-pain" has no number for "placebo"'
        " (write comparator: {name: placebo, value: -6.7})"
    ]
    assert of(**changed, comparator="{name: placebo, value: -6.7}") == []


def test_a_risk_is_never_larger_than_its_denominator() -> None:
    assert of(value="101") == [
        '2:5: error bad-value: "neck-pain" counts 101 out of 100 for the treated group (write how many out of 100)'
    ]
    assert of(value="101", per="1000") == []
    assert of(comparator="{name: placebo, value: 300}") == [
        '2:5: error bad-value: "neck-pain" counts 300 out of 100 for "placebo" (write how many out of 100)'
    ]
    assert of(value=None, n="700", of="687") == [
        '2:5: error bad-value: "neck-pain" counts 700 of 687 people for the treated group'
        " (n: is how many people had it, of: is how many there were)"
    ]


@pytest.mark.parametrize("value", ["-1", "nine", "9%", ".nan"])
def test_a_risk_is_a_number_of_people(value: str) -> None:
    (problem,) = of(value=value)
    assert problem.startswith(("13:12: error", "13:13: error"))


def test_a_denominator_is_a_hundred_or_a_thousand() -> None:
    (problem,) = of(per="50")
    assert problem.startswith("15:10: error bad-value")


def test_an_amount_is_no_less_than_nothing() -> None:
    (problem,) = read(ledger(record("interval", INTERVAL, value="-3")))
    assert problem.partition(" ")[2] == (
        'error bad-value: "value" must be 0 or more, not -3 (The number, or the low end of a range)'
    )


def test_a_range_goes_up() -> None:
    mend = "(write the low end first, then the high end)"
    assert read(ledger(record("interval", INTERVAL, to="10"))) == [
        f'2:5: error bad-value: the range of "interval" does not go up {mend}'
    ]
    assert read(ledger(record("interval", INTERVAL, to="14"))) == []
    changed = {"kind": "change", "value": "-9.0", "unit": "days", "comparator": "{name: placebo, value: -6.7}"}
    assert of(**changed, interval="[-1.2, -3.2]") == [
        f'2:5: error bad-value: the range of "neck-pain" does not go up {mend}'
    ]
    assert of(**changed, interval="[-3.2, -1.2]") == []


def test_rounding_that_misleads_is_refused() -> None:
    misleading = {"value": "9.4", "comparator": "{name: placebo, value: 2.6}"}
    assert of(**misleading) == [
        '2:5: error rounding-misleads: rounded to 9 and 3, "neck-pain" seems to differ by more or less than 7'
        " (write rounding: half or rounding: exact)"
    ]
    assert of(**misleading, rounding="exact") == []


def test_who_checked_a_record_is_a_person_and_a_day() -> None:
    assert of(checked="{by: A Nurse, on: 2026-11-02}") == []
    (problem,) = of(checked="{by: A Nurse}")
    assert problem.startswith('15: error missing-field: "on" is missing')


# ------------------------------------------------------------ pictures


def pictured(kind: str, lines: str) -> list[str]:
    picture = f"  - id: drawn\n    kind: {kind}\n    title: T\n    meaning: M.\n    {lines}\n"
    return read(ledger(pictures=picture))


@pytest.mark.parametrize(
    ("kind", "lines", "wanted"),
    [
        ("harms", "records: [interval]", "risk"),
        ("harms", "records: [neck-pain]\n    serious: [interval]", "risk"),
        ("timeline", "cycle: neck-pain", "duration"),
        ("timeline", "cycle: interval\n    onset: neck-pain", "duration"),
        ("timeline", "cycle: interval\n    wears_off: neck-pain", "duration"),
        ("timeline", "cycle: interval\n    judged: neck-pain", "quantity"),
        ("map", "records: {forehead: neck-pain}", "dose"),
    ],
)
def test_a_picture_shows_records_of_the_kind_it_can_draw(kind: str, lines: str, wanted: str) -> None:
    (problem,) = pictured(kind, lines)
    assert problem.startswith('25:5: error wrong-record: the picture "drawn" cannot show "')
    assert problem.endswith(f"(it needs a record of the kind {wanted})")


def test_a_picture_of_a_record_that_does_not_exist_gets_the_nearest_one() -> None:
    assert pictured("harms", "records: [neck-pian]") == [
        '25:5: error unknown-record: there is no record "neck-pian" for the picture "drawn" (did you mean "neck-pain"?)'
    ]
    assert pictured("harms", "records: [neck-pain]") == []
    assert pictured("timeline", "cycle: interval") == []


def test_a_map_knows_its_areas() -> None:
    (problem,) = pictured("map", "records: {elbow: interval}")
    assert "elbow" in problem


def test_the_file_has_two_lists_and_nothing_else() -> None:
    assert read("record: []\n") == [
        '1:1: error unknown-field: there is no list "record" here (did you mean "records"?)'
    ]
    (problem,) = read("- id: neck-pain\n")
    assert problem.startswith("1:1: error wrong-type: this file must have a list called records")
    assert read("") == []
    assert read("records: []\n") == []


# ------------------------------------------------------------ a broken record, on pages


@pytest.mark.parametrize(
    "changed",
    [
        {"value": "many"},
        {"kind": "rissk"},
        {"period": None},
        {"comparator": None},
        {"value": None},
        {"value": "101"},
        {"value": "9.4", "comparator": "{name: placebo, value: 2.6}"},
    ],
)
def test_a_broken_record_is_told_once_however_many_pages_use_it(changed: dict[str, str | None]) -> None:
    facts_file = ledger(record(**changed), record("interval", INTERVAL))
    body = "[=neck-pain.comparison] [=neck-pain.time]\n\n![](figure:neck-pain)"
    (problem,) = problems_of(with_facts(body, facts_file))
    assert problem.place.path == PATH
    assert problems_of(with_facts(body)) == ()


def test_a_broken_picture_is_told_once_and_its_records_are_not_called_unused() -> None:
    broken = "  - id: drawn\n    kind: harms\n    title: T\n    records: [other]\n"
    facts_file = ledger(record(), record("interval", INTERVAL), record("other"), pictures=broken)
    (problem,) = problems_of(with_facts("![](figure:drawn)", facts_file))
    assert (problem.code, problem.place.line) == ("missing-field", 38)
    mended = facts_file.replace("title: T", "title: T\n    meaning: M.")
    assert problems_of(with_facts("![](figure:drawn)", mended)) == ()


# ------------------------------------------------------------ what docs/writing.md tells staff

WRITING = (ROOT / "docs" / "writing.md").read_text("utf-8")
EXAMPLES = "".join(re.findall(r"^```yaml\n((?:records|pictures):\n.*?)^```$", WRITING, re.MULTILINE | re.DOTALL))
FORMS = re.findall(r"^\| `\[=(?!clinic)([^\]]+)\]` \| [^|]* \| ([^|]*) \|$", WRITING, re.MULTILINE)


def test_the_records_and_pictures_that_staff_copy_are_sound() -> None:
    assert read(EXAMPLES) == []
    made = facts.read(EXAMPLES.encode(), PATH).value
    assert {located.value.kind for located in made.facts.values()} == set(KINDS)
    assert {located.value.kind for located in made.pictures.values()} == set(PICTURES)


def test_each_form_reads_as_staff_are_told() -> None:
    made = facts.read(EXAMPLES.encode(), PATH).value.facts
    phrases = Phrases(NullTranslations())
    for name, said in FORMS:
        record_, _, form = name.partition(".")
        assert phrases.phrase(made[record_].value, form) == said, name


def test_staff_are_told_of_every_form() -> None:
    told_forms = {name.partition(".")[2] for name, _ in FORMS}
    made = facts.read(EXAMPLES.encode(), PATH).value.facts
    assert told_forms == {form for located in made.values() for form in variants(located.value)}


def test_staff_are_told_of_every_level() -> None:
    assert set(re.findall(r"^\| `([a-z]+)` \| .*\| .*\|$", WRITING.partition("| level |")[2], re.MULTILINE)) == set(
        Level
    )
