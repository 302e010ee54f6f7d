"""A build by several processes: the same bytes and problems as by one, and never more than a page is lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from handout import pipeline, workers
from handout.checks import reading
from handout.cli import GOOD, PROBLEMS, main
from handout.memo import Memo
from handout.model import Build
from handout.render import body
from tests.sites import TODAY, front, lay, parse_site

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked, on Linux only")

PAGE = """
## First {n}

Some **bold** words and [a page](p{other}.md), Placebo, `code`, and a source [@aurora-2010, table {n}].

> [!CALL-US] Call us at [=clinic.phone] if:
>
> - it hurts

| a | b |
|---|---|
| {n} | x |

## Second
"""
PAGES = "".join(
    f"-- content/benefits/p{n}.md --\n{front(f'title: Page {n}', PAGE.format(n=n, other=n * 7 % 60))}"
    for n in range(60)
)
FAULTY = PAGES.replace("[a page](p49.md)", "[a page](nowhere.md)").replace("[@aurora-2010, table 9]", "<b>{{ x }}")


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 2)


@pytest.fixture
def one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)


def alone(text: str) -> Build:
    """What one process makes of it, which remembers nothing."""
    return pipeline.build(parse_site(text), TODAY)


def with_memo(text: str, folder: Path | None) -> tuple[dict[str, bytes], Any]:
    with Memo(folder) as memo:
        built = pipeline.build(parse_site(text), TODAY, memo)
        return dict(built.outputs), built.problems


@pytest.mark.parametrize("text", [PAGES, FAULTY], ids=["good", "faulty"])
@pytest.mark.parametrize("kept", [True, False], ids=["kept", "not kept"])
@pytest.mark.usefixtures("two_processors")
def test_several_processes_make_what_one_makes(text: str, kept: bool, tmp_path: Path) -> None:
    expected = alone(text)
    folder = tmp_path if kept else None
    for _ in range(2 if kept else 1):  # the second time from the memory
        assert with_memo(text, folder) == (dict(expected.outputs), expected.problems)
    assert bool(expected.outputs) == (text is PAGES)


@pytest.mark.usefixtures("one_processor")
def test_what_one_process_keeps_is_the_same(tmp_path: Path) -> None:
    with Memo(tmp_path) as memo:
        pipeline.build(parse_site(PAGES), TODAY, memo)
        by_one = memo.made
    assert counts(tmp_path / "other") == by_one


def counts(folder: Path) -> dict[str, int]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workers, "processors", lambda: 2)
        with Memo(folder) as memo:
            pipeline.build(parse_site(PAGES), TODAY, memo)
            return memo.made


@pytest.mark.usefixtures("two_processors")
def test_the_work_is_really_done_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    scan = pipeline.load.__globals__["limits"].scan_markdown

    def not_here(text: str) -> object:
        assert os.getpid() != here
        return scan(text)

    monkeypatch.setattr("handout.limits.scan_markdown", not_here)
    assert with_memo(PAGES, None)[0] != {}


def fatal(monkeypatch: pytest.MonkeyPatch, stage: str, word: str) -> None:
    """Has one stage of the build kill the process it runs in when it meets the word."""
    parse, lists, html = pipeline.load.__globals__["markdown"].parse, reading._lists, body.Writer.html

    def hit(text: str) -> None:
        if word in text:
            assert multiprocessing.parent_process() is not None, "the build itself met the page"
            os.kill(os.getpid(), signal.SIGKILL)

    if stage == "reading":
        monkeypatch.setattr("handout.markdown.parse", lambda text: hit(text) or parse(text))
    elif stage == "checking":
        monkeypatch.setattr(reading, "_lists", lambda one, most: hit(str(one.body.headings[:1])) or lists(one, most))
    else:
        monkeypatch.setattr(body.Writer, "html", lambda self, text: hit(str(text.headings[:1])) or html(self, text))


@pytest.mark.parametrize("stage", ["reading", "checking", "writing"])
@pytest.mark.usefixtures("two_processors")
def test_a_page_that_kills_a_worker_is_named_and_the_old_site_stays(
    stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path, parse_site(PAGES).files)
    command = ["--root", str(tmp_path), "--out", str(tmp_path / "out"), "--date", str(TODAY)]
    assert main(command) == GOOD
    old = {place: place.read_bytes() for place in (tmp_path / "out").rglob("*") if place.is_file()}
    capsys.readouterr()
    page = tmp_path / "content/benefits/p33.md"
    page.write_text(page.read_text("utf-8").replace("First 33", "Deadly"), "utf-8")
    (tmp_path / "content/glossary.yaml").write_text("- {term: Drop, definition: A small amount.}\n", "utf-8")
    fatal(monkeypatch, stage, "Deadly")
    assert main([*command, "--no-cache"]) == PROBLEMS
    said = capsys.readouterr().out
    assert said.count("error:") == 1
    assert "content/benefits/p33.md: error: work on this page stopped: the computer ended it" in said
    assert {place: place.read_bytes() for place in (tmp_path / "out").rglob("*") if place.is_file()} == old
    monkeypatch.undo()
    assert main(command) == GOOD


ACCUSED = {
    "number": ("It helps 30% of people with pain.", "number-without-source"),
    "link": ("See [the words](gone.md).", "missing-page"),
    "source": ("It is so [@nobody-2011].", "unknown-source"),
}


@pytest.mark.parametrize("stage", ["reading", "checking", "writing"])
@pytest.mark.parametrize("fault", ACCUSED)
@pytest.mark.usefixtures("two_processors")
def test_what_is_said_of_a_stopped_page_is_not_remembered(
    stage: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page has an error that nobody could see while its worker died: it must not be published later."""
    words, code = ACCUSED[fault]
    lay(tmp_path, parse_site(PAGES).files)
    page = tmp_path / "content/benefits/p33.md"
    good = page.read_text("utf-8").replace("First 33", "Deadly")
    page.write_text(good if stage == "writing" else f"{good}\n{words}\n", "utf-8")
    command = ["--root", str(tmp_path), "--out", str(tmp_path / "out"), "--date", str(TODAY)]
    with monkeypatch.context() as patched:
        fatal(patched, stage, "Deadly")
        assert main(command) == PROBLEMS
    assert "[page-stopped]" in capsys.readouterr().out
    if stage == "writing":
        assert main(command) == GOOD  # the same sources: nothing has to be changed to try again
        page.write_text(f"{good}\n{words}\n", "utf-8")
    for _ in range(2):
        assert main(command) == PROBLEMS
        assert f"[{code}]" in capsys.readouterr().out
    other = tmp_path / "content/benefits/p5.md"
    other.write_text(other.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    assert main(command) == PROBLEMS
    assert f"[{code}]" in capsys.readouterr().out
