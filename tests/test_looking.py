"""What a second process sees of the published files is believed only as long as they are the very same."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handout.files import MANIFEST, looking, publish, reserve
from handout.files.manifest import encode
from handout.outputs import Output, Outputs, output_of
from tests.meddling import altered, handles, replaced

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")

SITE = {f"page-{number}/index.html": b"<h1>Page %d</h1>" % number for number in range(30)}
ONE = "page-7/index.html"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published site, small, but looked at as large ones are."""
    monkeypatch.setattr(looking, "_WORTH_IT", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert build(tmp_path) == ()
    time.sleep(looking._TICK / 1e9 + 0.02)
    return tmp_path


def build(root: Path, happens: Callable[[], object] = int) -> tuple[object, ...]:
    """Builds the site once more; something happens when the other process has looked, but before it is heard."""
    with reserve(root, root / "_site") as reserved:
        assert reserved.value is not None
        if reserved.value.look is not None:
            time.sleep(0.3 if happens is not int else 0)
        happens()
        return publish(reserved.value, SITE)


def as_built(root: Path) -> bool:
    found = {path: (root / "_site" / path).read_bytes() for path in SITE}
    modes = {(root / "_site" / path).lstat().st_mode for path in SITE}
    return found == SITE and len(modes) == 1 and (root / "_site" / MANIFEST).read_bytes() == encode(SITE)


def test_all_files_are_seen_and_none_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with looking.Look(root / "_site") as look:
        seen = look.seen().seen
    assert {path: one.sum for path, one in seen.items()} == {
        path: output_of(data).sum for path, data in {**SITE, MANIFEST: encode(SITE)}.items()
    }
    monkeypatch.setattr("handout.files.publishing._holds", pytest.fail)
    assert build(root) == ()


@pytest.mark.parametrize(
    "harm",
    [altered, replaced, Path.unlink, lambda place: place.chmod(0o600), lambda place: os.truncate(place, 3)],
    ids=["altered", "replaced", "gone", "closed", "cut"],
)
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_whatever_happens_to_a_file_it_is_put_right(root: Path, harm: Callable[[Path], None], when: str) -> None:
    if when == "before":
        harm(root / "_site" / ONE)
        assert build(root) == ()
    else:
        assert build(root, lambda: harm(root / "_site" / ONE)) == ()
    assert as_built(root)


def test_another_site_in_the_same_place_is_not_taken_for_the_one_that_was_seen(root: Path) -> None:
    def exchanged() -> None:
        (root / "_site").rename(root / "former")
        with reserve(root, root / "elsewhere") as reserved:
            assert reserved.value is not None
            assert publish(reserved.value, dict.fromkeys(SITE, b"<h1>Page X</h1>")) == ()
        (root / "elsewhere").rename(root / "_site")

    assert build(root, exchanged) == ()
    assert as_built(root)


def test_without_the_other_process_this_one_looks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    before = handles()
    altered(root / "_site" / ONE)
    assert build(root) == ()
    assert as_built(root)
    assert handles() == before


def test_nothing_is_believed_of_a_process_that_was_ended(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "_seen", lambda _: time.sleep(99))
    with looking.Look(root / "_site") as look:
        os.kill(look._process, signal.SIGKILL)
        assert look.seen().seen == {}


def test_no_process_and_no_handle_is_left(root: Path) -> None:
    before = handles()
    with reserve(root, root / "_site"):
        pass  # a build that publishes nothing
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert handles() == before


def test_a_file_that_changed_a_moment_ago_is_left_to_this_process(root: Path) -> None:
    altered(root / "_site" / ONE)
    with looking.Look(root / "_site") as look:
        assert set(look.seen().seen) == {*SITE, MANIFEST} - {ONE}


@pytest.mark.parametrize("manifest", [b"", b"{", b'{"made-by": "handout", "files": {"../../etc/passwd": ""}}'])
def test_a_list_that_is_not_ours_leads_to_nothing(root: Path, manifest: bytes) -> None:
    (root / "_site" / MANIFEST).write_bytes(manifest)
    with looking.Look(root / "_site") as look:
        assert set(look.seen().seen) <= {MANIFEST}


def test_pipes_and_links_are_not_followed(root: Path) -> None:
    pipe, link = (root / "_site" / path for path in (ONE, "page-8/index.html"))
    pipe.unlink()
    os.mkfifo(pipe)
    link.unlink()
    link.symlink_to("/etc/passwd")
    with looking.Look(root / "_site") as look:
        assert set(look.seen().seen) == {*SITE, MANIFEST} - {ONE, "page-8/index.html"}


def test_a_small_site_is_looked_at_by_this_process(tmp_path: Path) -> None:
    assert build(tmp_path) == ()
    with looking.Look(tmp_path / "_site") as look:
        assert not look._process


def test_outputs_that_changed_are_written(root: Path) -> None:
    with reserve(root, root / "_site") as reserved:
        assert reserved.value is not None
        changed = Outputs({path: output_of(data) for path, data in {**SITE, ONE: b"<h1>Page 8</h1>"}.items()})
        assert isinstance(changed.output(ONE), Output)
        assert publish(reserved.value, changed) == ()
    assert (root / "_site" / ONE).read_bytes() == b"<h1>Page 8</h1>"
