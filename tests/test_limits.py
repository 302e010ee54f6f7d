"""What a file may be before any parser sees it."""

from __future__ import annotations

import re
import time

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handout import limits
from handout.problems import Place, Problem

TAKES = 10.0
"""Seconds that a page may take at most (docs/decisions). The scan aims at less than half of that."""


def short(problems: tuple[Problem, ...]) -> list[tuple[int, int, str]]:
    return [(problem.place.line, problem.place.column, problem.code) for problem in problems]


def seconds(text: str) -> float:
    parser = markdown.Markdown(extensions=["tables", "sane_lists", "fenced_code"])
    start = time.process_time()
    parser.convert(text)
    return time.process_time() - start


def test_a_byte_order_mark_is_dropped_and_every_line_ends_the_same() -> None:
    assert limits.decode(b"\xef\xbb\xbfone\r\ntwo\rthree\n", "a.md").value == "one\ntwo\nthree\n"


def test_letters_of_every_script_pass() -> None:
    found = limits.decode("ñ, 日本, עברית, 👩‍⚕️\tand a tab\n".encode(), "a.md")
    assert found.problems == ()


def test_windows_text_is_told_by_its_sign_and_read_all_the_same() -> None:
    found = limits.decode("one\r\ndon’t\r\n".encode("cp1252"), "a.md")
    assert found.value == "one\ndon’t\n"
    (problem,) = found.problems
    assert (problem.place, problem.code) == (Place("a.md", 2, 4, 5), "not-utf-8")
    assert problem.message == "this file is not saved as UTF-8"
    assert problem.help.startswith('it looks like Windows-1252 text, where this is "’":')


def test_bytes_of_no_known_encoding_keep_their_lines() -> None:
    found = limits.decode(b"one\n\x81\x8d two\n", "a.md")
    assert short(found.problems) == [(2, 1, "not-utf-8")]
    assert found.value.split("\n")[1].endswith(" two")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told_and_read_all_the_same(encoding: str) -> None:
    found = limits.decode("title: x\n".encode(encoding), "a.md")
    assert found.value == "title: x\n"
    assert short(found.problems) == [(1, 1, "not-utf-8")]
    assert "UTF-16" in found.problems[0].help


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff"])
def test_a_control_character_has_a_place_and_keeps_the_columns(sign: str) -> None:
    found = limits.decode(f"one\ntwo {sign}three\n".encode(), "a.md")
    assert short(found.problems) == [(2, 5, "control-character")]
    assert found.value == "one\ntwo \ufffdthree\n"
    assert f"U+{ord(sign):04X}" in found.problems[0].message


