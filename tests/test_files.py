"""The disk: what is read, and that a folder is replaced as a whole or not at all."""

from __future__ import annotations

import builtins
import contextlib
import errno
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handout.files import MANIFEST, exchange, publish, read, reserve
from handout.files.manifest import decode, encode, is_safe
from handout.files.spare import spare_in
from handout.problems import Problem, Severity

SITE = {"index.html": b"<h1>Home</h1>", "a/index.html": b"<h1>A</h1>", "a/b/index.html": b"<h1>B</h1>"}
NEXT = {"index.html": b"<h1>Home</h1>", "a/index.html": b"<h1>New A</h1>", "c/index.html": b"<h1>C</h1>"}


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def content(folder: Path) -> dict[str, bytes | str | None]:
    """Everything in a folder: files with bytes, folders as None, links as where they lead."""
    return {
        place.relative_to(folder).as_posix(): str(place.readlink())
        if place.is_symlink()
        else (place.read_bytes() if place.is_file() else None)
        for place in sorted(folder.rglob("*"))
    }


def site(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in content(folder).items() if isinstance(data, bytes)}


def whole(outputs: Mapping[str, bytes]) -> dict[str, bytes]:
    return {**outputs, MANIFEST: encode(outputs)}


def build(root: Path, outputs: Mapping[str, bytes], out: str = "_site") -> tuple[Problem, ...]:
    with reserve(root, root / out, root / CACHE) as reserved:
        return reserved.problems if reserved.value is None else publish(reserved.value, outputs)


CACHE = ".cache"
SPARE = spare_in(Path(CACHE), "_site").as_posix()


def names(root: Path) -> list[str]:
    """What stands in `root`, but for the folders of a former site, which hold nothing of it."""
    assert set(site(root / SPARE)) <= {MANIFEST}
    return sorted(place.name for place in root.iterdir() if place.name != CACHE)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [found.code for found in problems]


# reading


def test_sources_are_the_settings_and_three_folders_sorted(tmp_path: Path) -> None:
    write(
        tmp_path, {"content/b.md": "b", "site.yaml": "t", "content/a/x.md": "x", "README.md": "no", "static/s.css": ""}
    )
    found = read(tmp_path)
    assert found.problems == ()
    assert list(found.value.files.items()) == [
        ("content/a/x.md", b"x"),
        ("content/b.md", b"b"),
        ("site.yaml", b"t"),
        ("static/s.css", b""),
    ]


def test_hidden_files_and_backups_are_passed_over(tmp_path: Path) -> None:
    names = [".x.md.swp", "x.md~", "#x.md#", "x.bak", "~$x.docx", ".git/config", "Thumbs.db", ".DS_Store"]
    write(tmp_path, {f"content/{name}": "" for name in [*names, "x.md"]})
    assert list(read(tmp_path).value.files) == ["content/x.md"]


def test_the_standard_folder_for_well_known_files_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"static/.well-known/security.txt": "Contact"})
    assert list(read(tmp_path).value.files) == ["static/.well-known/security.txt"]


def test_paths_are_in_composed_form(tmp_path: Path) -> None:
    write(tmp_path, {f"content/{unicodedata.normalize('NFD', 'müde')}.md": "x"})
    assert list(read(tmp_path).value.files) == ["content/müde.md"]


def test_two_names_that_differ_only_in_capitals_are_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {"content/Pain.md": "x", "content/pain.md": "y"})
    (found,) = read(tmp_path).problems
    assert (found.place.path, found.code) == ("content/pain.md", "same-file-name")
    assert found.message == 'Windows and Mac take this file and "content/Pain.md" for one'


def test_two_spellings_of_one_accent_are_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {f"content/{unicodedata.normalize(form, 'é')}.md": form for form in ("NFC", "NFD")})
    assert codes(read(tmp_path).problems) == ["same-file-name"]


