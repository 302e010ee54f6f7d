"""The arithmetic of records: rounded once, halves away from zero, differences from exact figures."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handout.ledger import Arms, Shown, adds_up, amount, arms, awaits_check, plain, shown, variants
from handout.model import Comparator, Fact, Level, Rounding
from tests.records import CHECKED, change, dose, duration, quantity, risk, threshold

FIGURES = st.decimals(-1000, 1000, places=2)
STEPS = {Rounding.WHOLE: Fraction(1), Rounding.HALF: Fraction(1, 2)}


@pytest.mark.parametrize(
    ("exact", "rounding", "expected"),
    [
        ("8.4", Rounding.WHOLE, "8"),
        ("8.5", Rounding.WHOLE, "9"),
        ("9.5", Rounding.WHOLE, "10"),
        ("-2.5", Rounding.WHOLE, "-3"),
        ("-2.4", Rounding.WHOLE, "-2"),
        ("8.49", Rounding.WHOLE, "8"),
        ("8.2", Rounding.HALF, "8"),
        ("8.25", Rounding.HALF, "8.5"),
        ("-8.25", Rounding.HALF, "-8.5"),
        ("8.74", Rounding.HALF, "8.5"),
        ("44.8", Rounding.EXACT, "44.8"),
    ],
)
def test_a_figure_is_rounded_as_its_record_says(exact: str, rounding: Rounding, expected: str) -> None:
    assert shown(Decimal(exact), rounding).value == Decimal(expected)


@given(FIGURES, st.sampled_from([Rounding.WHOLE, Rounding.HALF]))
def test_the_rounded_figure_is_the_nearest_step_and_halves_go_away_from_zero(
    exact: Decimal, rounding: Rounding
) -> None:
    step, value = STEPS[rounding], Fraction(shown(exact, rounding).value)
    assert value % step == 0
    assert abs(value - Fraction(exact)) <= step / 2
    if abs(value - Fraction(exact)) == step / 2:
        assert abs(value) > abs(Fraction(exact))


@given(FIGURES, st.sampled_from(Rounding))
def test_rounding_again_changes_nothing(exact: Decimal, rounding: Rounding) -> None:
    once = shown(exact, rounding)
    assert shown(once.value, rounding).value == once.value
    assert once.exact == exact
    assert once.rounded == (once.value != exact)


@given(FIGURES)
def test_both_signs_are_rounded_alike(exact: Decimal) -> None:
    assert shown(-exact, Rounding.WHOLE).value == -shown(exact, Rounding.WHOLE).value


@pytest.mark.parametrize(("exact", "below"), [("0", False), ("0.3", True), ("0.5", False), ("1", False)])
def test_some_people_who_round_to_none_are_below_one(exact: str, below: bool) -> None:
    assert shown(Decimal(exact), Rounding.WHOLE).below_one is below


def test_counts_of_people_become_a_share_of_the_denominator() -> None:
    found = arms(risk(value=None, n=60, of=687, comparator=Comparator(name="placebo", n=19, of=692)))
    assert found.treated.value == 9
    assert found.treated.exact == Decimal(6000) / 687
    assert found.comparator is not None
    assert found.comparator.value == 3
    assert arms(risk(value=None, n=60, of=687, per=1000)).treated.value == 87


@given(n=st.integers(0, 5000), of=st.integers(1, 5000), per=st.sampled_from([100, 1000]))
def test_a_count_is_rounded_only_once(n: int, of: int, per: int) -> None:
    assume(n <= of)
    assert arms(risk(value=None, n=n, of=of, per=per)).treated.value == math.floor(
        Fraction(n * per, of) + Fraction(1, 2)
    )


def test_the_difference_is_that_of_the_exact_figures() -> None:
    found = arms(change(value="-9.0", comparator=Comparator(name="placebo", value=Decimal("-6.7"))))
    assert found.difference == Shown(Decimal("-2.3"), Decimal(-2))
    assert found.treated.value == -9
    assert found.comparator == Shown(Decimal("-6.7"), Decimal(-7))


@given(FIGURES, FIGURES, st.sampled_from([Rounding.WHOLE, Rounding.HALF, Rounding.EXACT]))
def test_it_adds_up_when_a_reader_who_subtracts_finds_the_difference(
    treated: Decimal, other: Decimal, rounding: Rounding
) -> None:
    found = arms(change(value=treated, comparator=Comparator(name="placebo", value=other), rounding=rounding))
    assert found.difference is not None
    assert found.comparator is not None
    assert found.difference.exact == treated - other
    assert adds_up(found) == (
        shown(treated, rounding).value - shown(other, rounding).value == shown(treated - other, rounding).value
    )
    if rounding is Rounding.EXACT:
        assert adds_up(found)


def test_two_figures_rounded_to_a_false_difference_do_not_add_up() -> None:
    assert not adds_up(arms(risk(value="9.4", comparator=Comparator(name="placebo", value=Decimal("2.6")))))
    assert adds_up(arms(risk(value="9.4", comparator=Comparator(name="placebo", value=Decimal("2.4")))))


def test_without_a_comparator_there_is_no_difference_and_nothing_to_add_up() -> None:
    found = arms(risk(comparator=None, no_comparator="There was no placebo group."))
    assert found == Arms(Shown(Decimal(9), Decimal(9)), None, None)
    assert adds_up(found)


def test_a_plain_amount_has_a_high_end_when_it_is_a_range() -> None:
    assert amount(duration(value="12")) == (Shown(Decimal(12), Decimal(12)), None)
    assert amount(duration(value="1.4", to="2.5")) == (
        Shown(Decimal("1.4"), Decimal(1)),
        Shown(Decimal("2.5"), Decimal(3)),
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [("8.40", "8.4"), ("-9.0", "9"), ("1384", "1,384"), ("100", "100"), ("0.50", "0.5"), ("0", "0"), ("1E+3", "1,000")],
)
def test_a_figure_is_written_without_needless_signs(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@given(FIGURES)
def test_a_written_figure_can_be_read_back(value: Decimal) -> None:
    assert Decimal(plain(value).replace(",", "")) == abs(value)


@pytest.mark.parametrize("level", Level)
def test_a_record_awaits_its_check_unless_it_was_read_in_its_source_or_is_signed(level: Level) -> None:
    assert awaits_check(risk(level=level)) == (level is not Level.PRIMARY)
    assert not awaits_check(risk(level=level, checked=CHECKED))


@pytest.mark.parametrize(
    ("fact", "names"),
    [
        (
            risk(),
            " value group comparison comparison-value difference both time exact frame comparison-frame",
        ),
        (risk(comparator=None, no_comparator="None."), " value group time exact frame"),
        (change(), " value group comparison comparison-value difference both time exact"),
        (change(comparator=None, no_comparator="None."), " value group time exact"),
        (quantity(), " value exact"),
        (quantity(period="over 24 weeks"), " value time exact"),
        (threshold(), " value exact"),
        (duration(), " value exact"),
        (dose(), " value exact places"),
        (dose(places=None), " value exact"),
    ],
)
def test_a_record_offers_the_forms_that_it_has_words_for(fact: Fact, names: str) -> None:
    assert variants(fact) == tuple(names.split(" "))
