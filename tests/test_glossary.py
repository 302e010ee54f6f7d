"""glossary.yaml → terms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handout import glossary
from handout.problems import Place

PATH = "content/glossary.yaml"
GOOD = """\
- term: Aura
  definition: Changes in sight before a migraine.
  also: [auras]
  sources: [ichd3]
- term: Trigger
  definition: What starts a headache.
  unconfirmed: yes
"""


def told(text: str) -> tuple[list[str], list[tuple[int, int, str, str]]]:
    found = glossary.read(text.encode(), PATH)
    terms = [term.value.term for term in found.value]
    return terms, [(at.place.line, at.place.column, at.code, at.message) for at in found.problems]


def test_terms_are_read_with_their_places() -> None:
    found = glossary.read(GOOD.encode(), PATH)
    assert found.problems == ()
    assert [(term.value.term, term.value.unconfirmed) for term in found.value] == [("Aura", False), ("Trigger", True)]
    assert found.value[1].place == Place(PATH, 5, 3)


def test_a_word_is_explained_once() -> None:
    assert told(GOOD.replace("Trigger", "aura")) == (
        ["Aura"],
        [(5, 9, "duplicate-term", '"aura" is in the glossary twice')],
    )
    assert told(f"{GOOD}  also: [start, Auras]\n") == (
        ["Aura"],
        [(8, 17, "duplicate-term", '"Auras" is in the glossary twice')],
    )
    (problem,) = glossary.read(GOOD.replace("Trigger", "aura").encode(), PATH).problems
    assert problem.help == "it is also in the entry on line 1; keep one of them"


def test_a_term_may_repeat_its_own_forms() -> None:
    assert told(GOOD.replace("[auras]", "[aura, AURA]")) == (["Aura", "Trigger"], [])


def test_a_bad_term_is_left_out_and_the_others_stay() -> None:
    assert told(GOOD.replace("unconfirmed: yes", "unconfirmed: perhaps")) == (
        ["Aura"],
        [(7, 16, "wrong-type", '"unconfirmed" must be yes or no, not "perhaps"')],
    )
    assert told(GOOD.replace("Aura\n", "Aura: light\n"))[1] == [
        (1, 13, "colon-in-value", '"term" has a colon in its words, which ends them too early')
    ]


def test_commas_do_not_make_a_list() -> None:
    assert told(GOOD.replace("[auras]", "auras, lights"))[1] == [(3, 9, "wrong-type", '"also" must be a list')]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    glossary.read(data, PATH)
