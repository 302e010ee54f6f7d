"""Whatever the bytes are, the audit answers; and where a known fault is put into a page, it is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import SelectolaxError

from handout import audit
from handout.audit import html, styles
from tests.audit.pages import BUDGET, codes, page

PIECES = [
    "<",
    ">",
    "/",
    "=",
    '"',
    "'",
    "&",
    ";",
    "!--",
    "-->",
    "svg",
    "style",
    "script",
    "template",
    "title",
    "plaintext",
]
PIECES += [
    "noscript",
    "select",
    "table",
    "url(",
    ")",
    "@import",
    "\\",
    "//a.example",
    "on",
    "src",
    "{",
    "}",
    "]]>",
    "\0",
    " ",
]
KINDS = ["index.html", "static/a.svg", "static/a.css", "static/a.js", "static/a.webmanifest", "static/a.png"]
MARKUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)
HARMLESS = [
    "<p>x</p>",
    "<ul><li>x</ul>",
    "<svg><g></g></svg>",
    "<table><tr><td>x</table>",
    "<!-- x -->",
    "<b><i></b></i>",
]
TRACKER = "<img src=https://tracker.example/a>"


@given(st.sampled_from(KINDS), MARKUP | st.binary(max_size=60))
def test_no_bytes_stop_the_audit(path: str, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    first = audit.judge(path, data, BUDGET)
    assert audit.judge(path, data, BUDGET) == first


def test_a_parser_without_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise SelectolaxError

    monkeypatch.setattr(html, "LexborHTMLParser", refuse)
    with pytest.raises(MemoryError):
        audit.judge("index.html", b"<p>Words</p>", BUDGET)


@given(MARKUP)
def test_no_markup_in_a_page_stops_the_audit(markup: str) -> None:
    codes(markup)


@given(st.lists(st.sampled_from(HARMLESS), max_size=6), st.integers(0, 200))
def test_a_tracker_is_found_wherever_it_stands(around: list[str], at: int) -> None:
    """Between any two tags behind the head, but not where it would be words: in a comment, or in a style."""
    html = page("".join(around)).decode()
    places = [found.start() for found in re.finditer("<", html) if found.start() >= html.index("<main>")]
    place = places[at % len(places)]
    judged = audit.judge("index.html", f"{html[:place]}{TRACKER}{html[place:]}".encode(), BUDGET)
    assert [one.code for one in judged.findings] == ["outside-request"]


CSS = ["url", "URL", "src", "ſrc", "ımage", "image", "image-set", "-webkit-", "cross-fade", "-", "(", ")", '"', "'"]
CSS += [" ", "a", ";", "{", "}", "url(", "image(", 'src("']
IN_WORDS = re.compile(r"""(?:url|src)\(\s*(?:"([^"]*)(?:"|\Z)|'([^']*)(?:'|\Z)|([^)"']*))""", re.IGNORECASE)
IMAGES_IN_WORDS = re.compile(r"(?:-webkit-)?(?:image-set|image|cross-fade)\(([^;{}]*)", re.IGNORECASE)


@given(st.lists(st.sampled_from(CSS), max_size=20).map("".join))
def test_looking_for_brackets_finds_what_looking_for_words_would(css: str) -> None:
    assert styles._URL.findall(css) == IN_WORDS.findall(css)
    assert styles._IMAGES.findall(css) == IMAGES_IN_WORDS.findall(css)
