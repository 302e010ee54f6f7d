"""How problems are shown to people and to programs."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout import report
from handout.model import Weight
from handout.problems import Place, Problem, Severity
from handout.report import machine

PAGE = "content/side-effects/common.md"
MISSING = Problem(
    Place(PAGE, 2, 24, 31), "missing-page", 'there is no page "neck.md" here', 'did you mean "neck-pain.md"?'
)
LONG = Problem(Place(PAGE, 1), "long-sentence", "this sentence has 31 words", "", Severity.WARNING)
WHOLE = Problem(Place("site.yaml"), "missing-settings", "site.yaml is missing here", "make one")
SOURCES = {PAGE: b"# One\r\nRead about [neck pain](neck.md) first.\r\n"}


def test_a_problem_is_shown_with_its_line_its_stretch_and_its_remedy() -> None:
    assert report.text([MISSING], SOURCES) == (
        'content/side-effects/common.md:2:24: error: there is no page "neck.md" here  [missing-page]\n'
        "    2 | Read about [neck pain](neck.md) first.\n"
        "      |                        ^^^^^^^\n"
        ' help: did you mean "neck-pain.md"?\n'
        "\n"
        "1 error\n"
    )


def test_a_problem_of_a_whole_line_has_no_marks_and_one_of_a_whole_file_no_line() -> None:
    assert report.text([LONG, WHOLE, MISSING], SOURCES).splitlines() == [
        "content/side-effects/common.md:1: warning: this sentence has 31 words  [long-sentence]",
        "    1 | # One",
        "",
        "site.yaml: error: site.yaml is missing here  [missing-settings]",
        " help: make one",
        "",
        'content/side-effects/common.md:2:24: error: there is no page "neck.md" here  [missing-page]',
        "    2 | Read about [neck pain](neck.md) first.",
        "      |                        ^^^^^^^",
        ' help: did you mean "neck-pain.md"?',
        "",
        "2 errors, 1 warning",
    ]


def test_no_problems_are_no_words() -> None:
    assert report.text([], SOURCES) == ""
    assert machine.github([]) == ""


def test_colors_change_nothing_but_colors() -> None:
    colored = report.text([MISSING, LONG], SOURCES, color=True)
    assert "\x1b[1;31merror:\x1b[0m" in colored
    plain = colored
    for code in ("1", "1;31", "1;33", "2", "36", "0"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert plain == report.text([MISSING, LONG], SOURCES)


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "marks"),
    [
        ("a\tbad", 3, 6, "a    bad", "     ^^^"),
        ("\tbad", 1, 2, "    bad", "^^^^"),
        ("頭痛 bad", 4, 7, "頭痛 bad", "     ^^^"),
        ("頭痛", 2, 3, "頭痛", "  ^^"),
        (unicodedata.normalize("NFD", "é bad"), 4, 7, unicodedata.normalize("NFD", "é bad"), "  ^^^"),
        ("bad", 2, 0, "bad", " ^"),
        ("bad", 4, 9, "bad", "   ^"),
        ("bad", 50, 60, "bad", "   ^"),
        ("", 1, 2, "", "^"),
        ("end  ", 1, 4, "end", "^^^"),
        ("x\x1b[31mred", 1, 2, "x\ufffd[31mred", "^"),
        ("a\u202eb", 3, 4, "a\ufffdb", "  ^"),
        ("a\u2028b\x0cc", 5, 6, "a\u2028b\ufffdc", "    ^"),
    ],
)
def test_the_marks_stand_under_what_they_mean(line: str, column: int, end: int, shown: str, marks: str) -> None:
    assert report.excerpt(line.encode(), Place("x", 1, column, end)) == (shown, marks)


def test_of_a_long_line_only_the_part_around_the_stretch_is_shown() -> None:
    line = "word " * 200 + "[bad](x)" + " word" * 200
    shown, marks = report.excerpt(line.encode(), Place("x", 1, 1001, 1009))
    assert len(shown) < 110
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert shown[marks.index("^") : len(marks)] == "[bad](x)"


def test_a_stretch_longer_than_the_window_is_marked_as_far_as_it_is_shown() -> None:
    shown, marks = report.excerpt(b"x" * 500, Place("x", 1, 1, 501))
    assert shown == "x" * 100 + " …"
    assert marks == "^" * 100


def test_a_byte_order_mark_and_wrong_bytes_do_not_move_the_marks() -> None:
    assert report.excerpt(b"\xef\xbb\xbfbad \xff", Place("x", 1, 1, 4)) == ("bad \ufffd", "^^^")


def test_lines_end_as_the_authors_editor_ends_them() -> None:
    for ending in ("\n", "\r\n", "\r"):
        assert report.excerpt(f"one{ending}two{ending}".encode(), Place("x", 2, 1, 4)) == ("two", "^^^")


@given(st.text(), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_every_text_and_place_has_an_excerpt_a_terminal_will_not_obey(
    text: str, line: int, column: int, end: int
) -> None:
    shown, marks = report.excerpt(text.encode(), Place("x", line, column, end))
    assert not any(unicodedata.category(character) == "Cc" for character in shown)
    assert set(marks) <= {" ", "^"}


def test_a_message_cannot_color_the_terminal() -> None:
    evil = Problem(Place("content/\x1b[2J.md"), "x", "no page \x1b[2J\nhere", "look \x07")
    assert "\x1b" not in report.text([evil], {})
    assert report.text([evil], {}).count("\n") == 4


def test_json_holds_every_field() -> None:
    found = json.loads(machine.json([MISSING, LONG]))
    assert found["problems"][0] == {
        "path": PAGE,
        "line": 2,
        "column": 24,
        "end": 31,
        "severity": "error",
        "code": "missing-page",
        "message": 'there is no page "neck.md" here',
        "help": 'did you mean "neck-pain.md"?',
    }
    assert (found["errors"], found["warnings"]) == (1, 1)
    assert json.loads(machine.json([])) == {"problems": [], "errors": 0, "warnings": 0}


def test_github_gets_annotations() -> None:
    assert machine.github([MISSING, LONG, WHOLE]).splitlines() == [
        f"::error file={PAGE},line=2,col=24,title=missing-page,endColumn=31::"
        'there is no page "neck.md" here (did you mean "neck-pain.md"?)',
        f"::warning file={PAGE},line=1,title=long-sentence::this sentence has 31 words",
        "::error file=site.yaml,title=missing-settings::site.yaml is missing here (make one)",
        "2 errors, 1 warning",
    ]


def test_github_annotations_cannot_be_broken_out_of() -> None:
    evil = Problem(Place("content/a,b:c%.md", 1), "x", "100%\n::error::forged\r")
    assert machine.github([evil]).splitlines()[0] == (
        "::error file=content/a%2Cb%3Ac%25.md,line=1,title=x::100%25%0A::error::forged%0D"
    )


def test_sarif_names_rules_places_and_levels() -> None:
    run = json.loads(machine.sarif([MISSING, LONG, WHOLE]))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "long-sentence",
        "missing-page",
        "missing-settings",
    ]
    first, second, third = run["results"]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": PAGE},
        "region": {"startLine": 2, "startColumn": 24, "endColumn": 31},
    }
    assert (first["ruleIndex"], second["level"]) == (1, "warning")
    assert "region" not in third["locations"][0]["physicalLocation"]


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("index.html", "the home page"),
        ("side-effects/common/index.html", "side-effects/common"),
        ("404.html", "404.html"),
    ],
)
def test_a_published_site_says_which_page_is_heaviest(path: str, named: str) -> None:
    said = report.published({path: b""}, Path("_site"), heaviest=Weight(path, 13_673, 14_600))
    assert said.splitlines()[1] == f"Heaviest page: {named}, 13.7 of 14.6 kB"


@pytest.mark.parametrize(("folder", "named"), [("_site", "_site"), ("my site", '"my site"'), ("a/b-c", "a/b-c")])
def test_a_published_site_says_where_it_is_and_how_to_look_at_it(folder: str, named: str) -> None:
    outputs = {"index.html": b"", "a/index.html": b"", "robots.txt": b""}
    assert report.published(outputs, Path(folder)) == (
        f"The site is built: 2 pages in {folder}\n"
        "To look at it, run this and open http://127.0.0.1:8000/ in a browser:\n"
        f"  python3 -m http.server --bind 127.0.0.1 --directory {named} 8000\n"
    )