def test_a_link_inside_the_project_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": "a"})
    (tmp_path / "content/b.md").symlink_to("a.md")
    assert read(tmp_path).value.files["content/b.md"] == b"a"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("{outside}/secret.txt", "link-outside"),
        ("../.git/config", "link-outside"),
        ("../static", "link-to-folder"),
        ("link.md", "link-loop"),
        ("nothing.md", "file-vanished"),
    ],
)
def test_a_link_that_must_not_be_followed_is_a_problem(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, target: str, code: str
) -> None:
    outside = write(tmp_path_factory.mktemp("outside"), {"secret.txt": "secret"})
    write(tmp_path, {"content/a.md": "a", ".git/config": "token", "static/x": ""})
    (tmp_path / "content/link.md").symlink_to(target.format(outside=outside))
    found = read(tmp_path)
    assert [(problem.place.path, problem.code) for problem in found.problems] == [("content/link.md", code)]
    assert list(found.value.files) == ["content/a.md", "static/x"]


def test_a_source_folder_that_is_a_link_out_of_the_project_is_a_problem(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (tmp_path / "content").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    assert codes(read(tmp_path).problems) == ["link-outside"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_a_problem_and_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content/pipe.md")
    assert codes(read(tmp_path).problems) == ["not-a-file"]


def test_a_name_that_windows_cannot_hold_is_a_warning_and_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"content/what?.md": "x", "content/aux.md": "y"})
    found = read(tmp_path)
    assert [(problem.code, problem.severity) for problem in found.problems] == [
        ("file-name-not-portable", Severity.WARNING),
        ("file-name-not-portable", Severity.WARNING),
    ]
    assert len(found.value.files) == 2


@pytest.mark.parametrize("name", [b"bad\xff.md", b"bad\n.md", b"bad\\.md"])
def test_a_name_that_no_address_can_hold_is_an_error_with_a_printable_path(tmp_path: Path, name: bytes) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / os.fsdecode(name)).write_bytes(b"x")
    (found,) = read(tmp_path).problems
    assert (found.code, found.place.path) == ("odd-file-name", "content/bad\N{REPLACEMENT CHARACTER}.md")


def test_a_system_that_gives_a_file_in_parts_gives_all_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"content/a.md": "many words", "content/b.md": ""})
    honest = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, most: honest(descriptor, min(most, 3)))
    assert read(tmp_path).value.files == {"content/a.md": b"many words", "content/b.md": b""}


def test_a_huge_file_is_a_problem_and_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"static/film.mp4": ""})
    with (tmp_path / "static/film.mp4").open("wb") as file:
        file.truncate(60_000_000)
    found = read(tmp_path)
    assert found.problems[0].message == "this file has 60 MB, and the most is 50 MB"
    assert found.value.files == {}


def test_a_file_that_cannot_be_read_is_a_problem_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"content/a.md": "a", "content/b.md": "b"})
    honest = os.open

    def refuse(place: str, flags: int) -> int:
        if place.endswith("a.md"):
            raise PermissionError(errno.EACCES, "denied")
        return honest(place, flags)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        found = read(tmp_path)
    assert [(problem.place.path, problem.code) for problem in found.problems] == [("content/a.md", "no-permission")]
    assert found.problems[0].message == "cannot read this: this account may not"
    assert list(found.value.files) == ["content/b.md"]


