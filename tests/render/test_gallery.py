"""The gallery shows every component with its examples; what is wrong with a component's description has a place."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from selectolax.lexbor import LexborHTMLParser

from handout.render.gallery import gallery
from tests.sites import templates

NAMES = sorted({path.split("/")[2] for path in templates() if path.startswith("templates/components/")})
MACRO = '{% macro note(text, level=2) -%}<h{{ level }} class="note">{{ text }}</h{{ level }}>{%- endmacro %}'
YAML = """\
purpose: A note.
parameters:
  - name: text
    type: text
    required: true
    meaning: What it says.
  - name: level
    type: number
    required: false
    meaning: The heading's level.
examples:
  - name: short
    parameters: {text: "1 < 2"}
  - name: deep
    parameters: {text: Words, level: 3}
"""
HTML_PATH, YAML_PATH = "templates/components/note/note.html", "templates/components/note/note.yaml"


def files(yaml: str | None = YAML, html: str = MACRO) -> dict[str, bytes]:
    """The gallery's own templates and one component."""
    found = {path: data for path, data in templates().items() if "/components/" not in path}
    found[HTML_PATH] = html.encode()
    if yaml is not None:
        found[YAML_PATH] = yaml.encode()
    return found


def told(*arguments: str | None) -> list[tuple[int, int, str, str]]:
    """Line, column, code and message of each problem."""
    problems = gallery(files(*arguments)).problems  # type: ignore[arg-type]
    assert {problem.place.path for problem in problems} <= {YAML_PATH, HTML_PATH}
    return [(one.place.line, one.place.column, one.code, one.message) for one in problems]


def parsed(outputs: Mapping[str, bytes], path: str) -> LexborHTMLParser:
    return LexborHTMLParser(outputs[path].decode())


@pytest.fixture(scope="module")
def whole() -> Mapping[str, bytes]:
    made = gallery(templates())
    assert made.problems == ()
    return made.value


@pytest.mark.parametrize("name", NAMES)
def test_every_component_is_in_it_with_all_its_examples(name: str, whole: Mapping[str, bytes]) -> None:
    page = parsed(whole, f"components/{name}/index.html")
    examples = templates()[f"templates/components/{name}/{name}.yaml"].decode().partition("\nexamples:")[2]
    wanted = re.findall(r"^  - name: (.*)$", examples, re.MULTILINE)
    assert [heading.text().strip() for heading in page.css(".gallery > h3")] == [one.strip("\"'") for one in wanted]
    assert len(page.css(".gallery > :is(.gallery-stage, .gallery-frame)")) == len(wanted) > 0
    listed = [link.attributes["href"] for link in parsed(whole, "index.html").css(".gallery-list a")]
    assert f"components/{name}/index.html" in listed


def test_every_link_picture_and_frame_of_it_is_in_it(whole: Mapping[str, bytes]) -> None:
    for path, data in whole.items():
        if not path.endswith(".html"):
            continue
        page = LexborHTMLParser(data.decode())
        for shown in page.css(".gallery-stage"):
            for link in shown.css("a"):
                link.decompose()
        asked = [node.attributes.get("href") or node.attributes.get("src") for node in page.css("link, iframe, img")]
        asked += [link.attributes["href"] for link in page.css(".gallery a, .gallery-head a")]
        for address in filter(None, asked):
            if not address.startswith("#"):
                parts = [*path.split("/")[:-1], *address.split("/")]
                while ".." in parts:
                    at = parts.index("..")
                    del parts[at - 1 : at + 1]
                assert "/".join(parts) in whole, (path, address)


def test_it_asks_nobody_and_runs_nothing_but_what_a_component_brings(whole: Mapping[str, bytes]) -> None:
    for path, data in whole.items():
        if path.endswith(".html"):
            page = LexborHTMLParser(data.decode())
            for shown in page.css(".gallery-stage" if "index" in path else "body"):
                shown.decompose()
            assert not page.css("script, [onclick], [onload]"), path
            assert not re.findall(r'(?:src|<link[^>]* href)="(?:https?:)?//', data.decode()), path
        elif path.endswith(".css"):
            assert not re.findall(r"@import|url\(", data.decode()), path


def test_an_example_is_shown_as_the_site_shows_it_with_its_call_and_its_html() -> None:
    page = parsed(gallery(files()).value, "components/note/index.html")
    assert page.css_first(".gallery-stage").inner_html == '<h2 class="note">1 &lt; 2</h2>'
    assert page.css(".gallery-code")[1].css("code")[0].text() == (
        '{% from "components/note/note.html" import note %}\n{{ note(text="Words", level=3) }}'
    )
    assert page.css_first(".gallery-code").css("code")[1].text() == '<h2 class="note">1 &lt; 2</h2>'
    assert page.css_first(".gallery-code").attributes.get("open", "closed") == "closed"
    row = [cell.text() for cell in page.css(".gallery-table tbody tr")[1].css("th, td")]
    assert row == ["level", "number", "no", "The heading's level."]


