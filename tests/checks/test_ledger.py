"""Records are told whole: with what happened without the treatment, over what time, in one denominator."""

from __future__ import annotations

import pytest

from tests.factories import told
from tests.sites import ARTICLE, FACTS_FILE, INTERVAL, RECORD, front, ledger, problems_of, record, with_facts

WHOLE = "With Botox, [=neck-pain.both] [=neck-pain.time]."
EFFECTS = "  - id: effects\n    kind: harms\n    title: Side effects\n    meaning: M.\n    records: [neck-pain]\n"
PAIR = (record(), record("interval", INTERVAL))


def ledger_says(text: str, facts: str = "") -> list[str]:
    return [line.removeprefix(f"{ARTICLE}:") for line in told(problems_of(with_facts(text, facts)))]


NO_COMPARISON = (
    '12:15: error missing-comparison: "neck-pain" stands here without what happened with placebo'
    " (add it beside: [=neck-pain.comparison])"
)
NO_PERIOD = (
    '12:15: error missing-period: "neck-pain" stands here without its time frame (add it beside: [=neck-pain.time])'
)


# ------------------------------------------------------------ RC-4, RC-5


def test_a_result_alone_lacks_its_comparison_and_its_time_frame() -> None:
    assert ledger_says("With Botox, [=neck-pain] get it.") == [NO_COMPARISON, NO_PERIOD]
    assert ledger_says("With Botox, [=neck-pain] get it [=neck-pain.time].") == [NO_COMPARISON]
    assert ledger_says("With Botox, [=neck-pain.both] get it.") == [NO_PERIOD]
    assert ledger_says(WHOLE) == []


@pytest.mark.parametrize("form", ["", ".value", ".group", ".frame", ".exact"])
def test_no_form_of_the_treated_group_stands_alone(form: str) -> None:
    assert ledger_says(f"With Botox, [=neck-pain{form}]. It was seen [=neck-pain.time].") == [NO_COMPARISON]


@pytest.mark.parametrize("form", ["comparison", "comparison-value", "comparison-frame", "difference", "both"])
def test_each_form_of_the_comparison_will_do(form: str) -> None:
    assert ledger_says(f"Of them, [=neck-pain] get it [=neck-pain.time]; [=neck-pain.{form}].") == []


def test_the_other_half_may_stand_in_another_part_of_the_page() -> None:
    points = 'key_points:\n  - "It was seen [=neck-pain.time]."\n  - "[=neck-pain.comparison] get it."'
    assert ledger_says(front(points, "\nWith Botox, [=neck-pain] get it.\n")) == []


def test_another_page_does_not_tell_the_other_half() -> None:
    other = "-- content/benefits/other.md --\n" + front("title: Other", "\n[=neck-pain] get it [=neck-pain.time].\n")
    assert ledger_says(f"-- {ARTICLE} --\n{front(body=chr(10) + WHOLE)}\n{other}") == [
        'content/benefits/other.md:12:3: error missing-comparison: "neck-pain" stands here without what happened'
        " with placebo (add it beside: [=neck-pain.comparison])"
    ]


@pytest.mark.parametrize("name", ["neck-pain", "effects"])
def test_a_picture_tells_both_halves(name: str) -> None:
    facts = (
        ledger(pictures=EFFECTS)
        + "  - id: last\n    kind: timeline\n    title: T\n    meaning: M.\n    cycle: interval\n"
    )
    text = f"With Botox, [=neck-pain] get it.\n\n![](figure:{name})\n\n![](figure:effects)\n\n![](figure:last)"
    assert ledger_says(text, facts) == []


def test_the_time_frame_of_a_drawn_record_serves_others_when_the_text_says_it() -> None:
    facts = ledger(*PAIR, record("droop"))
    text = "This was seen [=neck-pain.time].\n\n![](figure:neck-pain)\n\nOf them, [=droop.both] had a droop."
    assert ledger_says(text, facts) == []


def test_without_a_comparator_only_the_time_frame_is_needed() -> None:
    facts = ledger(record(comparator=None, no_comparator="There was no placebo group."), PAIR[1])
    made = problems_of(
        with_facts(
            "With Botox, [=neck-pain] get it [=neck-pain.time].",
            facts,
            "[=neck-pain] get it [=neck-pain.time], [=interval].",
        )
    )
    assert told(made) == []


def test_a_plain_amount_needs_nothing_beside_it() -> None:
    assert ledger_says("Come again after [=interval].") == []


def test_one_time_frame_serves_all_records_that_share_it() -> None:
    facts = ledger(*PAIR, record("droop"))
    assert ledger_says(f"{WHOLE} Of them, [=droop.both] had a droop.", facts) == []
    facts = ledger(*PAIR, record("droop", period="over 108 weeks"))
    (problem,) = ledger_says(f"{WHOLE} Of them, [=droop.both] had a droop.", facts)
    assert problem.startswith('12:61: error missing-period: "droop" stands here without its time frame')


