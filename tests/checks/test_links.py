"""Links lead somewhere and say where."""

from __future__ import annotations

import pytest

from tests.factories import LANGUAGES, article, checked, checked_in, front_page, home, settings, term

PLACEBO = article("content/benefits/placebo.md", "## First weeks\n\n## Later\n")
COMMON = article("content/safety/common.md", "## Neck pain\n")


@pytest.mark.parametrize(
    "link",
    [
        "[What a placebo is](placebo.md)",
        "[What a placebo is](./placebo.md#first-weeks)",
        "[What a placebo is](../benefits/placebo.md#later)",
        "[The start](../home.md)",
        "[Later on this page](#my-heading)",
        "[A trial](https://example.org/a#b)",
        "[Write to us](mailto:nurse@example.org)",
        "[Call us](tel:+1-555-0100)",
        "<nurse@example.org>",
    ],
)
def test_a_good_link_is_no_problem(link: str) -> None:
    assert checked(f"## My heading\n\nSee {link}.", PLACEBO) == []


def test_a_page_that_does_not_exist_is_pointed_at_with_the_nearest_name() -> None:
    assert checked("Read about [the dummy treatment](placbo.md) first.", PLACEBO) == [
        '1:34: error missing-page: there is no page "placbo.md" here (did you mean "placebo.md"?)'
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("home.md", "../home.md"),
        ("../benefit/placebo.md", "placebo.md"),
        ("placebo", "placebo.md"),
        ("placebo.html", "placebo.md"),
        ("placebo/", "placebo.md"),
        ("Placebo.md", "placebo.md"),
        ("../benefits", "index.md"),
        ("../benefits/", "index.md"),
        ("placebo.es.md", "placebo.md"),
    ],
)
def test_the_file_that_was_meant_is_found(typed: str, meant: str) -> None:
    (found,) = checked(f"See [the words]({typed}).", PLACEBO)
    assert found.endswith(f'(did you mean "{meant}"?)')


def test_without_a_likely_page_the_form_is_explained() -> None:
    assert checked("See [the words](../zzz/qqqqqqqq.md).", PLACEBO) == [
        '1:17: error missing-page: there is no page "../zzz/qqqqqqqq.md"'
        " (write the name of a file in content/, such as ../benefits/results.md)"
    ]


def test_a_file_that_is_no_page_is_no_destination() -> None:
    page = article("content/benefits/results.md", "See [the settings](../../site.yaml).")
    (found,) = checked_in(page, paths=["site.yaml"])
    assert found.startswith('1:20: error missing-page: there is no page "../../site.yaml"')


def test_a_link_to_a_page_that_is_kept_out_says_why() -> None:
    hidden = article("content/benefits/placebo.md", draft=True)
    assert checked("See [the placebo](placebo.md#x).", hidden) == [
        '1:19: error hidden-page: the page "placebo.md" is not on the site: it is a draft'
        " (take the link out until that page is published)"
    ]


def test_a_page_with_its_own_fault_is_not_called_missing() -> None:
    page = article("content/benefits/results.md", "See [the placebo](placebo.md#x).")
    assert checked_in(page, paths=["content/benefits/placebo.md"]) == []


def test_a_heading_must_be_on_the_page() -> None:
    assert checked("See [the start](placebo.md#first-week) or [here below](#below).\n\n## Above\n", PLACEBO) == [
        '1:17: error missing-heading: "placebo.md" has no heading "#first-week" (did you mean "first-weeks"?)',
        '1:56: error missing-heading: this page has no heading "#below" (it can be: above)',
    ]


def test_a_page_may_have_no_headings() -> None:
    assert checked("See [the start](../home.md#top).") == [
        '1:17: error missing-heading: "../home.md" has no headings (take out the # and what follows it)'
    ]


def test_links_to_the_glossary_and_the_sources_are_followed() -> None:
    page = article(
        "content/benefits/results.md",
        "See [a drooping eyelid](../glossary.yaml#eyelid-droop-ptosis) in [all words](../glossary.yaml), or"
        " [the trial](../evidence/sources.yaml#aurora-2010).\n\nSee [an eyelid](../glossary.yaml#ptosis) and"
        " [a trial](../evidence/sources.yaml#aurora).",
    )
    found = checked_in(
        page,
        terms={"en": (term("Eyelid droop (ptosis)"),)},
        works=["aurora-2010"],
        paths=["content/glossary.yaml", "content/evidence/sources.yaml"],
    )
    assert found == [
        '3:17: error missing-heading: "../glossary.yaml" has no entry "#ptosis" (it can be: eyelid-droop-ptosis)',
        '3:56: error missing-heading: "../evidence/sources.yaml" has no entry "#aurora" (did you mean "aurora-2010"?)',
    ]