def read_while(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Lets something happen right after each reading of a file."""
    honest = os.read

    def reading(descriptor: int, most: int) -> bytes:
        data = honest(descriptor, most)
        happens()
        return data

    monkeypatch.setattr(os, "read", reading)


def test_a_file_that_is_saved_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"content/a.md": "old a", "content/b.md": "old b"})
    texts = iter(["new a"])

    def save() -> None:
        for text in texts:
            (tmp_path / "content/a.md").write_text(text, encoding="utf-8")
            os.utime(tmp_path / "content/a.md", ns=(1, 1))

    read_while(monkeypatch, save)
    found = read(tmp_path)
    assert found.problems == ()
    assert found.value.files == {"content/a.md": b"new a", "content/b.md": b"old b"}


def test_a_file_that_never_rests_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"content/a.md": "a", "content/b.md": "b"})
    read_while(monkeypatch, lambda: grow(tmp_path))
    assert [(one.place.path, one.code) for one in read(tmp_path).problems] == [("content/a.md", "file-changing")]


def grow(root: Path) -> None:
    with (root / "content/a.md").open("a", encoding="utf-8") as file:
        file.write("x")


def test_a_file_that_goes_while_the_others_are_read_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"content/a.md": "a", "content/b.md": "b"})
    read_while(monkeypatch, lambda: (tmp_path / "content/a.md").unlink(missing_ok=True))
    found = read(tmp_path)
    assert {problem.code for problem in found.problems} <= {"file-vanished"}
    assert found.value.files == {"content/b.md": b"b"}


PLACES = ("content/a/page.md", "content/b/page.md", "static/page.md")


@pytest.mark.parametrize(("first", "second"), [(a, b) for a in PLACES for b in PLACES if a != b])
def test_a_file_that_moves_while_the_others_are_read_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    rest = {f"{folder}/rest.md": "b" for folder in ("content/a", "content/b", "static")}
    write(tmp_path, {first: "a", **rest})
    turns = iter([(first, second)])
    read_while(monkeypatch, lambda: [(tmp_path / old).rename(tmp_path / new) for old, new in turns])
    found = read(tmp_path)
    assert found.problems == ()
    assert found.value.files.keys() == {second, *rest}


def test_a_folder_that_goes_for_a_moment_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"content/a.md": "a", "away/b.md": "b"})
    turns = iter([("away", "static")])
    read_while(monkeypatch, lambda: [(tmp_path / old).rename(tmp_path / new) for old, new in turns])
    found = read(tmp_path)
    assert (found.problems, list(found.value.files)) == ((), ["content/a.md", "static/b.md"])


def test_a_folder_that_never_rests_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"content/a.md": "a"})
    names = (tmp_path / f"content/{number}.svg" for number in range(99))
    read_while(monkeypatch, lambda: next(names).touch())
    assert [(one.place.path, one.code) for one in read(tmp_path).problems][-1:] == [("content", "file-changing")]


def test_what_is_no_source_may_come_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"content/a.md": "a"})
    numbers = iter(range(99))

    def other() -> None:
        number = next(numbers)
        for name in (f"content/.a.md.{number}.swp", f"content/a.md.{number}~", f"other-{number}"):
            (tmp_path / name).touch()

    read_while(monkeypatch, other)
    assert read(tmp_path).problems == ()


# publishing


@pytest.mark.parametrize("outputs", [{}, {"a": b""}, {"b": b"", 'a"\u2028é\x7f': b"x"}])
def test_a_manifest_is_written_as_people_read_it(outputs: dict[str, bytes]) -> None:
    sums = {path: hashlib.sha256(outputs[path]).hexdigest() for path in sorted(outputs)}
    listed = json.dumps(sums, indent=2, ensure_ascii=False)
    assert encode(outputs).decode() == f'{{\n "made-by": "handout",\n "files": {listed}\n}}\n'


def test_a_first_build_makes_the_folder_with_its_manifest(tmp_path: Path) -> None:
    assert build(tmp_path, SITE) == ()
    assert site(tmp_path / "_site") == whole(SITE)
    assert decode((tmp_path / "_site" / MANIFEST).read_bytes()) == {
        path: hashlib.sha256(data).hexdigest() for path, data in SITE.items()
    }


def test_the_next_build_replaces_everything_and_leaves_nothing_beside(tmp_path: Path) -> None:
    build(tmp_path, SITE)
    assert build(tmp_path, NEXT) == ()
    assert site(tmp_path / "_site") == whole(NEXT)
    assert "a/b" not in content(tmp_path / "_site")
    assert names(tmp_path) == ["_site"]
    assert content(tmp_path / SPARE) == {"a": None, "a/b": None}


def test_an_unchanged_file_keeps_its_place_on_the_disk(tmp_path: Path) -> None:
    build(tmp_path, SITE)
    before = (tmp_path / "_site/index.html").stat()
    build(tmp_path, NEXT)
    after = (tmp_path / "_site/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert (tmp_path / "_site/a/index.html").stat().st_ino != before.st_ino


def test_an_unchanged_site_is_not_touched(tmp_path: Path) -> None:
    build(tmp_path, SITE)
    before = (tmp_path / "_site").stat().st_ino
    assert build(tmp_path, SITE) == ()
    assert (tmp_path / "_site").stat().st_ino == before


def test_a_published_file_that_was_damaged_is_mended(tmp_path: Path) -> None:
    build(tmp_path, SITE)
    (tmp_path / "_site/index.html").write_bytes(b"<h1>Hxme</h1>")
    assert build(tmp_path, SITE) == ()
    assert site(tmp_path / "_site") == whole(SITE)


def test_modes_do_not_depend_on_the_account(tmp_path: Path) -> None:
    usual = os.umask(0o077)
    try:
        build(tmp_path, SITE)
    finally:
        os.umask(usual)
    modes = {place.stat().st_mode & 0o777 for place in (tmp_path / "_site").rglob("*") if place.is_file()}
    assert modes == {0o644}
    assert {place.stat().st_mode & 0o777 for place in [tmp_path / "_site", tmp_path / "_site/a"]} == {0o755}


@pytest.mark.parametrize(
    "out",
    [
        ".",
        "..",
        "content",
        "content/x",
        "Static",
        "handout/x",
        ".git",
        "templates/../content",
        "site.yaml",
        "site.yaml/x",
        "link",
    ],
)
def test_a_folder_that_holds_or_is_somebodys_work_is_refused(tmp_path: Path, out: str) -> None:
    root = write(tmp_path / "project", {"site.yaml": "t", "content/a.md": "a", "real/x": "x"})
    (root / "link").symlink_to(root / "real")
    before = content(tmp_path)
    assert codes(build(root, SITE, out)) == ["output-place"]
    assert content(tmp_path) == before


@pytest.mark.parametrize("link", ["_site", "_site/deep", "."])
def test_a_cache_that_leads_into_the_site_is_refused(tmp_path: Path, link: str) -> None:
    (tmp_path / ".cache").symlink_to(link)
    with reserve(tmp_path, tmp_path / "_site", tmp_path / ".cache") as reserved:
        assert codes(reserved.problems) == ["output-place"]
        assert reserved.problems[0].help == "remove the link .cache, or choose another folder with --out"
    assert [path.name for path in tmp_path.iterdir()] == [".cache"]


def test_a_folder_with_other_files_and_no_manifest_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"_site/photo.jpg": "x"})
    before = content(tmp_path)
    (found,) = build(tmp_path, SITE)
    assert (found.place.path, found.code) == ("_site", "output-not-ours")
    assert content(tmp_path) == before


def test_a_file_that_no_build_made_stops_the_next_build(tmp_path: Path) -> None:
    build(tmp_path, SITE)
    write(tmp_path, {"_site/CNAME": "example.org"})
    (tmp_path / "_site/uploads").mkdir()
    before = content(tmp_path)
    (found,) = build(tmp_path, NEXT)
    assert found.code == "foreign-file"
    assert found.message == "this folder holds what no build put there: CNAME, uploads/"
    assert content(tmp_path) == before


def test_a_published_file_that_became_a_link_stops_the_next_build(tmp_path: Path) -> None:
    build(tmp_path, SITE)
    (tmp_path / "_site/index.html").unlink()
    (tmp_path / "_site/index.html").symlink_to("/etc/hostname")
    assert codes(build(tmp_path, NEXT)) == ["foreign-file"]


def test_what_a_mac_leaves_in_a_viewed_folder_is_no_reason_to_stop(tmp_path: Path) -> None:
    build(tmp_path, SITE)
    write(tmp_path, {"_site/.DS_Store": "mac", "_site/a/b/.DS_Store": "mac"})
    assert build(tmp_path, NEXT) == ()
    assert site(tmp_path / "_site") == {**whole(NEXT), ".DS_Store": b"mac"}
    assert build(tmp_path, SITE) == ()


def test_somebody_elses_manifest_does_not_make_the_folder_ours(tmp_path: Path) -> None:
    write(tmp_path, {f"_site/{MANIFEST}": '{"files": {"a": "b"}}'})
    assert codes(build(tmp_path, SITE)) == ["output-not-ours"]


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a//b", "a\\b", "C:x", "a\nb", "", ".", "a/", MANIFEST])
def test_an_output_that_would_lie_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    assert codes(build(tmp_path, {**SITE, path: b"x"})) == ["unsafe-output"]
    assert content(tmp_path) == {}


@pytest.mark.parametrize("path", ["A/index.html", "a", "INDEX.html"])
def test_outputs_that_cannot_lie_side_by_side_are_refused(tmp_path: Path, path: str) -> None:
    assert codes(build(tmp_path, {**SITE, path: b"x"})) == ["same-output"]


def test_a_second_build_at_the_same_time_gets_a_problem_at_once(tmp_path: Path) -> None:
    with reserve(tmp_path, tmp_path / "_site") as first:
        assert first.value is not None
        assert codes(build(tmp_path, SITE)) == ["another-build"]
        assert build(tmp_path, SITE, "elsewhere") == ()
    assert build(tmp_path, SITE) == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "_site/x",
                "_site/a/x",
                "_site/a/b/c/x",
                "_site.handout-next-1/index.html",
                "_site.handout-last-7/x",
                "_site.handout-next-1/.DS_Store",
                "_site.old/x",
                "x",
            ]
        ),
        st.binary(min_size=1, max_size=5),
    ),
    st.sampled_from(["_site", ".", "_site.handout-next-1", "x", "_site/a", "content"]),
)
def test_no_file_is_lost_that_no_build_made(
    tmp_path_factory: pytest.TempPathFactory, foreign: dict[str, bytes], out: str
) -> None:
    root = tmp_path_factory.mktemp("project")
    build(root, SITE)
    write(root, foreign)
    build(root, NEXT, out)
    build(root, SITE, out)
    after = content(root)
    kept = {path: data for path, data in foreign.items() if not path.endswith(".DS_Store")}
    assert {path: after.get(path) for path in kept} == kept


# the folders of the former site


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A project whose site was built twice: the folders of the first one are kept for the next."""
    build(tmp_path, SITE)
    build(tmp_path, NEXT)
    assert set(content(tmp_path / SPARE).values()) == {None}
    return tmp_path


def test_a_site_is_put_into_the_folders_of_the_former_one(built: Path) -> None:
    kept = (built / SPARE / "a").stat().st_ino
    assert build(built, SITE) == ()
    assert (built / "_site/a").stat().st_ino == kept
    assert site(built / "_site") == whole(SITE)
    assert content(built / SPARE) == {"a": None, "c": None}


def test_folders_that_the_next_site_does_not_need_do_not_come_with_it(built: Path) -> None:
    assert build(built, {"index.html": b"x"}) == ()
    assert content(built / "_site") == whole({"index.html": b"x"})


def test_nothing_that_was_taken_back_lies_beside_the_site(built: Path) -> None:
    assert build(built, {"index.html": b"x"}) == ()
    assert site(built / SPARE) == {}


@pytest.mark.parametrize("path", ["mine.txt", "a/mine.txt", "a/b/index.html", "other/mine.txt", "index.html"])
def test_a_file_among_the_kept_folders_is_neither_published_nor_lost(built: Path, path: str) -> None:
    write(built, {f"{SPARE}/{path}": "mine"})
    (found,) = build(built, SITE)
    assert (found.code, found.severity) == ("left-behind", Severity.WARNING)
    assert SPARE in found.message
    assert site(built / "_site") == whole(SITE)
    assert site(built / SPARE) == {path: b"mine"}
    assert sorted(place.name for place in built.iterdir()) == [CACHE, "_site"]


def test_a_list_among_the_kept_folders_that_is_not_ours_is_not_lost(built: Path) -> None:
    write(built, {f"{SPARE}/{MANIFEST}": '{"mine": 1}'})
    assert codes(build(built, SITE)) == ["left-behind"]
    assert site(built / SPARE) == {MANIFEST: b'{"mine": 1}'}


@pytest.mark.parametrize("kind", ["link", "file"])
def test_what_stands_in_the_place_of_the_kept_folders_stays(built: Path, kind: str) -> None:
    (built / SPARE).rename(built / "elsewhere")
    if kind == "link":
        (built / SPARE).symlink_to(built / "elsewhere")
    else:
        (built / SPARE).write_bytes(b"mine")
    before = content(built / "elsewhere")
    assert codes(build(built, SITE)) == ["left-behind"]
    assert content(built / "elsewhere") == before
    assert (built / SPARE).is_symlink() if kind == "link" else (built / SPARE).read_bytes() == b"mine"
    assert site(built / "_site") == whole(SITE)


def test_kept_folders_whose_rights_were_changed_are_made_anew(built: Path) -> None:
    (built / SPARE / "a").chmod(0o700)
    assert build(built, SITE) == ()
    assert {place.stat().st_mode & 0o777 for place in (built / "_site").rglob("*") if place.is_dir()} == {0o755}


def test_folders_added_to_kept_ones_have_the_usual_rights(built: Path) -> None:
    usual = os.umask(0o077)
    try:
        build(built, {**SITE, "d/e/index.html": b"x"})
    finally:
        os.umask(usual)
    assert {place.stat().st_mode & 0o777 for place in (built / "_site").rglob("*") if place.is_dir()} == {0o755}


def test_without_a_place_to_keep_folders_none_are_kept(tmp_path: Path) -> None:
    write(tmp_path, {CACHE: "mine"})
    for outputs in (SITE, NEXT, SITE):
        assert build(tmp_path, outputs) == ()
        assert site(tmp_path / "_site") == whole(outputs)
    assert sorted(place.name for place in tmp_path.iterdir()) == [CACHE, "_site"]


def test_the_kept_folders_may_be_deleted_at_any_time(built: Path) -> None:
    shutil.rmtree(built / SPARE)
    assert build(built, SITE) == ()
    assert site(built / "_site") == whole(SITE)


def test_a_file_put_deep_into_the_site_stops_the_next_build(built: Path) -> None:
    write(built, {"_site/a/mine.txt": "mine"})
    before = content(built)
    (found,) = build(built, SITE)
    assert found.message == "this folder holds what no build put there: a/mine.txt"
    assert content(built) == before


def test_a_refusal_names_what_lies_deeper_too(built: Path) -> None:
    write(built, {"_site/a/mine.txt": "mine", "_site/CNAME": "mine"})
    assert build(built, SITE)[0].message == "this folder holds what no build put there: CNAME, a/mine.txt"


# what can go wrong on the way


class Stop(BaseException):
    """Stands for SIGKILL: nothing after it has any effect on the disk."""


class Trap:
    """Lets the first `allowed` changes of the disk happen, then does `then` at each further one."""

    def __init__(self, allowed: int, then: Callable[[], None]) -> None:
        self.allowed, self.then = allowed, then
        self.sprung = False

    def around(self, change: Callable[..., object]) -> Callable[..., object]:
        def changed(*arguments: object, **named: object) -> object:
            if self.allowed <= 0:
                self.sprung = True
                self.then()
            self.allowed -= 1
            return change(*arguments, **named)

        return changed

    def arm(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("mkdir", "chmod", "link", "unlink", "rmdir", "rename", "replace"):
            monkeypatch.setattr(os, name, self.around(getattr(os, name)))
        monkeypatch.setattr(builtins, "open", self.around(open))
        monkeypatch.setattr(exchange, "_swapped", self.around(exchange._swapped))


def kill() -> None:
    raise Stop


@pytest.mark.parametrize("before", [[SITE], [SITE, NEXT, SITE]], ids=["second", "later"])
@pytest.mark.parametrize("one_step", [True, False])
def test_a_build_killed_at_any_step_leaves_the_old_site_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_step: bool, before: list[dict[str, bytes]]
) -> None:
    if not one_step:
        monkeypatch.setattr(exchange, "_swapped", lambda new, old: False)
    for allowed in range(200):
        root = tmp_path / str(allowed)
        root.mkdir()
        for former in before:
            build(root, former)
        trap = Trap(allowed, kill)
        with monkeypatch.context() as patched:
            trap.arm(patched)
            with contextlib.suppress(Stop):
                build(root, NEXT)
        if one_step:
            assert site(root / "_site") in (whole(SITE), whole(NEXT)), allowed
        with reserve(root, root / "_site") as healed:
            assert healed.problems == ()
            assert site(root / "_site") in (whole(SITE), whole(NEXT)), allowed
        assert names(root) == ["_site"]
        assert build(root, SITE) == ()
        assert site(root / "_site") == whole(SITE)
        if not trap.sprung:
            break
    assert allowed > 12
    assert not trap.sprung


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EACCES, "no-permission"),
        (errno.EROFS, "read-only-disk"),
        (errno.EMFILE, "too-many-open-files"),
        (errno.EIO, "disk-fault"),
        (errno.ENOTTY, "system-error"),
    ],
)
@pytest.mark.parametrize("before", [[SITE], [SITE, NEXT, SITE]], ids=["second", "later"])
def test_whatever_the_system_refuses_is_one_problem_and_the_old_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, before: list[dict[str, bytes]]
) -> None:
    def refuse() -> None:
        raise OSError(number, os.strerror(number))

    outcomes = set()
    for allowed in range(200):
        root = tmp_path / str(allowed)
        root.mkdir()
        for former in before:
            build(root, former)
        trap = Trap(allowed, refuse)
        with monkeypatch.context() as patched:
            trap.arm(patched)
            found = build(root, NEXT)
        outcomes.add(tuple(codes(found)))
        assert site(root / "_site") == whole(SITE if code in codes(found) else NEXT)
        assert build(root, NEXT) == ()
        if not trap.sprung:
            break
    assert not trap.sprung
    assert (code,) in outcomes
    assert outcomes <= {(code,), ("left-behind",), ()}


