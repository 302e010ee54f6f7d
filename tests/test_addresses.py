"""Addresses, links between pages, and what a typed target means."""

from __future__ import annotations

import posixpath
import string
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.addresses import (
    FileName,
    Target,
    TargetKind,
    absolute,
    anchor,
    file_name,
    link_between,
    output_path,
    relative,
    resolve,
    url_of,
)
from handout.filenames import same_file

HERE = "content/benefits/results.md"


@pytest.mark.parametrize(
    ("language", "section", "slug", "url"),
    [
        ("en", "", "home", "/"),
        ("es", "", "home", "/es/"),
        ("en", "benefits", "index", "/benefits/"),
        ("es", "benefits", "index", "/es/benefits/"),
        ("en", "benefits", "results", "/benefits/results/"),
        ("pt-BR", "benefits", "results", "/pt-BR/benefits/results/"),
        ("en", "benefits", "home", "/benefits/home/"),
        ("en", "", "glossary", "/glossary/"),
        ("es", "", "glossary", "/es/glossary/"),
        ("en", "", "404", "/404.html"),
        ("es", "", "404", "/es/404.html"),
    ],
)
def test_a_page_has_an_address(language: str, section: str, slug: str, url: str) -> None:
    assert url_of(language, "en", section, slug) == url


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/", "index.html"),
        ("/es/", "es/index.html"),
        ("/benefits/results/", "benefits/results/index.html"),
        ("/benefits/results/#first", "benefits/results/index.html"),
        ("/old", "old/index.html"),
        ("/404.html", "404.html"),
        ("/old/page.html", "old/page.html"),
        ("/nutzen/übersicht/", "nutzen/übersicht/index.html"),
    ],
)
def test_an_address_has_a_file(url: str, path: str) -> None:
    assert output_path(url) == path


@pytest.mark.parametrize(
    ("here", "there", "href"),
    [
        ("/benefits/results/", "/glossary/#ptosis", "../../glossary/#ptosis"),
        ("/benefits/results/", "/benefits/results/", "./"),
        ("/benefits/results/", "/benefits/results/#x", "#x"),
        ("/benefits/results/", "/benefits/", "../"),
        ("/benefits/results/", "/", "../../"),
        ("/benefits/", "/benefits/results/", "results/"),
        ("/", "/benefits/", "benefits/"),
        ("/", "/", "./"),
        ("/", "/404.html", "404.html"),
        ("/es/benefits/", "/benefits/", "../../benefits/"),
        ("/benefits/", "/assets/site.css", "../assets/site.css"),
        ("/", "/nutzen/übersicht/#wörter", "nutzen/%C3%BCbersicht/#w%C3%B6rter"),
        ("/", "/12:30/", "12%3A30/"),
    ],
)
def test_a_link_between_pages_is_relative(here: str, there: str, href: str) -> None:
    assert relative(here, there) == href


segments = st.text(st.characters(categories=("L", "N"), include_characters="-:. "), min_size=1, max_size=6).filter(
    lambda text: text not in {".", ".."}
)
urls = st.lists(segments, max_size=4).map(lambda parts: "/".join(["", *parts, ""]))


@given(urls, urls)
def test_following_a_relative_link_leads_to_the_page(here: str, there: str) -> None:
    href = relative(here, there)
    assert ":" not in href.partition("/")[0]
    assert set(href) <= set(string.ascii_letters + string.digits + "-._~%/")
    assert posixpath.normpath(posixpath.join(here, unquote(href))) == posixpath.normpath(there)
    assert href.endswith("/")


