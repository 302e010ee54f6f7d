"""The memory between builds: exact, and never in the way."""

from __future__ import annotations

import ast
import datetime as dt
import importlib.metadata
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handout
from handout import config, facts, files
from handout.memo import Memo, decode, encode, step
from handout.memo.packs import Writer
from handout.memo.store import LIBRARIES, _full, versions
from handout.model import (
    Call,
    CitationItem,
    CitationSlot,
    Document,
    ImageSlot,
    Ledger,
    Level,
    LinkSlot,
    Located,
    Part,
    Risk,
    SettingsWithPlaces,
    Term,
    ValueSlot,
)
from handout.problems import Checked, Place, Problem, Severity
from tests.sites import ROOT

words = st.text(max_size=8)
places = st.builds(Place, words, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
st.register_type_strategy(Place, places)
st.register_type_strategy(int, st.integers(-(2**63), 2**63))
citation_items = st.builds(CitationItem, words, words, st.booleans(), places)
leaves: st.SearchStrategy[Part] = st.one_of(
    words,
    st.builds(LinkSlot, words, places),
    st.builds(ImageSlot, words, words, places),
    st.builds(ValueSlot, words, st.booleans(), places),
    st.builds(CitationSlot, st.lists(citation_items, max_size=2).map(tuple), places),
)


def calls(inner: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    parts = st.lists(inner, max_size=3).map(tuple)
    return st.builds(Call, words, st.dictionaries(words, words, max_size=2), parts, parts)


parts: st.SearchStrategy[Part] = st.recursive(leaves, calls, max_leaves=6)
documents = st.builds(Document, parts=st.lists(parts, max_size=3).map(tuple))
st.register_type_strategy(Call, calls(leaves))
filled = st.from_type(Document)

TEXT = Document(parts=("<p>“Wörter”\u2028\n</p>", Call("card", {"kind": "urgent"}, ("x",))), problems=())


def made_of(text: str) -> Document:
    return Document(parts=(f"<p>{text}</p>",), problems=(Problem(Place("", 1, 1), "x", text),))


def run(folder: Path | None, *texts: str, of: bytes = b"v1", step: str = "texts") -> list[str]:
    """Which of the texts had to be made into documents."""
    asked: list[str] = []
    with Memo(folder, of) as memo:
        for text in texts:
            document = memo.find(step, text.encode(), Document)
            if document is None:
                asked.append(text)
                document = made_of(text)
                memo.keep(step, text.encode(), Document, document)
            assert document == made_of(text)
    return asked


def stored(folder: Path) -> dict[str, bytes]:
    return {place.name: place.read_bytes() for place in sorted(folder.iterdir())}


@settings(max_examples=150, deadline=None)
@given(st.one_of(documents, filled))
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    data = encode(document)
    assert decode(data, Document) == document
    assert encode(decode(data, Document)) == data


def test_letters_of_every_kind_come_back() -> None:
    assert decode(encode(TEXT), Document) == TEXT


@dataclass(frozen=True)
class Sorts:
    """One field of each sort of type that a value may have."""

    days: tuple[dt.date, ...]
    perhaps: Decimal | None
    pair: tuple[int, float] | None
    one_of: Risk | LinkSlot | str | None
    located: Checked[Located[Term]]
    names: frozenset[str]
    levels: Mapping[str, tuple[Level, ...]]
    settings: Mapping[str, Place]


def sorts(perhaps: Decimal | None, one_of: Risk | LinkSlot | str | None) -> Sorts:
    term = Term(term="Ptosis", definition="A drooping eyelid.", also=("droop",))
    return Sorts(
        days=(dt.date(2026, 11, 25),),
        perhaps=perhaps,
        pair=(1, 0.1) if perhaps is None else None,
        one_of=one_of,
        located=Checked(Located(term, Place("a", 1)), (Problem(Place("b"), "x", "y", severity=Severity.WARNING),)),
        names=frozenset("cab"),
        levels={"a": (Level.PRIMARY,)},
        settings={"title": Place("site.yaml", 1, 2, 3)},
    )


RISK = Risk(
    id="neck-pain",
    kind="risk",
    outcome="neck pain",
    population="adults",
    source="aurora-2010",
    level=Level.PRIMARY,
    meaning="It can hurt.",
    certainty="Sure.",
    period="over 24 weeks",
    effect="harm",
    group="Botox",
    value=Decimal("8.70"),
)


@pytest.mark.parametrize(
    "value",
    [
        sorts(None, None),
        sorts(Decimal("8.70"), RISK),
        sorts(Decimal("1E+2"), LinkSlot("p", Place("p", 1))),
        sorts(None, "\0Risk"),
        sorts(None, ""),
    ],
)
def test_every_sort_of_value_comes_back(value: Sorts) -> None:
    assert decode(encode(value), Sorts) == value


def test_the_whole_ledger_and_all_settings_come_back() -> None:
    """Whatever our own site has; a type that cannot be written would show here, not on somebody's first build."""
    read = sources_of(ROOT)
    ledger = facts.read(read["content/evidence/facts.yaml"], "content/evidence/facts.yaml")
    assert decode(encode(ledger), Checked[Ledger]) == ledger
    kind = Checked[SettingsWithPlaces | None]
    settings_ = config.read(read["site.yaml"])
    assert decode(encode(settings_), kind) == settings_


def sources_of(root: Path) -> Mapping[str, bytes]:
    return files.read(root).value.files


def test_a_value_is_made_once(tmp_path: Path) -> None:
    assert run(tmp_path, "a", "b", "a") == ["a", "b"]
    assert run(tmp_path, "b", "a", "c") == ["c"]


def test_a_value_of_another_step_is_another_value(tmp_path: Path) -> None:
    run(tmp_path, "a")
    assert run(tmp_path, "a", step="article") == ["a"]


def test_a_newer_value_stands_in_for_an_older_one(tmp_path: Path) -> None:
    for text in "ab":
        with Memo(tmp_path, b"v1") as memo:
            memo.keep("page", b"key", Document, made_of(text))
    with Memo(tmp_path, b"v1") as memo:
        assert memo.find("page", b"key", Document) == made_of("b")


def test_new_long_values_stay_at_hand_as_far_as_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handout.memo.store._AT_HAND", 10)
    with Memo(tmp_path) as memo:
        for key, value in ((b"a", b"12345678"), (b"b", b"123"), (b"c", b"12")):
            memo.keep("bytes", key, bytes, value)
        with monkeypatch.context() as patch:
            patch.setattr("zlib.decompress", pytest.fail)
            assert memo.find("bytes", b"a", bytes) == b"12345678"
            assert memo.find("bytes", b"c", bytes) == b"12"
        assert memo.find("bytes", b"b", bytes) == b"123"
        memo.keep("bytes", b"a", bytes, b"a newer value")
        assert memo.find("bytes", b"a", bytes) == b"a newer value"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="copies of a process are made by fork")
@pytest.mark.parametrize("much", [10, 3_000_000])
def test_a_copy_of_the_process_finds_what_is_new_and_spoils_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, much: int
) -> None:
    """What helps to write a site asks for its files while this process still has some of them to write down."""
    monkeypatch.setattr("handout.memo.store._AT_HAND", 0)
    values = {str(number).encode(): random.Random(number).randbytes(much) for number in range(3)}
    with Memo(tmp_path, b"v1") as memo:
        for key, value in values.items():
            memo.keep("bytes", key, bytes, value)
        copy = os.fork()
        if copy == 0:
            os._exit(values != {key: memo.find("bytes", key, bytes) for key in values})
        assert os.waitpid(copy, 0) == (copy, 0)
        memo.keep("bytes", b"last", bytes, b"one more")
    with Memo(tmp_path, b"v1") as memo:
        assert {key: memo.find("bytes", key, bytes) for key in (*values, b"last")} == {**values, b"last": b"one more"}


