"""From end to end: whatever happens around a build, the site is whole and nobody's file is lost."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handout.cli import GOOD, PROBLEMS, main
from handout.files import MANIFEST, publish, reserve
from handout.files.tree import Tree, survey
from tests.sites import ARTICLE, ROOT, front, lay, parse_site
from tests.test_files import NEXT, SITE, SPARE, Stop, Trap, build, kill, site, whole

DAY = ["--date", "2026-11-22"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small good site, in which the commands are given."""
    root = tmp_path / "project"
    lay(root, parse_site("").files)
    monkeypatch.chdir(root)
    return root


def tree(folder: Path) -> dict[str, bytes | str | None]:
    """Everything in a folder: files with bytes, links with where they lead, folders."""
    return {
        place.relative_to(folder).as_posix(): os.readlink(place)  # noqa: PTH115
        if place.is_symlink()
        else (place.read_bytes() if place.is_file() else None)
        for place in sorted(folder.rglob("*"))
    }


# where the site goes


@pytest.mark.parametrize(
    "out", ["/", "..", ".", "content", "static/x", "home", "link", "site.yaml", "empty/../content"]
)
def test_a_place_that_is_not_the_sites_is_refused_with_what_to_do(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    home = root.parent / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("years of work", encoding="utf-8")
    (root / "link").symlink_to(home)
    monkeypatch.setenv("HOME", str(home))
    before = tree(root.parent)
    assert main([*DAY, "--no-cache", "--out", str(home) if out == "home" else out]) == PROBLEMS
    said = capsys.readouterr().out
    assert "--out" in said.partition("help:")[2]
    assert tree(root.parent) == before


NAMES = st.sampled_from(
    [
        "_site/x",
        "_site/a/x",
        "_site/.htaccess",
        "_site/a/b/c/x",
        "_site.handout-next-1/index.html",
        f"_site.handout-next-{os.getpid()}/index.html",
        f"_site.handout-last-{os.getpid()}/x",
        "_site.handout-last-7/x",
        "_site.handout-next-2",
        "_site.old/x",
        f"{SPARE}/x",
        f"{SPARE}/a/index.html",
        f"{SPARE}/{MANIFEST}",
        "_sites/index.html",
        "out/x",
        "x",
    ]
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["_site", "out", "_site/a", ".", "x", "_site.handout-next-1"]), st.integers(0, 40)),
    max_size=4,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, st.binary(min_size=1, max_size=5), max_size=5), STEPS, st.booleans())
def test_no_file_is_lost_that_no_build_made_though_builds_are_killed(
    tmp_path_factory: pytest.TempPathFactory, foreign: dict[str, bytes], steps: list[tuple[str, int]], early: bool
) -> None:
    root = tmp_path_factory.mktemp("project")
    if not early:
        build(root, SITE)
    put(root, foreign)
    for turn, (out, allowed) in enumerate(steps):
        with pytest.MonkeyPatch.context() as patched:
            Trap(allowed, kill).arm(patched)
            with suppress(Stop):
                build(root, (NEXT, SITE)[turn % 2], out)
    assert {path: (root / path).read_bytes() for path in foreign} == foreign


def put(root: Path, foreign: dict[str, bytes]) -> None:
    for path in list(foreign):
        place = root / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                file.write(foreign[path])
        except OSError:  # it cannot lie beside the others
            del foreign[path]


def test_what_a_killed_build_left_under_this_process_number_is_no_hindrance(tmp_path: Path) -> None:
    build(tmp_path, SITE)
    left = tmp_path / f"_site.handout-next-{os.getpid()}"
    left.mkdir()
    (left / "mine.txt").write_bytes(b"mine")
    assert build(tmp_path, NEXT) == ()
    assert site(tmp_path / "_site") == whole(NEXT)
    assert tree(left) == {"mine.txt": b"mine"}


def test_a_site_that_somebody_put_by_is_no_rest_of_a_killed_build(root: Path) -> None:
    assert main([*DAY, "--no-cache"]) == GOOD
    for name in ("_site.last-2026", "_site.next-1", "_site.old-1"):
        shutil.copytree(root / "_site", root / name)
    before = tree(root)
    assert main([*DAY, "--no-cache"]) == GOOD
    assert tree(root) == before


# what happens around it


