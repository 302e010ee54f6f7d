"""Builds without enough disk, file handles, file size, memory or rights."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.endurance.workshop import ENOUGH, Workshop, mounted, needs, tree

STEPS = int(12 * ENOUGH)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path / "project")
    made.turn("new")
    return made


def spread(low: int, high: int) -> list[int]:
    return sorted({low + (high - low) * step // STEPS for step in range(STEPS + 1)})


@pytest.mark.parametrize("limit", ["size", "nr_inodes"])
def test_a_full_disk(tmp_path: Path, limit: str) -> None:
    """The disk has room for the project and the old site; and for more and more of the new one."""
    needs("mount", root=True)
    with mounted(tmp_path / "room", "size=64m") as room:
        measured = Workshop(room / "project")
        files = [place for place in measured.root.rglob("*") if place.is_file()]
        used = sum(-(-place.stat().st_size // 4096) * 4 for place in files) + 8
        count = sum(1 for _ in room.rglob("*")) + 2
        new = sum(-(-len(data) // 4096) * 4 for data in measured.sites["new"].values()) + 60
    bounds = spread(used, used + new) if limit == "size" else spread(count, count + 40)
    states = set()
    for most in bounds:
        with mounted(tmp_path / "room", f"{limit}={most}{'k' if limit == 'size' else ''}") as room:
            workshop = Workshop.__new__(Workshop)
            workshop.root, workshop.sites = room / "project", measured.sites
            try:
                workshop.turn("new")
                workshop.publish("old")
            except OSError:
                continue
            done = workshop.build()
            states.add(workshop.judge(done))
            if done.code:
                assert "no room left on the disk" in done.said
                workshop.build("--no-cache")
                workshop.state()
            subprocess.run(["mount", "-o", "remount,size=64m,nr_inodes=0", str(room)], check=True)
            workshop.heal()
    assert states == {"old", "new"}


@pytest.mark.parametrize(
    ("limit", "amounts"),
    [
        ("ulimit -n", [5, 6, 7, 8, 9, 10, 12, 16]),
        ("ulimit -f", [1, 2, 4, 8, 16, 32, 64, 128]),
        ("ulimit -v", [30_000, 45_000, 60_000, 65_000, 70_000, 75_000, 80_000, 100_000, 150_000]),
        ("ulimit -s", [128, 256, 1024]),
        ("ulimit -u", [1, 10]),
        ("ulimit -t", [1]),
    ],
)
@pytest.mark.parametrize("cache", [True, False], ids=["cache", "no-cache"])
def test_a_limit_of_the_system(workshop: Workshop, limit: str, amounts: list[int], cache: bool) -> None:
    for amount in amounts:
        workshop.publish("old")
        done = workshop.build(*([] if cache else ["--no-cache"]), limit=f"{limit} {amount}")
        if "Fatal Python error" in done.said or done.code in (-9, -24, 127, 137, 152):  # before we have a say
            workshop.state()
        else:
            workshop.judge(done)
        workshop.heal()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize(
    ("folder", "code"), [(".", 1), ("_site", 1), (".cache", 0), ("content", 0)], ids=["all", "site", "cache", "content"]
)
def test_a_folder_that_can_only_be_read(workshop: Workshop, folder: str, code: int) -> None:
    needs("mount", root=True)
    with read_only(workshop.root / folder):
        done = workshop.build()
        assert workshop.judge(done) == ("old" if code else "new"), done
        assert done.code == code, done
        if folder == ".":
            assert "read-only-disk" in done.said
    workshop.heal()


@pytest.mark.parametrize("mode", [0o555, 0o000])
@pytest.mark.parametrize("folder", [".", "_site", ".cache", "content", "templates", "content/benefits"])
def test_somebody_without_rights(tmp_path: Path, folder: str, mode: int) -> None:
    needs("setpriv", root=True)
    os.chmod(tmp_path.parent, 0o755)  # noqa: PTH101
    tmp_path.chmod(0o755)
    workshop = Workshop(tmp_path / "project")
    workshop.turn("new")
    nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    for place in (workshop.root, *workshop.root.rglob("*")):
        os.chown(place, 65534, 65534)
    (workshop.root / folder).chmod(mode)
    done = workshop.build(before=nobody)
    (workshop.root / folder).chmod(0o755)
    workshop.judge(done)
    assert workshop.build(before=nobody).code == 0
    assert workshop.state() == "new"


def test_somebody_without_a_home(workshop: Workshop) -> None:
    done = workshop.build(before=("env", "-i", "HOME=/nonexistent", "XDG_CACHE_HOME=/nonexistent"))
    assert done.code == 0, done.said
    assert workshop.state() == "new"


def test_a_project_in_an_odd_place(tmp_path: Path) -> None:
    for name in ("with space", "ünïcode 頭痛", "-dash", "%41&'\"$x", "a\nb"):
        workshop = Workshop(tmp_path / name)
        workshop.turn("new")
        assert workshop.build().code == 0
        assert workshop.state() == "new"
        shutil.rmtree(workshop.root)
    assert tree(tmp_path) == {}
