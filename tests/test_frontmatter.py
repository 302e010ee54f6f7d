"""The top of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout import frontmatter
from handout.model import FrontMatter
from handout.problems import Checked, Place, in_order
from handout.splitting import split

FIELDS = """\
title: Neck pain
summary: What helps.
key_points:
  - It is common.
  - It goes away.
action: Call us.
review: pending
"""
GOOD = f"---\n{FIELDS}---\n\n## First\n\nWords.\n"


@dataclass(frozen=True)
class Page:
    front_matter: FrontMatter | None
    places: Mapping[str, Place]
    body: str


def opened(text: str, path: str, kind: frontmatter.Kind) -> Checked[Page]:
    """A whole file, taken in two and read."""
    parts = split(text)
    problems = [problem.within(path) for problem in parts.problems]
    if parts.value.front is None:
        return Checked(Page(None, {}, parts.value.body), tuple(problems))
    found = frontmatter.read(parts.value.front, parts.value.first_line, path, kind)
    page = Page(found.value.front_matter, found.value.places, parts.value.body)
    return Checked(page, in_order((*problems, *found.problems)))


def told(text: str, kind: frontmatter.Kind = "article") -> list[tuple[int, int, str]]:
    found = opened(text, "a.md", kind)
    assert {problem.place.path for problem in found.problems} <= {"a.md"}
    return [(problem.place.line, problem.place.column, problem.code) for problem in found.problems]


def test_an_article_is_taken_in_two_and_keeps_its_line_numbers() -> None:
    found = opened(GOOD, "a.md", "article")
    assert found.problems == ()
    page = found.value
    assert page.front_matter is not None
    assert page.front_matter.review is None
    assert page.front_matter.action == ("Call us.",)
    assert page.places["key_points.1"] == Place("a.md", 6, 5, 18)
    assert page.body == "\n" * 9 + "\n## First\n\nWords.\n"
    assert page.body.split("\n")[10] == GOOD.split("\n")[10]


def test_empty_lines_above_and_spaces_behind_the_hyphens_do_no_harm() -> None:
    assert told("\n\n" + GOOD.replace("---\n", "---  \n")) == []


def test_a_home_page_needs_only_title_and_summary() -> None:
    text = "---\ntitle: Home\nsummary: Start here.\n---\n"
    assert told(text, "home") == told(text, "section") == []
    assert told(text) == [(2, 0, "missing-field")] * 3


SLIPS = {
    "no front matter": ("# Neck pain\n\nWords.\n", [(1, 0, "no-front-matter")]),
    "empty file": ("", [(1, 0, "no-front-matter")]),
    "first line left out": (GOOD[4:], [(1, 0, "no-front-matter")]),
    "last line left out": (GOOD.replace("---\n\n", "\n"), [(1, 1, "unclosed-front-matter")]),
    "last line left out, words only": (f"---\n{FIELDS}\nWords.\n", [(1, 1, "unclosed-front-matter")]),
    "last line left out, a rule below": (
        GOOD.replace("---\n\n", "\n") + "\n---\n\nMore.\n",
        [(1, 1, "unclosed-front-matter")],
    ),
    "no body and no last line": (f"---\n{FIELDS}", [(1, 1, "unclosed-front-matter")]),
    "dash and hyphen": (GOOD.replace("---", "—-"), [(1, 1, "front-matter-dashes"), (9, 1, "front-matter-dashes")]),
    "long dash": (GOOD.replace("---", "—", 1), [(1, 1, "front-matter-dashes")]),
    "short dashes": (GOOD.replace("---", "–––", 1), [(1, 1, "front-matter-dashes")]),
    "four hyphens": (GOOD.replace("---\n\n", "----\n\n"), [(9, 1, "front-matter-dashes")]),
    "indented hyphens": (" " + GOOD, [(1, 2, "front-matter-dashes")]),
    "review in other words": (GOOD.replace("pending", "soon"), [(8, 9, "wrong-type")]),
    "review left out": (GOOD.replace("review: pending\n", ""), [(2, 0, "missing-field")]),
    "review without a value": (GOOD.replace(" pending", ""), [(8, 1, "missing-field")]),
    "review misspelt": (GOOD.replace("review", "reveiw"), [(8, 1, "unknown-field")]),
    "next before on": (
        GOOD.replace("pending", "{by: A, on: 2026-08-06, next: 2026-08-06}"),
        [(8, 39, "dates-out-of-order")],
    ),
    "expires before publish": (
        GOOD.replace("review", "publish: 2026-08-06\nexpires: 2026-08-01\nreview"),
        [(9, 10, "dates-out-of-order")],
    ),
    "merge": (GOOD.replace("review", "<<: x\nreview"), [(8, 1, "merge-key")]),
    "odd space": (GOOD.replace("review", "\u00a0review"), [(8, 1, "odd-space")]),
    "too long": (GOOD.replace("---\n\n", "# note\n" * 200 + "---\n\n"), [(2, 0, "front-matter-too-long")]),
    "too deep": (GOOD.replace("Call us.", "[[[[[x]]]]]"), [(7, 13, "too-deep")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SLIPS.values(), ids=SLIPS)
def test_a_slip_has_one_problem(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert told(text) == expected


def test_an_unclosed_front_matter_says_where_to_close_it() -> None:
    text = GOOD.replace("---\n\n", "\n")
    (problem,) = opened(text, "a.md", "article").problems
    assert problem.help == "write three hyphens (---) on a line of their own above line 10"
    assert text.split("\n")[9] == "## First"
    found = opened(text, "a.md", "article").value
    assert found.front_matter is not None
    assert found.body == "\n" * 9 + "## First\n\nWords.\n"


def test_a_missing_front_matter_shows_what_to_write() -> None:
    (problem,) = opened("Words.\n", "a.md", "article").problems
    assert problem.help.split("\n") == [
        "start the file with these lines:",
        "---",
        "title: What to expect",
        "summary: What this page is for.",
        "---",
    ]


NURSE = """\
---
title: Botox: what to expect
summary: What happens at the visit.
oder: 3
order: no
\towner: The clinic's nurse lead
publish: 2026-13-01
keywords: [visit, needle #2, clinic]
title: What to expect
key_points:
  - It takes about 15 minutes.
  - [=clinic.name] has a car park.
action:
  - Ask us: we are glad to help.
review:
  by: A nurse
  on: 06/08/2026
  next: 2027-08-06
---

Words.
"""


def test_all_slips_of_a_nurse_are_told_in_one_run() -> None:
    found = opened(NURSE, "content/visit.md", "article")
    assert [
        (problem.place.line, problem.place.column, problem.code, problem.message) for problem in found.problems
    ] == [
        (2, 13, "colon-in-value", '"title" has a colon in its words, which ends them too early'),
        (4, 1, "unknown-field", 'there is no field "oder"'),
        (5, 8, "wrong-type", '"order" must be a whole number, not "no"'),
        (6, 1, "yaml-tab", "there is a tab before the words"),
        (7, 10, "bad-date", "there is no month 13"),
        (8, 26, "cut-by-hash", 'everything after "#" would be dropped: "#2, clinic]"'),
        (9, 1, "duplicate-key", '"title" is given twice'),
        (12, 5, "needs-quotes", 'words cannot start with "[=" here unless they are in quotes'),
        (14, 11, "colon-in-value", "this list item has a colon in its words, which ends them too early"),
        (17, 7, "bad-date", '"06/08/2026" is not a date'),
    ]
    assert found.value.body.split("\n")[20] == "Words."


def test_an_open_quote_is_told_once_and_the_rest_is_read() -> None:
    text = GOOD.replace("title: Neck pain", 'title: "Neck pain').replace("Call us.", "Call: us.")
    assert told(text) == [(2, 8, "unclosed-quote"), (7, 13, "colon-in-value")]


PAGE = """\
---
title: Neck pain
summary: What helps, and when to call.
order: 20
keywords: [neck, stiff neck]
key_points:
  - It is common.
  - It goes away by itself.
  - A warm cloth helps.
action:
  - Write it down.
  - Read more first.
  - Call us if it lasts.
review:
  by: A nurse
  on: 2026-08-06
  next: 2028-08-06
owner: Nurse lead
---

Words.
"""
WORDS, ITEMS, TOP, CLOSED = (2, 3, 15, 18), (7, 8, 9, 11, 12, 13), (2, 3, 4, 5, 18), (5,)
MUTATIONS: dict[str, tuple[Iterable[int], Callable[[str], str]]] = {
    "a tab in front": (range(2, 19), lambda line: "\t" + line.lstrip()),
    "a space too many": (range(2, 19), lambda line: f" {line}"),
    "a space too few": ((7, 8, 9, 11, 12, 13, 15, 16, 17), lambda line: line[1:]),
    "a colon": ((*WORDS, *ITEMS), lambda line: f"{line}: more"),
    "a hash": ((*WORDS, 4, *ITEMS, 16), lambda line: f"{line} #2"),
    "an open quote": ((*WORDS, 4, 16), lambda line: line.replace(": ", ': "')),
    "an open quote in an item": (ITEMS, lambda line: line.replace("- ", '- "')),
    "an open bracket": (CLOSED, lambda line: line.removesuffix("]")),
    "a bracket in front": (WORDS, lambda line: line.replace(": ", ": [=clinic.name] ")),
    "a bracket in front of an item": (ITEMS, lambda line: line.replace("- ", "- [@smith-2020] ")),
    "a letter too few": (TOP, lambda line: line[0] + line[2:]),
    "no space behind the colon": (TOP, lambda line: line.replace(": ", ":")),
    "no colon": ((2, 3, 18), lambda line: line.replace(": ", " ")),
    "a bullet": (ITEMS, lambda line: line.replace("- ", "• ")),
    "a star": (ITEMS, lambda line: line.replace("- ", "* ")),
    "no space behind the hyphen": (ITEMS, lambda line: line.replace("- ", "-")),
    "a day that is none": ((16, 17), lambda line: f"{line[:-2]}32"),
}
"""What one careless keystroke does → the lines on which it can happen."""
SLIPPED = [(name, number) for name, (lines, _) in MUTATIONS.items() for number in lines]


@pytest.mark.parametrize(("name", "number"), SLIPPED, ids=str)
def test_one_careless_keystroke_is_one_problem_on_its_line(name: str, number: int) -> None:
    lines = PAGE.split("\n")
    lines[number - 1] = MUTATIONS[name][1](lines[number - 1])
    found = opened("\n".join(lines), "a.md", "article")
    assert [problem.place.line for problem in found.problems] == [number], found.problems


def test_the_page_without_a_slip_is_good() -> None:
    assert told(PAGE) == []


@given(st.text(max_size=200) | st.lists(st.sampled_from([*FIELDS.splitlines(), "---", "", "## A", "—"])).map("\n".join))
def test_any_text_keeps_its_lines(text: str) -> None:
    found = opened(text, "a.md", "article").value
    assert found.body.count("\n") == text.count("\n")
    for typed, kept in zip(text.split("\n"), found.body.split("\n"), strict=True):
        assert kept in ("", typed)
