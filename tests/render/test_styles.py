"""A page carries the style sheet of what it uses, made small without changing what it says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from handout.recall import Fleeting
from handout.render.styles import PLACE, Styles, parsing, sheet
from handout.render.styles import dressed as put_on
from handout.render.styles.finding import Finder
from handout.sources import Sources
from tests.sites import build, templates


def small(css: str, absent: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> str:
    return sheet(parsing.parse(css, "x.css").value, absent, known)


UNCHANGED = {
    "strings": '.x::before{content:"a  {b}  ; var(--c)"}',
    "urls": ".y{background:url(data:image/svg+xml;a,b)}",
    "descendants and states": "a :hover{color:red}",
    "sums": "a{width:calc(1px + 2px)}",
    "a page and its margin boxes": '@page{margin:16mm;@bottom-center{content:counter(page) " / " counter(pages)}}',
    "questions to the browser": "@supports selector(:popover-open){a:not(:has(>b,c)){color:red}}",
    "nested rules": ".a{color:red;&:hover{color:blue}@media print{color:black}}",
    "parts of the browser's own": ".a::details-content{content-visibility:visible}",
    "what wins everywhere": ".a{color:red !important}",
    "pictures in steps": "@keyframes k{from{top:0}50%{top:1px}}@keyframes k{to{top:2px}}",
    "typefaces": "@font-face{font-family:a}@font-face{font-family:b}",
    "the letters of a name": '.a\\:b[data-x="Y"]{color:Red}',
    "a layer that ranks others": "@layer b{}@layer a{a{color:red}}",
    "a range": "@media (width>40em){a{color:red}}",
}


@pytest.mark.parametrize("css", UNCHANGED.values(), ids=UNCHANGED)
def test_what_matters_stays(css: str):
    assert small(css) == css


SHORTER = {
    "comments and needless space": (
        "/* why */\n@layer a, b;\n.x > p {\n  color: red;\n}\n",
        "@layer a,b;.x>p{color:red}",
    ),
    "zeros before a point": ("a{margin: 0.5em -0.25em 10.5px 0}", "a{margin:.5em -.25em 10.5px 0}"),
    "layers opened again": (
        "@layer a{x{top:0}}@layer b{y{top:0}}@layer a{z{top:1px}}",
        "@layer a{x{top:0}z{top:1px}}@layer b{y{top:0}}",
    ),
    "neighbors under one condition": (
        "@media print{x{top:0}}@media print{y{top:0}}z{top:0}@media print{z{top:1px}}",
        "@media print{x{top:0}y{top:0}}z{top:0}@media print{z{top:1px}}",
    ),
    "properties that nothing uses": (":root{--a: 1px; --b: var(--a)}x{top: 0}", "x{top:0}"),
    "constants": ("@layer t{:root{--gap: 1px}}x{top: var(--gap)}", "@layer t{}x{top:1px}"),
    "names": (
        ":root{--gap: 1px}x{--gap: 2px; --far: 1px; top: calc(2 * var(--gap))}y{top: var(--gap); --far: 0}"
        "z{left: var(--far)}",
        ":root{--a:1px}x{--a:2px;--b:1px;top:calc(2 * var(--a))}y{top:var(--a);--b:0}z{left:var(--b)}",
    ),
}


@pytest.mark.parametrize(("css", "expected"), SHORTER.values(), ids=SHORTER)
def test_what_says_nothing_goes(css: str, expected: str):
    assert small(css) == expected


NO_CONSTANTS = {
    "for other elements": ".a{--x:1px}.b{top:var(--x)}",
    "under a condition": "@media print{:root{--x:1px}}.b{top:var(--x)}",
    "made of what may change": ":root{--y:1px;--x:var(--y)}.a{--y:2px;top:var(--x)}",
    "inherited": ":root{--x:inherit}.b{top:var(--x)}",
    "with a fallback": ":root{--x:1px}.b{top:var(--x,2px)}",
    "registered": '@property --x{syntax:"<length>"}:root{--x:1px}.b{top:var(--x)}',
    "animated": ":root{--x:1px}.b{top:var(--x);transition:--x 1s}",
}


@pytest.mark.parametrize("css", NO_CONSTANTS.values(), ids=NO_CONSTANTS)
def test_a_property_that_may_change_is_not_replaced_by_its_value(css: str):
    assert small(css).count("var(") == css.count("var(")


def test_a_property_named_outside_of_the_sheet_keeps_its_name_and_its_place():
    css = ":root{--x:1px}a{top:var(--x)}"
    assert small(css, known=("--x",)) == css


def test_a_rule_goes_with_a_class_that_it_needs_and_no_page_has():
    css = "a .b,c{top:0}.b.d,.b > e{top:1px}@media print{.b{top:2px}}f:not(.b),g:is(.b,h){top:3px}"
    assert small(css, absent=("b",)) == "c{top:0}f:not(.b),g:is(.b,h){top:3px}"


FILES = {
    "static/css/tokens.css": b"*{top:0}",
    "static/css/layout.css": b".page{top:0}.scripted{top:0}",
    "static/css/utilities.css": b".u{top:0}",
    "static/js/menu.js": b"menu.classList.add('scripted')",
    "templates/components/card/card.css": b".card{top:0}.card--urgent{top:0}",
    "templates/components/table/table.css": b".table{top:0}",
}


NEEDS = {
    "an element": ("hr{top:0}p hr+a,p{top:1px}", ["<p>", "<P class=x>"], "p{top:1px}"),
    "an element for its children": ("ul>dl{top:0}", ["<ul>"], ""),
    "an attribute with a value": (
        '[dir="rtl"] p,[dir=ltr] p{top:0}',
        ["<p dir='ltr'>", "<p dir=ltr>"],
        "[dir=ltr] p{top:0}",
    ),
    "an attribute that may come and go": ("p[open],p[href^=tel]{top:0}", ["<p>"], "p[open],p[href^=tel]{top:0}"),
    "states and parts": ("p:hover,::before,:root,*{top:0}", ["<p>"], "p:hover,::before,:root,*{top:0}"),
    "what parsers add": ("html,body,tbody{top:0}", [""], "html,body,tbody{top:0}"),
    "steps of an animation": ("@keyframes k{from{top:0}to{top:1px}}", [""], "@keyframes k{from{top:0}to{top:1px}}"),
    "another way not to match": ("p:not(hr,.x,[dir=rtl]){top:0}", ["<p>"], "p:not(hr,.x,[dir=rtl]){top:0}"),
    "what a script makes": (".scripted,menu{top:0}p[x=menu]{top:0}", ["<p>"], ".scripted,menu{top:0}p[x=menu]{top:0}"),
}


@pytest.mark.parametrize(("css", "pages", "expected"), NEEDS.values(), ids=NEEDS)
def test_a_rule_goes_with_what_it_needs_and_no_page_has(css: str, pages: list[str], expected: str):
    for page in pages:
        files = {"static/css/base.css": css.encode(), "static/js/menu.js": FILES["static/js/menu.js"]}
        styles = Styles(Sources(files), Fleeting())
        assert styles.sheets([styles.needs((), page)]) == {(): expected.encode()}


pieces = st.sampled_from(
    ["<main", "</main", "<", "\n", "x", "card", "--dim", "<p", 'dir="rtl"', "dir=rtl", "dir='rtl'", " "]
)
needed = ("card", "card--dim", "<p", "<main", 'dir="rtl"', "x", "x\nx", "p<main", "<px", "</main", "<<")


@given(st.lists(pieces, max_size=12))
def test_a_page_may_have_whatever_stands_anywhere_in_its_text(texts: list[str]):
    finder = Finder(needed)
    page = "".join(texts)
    forms = {need: {need, need.replace('"', "'"), need.replace('"', "")} for need in needed}
    plainly = tuple(need for need in needed if any(form in page for form in forms[need]))
    assert finder.found(page) == plainly == finder.found(page.upper())


def test_a_style_that_browsers_pass_over_is_a_problem_at_its_place():
    [problem] = problems_of_style("@layer base {\n  p {\n    color red;\n    top: 0;\n  }\n}\n")
    place = problem.place
    assert (problem.code, place.path, place.line, place.column) == ("bad-style", "static/css/base.css", 3, 14)


def problems_of_style(css: str):
    return build(f"-- static/css/base.css --\n{css}").problems


def dressed(*pages: tuple[str, str]) -> list[str]:
    """The style sheets of pages, each with its components, a comma between them, and its text."""
    styles = Styles(Sources(FILES), Fleeting())
    texts = [f"<style>{PLACE}</style>{text}" for _, text in pages]
    needs = [styles.needs(components.split(","), text) for (components, _), text in zip(pages, texts, strict=True)]
    sheets = styles.sheets(needs)
    finished = [put_on(text.encode(), sheets[need.components]) for text, need in zip(texts, needs, strict=True)]
    return [re.sub("<style>(.*)</style>.*", r"\1", page.decode()) for page in finished]


def test_the_components_in_use_are_in_the_sheet_between_layout_and_utilities():
    [css] = dressed(("card,no-css", '<p class="page card card--urgent table">'))
    assert css == "*{top:0}.page{top:0}.scripted{top:0}.card{top:0}.card--urgent{top:0}.u{top:0}"


def test_pages_with_the_same_components_share_a_sheet_with_what_one_of_them_uses():
    first, second, other = dressed(("card", "card"), ("card", "card--urgent"), ("card,table", "card table"))
    assert first == second == "*{top:0}.scripted{top:0}.card{top:0}.card--urgent{top:0}.u{top:0}"
    assert other == "*{top:0}.scripted{top:0}.card{top:0}.table{top:0}.u{top:0}"


def test_words_of_authors_are_never_taken_for_the_place_of_the_sheet():
    assert str(PLACE) not in escape(str(PLACE))


def test_the_project_s_own_style_sheets_are_sound():
    sheets = [path for path in templates() if path.endswith(".css")]
    assert [problem for path in sheets for problem in parsing.parse(templates()[path].decode(), path).problems] == []
