"""A project with an old and a new state, builds of it under hard conditions, and what must hold after each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import pytest

from handout.cli import main
from handout.files import MANIFEST
from handout.files.spare import spare_in
from tests.sites import ARTICLE, ROOT, front, parse_site

DAY = ("--date", "2026-11-22")
BUILD = (sys.executable, "-B", str(ROOT / "build.py"), *DAY)
import_module("handout.cli.running")  # so that a fork does not have to load it
SPARE = spare_in(Path(".cache"), "_site").as_posix()
ENOUGH = float(os.environ.get("ENDURE", "1"))
"""How much is tried: 1 is a few minutes, 10 an evening."""
_TRACEBACK = re.compile(r"Traceback|Exception ignored|a fault in this program")


def sources(state: str) -> dict[str, bytes]:
    """The small site in its old or new state: pages edited, made and taken away, a picture changed."""
    files = dict(parse_site("").files)
    if state == "new":
        files[ARTICLE] = front(body="\nOther words.\n").encode()
        files["content/benefits/later.md"] = front("title: Later").encode()
        del files["content/benefits/placebo.md"]
        files["static/images/face.svg"] += b"<!-- new -->"
    return files


@dataclass(frozen=True)
class Outcome:
    """How a build ended."""

    code: int
    said: str
    """Both streams."""


@dataclass
class Workshop:
    """A project folder with a published site in it."""

    root: Path
    sites: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """State → the published folder as it must be."""

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        for state in ("new", "old"):
            self.turn(state)
            self.must_build()
            self.sites[state] = tree(self.out)

    @property
    def out(self) -> Path:
        return self.root / "_site"

    def turn(self, state: str) -> None:
        """Gives the sources this state."""
        files = sources(state)
        for folder in ("content", "static"):
            for place in (self.root / folder).rglob("*"):
                if place.is_file() and place.relative_to(self.root).as_posix() not in files:
                    place.unlink()
        for path, data in files.items():
            place = self.root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if not place.exists() or place.read_bytes() != data:
                place.write_bytes(data)

    def publish(self, state: str) -> None:
        """Has this state published, without a build."""
        shutil.rmtree(self.out, ignore_errors=True)
        for path, data in self.sites[state].items():
            place = self.out / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            place.chmod(0o644)

    def build(self, *arguments: str, before: Sequence[str] = (), limit: str = "") -> Outcome:
        """One build in a process of its own; `limit` is a line of shell before it."""
        command = [*before, *BUILD, *arguments]
        if limit:
            command = ["bash", "-c", f'{limit}; exec "$@"', "bash", *command]
        done = subprocess.run(
            command, cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        return Outcome(done.returncode, done.stdout)

    def must_build(self) -> None:
        """A build in this process, which has to succeed."""
        done = self.forked()
        assert done.code == 0, done.said

    def forked(self, *arguments: str, inject: Sequence[str] = (), trace: Path | None = None) -> Outcome:
        """A build in a fork of this process, which has all libraries in memory: every system call of it is the
        build's own. strace may disturb them (`inject`) or write them down (`trace`).
        """
        with tempfile.TemporaryFile() as heard:
            ready, go = os.pipe()
            child = os.fork()
            if not child:
                self._be_the_build(arguments, heard.fileno(), ready)
            tracer = _strace(child, inject, trace) if inject or trace else None
            os.write(go, b"x")
            _, status = os.waitpid(child, 0) if tracer is None else (0, tracer.wait() * 256)
            if tracer is not None:
                status = os.waitpid(child, 0)[1]
                assert tracer.stderr is not None
                tracer.stderr.close()
            os.close(ready)
            os.close(go)
            heard.seek(0)
            return Outcome(os.waitstatus_to_exitcode(status), heard.read().decode())

    def _be_the_build(self, arguments: Sequence[str], heard: int, ready: int) -> NoReturn:
        code = 99
        try:
            os.chdir(self.root)
            os.dup2(heard, 1)
            os.dup2(heard, 2)
            sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
            with suppress(OSError):  # it may be the call that is refused
                os.read(ready, 1)
            code = main([*DAY, *arguments])
        except BaseException:  # judged by what is said
            traceback.print_exc()
            sys.stderr.flush()
        finally:
            os._exit(code)

    def state(self) -> str:
        """`old` or `new`; anything between is a failure."""
        found = tree(self.out)
        for state, site in self.sites.items():
            if found == site:
                return state
        compared = {path: [found.get(path) == site.get(path) for site in self.sites.values()] for path in found}
        pytest.fail(f"neither old nor new: {compared}")

    def judge(self, done: Outcome, codes: Sequence[int] = (0, 1)) -> str:
        """What must hold after any build from old to new, however it was disturbed. Gives the state."""
        state = self.state()
        assert not _TRACEBACK.search(done.said), done.said
        assert done.code in codes, done
        if done.code == 0:
            assert state == "new", done.said
        if done.code > 0:
            assert done.said.strip(), "not a word of what went wrong"
            assert ("site is unchanged" in done.said) <= (state == "old"), done.said
            assert ("new site is published" in done.said) <= (state == "new"), done.said
        return state

    def heal(self) -> None:
        """The next build makes everything good without help, and leaves nothing beside."""
        self.must_build()
        assert self.state() == "new"
        beside = {place.name for place in self.root.iterdir()}
        usual = {"_site", ".cache", "content", "static", "templates", "site.yaml"}
        assert beside <= usual, beside
        assert tree(self.root / SPARE).keys() <= {MANIFEST}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file; an empty folder is none."""
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


def needs(*programs: str, root: bool = False) -> None:
    """Skips the test where it cannot be made; in CI it fails."""
    missing = [program for program in programs if shutil.which(program) is None]
    if root and os.geteuid() != 0:
        missing.append("root's rights")
    if missing:
        words = f"this test needs {', '.join(missing)}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(words)


@contextmanager
def mounted(place: Path, options: str) -> Iterator[Path]:
    """A small disk in memory."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def open_to_all() -> Iterator[Path]:
    """A folder that every account can reach and write; pytest's own is closed to others."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o777)
        yield place


def _strace(child: int, inject: Sequence[str], trace: Path | None) -> subprocess.Popen[str]:
    command = ["strace", "-f", "-p", str(child)]
    for rule in inject:
        command += ["-e", f"inject={rule}"]
    if trace is not None:
        command += ["-o", str(trace)]
    else:
        command += ["-o", "/dev/null"]
        command += ["-e", "trace=" + ",".join(rule.partition(":")[0] for rule in inject)]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert tracer.stderr is not None
    line = tracer.stderr.readline()
    assert "attached" in line, line
    return tracer
