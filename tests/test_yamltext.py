"""YAML text → words, lists and fields with places; each slip told at its place, and the rest still read."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handout import yamltext
from handout.problems import Place
from handout.yamltext import Hole, Mapping, Node, Scalar, Sequence


def plain(node: Node) -> object:
    """The node as Python data."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return Hole


def told(text: str) -> list[str]:
    """`line:column code` of each problem."""
    return [f"{found.place.line}:{found.place.column} {found.code}" for found in yamltext.read(text).problems]


def the_help(text: str) -> str:
    (found,) = yamltext.read(text).problems
    return found.help


def test_every_value_stays_as_typed() -> None:
    text = "a: no\nb: 010\nc: 1:20\nd: 1.10\ne: 2024-01-05\nf: 2024-13-45\ng: ~\nh: 0x10\ni: .inf\n"
    typed = {line[0]: line[3:] for line in text.splitlines()}
    assert plain(yamltext.read(text).value) == typed
    assert told(text) == []


def test_a_value_knows_its_place_without_its_quotes() -> None:
    text = "plain: some words\nquoted: 'some words'\nlist:\n  - \"x\"\n  - y\n"
    text += "block: |\n\n    first\n    second\nflow: {a: [b]}\n"
    places = yamltext.places(yamltext.read(text, 4, "a.md").value)
    assert places == {
        "plain": Place("a.md", 4, 8, 18),
        "quoted": Place("a.md", 5, 10, 20),
        "list": Place("a.md", 7, 3),
        "list.0": Place("a.md", 7, 6, 7),
        "list.1": Place("a.md", 8, 5, 6),
        "block": Place("a.md", 11, 5, 10),
        "flow": Place("a.md", 13, 7),
        "flow.a": Place("a.md", 13, 11),
        "flow.a.0": Place("a.md", 13, 12, 13),
    }


def test_a_value_over_several_lines_is_placed_on_its_first() -> None:
    node = yamltext.read('a: one\n  two\nb: "three\n  four"\n').value
    assert plain(node) == {"a": "one two", "b": "three four"}
    assert yamltext.places(node) == {"a": Place("", 1, 4, 7), "b": Place("", 3, 5, 10)}


