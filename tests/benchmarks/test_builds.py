"""The runner of the build benchmark, with this project alone: peers need registries."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from benchmarks.builds.__main__ import main
from benchmarks.builds.comparing import CASES, compare, rotated
from benchmarks.builds.measuring import FailedBuildError, run
from benchmarks.builds.options import parse
from benchmarks.builds.output import Expected, inspect
from benchmarks.builds.stage import Stage
from benchmarks.corpus import Corpus
from benchmarks.generators import Own
from benchmarks.generators.generator import Template

CORPUS = Corpus(5, words=150, features="full", languages=("en", "es"))
_COPY = "import pathlib, shutil; out = pathlib.Path('out'); shutil.rmtree(out, True); shutil.copytree('in', out)"


class Copier:
    """A generator that copies: fast, and right as long as its articles are."""

    name = "copier"
    output = "out"
    caches = ()
    template = Template("in/template.html", "</main>")

    def __init__(self, program: str = _COPY) -> None:
        self.program = program

    def version(self) -> str:
        return "Copier 1"

    def write(self, corpus: Corpus, folder: Path) -> None:
        (folder / "in").mkdir()
        (folder / "in/template.html").write_text("<main></main>")

    def write_article(self, corpus: Corpus, article: object, folder: Path, extra: str = "") -> None:
        text = f"The sign of this page is {article.mark}. {extra}"  # type: ignore[attr-defined]
        (folder / f"in/{article.slug}.{article.language}.html").write_text(text)  # type: ignore[attr-defined]

    def command(self, folder: Path) -> list[str]:
        return [sys.executable, "-c", self.program]


def stage(folder: Path, program: str = _COPY) -> Stage:
    made = Stage(Copier(program), CORPUS, folder / "copier")  # type: ignore[arg-type]
    made.build_up()
    return made


def test_every_case_is_built_and_measured_with_this_project(tmp_path: Path) -> None:
    ours = Stage(Own(), CORPUS, tmp_path / "ours")
    ours.build_up()
    results = {result.case: result for result in compare([ours], list(CASES), 1, memory=False)}
    assert list(results) == list(CASES)
    assert [result.output.articles for result in results.values()] == [10, 10, 10, 10, 11, 11]
    assert all(run.seconds > 0 and run.processor > 0 for result in results.values() for run in result.runs)


def test_the_made_up_articles_are_good_enough_to_publish_without_a_warning(tmp_path: Path) -> None:
    ours = Stage(Own(), Corpus(20, words=600, features="full"), tmp_path / "ours")
    ours.build_up()
    run([*Own().command(ours.folder), "--strict"], ours.folder)


def test_the_command_prints_tables_and_writes_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = f"--sizes 4 --words 120 --features bare --peers hugo --cases cold --rounds 1 --no-memory --home {tmp_path}"
    assert main([*line.split(), "--json", str(tmp_path / "told.json")]) == 0
    shown = capsys.readouterr()
    assert "### 4 articles of 120 words, bare, en; 1 round\n" in shown.out
    assert "| cold |" in shown.out
    assert f"left out: hugo is not installed in {tmp_path}: run once with --install" in shown.err
    (told,) = json.loads((tmp_path / "told.json").read_text())["corpora"]
    assert told["results"][0]["runs"][0]["seconds"] > 0


def test_a_generator_that_does_not_rebuild_does_not_win(tmp_path: Path) -> None:
    lazy = stage(tmp_path, f"import pathlib\nif not pathlib.Path('out').exists(): {_COPY}")
    lazy.build(lazy.forget())
    with pytest.raises(FailedBuildError, match=r'^"\w+" is on 0 pages of .*, and should be on 1 or more$'):
        lazy.build(lazy.edit_article())
    with pytest.raises(FailedBuildError, match=r"holds 10 articles, and there should be 11$"):
        lazy.build(lazy.add_article())


def test_a_template_must_reach_every_article(tmp_path: Path) -> None:
    copier = stage(tmp_path)
    with pytest.raises(FailedBuildError, match=r"is on 1 pages of .*, and should be on 10 or more$"):
        copier.build(copier.edit_template())


def test_a_restored_cache_comes_without_output_and_with_new_files(tmp_path: Path) -> None:
    copier = stage(tmp_path)
    copier.build(copier.keep())
    before = copier.folder
    copier.check_out()
    assert copier.folder != before
    assert not before.exists()
    assert not (copier.folder / "out").exists()
    assert copier.build(copier.keep())[1].articles == 10


def test_an_article_built_twice_counts_once(tmp_path: Path) -> None:
    copier = stage(tmp_path)
    copier.build(copier.keep())
    page = next((copier.folder / "out").glob("page*.html"))
    shutil.copy(page, page.with_name("again.html"))
    assert inspect(copier.folder / "out", Expected(10)).articles == 10
    page.with_name("again.html").write_text("nothing")
    page.unlink()
    with pytest.raises(FailedBuildError, match="holds 9 articles"):
        inspect(copier.folder / "out", Expected(10))


def test_a_failed_build_says_what_the_generator_said(tmp_path: Path) -> None:
    with pytest.raises(FailedBuildError, match="cannot go on"):
        run([sys.executable, "-c", "raise SystemExit('cannot go on')"], tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of a tree of processes")
def test_memory_is_counted_over_all_processes(tmp_path: Path) -> None:
    program = (
        "import os, time\nchild = os.fork()\nheld = bytearray(os.urandom(1)) * 40_000_000\n"
        "time.sleep(1.5)\nchild and os.waitpid(child, 0)"
    )
    watched = run([sys.executable, "-c", program], tmp_path, watch=True)
    assert 40_000_000 < watched.process < 80_000_000
    assert watched.tree is not None
    assert watched.tree > 80_000_000
    assert run([sys.executable, "-c", ""], tmp_path).tree is None


def test_each_round_begins_with_another_generator() -> None:
    assert [rotated([1, 2, 3], number)[0] for number in range(4)] == [1, 2, 3, 1]  # type: ignore[list-item]


def test_more_pages_mean_fewer_rounds_unless_told() -> None:
    options = parse(["--sizes", "20,1_000", "--languages", "en,es", "--features", "full"])
    assert [(corpus.articles, corpus.pages) for corpus in options.corpora] == [(20, 40), (1000, 2000)]
    assert [options.rounds_for(corpus) for corpus in options.corpora] == [9, 5]
    assert parse(["--rounds", "2"]).rounds_for(Corpus(20)) == 2
    assert parse(["--peers", "none"]).peers == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--sizes 0", "this must be 1 or more"),
        ("--sizes ,", "name at least one size"),
        ("--peers hugo,jekyll", 'there is no "jekyll"; there are hugo, eleventy, mkdocs, pelican'),
        ("--cases warm", 'there is no "warm"'),
    ],
)
def test_arguments_that_make_no_sense_are_refused(
    arguments: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(arguments.split())
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_what_lies_in_a_folder_is_not_mixed_with_what_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(SystemExit):
        parse(["--work", str(tmp_path)])
    assert "is not empty" in capsys.readouterr().err
