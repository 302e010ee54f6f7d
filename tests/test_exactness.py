"""The same sources give the same bytes, whoever builds them, where and when."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from handout.cli import GOOD, main
from tests.sites import ARTICLE, ROOT, front, parse_site, with_facts

TERMS = ("Émigré", "eager", "Istanbul", "ılık", "ilk")
EPOCH = "1795305600"
DAY = "2026-11-22"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with records, two languages and names whose order could depend on the locale."""
    root = tmp_path_factory.mktemp("project")
    files = dict(parse_site(with_facts()).files)
    for slug, title in (("ilk", "Ilk"), ("ilac", "İlaç ısı"), ("zebra", "Émile"), ("a-b", "A b"), ("ab", "Ab")):
        files[f"content/benefits/{slug}.md"] = front(f"title: {title}").encode()
    settings = files["site.yaml"].decode().replace("languages: [en]", "languages: [en, tr]")
    files["site.yaml"] = settings.replace("emergency:\n", "emergency:\n  tr: Nefes darlığı\n").encode()
    files[ARTICLE.replace(".md", ".tr.md")] = front("title: Işık").encode()
    files["content/home.tr.md"] = files["content/home.md"]
    files["content/benefits/index.tr.md"] = files["content/benefits/index.md"]
    files["content/glossary.yaml"] += (
        "- term: Émigré\n  definition: A word.\n- term: eager\n  definition: A word.\n".encode()
    )
    for path, data in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return root


@pytest.fixture(scope="module")
def expected(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, bytes]]:
    return built(project, tmp_path_factory.mktemp("expected") / "out")


def built(project: Path, out: Path) -> dict[str, tuple[int, bytes]]:
    assert main(["--root", str(project), "--no-cache", "--date", DAY, "--out", str(out)]) == GOOD
    return tree(out)


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every path with its mode and, of files, the bytes."""
    return {
        place.relative_to(folder).as_posix(): (place.stat().st_mode, place.read_bytes() if place.is_file() else b"")
        for place in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize(
    ("flags", "environment"),
    [
        ((), {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}),
        (("-OO", "-X", "utf8=0"), {"PYTHONHASHSEED": "1", "TZ": "Pacific/Niue", "LC_ALL": "tr_TR.UTF-8"}),
        (("-X", "dev"), {"PYTHONHASHSEED": "random", "LC_ALL": "C.UTF-8", "COLUMNS": "20", "NO_COLOR": "1"}),
    ],
)
def test_another_account_place_time_zone_locale_and_hash_order(
    project: Path,
    expected: dict[str, tuple[int, bytes]],
    tmp_path: Path,
    flags: tuple[str, ...],
    environment: dict[str, str],
) -> None:
    other = tmp_path / "another place"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns(".cache"))
    for place in other.rglob("*"):
        os.utime(place, (1, 1))
    usual = os.umask(0o077)
    try:
        done = subprocess.run(
            [sys.executable, "-B", *flags, str(ROOT / "build.py")],
            cwd=other,
            env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        os.umask(usual)
    assert (done.returncode, done.stderr) == (GOOD, "")
    assert tree(other / "_site") == expected


class Shuffled(Iterator[os.DirEntry[str]]):
    """The entries of a folder in an order that no disk gives twice."""

    def __init__(self, entries: Any, chance: random.Random) -> None:
        with entries:
            listed = list(entries)
        chance.shuffle(listed)
        self._entries = iter(listed)

    def __enter__(self) -> Iterator[os.DirEntry[str]]:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return self

    def __next__(self) -> os.DirEntry[str]:
        return next(self._entries)

    def close(self) -> None:
        """As `os.walk` ends its looks."""


def shuffled(listing: Callable[..., Any], chance: random.Random, wrap: Callable[[Any, random.Random], Any]) -> Any:
    return lambda *arguments: wrap(listing(*arguments), chance)


def mixed(names: list[str], chance: random.Random) -> list[str]:
    return chance.sample(names, len(names))


@pytest.mark.parametrize("seed", [1, 2])
def test_another_order_of_the_files_in_a_folder(
    project: Path,
    expected: dict[str, tuple[int, bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(os, "listdir", shuffled(os.listdir, chance, mixed))
    monkeypatch.setattr(os, "scandir", shuffled(os.scandir, chance, Shuffled))
    assert len({str(os.listdir(ROOT)) for _ in range(9)}) > 1  # noqa: PTH208
    assert built(project, tmp_path / "out") == expected


def test_another_way_of_writing_the_same_file_names(
    project: Path, expected: dict[str, tuple[int, bytes]], tmp_path: Path
) -> None:
    """A Mac may hand out names with letters and accents apart; a shell may name the folder in many ways."""
    odd = tmp_path / "x" / ".." / "link"
    (tmp_path / "x").mkdir()
    (tmp_path / "link").symlink_to(project)
    assert built(odd, tmp_path / "out") == expected
