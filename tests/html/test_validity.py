"""The HTML and the styles of every page, judged by real checkers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.html.validity import CSS_ALLOWED, HTML_ALLOWED, allowed, css_complaints, html_complaints

GOOD = """<!DOCTYPE html><html lang="en"><head><title>Results</title></head>
<body><main><h1>Results</h1></main></body></html>"""


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def test_every_page_is_valid(outputs: dict[str, bytes], tmp_path: Path) -> None:
    html = {path: data for path, data in outputs.items() if path.endswith(".html")}
    assert html_complaints(written(tmp_path, html)) == []


def test_the_styles_of_every_page_are_valid(pages: dict[str, str], tmp_path: Path) -> None:
    assert css_complaints(pages, tmp_path) == []


def test_each_kind_of_bad_page_is_found(tmp_path: Path) -> None:
    bad = {
        "attribute": GOOD.replace("<h1>", '<h1 wide="yes">'),
        "child": GOOD.replace("<h1>", "<ul><p>x</p></ul><h1>"),
        "duplicate": GOOD.replace("<h1>", '<p id="a">x</p><p id="a">y</p><h1>'),
        "open": GOOD.replace("</h1>", ""),
        "role": GOOD.replace("<h1>", '<p role="headline">x</p><h1>'),
    }
    files = {f"{name}/index.html": html.encode() for name, html in bad.items()}
    found = html_complaints(written(tmp_path, {**files, "good/index.html": GOOD.encode()}))
    assert sorted({one.partition("/")[0] for one in found}) == sorted(bad)


@pytest.mark.parametrize(
    ("style", "finding"),
    [
        ("p { colour: red }", "Unknown property `colour`"),
        ("p { color: redd }", "Invalid value for `color` property"),
        ("@layer a { @media print { p { width: 10 } } }", "Invalid value for `width` property"),
        ("@pages { margin: 0 }", "Unknown at-rule `@pages`"),
    ],
)
def test_a_bad_style_is_found(style: str, finding: str, tmp_path: Path) -> None:
    bad = GOOD.replace("</head>", f"<style>{style}</style></head>")
    assert [one.split(": ")[1] for one in css_complaints({"/": bad}, tmp_path)] == [finding]


@pytest.mark.parametrize(
    "message",
    [
        "The “button” role is unnecessary for element “button”.",
        "The “role” attribute must not be used on a “p” element which has a “table” ancestor with no “role” attribute.",
    ],
)
def test_what_is_allowed_is_allowed_narrowly(message: str) -> None:
    assert allowed(message, HTML_ALLOWED) is None
    assert all([*HTML_ALLOWED.values(), *CSS_ALLOWED.values()])
