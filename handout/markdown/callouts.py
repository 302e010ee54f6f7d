"""Faults of the line that begins a box: whoever slips there gets a quote or plain words, and an emergency its color
and its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.markdown.lines import Piece
from handout.markdown.structure import Block
from handout.markdown.tree import CALLOUT, COMPONENTS, callout_marker
from handout.problems import Place, Problem, did_you_mean

_KIND = "|".join(kind.replace("-", "[- ]?") for kind in sorted(COMPONENTS, reverse=True))
_OPENS = frozenset("[!*_\\ ")
_BEGUN = re.compile(
    rf"[\s*_\\]*+(?:\[?\s*+!\s*+(?P<kind>{_KIND})\b|\[\s*+(?P<bare>{_KIND})\s*\](?!\())[ \]]*", re.IGNORECASE
)
"""What was to begin a box, most likely: with a sign too few, too many, or in the wrong place."""
_SHOUTED = re.compile(rf"[\s*_]*+(?P<kind>{_KIND.upper()})[*_]*(?::|\s*$)[*_]*")
"""A kind in capitals at the head of a quote."""


def in_quote(block: Block) -> Iterator[Problem]:
    """Faults of the first line of a quote."""
    found = callout_marker(block)
    if found is None:
        head = next((child.pieces[0] for child in block.children[:1] if child.kind == "paragraph"), None)
        shouted = _SHOUTED.match(head.text) if head is not None else None
        if head is not None and shouted is not None:
            yield _no_box(head, shouted)
        return
    first = block.children[0].pieces[0]
    place = Place(line=first.line, column=first.column, end=first.column + found.end(1) + 1)
    if found[1].lower() not in COMPONENTS:
        kinds = [kind.upper() for kind in COMPONENTS]
        yield Problem(
            place, "unknown-callout", f"there is no box of the kind {found[1]}", did_you_mean(found[1], kinds)
        )
    elif len(block.children) == 1 and len(block.children[0].pieces) == 1:
        yield Problem(
            place,
            "empty-callout",
            "this box has no words in it",
            "begin each line of the box with >, right below this one",
        )


def in_paragraph(block: Block) -> Iterator[Problem]:
    """Lines that nearly begin a box. `[!NOTE]` at the head of a paragraph begins one, in a quote."""
    for number, piece in enumerate(block.pieces):
        if piece.text[:1] not in _OPENS or (number == 0 and CALLOUT.match(piece.text)):
            continue
        begun = _BEGUN.match(piece.text)
        if begun is not None:
            yield _no_box(piece, begun)


def _no_box(piece: Piece, found: re.Match[str]) -> Problem:
    typed = "".join(filter(str.isalpha, next(filter(None, found.groups()))))
    kind = next(kind for kind in COMPONENTS if kind.replace("-", "") == typed.lower()).upper()
    place = Place(line=piece.line, column=piece.column, end=piece.column + len(found[0].rstrip()))
    mend = f"write > [!{kind}] and the title, with an empty line above, and begin each line of the box with >"
    return Problem(place, "callout-form", "this does not begin a box", mend)
