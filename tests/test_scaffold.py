"""`new`: the page it makes can be filled in, checked and published at once."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout import files, pipeline, scaffold
from handout.checks.unfinished import EXAMPLES
from handout.problems import Problem
from tests.sites import lay, parse_site

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, data in parse_site("").files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return tmp_path


def problems(root: Path) -> tuple[Problem, ...]:
    read = files.read(root)
    return (*read.problems, *pipeline.check(read.value, TODAY).problems)


def listing(root: Path) -> set[str]:
    return {place.relative_to(root).as_posix() for place in root.rglob("*")}


TITLES = ["Sleep and Botox", "Results: what to expect #1", 'The "normal" dose', "Müde & krank", "* yes", "頭痛", "no"]


@pytest.mark.parametrize("title", TITLES)
def test_a_new_page_has_no_problems_as_a_draft_nor_when_filled_in_and_published(root: Path, title: str) -> None:
    assert problems(root) == ()
    made = scaffold.new(root, "benefits", title)
    assert made.problems == ()
    assert made.value is not None
    assert problems(root) == ()
    page = root / made.value
    text = page.read_text("utf-8").replace("draft: yes\n", "")
    for number, example in enumerate(sorted(EXAMPLES)):
        text = text.replace(example.removesuffix("."), f"Take care of your head {'again ' * number}today")
    page.write_text(text, encoding="utf-8")
    site = pipeline.check(files.read(root).value, TODAY)
    assert site.problems == ()
    assert site.value is not None
    assert title in [one.title for one in site.value.pages]


@pytest.mark.parametrize("source", ["", "-- content/evidence/sources.yaml --\n- {id: a-1, type: report, title: T}\n"])
def test_no_example_of_a_new_page_is_published(tmp_path: Path, source: str) -> None:
    lay(tmp_path, parse_site(source).files)
    made = scaffold.new(tmp_path, "benefits", "Sleep")
    page = tmp_path / str(made.value)
    page.write_text(page.read_text("utf-8").replace("draft: yes\n", ""), encoding="utf-8")
    told = [one for one in problems(tmp_path) if one.code == "unfinished-words"]
    written = re.sub(r"\s*\[@[^\]]*\]|[\[\]=]", "", page.read_text("utf-8"))
    assert len(told) == len([example for example in EXAMPLES if example in written]) == 9
    assert told == [one for one in problems(tmp_path) if one.place.path == made.value]


def test_a_new_page_is_a_draft_with_everything_an_article_needs(root: Path) -> None:
    made = scaffold.new(root, "benefits", "Sleep and Botox")
    assert made.value == "content/benefits/sleep-and-botox.md"
    text = (root / made.value).read_text("utf-8")
    assert text.startswith('---\n# The heading of the page. Best under 65 letters.\ntitle: "Sleep and Botox"\n')
    for field in ("summary", "key_points", "action", "review", "draft"):
        assert re.search(rf"^{field}:", text, re.MULTILINE)
    assert "[@aurora-2010]" in text
    assert "> [!CALL-US]" in text


def test_nothing_else_is_made(root: Path) -> None:
    before = listing(root)
    scaffold.new(root, "benefits", "Sleep and Botox")
    assert listing(root) - before == {"content/benefits/sleep-and-botox.md"}


def test_a_section_that_has_no_folder_yet_gets_one(root: Path) -> None:
    settings = root / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + "  - folder: safety\n", encoding="utf-8")
    assert scaffold.new(root, "safety", "Falls").value == "content/safety/falls.md"


def test_a_site_without_sources_gets_a_page_without_a_citation(root: Path) -> None:
    (root / "content/evidence/sources.yaml").unlink()
    made = scaffold.new(root, "benefits", "Sleep")
    assert made.value is not None
    assert "[@" not in (root / made.value).read_text("utf-8")
    assert problems(root) == ()


@pytest.mark.parametrize("title", ["Placebo", "PLACEBO", "  placebo ", "Placebo!"])
def test_a_page_that_is_there_is_not_overwritten(root: Path, title: str) -> None:
    before = (root / "content/benefits/placebo.md").read_bytes()
    made = scaffold.new(root, "benefits", title)
    assert made.value is None
    assert [(found.code, found.place.path) for found in made.problems] == [
        ("page-exists", "content/benefits/placebo.md")
    ]
    assert (root / "content/benefits/placebo.md").read_bytes() == before


def test_a_hidden_file_of_that_name_is_not_overwritten(root: Path) -> None:
    (root / "content/benefits/sleep.md").symlink_to("nowhere.md")
    made = scaffold.new(root, "benefits", "Sleep")
    assert [found.code for found in made.problems] == ["file-exists"]


@pytest.mark.parametrize(
    ("section", "help_"), [("benefit", 'did you mean "benefits"?'), ("../content", "it can be: benefits")]
)
def test_an_unknown_section_is_a_problem_with_a_suggestion(root: Path, section: str, help_: str) -> None:
    before = listing(root)
    (found,) = scaffold.new(root, section, "Sleep").problems
    assert (found.code, found.message, found.help) == (
        "unknown-section",
        f'there is no section "{section}" in site.yaml',
        help_,
    )
    assert listing(root) == before


def test_settings_with_a_problem_are_told(root: Path) -> None:
    (root / "site.yaml").write_text("title: Guide\n", encoding="utf-8")
    made = scaffold.new(root, "benefits", "Sleep")
    assert made.value is None
    assert "missing-field" in {found.code for found in made.problems}


@pytest.mark.parametrize(("title", "code"), [("?!", "title-without-letters"), ("x" * 101, "title-too-long")])
def test_a_title_that_gives_no_page_is_a_problem(root: Path, title: str, code: str) -> None:
    assert [found.code for found in scaffold.new(root, "benefits", title).problems] == [code]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("What to do: eyelid droop (ptosis)", "what-to-do-eyelid-droop-ptosis"),
        ("Café & Straße", "cafe-strasse"),
        ("Ærø – Łódź", "aero-lodz"),
        ("頭痛とは", "頭痛とは"),
        ("Боль в шее", "боль-в-шее"),
        ("й", "й"),
        ("हिंदी", "हिंदी"),
        ("and/or", "and-or"),
        ("a_b", "a-b"),
        ("Index", "index-page"),
        ("CON", "con-page"),
        ("2 to 3 visits", "2-to-3-visits"),
        ("...", ""),
        ("word " * 20, "word-" * 11 + "word"),
        ("x" * 90, "x" * 60),
    ],
)
def test_the_file_name_comes_from_the_title(title: str, slug: str) -> None:
    assert scaffold.slug_of(title) == unicodedata.normalize("NFC", slug)


@given(st.text(max_size=40))
def test_every_file_name_is_safe_and_stays_the_same(title: str) -> None:
    slug = scaffold.slug_of(title)
    assert not re.search(r"[\s/\\.:%?#_]", slug)
    assert not slug.startswith("-")
    assert len(slug) <= 65
    assert slug == slug.lower()
    assert scaffold.slug_of(slug) == slug
