"""The first use of a glossary term gets its definition, and only there."""

from __future__ import annotations

from handout.model import Term
from handout.render.terms import Terms


def terms(*entries: Term) -> Terms:
    return Terms(entries, lambda words, term: f"[{words}={term.definition}]")


PTOSIS = Term(term="Ptosis", definition="droop", also=("drooping eyelid",))
MSQ = Term(term="MSQ", definition="score")


def test_the_first_use_is_defined_whatever_its_case_and_later_ones_are_not():
    assert terms(PTOSIS).mark("<p>A ptosis. Ptosis again.</p>") == "<p>A [ptosis=droop]. Ptosis again.</p>"


def test_another_form_of_the_term_counts_as_its_use():
    marker = terms(PTOSIS)
    assert marker.mark("<p>A drooping eyelid</p>") == "<p>A [drooping eyelid=droop]</p>"
    assert marker.mark("<p>ptosis</p>") == "<p>ptosis</p>"


def test_links_headings_and_code_are_left_alone():
    html = '<h2>Ptosis</h2><p><a href="x">ptosis</a> <code>ptosis</code> <em>ptosis</em></p>'
    assert terms(PTOSIS).mark(html) == html.replace("<em>ptosis</em>", "<em>[ptosis=droop]</em>")


def test_the_longest_form_wins_and_parts_of_words_do_not_count():
    long = Term(term="eyelid ptosis", definition="long")
    assert terms(PTOSIS, long).mark("eyelid ptosis, blepharoptosis") == "[eyelid ptosis=long], blepharoptosis"


def test_short_forms_count_only_in_capitals():
    assert terms(MSQ).mark("msq MSQ") == "msq [MSQ=score]"


def test_without_terms_nothing_changes():
    assert terms().mark("<p>a</p>") == "<p>a</p>"
