"""The folder of the next site is begun by another process: the site is the same as without it, whatever happens."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handout.files import MANIFEST, looking, preparing, publish, reserve
from handout.files.manifest import encode
from handout.files.spare import spare_in
from handout.problems import Problem
from tests.meddling import altered, handles, replaced

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")

SITE = {f"{part}/page-{number}/index.html": b"<h1>Page %d</h1>" % number for part in "ab" for number in range(6)}
ONE = "a/page-3/index.html"
NEXT = {
    "edited": {**SITE, ONE: b"<h1>Edited</h1>"},
    "added": {**SITE, "c/new/index.html": b"<h1>New</h1>", "top.html": b""},
    "removed": {path: data for path, data in SITE.items() if not path.startswith("b/")},
    "renamed": {path.replace("page-3", "page-three"): data for path, data in SITE.items()},
    "all others": {path: data[::-1] for path, data in SITE.items()},
    "a file for a folder": {**{path: data for path, data in SITE.items() if path != ONE}, "a/page-3": b"flat"},
    "nothing left": {},
    "the same": SITE,
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published site, small, but looked at as large ones are."""
    monkeypatch.setattr(looking, "_WORTH_IT", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert build(tmp_path, SITE) == ()
    time.sleep(looking._TICK / 1e9 + 0.02)
    return tmp_path


def build(root: Path, site: dict[str, bytes], happens: Callable[[], object] = int) -> tuple[Problem, ...]:
    """Builds a site; something happens when its folder is prepared."""
    with reserve(root, root / "_site", root / ".cache") as reserved:
        assert reserved.value is not None
        reserved.value.prepare()
        if happens is not int:
            time.sleep(0.2)
        happens()
        return publish(reserved.value, site)


def holds(root: Path, site: dict[str, bytes]) -> bool:
    """Whether the site is this one, each file has its own rights, and each folder something in it."""
    whole = {**site, MANIFEST: encode(site)}
    found = list((root / "_site").rglob("*"))
    files = {path.relative_to(root / "_site").as_posix(): path for path in found if path.is_file()}
    modes = {path.stat().st_mode & 0o777 for path in found}
    empty = [path for path in found if path.is_dir() and not any(path.iterdir())]
    return {path: file.read_bytes() for path, file in files.items()} == whole and modes <= {0o755, 0o644} and not empty


def beside(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


@pytest.mark.parametrize("change", NEXT)
@pytest.mark.parametrize("spare", [True, False])
def test_the_next_site_is_exactly_the_one_that_was_made(root: Path, change: str, spare: bool) -> None:
    if spare:
        assert build(root, {**SITE, "x/y.html": b"x"}) == ()
        assert build(root, SITE) == ()
        time.sleep(looking._TICK / 1e9 + 0.02)
    before = {path: (root / "_site" / path).stat() for path in SITE}
    open_before = handles()
    assert build(root, NEXT[change], lambda: None) == ()
    assert holds(root, NEXT[change])
    kept = [path for path in SITE if NEXT[change].get(path) == SITE[path]]
    now = [(root / "_site" / path).stat() for path in kept]
    assert [(one.st_ino, one.st_mtime_ns) for one in now] == [(before[p].st_ino, before[p].st_mtime_ns) for p in kept]
    assert {one.st_nlink for one in now} <= {1}
    assert beside(root) == ([".cache", "_site"] if (root / ".cache").exists() else ["_site"])
    assert [path for path in spare_in(root / ".cache", "_site").rglob("*") if not path.is_dir()] == []
    assert handles() == open_before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert build(root, SITE) == ()
    assert holds(root, SITE)


def test_it_was_prepared_and_nothing_was_linked_or_read_twice(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else all the tests here would say nothing."""
    assert build(root, {**SITE, "x/y.html": b"x"}) == ()
    time.sleep(looking._TICK / 1e9 + 0.02)
    monkeypatch.setattr("handout.files.publishing._holds", pytest.fail)
    monkeypatch.setattr("handout.files.publishing.begin", pytest.fail)

    def here() -> None:
        monkeypatch.setattr(os, "link", pytest.fail)

    assert build(root, NEXT["edited"], here) == ()
    assert holds(root, NEXT["edited"])


@pytest.mark.parametrize(
    "harm",
    [altered, replaced, Path.unlink, lambda place: place.chmod(0o600), lambda place: shutil.rmtree(place.parent)],
    ids=["altered", "replaced", "gone", "closed", "folder gone"],
)
@pytest.mark.parametrize("change", ["edited", "added", "the same"])
def test_whatever_happens_to_a_file_meanwhile_it_is_put_right(
    root: Path, harm: Callable[[Path], None], change: str
) -> None:
    other = "b/page-2/index.html"
    assert build(root, NEXT[change], lambda: harm(root / "_site" / other)) == ()
    assert holds(root, NEXT[change])
    assert beside(root) == [".cache", "_site"] if (root / ".cache").exists() else ["_site"]


def test_what_somebody_put_into_the_site_meanwhile_is_not_lost(root: Path) -> None:
    (problem,) = build(root, NEXT["edited"], lambda: (root / "_site/a/page-1/notes.txt").write_text("Mine"))
    assert (problem.code, problem.message) == (
        "foreign-file",
        "this folder holds what no build put there: a/page-1/notes.txt",
    )
    assert (root / "_site/a/page-1/notes.txt").read_text() == "Mine"
    assert [name for name in beside(root) if name != ".cache"] == ["_site"]


def test_what_somebody_put_into_the_prepared_folder_is_not_lost(root: Path) -> None:
    def put() -> None:
        (stage,) = root.glob("_site.handout-next-*")
        (stage / "a/page-1/notes.txt").write_text("Mine")

    build(root, NEXT["edited"], put)
    assert holds(root, NEXT["edited"]) or (root / "_site/a/page-1/notes.txt").read_text() == "Mine"
    assert [path.read_text() for path in root.rglob("notes.txt")] == ["Mine"]


def test_a_build_that_publishes_nothing_leaves_nothing(root: Path) -> None:
    assert build(root, NEXT["edited"]) == ()
    time.sleep(looking._TICK / 1e9 + 0.02)
    spare = sorted(spare_in(root / ".cache", "_site").rglob("*"))
    with reserve(root, root / "_site", root / ".cache") as reserved:
        assert reserved.value is not None
        reserved.value.prepare()
        time.sleep(0.2)
        assert len(list(root.glob("_site.handout-next-*"))) == 1
    assert holds(root, NEXT["edited"])
    assert beside(root) == [".cache", "_site"]
    assert sorted(spare_in(root / ".cache", "_site").rglob("*")) == spare


@pytest.mark.parametrize("after", [0, 1, 5, 11])
def test_without_the_other_process_this_one_begins(root: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    mine, link, count = os.getpid(), os.link, iter(range(99))

    def ends(old: str, new: str) -> None:
        if os.getpid() != mine and next(count) == after:
            os.kill(os.getpid(), signal.SIGKILL)
        link(old, new)

    monkeypatch.setattr(os, "link", ends)
    assert build(root, NEXT["edited"], lambda: None) == ()
    assert holds(root, NEXT["edited"])
    assert beside(root) == [".cache", "_site"]


def test_what_the_other_process_cannot_do_this_one_tells(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(place: str, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("handout.files.spare.write_one", full)
    monkeypatch.setattr(preparing, "write_one", full)
    monkeypatch.setattr("handout.files.writing.write_one", full)
    (problem,) = build(root, NEXT["edited"], lambda: None)
    assert problem.code == "disk-full"
    assert holds(root, SITE)
    assert [name for name in beside(root) if name != ".cache"] == ["_site"]


CALLS = ("link", "unlink", "rename", "replace", "mkdir", "rmdir", "chmod")


@pytest.mark.parametrize("spare", [True, False])
def test_a_build_killed_at_any_step_leaves_a_whole_site(
    root: Path, monkeypatch: pytest.MonkeyPatch, spare: bool
) -> None:
    """Each call that changes the disk is the last one once, in this process and in the other."""
    states = set()
    for step in range(400):
        if not spare:
            shutil.rmtree(root / ".cache", ignore_errors=True)
        builder = os.fork()
        if builder == 0:
            count = iter(range(9999))
            for name in CALLS:
                monkeypatch.setattr(os, name, _last_at(getattr(os, name), count, step))
            os._exit(len(build(root, NEXT["renamed"])))
        killed = os.waitpid(builder, 0)[1] != 0
        time.sleep(0.02)
        states.add("old" if holds(root, SITE) else "new" if holds(root, NEXT["renamed"]) else f"neither at {step}")
        assert build(root, SITE) == ()
        assert holds(root, SITE)
        assert [name for name in beside(root) if name != ".cache"] == ["_site"]
        time.sleep(looking._TICK / 1e9 + 0.01)
        if not killed and step > 60:
            break
    assert states == {"old", "new"}


def _last_at(call: Callable[..., None], count: object, step: int) -> Callable[..., None]:
    def counted(*args: object, **how: object) -> None:
        if next(count) == step:  # type: ignore[call-overload]
            os.kill(os.getpid(), signal.SIGKILL)
        call(*args, **how)

    return counted