@pytest.mark.parametrize(
    ("period", "span", "is_told"),
    [
        ("over 108 weeks", {"value": "108"}, True),
        ("over 108 weeks of treatment", {"value": "108"}, True),
        ("in the first 108 weeks", {"value": "108"}, True),
        ("over 1,008 weeks", {"value": "1008"}, True),
        ("over 2 to 3 weeks", {"value": "2", "to": "3"}, True),
        ("over 108 weeks", {"value": "8"}, False),
        ("over 1,008 weeks", {"value": "8"}, False),
        ("over 10.8 weeks", {"value": "8"}, False),
        ("over 108 weeks", {"value": "108", "unit": "week"}, False),
        ("over 108 days", {"value": "108"}, False),
        ("over 2 to 3 weeks", {"value": "2"}, False),
    ],
)
def test_a_duration_that_the_time_frame_names_tells_it(period: str, span: dict[str, str], is_told: bool) -> None:
    facts = ledger(*PAIR, record("long", period=period), record("length", INTERVAL, **span))
    text = "For [=length], [=long.both] had it."
    assert (ledger_says(text, facts) == []) == is_told
    (problem,) = ledger_says(text.replace("For [=length]", "There"), facts)[:1]
    assert "missing-period" in problem


def test_a_number_of_people_is_no_time_frame() -> None:
    facts = ledger(
        *PAIR, record("long", period="over 108 weeks"), record("length", INTERVAL, kind="quantity", value="108")
    )
    (problem,) = ledger_says("For [=length], [=long.both] had it.", facts)
    assert "missing-period" in problem


# ------------------------------------------------------------ RC-2


THOUSANDS = ledger(*PAIR, record("droop", per="1000"))


def test_a_page_has_one_denominator() -> None:
    text = f"{WHOLE} Of them, [=droop.both] had a droop."
    assert ledger_says(text, THOUSANDS) == [
        "12:61: error mixed-denominators: this page counts some risks out of 100 and others out of 1,000"
        " (give its records the same per: all 100, or all 1000)"
    ]
    assert ledger_says(text, ledger(*PAIR, record("droop"))) == []


def test_pages_may_differ_in_their_denominators() -> None:
    assert ledger_says("Of them, [=droop.both] had a droop [=droop.time].", THOUSANDS) == []


def test_a_picture_counts_too() -> None:
    assert ledger_says(f"{WHOLE}\n\n![](figure:droop)", THOUSANDS) == [
        "14:12: error mixed-denominators: this page counts some risks out of 100 and others out of 1,000"
        " (give its records the same per: all 100, or all 1000)"
    ]


def test_the_records_of_a_picture_count_too() -> None:
    facts = ledger(*PAIR, record("droop", per="1000"), pictures=EFFECTS.replace("[neck-pain]", "[neck-pain, droop]"))
    (problem,) = ledger_says("![](figure:effects)", facts)
    assert problem.startswith("12:12: error mixed-denominators")


# ------------------------------------------------------------ sources, and records nobody uses


def test_the_source_of_a_record_is_in_the_list_of_sources() -> None:
    facts = ledger(record(source="aurora-2011"), PAIR[1])
    assert ledger_says(WHOLE, facts) == [
        f'{FACTS_FILE}:2:5: error unknown-source: the record "neck-pain" has a source that is not in sources.yaml:'
        ' "aurora-2011" (did you mean "aurora-2010"?)'
    ]


def test_a_record_that_no_page_uses_is_told_at_its_line() -> None:
    facts = ledger(*PAIR, record("droop"))
    assert ledger_says("Words.", facts) == [
        f'{FACTS_FILE}:24:5: warning unused-record: no page uses the record "droop"'
        " (use it on a page as [=droop], or take it out)"
    ]
    assert ledger_says("Of them, [=droop.both] [=droop.time].", facts) == []
    assert ledger_says("![](figure:droop)", facts) == []


def test_a_picture_that_no_page_shows_is_told() -> None:
    facts = ledger(pictures=EFFECTS)
    (problem,) = ledger_says("Words.", facts)
    assert problem == (
        f'{FACTS_FILE}:25:5: warning unused-record: no page shows the picture "effects"'
        " (show it on a page as ![](figure:effects), or take it out)"
    )
    assert ledger_says("![](figure:effects)", facts) == []


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        ('title: "After [=spare]"', "Words."),
        ('summary: "After [=spare]."', "Words."),
        ('key_points:\n  - "After [=spare]."\n  - Rest.', "Words."),
        ('action:\n  - "Wait [=spare]."', "Words."),
        ("", "| Wait |\n|---|\n| [=spare] |"),
    ],
)
def test_a_record_may_be_used_in_any_place(lines: str, body: str) -> None:
    facts = ledger(*PAIR, record("spare", INTERVAL))
    assert ledger_says(front(lines, f"\n{body}\n"), facts) == []


def test_a_record_that_only_a_draft_uses_is_not_used() -> None:
    facts = ledger(*PAIR, record("spare", INTERVAL))
    (problem,) = ledger_says(front("draft: yes", "\nAfter [=spare].\n"), facts)
    assert "unused-record" in problem


def test_the_good_ledger_is_good() -> None:
    assert ledger_says("") == []
    assert RECORD["level"] == "primary"


# ------------------------------------------------------------ one number of one thing


def test_two_records_of_one_thing_agree_or_say_how_they_differ() -> None:
    text = "With Botox, [=neck-pain.both] [=neck-pain.time]. In another paper it was [=sore-neck.both]."

    def told_with(other: str) -> list[tuple[str, str]]:
        found = problems_of(with_facts(text, ledger(*PAIR, other)))
        return [(problem.place.path, problem.code) for problem in found]

    assert told_with(record("sore-neck", value="8")) == [(FACTS_FILE, "records-disagree")]
    assert told_with(record("sore-neck")) == []
    assert told_with(record("sore-neck", value="8", population="adults in another paper")) == []
