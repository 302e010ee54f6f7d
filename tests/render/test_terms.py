"""The first use of a glossary term gets its definition, and only there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.model import Term
from handout.render.terms import Terms, Vocabulary


def terms(*entries: Term) -> Terms:
    return Terms(Vocabulary(entries), lambda words, term: f"[{words}={term.definition}]")


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


def test_terms_that_begin_with_the_same_word_are_each_met():
    day, drug = Term(term="Migraine day", definition="day"), Term(term="Migraine drug", definition="drug")
    marker = terms(day, drug, Term(term="Day", definition="24"))
    assert marker.mark("a migraine day") == "a [migraine day=day]"
    assert marker.mark("migraine drug, migraine day, day") == "[migraine drug=drug], migraine day, [day=24]"


@pytest.mark.parametrize(
    ("form", "text"),
    [("5-HT", "the 5-HT"), ("(MIDAS) scale", "a (MIDAS) scale"), ("%", "in % of"), ("İbuprofen", "İbuprofen"),
     ("ſtar", "star"), ("Star", "ſtar"), ("Straße", "STRASSE Straße"), ("Ärzte", "ÄRZTE")],
)  # fmt: skip
def test_no_form_is_overlooked(form, text):
    """Whatever the pattern finds, the quick look at the words of a text must have let through."""
    vocabulary = Vocabulary((Term(term=form, definition="d"),))
    assert vocabulary.pattern is not None
    found = vocabulary.pattern.search(text)
    assert found is not None
    assert Terms(vocabulary, lambda words, _: f"[{words}]").mark(text) == text.replace(found[0], f"[{found[0]}]")


def test_letters_that_only_look_like_a_term_stop_nothing():
    assert terms(Term(term="Ibuprofen", definition="d")).mark("ıbuprofen") == "ıbuprofen"


LETTERS = st.text(alphabet="aAbBiIıİsSſßẞ é-&", min_size=1, max_size=4)


@given(st.lists(LETTERS, min_size=1, max_size=12), st.text(alphabet="aAbBiIıİsSſßẞ é-&", max_size=30))
def test_the_pattern_finds_what_all_forms_in_a_row_would(forms, text):
    forms = sorted({" ".join(form.split()) for form in forms} - {""}, key=lambda form: (-len(form), form))
    plain = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)
    found = Vocabulary(tuple(Term(term=form, definition="d") for form in forms)).pattern if forms else None
    assert not forms or [m.span() for m in found.finditer(text)] == [m.span() for m in plain.finditer(text)]