def test_a_glossary_that_is_not_there_is_missing() -> None:
    (found,) = checked("See [all words](../glossary.yaml).")
    assert found.startswith('1:17: error missing-page: there is no page "../glossary.yaml"')


def test_a_file_below_static_must_exist() -> None:
    page = article("content/benefits/results.md", "Print [the diary](../../static/files/diry.pdf).")
    assert checked_in(page, paths=["static/files/diary.pdf"]) == [
        '1:19: error missing-file: there is no file "../../static/files/diry.pdf"'
        ' (did you mean "../../static/files/diary.pdf"?)'
    ]
    assert checked_in(page, paths=["static/files/diry.pdf"]) == []


def test_an_address_on_the_site_is_turned_into_a_file() -> None:
    assert checked("See [the placebo](/benefits/placebo/) and [more words](/old/).", PLACEBO) == [
        '1:19: error absolute-address: "/benefits/placebo/" begins with / and breaks when the site moves'
        ' (write "placebo.md")',
        '1:56: error absolute-address: "/old/" begins with / and breaks when the site moves'
        " (link to the page's file, such as ../benefits/results.md)",
    ]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "..\\up.md"])
def test_an_unsafe_address_is_refused(target: str) -> None:
    (found,) = checked(f"See [the words]({target}).")
    assert found == (
        f'1:17: error unsafe-address: "{target}" cannot be used as a link'
        " (link to a page of this guide (../benefits/results.md), or begin with https://, mailto: or tel:)"
    )


def test_a_link_stays_in_the_project() -> None:
    assert checked("See [the words](../../../x.md).") == [
        '1:17: error unsafe-address: "../../../x.md" leads out of the project'
        " (take out a ../ : each one leads up one folder)"
    ]


def test_http_is_a_warning() -> None:
    assert checked("See [the trial](http://example.org/a).") == [
        "1:17: warning plain-http: others can read and change what comes over http"
        ' (try "https://example.org/a" in a browser, and write that if it works)'
    ]


@pytest.mark.parametrize(
    "words",
    ["here", "Click here", "click **here**", "more", "Read more", "this link", "This page", "Learn more…", "»here«"],
)
def test_vague_words_are_a_warning(words: str) -> None:
    (found,) = checked(f"See [{words}](placebo.md).", PLACEBO)
    assert "warning vague-link: the words" in found
    assert found.endswith(
        "do not say where this link leads (use words that make sense on their own, such as the page's title)"
    )


@pytest.mark.parametrize("words", ["More about placebos", "The home page", "This page on safety", "Learn to inject"])
def test_telling_words_are_not_vague(words: str) -> None:
    assert checked(f"See [{words}](placebo.md).", PLACEBO) == []


def test_words_in_another_language_are_left_to_its_readers() -> None:
    page = article("content/benefits/results.es.md", "Vea [link](placebo.es.md).")
    others = [
        article("content/home.es.md"),
        front_page("content/benefits/index.es.md"),
        article("content/benefits/results.md"),
        PLACEBO,
        article("content/benefits/placebo.es.md"),
    ]
    assert checked_in(page, home(), *others, settings=settings(languages=LANGUAGES)) == []


def test_a_link_has_words_and_a_target() -> None:
    assert checked("See [](placebo.md) and [the words]().\n\nSee [the top](#).", PLACEBO) == [
        "1:8: error empty-link: this link has no words (write what it leads to between [ and ])",
        "1:36: error empty-link: this link leads nowhere (write the page's file between ( and ))",
        "3:15: error empty-link: this link leads nowhere (write the page's file between ( and ))",
    ]


@pytest.mark.parametrize(
    "link", ["<https://example.org/a>", "[www.example.org](https://example.org)", "[placebo.md](placebo.md)"]
)
def test_an_address_is_no_name(link: str) -> None:
    (found,) = checked(f"See {link} too.", PLACEBO)
    assert found.endswith(
        "warning raw-address: this link shows an address instead of words (write [what it leads to](the address))"
    )


def test_links_in_key_points_and_steps_are_checked_too() -> None:
    points = ("See [the words](gone.md).", "Rest.")
    assert [line.split(" (")[0] for line in checked(key_points=points, action=("See [a page](away.md).",))] == [
        '1:14: error missing-page: there is no page "away.md" here',
        '1:17: error missing-page: there is no page "gone.md" here',
    ]
