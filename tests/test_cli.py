"""The command line from end to end: what is said, what is written, and the exit code."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from handout.cli import GOOD, OWN_FAULT, PROBLEMS, STOPPED, USAGE, main
from handout.cli.options import Usage, options_of
from handout.cli.progress import Progress
from handout.cli.schemas import schema_files
from handout.files import MANIFEST
from tests.sites import ARTICLE, ROOT, front, lay, parse_site

DAY = ["--date", "2026-11-22"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small good site, in which the commands are given."""
    lay(tmp_path, parse_site("").files)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


Say = Callable[[], tuple[str, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Say:
    def read() -> tuple[str, str]:
        captured = capsys.readouterr()
        return captured.out, captured.err

    return read


def tree(folder: Path) -> dict[str, bytes]:
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


def write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")


# build


def test_a_build_publishes_and_says_where_and_how_to_look(root: Path, said: Say) -> None:
    assert main(DAY) == GOOD
    out, err = said()
    pages = sum(1 for path in tree(root / "_site") if path.endswith(".html"))
    first, heaviest, look = out.split("\n", 2)
    assert first == f"The site is built: {pages} pages in _site"
    assert re.fullmatch(r"Heaviest page: [a-z/ ]+, \d+\.\d of 14\.6 kB", heaviest)
    assert look == (
        "To look at it, run this and open http://127.0.0.1:8000/ in a browser:\n"
        "  python3 -m http.server --bind 127.0.0.1 --directory _site 8000\n"
    )
    assert err == ""
    assert {"index.html", "benefits/results/index.html", "404.html", MANIFEST} <= set(tree(root / "_site"))


def test_an_error_is_shown_with_its_line_and_leaves_the_published_site(root: Path, said: Say) -> None:
    main(DAY)
    before = tree(root / "_site")
    said()
    write(ARTICLE, front(body="\nSee [the trial](trail.md) first.\n"))
    write("content/benefits/placebo.md", "words without front matter\n")
    assert main(["build", *DAY]) == PROBLEMS
    out, err = said()
    line = front().splitlines().index("Words.") + 1
    assert f"{ARTICLE}:{line}:17: error: " in out
    assert "See [the trial](trail.md) first.\n      |                 ^^^^^^^^\n" in out
    assert "content/benefits/placebo.md:" in out
    assert re.search(r"\n\d errors\n\Z", out)
    assert err == ""
    assert tree(root / "_site") == before


def test_a_warning_stops_the_site_only_when_strict(root: Path, said: Say) -> None:
    write(ARTICLE, front(body="\n" + "word " * 40 + "end.\n"))
    assert main(["--strict", *DAY]) == PROBLEMS
    assert said()[0].endswith(" warnings\n")
    assert not (root / "_site").exists()
    assert main(DAY) == GOOD
    out, _ = said()
    assert " warnings\nThe site is built: " in out


def test_the_second_build_is_the_first_byte_for_byte_with_and_without_cache(root: Path) -> None:
    main(DAY)
    cold = tree(root / "_site")
    assert (root / ".cache").is_dir()
    shutil.rmtree(root / "_site")
    main(DAY)
    assert tree(root / "_site") == cold
    main([*DAY, "--no-cache", "--out", "other"])
    assert tree(root / "other") == cold


def test_no_cache_leaves_no_cache(root: Path) -> None:
    assert main([*DAY, "--no-cache"]) == GOOD
    assert not (root / ".cache").exists()


def test_a_site_elsewhere_is_named_with_root(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, said: Say
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert main([*DAY, "--root", str(root)]) == GOOD
    assert f"pages in {root / '_site'}\n" in said()[0]
    assert (root / "_site/index.html").exists()
    assert list(Path().iterdir()) == []


def test_the_base_url_can_be_given(root: Path) -> None:
    main([*DAY, "--base-url", "https://example.com/sub/path/"])
    assert (
        b'href="https://example.com/sub/path/benefits/results/"' in tree(root / "_site")["benefits/results/index.html"]
    )


def test_the_day_decides_what_is_published(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(ARTICLE, front("publish: 2026-12-01"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime(2026, 11, 30, 23, tzinfo=dt.UTC).timestamp())))
    main([])
    assert "benefits/results/index.html" not in tree(root / "_site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime(2026, 12, 1, tzinfo=dt.UTC).timestamp())))
    main([])
    assert "benefits/results/index.html" in tree(root / "_site")
    main(["--date", "2026-11-30"])
    assert "benefits/results/index.html" not in tree(root / "_site")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's own")
@pytest.mark.parametrize("zone", ["Nowhere/Land", "AAA99999999", "AAA-24:00", "/", ""])
def test_a_day_is_known_in_any_time_zone(root: Path, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    try:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert abs(options_of([], {}).today - dt.datetime.now(dt.UTC).date()) <= dt.timedelta(days=5000)
        assert main([]) == GOOD
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_output_folder_that_is_not_ours_is_a_problem(root: Path, said: Say) -> None:
    assert main([*DAY, "--out", "content"]) == PROBLEMS
    assert (
        'content: error: the site cannot be put into the project\'s own folder "content"  [output-place]' in said()[0]
    )


def test_a_file_that_cannot_be_read_is_one_problem_among_the_others(root: Path, said: Say) -> None:
    Path("content/benefits/link.md").symlink_to("/etc/hostname")
    write(ARTICLE, front(body="\nSee [gone](gone.md) now.\n"))
    assert main(DAY) == PROBLEMS
    out, _ = said()
    assert "[link-outside]" in out
    assert "[missing-page]" in out


# check


def test_check_writes_nothing_but_its_cache(root: Path, said: Say) -> None:
    before = tree(root)
    assert main(["check", "--no-cache", *DAY]) == GOOD
    assert tree(root) == before
    assert re.fullmatch(r"No errors: \d+ pages can be published\n", said()[0])


def test_check_tells_of_problems(root: Path, said: Say) -> None:
    write(ARTICLE, front(body="\nSee [gone](gone.md) now.\n"))
    assert main(["check", *DAY]) == PROBLEMS
    assert said()[0].endswith("1 error\n")


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_other_programs_get_one_document_and_nothing_else(root: Path, said: Say, form: str) -> None:
    main(["--format", form, *DAY])
    json.loads(said()[0])
    write(ARTICLE, front(body="\nSee [gone](gone.md) now.\n"))
    main(["--format", form, *DAY])
    assert "missing-page" in json.dumps(json.loads(said()[0]))


def test_github_gets_annotations(root: Path, said: Say) -> None:
    write(ARTICLE, front(body="\nSee [gone](gone.md) now.\n"))
    assert main(["--format", "github", *DAY]) == PROBLEMS
    assert said()[0].startswith(f"::error file={ARTICLE},line=")


# new and schema


def test_new_makes_a_page_that_can_be_built(root: Path, said: Say) -> None:
    assert main(["new", "benefits", "Sleep and Botox"]) == GOOD
    path = "content/benefits/sleep-and-botox.md"
    assert said()[0] == f'{path} is ready: fill it in, then take out the line "draft: yes"\n'
    assert main(["--strict", *DAY]) == GOOD
    assert "benefits/sleep-and-botox/index.html" not in tree(root / "_site")


def test_new_in_an_unknown_section_is_a_problem(root: Path, said: Say) -> None:
    assert main(["new", "benefit", "Sleep"]) == PROBLEMS
    assert 'help: did you mean "benefits"?' in said()[0]


def test_the_schema_files_in_the_tree_are_current() -> None:
    written = {place.name: place.read_text("utf-8") for place in (ROOT / "schemas").iterdir()}
    assert written == dict(schema_files()), 'run "python build.py schema"'


def test_schema_writes_the_files(root: Path, said: Say) -> None:
    assert main(["schema"]) == GOOD
    assert said()[0] == "".join(f"schemas/{name}\n" for name in schema_files())
    found = json.loads((root / "schemas/front-matter.schema.json").read_text("utf-8"))
    assert found["properties"]["title"]["description"]
    assert found["additionalProperties"] is False


# usage


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["biuld"], 'there is no command "biuld"; did you mean "build"?'),
        (["--strickt"], "unrecognized arguments: --strickt; see --help"),
        (["--format", "xml"], "argument --format: invalid choice"),
        (["new", "benefits"], "a new page needs a section and a title"),
        (["new", "benefits", "Sleep", "and", "Botox"], "a new page needs a section and a title"),
        (["check", "content"], '"content" is one word too many'),
        (["--base-url", "example.org"], '"example.org" is not an address'),
        (["--base-url", "https://example.org/?a"], '"https://example.org/?a" is not an address'),
        (["--date", "2026-13-01"], '"2026-13-01" is not a day (--date)'),
        (["--root", "content"], 'there is no site.yaml in "content"; name the folder of your site with --root'),
    ],
)
def test_wrong_usage_is_one_line(root: Path, said: Say, arguments: list[str], line: str) -> None:
    assert main(arguments) == USAGE
    out, err = said()
    assert out == ""
    assert err.startswith(f"build.py: {line}")
    assert err.count("\n") == 1
    assert not (root / "_site").exists()


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30, "1.5"])
def test_a_wrong_source_date_epoch_is_wrong_usage(root: Path, epoch: str) -> None:
    with pytest.raises(Usage, match="SOURCE_DATE_EPOCH"):
        options_of([], {"SOURCE_DATE_EPOCH": epoch})


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "benefits", "A title", "--strict"],
        ["--strict", "new", "benefits", "A title"],
        ["new", "--strict", "benefits", "A title"],
    ],
)
def test_options_may_stand_anywhere(root: Path, arguments: list[str]) -> None:
    found = options_of(arguments, {})
    assert (found.command, found.words, found.strict) == ("new", ("benefits", "A title"), True)


