"""sources.yaml → works."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handout import evidence
from handout.problems import Place

PATH = "content/evidence/sources.yaml"
GOOD = """\
# Works

- id: smith-2020
  type: article-journal
  title: "A study: the first"
  author:
    - {family: Smith, given: A}
    - {literal: et al}
  issued: 2020
  DOI: 10.1000/182
- id: jones-2021
  type: report
  title: Another one
"""


def told(text: str) -> tuple[list[str], list[tuple[int, int, str]]]:
    found = evidence.read_sources(text.encode(), PATH)
    assert {problem.place.path for problem in found.problems} <= {PATH}
    ids = [work.value.id for work in found.value]
    return ids, [(problem.place.line, problem.place.column, problem.code) for problem in found.problems]


def test_works_are_read_with_their_places() -> None:
    found = evidence.read_sources(GOOD.encode(), PATH)
    assert found.problems == ()
    assert [work.place for work in found.value] == [Place(PATH, 3, 3), Place(PATH, 11, 3)]
    first = found.value[0].value
    assert (first.title, first.issued, first.DOI) == ("A study: the first", "2020", "10.1000/182")
    assert [author.literal or author.family for author in first.author] == ["Smith", "et al"]


def test_an_empty_file_holds_no_works() -> None:
    assert told("") == told("# later\n") == told("[]\n") == ([], [])


def test_a_bad_work_is_left_out_and_the_others_stay() -> None:
    assert told(
        GOOD.replace("type: report", "typ: report\n  uri: https://example.org").replace(
            "issued: 2020", "issued: May 2020"
        )
    ) == (
        [],
        [(9, 11, "bad-value"), (12, 3, "unknown-field"), (13, 3, "unknown-field")],
    )
    assert told(GOOD.replace("A study: the first", "A study\\q")) == (["jones-2021"], [(5, 10, "bad-backslash")])
    assert told(GOOD.replace("  title: Another one\n", "")) == (["smith-2020"], [(11, 0, "missing-field")])


def test_an_id_is_given_once() -> None:
    text = GOOD.replace("jones-2021", "smith-2020")
    assert told(text) == (["smith-2020"], [(11, 7, "duplicate-id")])
    (problem,) = evidence.read_sources(text.encode(), PATH).problems
    assert problem.message == 'there are two works with the id "smith-2020"'
    assert problem.help == "the other one starts on line 3; rename or remove one"


def test_works_must_be_a_list() -> None:
    assert told("references:\n  - id: a\n") == ([], [(1, 1, "wrong-type")])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    evidence.read_sources(data, PATH)
