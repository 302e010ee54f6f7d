"""The memory of parsed texts: exact, and never in the way."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handout
from handout.memo import Memo, decode, encode, step
from handout.memo.store import LIBRARIES
from handout.model import (
    Call,
    CitationItem,
    CitationSlot,
    Document,
    ImageSlot,
    LinkSlot,
    Part,
    ValueSlot,
)
from handout.problems import Place, Problem

words = st.text(max_size=8)
places = st.builds(Place, words, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
st.register_type_strategy(Place, places)
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


class Parser:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> Document:
        self.asked.append(text)
        return Document(parts=(f"<p>{text}</p>",), problems=(Problem(Place("", 1, 1), "x", text),))


def run(folder: Path | None, *texts: str, of: bytes = b"v1") -> list[str]:
    """Which of the texts had to be parsed."""
    parser = Parser()
    with Memo(folder, parser, of) as memo:
        for text in texts:
            assert memo.parse(text) == Parser()(text)
    return parser.asked


def stored(folder: Path) -> dict[str, bytes]:
    return {place.name: place.read_bytes() for place in sorted(folder.iterdir())}


@settings(max_examples=150, deadline=None)
@given(st.one_of(documents, filled))
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    line = encode(document)
    assert b"\n" not in line
    assert decode(line) == document
    assert encode(decode(line)) == line


def test_letters_of_every_kind_come_back() -> None:
    assert decode(encode(TEXT)) == TEXT


def test_a_text_is_parsed_once(tmp_path: Path) -> None:
    assert run(tmp_path, "a", "b", "a") == ["a", "b"]
    assert run(tmp_path, "b", "a", "c") == ["c"]


def test_without_a_folder_every_text_is_parsed() -> None:
    assert run(None, "a", "a") == ["a", "a"]


def test_another_version_of_the_program_parses_again(tmp_path: Path) -> None:
    run(tmp_path, "a")
    assert run(tmp_path, "a", of=b"v2") == ["a"]
    assert run(tmp_path, "a", of=b"v2") == []


def flip(line: bytes) -> bytes:
    return line[:-5] + b"X" + line[-4:]


@pytest.mark.parametrize(
    "damage",
    [
        flip,
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"\x00\xff" * 50,
        lambda data: data.replace(b"<p>", b"<script>"),
        lambda data: data[:64] + b" " + data[65:],
        lambda data: b"[" * 100_000,
    ],
)
def test_a_damaged_entry_is_parsed_again_and_rewritten(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    run(tmp_path, "a")
    (place,) = tmp_path.iterdir()
    sound = place.read_bytes()
    place.write_bytes(damage(sound))
    assert run(tmp_path, "a") == ["a"]
    assert sound.strip() in place.read_bytes()
    assert run(tmp_path, "a") == []


def test_an_entry_of_another_text_does_not_stand_in(tmp_path: Path) -> None:
    texts = [str(number) for number in range(60)]
    run(tmp_path, *texts)
    for place in tmp_path.iterdir():
        lines = place.read_bytes().splitlines()
        heads = [line[:64] for line in lines]
        place.write_bytes(b"\n".join(head + line[64:] for head, line in zip(heads, lines[1:] + lines[:1], strict=True)))
    assert len(run(tmp_path, *texts)) >= 60 - 16


def test_an_entry_of_a_wrong_shape_is_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("handout.memo.store.encode", lambda document: b'[["x"],7]')
        run(tmp_path, "a")
    assert run(tmp_path, "a") == ["a"]
    assert run(tmp_path, "a") == []


@pytest.mark.parametrize("poison", ["folder", "file", "pipe"])
def test_a_place_that_cannot_be_used_is_no_failure(tmp_path: Path, poison: str) -> None:
    cache = tmp_path / "cache"
    if poison == "file":
        cache.write_text("mine", encoding="utf-8")
    else:
        run(cache, "a")
        (place,) = cache.iterdir()
        place.unlink()
        place.mkdir() if poison == "folder" else os.mkfifo(place)
    assert run(cache, "a") == ["a"]
    assert poison != "file" or cache.read_text(encoding="utf-8") == "mine"


def test_a_full_disk_is_no_failure_and_leaves_the_memory_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, "a")
    before = stored(tmp_path)

    def full(place: Path, data: bytes) -> int:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        assert len(run(tmp_path, *"abcdefghij")) == 9
    assert stored(tmp_path) == before


def test_work_is_remembered_even_when_the_build_fails_later(tmp_path: Path) -> None:
    def fail_later() -> None:
        with Memo(tmp_path, Parser(), b"v1") as memo:
            memo.parse("a")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_later()
    assert run(tmp_path, "a") == []


def test_what_no_page_needs_is_forgotten_once_it_outnumbers_the_rest(tmp_path: Path) -> None:
    texts = [str(number) for number in range(320)]
    run(tmp_path, *texts)
    run(tmp_path, *texts[:200])
    assert run(tmp_path, *texts[:200]) == []
    assert sum(data.count(b"\n") for data in stored(tmp_path).values()) > 250
    run(tmp_path, *texts[:64])
    assert sum(data.count(b"\n") for data in stored(tmp_path).values()) <= 2 * 64


def test_an_unchanged_run_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, "a", "b")
    monkeypatch.setattr(Path, "write_bytes", lambda *arguments: pytest.fail("wrote"))
    assert run(tmp_path, "b", "a") == []


def test_the_step_knows_every_source_and_library(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = step()
    assert usual == step()
    monkeypatch.setattr("handout.memo.store.version", lambda name: "0")
    assert step() != usual


def imports(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_the_markdown_step_stands_on_no_library_that_the_step_leaves_out() -> None:
    package = Path(handout.__file__).parent
    waiting, seen, libraries = ["handout.markdown"], set[str](), set[str]()
    distributions: Mapping[str, list[str]] = importlib.metadata.packages_distributions()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        top = name.partition(".")[0]
        if top != "handout":
            libraries |= {top} - set(sys.stdlib_module_names) if top in distributions else set()
            continue
        place = package.joinpath(*name.split(".")[1:])
        sources = [place.with_suffix(".py")] if place.with_suffix(".py").exists() else sorted(place.glob("*.py"))
        waiting += [imported for source in sources for imported in imports(source)]
    declared_by_model = {"pydantic", "typing_extensions"}
    found = {name for library in libraries - declared_by_model for name in distributions[library]}
    assert found <= {*LIBRARIES}, "name it in handout.memo.store.LIBRARIES"
    assert "Markdown" in found
