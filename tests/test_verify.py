"""`verify`: whether a published folder is still what a build put there."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from handout.cli import GOOD, PROBLEMS, USAGE, main
from handout.files import MANIFEST, publish, reserve, verifying
from handout.files.verifying import verify
from tests.sites import parse_site

SITE = {"index.html": b"<h1>Home</h1>", "a/index.html": b"<h1>A</h1>", "a/b/index.html": b"<h1>B</h1>"}


def build(root: Path, outputs: dict[str, bytes]) -> Path:
    with reserve(root, root / "_site") as reserved:
        assert reserved.value is not None
        assert publish(reserved.value, outputs) == ()
    return root / "_site"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return build(tmp_path, SITE)


def found(site: Path, kept: Path | None = None) -> list[tuple[str, str]]:
    return [(problem.place.path, problem.code) for problem in verify(site.parent, site, kept).problems]


def test_an_untouched_site_is_good_and_has_one_number(site: Path) -> None:
    checked = verify(site.parent, site)
    assert checked.problems == ()
    assert checked.value is not None
    assert checked.value.files == len(SITE)
    assert checked.value.digest == hashlib.sha256((site / MANIFEST).read_bytes()).hexdigest()


def alter(site: Path) -> None:
    (site / "a/index.html").write_bytes(b"<h1>X</h1>")


def cut(site: Path) -> None:
    (site / "a/index.html").write_bytes(b"")


def turn_into_a_link(site: Path) -> None:
    (site / "copy").write_bytes(SITE["a/index.html"])
    (site / "a/index.html").unlink()
    (site / "a/index.html").symlink_to("../copy")


def turn_into_a_folder(site: Path) -> None:
    (site / "a/index.html").unlink()
    (site / "a/index.html").mkdir()


def add_deep(site: Path) -> None:
    (site / "up/loads").mkdir(parents=True)
    (site / "up/loads/x.php").write_bytes(b"x")
    (site / "a/.htaccess").write_bytes(b"x")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (alter, [("a/index.html", "altered-file")]),
        (cut, [("a/index.html", "altered-file")]),
        (turn_into_a_link, [("a/index.html", "altered-file"), ("copy", "foreign-file")]),
        (turn_into_a_folder, [("a/index.html", "lost-file")]),
        (lambda site: (site / "a/b/index.html").unlink(), [("a/b/index.html", "lost-file")]),
        (add_deep, [("a/.htaccess", "foreign-file"), ("up/loads/x.php", "foreign-file")]),
        (lambda site: (site / ".DS_Store").write_bytes(b"mac"), []),
    ],
)
def test_each_difference_is_named(
    site: Path, change: Callable[[Path], object], expected: list[tuple[str, str]]
) -> None:
    change(site)
    assert found(site) == [(f"_site/{path}", code) for path, code in expected]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_the_place_of_a_page_is_named_and_not_waited_for(site: Path) -> None:
    (site / "index.html").unlink()
    os.mkfifo(site / "index.html")
    assert found(site) == [("_site/index.html", "altered-file")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("stands_there", ["pipe", "endless"])
def test_what_never_ends_in_the_place_of_the_list_is_not_read(site: Path, stands_there: str) -> None:
    (site / MANIFEST).unlink()
    if stands_there == "pipe":
        os.mkfifo(site / MANIFEST)
    else:
        (site / MANIFEST).symlink_to("/dev/zero")
    assert found(site) == [(f"_site/{MANIFEST}", "damaged-manifest")]


def test_who_alters_the_list_too_is_found_out_by_a_kept_list(site: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_bytes((site / MANIFEST).read_bytes())
    forged = b"<h1>Forged</h1>"
    (site / "index.html").write_bytes(forged)
    text = (site / MANIFEST).read_text("utf-8")
    sums = [hashlib.sha256(data).hexdigest() for data in (SITE["index.html"], forged)]
    (site / MANIFEST).write_text(text.replace(*sums), encoding="utf-8")
    assert found(site) == []
    assert found(site, kept) == [(f"_site/{MANIFEST}", "altered-file"), ("_site/index.html", "altered-file")]


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[" * 100_000, b"\xff", b'{"made-by": "handout", "files": {"../x": "0"}}']
)
def test_a_damaged_list_is_a_problem(site: Path, data: bytes) -> None:
    (site / MANIFEST).write_bytes(data)
    assert found(site) == [(f"_site/{MANIFEST}", "damaged-manifest")]


def test_without_a_site_or_a_kept_list_there_is_nothing_to_compare(site: Path, tmp_path: Path) -> None:
    assert found(tmp_path / "none") == [("none", "not-published")]
    assert found(site, tmp_path / "none.json") == [((tmp_path / "none.json").as_posix(), "not-published")]
    (site / MANIFEST).unlink()
    assert found(site) == [("_site", "not-published")]


def test_nothing_is_written_and_a_running_build_is_no_hindrance(site: Path) -> None:
    before = sorted(site.parent.iterdir())
    with reserve(site.parent, site):
        inside = sorted(site.parent.iterdir())
        assert found(site) == []
        assert sorted(site.parent.iterdir()) == inside
    assert found(site) == []
    assert sorted(site.parent.iterdir()) == before


@pytest.mark.parametrize("builds", [1, 2])
def test_a_build_that_replaces_the_site_meanwhile_is_no_alteration(
    site: Path, monkeypatch: pytest.MonkeyPatch, builds: int
) -> None:
    honest = verifying._walk
    turns = iter([{**SITE, "index.html": f"<h1>Next {turn}</h1>".encode()} for turn in range(builds)])

    def meanwhile(out: Path, name: str) -> object:
        for outputs in turns:
            build(site.parent, outputs)
        return honest(out, name)

    monkeypatch.setattr(verifying, "_walk", meanwhile)
    assert found(site) == []


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, data in parse_site("").files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert main(["--no-cache", "--date", "2026-11-22"]) == GOOD
    return tmp_path


def test_the_command_says_good_or_names_what_is_wrong(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    digest = hashlib.sha256((root / "_site" / MANIFEST).read_bytes()).hexdigest()
    assert main(["verify"]) == GOOD
    assert capsys.readouterr().out == (
        "Good: _site holds the 13 files that were published, and nothing else\n"
        f"SHA-256 of handout-manifest.json: {digest}\n"
    )
    (root / "_site/index.html").write_bytes(b"forged")
    assert main(["verify"]) == PROBLEMS
    assert capsys.readouterr().out == (
        "_site/index.html: error: this is not the file that was published  [altered-file]\n"
        " help: a new build puts the right one back; find out who changed it\n\n"
        "1 error\n"
    )
    assert main(["--no-cache", "--date", "2026-11-22"]) == GOOD
    assert main(["verify"]) == GOOD


def test_other_programs_get_the_problems_with_the_number_of_the_list(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digest = hashlib.sha256((root / "_site" / MANIFEST).read_bytes()).hexdigest()
    (root / "_site/extra.txt").write_bytes(b"x")
    capsys.readouterr()
    assert main(["verify", "--format", "json"]) == PROBLEMS
    said = json.loads(capsys.readouterr().out)
    assert [(problem["path"], problem["code"]) for problem in said["problems"]] == [("_site/extra.txt", "foreign-file")]
    assert (said["errors"], said["files"], said["manifest-sha256"]) == (1, 13, digest)
    assert main(["verify", "--format", "sarif", "--out", "none"]) == PROBLEMS
    assert "not-published" in capsys.readouterr().out


def test_a_kept_list_belongs_to_verify(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--manifest", "kept.json"]) == USAGE
    assert capsys.readouterr().err.startswith("build.py: --manifest belongs to verify")
