"""How heavy pages are: measured with care only where it counts, and never wrong."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from handout.audit import weight
from handout.memo import Memo
from handout.outputs import deflated, outputs_of
from tests.sites import GOOD, build

SHEET = "".join(f".card-{number}{{color:#{number:06x};margin:{number}rem}}" for number in range(150))
PARTS = ("pain", "card", "week", "<p class='card-7'>", "</p>", "Botox", "\N{CJK UNIFIED IDEOGRAPH-75DB}", "&shy;")
WORDS = st.lists(st.sampled_from(PARTS), max_size=400)
PAGES = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), WORDS.map(" ".join), min_size=1, max_size=8)


def page(text: str, *, styled: bool = True) -> bytes:
    style = f"<style>{SHEET}</style>" if styled else ""
    return f"<!DOCTYPE html>\n<title>Page</title>{style}<main>{text}</main>".encode()


def size(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def heaviest(pages: Mapping[str, bytes], budget: int, memory: Memo) -> tuple[str, int]:
    guesses = {path: weight.at_most(data, budget) for path, data in pages.items()}
    found = weight.heaviest(guesses, outputs_of(pages), budget, memory)
    assert found is not None
    return found.path, found.page_bytes


@given(WORDS.map(" ".join), st.booleans())
def test_no_page_is_heavier_than_is_said_of_it(text: str, styled: bool) -> None:
    data = page(text, styled=styled)
    assert weight.at_most(data, 100_000) >= size(data)


@given(WORDS.map(" ".join))
def test_of_a_page_over_the_budget_the_very_size_is_said(text: str) -> None:
    data = page(text)
    assert weight.at_most(data, 10) == size(data)


@given(PAGES, st.integers(0, 4000))
def test_the_heaviest_page_is_the_one_that_measuring_all_finds(texts: dict[str, str], budget: int) -> None:
    pages = {path: page(text) for path, text in texts.items()}
    best = min(pages, key=lambda path: (-size(pages[path]), path))
    assert heaviest(pages, budget, Memo(None)) == (best, size(pages[best]))


def test_of_pages_that_are_much_alike_few_are_measured_with_care() -> None:
    made = build(f"-- site.yaml --\n{GOOD['site.yaml']}").outputs
    one = made["benefits/results/index.html"].decode()
    pages = {f"{number:02}": one.replace("</main>", f"{'word ' * number}</main>").encode() for number in range(40)}
    pages["00"] = one.replace("</main>", " ".join(map(str, range(400))) + "</main>").encode()
    memory = Memo(None)
    assert heaviest(pages, 100_000, memory) == ("00", size(pages["00"]))
    assert memory.made["weight"] <= len(pages) // 4


def test_nothing_is_the_heaviest_of_no_pages() -> None:
    assert weight.heaviest({}, outputs_of({"a.txt": b"a"}), 10, Memo(None)) is None


def test_a_page_that_is_kept_and_weighed_is_packed_once(tmp_path: Path) -> None:
    deflated.cache_clear()
    data = page("once")
    with Memo(tmp_path, b"seal") as memory:
        memory.keep("bytes", b"k" * 32, bytes, data)
        weight.at_most(data, 100_000)
    assert (deflated.cache_info().misses, deflated.cache_info().hits) == (1, 1)
    with Memo(tmp_path, b"seal") as memory:
        assert memory.find("bytes", b"k" * 32, bytes) == data
