"""What is told of a run: its report, its profile, and who may be written over for it."""

from __future__ import annotations

import gzip
import itertools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from handout import pipeline
from handout.cli import GOOD, OWN_FAULT, PROBLEMS, USAGE, main
from handout.cli.stopwatch import Stopwatch
from handout.report.account import Account, as_json, as_table
from tests.sites import ARTICLE, TODAY, front, lay, parse_site

DAY = ["--date", "2026-11-22"]
STAGES = ["start", "read", "remember", "load", "assemble", "check", "render", "audit", "write", "tell"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small good site, in which the commands are given."""
    root = tmp_path / "site"
    lay(root, parse_site("").files)
    monkeypatch.chdir(root)
    return root


def reported(*arguments: str, code: int = GOOD) -> dict[str, Any]:
    assert main([*arguments, *DAY, "--report", "../report.json"]) == code
    found = json.loads(Path("../report.json").read_text("utf-8"))
    assert found["exit-code"] == code
    return dict(found)


# the observer


def test_every_stage_and_page_is_told_of_when_it_begins() -> None:
    told: list[tuple[str, str]] = []
    built = pipeline.build(parse_site(""), TODAY, observe=lambda stage, about: told.append((stage, about)))
    assert [stage for stage, _ in itertools.groupby(stage for stage, _ in told)] == STAGES[3:8]
    pages = {path for path in built.outputs if path.endswith(".html")}
    assert {about for stage, about in told if stage == "render" and about} == pages
    loaded = [about for stage, about in told if stage == "load" and about]
    assert loaded == sorted(path for path in parse_site("").files if path.endswith(".md"))


def test_the_time_between_two_calls_belongs_to_the_first() -> None:
    clock: Callable[[], float] = iter([0.0, 1, 3, 6, 10, 15, 21]).__next__
    watch = Stopwatch(clock, before=0.5)
    for stage, about in [("load", ""), ("load", "a"), ("load", "b"), ("check", ""), ("load", "a"), ("end", "")]:
        watch.observe(stage, about)
    assert watch.stages() == {"start": 1.5, "load": 2 + 3 + 4 + 6, "check": 5}
    assert watch.items() == {("load", "a"): 3 + 6, ("load", "b"): 4}


# the report


def test_a_report_tells_what_a_build_did_and_cost(root: Path) -> None:
    found = reported()
    files = {place: place.stat().st_size for place in Path("_site").rglob("*") if place.is_file()}
    del files[Path("_site/handout-manifest.json")]
    pages = {place: size for place, size in files.items() if place.suffix == ".html"}
    assert list(found["stages"]) == STAGES
    assert found["seconds"] == pytest.approx(sum(found["stages"].values()), abs=0.01)
    assert (found["files"], found["bytes"]) == (len(files), sum(files.values()))
    assert (found["pages"], found["page-bytes"]) == (len(pages), sum(pages.values()))
    assert found["sources"] == len(parse_site("").files)
    assert (found["errors"], found["warnings"]) == ({}, {})
    heaviest = found["heaviest-pages"][0]
    data = (Path("_site") / heaviest["path"]).read_bytes()
    assert heaviest["bytes"] == len(data) == max(pages.values())
    assert len(gzip.compress(data)) == pytest.approx(heaviest["gzip-bytes"], abs=30)
    assert {item["path"] for item in found["slowest"]} >= {"index.html", ARTICLE}
    assert [item["seconds"] for item in found["slowest"]] == sorted(
        (item["seconds"] for item in found["slowest"]), reverse=True
    )


@pytest.fixture(params=["alone", "helped"])
def _perhaps_helped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once as if the site were large: then other processes help, and long values are read from the memory again."""
    if request.param == "helped":
        monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
        for limit in ("files.writing._WORTH_IT", "memo.ahead._WORTH_IT", "memo.store._AT_HAND"):
            monkeypatch.setattr(f"handout.{limit}", 0)


@pytest.mark.usefixtures("_perhaps_helped")
def test_a_report_tells_how_much_was_remembered(root: Path) -> None:
    cold = reported()["cache"]
    assert cold["misses"] > 0
    assert reported()["cache"] == {"hits": 1, "misses": 0}  # the whole build
    Path(ARTICLE).write_text(front(body="\nOther words.\n"), encoding="utf-8")
    edited = reported()["cache"]
    assert 0 < edited["misses"] < cold["misses"] / 2
    assert edited["hits"] > edited["misses"]
    assert reported("--no-cache")["cache"] == {"hits": 0, "misses": 0}


def test_a_report_counts_problems_by_code(root: Path) -> None:
    Path(ARTICLE).write_text(front(body=f"\nSee [a](gone.md) and [b](away.md). {'word ' * 40}.\n"), encoding="utf-8")
    for command in ("build", "check"):
        found = reported(command, code=PROBLEMS)
        assert found["errors"] == {"missing-page": 2}
        assert found["warnings"] == {"long-sentence": 1}
        assert (found["files"], found["command"]) == (0, command)
    found = reported("release", code=PROBLEMS)
    assert found["errors"] == {"missing-page": 2}


def test_a_report_of_a_refused_release_counts_its_work(root: Path) -> None:
    assert "unsigned-page" in reported("release", code=PROBLEMS)["errors"]


def test_a_run_that_fails_is_reported_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr("handout.cli.building.build", fail)
    assert reported(code=OWN_FAULT)["files"] == 0


def test_a_report_changes_nothing_in_the_site(root: Path) -> None:
    main([*DAY, "--out", "plain"])
    reported("--profile", "--out", "watched")
    plain, watched = (
        {place.relative_to(out).as_posix(): place.read_bytes() for place in Path(out).rglob("*") if place.is_file()}
        for out in ("plain", "watched")
    )
    assert plain == watched


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("site.yaml", "it is there already, and it is no report of an earlier run"),
        ("content/report.json", "it would become a source of the site"),
        ("_site/report.json", "it would become part of the published site"),
        ("../site/static/../static/report.json", "it would become a source of the site"),
        ("nowhere/report.json", "there is no such folder"),
        ("content", "it would become a source of the site"),
        ("..", "it is a folder"),
    ],
)
def test_a_report_never_takes_the_place_of_somebodys_work(
    root: Path, capsys: pytest.CaptureFixture[str], place: str, why: str
) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert main([*DAY, "--report", place]) == USAGE
    assert capsys.readouterr().err == f'build.py: no report can be written to "{place}"; {why}\n'
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_an_earlier_report_and_an_empty_file_are_written_over(root: Path) -> None:
    Path("../report.json").touch()
    reported("check")
    assert reported()["command"] == "build"
    assert sorted(place.name for place in root.parent.iterdir()) == ["report.json", "site"]


