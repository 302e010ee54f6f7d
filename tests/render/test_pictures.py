"""Drawings and images as pages show them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from handout import pipeline
from handout.model import Build
from handout.render.pictures import Pictures
from tests.sites import TODAY, front, parse_site

PAGE = "benefits/results/index.html"
TALK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="M8 8h32v24H8z"/></svg>\n'
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000320000001f40806000000")
"""The head of a PNG of 800 × 500 pixels."""


def built(body: str, **more: bytes) -> Build:
    page = front("review: pending\n", f"\n{body}\n")
    sources = parse_site(f"-- content/benefits/results.md --\n{page}")
    named = {path.replace("__", "/").replace("_", "."): data for path, data in more.items()}
    files = {**sources.files, "templates/drawings/talk.svg": TALK.encode(), **named}
    return pipeline.build(replace(sources, files=files), TODAY)


def page_of(build: Build) -> LexborHTMLParser:
    assert [str(problem) for problem in build.problems if problem.severity == "error"] == []
    return LexborHTMLParser(build.outputs[PAGE].decode())


def test_a_drawing_stands_silent_at_the_start_of_its_step() -> None:
    page = page_of(built("1. ![](drawing:talk) We talk.\n2. You decide."))
    (drawing,) = page.css("li > .drawing")
    assert drawing.attributes["aria-hidden"] == "true"
    assert (drawing.parent.text() if drawing.parent else "").strip() == "We talk."
    assert drawing.css_first("svg").attributes == {"viewBox": "0 0 48 48"}


def test_a_drawing_with_words_of_its_own_is_heard() -> None:
    page = page_of(built("Look: ![Two people talk](drawing:talk)"))
    (drawing,) = page.css(".drawing")
    assert (drawing.attributes["role"], drawing.attributes["aria-label"]) == ("img", "Two people talk")


def test_only_pages_with_drawings_carry_their_style() -> None:
    build = built("1. ![](drawing:talk) We talk.\n2. You decide.")
    assert b".drawing" in build.outputs[PAGE]
    assert b".drawing" not in build.outputs["benefits/index.html"]


def test_an_image_keeps_its_place_while_it_loads() -> None:
    image = page_of(built("![A diary](../../static/diary.png)", static__diary_png=PIXEL)).css_first("img")
    assert (image.attributes["width"], image.attributes["height"]) == ("800", "500")
    assert image.attributes["loading"] == "lazy"


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("static/a.png", PIXEL, (800, 500)),
        ("static/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>', (30, 20)),
        ("static/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12.6 8"/>', (13, 8)),
        ("static/a.svg", b"<svg/>", None),
        ("static/a.jpg", b"no image at all", None),
        ("static/a.png", b"", None),
    ],
)
def test_the_size_of_an_image_is_read_from_the_file(name: str, data: bytes, size: tuple[int, int] | None) -> None:
    assert Pictures({name: data}).size(name) == size


def test_a_damaged_image_is_named() -> None:
    (problem,) = built("Words.", static__diary_png=b"not a picture").problems
    assert (problem.place.path, problem.code) == ("static/diary.png", "unreadable-image")
    assert problem.message == "this file is damaged, or no image that tells its size"
