"""Cards and lists are used as patients learn to read them."""

from __future__ import annotations

import pytest

from tests.factories import LANGUAGES, article, checked, checked_in, front_page, settings

GOOD = """\
> [!EMERGENCY] Call [=clinic.emergency_number] if:
> - you cannot breathe well

> [!URGENT] Call the clinic today if you have:
> - a fever

> [!CALL-US] Call us if:
> - your neck hurts

> [!DO]
> - rest
> - drink water

> [!DO-NOT]
> - do not rub the places
> - Do not lie flat

> [!NOTE] For women
> Tell us if you may be pregnant.

> [!WARNING] Driving
> Your eyelid may droop.
"""


def test_good_cards_are_no_problem() -> None:
    assert checked(GOOD) == []


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("", "this card has no title"),
        ("Danger", 'the title "Danger" does not say what to do and when'),
        ("Call 911", 'the title "Call 911" does not say what to do and when'),
        ("Call 911 if", 'the title "Call 911 if" does not say what to do and when'),
        ("Signs:", 'the title "Signs:" does not say what to do and when'),
    ],
)
def test_the_title_of_a_card_says_what_to_do_and_when(title: str, told: str) -> None:
    (found,) = checked(f"> [!EMERGENCY] {title}\n> - you cannot breathe\n")
    assert found == (
        f"1:1: error card-heading: {told} (write what to do, then if and a colon: > [!EMERGENCY] Call 911 if:)"
    )


def test_a_card_has_a_list_of_signs() -> None:
    assert checked("> [!CALL-US] Call us if:\n> you feel unwell.\n") == [
        "1:1: error card-without-list: this card has no list of signs to look for"
        " (write each sign on a line of its own: > - you cannot swallow)"
    ]


def test_titles_in_another_language_end_with_a_colon() -> None:
    page = article(
        "content/benefits/results.es.md", "> [!URGENT] Llame hoy si:\n> - tiene fiebre\n\n> [!CALL-US] Llame\n> - ya\n"
    )
    others = [article("content/home.es.md"), front_page("content/benefits/index.es.md"), article()]
    assert checked_in(page, *others, settings=settings(languages=LANGUAGES)) == [
        '4:1: error card-heading: the title "Llame" does not say what to do and when'
        " (write what to do, then if and a colon: > [!CALL-US] Call us if:)"
    ]


def test_an_emergency_card_has_nothing_to_read_on() -> None:
    body = """\
> [!EMERGENCY] Call 911 if:
> - you have [signs of allergy](../home.md)
> - you cannot swallow: [call now](tel:911)

Then read [the start](../home.md).

> [!URGENT] Call the clinic today if:
> - you have [a fever](../home.md)
"""
    assert checked(body) == [
        "2:33: error emergency-link: a link in an emergency card keeps people from calling"
        " (move it to the text below the card)"
    ]


def test_one_card_of_a_kind_is_enough() -> None:
    card = "> [!URGENT] Call the clinic today if:\n> - you have a fever\n\n"
    assert checked(card + card) == [
        "4:1: warning repeated-card: this is the second urgent card on this page"
        " (put all signs into one card, so that none is overlooked)"
    ]


def test_the_third_callout_is_one_too_many() -> None:
    boxes = "".join(f"> [!{kind}] Word\n> More words.\n\n" for kind in ("NOTE", "WARNING", "NOTE", "NOTE"))
    assert checked(boxes) == [
        "7:1: warning many-callouts: this page has more than 2 callouts, so none of them stands out"
        " (keep the most important ones and make the others plain text)"
    ]


@pytest.mark.parametrize("item", ["rub the places", "don't rub the places", "Never rub", "donot rub"])
def test_each_do_not_item_says_do_not(item: str) -> None:
    found = checked(f"> [!DO-NOT]\n> - do not lie flat\n> - {item}\n")
    assert [line for line in found if "contraction" not in line] == [
        '3:5: error do-not-wording: this item of the "do not" list does not begin with "do not"'
        ' (begin it with "do not": heard without its heading, the item says the opposite)'
    ]


def test_a_do_item_does_not_say_do_not() -> None:
    assert checked("> [!DO]\n> - rest\n> - Do not rub\n") == [
        '3:5: error do-not-wording: this item of the "do" list says what not to do (move it to a > [!DO-NOT] list)'
    ]


def test_a_single_item_is_no_list() -> None:
    assert checked("> [!DO]\n> - rest\n") == [
        '1:1: warning single-item-list: this "do" list has only one item (write it as a sentence instead)'
    ]


def test_a_do_box_needs_a_list() -> None:
    assert checked("> [!DO-NOT]\n> rub the places\n") == [
        '1:1: error card-without-list: this "do not" box has no list'
        " (write each on a line of its own: > - do not rub the places)"
    ]


def test_do_comes_before_do_not() -> None:
    body = "> [!DO-NOT]\n> - do not rub\n> - do not drive\n\n> [!DO]\n> - rest\n> - sleep\n"
    assert checked(body) == [
        '5:1: warning do-order: the "do not" list stands above the "do" list'
        " (move this list up: people need to know first what they can do)"
    ]
