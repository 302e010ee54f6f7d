"""What a text says: its HTML with open slots, and the facts that checks ask about, each at its place."""

from __future__ import annotations

from handout.markdown import parse
from handout.model import Call, CitationSlot, LinkSlot, PassageKind, ValueSlot
from handout.problems import Place


def html(text: str) -> str:
    return "".join(part if isinstance(part, str) else f"{{{type(part).__name__}}}" for part in parse(text).parts)


def test_paragraphs_lists_and_emphasis_become_plain_html():
    assert html("One **two** *three*\n\n- a\n- b\n\n3. c") == (
        "<p>One <strong>two</strong> <em>three</em></p>\n"
        '<ul><li>a</li>\n<li>b</li>\n</ul>\n<ol start="3"><li>c</li>\n</ol>\n'
    )


def test_a_loose_list_has_paragraphs():
    assert html("- a\n\n- b") == "<ul><li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"


def test_text_and_attributes_are_escaped():
    assert html('a < b & "c" `<i>`') == '<p>a &lt; b &amp; "c" <code>&lt;i&gt;</code></p>\n'
    call = parse('| a"b | c |\n|---|---|\n| 1 | 2 |').parts[0]
    assert isinstance(call, Call)
    assert 'data-label="a&quot;b"' in str(call.body[0])


def test_links_are_open_slots_with_the_place_of_their_target():
    (link,) = parse("Read\nabout [neck *pain*](neck.md#top) first.").links
    assert (link.target, link.text) == ("neck.md#top", "neck pain")
    assert link.place == Place(line=2, column=21, end=32)


def test_a_citation_names_its_works_locators_and_what_is_unconfirmed():
    text = "Fewer days [@aurora-2010, table 2; @fda-pi, unconfirmed; @x, section 6, unconfirmed]."
    slot = next(part for part in parse(text).parts if isinstance(part, CitationSlot))
    assert [(i.source, i.locator, i.unconfirmed) for i in slot.items] == [
        ("aurora-2010", "table 2", False),
        ("fda-pi", "", True),
        ("x", "section 6", True),
    ]
    for item in slot.items:
        assert text[item.place.column - 1 :].startswith(("@" if item.place.column > 14 else "") + item.source)


def test_values_know_whether_they_may_become_a_link():
    document = parse("## Call [=clinic.phone]\n\n[call [=clinic.phone]](x.md) or [=clinic.phone].")
    assert [(v.name, v.plain) for v in document.values] == [
        ("clinic.phone", True),
        ("clinic.phone", True),
        ("clinic.phone", False),
    ]
    assert document.headings[0].text == "Call [=clinic.phone]"
    assert document.headings[0].id == "call"


def test_headings_get_unique_anchors_in_any_script():
    document = parse("## First weeks\n\n## First weeks\n\n## 頭痛の日\n\n## Día 1\n\n## !")
    assert [h.id for h in document.headings] == ["first-weeks", "first-weeks-2", "頭痛の日", "día-1", "part"]


def test_a_card_is_a_call_with_title_and_body():
    document = parse(
        "> [!EMERGENCY] Call [=clinic.emergency_number] if:\n> - you cannot breathe\n> - see [more](x.md)\n\nAfter."
    )
    call = document.parts[0]
    assert isinstance(call, Call)
    assert (call.component, call.arguments) == ("card", {"kind": "emergency"})
    assert call.title == (
        "Call ",
        ValueSlot("clinic.emergency_number", False, Place(line=1, column=23, end=46)),
        " if:",
    )
    (card,) = document.cards
    assert [text for text, _ in card.items] == ["you cannot breathe", "see more"]
    assert [link.target for link in card.links] == ["x.md"]
    assert document.parts[1] == "\n<p>After.</p>\n" or document.parts[1] == "<p>After.</p>\n"


def test_two_cards_with_an_empty_line_between_are_two():
    assert [c.kind for c in parse("> [!DO]\n> - a\n> - b\n\n> [!DO-NOT]\n> - do not c").cards] == ["do", "do-not"]


def test_a_table_keeps_its_meaning_when_cells_are_laid_out_as_blocks():
    call = parse("| Place | Units |\n|---|--:|\n| Neck | 20 [@x] |").parts[0]
    assert isinstance(call, Call)
    body = "".join(part for part in call.body if isinstance(part, str))
    assert '<th role="columnheader" scope="col">Place</th>' in body
    assert '<td class="align-right" role="cell" data-label="Units">20 ' in body


def test_sentences_have_places_and_counts():
    passage = parse("First one. The [second](x.md) is\nhere [@y]. It is 3.5 days, e.g. Dr. Who said so! Last").passages[
        0
    ]
    assert [(s.text, s.words, s.place.line, s.place.column) for s in passage.sentences] == [
        ("First one.", 2, 1, 1),
        ("The second is here.", 4, 1, 12),
        ("It is 3.5 days, e.g. Dr. Who said so!", 9, 2, 12),
        ("Last", 1, 2, 50),
    ]
    assert passage.cited


def test_passages_say_what_kind_of_block_they_stand_in():
    document = parse("## H\n\nP\n\n- I\n\n> [!NOTE] T\n> B\n\n| c | d |\n|---|---|\n| e | f |")
    kinds = [passage.kind for passage in document.passages]
    cell = PassageKind.CELL
    assert kinds == [
        PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.TITLE, PassageKind.PARAGRAPH,
        cell, cell, cell, cell,
    ]  # fmt: skip


def test_an_image_is_one_slot():
    (image,) = parse("![the *head*](../static/images/a.svg)").images
    assert (image.target, image.alt) == ("../static/images/a.svg", "the *head*")


def test_link_slots_stand_inside_the_attribute():
    parts = parse("[a](b.md)").parts
    assert parts[0] == '<p><a href="'
    assert isinstance(parts[1], LinkSlot)
    assert parts[2] == '">a</a></p>\n'