def test_a_second_build_says_that_another_is_running(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with reserve(root, root / "_site") as first:
        assert main([*DAY, "--no-cache"]) == PROBLEMS
        assert "another build of this site is running  [another-build]\n help: wait until" in capsys.readouterr().out
        assert first.value is not None
        assert publish(first.value, SITE) == ()
    assert main([*DAY, "--no-cache"]) == GOOD


LOCK = "._site.handout.lock"


def close_to_us(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """A lock as another account leaves it when its build is killed: we may look at the file, not write to it."""
    honest = FileLock.acquire

    def acquire(lock: FileLock) -> object:
        if (root / LOCK).exists():
            raise PermissionError(errno.EACCES, "Permission denied", lock.lock_file)
        return honest(lock)

    (root / LOCK).touch()
    monkeypatch.setattr(FileLock, "acquire", acquire)


def test_a_lock_that_another_account_left_is_no_hindrance(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close_to_us(monkeypatch, root)
    assert main([*DAY, "--no-cache"]) == GOOD
    assert not (root / LOCK).exists()


def test_a_lock_that_another_account_holds_is_respected(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fcntl = pytest.importorskip("fcntl")
    close_to_us(monkeypatch, root)
    with (root / LOCK).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert main([*DAY, "--no-cache"]) == PROBLEMS
    assert "[another-build]" in capsys.readouterr().out
    assert (root / LOCK).exists()


def test_what_stands_in_the_place_of_the_lock_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / LOCK).mkdir()
    assert main([*DAY, "--no-cache"]) == PROBLEMS
    assert capsys.readouterr().out.startswith(f"{LOCK}: error: cannot write this")


def test_a_folder_beside_that_may_not_be_looked_into_is_no_hindrance(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(folder: Path, **how: bool) -> Tree:
        if folder.name != "_site":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return survey(folder, **how)

    (root / "_site.handout-next-7").mkdir()
    monkeypatch.setattr("handout.files.reserving.survey", closed)
    assert main([*DAY, "--no-cache"]) == GOOD


def files_of(cache: Path) -> list[Path]:
    return sorted(place for place in cache.rglob("*") if place.is_file())


def flip(cache: Path, chance: random.Random) -> None:
    for place in files_of(cache):
        data = bytearray(place.read_bytes())
        for _ in range(1 + len(data) // 200):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        place.write_bytes(data)


def cut(cache: Path, chance: random.Random) -> None:
    for place in files_of(cache):
        os.truncate(place, chance.randrange(place.stat().st_size))


def exchange_all(cache: Path, chance: random.Random) -> None:
    found = files_of(cache)
    texts = [place.read_bytes() for place in found]
    chance.shuffle(texts)
    for place, text in zip(found, texts, strict=True):
        place.write_bytes(text)


def fill_with_noise(cache: Path, chance: random.Random) -> None:
    for place in files_of(cache):
        place.write_bytes(chance.randbytes(3000))


def turn_into_folders(cache: Path, chance: random.Random) -> None:
    for place in files_of(cache):
        place.unlink()
        place.mkdir()


def turn_into_links(cache: Path, chance: random.Random) -> None:
    for place in files_of(cache):
        place.unlink()
        place.symlink_to(chance.choice(["nowhere", "../content/home.md", "/dev/zero", place.name]))


def turn_into_pipes(cache: Path, chance: random.Random) -> None:
    for place in files_of(cache):
        place.unlink()
        os.mkfifo(place)


def replace_by_a_file(cache: Path, chance: random.Random) -> None:
    shutil.rmtree(cache)
    cache.write_bytes(b"not a folder")


def lock_up(cache: Path, chance: random.Random) -> None:
    for place in files_of(cache):
        place.chmod(0o000)
    cache.chmod(0o000)


HARMS = [flip, cut, exchange_all, fill_with_noise, turn_into_folders, turn_into_links, replace_by_a_file, lock_up]
HARMS += [turn_into_pipes] if hasattr(os, "mkfifo") else []


@pytest.fixture(scope="module")
def both_states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes | str | None]]:
    """A project that was built and then edited, and the site that it must become."""
    root = tmp_path_factory.mktemp("project")
    for path, data in parse_site("").files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    assert main(["--root", str(root), *DAY]) == GOOD
    (root / ARTICLE).write_text(front(body="\nOther words.\n"), encoding="utf-8")
    assert main(["--root", str(root), *DAY, "--no-cache", "--out", str(root / "expected")]) == GOOD
    expected = tree(root / "expected")
    shutil.rmtree(root / "expected")
    return root, expected


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_a_harmed_cache_changes_nothing_in_the_site(
    both_states: tuple[Path, dict[str, bytes | str | None]],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    harm: Callable[[Path, random.Random], None],
) -> None:
    made, expected = both_states
    root = tmp_path / "project"
    shutil.copytree(made, root)
    untouched = (root / "content/home.md").read_bytes()
    harm(root / ".cache", random.Random(2026))
    for _ in range(2):
        assert main(["--root", str(root), *DAY]) == GOOD
        assert tree(root / "_site") == expected
        assert "Traceback" not in capfd.readouterr().err
        shutil.rmtree(root / "_site")
    assert (root / "content/home.md").read_bytes() == untouched


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such limits")
@pytest.mark.parametrize(
    ("limit", "words"),
    [("ulimit -n 5", "oo many open files"), ("ulimit -f 4", "allowed size"), ("ulimit -v 45000", "not enough memory")],
)
def test_a_limit_of_the_system_leaves_the_old_site_and_is_named(root: Path, limit: str, words: str) -> None:
    assert main([*DAY, "--no-cache"]) == GOOD
    before = tree(root)
    # The words of a date are read from a file that has others read: more files at once than all else opens.
    checked = "review: {by: A nurse, on: 2026-01-02, next: 2026-12-01}"
    (root / ARTICLE).write_text(front(checked, "\nOther words.\n"), encoding="utf-8")
    edited = tree(root)
    command = [sys.executable, "-B", str(ROOT / "build.py"), *DAY, "--no-cache"]
    done = subprocess.run(
        ["bash", "-c", f'{limit}; exec "$@"', "bash", *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == PROBLEMS
    assert words in done.stdout + done.stderr
    assert "the published site is unchanged" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert tree(root) == edited != before
    assert main([*DAY, "--no-cache"]) == GOOD
    assert "Other words." in (root / "_site/benefits/results/index.html").read_text("utf-8")
