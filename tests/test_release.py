"""A release: nothing on the site may await a person's check, and all that does is told at once."""

from __future__ import annotations

import datetime as dt

from handout import checks, pipeline
from handout.report.work import work_list
from tests.sites import ARTICLE, GOOD, TODAY, front, parse_site

SIGNED = "review:\n  by: A Nurse\n  on: 2026-11-02\n  next: 2027-11-02"
CHECKED = 'checked: {by: "A Nurse", on: 2026-11-02}'
SOURCES = "-- content/evidence/sources.yaml --\n- id: aurora-2010\n  type: article-journal\n  title: A trial\n"


def site(body: str = "Words.", *, signed: bool = True, more: str = "", files: str = "") -> str:
    """The good site, its pages signed."""
    texts = []
    for path, text in {**GOOD, ARTICLE: front(more, f"\n{body}\n")}.items():
        if path.endswith(".md"):
            texts.append(f"-- {path} --\n{text.replace('review: pending', SIGNED) if signed else text}")
    return "\n".join([*texts, files or SOURCES + f"  {CHECKED}\n"])


def work(text: str, today: dt.date = TODAY) -> list[tuple[str, int, str]]:
    problems = pipeline.check(parse_site(text), today, release=True).problems
    return [(problem.place.path, problem.place.line, problem.code) for problem in problems]


def test_a_site_on_which_everything_is_checked_is_released():
    built = pipeline.build(parse_site(site("Words [@aurora-2010].")), TODAY, release=True)
    assert built.problems == ()
    assert "index.html" in built.outputs


def test_each_page_that_nobody_has_signed_is_told_and_nothing_is_built():
    text = site(signed=False)
    assert {(path, code) for path, _, code in work(text)} == {
        (path, "unsigned-page") for path in [*GOOD, ARTICLE] if path.endswith(".md")
    }
    assert pipeline.build(parse_site(text), TODAY, release=True).outputs == {}
    assert pipeline.build(parse_site(text), TODAY).problems == ()


def test_a_review_that_is_overdue_must_be_done_again():
    assert (ARTICLE, "unsigned-page") in [(path, code) for path, _, code in work(site(), dt.date(2028, 1, 1))]


def test_a_statement_marked_as_unconfirmed_is_told_at_its_place():
    found = work(site("Words [@aurora-2010, unconfirmed]."))
    assert [(path, code) for path, _, code in found] == [(ARTICLE, "unchecked-statement")]


def test_a_source_nobody_has_looked_at_is_told_only_when_the_site_rests_on_it():
    unchecked = {"files": SOURCES}
    assert work(site("Words.", **unchecked)) == []
    assert work(site("Words [@aurora-2010].", **unchecked)) == [
        ("content/evidence/sources.yaml", 1, "unchecked-source")
    ]


def test_a_source_looked_at_too_long_ago_is_told():
    old = SOURCES + '  checked: {by: "A Nurse", on: 2024-11-21}\n'
    assert [code for _, _, code in work(site("Words [@aurora-2010].", files=old))] == ["source-overdue"]


def test_made_up_details_and_unconfirmed_definitions_are_told():
    glossary = "-- content/glossary.yaml --\n- term: Ptosis\n  definition: A drooping eyelid.\n  unconfirmed: yes\n"
    settings = "-- site.yaml --\n" + GOOD["site.yaml"].replace("clinic:\n", "clinic:\n  sample: yes\n")
    assert [code for _, _, code in work(site(files=f"{glossary}\n{settings}"))] == ["unchecked-term", "sample-details"]


RECORD = """\
-- content/evidence/facts.yaml --
records:
  - id: visit-time
    kind: duration
    outcome: a visit
    population: adults
    source: aurora-2010
    level: {level}
    meaning: It is short.
    value: 15
    unit: minutes
{more}"""


def record(level: str, more: str = "") -> str:
    return site(
        "It takes [=visit-time].", files=RECORD.format(level=level, more=more) + "\n" + SOURCES + f"  {CHECKED}\n"
    )


def test_a_record_that_was_not_read_at_its_source_awaits_a_check_until_somebody_signs_it():
    assert work(record("secondary")) == [("content/evidence/facts.yaml", 2, "unchecked-record")]
    assert work(record("primary")) == []
    assert work(record("secondary", f"    {CHECKED}\n")) == []


def test_a_record_checked_too_long_ago_must_be_compared_again():
    old = '    checked: {by: "A Nurse", on: 2024-11-21}\n'
    assert [code for _, _, code in work(record("primary", old))] == ["record-overdue"]


def test_the_list_of_work_groups_records_by_source_as_readers_see_them():
    site_ = pipeline.check(parse_site(record("secondary")), TODAY).value
    assert site_ is not None
    text = work_list(site_, checks.work_list(site_))
    assert text.startswith("Before this site may be released (1 to do):\n")
    assert "  aurora-2010: A trial.\n    [ ] line 2: a visit: 15 minutes (secondary)\n" in text


def test_without_work_there_is_no_list():
    site_ = pipeline.check(parse_site(record("primary")), TODAY).value
    assert site_ is not None
    assert work_list(site_, checks.work_list(site_)) == ""
