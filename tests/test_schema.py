"""The declared fields: what is accepted, and how what is not is told."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout import schema, yamltext
from handout.model import FrontMatter, Name, Review, Settings, Source, Term
from handout.problems import Place, Problem
from handout.schema.days import day
from handout.schema.editors import adapter, json_schema
from handout.schema.examples import EXAMPLES
from handout.schema.shapes import groups, shape_of
from handout.schema.wording import RULES

GOOD = "title: Neck pain\nsummary: What helps.\n"


def read(text: str, declared: type = FrontMatter) -> tuple[Problem, ...]:
    return schema.read(yamltext.read(text).value, declared).problems


def value(text: str) -> FrontMatter:
    found = schema.read(yamltext.read(text).value, FrontMatter)
    assert found.problems == ()
    assert found.value is not None
    return found.value


def only(line: str) -> tuple[str, str, str, str]:
    """Place from the line given, code, message and help of the one problem of a good page with one more line."""
    (problem,) = read(GOOD + line)
    return f"{problem.place.line - 2}:{problem.place.column}", problem.code, problem.message, problem.help


def test_every_field_is_read_into_its_type() -> None:
    found = value(
        GOOD + "order: 10\nkey_points: [One., Two.]\naction:\n  - Call us.\n"
        "review: {by: A, on: 2026-08-06, next: 2028-08-06}\n"
        "codes: {icd-10-cm: [G43.709], snomed: '37796009'}\ndraft: Yes\naliases: [/old/]\npublish: 2026-01-02\n"
        "allow:\n  long-sentence: a quotation\n"
    )
    assert found == FrontMatter(
        title="Neck pain",
        summary="What helps.",
        order=10,
        key_points=("One.", "Two."),
        action=("Call us.",),
        review=Review(by="A", on=dt.date(2026, 8, 6), next=dt.date(2028, 8, 6)),
        codes={"icd-10-cm": ("G43.709",), "snomed": ("37796009",)},
        draft=True,
        aliases=("/old/",),
        publish=dt.date(2026, 1, 2),
        allow={"long-sentence": "a quotation"},
    )


def test_an_optional_field_without_a_value_is_left_out() -> None:
    assert value(GOOD + "owner:\norder:\nkeywords:\n") == FrontMatter(title="Neck pain", summary="What helps.")


def test_words_where_a_list_is_wanted_are_a_list_of_one() -> None:
    found = value(GOOD + "action: Call us.\nkeywords: neck pain\naliases: /old/\n")
    assert (found.action, found.keywords, found.aliases) == (("Call us.",), ("neck pain",), ("/old/",))


BAD: dict[str, tuple[str, tuple[str, str, str, str]]] = {
    "no as a number": (
        "order: no\n",
        ("1:8", "wrong-type", '"order" must be a whole number, not "no"', "write digits only: order: 10"),
    ),
    "leading zero": (
        "order: 010\n",
        ("1:8", "wrong-type", '"order" must be a whole number, not "010"', "write digits only: order: 10"),
    ),
    "underscore": (
        "order: 1_000\n",
        ("1:8", "wrong-type", '"order" must be a whole number, not "1_000"', "write digits only: order: 1000"),
    ),
    "point": (
        "order: 1.0\n",
        ("1:8", "wrong-type", '"order" must be a whole number, not "1.0"', "write digits only: order: 1"),
    ),
    "below the least": (
        "order: -1\n",
        ("1:8", "bad-value", '"order" must be 0 or more, not -1', "Its place in the section, low numbers first"),
    ),
    "above the most": (
        "order: 10000\n",
        ("1:8", "bad-value", '"order" must be 9999 or less, not 10000', "Its place in the section, low numbers first"),
    ),
    "neither yes nor no": (
        "draft: maybe\n",
        ("1:8", "wrong-type", '"draft" must be yes or no, not "maybe"', "write yes or no, without quotes"),
    ),
    "one is not yes": (
        "draft: 1\n",
        ("1:8", "wrong-type", '"draft" must be yes or no, not "1"', "write yes or no, without quotes"),
    ),
    "month": (
        "publish: 2026-13-01\n",
        ("1:10", "bad-date", "there is no month 13", "did you mean 2026-01-13?"),
    ),
    "null": (
        "owner: ~\n",
        (
            "1:8",
            "bad-value",
            '"owner" is "~", which means nothing here',
            "leave the line out, or put the word in quotes if readers should see it",
        ),
    ),
    "misspelt": (
        "oder: 3\n",
        ("1:1", "unknown-field", 'there is no field "oder"', 'did you mean "order"?'),
    ),
    "of another level": (
        "by: A nurse\n",
        ("1:1", "unknown-field", 'there is no field "by"', '"by" belongs below "review", indented by two spaces'),
    ),
    "of no level": (
        "xyzzy: 3\n",
        (
            "1:1",
            "unknown-field",
            'there is no field "xyzzy"',
            "it can be: action, aliases, allow, codes, draft, expires, key_points, keywords, numbers, order, owner, "
            "publish, …",
        ),
    ),
    "top field in a group": (
        "review: {by: A, on: 2026-01-01, next: 2027-01-01, owner: B}\n",
        (
            "1:51",
            "unknown-field",
            'there is no field "owner" in "review"',
            '"owner" belongs at the left edge, outside "review"',
        ),
    ),
    "missing in a group": (
        "review:\n  by: A\n  on: 2026-01-01\n",
        (
            "1:0",
            "missing-field",
            '"next" is missing in "review"',
            "The day by which the page must be checked again; for example: next: 2028-08-06",
        ),
    ),
    "too few": (
        "key_points:\n  - One.\n",
        (
            "1:1",
            "too-few",
            '"key_points" has 1 item; the fewest is 2',
            "add more, each on a line that starts with a hyphen and a space",
        ),
    ),
    "too many": (
        "key_points: [a, b, c, d, e]\n",
        ("1:1", "too-many", '"key_points" has 5 items; the most is 4', "keep the most important ones"),
    ),
    "too long": (
        f"owner: {'x' * 301}\n",
        ("1:8", "too-long", '"owner" is 301 characters long; the most is 300', "shorten it"),
    ),
    "empty item": (
        "action:\n  - a\n  -\n",
        ("3:4", "too-short", 'item 2 of "action" is empty', "write something, or take the line out"),
    ),
    "list for words": (
        "owner: [a, b]\n",
        (
            "1:8",
            "wrong-type",
            '"owner" must be words, not a list',
            "write it on the line of its name; put words that start with a bracket in quotes",
        ),
    ),
    "group for a list": (
        "keywords: {a: b}\n",
        (
            "1:11",
            "wrong-type",
            '"keywords" must be a list',
            'start each item on a line of its own with "-" and a space',
        ),
    ),
    "commas for a list": (
        "keywords: neck, pain\n",
        ("1:11", "wrong-type", '"keywords" must be a list', "put it in square brackets: keywords: [neck, pain]"),
    ),
    "words for a group": (
        "review: done\n",
        (
            "1:9",
            "wrong-type",
            '"review" must be a group of fields',
            "write one field a line, below it and indented: by, on, next",
        ),
    ),
    "list for a table": (
        "allow: [long-sentence]\n",
        (
            "1:8",
            "wrong-type",
            '"allow" must be names with values',
            "for example: allow: {long-sentence: the sentence is a quotation}",
        ),
    ),
    "colon in an item": (
        "action:\n  - Call us: today\n",
        (
            "2:12",
            "colon-in-value",
            'this list item has a colon in its words, which ends them too early',
            'put the words in quotes: - "Call us: today"',
        ),
    ),
    "not an address": (
        "aliases: [/old/, new page]\n",
        (
            "1:18",
            "bad-value",
            'item 2 of "aliases" cannot be "new page"',
            "write the old address from its first slash, without spaces: /old/page/",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), BAD.values(), ids=BAD)
def test_a_bad_value_has_one_problem(line: str, expected: tuple[str, str, str, str]) -> None:
    assert only(line) == expected


def test_a_missing_field_says_what_it_is_for() -> None:
    (problem,) = read("summary: What helps.\n")
    assert problem == Problem(
        Place("", 1),
        "missing-field",
        '"title" is missing',
        "The page's heading; best under 65 characters; for example: title: What to expect",
    )


def test_a_required_field_without_a_value_is_told_at_its_name() -> None:
    (problem,) = read("title:\nsummary: What helps.\n")
    assert (problem.place, problem.code, problem.message) == (Place("", 1, 1, 6), "missing-field", '"title" is empty')


def test_a_misspelt_required_field_is_told_once_and_its_value_is_judged() -> None:
    found = read(f"titel: {'x' * 101}\nsummary: What helps.\n")
    assert [(problem.place.column, problem.code) for problem in found] == [(1, "unknown-field"), (8, "too-long")]


def test_all_problems_are_told_at_once() -> None:
    found = read(
        "titel: x\nsummary: y\norder: no\nreview:\n  by: A\n  on: 2026-02-30\nkey_points: One.\npublish: soon\n"
    )
    assert [(problem.place.line, problem.code) for problem in found] == [
        (1, "unknown-field"),
        (3, "wrong-type"),
        (4, "missing-field"),
        (6, "bad-date"),
        (7, "too-few"),
        (8, "bad-date"),
    ]


@pytest.mark.parametrize(
    "text", ["title: a: b\nsummary: c\norder: @x\n", 'title: "\\q"\nsummary: c\n', "title: 'a\nsummary: c\n"]
)
def test_what_yaml_has_told_is_not_told_again(text: str) -> None:
    assert read(text) == ()


def test_a_text_that_cannot_be_read_at_all_is_not_told_again() -> None:
    found = schema.read(yamltext.read('"\\q"').value, FrontMatter)
    assert found.value is None
    assert found.problems == ()


def test_required_fields_can_be_added_and_a_word_can_stand_for_one() -> None:
    text = GOOD + "review: pending\n"
    found = schema.read(yamltext.read(text).value, FrontMatter, ["review", "action"], {"review": "pending"})
    assert [problem.message for problem in found.problems] == ['"action" is missing']
    text = GOOD + "review: later\naction: a\n"
    found = schema.read(yamltext.read(text).value, FrontMatter, ["review", "action"], {"review": "pending"})
    assert [problem.help for problem in found.problems] == [
        "write review: pending, or below it, indented: by, on, next"
    ]


def test_csl_names_are_written_as_csl_writes_them() -> None:
    text = "id: a\ntype: book\ntitle: b\ncontainer-title: c\nauthor: [{family: d, given: e}]\nvolume: 030\n"
    found = schema.read(yamltext.read(text).value, Source)
    assert found == schema.read(yamltext.read(text).value, Source)
    assert found.value == Source(
        id="a", type="book", title="b", container_title="c", author=(Name(family="d", given="e"),), volume="030"
    )
    (problem,) = read(text.replace("-title", "_title"), Source)
    assert problem.help == 'did you mean "container-title"?'


def test_the_name_in_a_table_is_judged_too() -> None:
    text = "emergency:\n  EN: Trouble breathing\n"
    (problem,) = [found for found in read(text, Settings) if found.code != "missing-field"]
    assert (problem.place, problem.message) == (Place("", 2, 3, 5), '"EN" does not fit here')


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-08-06", dt.date(2026, 8, 6)),
        ("2024-02-29", dt.date(2024, 2, 29)),
        ("2026-13-01", ("there is no month 13", "did you mean 2026-01-13?")),
        ("2026-13-32", ("there is no month 13", "write the date year-month-day: 2026-08-06")),
        ("2026-02-30", ("February 2026 has 28 days, not 30", "write a day that exists")),
        ("2026-01-00", ("January 2026 has 31 days, not 0", "write a day that exists")),
        ("06/08/2026", ('"06/08/2026" is not a date', "write the date year-month-day: 2026-08-06 or 2026-06-08")),
        ("25/12/2026", ('"25/12/2026" is not a date', "write the date year-month-day: 2026-12-25")),
        ("2026-8-6", ('"2026-8-6" is not a date', "write the date year-month-day: 2026-08-06")),
        ("2026/08/06", ('"2026/08/06" is not a date', "write the date year-month-day: 2026-08-06")),
        ("2026-08-06T10:00", ('"2026-08-06T10:00" is not a date', "write the date year-month-day: 2026-08-06")),
        ("August 6, 2026", ('"August 6, 2026" is not a date', "write the date year-month-day: 2026-08-06")),
        ("6th Aug 2026", ('"6th Aug 2026" is not a date', "write the date year-month-day: 2026-08-06")),
        ("2026-08", ('"2026-08" is not a date', "write the date year-month-day: 2026-08-06, with a month and a day")),
        ("soon", ('"soon" is not a date', "write the date year-month-day: 2026-08-06")),
        ("1700000000", ('"1700000000" is not a date', "write the date year-month-day: 2026-08-06")),
    ],
)
def test_a_date_is_year_month_day_and_exists(words: str, expected: object) -> None:
    assert day(words) == expected


@given(st.dates())
def test_every_date_that_exists_is_read(when: dt.date) -> None:
    assert day(when.isoformat()) == when


@given(st.text(max_size=20) | st.from_regex(r"\d{4}-\d\d-\d\d", fullmatch=True))
def test_any_words_are_a_date_or_told(words: str) -> None:
    found = day(words)
    assert isinstance(found, dt.date) or all(found)


def test_a_record_with_a_problem_is_left_out_and_the_others_stay() -> None:
    node = yamltext.read("- term: a\n  definition: b\n- term: c\n- term: d\n  definition: e\n", path="g.yaml").value
    found = schema.read_records(node, Term)
    assert [(record.value.term, record.place.line) for record in found.value] == [("a", 1), ("d", 4)]
    assert [(problem.place.line, problem.code) for problem in found.problems] == [(3, "missing-field")]


def test_records_must_be_a_list() -> None:
    found = schema.read_records(yamltext.read("terms:\n  - term: a\n").value, Term)
    assert [(problem.code, problem.help) for problem in found.problems] == [
        ("wrong-type", 'start each record with a hyphen and a space at the left edge: "- term: …"')
    ]


DECLARED = (FrontMatter, Settings, Source, Term)


def patterns(declared: Any) -> set[str]:
    return set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(adapter(declared).json_schema())))


@pytest.mark.parametrize("declared", DECLARED)
def test_every_pattern_of_the_model_has_words(declared: type) -> None:
    assert {json.loads(pattern) for pattern in patterns(declared)} <= set(RULES)


@pytest.mark.parametrize("declared", DECLARED)
def test_every_field_that_can_be_missing_has_an_example(declared: type) -> None:
    required = {name for _, group in groups(shape_of(declared)) for name, part in group.fields.items() if part.required}
    assert required - set(EXAMPLES) == set()


@pytest.mark.parametrize("declared", DECLARED)
def test_a_shape_has_every_field_of_its_type(declared: type) -> None:
    names = {name.replace("container_", "container-") for name in declared.__struct_fields__}
    assert set(shape_of(declared).fields) == names


@pytest.mark.parametrize("declared", DECLARED)
def test_the_json_schema_stands_alone_and_allows_nothing_else(declared: type) -> None:
    found = json_schema(declared)
    text = json.dumps(found)
    assert found["additionalProperties"] is False
    assert found["description"]
    assert all("description" in part or "title" in part for part in found["properties"].values())
    assert "$ref" not in text
    assert "$defs" not in text
    assert text == json.dumps(json_schema(declared))


def test_the_json_schema_lets_a_review_be_pending() -> None:
    group, word = json_schema(FrontMatter)["properties"]["review"]["anyOf"]
    assert word == {"const": "pending"}
    assert group["required"] == ["by", "on", "next"]


PYDANTIC = re.compile(r"\b(str|string|int|integer|float|bool|boolean|tuple|dict|None|null|Input|valid|type)\b")
WRITTEN = ["", "a", "no", "~", "[a, b]", "{a: b}", "2026-13-01", "a: b", "@x", "-5", "1e3", "'", '"\\q"']
WRITTEN += ["\n  - a: b", "\n  a: b"]
NAMES = [*shape_of(FrontMatter).fields, "titel", "by", "x"]
LINES = st.builds("{}: {}".format, st.sampled_from(NAMES), st.sampled_from(WRITTEN))


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_no_message_speaks_of_types_of_the_program(text: str) -> None:
    for problem in read(text):
        assert not PYDANTIC.search(re.sub(r'"[^"]*"', "", problem.message))
        assert problem.help
        assert not problem.message.endswith(".")


@given(st.text(max_size=100))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    for declared in DECLARED:
        read(text, declared)
        schema.read_records(yamltext.read(text).value, declared)