def test_an_example_with_landmarks_gets_a_page_of_its_own() -> None:
    html = MACRO.replace("<h{{ level }} class", "<nav><h{{ level }} class").replace(
        "{%- endmacro", "</nav>{%- endmacro"
    )
    outputs = gallery(files(YAML, html)).value
    page = parsed(outputs, "components/note/index.html")
    assert [frame.attributes["src"] for frame in page.css("iframe")] == ["example-1.html", "example-2.html"]
    assert parsed(outputs, "components/note/example-2.html").css_first("body").text().strip() == "Words"


def test_an_id_that_another_example_has_too_gets_a_page_of_its_own() -> None:
    outputs = gallery(files(YAML, MACRO.replace("class=", 'id="one" class='))).value
    page = parsed(outputs, "components/note/index.html")
    assert len(page.css(".gallery-stage")) == 1
    assert [frame.attributes["src"] for frame in page.css("iframe")] == ["example-2.html"]


def test_a_view_and_a_block_can_stand_in_an_example() -> None:
    html = (
        "{% macro note(pages, href) -%}{% for page in pages %}"
        "<a href='{{ href(page.url) }}'>{{ page.title }}</a>{{ page.summary }}{% endfor %}{{ caller() }}{%- endmacro %}"
    )
    parameters = [("pages", "list of EntryView"), ("href", "function"), ("caller", "block")]
    yaml = "purpose: Pages.\nparameters:\n" + "".join(
        f"  - {{name: {name}, type: {kind}, required: true, meaning: Words.}}\n" for name, kind in parameters
    )
    yaml += "examples:\n  - name: one\n    parameters:\n      pages:\n"
    yaml += "        - {title: A & B, url: /a/, summary: <em>so</em>}\n      caller: <b>inside</b>\n"
    shown = parsed(gallery(files(yaml, html)).value, "components/note/index.html")
    assert shown.css_first(".gallery-stage").inner_html == '<a href="#main">A &amp; B</a><em>so</em><b>inside</b>'
    assert (
        "{% call note(pages=pages, href=href) %}\n<b>inside</b>\n{% endcall %}"
        in shown.css_first(".gallery-code code").text()
    )


WRONG = {
    "an unknown parameter": (
        YAML.replace("text: Words", "txt: Words, text: Words"),
        (15, 18, "bad-example", 'this component has no parameter "txt"'),
    ),
    "a missing one": (
        YAML.replace("{text: Words, level: 3}", "{level: 3}"),
        (14, 5, "bad-example", 'this example lacks "text", which the component needs'),
    ),
    "a word for a number": (
        YAML.replace("level: 3", "level: three"),
        (15, 38, "bad-example", '"level" must be a number'),
    ),
    "a list for a word": (
        YAML.replace("text: Words", "text: [Words]"),
        (15, 24, "bad-example", '"text" must be one value'),
    ),
    "no parameters": (
        YAML.replace("    parameters: {text: Words, level: 3}\n", ""),
        (14, 5, "bad-example", 'an example needs "parameters", names with values'),
    ),
    "no examples": (
        YAML.partition("examples:")[0] + "examples: []\n",
        (11, 11, "missing-example", "this component has no example to look at"),
    ),
    "examples left out": (
        YAML.partition("examples:")[0],
        (1, 0, "missing-example", "this component has no example to look at"),
    ),
    "no purpose": (YAML.partition("\n")[2], (1, 0, "missing-field", '"purpose" is missing')),
    "a parameter nobody takes": (
        YAML.replace("examples:", "  - {name: depth, type: number, required: false, meaning: How deep.}\nexamples:"),
        (11, 12, "parameters-differ", 'the macro takes no "depth"'),
    ),
}


@pytest.mark.parametrize(("yaml", "expected"), WRONG.values(), ids=WRONG)
def test_a_fault_in_a_description_has_its_place(yaml: str, expected: tuple[int, int, str, str]) -> None:
    assert told(yaml)[0] == expected


def test_a_parameter_that_is_not_described_is_told() -> None:
    html = MACRO.replace("level=2", "level=2, tone=1")
    message = 'the macro also takes "tone", which is not described'
    assert told(YAML, html) == [(7, 11, "parameters-differ", message)]


