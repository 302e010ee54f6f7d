"""Each citation names a work on the sources page."""

from __future__ import annotations

from tests.factories import article, checked_in, term


def test_known_works_are_no_problem() -> None:
    page = article(body="It helps [@aurora-2010; @diener-2010, table 2].", key_points=("Yes [@aurora-2010].", "No."))
    assert checked_in(page, works=["aurora-2010", "diener-2010"]) == []


def test_an_unknown_work_gets_the_nearest_id() -> None:
    page = article(body="It helps [@aurora-2010; @aurora-2011].")
    assert checked_in(page, works=["aurora-2010", "diener-2010"], paths=["content/evidence/sources.yaml"]) == [
        '1:25: error unknown-source: there is no source "aurora-2011" (did you mean "aurora-2010"?)'
    ]


def test_without_a_list_of_sources_one_citation_tells_for_all() -> None:
    assert checked_in(article(body="It helps [@aurora-2010]. It does [@diener-2010].")) == [
        "1:12: error missing-sources: this citation needs a list of sources, and there is none"
        " (write the file content/evidence/sources.yaml, with each work that pages cite)"
    ]


def test_an_empty_list_of_sources_has_no_work() -> None:
    page = article(body="It helps [@aurora-2010].")
    assert checked_in(page, paths=["content/evidence/sources.yaml"]) == [
        '1:12: error unknown-source: there is no source "aurora-2010" (add it to content/evidence/sources.yaml)'
    ]


def test_a_glossary_term_cites_known_works() -> None:
    terms = {"en": (term("Ptosis", sources=("aurora",)),)}
    found = checked_in(article(), terms=terms, works=["aurora-2010"], paths=["content/evidence/sources.yaml"])
    assert found == [
        'content/glossary.yaml:1:1: error unknown-source: there is no source "aurora" (did you mean "aurora-2010"?)'
    ]


def test_a_summary_holds_no_citation() -> None:
    page = article(summary="What to expect [@aurora-2010].")
    assert checked_in(page, works=["aurora-2010"]) == [
        "1:18: error citation-in-summary: a summary cannot hold a citation"
        " (move the citation to a key point or to the text)"
    ]


def test_a_source_in_brackets_needs_its_at() -> None:
    works = ["aurora-2010", "fda-pi"]
    for written, mend in [
        ("[aurora-2010]", "[@aurora-2010]"),
        ("[aurora-2010, table 2]", "[@aurora-2010, table 2]"),
        ("[ aurora2010 ]", "[@aurora-2010]"),
        ("[fda-pi; @aurora-2010]", "[@fda-pi; @aurora-2010]"),
        ("(aurora-2010)", "[@aurora-2010]"),
    ]:
        assert checked_in(article(body=f"It helps {written}."), works=works) == [
            f'1:1: error citation-without-at: "{written}" names a source without an @, so it is no citation'
            f" (write {mend})"
        ], written
    page = article(key_points=("It helps [fda-pi].", "No."))
    assert checked_in(page, works=works)[0].endswith("(write [@fda-pi])")


def test_a_source_with_an_at_needs_its_brackets() -> None:
    for written in ("{@fda-pi}", "(@fda-pi)", "@fda-pi", "@ fda-pi,"):
        found = checked_in(article(body=f"It helps {written} now."), works=["fda-pi"])
        wanted = "a citation needs square brackets right around it (write [@fda-pi])"
        assert found == [f"1:1: error bare-citation: {wanted}"], written
    assert checked_in(article(body="Write to nurse@example.org [@fda-pi]."), works=["fda-pi"]) == []


def test_other_words_in_brackets_are_no_citations() -> None:
    for words in ("[note]", "[24-hour]", "(aurora)", "(PREEMPT-1)", "(fda pi)", "[aurora-2010](a.md)", "`x` [sic]"):
        found = checked_in(article(body=f"It helps {words}."), works=["aurora-2010", "note-2"])
        assert [one for one in found if "citation" in one] == [], words


def test_the_year_in_the_name_of_a_source_is_not_told_as_a_number_too() -> None:
    found = checked_in(
        article(body="It helps [aurora-2010]."), works=["aurora-2010"], paths=["content/evidence/facts.yaml"]
    )
    assert [one.split(":")[2] for one in found] == [" error citation-without-at"]
