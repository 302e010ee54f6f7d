"""The inline step leaves out what can find nothing, and nobody sees it: the tree is what Python-Markdown makes."""

from __future__ import annotations

import random
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.inlinepatterns import LINK_RE, DelimiterProcessor, LinkInlineProcessor

from handout.markdown import blocks, inline
from handout.markdown.inline import Inline
from handout.markdown.marks import Marks, safe
from handout.markdown.tree import Grower

CONTENT = Path(__file__).parents[2] / "content"
PIECES = (
    "word", "Neck pain", " ", "  ", "\n", "  \n", "\\\n", "\n\n", "- ", "> ", "1. ", "# ", "    ", "|", "|---|---|\n",
    "*", "**", "***", "_", "__", "a_b", "`", "``", "\\", "\\*", "\\_", "\\[", "\\`", "\\<", "[", "]", "(", ")", "](",
    "[words](page.md)", "[a [b] c](<x y.md> \"t\")", "![alt](face.svg)", "![](figure:neck-pain)", "!", "[@aurora-2010]",
    "[@a; @b, p. 2]", "[=clinic.phone]", "[=", "[@", "<", ">", "<https://example.org/a_b>", "<nurse@example.org>",
    "<b>", "&amp;", "&", "é", "\u200b", "٣", "😀", "{", "}", "$", "~~", "klzzwxh:0000", "amp",
)  # fmt: skip
"""What an author may type, and some of what Python-Markdown writes for itself."""


def grown(text: str) -> tuple[ET.Element, list[ET.Element]]:
    grower = Grower(Marks())
    return grower.grow(blocks.parse(safe(text))), grower.signed


def plain(root: ET.Element) -> None:
    """Python-Markdown's own two steps, with all patterns on all texts, and its own links and emphasis."""
    md = Inline().md
    md.inlinePatterns.register(LinkInlineProcessor(LINK_RE, md), "link", 160)
    md.inlinePatterns.register(DelimiterProcessor("*", "strong,em", md), "em_strong", 60)
    md.delimiters.add("_", "strong,em", smart=True)
    for name in ("inline", "unescape"):
        md.treeprocessors[name].run(root)


def agree(text: str) -> bool:
    (ours, signed), (theirs, _) = grown(text), grown(text)
    inline.apply(ours, signed)
    plain(theirs)
    return ET.tostring(ours, "unicode") == ET.tostring(theirs, "unicode")


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.stem)
def test_our_own_pages_come_out_the_same(path: Path) -> None:
    assert agree(path.read_text("utf-8"))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_mixture_of_signs_comes_out_the_same(text: str) -> None:
    assert agree(text)


@pytest.mark.parametrize("seed", range(20))
def test_long_mixtures_come_out_the_same(seed: int) -> None:
    chosen = random.Random(seed)
    texts = ["".join(chosen.choices(PIECES, k=chosen.randint(1, 60))) for _ in range(40)]
    assert agree("\n\n".join(texts))
    assert all(map(agree, texts))


@pytest.mark.parametrize("sign", sorted({*inline.SIGNS.values(), "_"}))
def test_each_sign_alone_is_enough_to_be_read(sign: str) -> None:
    assert agree(f"one {sign}two{sign} [x](y) three")
    assert agree(sign)


def test_each_pattern_has_its_signs() -> None:
    assert {pattern.name for pattern in Inline().md.inlinePatterns._priority} == set(inline.SIGNS)


def test_a_step_is_used_again_but_remembers_nothing() -> None:
    for text in ("**a *b** c*", "[open", "`code", "<https://example.org>", "*a **b* c** d* _e"):
        inline.apply(*grown(text))
        assert agree("*one* **two** _three_ `four` [five](six.md)")