def test_a_field_that_a_view_does_not_have_is_told() -> None:
    yaml = (
        YAML.replace("type: text", "type: EntryView").replace('"1 < 2"', "{titel: Words}").replace("Words, l", "{}, l")
    )
    assert told(yaml, MACRO.replace("{{ text }}", "")) == [(13, 25, "bad-example", 'EntryView has no field "titel"')]


def test_a_template_that_cannot_be_filled_in_is_told_at_the_example() -> None:
    [(line, column, code, message), _] = told(YAML, MACRO.replace("{{ text }}", "\n{{ text.body }}"))
    assert (line, column, code) == (12, 5, "bad-example")
    assert message.endswith(f"has no attribute 'body' ({HTML_PATH}, line 2)")


def test_a_component_without_a_description_is_told() -> None:
    assert told(None) == [(0, 0, "missing-description", "nothing tells what this component is for")]


def test_a_component_without_a_macro_or_a_template_is_told() -> None:
    assert told(YAML, "{% macro other() %}{% endmacro %}")[0][2] == "bad-template"
    without = {path: data for path, data in files().items() if path != HTML_PATH}
    assert [(one.place.path, one.code) for one in gallery(without).problems] == [(HTML_PATH, "missing-template")]


TOKENS = """
:root { --ink: #000; --paper: #fff; --soft: rgb(0 0 0 / 0.5); --big: 2rem; --gap: 1rem; --face: serif; --odd: 3 }
@media print { :root { --ink: #777; --big: 12pt } }
:root:is(.dim, :has(#dim:checked)) { --paper: #777 }
"""
USES = """
p { --own: var(--ink); color: var(--own); background: var(--paper); font: 1em var(--face); opacity: var(--odd) }
h1 { font-size: var(--big); margin: 0 var(--gap); font-family: var(--face); color: var(--soft) }
"""


def test_tokens_are_shown_by_what_they_are_used_for_in_every_palette() -> None:
    sheets = {"static/css/tokens.css": TOKENS.encode(), "static/css/base.css": USES.encode()}
    page = parsed(
        gallery(files() | sheets | {"static/css/layout.css": b"", "static/css/print.css": b""}).value,
        "tokens/index.html",
    )
    tables = {table.attributes["aria-label"]: table for table in page.css(".gallery-scroll")}
    rows = {label: [row.text(separator=" ").split() for row in table.css("tr")] for label, table in tables.items()}
    assert rows["Colors"][0] == ["Name", "Value", "@media", "print", ":root:is(.dim,:has(#dim:checked))"]
    assert rows["Colors"][1] == ["--ink", "#000", "#777", "#000"]
    assert rows["Contrast: without a condition"][1:] == [["--ink", "21.0"]]
    assert rows["Contrast: @media print"][1:] == [["--ink", "4.5", "large"]]
    assert rows["Contrast: :root:is(.dim,:has(#dim:checked))"][1:] == [["--ink", "4.7"]]
    assert [row[0] for row in rows["Text sizes"][1:]] == ["--big"]
    assert [row[0] for row in rows["Spacing"][1:]] == ["--gap"]
    assert [row[0] for row in rows["Other tokens"][1:]] == ["--face", "--odd"]


def test_a_drawing_is_shown_in_every_form_its_template_knows() -> None:
    html = (
        '{% macro note(shape) -%}<svg>{% if shape == "sun" %}1{% elif shape == "moon" %}2{% else %}3{% endif %}</svg>'
        "{%- endmacro %}"
    )
    yaml = "purpose: Drawings.\nparameters:\n  - {name: shape, type: text, required: true, meaning: Which.}\n"
    yaml += "examples:\n  - name: a star\n    parameters: {shape: star}\n"
    page = parsed(gallery(files(yaml, html)).value, "tokens/index.html")
    assert [one.text().split() for one in page.css("h3:has(a) + ul li")] == [["1", "sun"], ["2", "moon"]]


def test_every_drawing_in_a_file_is_shown() -> None:
    added = {"templates/drawings/moon.svg": b"<svg><path d='M1 1'/></svg>", "static/images/sun.svg": b"<svg/>"}
    page = parsed(gallery(files() | added).value, "tokens/index.html")
    shown = {
        one.text().strip(): one.css_first(".gallery-picture > *")
        for one in page.css("h3 + ul li:has(.gallery-picture)")
    }
    assert shown["templates/drawings/moon.svg"].tag == "svg"
    assert shown["static/images/sun.svg"].attributes == {"src": "../static/images/sun.svg", "alt": "sun"}


def test_it_is_the_same_every_time() -> None:
    assert gallery(templates()).value == gallery(dict(reversed(templates().items()))).value