@pytest.mark.skipif(not Path("/dev/stderr").exists(), reason="this system has no such device")
def test_a_report_can_go_down_a_pipe(root: Path) -> None:
    reading, writing = os.pipe()
    try:
        assert main(["check", *DAY, "--report", f"/dev/fd/{writing}"]) == GOOD
        assert json.loads(os.read(reading, 60_000))["command"] == "check"
    finally:
        os.close(reading)
        os.close(writing)


def test_a_report_that_cannot_be_written_does_not_change_the_outcome(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("handout.cli.account_file.Path.replace", full)
        assert main(["check", *DAY, "--report", "../report.json"]) == GOOD
    assert capsys.readouterr().err == "build.py: the report could not be written; No space left on device\n"
    assert [place.name for place in root.parent.iterdir()] == ["site"]


# the profile


def test_a_profile_is_a_table_on_the_error_stream(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*DAY, "--profile", "--format", "json"]) == GOOD
    out, err = capsys.readouterr()
    json.loads(out)
    assert [line.split()[0] for line in err.splitlines()[: len(STAGES) + 1]] == [*STAGES, "together"]
    assert "  render  index.html\n" in err


def test_the_table_adds_up() -> None:
    account = Account("build", 0, {"load": 1.5, "render": 0.5}, {("load", "a.md"): 0.25}, 5_000_000, 3, 4, 9, {}, ())
    assert as_table(account) == (
        "load          1.500 s    75%\n"
        "render        0.500 s    25%\n"
        "together      2.000 s\n"
        "3 values remembered, 4 made, at most 5 MB of memory\n"
        "slowest:\n"
        "  0.250 s  load  a.md\n"
    )
    assert json.loads(as_json(account))["seconds"] == 2.0


def test_only_what_takes_time_is_watched(root: Path) -> None:
    assert main(["verify", "--profile"]) == USAGE
    assert main(["schema", "--report", "r.json"]) == USAGE