BUILD_FOR_EVER = """
import sys
from pathlib import Path
from handout.files import publish, reserve
root, turn = Path(sys.argv[1]), 0
print("ready", flush=True)
while True:
    turn += 1
    with reserve(root, root / "_site") as reserved:
        publish(reserved.value, {f"{n}/index.html": (b"old", b"new")[turn % 2] * 500 for n in range(40)})
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts on an exchange in one step")
def test_a_build_that_is_really_killed_leaves_a_whole_site(tmp_path: Path) -> None:
    chance = random.Random(2026)
    for _ in range(12):
        with subprocess.Popen(
            [sys.executable, "-c", BUILD_FOR_EVER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as builder:
            assert builder.stdout is not None
            assert builder.stdout.readline() == "ready\n"
            time.sleep(0.02 + chance.random() * 0.06)
            builder.send_signal(signal.SIGKILL)
        pages = site(tmp_path / "_site") if (tmp_path / "_site").exists() else {}
        listed = decode(pages.pop(MANIFEST)) if pages else {}
        assert {path: hashlib.sha256(data).hexdigest() for path, data in pages.items()} == listed
        assert len(set(pages.values())) <= 1
    assert build(tmp_path, SITE) == ()
    assert names(tmp_path) == ["_site"]


@settings(max_examples=200)
@given(st.text(max_size=12))
def test_a_safe_path_always_lies_inside(path: str) -> None:
    if is_safe(path):
        assert (Path("/out") / path).is_relative_to("/out")
        assert ".." not in (Path("/out") / path).parts