def test_a_file_of_a_million_bytes_passes_and_one_more_does_not() -> None:
    assert limits.decode(b"x" * 1_000_000, "a.md").problems == ()
    found = limits.decode(b"x" * 1_000_001, "a.md")
    assert found.value == ""
    assert short(found.problems) == [(0, 0, "file-too-large")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x" * 20_000, []),
        ("a\n" + "x" * 20_001, [(2, 0, "line-too-long")]),
        ("a\n" * 20_000, [(0, 0, "too-many-lines")]),
        ("* " * 20 + "x", []),
        ("a\n\n" + "* " * 21 + "x", [(3, 0, "too-deep")]),
        (">" * 21 + "x", [(1, 0, "too-deep")]),
        ("1. " * 21 + "x", [(1, 0, "too-deep")]),
        ("> 1. - " * 7 + "x", [(1, 0, "too-deep")]),
        ("    " * 20 + "- x", [(1, 0, "too-deep")]),
        ("\t" * 20 + "- x", [(1, 0, "too-deep")]),
        ("    " * 19 + "- x", []),
        ("    " * 40 + "only indented", []),
        ("ab" + "[" * 100, []),
        ("\nab" + "[" * 101, [(2, 3, "too-many-brackets")]),
        ("[a " * 101, [(1, 1, "too-many-brackets")]),
        ("\n\n" + "[a](b " * 101, [(3, 1, "too-many-brackets")]),
        ("| a " * 101, [(1, 0, "too-many-columns")]),
        ("| a " * 100, []),
        ("a <b" * 200, []),
        ("\na <b" * 201, [(2, 3, "too-many-tags")]),
        ("a [b](c) and [@d, table 2]\n" * 5_000, []),
        ("*a* **b** `c` _d_\n" * 200, []),
    ],
)
def test_a_limit_of_markdown_text(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert short(limits.scan_markdown(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["***\n" * 15_000, "``a`" * 4_900, "[a]: b\n&\n" * 9_000, '``` hl_lines="\n' * 2_000, "`|``\n" * 15_000],
)
def test_many_signs_in_one_part_are_told_once(text: str) -> None:
    assert [problem.code for problem in limits.scan_markdown(text)] == ["too-many-marks"]


def test_front_matter_has_limits_of_its_own() -> None:
    assert limits.scan_front_matter("a: b\n" * 199) == ()
    assert short(limits.scan_front_matter("a: b\n" * 200, 2)) == [(2, 0, "front-matter-too-long")]
    assert short(limits.scan_front_matter("x" * 16_001, 2)) == [(2, 0, "front-matter-too-long")]
    assert limits.scan_yaml("a: b\n" * 10_000) == ()


BOMBS = {
    "brackets": "[",
    "links without an end": "[a](",
    "tags": "<a ",
    "character data": "<![CDATA[",
    "ticks": "``a`",
    "rules": "***\n",
    "empty items": "- \n",
    "definitions": "[a]: b\n&\n",
    "fences": "```a\n",
}


@pytest.mark.parametrize("unit", BOMBS.values(), ids=BOMBS)
def test_the_largest_text_of_one_sign_that_passes_is_parsed_soon(unit: str) -> None:
    low, high = 1, 900_000 // len(unit)
    while high - low > max(1, low // 20):
        middle = (low + high) // 2
        low, high = (low, middle) if limits.scan_markdown(unit * middle) else (middle, high)
    assert seconds(unit * low) < TAKES


MARKS = [
    *BOMBS.values(),
    "*",
    "_",
    "`",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "!",
    "&",
    "\\",
    "|",
    "~~~",
    "\n",
    "\n\n",
    "    ",
    "a",
]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(MARKS), min_size=1, max_size=5).map("".join), st.integers(1, 500))
def test_what_passes_is_parsed_soon_and_without_a_crash(unit: str, times: int) -> None:
    text = unit * times
    if not limits.scan_markdown(text):
        assert seconds(text) < TAKES


@given(st.binary(max_size=300))
def test_any_bytes_can_be_looked_at(data: bytes) -> None:
    found = limits.decode(data, "a.md")
    assert "\r" not in found.value
    limits.scan_markdown(found.value)
    limits.scan_yaml(found.value)
    limits.scan_front_matter(found.value)


@given(st.text(max_size=300))
def test_a_scan_takes_any_text(text: str) -> None:
    limits.scan_markdown(text)
    limits.scan_yaml(text)


@given(st.lists(st.tuples(st.sampled_from("[(<> a\n"), st.integers(1, 150)), max_size=5))
def test_every_run_of_brackets_is_found(parts: list[tuple[str, int]]) -> None:
    text = "".join(sign * times for sign, times in parts)
    found = any(len(run) > limits.BRACKETS for run in re.findall(r"[\[\](){}<>!]+", text))
    assert (
        any(problem.message.endswith("brackets in a row here; the most is 100") for problem in limits._marks(text))
        == found
    )


@given(
    st.lists(st.sampled_from((" ", "    ", "\t", "> ", "- ", "1. ", "٣) ", ">>>>>", "-", "10", "a", "\n")), max_size=60)
)
def test_every_line_that_is_too_deep_is_found(parts: list[str]) -> None:
    lines = "".join(parts).split("\n")
    deep = [
        number
        for number, line in enumerate(lines, 1)
        if line[:1] in " \t>*+-0123456789" and limits._DEEP.match(line) and limits._depth(line) > limits.NESTING
    ]
    assert [problem.place.line for problem in limits._lines("\n".join(lines))] == deep