def test_nothing_behind_a_colon_is_an_empty_value() -> None:
    node = yamltext.read("a:\nb: ''\n").value
    assert isinstance(node, Mapping)
    assert [(value.text, value.empty) for _, value in node.entries if isinstance(value, Scalar)] == [
        ("", True),
        ("", False),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_text_is_an_empty_value(text: str) -> None:
    found = yamltext.read(text)
    assert found.problems == ()
    assert isinstance(found.value, Scalar)
    assert found.value.empty


SLIPS: dict[str, tuple[str, list[str], object]] = {
    "colon": ("title: Botox: what\nb: c\n", ["1:13 colon-in-value"], {"title": "Botox: what", "b": "c"}),
    "colon at the end": ("a: b:\n", ["1:5 colon-in-value"], {"a": "b:"}),
    "colon on a later line": (
        'a: some words\n  to know: what\n  and "how"\nb: c\n',
        ["2:10 colon-in-value"],
        {"a": 'some words to know: what and "how"', "b": "c"},
    ),
    "colon in an item's words": ("- Botox: what: else\n", ["1:8 colon-in-value"], ["Botox: what: else"]),
    "hash": ("title: Dose #2 explained\n", ["1:13 cut-by-hash"], {"title": "Dose"}),
    "hash alone": ("title: #2 dose\n", ["1:8 cut-by-hash"], {"title": "#2 dose"}),
    "hash in an item": ("- #2 dose\n- b\n", ["1:3 cut-by-hash"], ["#2 dose", "b"]),
    "hash in brackets": ("k: [a, b #2, c]\n", ["1:10 cut-by-hash"], {"k": ["a", "b _2", "c"]}),
    "tab": ("a:\n\tb: c\n\td: e\n", ["2:1 yaml-tab", "3:1 yaml-tab"], {"a": {"b": "c", "d": "e"}}),
    "tab before a list": ("a:\n  - b\n\t- c\n", ["3:1 yaml-tab"], {"a": ["b", "c"]}),
    "tab before a top field": ("a: b\n\tc: d\n", ["2:1 yaml-tab"], {"a": "b", "c": "d"}),
    "odd space": ("a:\n\u00a0\u00a0b: c\n", ["2:1 odd-space"], {"a": {"b": "c"}}),
    "twice": ("a: b\nc: d\na: e\n", ["3:1 duplicate-key"], {"a": "b", "c": "d"}),
    "value name": ("k:\n  - [=clinic.name] is here\n", ["2:5 needs-quotes"], {"k": ["[=clinic.name] is here"]}),
    "value name alone": ("a: [=clinic.phone]\n", ["1:4 needs-quotes"], {"a": "[=clinic.phone]"}),
    "citation first": ("a: [@x] says so\n", ["1:4 needs-quotes"], {"a": "[@x] says so"}),
    "link first": ("- [Call](a.md) now\n", ["1:3 needs-quotes"], ["[Call](a.md) now"]),
    "at": ("a: @x\n", ["1:4 needs-quotes"], {"a": "@x"}),
    "percent": ("a: %x\n", ["1:4 needs-quotes"], {"a": "%x"}),
    "tick": ("a: `x`\n", ["1:4 needs-quotes"], {"a": "`x`"}),
    "bold": ("a: **Bold** words\n", ["1:4 needs-quotes"], {"a": "**Bold** words"}),
    "more than": ("a: > 90 of 100\n", ["1:4 needs-quotes"], {"a": "> 90 of 100"}),
    "ampersand": ("a: &more words\n", ["1:4 needs-quotes"], {"a": "&more words"}),
    "star": ("a: *more\n", ["1:4 needs-quotes"], {"a": "*more"}),
    "exclamation mark": ("a: !more words\n", ["1:4 needs-quotes"], {"a": "!more words"}),
    "apostrophe in single quotes": ("a: 'don't'\nb: c\n", ["1:8 quote-inside"], {"a": "don't", "b": "c"}),
    "words behind quotes": ('a: "b" c\n', ["1:6 quote-inside"], {"a": '"b" c'}),
    "open quote": ('a: "b\nc: d\n', ["1:4 unclosed-quote"], {"a": "b", "c": "d"}),
    "open quote closed by another": ('a: "b\nc: "d"\n', ["1:4 unclosed-quote"], {"a": "b", "c": "d"}),
    "open quote that swallows a field": ('a: "b\nc: d"\n', ["1:4 unclosed-quote"], {"a": "b", "c": 'd"'}),
    "open bracket": ("a: [b, c\nd: e\n", ["1:4 unclosed-bracket"], {"a": ["b", "c"], "d": "e"}),
    "no space": ("a:b\nc: d\n", ["1:2 missing-space"], {"a": "b", "c": "d"}),
    "no colon": ("a: b\nlead some words\nc: d\n", ["2:1 missing-colon"], {"a": "b", "lead": "some words", "c": "d"}),
    "bullets": ("k:\n  • one\n  • two\n", ["2:3 list-marker", "3:3 list-marker"], {"k": ["one", "two"]}),
    "stars": ("k:\n  * one\n", ["2:3 list-marker"], {"k": ["one"]}),
    "tight hyphens": ("k:\n  -one\n  -two\n", ["2:3 list-marker", "3:3 list-marker"], {"k": ["one", "two"]}),
    "item too far right": ("k:\n - x\n  - y\n", ["3:3 yaml-indent"], {"k": ["x", "y"]}),
    "field too far right": ("a: b\n  c: d\ne: f\n", ["2:3 yaml-indent"], {"a": "b", "c": "d", "e": "f"}),
    "anchor in brackets": ("a: [&x b, *x]\n", ["1:5 yaml-anchor", "1:11 yaml-anchor"], {"a": ["b", Hole]}),
    "tag in brackets": ("a: [!!int 3]\n", ["1:5 yaml-tag"], {"a": ["3"]}),
    "merge": ("<<: b\n", ["1:1 merge-key"], {"<<": "b"}),
    "second document": ("a: b\n---\nc: d\n", ["2:1 second-document"], {"a": "b"}),
    "words above a list": (
        "k: some: words\n  - x\n  - y #1\nb: c\n",
        ["1:4 yaml-indent", "3:7 cut-by-hash"],
        {"k": ["x", "y"], "b": "c"},
    ),
    "two lines of words above a list": ("k: m\n  n\n\n  - x\nb: c\n", ["1:4 yaml-indent"], {"k": ["x"], "b": "c"}),
    "words above a list that is not indented": ("k: 'some' # a\n- x\n- y\n", ["1:4 yaml-indent"], {"k": ["x", "y"]}),
    "words above a list in a list": ("- k: [some]\n    - x\n  l: m\n", ["1:6 yaml-indent"], [{"k": ["x"], "l": "m"}]),
    "a hyphen above a list": ("k: -\n  - x\n", ["1:4 yaml-indent"], {"k": ["x"]}),
    "list on the line of its field": ("a: - b\n  - c\nd: e\n", ["1:4 yaml-syntax"], {"a": Hole, "d": "e"}),
    "field too far left": ("a:\n  b: c\n d: e\nf: g\n", ["3:2 yaml-indent"], {"a": {"b": "c", "d": "e"}, "f": "g"}),
    "item too far left": ("a:\n  - b\n - c\nf: g\n", ["3:2 yaml-indent"], {"a": ["b", "c"], "f": "g"}),
    "first item too far left": ("a:\n - b\n  - c\n  - d\n", ["2:2 yaml-indent"], {"a": ["b", "c", "d"]}),
    "first field too far right": (" a: b\nc: d\ne: f\n", ["1:2 yaml-indent"], {"a": "b", "c": "d", "e": "f"}),
    "field behind brackets": ("a: [b]\n c: d\n", ["2:2 yaml-indent"], {"a": ["b"], "c": "d"}),
    "two columns off": ("a:\n    b: c\n  d: e\nf: g\n", ["3:3 yaml-syntax"], {"a": Hole, "f": "g"}),
    "hash behind quotes": ('a: "b" #2\n', ["1:8 cut-by-hash"], {"a": "b"}),
    "hash behind brackets": ("a: [b] #2\n", ["1:8 cut-by-hash"], {"a": ["b"]}),
    "backslash": ('a: "C:\\quit"\nb: c\n', ["1:4 bad-backslash"], {"a": Hole, "b": "c"}),
    "two faults": (
        'a: "\\q"\nb: c\nd: - e\nf: g\n',
        ["1:4 bad-backslash", "3:4 yaml-syntax"],
        {"a": Hole, "b": "c", "d": Hole, "f": "g"},
    ),
    "fault in a list": ('- a: b\n- c: "\\q"\n  d: e\n- f: g\n', ["2:6 bad-backslash"], [{"a": "b"}, Hole, {"f": "g"}]),
    "nothing but a fault": ('"\\q"\n', ["1:1 bad-backslash"], Hole),
    "group as a name": ("? [a]\n: b\n", ["1:3 yaml-syntax"], {"": "b"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "data"), SLIPS.values(), ids=SLIPS)
def test_a_slip_has_one_problem_and_the_rest_is_read(text: str, expected: list[str], data: object) -> None:
    assert told(text) == expected
    assert plain(yamltext.read(text).value) == data


GOOD = {
    "note on a line of its own": "# note\na: b\n# note\n",
    "note behind quotes": 'a: "b" # note\n',
    "note behind a field with a list": "a: # note\n  - b\n",
    "hash in a word": "a: b#c\n",
    "hash in a block": "a: |\n  b # c\n",
    "colon in a time": "a: 8:30am\n",
    "colon in an address": "a: https://example.org\n",
    "colon in quotes": 'a: "b: c"\n',
    "quotes over two lines": 'a: "b\n  c: d"\ne: f\n',
    "hyphen in quotes over two lines": 'a: "b\n  - c"\n',
    "brackets over two lines": "a: [b,\n  c]\nd: e\n",
    "apostrophe": "a: don't\n",
    "doubled apostrophe": "a: 'don''t'\n",
    "quotes inside words": 'a: the "b" word\n',
    "negative number": "a: -5\n",
    "tab inside words": "a: b\tc\n",
    "list at the edge": "a:\n- b\n- c\n",
    "stars inside words": "a: some **bold** words\n",
    "link inside words": "a: see [b](c.md)\n",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_only_looks_like_a_slip_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_only_looks_like_a_slip_is_left_alone_beside_a_slip(text: str) -> None:
    last = text.count("\n") + 1
    found = yamltext.read(f"{text}z: x: y\n")
    assert [(problem.place.line, problem.code) for problem in found.problems] == [(last, "colon-in-value")]
    assert plain(found.value) == {**yaml.load(text, yaml.CBaseLoader), "z": "x: y"}


def test_help_shows_the_line_to_write() -> None:
    assert the_help("title: Botox: what\n") == 'put the words in quotes: title: "Botox: what"'
    assert the_help("a: 'don't'\n") == 'put the words in quotes: a: "don\'t"'
    assert the_help('a: "so" it is\n') == "put the words in quotes: a: '\"so\" it is'"
    assert the_help("- [=x] y\n") == 'put the words in quotes: - "[=x] y"'
    assert the_help('a: "b\nc: d\n') == 'close it: a: "b"'
    assert the_help("a: b #2\n") == 'put the words in quotes: "b #2"; write notes on a line of their own'
    assert the_help("a:b\nc: d\n") == "write: a: b"
    assert the_help("a: 1\nb: 2\na: 3\n") == "it is also on line 1; keep one of them"


def test_the_line_of_the_first_of_two_equal_names_is_that_of_the_file() -> None:
    (found,) = yamltext.read("a: 1\na: 3\n", first_line=7, path="x.md").problems
    assert (found.place, found.help) == (Place("x.md", 8, 1, 2), "it is also on line 7; keep one of them")


def test_a_mended_value_is_marked() -> None:
    node = yamltext.read("a: b: c\nd: e\n").value
    assert isinstance(node, Mapping)
    assert [value.sound for _, value in node.entries if isinstance(value, Scalar)] == [False, True]


def test_nesting_has_a_limit() -> None:
    assert told("a: [[[[b]]]]\n") == []
    found = yamltext.read("a: [[[[b]]]]\n", depth=5)
    assert found.problems == ()
    found = yamltext.read("a: [[[[[b]]]]]\n", depth=5)
    assert [(problem.place.column, problem.code) for problem in found.problems] == [(8, "too-deep")]
    assert isinstance(found.value, Hole)


@pytest.mark.parametrize("text", ["[" * 30_000, "- " * 30_000, "{a: " * 30_000, "? " * 30_000, "&a [" * 20_000])
def test_a_bomb_does_no_harm(text: str) -> None:
    assert len(yamltext.read(text).problems) >= 1


def test_merge_keys_and_anchors_are_not_expanded() -> None:
    text = "".join(f"a{n}: &a{n} {{<<: *a{n - 1}, k{n}: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 100))
    assert {found.code for found in yamltext.read(text).problems} <= {"needs-quotes", "yaml-anchor", "merge-key"}


BITS = [
    *("title", "a", "key_points", "by", ": ", ":", "\n", "\n  ", "\n- ", "- ", "\t", '"', "'", "[", "]", "{", "}"),
    *("&x", "*x", "!", "|", ">", "%", "@", "`", "? ", "<<", "---", "\n---\n", "...", ",", "\\", "é", "😀", "•"),
    *(" #", "\u00a0"),
    *("[=x]", "word word", " ", "=", "\u2028", "\ufeff", "\x85", "\r", "\x00", "\n\n", "2026-01-01"),
]  # fmt: skip


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(BITS), max_size=40).map("".join) | st.text(max_size=200))
@example("a: \ud800")
def test_any_text_is_read_without_an_exception(text: str) -> None:
    found = yamltext.read(text)
    assert not isinstance(found.value, Hole) or found.problems
    for problem in found.problems:
        assert 1 <= problem.place.line <= text.count("\n") + text.count("\r") + 1
        assert problem.place.column >= 1


WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"), max_size=30
).filter(lambda words: not words.startswith("="))
NAMES = st.text("abcé ", min_size=1, max_size=6)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TREES, min_size=1) | st.dictionaries(NAMES, TREES, min_size=1), st.booleans(), st.integers(20, 200))
def test_what_pyyaml_writes_is_read_back_without_a_problem(data: object, brackets: bool, width: int) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=brackets, width=width)
    found = yamltext.read(text)
    assert found.problems == ()
    assert plain(found.value) == data


@given(WORDS.filter(lambda words: "\n" not in words))
def test_quoted_words_read_back_as_the_same_words(words: str) -> None:
    assert plain(yamltext.read(f"a: {yamltext.quoted(words)}\n").value) == {"a": words}
