"""What would be shown wrongly or lost is a problem at its place; what is right meets none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.markdown import parse


def faults(text: str) -> list[tuple[str, int, int, int]]:
    return [(p.code, p.place.line, p.place.column, p.place.end) for p in parse(text).problems]


WRONG = [
    ("Day one is 5*28 mg and day two is 2*28 mg.", [("stray-asterisk", 1, 13, 14), ("stray-asterisk", 1, 36, 37)]),
    ("Some <b>bold words", [("raw-html", 1, 6, 9)]),
    ("Well.\n\n<!-- a note -->", [("raw-html", 3, 1, 5)]),
    ("Call {{ clinic.phone }}", [("template-code", 1, 6, 24)]),
    ("Words {: .note }", [("attribute-list", 1, 7, 17)]),
    ("Words[^1]\n\n[^1]: below", [("footnote", 1, 6, 10), ("footnote", 3, 1, 6)]),
    ("[words][ref]", [("reference-link", 1, 7, 13)]),
    ("[ref]: https://example.org", [("reference-link", 1, 1, 27)]),
    ("see [words](page.md", [("broken-link", 1, 11, 13)]),
    ("see [words] (page.md)", [("broken-link", 1, 11, 14)]),
    ("as shown @aurora-2010", [("bare-citation", 1, 10, 22)]),
    ("as shown [see @aurora-2010]", [("bare-citation", 1, 10, 28)]),
    ("as shown [@no id here]", [("citation-form", 1, 12, 22)]),
    ("| a | b |\n| 1 | 2 |", [("table-without-rule", 1, 1, 10)]),
    ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", [("extra-cell", 3, 11, 12)]),
    ("| a | b |\n|---|---|\n| 1 |", [("short-row", 3, 3, 0)]),
    ("• one\n• two", [("bullet-character", 1, 1, 2)]),
    ("- ok\n\n  • two", [("bullet-character", 3, 3, 4)]),
    ("words\n\n    four spaces", [("indented-text", 3, 5, 16)]),
    ("words\n\n```\nall the rest", [("unclosed-fence", 3, 1, 4)]),
    ("``` these words vanish\ncode\n```", [("lost-text", 1, 4, 23)]),
    ("o one\no two", [("bullet-character", 1, 1, 2)]),
    ("##Heading", [("heading-space", 1, 1, 3)]),
    ("words\n---", [("underlined-heading", 2, 1, 4)]),
    ("> [!NTOE] Title\n> words", [("unknown-callout", 1, 3, 10)]),
    ("> [!NOTE] Title", [("empty-callout", 1, 3, 10)]),
    ("[!NOTE] Title", [("callout-outside-quote", 1, 1, 8)]),
    ("> [!CALL-US Call if:\n> - words", [("callout-form", 1, 3, 12)]),
    ("> [CALL-US] Call if:\n> - words", [("callout-form", 1, 3, 12)]),
    ("> !CALL-US Call if:\n> - words", [("callout-form", 1, 3, 11)]),
    ("> [! call us] Call if:\n> - words", [("callout-form", 1, 3, 14)]),
    ("> [!EMERGENCY ] Call if:\n> - words", [("callout-form", 1, 3, 16)]),
    ("> **[!EMERGENCY]** Call if:\n> - words", [("callout-form", 1, 3, 17)]),
    ("> words\n> [!EMERGENCY] Call if:\n> - words", [("callout-form", 2, 3, 15)]),
    ("> EMERGENCY: call if\n> - words", [("callout-form", 1, 3, 13)]),
    ("> **DO NOT:**\n> - words", [("callout-form", 1, 3, 14)]),
    ("> CALL-US\n> - words", [("callout-form", 1, 3, 10)]),
    ("words\n[!EMERGENCY] Call", [("callout-form", 2, 1, 13)]),
    ("[! EMERGENCY Call", [("callout-form", 1, 1, 13)]),
    ("some **bold words", [("unclosed-bold", 1, 6, 8)]),
    ('a [link](x.md "hidden words")', [("link-title", 1, 10, 14)]),
]


@pytest.mark.parametrize(("text", "expected"), WRONG, ids=[text.split("\n")[0][:30] for text, _ in WRONG])
def test_a_slip_is_one_problem_at_its_place(text, expected):
    assert faults(text) == expected


RIGHT = [
    "Fewer than 5 days, or <5 and >3, is 4 * 7 hours; snake_case stays, and so does a*b once.",
    "Write `<b>` and `{{ x }}` and `[@id]` as code.",
    "An escaped \\* and \\[@x\\] and \\<b> stay.",
    "[words](page.md), [a *b* c](<with space.md>), <https://example.org/a_b>, <nurse@example.org>.",
    "Mail nurse@example.org about AT&T or AT&amp;T at 8&nbsp;am.",
    "[@aurora-2010; @diener-2010, table 2] and [@a-2010; @b-2011] and [=clinic.phone].",
    "# five\n\n#5 is not a heading",
    "un**believ**able and ***both*** and __bold__ and _it_",
    "![a drawing](../static/images/a.svg)",
    "| a | b |\n|---|:-:|\n| 1 \\| 2 | `x` |",
    "- one\n- two\n\n1) three\n\n> quote\n> - in it",
    "> Note: a quote\n\n[Do](a.md)\n\n**Do** this. [note](b.md) that.\n\n> Do not stop\n\nNOTE: words\n\n![](figure:a)",
    "> [!do-not] Small letters work too\n> - do not rub",
    "A line  \nbroken by spaces and\\\nby a backslash.",
    "日本語の文です。次の文です。",
    "Ça alors! ¿Qué? Naïve café.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_meets_no_complaint(text):
    assert faults(text) == []


SOURCE = st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), max_size=300)


@given(SOURCE)
def test_nothing_an_author_types_makes_the_parser_fail(text):
    parse(text)


SIGNS = ["*", "**", "_", "`", "[", "](", ")", "!", "\\", "<", ">", "&amp;", " ", "\n", "[@x]", "|"]


@given(st.lists(st.sampled_from([*SIGNS, "a", "b c"]), max_size=25))
def test_every_typed_word_is_on_the_page_or_there_is_a_problem(pieces):
    text = "".join(pieces)
    document = parse(text)
    if document.problems:
        return
    shown = "".join(part if isinstance(part, str) else "￼" for part in _flat(document.parts))
    for word in ("a", "b", "c"):
        typed = sum(piece.count(word) for piece in pieces if piece not in ("&amp;",))
        assert _outside_tags(shown).count(word) >= typed - _in_targets(text, word)


def _flat(parts):
    for part in parts:
        if hasattr(part, "body"):
            yield from (*_flat(part.title), *_flat(part.body))
        elif hasattr(part, "alt"):
            yield part.alt
        else:
            yield part


def _outside_tags(html):
    kept, inside = [], False
    for sign in html:
        inside = (inside or sign == "<") and sign != ">"
        kept.append("" if inside else sign)
    return "".join(kept).replace("&amp;", "")


def _in_targets(text, word):
    """Words that may rightly be hidden: in link targets."""
    return sum(part.split(")")[0].count(word) for part in text.split("](")[1:])