def test_a_full_address_keeps_the_base_with_or_without_a_slash() -> None:
    assert absolute("https://example.org/botox/", "/benefits/") == "https://example.org/botox/benefits/"
    assert absolute("https://example.org", "/ü/#a b") == "https://example.org/%C3%BC/#a%20b"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/home.md", FileName("", "home", "en")),
        ("content/home.es.md", FileName("", "home", "es")),
        ("content/benefits/index.es.md", FileName("benefits", "index", "es")),
        ("content/benefits/results.md", FileName("benefits", "results", "en")),
        ("content/benefits/results.fr.md", FileName("benefits", "results.fr", "en")),
        ("content/benefits/v1.2.es.md", FileName("benefits", "v1.2", "es")),
        ("content/a/b/c.md", FileName("a/b", "c", "en")),
        ("content/benefits/.es.md", FileName("benefits", ".es", "en")),
    ],
)
def test_a_file_name_says_section_slug_and_language(path: str, expected: FileName) -> None:
    assert file_name(path, ("en", "es"), "en") == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("placebo.md", Target(TargetKind.PAGE, "content/benefits/placebo.md")),
        ("../side-effects/common.md#neck-pain", Target(TargetKind.PAGE, "content/side-effects/common.md", "neck-pain")),
        ("./placebo.es.md", Target(TargetKind.PAGE, "content/benefits/placebo.es.md")),
        ("caf%C3%A9.md", Target(TargetKind.PAGE, "content/benefits/café.md")),
        ("cafe\u0301.md", Target(TargetKind.PAGE, "content/benefits/café.md")),
        ("#first-weeks", Target(TargetKind.ANCHOR, HERE, "first-weeks")),
        ("#w%C3%B6rter", Target(TargetKind.ANCHOR, HERE, "wörter")),
        (
            "../evidence/sources.yaml#aurora-2010",
            Target(TargetKind.SOURCES, "content/evidence/sources.yaml", "aurora-2010"),
        ),
        ("../glossary.yaml", Target(TargetKind.GLOSSARY, "content/glossary.yaml")),
        ("../glossary.es.yaml", Target(TargetKind.GLOSSARY, "content/glossary.es.yaml")),
        ("../../static/images/face.svg", Target(TargetKind.STATIC, "static/images/face.svg")),
        ("../side-effects/", Target(TargetKind.FILE, "content/side-effects")),
        ("../../site.yaml", Target(TargetKind.FILE, "site.yaml")),
        ("https://example.org/a?b#c", Target(TargetKind.WEB, "https://example.org/a?b#c")),
        ("HTTP://example.org", Target(TargetKind.WEB, "HTTP://example.org")),
        ("mailto:nurse@example.org", Target(TargetKind.MAIL, "mailto:nurse@example.org")),
        ("tel:+1-555-0100", Target(TargetKind.PHONE, "tel:+1-555-0100")),
        ("", Target(TargetKind.EMPTY)),
        ("  ", Target(TargetKind.EMPTY)),
        ("#", Target(TargetKind.EMPTY)),
        ("/benefits/results/", Target(TargetKind.ABSOLUTE, "/benefits/results/")),
        ("../../../secret.md", Target(TargetKind.OUTSIDE, "../../../secret.md")),
        ("%2e%2e/../%2e%2e/x.md", Target(TargetKind.OUTSIDE, "../../../x.md")),
    ],
)
def test_a_typed_target_is_understood(target: str, expected: Target) -> None:
    assert resolve(HERE, target) == expected


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "javascript%3Aalert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,hi",
        "file:///etc/passwd",
        "vbscript:x",
        "figure:neck-pain",
        "//example.org/x",
        "%2F%2Fexample.org/x",
        "..\\benefits\\results.md",
        "..%5Cresults.md",
        "C:\\notes\\results.md",
        "https:///example.org",
        "https:example.org",
        "https://name@example.org/",
        "https://exam\u200bple.org/",
        "results\x00.md",
    ],
)
def test_an_address_that_could_do_harm_is_unsafe(target: str) -> None:
    assert resolve(HERE, target).kind is TargetKind.UNSAFE


@given(st.text(st.characters(), max_size=40))
def test_any_target_is_understood_as_something(target: str) -> None:
    found = resolve(HERE, target)
    if found.kind in {TargetKind.PAGE, TargetKind.FILE, TargetKind.STATIC}:
        assert not found.path.startswith(("/", ".."))
        assert "\\" not in found.path


@given(st.text(alphabet="./\\%2eE5cjJ:#ax\t md", max_size=20))
def test_no_spelling_of_dots_climbs_out_of_the_project(target: str) -> None:
    found = resolve(HERE, target)
    if found.kind in {TargetKind.PAGE, TargetKind.FILE, TargetKind.STATIC}:
        assert ".." not in found.path.split("/")


def test_a_link_is_suggested_as_the_author_would_type_it() -> None:
    assert link_between(HERE, "content/benefits/placebo.md") == "placebo.md"
    assert link_between(HERE, "content/side-effects/common.md") == "../side-effects/common.md"
    assert link_between("content/home.md", "content/benefits/index.md") == "benefits/index.md"
    assert resolve(HERE, link_between(HERE, "content/home.md")).path == "content/home.md"


def test_an_anchor_keeps_the_words_of_any_script() -> None:
    assert anchor("Drooping eyelid (ptosis)") == "drooping-eyelid-ptosis"
    assert anchor("Don’t worry") == "dont-worry"
    assert anchor("माइग्रेन का दर्द") == "माइग्रेन-का-दर्द"
    assert anchor("偏頭痛") == "偏頭痛"
    assert anchor("First 2-3 weeks: what_to_do?") == "first-2-3-weeks-what-to-do"
    assert anchor("—") == ""


def test_paths_that_some_file_systems_confuse_are_the_same() -> None:
    assert same_file("content/a/Café.md") == same_file("content/a/cafe\u0301.md")
    assert same_file("content/a/cafe.md") != same_file("content/a/café.md")


@given(
    st.lists(st.sampled_from(["home.md", "content/home.md", HERE, "content/benefits/a.md", "content/about/a.md"])),
    st.lists(st.sampled_from(["..", ".", "a.md", "x", "results.md", "#first"]), min_size=1, max_size=4).map("/".join),
)
def test_the_same_target_means_what_it_says_in_each_file(files: list[str], target: str) -> None:
    place, _, heading = target.partition("#")
    for path in files:
        found = resolve(path, target)
        expected = posixpath.normpath(posixpath.join(posixpath.dirname(path), place)) if place else path
        assert found.anchor == heading
        if found.kind is not TargetKind.OUTSIDE:
            assert found.path == expected
        assert (found.kind is TargetKind.OUTSIDE) == (expected.split("/")[0] == "..")
