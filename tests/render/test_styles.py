"""A page carries the style sheets of what it uses, made small without changing what they say."""

from __future__ import annotations

from handout.render.styles import minified, sheet, without_unread


def test_comments_and_needless_space_go():
    assert minified("/* why */\n@layer a, b;\n.x > p {\n  color: red;\n}\n") == "@layer a,b;.x>p{color:red}"


def test_strings_and_urls_stay_as_they_are():
    css = '.x::before { content: "a  {b}  ;" }\n.y { background: url(data:image/svg+xml;a , b) }'
    assert '"a  {b}  ;"' in minified(css)
    assert "url(data:image/svg+xml;a , b)" in minified(css)


def test_space_that_matters_in_selectors_and_sums_stays():
    assert minified("a :hover{width:calc(1px + 2px)}") == "a :hover{width:calc(1px + 2px)}"


def test_space_behind_a_colon_never_matters_but_space_before_it_does():
    assert minified("a : hover { color : red }") == "a :hover{color :red}"
    assert minified('a::after { content: ": " attr(href) }') == 'a::after{content:": " attr(href)}'


def test_values_that_nothing_reads_are_left_out():
    css = ':root{--a:1px;--font:"One; {Two}",serif;--b:var(--c);--c:2px;--a-b:3px}p{width:var(--a)}'
    assert without_unread(css) == ":root{--a:1px}p{width:var(--a)}"
    assert without_unread("p{--x:1px;width:var( --x,2px)}") == "p{--x:1px;width:var( --x,2px)}"
    assert (
        without_unread(":root{--x:1px}@media print{:root{--x:2px;color:red}}")
        == ":root{}@media print{:root{color:red}}"
    )


def test_only_the_components_in_use_are_in_the_sheet_between_layout_and_utilities():
    files = {
        "static/css/tokens.css": b"t{}",
        "static/css/layout.css": b"l{}",
        "static/css/utilities.css": b"u{}",
        "templates/components/card/card.css": b"c{}",
        "templates/components/table/table.css": b"n{}",
    }
    assert sheet(files, {"card", "no-css"}) == "t{}l{}c{}u{}"