def test_where_files_have_one_place_only_values_are_found_and_added_in_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, which has no `os.pread`."""
    monkeypatch.delattr(os, "pread")
    monkeypatch.setattr("handout.memo.store._AT_HAND", 0)
    values = {str(number).encode(): random.Random(number).randbytes(900_000) for number in range(6)}
    with Memo(tmp_path, b"v1") as memo:
        for key, value in values.items():
            memo.keep("bytes", key, bytes, value)
            assert memo.find("bytes", b"0", bytes) == values[b"0"]
    with Memo(tmp_path, b"v1") as memo:
        assert {key: memo.find("bytes", key, bytes) for key in values} == values


def test_without_a_folder_values_live_as_long_as_the_build() -> None:
    assert run(None, "a", "a") == ["a"]
    assert run(None, "a") == ["a"]


def test_another_version_of_the_program_makes_all_anew(tmp_path: Path) -> None:
    run(tmp_path, "a")
    assert run(tmp_path, "a", of=b"v2") == ["a"]
    assert run(tmp_path, "a", of=b"v2") == []


def flip(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize("step", ["texts", "article"])
@pytest.mark.parametrize(
    "damage",
    [
        *(flip(at) for at in (0, 20, 40, -1, -20, -30, -40, -60, -80)),
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data + b"more",
        lambda data: b"",
        lambda data: b"\x00\xff" * 5000,
        lambda data: b"[" * 100_000,
        lambda data: data[:-40] + b"\xff" * 40,
    ],
)
def test_a_damaged_memory_is_made_again(tmp_path: Path, damage: Callable[[bytes], bytes], step: str) -> None:
    run(tmp_path, "a", step=step)
    (place,) = tmp_path.iterdir()
    place.write_bytes(damage(place.read_bytes()))
    assert run(tmp_path, "a", step=step) == ["a"]
    assert run(tmp_path, "a", step=step) == []


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_damage_of_any_byte_is_noticed(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        run(Path(name), "a", "b")
        (place,) = Path(name).iterdir()
        whole = place.read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        place.write_bytes(flip(at)(whole))
        run(Path(name), "a", "b")  # compares every value with what it must be


def test_a_value_of_another_key_does_not_stand_in(tmp_path: Path) -> None:
    run(tmp_path, "a", "b", step="article")
    (place,) = tmp_path.iterdir()
    whole = place.read_bytes()
    for text in ("a", "b"):
        key = _full("article", text.encode())
        assert whole.count(key) == 1
    first, second = _full("article", b"a"), _full("article", b"b")
    place.write_bytes(whole.replace(first, b"?" * 32).replace(second, first).replace(b"?" * 32, second))
    assert sorted(run(tmp_path, "a", "b", step="article")) == ["a", "b"]


@pytest.mark.parametrize("value", [10**30, "\ud800"])
def test_a_value_that_cannot_be_written_lives_as_long_as_the_build(tmp_path: Path, value: object) -> None:
    with Memo(tmp_path, b"v1") as memo:
        memo.keep("page", b"key", object, value)
        assert memo.find("page", b"key", object) == value
    with Memo(tmp_path, b"v1") as memo:
        assert memo.find("page", b"key", object) is None


def test_a_value_of_a_wrong_shape_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched, Memo(tmp_path, b"v1") as memo:
        patched.setattr("handout.memo.store.encode", lambda value: b"\x92\x91\xa1x\x07")
        memo.keep("texts", b"a", Document, made_of("a"))
    assert run(tmp_path, "a") == ["a"]
    assert run(tmp_path, "a") == []


@pytest.mark.parametrize("poison", ["folder", "file", "pipe", "device"])
def test_a_place_that_cannot_be_used_is_no_failure(tmp_path: Path, poison: str) -> None:
    cache = tmp_path / "cache"
    if poison == "file":
        cache.write_text("mine", encoding="utf-8")
    else:
        run(cache, "a")
        (place,) = cache.iterdir()
        place.unlink()
        if poison == "folder":
            place.mkdir()
        elif poison == "pipe":
            os.mkfifo(place)
        else:
            place.symlink_to("/dev/zero")
    assert run(cache, "a", "a") == ["a"]
    assert poison != "file" or cache.read_text(encoding="utf-8") == "mine"


def test_a_full_disk_is_no_failure_and_leaves_the_memory_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, "a")
    before = stored(tmp_path)

    def full(writer: Writer) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr(Writer, "flush", full)
        assert len(run(tmp_path, *"abcdefghij")) == 9
    assert stored(tmp_path) == before


def test_work_is_remembered_even_when_the_build_fails_later(tmp_path: Path) -> None:
    def fail_later() -> None:
        with Memo(tmp_path, b"v1") as memo:
            memo.keep("texts", b"a", Document, made_of("a"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_later()
    assert run(tmp_path, "a") == []


def test_what_no_page_needs_is_forgotten_once_it_outnumbers_the_rest(tmp_path: Path) -> None:
    long = [f"{number} {'x' * 2000}" for number in range(900)]
    run(tmp_path, *long, step="article")
    run(tmp_path, *long[:100], "new", step="article")
    assert run(tmp_path, *long[:100], "new", step="article") == []
    assert sum(map(len, stored(tmp_path).values())) < 1_000_000


def test_many_small_packs_become_one(tmp_path: Path) -> None:
    texts = [str(number) for number in range(40)]
    for text in texts:
        assert run(tmp_path, text) == [text]
    assert len(stored(tmp_path)) <= 14
    assert run(tmp_path, *texts) == []


def test_what_a_killed_build_left_goes_unless_it_is_still_being_written(tmp_path: Path) -> None:
    run(tmp_path, "a")
    (tmp_path / "1-00000000.new").write_bytes(b"left")
    with Memo(tmp_path, b"v1") as other:
        other.keep("texts", b"b", Document, made_of("b"))
        assert run(tmp_path, "c") == ["c"]
        assert len(list(tmp_path.glob("*.new"))) == 1
    assert list(tmp_path.glob("*.new")) == []
    assert run(tmp_path, "a", "b", "c") == []


def test_files_of_other_programs_stay(tmp_path: Path) -> None:
    """Where the site lies in somebody's home, `.cache` is the one of all programs."""
    mine = {"settings.new": b"mine", "pages-20261122": b"mine", "large-20261122": b"mine", "x/1-00000000.new": b"mine"}
    (tmp_path / "x").mkdir()
    for name, data in mine.items():
        (tmp_path / name).write_bytes(data)
    for text in "abc":
        run(tmp_path, text)
    assert run(tmp_path, "a", "b", "c") == []
    assert {name: (tmp_path / name).read_bytes() for name in mine} == mine


