"""What patients must be warned of is said where they look for it."""

from __future__ import annotations

import pytest

from tests.factories import told
from tests.sites import ARTICLE, GOOD, front, problems_of

SOURCES = "-- content/evidence/sources.yaml --\n- id: fda-pi\n  type: document\n  title: The label\n"
CARD = "> [!EMERGENCY] Call 911 if:\n>\n> - you have trouble breathing or swallowing\n> - you feel weak\n"
SETTINGS = (
    GOOD["site.yaml"]
    .replace("languages: [en]", "languages: [en, es]")
    .replace("emergency:\n", "emergency:\n  es: Respirar\n")
)
WARNINGS = "content/evidence/warnings.yaml"
PLAIN = {"pages": "[benefits/results.md]", "card": "emergency", "words": "[breathing, swallow]", "sources": "[fda-pi]"}


def listed(**fields: str) -> str:
    rows = "".join(f"  {name}: {value}\n" for name, value in {**PLAIN, **fields}.items() if value)
    return f"-- {WARNINGS} --\n- id: spread\n{rows}"


def says(body: str = CARD, more: str = "", page: str = "", **fields: str) -> list[str]:
    """What is said of a site whose article has the body, and of the list of warnings with other fields."""
    article = page or front(body=f"\n## Help\n\nCall soon [@fda-pi].\n\n{body}")
    return told(problems_of(f"{SOURCES}{listed(**fields)}-- {ARTICLE} --\n{article}{more}"))


def test_a_page_that_says_it_is_good() -> None:
    assert says() == []


def test_a_card_that_somebody_took_out_is_missed() -> None:
    assert says("Call us.\n") == [
        f'{ARTICLE}: error missing-warning: this page has no emergency card, which must warn of "spread"'
        f" (write one with > [!EMERGENCY] that says breathing, swallow; what pages must say is in {WARNINGS})"
    ]


def test_a_card_of_another_kind_is_none() -> None:
    (found,) = says(CARD.replace("EMERGENCY", "URGENT"))
    assert "this page has no emergency card" in found


def test_a_sign_that_somebody_took_out_is_missed_at_the_card() -> None:
    assert says(CARD.replace(" or swallowing", "")) == [
        f'{ARTICLE}:16:1: error missing-warning: this emergency card does not say "swallow", which must warn of'
        f' "spread" (say it in plain words that hold this one; what pages must say is in {WARNINGS})'
    ]


def test_a_sign_below_the_card_is_not_in_it() -> None:
    assert len(says(CARD.replace(" or swallowing", "") + "\nTell us about swallowing.\n")) == 1


@pytest.mark.parametrize("words", ["[Breathing, SWALLOW]", "[trouble  breathing]", "[wheeze | weak]", "[911]"])
def test_capitals_spaces_and_one_of_several_words_do(words: str) -> None:
    assert says(words=words) == []


@pytest.mark.parametrize("words", ["[allow]", "[breath ing]", "[wheeze | faint]", "['.*']", "['|']"])
def test_a_part_of_a_word_or_a_pattern_does_not(words: str) -> None:
    assert len(says(words=words)) == 1


def test_without_a_card_the_whole_page_may_say_it() -> None:
    assert says("Trouble breathing and swallowing.\n", card="") == []
    assert says("Trouble breathing.\n", card="") == [
        f'{ARTICLE}: error missing-warning: this page does not say "swallow", which must warn of "spread"'
        f" (say it in plain words that hold this one; what pages must say is in {WARNINGS})"
    ]


def test_a_page_that_is_not_there_is_told_at_the_warning() -> None:
    assert says(pages="[benefits/result.md]") == [
        f'{WARNINGS}:1:3: error missing-warning: there is no page "benefits/result.md" on the site;'
        ' it must warn of "spread" (did you mean "benefits/results.md"?)'
    ]


@pytest.mark.parametrize(
    ("field", "why"),
    [
        ("draft: yes", "it is a draft"),
        ("expires: 2026-11-01", "it expired on 2026-11-01"),
        ("publish: 2027-01-01", "it is published on 2027-01-01"),
    ],
)
def test_a_page_that_is_hidden_cannot_warn(field: str, why: str) -> None:
    page = front(f"{field}\n", body=f"\n## Help\n\nCall soon [@fda-pi].\n\n{CARD}")
    assert says(page=page) == [
        f'{WARNINGS}:1:3: error missing-warning: the page "benefits/results.md" is not on the site: {why};'
        ' it must warn of "spread" (publish it, or name another page here)'
    ]


def test_the_emergency_line_of_all_pages_can_be_held_to_its_words() -> None:
    assert says(pages="[site.yaml]", words="[trouble breathing]", card="") == []
    assert says(pages="[site.yaml]", words="[breathing, swallow]") == [
        'site.yaml:12:7: error missing-warning: this emergency line does not say "swallow", which must warn of'
        f' "spread" (say it in plain words that hold this one; what pages must say is in {WARNINGS})'
    ]


def test_a_source_of_a_warning_is_listed() -> None:
    assert says(sources="[fda-ip]") == [
        f'{WARNINGS}:1:3: error unknown-source: the warning "spread" has a source that is not in sources.yaml:'
        ' "fda-ip" (did you mean "fda-pi"?)'
    ]


def test_a_translation_has_the_card_too() -> None:
    settings = "-- site.yaml --\n" + SETTINGS
    spanish = f"-- {ARTICLE.replace('.md', '.es.md')} --\n"
    found = [line for line in says(more=f"{settings}{spanish}{front(body='Hola.')}") if "missing-warning" in line]
    assert found == [
        "content/benefits/results.es.md: error missing-warning: this page has no emergency card, which must warn of"
        ' "spread"'
        f" (write one with > [!EMERGENCY], as the page in the other language has; what pages must say is in {WARNINGS})"
    ]
    card = CARD.replace("you have trouble breathing or swallowing", "le cuesta respirar")
    assert [line for line in says(more=f"{settings}{spanish}{front(body=card)}") if "missing-warning" in line] == []


def test_two_warnings_of_one_name_are_a_slip() -> None:
    twice = listed() + listed().partition("\n")[2]
    found = told(problems_of(f"{SOURCES}{twice}-- {ARTICLE} --\n{front(body=CARD)}"))
    assert [line for line in found if "duplicate-id" in line] == [
        f'{WARNINGS}:6:7: error duplicate-id: there are two warnings with the id "spread"'
        " (the other one starts on line 1; rename or remove one)"
    ]


def test_a_slip_in_the_list_is_told_at_its_place() -> None:
    assert [line.partition(" (")[0] for line in says(card="emergancy", words="")] == [
        f'{WARNINGS}:1: error missing-field: "words" is missing',
        f'{WARNINGS}:3:9: error bad-value: "card" cannot be "emergancy"',
    ]
