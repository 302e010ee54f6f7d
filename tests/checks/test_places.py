"""From the bytes to the problem: each stands where the author typed the fault, and goes when it is mended."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.codes import ERRORS, WARNINGS
from handout.problems import Severity
from tests.factories import told
from tests.sites import ARTICLE, GOOD, build, front, problems_of


def test_the_good_site_has_no_problem_and_builds() -> None:
    made = build()
    assert told(made.problems) == []
    assert {"index.html", "benefits/index.html", "benefits/results/index.html", "404.html"} <= set(made.outputs)


@pytest.mark.parametrize(
    ("lines", "code", "pointed_at"),
    [
        ("title: Does it help?", "heading-end", "Does it help?"),
        ("summary: See [the words](gone.md).", "missing-page", "gone.md"),
        ("key_points:\n  - It helps 46%.\n  - Rest.", "number-without-source", "It helps 46%."),
        ("action:\n  - 'Call [=clinic.fone].'", "unknown-value", "clinic.fone"),
        ("aliases:\n  - /old/\n  - /benefits/", "alias-taken", "/benefits/"),
        ("aliases: [/old/, /find/]", "alias-taken", "/find/"),
        ('review: {by: "Dana", on: 2026-08-06, next: 2029-08-07}', "review-too-long", "2029-08-07"),
        ("review:\n  by: Dana\n  on: 2027-08-06\n  next: 2028-08-06", "review-in-future", "2027-08-06"),
        ("allow:\n  long-sentence: The form says so.", "unused-allow", "The form says so."),
    ],
)
def test_a_fault_in_front_matter_is_pointed_at(lines: str, code: str, pointed_at: str) -> None:
    text = front(lines)
    (problem,) = problems_of(text)
    assert (problem.place.path, problem.code) == (ARTICLE, code)
    rest = text.splitlines()[problem.place.line - 1][problem.place.column - 1 :]
    assert rest.startswith(pointed_at)
    assert problem.place.end == problem.place.column + len(pointed_at)


def test_a_fault_in_the_text_is_pointed_at() -> None:
    text = front(body="\n## First\n\nSee [the words](gone.md).\n")
    (problem,) = problems_of(text)
    assert text.splitlines()[problem.place.line - 1][problem.place.column - 1 :].startswith("gone.md")
    assert problem.place.end - problem.place.column == len("gone.md")


def test_all_faults_are_told_in_one_run_and_go_one_by_one() -> None:
    faults = {
        "[the words](gone.md)": "[the words](placebo.md)",
        "[=clinic.fone]": "[=clinic.phone]",
        "[@aurora-2011]": "[@aurora-2010]",
        "1 in 10 people": "10 out of 100 people",
        "### First": "## First",
    }
    body = "\n### First\n\nSee [the words](gone.md). Call [=clinic.fone].\n\nIt helps 1 in 10 people [@aurora-2011].\n"
    text = front(body=body)
    assert len(problems_of(text)) == len(faults)
    for left, (fault, mended) in enumerate(faults.items(), start=1):
        text = text.replace(fault, mended)
        assert len(problems_of(text)) == len(faults) - left, told(problems_of(text))


def test_a_page_with_a_fault_of_its_own_does_not_break_the_links_to_it() -> None:
    other = GOOD["content/benefits/placebo.md"].replace("title:", "tittle:")
    body = front(body="\nSee [the words](placebo.md#first-weeks) and [the start](../home.md).\n")
    found = problems_of(f"-- content/benefits/placebo.md --\n{other}-- {ARTICLE} --\n{body}")
    assert {problem.place.path for problem in found} == {"content/benefits/placebo.md"}


def test_a_page_appears_and_expires_on_its_day() -> None:
    text = front("publish: 2026-12-01\nexpires: 2027-01-01")
    days = ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"]
    shown = ["benefits/results/index.html" in build(text, dt.date.fromisoformat(day)).outputs for day in days]
    assert shown == [False, True, True, False]


def test_links_to_a_term_and_a_source_reach_it() -> None:
    body = "\nSee [the word](../glossary.yaml#ptosis) and [the trial](../evidence/sources.yaml#aurora-2010).\n"
    outputs = build(front(body=body)).outputs
    page = outputs["benefits/results/index.html"].decode()
    for folder, anchor in (("glossary", "ptosis"), ("sources", "aurora-2010")):
        href = next(part for part in page.split('href="') if part.startswith(f"../../{folder}/#") and anchor in part)
        assert f'id="{href.partition("#")[2].partition(chr(34))[0]}"' in outputs[f"{folder}/index.html"].decode()


def test_an_old_address_without_a_slash_leads_to_the_page() -> None:
    old = build(front("aliases: [/old]")).outputs["old/index.html"].decode()
    assert '"../benefits/results/"' in old or "url=../benefits/results/" in old


PIECES = [
    *"#>-[]()!*|@=.:,1%é \n",
    "\n\n",
    "> [!EMERGENCY] Call 911 if:\n> - ",
    "> [!DO-NOT]\n",
    "[x](",
    "../",
    "placebo.md",
    "![",
    "[@aurora-2010",
    "[=clinic.phone]",
    "one in ",
    "9 out of 100 people",
    "| a |\n|---|\n| 9% |\n",
    "don't ",
    "## ",
    "Words that go on. ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_whatever_is_typed_the_checks_have_an_answer_with_a_place(body: str) -> None:
    lines = front(body=f"\n{body}\n").split("\n")
    for problem in problems_of(front(body=f"\n{body}\n")):
        assert problem.place.path == ARTICLE
        assert problem.code in ERRORS | WARNINGS
        assert (problem.severity is Severity.WARNING) == (problem.code in WARNINGS)
        assert problem.place.line <= len(lines)
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
        assert problem.message[0] not in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        assert not problem.message.endswith(".")
