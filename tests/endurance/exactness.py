"""The project's own site, built in every place that can be made here: the same bytes in all of them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.endurance.workshop import ROOT, needs, open_to_all

PARTS = ("content", "templates", "static", "handout", "site.yaml", "build.py")
EPOCH = "1795305600"
PYTHONS = os.environ.get("ENDURE_PYTHONS", "").split()
"""Other interpreters, each with the libraries of requirements.lock."""
Sums = dict[str, tuple[int, str]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("a") / "project"
    copy(place)
    return place


@pytest.fixture(scope="module")
def expected(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Sums:
    return built(project, tmp_path_factory.mktemp("expected") / "out")


def copy(place: Path) -> None:
    place.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, place / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, place / part)


def built(
    project: Path,
    out: Path,
    *,
    before: Sequence[str] = (),
    python: Sequence[str] = (sys.executable,),
    environment: Mapping[str, str] | None = None,
    options: Sequence[str] = ("--no-cache",),
) -> Sums:
    done = subprocess.run(
        [*before, *python, "-B", "build.py", "--out", str(out), *options],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return {
        place.relative_to(out).as_posix(): (place.stat().st_mode, hashlib.sha256(place.read_bytes()).hexdigest())
        for place in out.rglob("*")
        if place.is_file()
    }


@pytest.mark.parametrize("seed", ["0", "1", "random"])
def test_hash_order(project: Path, expected: Sums, tmp_path: Path, seed: str) -> None:
    assert built(project, tmp_path / "out", environment={"PYTHONHASHSEED": seed}) == expected


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX", "tr_TR.UTF-8", "de_DE.ISO-8859-1"])
def test_locales(project: Path, expected: Sums, tmp_path: Path, locale: str) -> None:
    environment = {
        "LC_ALL": locale,
        "LANG": locale,
        "LANGUAGE": locale[:2],
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    assert built(project, tmp_path / "out", environment=environment) == expected


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu", "nonsense"])
def test_time_zones(project: Path, expected: Sums, tmp_path: Path, zone: str) -> None:
    assert built(project, tmp_path / "out", environment={"TZ": zone}) == expected


@pytest.mark.parametrize("clock", ["1999-12-31 23:59:58", "2099-01-01 00:00:00", "+3h x50"])
def test_clocks(project: Path, expected: Sums, tmp_path: Path, clock: str) -> None:
    needs("faketime")
    before = ("faketime", "-f", clock if clock.startswith("+") else f"@{clock}")
    assert built(project, tmp_path / "out", before=before) == expected


@pytest.mark.parametrize("mask", ["000", "022", "077", "027"])
def test_masks(project: Path, expected: Sums, tmp_path: Path, mask: str) -> None:
    before = ("bash", "-c", f'umask {mask}; exec "$@"', "bash")
    assert built(project, tmp_path / "out", before=before) == expected


def test_touched_files_in_another_checkout(expected: Sums, tmp_path: Path) -> None:
    other = tmp_path / "somewhere else" / "ünd" / "deeper"
    copy(other)
    for number, place in enumerate(sorted(other.rglob("*"), reverse=True)):
        os.utime(place, (number, number * 7))
    assert built(other, tmp_path / "out") == expected


@contextmanager
def disordered(folder: Path, place: Path, *options: str) -> Iterator[Path]:
    place.mkdir()
    subprocess.run(["disorderfs", "-q", *options, str(folder), str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("order", ["--shuffle-dirents=yes", "--reverse-dirents=yes", "--sort-dirents=yes"])
def test_order_of_the_files_in_a_folder(project: Path, expected: Sums, tmp_path: Path, order: str) -> None:
    needs("disorderfs", root=True)
    with disordered(project, tmp_path / "disordered", order, "--multi-user=no") as place:
        assert built(place, tmp_path / "out") == expected


def test_another_account(expected: Sums) -> None:
    needs("setpriv", root=True)
    nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    if subprocess.run([*nobody, sys.executable, "-c", "import yaml"], check=False, capture_output=True).returncode:
        pytest.skip("this Python is closed to other accounts")
    with open_to_all() as place:
        copy(place / "project")
        assert built(place / "project", place / "out", before=nobody) == expected


@pytest.mark.parametrize("processors", ["0", "0,1"])
def test_number_of_processors(project: Path, expected: Sums, tmp_path: Path, processors: str) -> None:
    needs("taskset")
    assert built(project, tmp_path / "out", before=("taskset", "-c", processors)) == expected


@pytest.mark.parametrize("flags", ["-O", "-OO", "-Xdev", "-E"])
def test_flags_of_python(project: Path, expected: Sums, tmp_path: Path, flags: str) -> None:
    assert built(project, tmp_path / "out", python=(sys.executable, flags)) == expected


@pytest.mark.parametrize("python", PYTHONS or ["none"])
def test_other_pythons(project: Path, expected: Sums, tmp_path: Path, python: str) -> None:
    if python == "none":
        pytest.skip("name other interpreters in ENDURE_PYTHONS")
    assert built(project, tmp_path / "out", python=(python,)) == expected


def test_without_a_network(project: Path, expected: Sums, tmp_path: Path) -> None:
    needs("unshare", root=True)
    assert built(project, tmp_path / "out", before=("unshare", "-n")) == expected


def test_with_a_cache_of_another_place(project: Path, expected: Sums, tmp_path: Path) -> None:
    other = tmp_path / "other"
    copy(other)
    built(other, tmp_path / "cold", options=())
    third = tmp_path / "third"
    copy(third)
    shutil.copytree(other / ".cache", third / ".cache")
    assert built(third, tmp_path / "warm", options=()) == expected
