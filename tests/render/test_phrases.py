"""Each form in which a record can be said, word for word."""

from __future__ import annotations

from decimal import Decimal
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.ledger import variants
from handout.model import Bound, Comparator, Fact, Rounding
from handout.render import phrases
from handout.render.phrases import Phrases
from tests.records import change, dose, duration, quantity, risk, threshold

ENGLISH = Phrases(NullTranslations())
NO_PLACEBO = {"comparator": None, "no_comparator": "There was no placebo group."}


def placebo(value: str) -> Comparator:
    return Comparator(name="placebo", value=Decimal(value))


def said(fact: Fact, variant: str = "") -> str:
    return ENGLISH.phrase(fact, variant)


@pytest.mark.parametrize(
    ("variant", "words"),
    [
        ("", "9 out of 100 people"),
        ("value", "9"),
        ("group", "9 out of 100 with Botox"),
        ("comparison", "3 out of 100 with placebo"),
        ("comparison-value", "3"),
        ("difference", "6 more in every 100"),
        ("both", "9 out of 100 people with Botox and 3 out of 100 with placebo"),
        ("frame", "91 out of 100 do not"),
        ("comparison-frame", "with placebo, 97 out of 100 do not"),
        ("time", "over 24 weeks"),
        ("exact", "9%"),
    ],
)
def test_a_risk_is_said_in_every_form(variant: str, words: str) -> None:
    assert said(risk(), variant) == words


@pytest.mark.parametrize(
    ("variant", "words"),
    [
        ("", "9 fewer headache days a month"),
        ("value", "9"),
        ("group", "9 fewer headache days a month with Botox"),
        ("comparison", "about 7 fewer with placebo"),
        ("comparison-value", "about 7"),
        ("difference", "about 2 fewer headache days a month than with placebo"),
        ("both", "9 fewer headache days a month with Botox and about 7 fewer with placebo"),
        ("time", "over 24 weeks"),
        ("exact", "9"),
    ],
)
def test_a_change_is_said_in_every_form(variant: str, words: str) -> None:
    assert said(change(), variant) == words


@pytest.mark.parametrize(
    ("fact", "variant", "words"),
    [
        (quantity(), "", "1,384 people"),
        (quantity(), "value", "1,384"),
        (quantity(), "exact", "1,384"),
        (quantity(period="over 24 weeks"), "time", "over 24 weeks"),
        (quantity(value="1.4", to="2.2", rounding=Rounding.EXACT), "", "1.4 to 2.2 people"),
        (quantity(value="1.4", to="2.6"), "", "1 to 3 people"),
        (quantity(value="1.4", to="2.6"), "exact", "1.4 to 2.6"),
        (quantity(value="0.91"), "", "about 1 people"),
        (threshold(), "", "15 or more headache days"),
        (threshold(bound=Bound.MORE_THAN), "", "more than 15 headache days"),
        (threshold(bound=Bound.AT_MOST), "", "15 or fewer headache days"),
        (threshold(bound=Bound.FEWER_THAN), "", "fewer than 15 headache days"),
        (threshold(), "value", "15"),
        (threshold(), "exact", "15"),
        (duration(), "", "12 weeks"),
        (duration(value="7", to="10", unit="days"), "", "7 to 10 days"),
        (duration(value="7", to="10", unit="days"), "value", "7 to 10"),
        (duration(), "exact", "12"),
        (dose(), "", "20 Units"),
        (dose(), "value", "20"),
        (dose(), "places", "4"),
        (dose(), "exact", "20"),
    ],
)
def test_an_amount_is_said_in_every_form(fact: Fact, variant: str, words: str) -> None:
    assert said(fact, variant) == words


@pytest.mark.parametrize(
    ("fact", "variant", "words"),
    [
        (risk(value="8.7"), "", "about 9 out of 100 people"),
        (risk(value="8.7"), "value", "about 9"),
        (risk(value="8.7"), "frame", "about 91 out of 100 do not"),
        (risk(value="8.7"), "exact", "8.7%"),
        (risk(value="8.25"), "exact", "8.25%"),
        (risk(value="8.7", rounding=Rounding.HALF), "", "about 8.5 out of 100 people"),
        (risk(value="8.7", rounding=Rounding.EXACT), "", "8.7 out of 100 people"),
        (risk(value=None, n=60, of=687), "", "about 9 out of 100 people"),
        (risk(value=None, n=60, of=687), "exact", "8.7%"),
        (risk(value=None, n=1, of=16), "exact", "6.3%"),
        (risk(value=None, n=1, of=3000), "exact", "0.03%"),
        (risk(value=None, n=0, of=3000), "exact", "0%"),
        (risk(per=1000), "", "9 out of 1,000 people"),
        (risk(per=1000), "frame", "991 out of 1,000 do not"),
        (risk(per=1000), "exact", "0.9%"),
        (risk(people="patients"), "", "9 out of 100 patients"),
    ],
)
def test_a_rounded_risk_says_about_and_the_exact_one_does_not(fact: Fact, variant: str, words: str) -> None:
    assert said(fact, variant) == words