def test_the_help_names_every_command(root: Path, said: Say) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--help"])
    assert leaving.value.code == 0
    out, _ = said()
    for word in ("build", "check", 'new SECTION "Title"', "schema", "--strict", "--base-url", "exit codes"):
        assert word in out


# what can go wrong


def fail(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def failing(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr("handout.cli.building.build", failing)


def test_a_library_for_which_there_is_no_memory_is_not_called_damaged(
    root: Path, said: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(monkeypatch, ImportError("/x/y.so: failed to map segment from shared object", name="lexbor"))
    assert main(DAY) == PROBLEMS
    words = 'there is not enough memory to load "lexbor"; the published site is unchanged'
    assert said() == ("", f"build.py: this computer refused: {words}\n")


def test_a_missing_library_is_one_line_that_says_what_to_run(
    root: Path, said: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(monkeypatch, ModuleNotFoundError("No module named 'jinja2.ext'", name="jinja2.ext"))
    assert main(DAY) == USAGE
    assert said() == (
        "",
        'build.py: the library "jinja2" is missing; '
        'run "make site", or "python3 -m pip install -r requirements.lock"\n',
    )


def test_our_own_fault_is_two_lines_and_keeps_the_site(root: Path, said: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    main(DAY)
    before = tree(root / "_site")
    said()
    fail(monkeypatch, ZeroDivisionError("division\nby zero \x1b[2J"))
    assert main(DAY) == OWN_FAULT
    _, err = said()
    assert err.startswith("build.py: a fault in this program, not in your pages: ZeroDivisionError: division by zero")
    assert "HANDOUT_DEBUG=1" in err
    assert "\x1b" not in err
    assert "Traceback" not in err
    assert tree(root / "_site") == before
    monkeypatch.setenv("HANDOUT_DEBUG", "1")
    assert main(DAY) == OWN_FAULT
    assert "Traceback" in said()[1]


def test_what_the_computer_refuses_is_one_line(root: Path, said: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch, OSError(errno.EMFILE, "Too many open files", "x.py"))
    assert main(DAY) == PROBLEMS
    assert said()[1] == (
        "build.py: this computer refused: Too many open files (x.py); the published site is unchanged\n"
    )


def test_too_little_memory_is_one_line(root: Path, said: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch, MemoryError())
    assert main(DAY) == PROBLEMS
    assert said()[1] == (
        "build.py: this computer refused: there is not enough memory; the published site is unchanged\n"
    )


def test_a_stopped_build_says_so(root: Path, said: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch, KeyboardInterrupt())
    assert main(DAY) == STOPPED
    assert said()[1] == "build.py: stopped; the published site is unchanged\n"


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_door_builds_and_exits_with_the_code(root: Path) -> None:
    done = run("-W", "error", "-X", "warn_default_encoding", str(ROOT / "build.py"), *DAY, cwd=root)
    assert (done.returncode, done.stderr) == (GOOD, "")
    write(ARTICLE, front(body="\nSee [gone](gone.md) now.\n"))
    done = run(str(ROOT / "build.py"), *DAY, cwd=root)
    assert (done.returncode, done.stderr) == (PROBLEMS, "")


def test_without_any_library_the_door_says_what_to_run(root: Path) -> None:
    done = run("-S", "-E", str(ROOT / "build.py"), cwd=root)
    assert done.returncode == USAGE
    assert done.stdout == ""
    assert re.fullmatch(r'build.py: the library "\w+" is missing; run "make site", or .*\n', done.stderr)


def test_the_door_is_found_where_python_looks_into_no_folder_by_itself(root: Path) -> None:
    done = run("-P", str(ROOT / "build.py"), "check", *DAY, cwd=root)
    assert (done.returncode, done.stderr) == (GOOD, "")


def test_a_program_that_cannot_be_read_whole_says_so(root: Path) -> None:
    script = """
import sys
class Disk:
    def find_spec(self, name, *_):
        if name == "handout.cli.running":
            raise OSError(5, "Input/output error")
sys.meta_path.insert(0, Disk())
from handout.cli import main
sys.exit(main())
"""
    done = run("-c", script, cwd=root, PYTHONPATH=str(ROOT))
    assert (done.returncode, done.stderr) == (PROBLEMS, "build.py: this computer refused: Input/output error\n")


def test_words_come_out_in_utf_8_whatever_the_locale(root: Path) -> None:
    write(ARTICLE, front(body="\nSee [müde 頭痛](gone.md) now.\n"))
    done = run(str(ROOT / "build.py"), *DAY, cwd=root, LC_ALL="C", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert "See [müde 頭痛](gone.md) now." in done.stdout


class Screen:
    """A terminal, or a pipe, that keeps what it gets."""

    def __init__(self, *, terminal: bool) -> None:
        self.terminal = terminal
        self.shown = ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, words: str) -> int:
        self.shown += words
        return len(words)

    def flush(self) -> None:
        return None


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that goes on by 60 milliseconds whenever it is looked at."""
    seconds: Iterator[int] = iter(range(0, 10**6, 60))
    monkeypatch.setattr("handout.cli.progress.time.monotonic", lambda: next(seconds) / 1000)


@pytest.mark.usefixtures("ticking")
def test_progress_is_one_line_that_is_gone_in_the_end() -> None:
    screen = Screen(terminal=True)
    progress = Progress(screen)  # type: ignore[arg-type]
    for stage, about in [("read", ""), ("load", ""), *[("load", "a.md")] * 8, ("render", ""), ("tell", "")]:
        progress.observe(stage, about)
    progress.clear()
    lines = screen.shown.split("\r\x1b[K")[1:]
    assert lines == [
        "reading the files …",
        "reading the pages …",
        "2 pages read …",
        "4 pages read …",
        "6 pages read …",
        "8 pages read …",
        "making the pages …",
        "",
    ]
    assert "\n" not in screen.shown


def test_a_pipe_gets_no_progress() -> None:
    screen = Screen(terminal=False)
    progress = Progress(screen)  # type: ignore[arg-type]
    progress.observe("read", "")
    progress.clear()
    assert screen.shown == ""


def test_the_gallery_goes_into_a_folder_of_its_own(root: Path, said: Say) -> None:
    assert main(["gallery"]) == GOOD
    assert "The gallery is built: " in said()[0]
    assert "components/card/index.html" in tree(root / "_gallery")
    assert not (root / "_site").exists()


def test_the_gallery_does_not_take_the_place_of_a_site(root: Path, said: Say) -> None:
    assert main(DAY) == GOOD
    before = tree(root / "_site")
    said()
    assert main(["gallery", "--out", "_site"]) == PROBLEMS
    assert said()[0].startswith(
        "_site: error: this folder holds a built site, and the gallery would take its place  [output-place]\n"
        " help: choose another folder with --out"
    )
    assert tree(root / "_site") == before
    assert main(["gallery", "--out", "shown"]) == main(["gallery", "--out", "shown"]) == GOOD


def test_a_fault_in_a_component_stops_the_gallery_and_not_the_site(root: Path, said: Say) -> None:
    path = "templates/components/card/card.yaml"
    write(path, (root / path).read_text("utf-8").replace("kind: urgent", "kin: urgent"))
    assert main(["gallery"]) == PROBLEMS
    out, _ = said()
    assert f"{path}:" in out
    assert 'error: this component has no parameter "kin"  [bad-example]' in out
    assert 'did you mean "kind"?' in out
    assert not (root / "_gallery").exists()
    assert main(DAY) == GOOD
    assert not [place for place in tree(root / "_site") if "gallery" in place]


def test_a_check_refuses_what_a_build_would_refuse(root: Path, said: Say) -> None:
    settings = Path("site.yaml").read_text(encoding="utf-8")
    write("site.yaml", f"{settings}\nbudget:\n  page_bytes: 3000\n")
    assert main(["check", *DAY]) == PROBLEMS
    assert "[page-too-heavy]" in said()[0]
    assert not (root / "_site").exists()
