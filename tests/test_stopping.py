"""A build that somebody stops, or that nobody listens to: the site stays whole, and the last words are true."""

from __future__ import annotations

import builtins
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handout import cli
from handout.cli import GOOD, PROBLEMS, USAGE, main
from handout.files import MANIFEST, exchange
from handout.files.manifest import encode
from handout.model import Build
from tests.sites import ROOT, parse_site

OLD = {"index.html": b"old", "a/index.html": b"old a", "same.css": b"same"}
NEW = {"index.html": b"new", "b/index.html": b"new b", "same.css": b"same"}
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small good site, in which the commands are given; pytest's own way with signals comes back in the end."""
    for path, data in parse_site("").files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    monkeypatch.chdir(tmp_path)
    usual = {number: signal.getsignal(number) for number in SIGNALS}
    yield tmp_path
    assert {number: signal.getsignal(number) for number in SIGNALS} == usual


def makes(monkeypatch: pytest.MonkeyPatch, outputs: dict[str, bytes], then: Callable[[], None] = lambda: None) -> None:
    """Lets the line make these outputs, after something else."""

    def build(*_: object, **__: object) -> Build:
        then()
        return Build(outputs, ())

    monkeypatch.setattr("handout.cli.building.build", build)


def published(folder: Path) -> dict[str, bytes]:
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


def whole(outputs: dict[str, bytes]) -> dict[str, bytes]:
    return {**outputs, MANIFEST: encode(outputs)}


@pytest.mark.parametrize("number", SIGNALS)
def test_a_stopped_build_leaves_the_old_site_and_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    makes(monkeypatch, OLD)
    assert main(["--no-cache"]) == GOOD
    before = sorted(place.name for place in root.iterdir())
    makes(monkeypatch, NEW, lambda: signal.raise_signal(number))
    assert main(["--no-cache"]) == 128 + number
    assert capsys.readouterr().err == "build.py: stopped; the published site is unchanged\n"
    assert published(root / "_site") == whole(OLD)
    assert sorted(place.name for place in root.iterdir()) == before


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system has no such signal")
def test_a_signal_that_was_to_be_ignored_still_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        makes(monkeypatch, NEW, lambda: signal.raise_signal(signal.SIGHUP))
        assert main(["--no-cache"]) == GOOD
    finally:
        signal.signal(signal.SIGHUP, usual)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Python closes what was just opened
@pytest.mark.parametrize("one_step", [True, False])
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_a_build_stopped_at_any_step_of_publishing_is_whole_and_tells_which_site_is_there(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], one_step: bool, before: bool
) -> None:
    """Twice at each step: a hasty person presses Ctrl-C again while the first is being heeded."""
    if not one_step:
        monkeypatch.setattr(exchange, "_swapped", lambda new, old: False)
    told = set()
    for allowed in range(200):
        makes(monkeypatch, OLD)
        assert main(["--no-cache"]) == GOOD
        capsys.readouterr()
        makes(monkeypatch, NEW)
        with monkeypatch.context() as patched:
            rung = stop_at(patched, allowed, before=before)
            code = main(["--no-cache"])
        site = published(root / "_site")
        assert site in (whole(OLD), whole(NEW)), allowed
        if code != GOOD:
            assert code == 128 + signal.SIGINT
            words = "the new site is published" if site == whole(NEW) else "the published site is unchanged"
            assert capsys.readouterr().err == f"build.py: stopped; {words}\n"
            told.add(words)
        if not rung:
            break
    assert not rung
    assert len(told) == 2
    assert not [place for place in root.iterdir() if place.name.startswith("_site.")]


def stop_at(patched: pytest.MonkeyPatch, allowed: int, *, before: bool) -> list[int]:
    """Rings for a stop, twice, just before or after the change of the disk that follows `allowed` others."""
    rung: list[int] = []
    count = 0

    def around(change: Callable[..., object]) -> Callable[..., object]:
        def changed(*arguments: object, **named: object) -> object:
            nonlocal count
            count += 1
            if before and count > allowed:
                ring()
            made = change(*arguments, **named)
            if not before and count > allowed:
                ring()
            return made

        return changed

    def ring() -> None:
        rung.append(1)
        signal.raise_signal(signal.SIGINT)

    for name in ("mkdir", "chmod", "link", "unlink", "rmdir", "rename", "replace"):
        patched.setattr(os, name, around(getattr(os, name)))
    patched.setattr(builtins, "open", around(open))
    patched.setattr(exchange, "_swapped", around(exchange._swapped))
    return rung


def test_after_publishing_nobody_is_told_that_the_old_site_is_there(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    makes(monkeypatch, NEW)

    def fail(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("handout.report.published", fail)
    assert main(["--no-cache"]) == cli.OWN_FAULT
    assert "\nThe new site is published. Please report" in capsys.readouterr().err


def run(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a line of shell in which $B stands for the build."""
    build = f"'{sys.executable}' -B '{ROOT / 'build.py'}' --date 2026-11-22 --no-cache"
    return subprocess.run(
        ["bash", "-c", f'B="{build}"; {command}'], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("eval $B >&- 2>&- <&-", GOOD),
        ("eval $B --nosuch 2>&-", USAGE),
        ("eval $B | true; exit ${PIPESTATUS[0]}", PROBLEMS),
        ("env -i $(eval echo $B) >/dev/null", GOOD),
    ],
)
def test_with_nobody_to_listen_the_exit_code_is_right(root: Path, command: str, code: int) -> None:
    done = run(command, root)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_words_that_cannot_be_said_do_not_undo_the_site(root: Path) -> None:
    done = run("eval $B >/dev/full", root)
    assert done.returncode == PROBLEMS
    assert done.stderr.startswith("build.py: this computer refused: ")
    assert done.stderr.endswith("; the new site is published\n")
    assert (root / "_site" / MANIFEST).exists()