def test_some_people_are_never_said_to_be_none_nor_nearly_all_to_be_all() -> None:
    few = risk(value="0.3", comparator=placebo("0"))
    assert said(few) == "fewer than 1 out of 100 people"
    assert said(few, "frame") == "more than 99 out of 100 do not"
    assert said(few, "exact") == "0.3%"
    assert said(few, "comparison") == "0 out of 100 with placebo"
    assert said(few, "comparison-frame") == "with placebo, 100 out of 100 do not"
    assert said(risk(value="99.7"), "frame") == "fewer than 1 out of 100 do not"


def test_a_difference_says_its_direction() -> None:
    assert said(risk(comparator=placebo("12")), "difference") == "3 fewer in every 100"
    assert said(risk(comparator=placebo("9")), "difference") == "about as many in every 100"
    assert said(change(comparator=placebo("-12")), "difference") == "3 more headache days a month than with placebo"
    same = change(comparator=placebo("-9"))
    assert said(same, "difference") == "about the same number of headache days a month as with placebo"


def test_a_rise_is_more_and_no_change_is_the_same_number() -> None:
    assert said(change(value="2")) == "2 more headache days a month"
    still = change(value="0", comparator=placebo("0"))
    assert said(still) == "about the same number of headache days a month"
    assert said(still, "comparison") == "about the same number with placebo"


@pytest.mark.parametrize("fact", [risk(**NO_PLACEBO), change(**NO_PLACEBO)], ids=["risk", "change"])
def test_without_a_comparator_the_treated_group_can_still_be_said(fact: Fact) -> None:
    assert said(fact, "group").endswith("with Botox")
    assert "placebo" not in " ".join(said(fact, variant) for variant in variants(fact))


EACH = [
    risk(),
    risk(**NO_PLACEBO),
    change(),
    change(**NO_PLACEBO),
    quantity(period="each year"),
    threshold(),
    duration(to="14"),
    dose(),
]


@pytest.mark.parametrize("fact", EACH, ids=lambda fact: f"{fact.kind}-{getattr(fact, 'comparator', None) is not None}")
def test_every_form_on_offer_has_words(fact: Fact) -> None:
    for variant in variants(fact):
        words = said(fact, variant)
        assert words == words.strip(), variant
        assert words, variant
        assert "  " not in words, variant


def test_the_words_and_the_offers_are_the_same_for_every_kind() -> None:
    for fact in (
        risk(),
        change(),
        quantity(period="each year"),
        threshold(period="each year"),
        dose(period="each year"),
    ):
        assert set(phrases._phrases(fact)) == set(variants(fact)), fact.kind


def test_a_form_that_the_kind_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        said(duration(), "difference")


def test_a_phrase_that_opens_a_sentence_has_a_capital() -> None:
    assert ENGLISH.phrase(risk(value="8.7"), "", opening=True) == "About 9 out of 100 people"
    assert ENGLISH.phrase(risk(), "time", opening=True) == "Over 24 weeks"
    assert ENGLISH.phrase(risk(), "", opening=True) == "9 out of 100 people"


@given(st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_both_frames_of_a_risk_make_up_everybody(value: Decimal, other: Decimal) -> None:
    fact = risk(value=str(value), comparator=placebo(str(other)), rounding=Rounding.EXACT)
    assert Decimal(said(fact, "value")) + Decimal(said(fact, "frame").split(" out of ")[0]) == 100


class Pirate(NullTranslations):
    def gettext(self, message: str) -> str:
        return {"%(value)s out of %(per)s %(people)s": "of %(per)s %(people)s, %(value)s", "people": "mateys"}.get(
            message, message
        )


def test_a_language_may_turn_a_phrase_round() -> None:
    assert Phrases(Pirate()).phrase(risk(), "", opening=True) == "Of 100 mateys, 9"
