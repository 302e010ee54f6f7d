"""Where there is much to write, other processes help; whatever becomes of them, the site is whole."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from handout.files import MANIFEST, publish, reserve, writing
from handout.files.manifest import encode
from handout.outputs import Output, Outputs, output_of
from handout.problems import Problem

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")

SITE = {f"{section}/page-{number}/index.html": b"<h1>%d</h1>" % number for section in "ab" for number in range(30)}
HERE = os.getpid()


@pytest.fixture(autouse=True)
def _much_to_write(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(writing, "_WORTH_IT", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    yield
    with pytest.raises(ChildProcessError):  # none is left
        os.waitpid(-1, os.WNOHANG)


def build(root: Path, site: dict[str, bytes], fetch: Callable[[bytes], bytes] = bytes) -> tuple[Problem, ...]:
    outputs = {
        path: Output(one.sum, one.size, partial(fetch, data))
        for path, data in site.items()
        for one in [output_of(data)]
    }
    with reserve(root, root / "_site", root / ".cache") as reserved:
        assert reserved.value is not None
        return publish(reserved.value, Outputs(outputs))


def holds(root: Path, site: dict[str, bytes]) -> bool:
    whole = {**site, MANIFEST: encode(site)}
    found = list((root / "_site").rglob("*"))
    files = {path.relative_to(root / "_site").as_posix(): path for path in found if path.is_file()}
    modes = {path.stat().st_mode & 0o777 for path in found}
    return {path: file.read_bytes() for path, file in files.items()} == whole and modes == {0o755, 0o644}


def elsewhere(harm: Callable[[], object]) -> Callable[[bytes], bytes]:
    """What gives the bytes of a file, and in another process than this does harm instead."""

    def fetch(data: bytes) -> bytes:
        if os.getpid() != HERE and data == b"<h1>17</h1>":
            harm()
        return data

    return fetch


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_the_site_is_the_one_that_was_made(tmp_path: Path, umask: int) -> None:
    line = tmp_path / "writers"

    def fetch(data: bytes) -> bytes:
        with line.open("a") as file:
            file.write(f"{os.getpid()}\n")
        return data

    before = os.umask(umask)
    try:
        assert build(tmp_path, SITE, fetch) == ()
    finally:
        os.umask(before)
    writers = {int(number) for number in line.read_text().split()}
    assert HERE in writers
    assert len(writers) == 3
    assert holds(tmp_path, SITE)


@pytest.mark.parametrize("change", ["fewer", "more", "others", "moved"])
def test_the_next_site_is_whole_too(tmp_path: Path, change: str) -> None:
    assert build(tmp_path, SITE) == ()
    site = {
        "fewer": dict(list(SITE.items())[::7]),
        "more": {**SITE, "c/d/e.html": b"<p>New</p>", "f.html": b""},
        "others": {path: data[::-1] for path, data in SITE.items()},
        "moved": {f"moved/{path}": data for path, data in SITE.items()},
    }[change]
    for _ in range(2):  # with folders made anew, and with spare ones
        assert build(tmp_path, site) == ()
        assert holds(tmp_path, site)
        assert build(tmp_path, SITE) == ()
        assert holds(tmp_path, SITE)


def test_what_a_killed_process_did_not_write_is_written_here(tmp_path: Path) -> None:
    assert build(tmp_path, SITE, elsewhere(lambda: os.kill(os.getpid(), signal.SIGKILL))) == ()
    assert holds(tmp_path, SITE)


def test_what_another_process_could_not_do_is_done_here(tmp_path: Path) -> None:
    def fail() -> None:
        raise OSError(24, "Too many open files")

    assert build(tmp_path, SITE, elsewhere(fail)) == ()
    assert holds(tmp_path, SITE)


def test_a_fault_that_stays_is_told_and_the_old_site_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(tmp_path, SITE) == ()
    others = {path: data[::-1] for path, data in SITE.items()}
    write = writing.write_one

    def full(place: str, data: bytes) -> None:
        if place.endswith("b/page-9/index.html"):
            raise OSError(28, "No space left on device")
        write(place, data)

    monkeypatch.setattr(writing, "write_one", full)
    (problem,) = build(tmp_path, others)
    assert problem.code == "disk-full"
    assert holds(tmp_path, SITE)
    assert [path.name for path in tmp_path.iterdir() if path.name != ".cache"] == ["_site"]


def test_without_other_processes_this_one_writes_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    assert build(tmp_path, SITE) == ()
    assert holds(tmp_path, SITE)


def test_what_is_asked_to_stop_ends_its_helpers_first(tmp_path: Path) -> None:
    def slow(data: bytes) -> bytes:
        if os.getpid() != HERE:
            time.sleep(1)
        elif data == b"<h1>11</h1>":
            raise KeyboardInterrupt
        return data

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, SITE, slow)
    assert not (tmp_path / "_site").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name != ".cache"] == []


def test_a_helper_of_a_killed_build_stops_soon(tmp_path: Path) -> None:
    """The build is killed while another process still has files to write."""
    line = tmp_path / "written"
    builder = os.fork()
    if builder == 0:
        number = os.getpid()

        def slow(data: bytes) -> bytes:
            if os.getpid() != number:
                time.sleep(0.02)
                with line.open("a") as file:
                    file.write(".")
            return data

        build(tmp_path, SITE, slow)
        os._exit(0)
    while not line.exists():
        time.sleep(0.01)
    os.kill(builder, signal.SIGKILL)
    os.waitpid(builder, 0)
    time.sleep(0.8)
    written = line.stat().st_size
    time.sleep(0.3)
    assert line.stat().st_size == written
    assert build(tmp_path, SITE) == ()
    assert holds(tmp_path, SITE)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != ".cache") == ["_site", "written"]