def test_two_builds_at_once_spoil_nothing(tmp_path: Path) -> None:
    with Memo(tmp_path, b"v1") as first, Memo(tmp_path, b"v1") as second:
        first.keep("texts", b"a", Document, made_of("a"))
        second.keep("texts", b"b", Document, made_of("b"))
    assert run(tmp_path, "a", "b") == []


def test_an_unchanged_run_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, "a", "b")
    monkeypatch.setattr("handout.memo.packs.Writer", lambda *arguments: pytest.fail("wrote"))
    assert run(tmp_path, "b", "a") == []


def test_the_step_knows_every_source_and_library(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = step()
    assert usual == step()
    assert len(versions()) == len(LIBRARIES)
    monkeypatch.setattr("handout.memo.store.versions", lambda: ("jinja2-0",))
    assert step() != usual


def imports(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_a_build_stands_on_no_library_that_the_step_leaves_out() -> None:
    package = Path(handout.__file__).parent
    sources = [place for place in package.rglob("*.py") if "files" not in place.relative_to(package).parts]
    names = {name.partition(".")[0] for place in sources for name in imports(place)}
    distributions: Mapping[str, list[str]] = importlib.metadata.packages_distributions()
    found = {
        distribution.lower().replace("_", "-")
        for name in names - set(sys.stdlib_module_names)
        for distribution in distributions.get(name, ())
    }
    assert found - {"typing-extensions"} <= {*LIBRARIES}, "name it in handout.memo.store.LIBRARIES"
    assert "markdown" in found
