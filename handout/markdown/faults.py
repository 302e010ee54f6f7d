"""What authors type that would be shown wrongly or lost: found in the blocks and in the words of each block.

Each rule names its fault, so that nothing typed disappears or changes in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import commonprefix

from handout.markdown import callouts
from handout.markdown.lines import Piece
from handout.markdown.structure import Block
from handout.markdown.wording import Wording, letters
from handout.problems import Place, Problem

_TEXT_RULES: tuple[tuple[str, tuple[str, ...], re.Pattern[str], str, str], ...] = (
    (
        "raw-html",
        ("<",),
        re.compile(r"</?[A-Za-z][^<>\n@]*>|<!--|<[?!](?=[A-Za-z\[])"),
        "HTML cannot be used here",
        "use Markdown instead: **bold**, [words](page.md), - lists; to show a < sign, put a space behind it",
    ),
    (
        "template-code",
        ("{", "}"),
        re.compile(r"\{[{%#].*?[}%#]\}|\{[{%]|[}%]\}"),
        "template code does nothing here and would be shown to readers",
        "for a value from site.yaml write [=clinic.phone]",
    ),
    (
        "attribute-list",
        ("{",),
        re.compile(r"\{:[^}\n]*\}|\{[.#][A-Za-z][^}\n]*\}"),
        "words in braces do nothing here and would be shown to readers",
        "take them out; for a box write a line > [!NOTE] and begin each line of the box with >",
    ),
    (
        "footnote",
        ("[^",),
        re.compile(r"\[\^[^\]\s]+\]:?"),
        "there are no footnotes",
        "put the words into the text; for a source write [@id], with its id from content/evidence/sources.yaml",
    ),
    (
        "reference-link",
        ("][", "]:"),
        re.compile(r"\]\[(?![@=!^])[^\]\n]*\]|^[ ]{0,3}\[[^\]\n@=!^][^\]\n]*\]:[ ]*\S+", re.MULTILINE),
        "a link needs its target right behind it",
        "write [words](page.md)",
    ),
    (
        "broken-link",
        ("](", "] "),
        re.compile(r"\]\((?=[^\s)])|\][ ]+\((?=[^)\s]*(?:\.md|://))|\[[^\]\n]*\]\(\s*$"),
        "this link is not complete",
        "write [words](page.md): no space between ] and (, and a ) at the end",
    ),
    (
        "bare-citation",
        ("@",),
        re.compile(r"(?<![\w@.\[/])@[a-z][a-z-]*-\d{4}\b|\[(?:see|e\.g\.)\s+@[\w-]+[^\]\n]*\]", re.IGNORECASE),
        "a citation needs square brackets right around it",
        "write [@aurora-2010]",
    ),
    (
        "stray-asterisk",
        ("*",),
        re.compile(r"\*(?<=[^\W_]\*)(?=[^\W_])"),
        "this asterisk would disappear",
        "for times write × or x, as in 5 × 28; for a plain asterisk write \\*",
    ),
    (
        "callout-outside-quote",
        ("[!",),
        re.compile(r"^\s*\[!(?:note|warning|emergency|urgent|call-us|do|do-not)\]", re.IGNORECASE),
        "this box is not begun by a >",
        "begin each line of the box with >, as in > [!NOTE] Title",
    ),
)
"""Code, signs of which a text must hold one, pattern, message, mend."""
_ANY_SIGN = re.compile(r"[<{}\[\]@*]")
"""All these signs together: most texts have none."""
_BULLET = re.compile(r"\s*([•·●▪◦‣⁃∙○■–—])\s+\S")
_SPACELESS_HEADING = re.compile(r"(?:#{2,6}[^#\s]|#[A-Za-z])")
_PAIRABLE = re.compile(r"(?<=\S)\*|\*(?=\S)")
_WORD_AT = re.compile(r"\w+")
_LEFT_BOLD = re.compile(r"\*\*")


def in_blocks(blocks: Iterable[Block]) -> Iterator[Problem]:
    """Faults of the block structure."""
    for block in blocks:
        kind = block.kind
        if kind == "paragraph":
            yield from callouts.in_paragraph(block)
            if len(block.pieces) > 1 or not _begins_words(block.pieces[0].text):
                yield from _paragraph(block)
        elif kind == "code":
            yield from _code(block)
        elif kind == "table":
            yield from _table(block)
        elif kind == "quote":
            yield from callouts.in_quote(block)
        elif kind == "heading" and block.marker.startswith("-"):
            yield from _underlined(block)


def _begins_words(line: str) -> bool:
    """Whether a line begins as words do: a letter, or what opens markup, neither makes a list nor a heading."""
    first = line[:1]
    return first.isalnum() or first in ("[", "*")


def in_wording(wording: Wording) -> Iterator[Problem]:
    """Faults in the text of one block."""
    if _ANY_SIGN.search(wording.bare) is None:
        return
    for code, signs, pattern, message, mend in _TEXT_RULES:
        if not _holds(wording.bare, signs):
            continue
        for found in pattern.finditer(wording.bare):
            if code == "stray-asterisk" and len(_PAIRABLE.findall(wording.bare)) < 2:
                continue  # a single one has no partner to disappear with
            yield Problem(wording.place(found.start(), found.end()), code, message, mend)


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110 (asked nine times for each block that has markup: a generator would cost more)
        if sign in text:
            return True
    return False


def left_in_sight(wording: Wording) -> Iterator[Problem]:
    """Markup that stayed in sight, on a page that shows two asterisks: they never close."""
    typed = _LEFT_BOLD.search(wording.bare)
    if typed is not None:
        yield Problem(
            wording.place(typed.start(), typed.end()),
            "unclosed-bold",
            "these asterisks would be shown to readers",
            "bold words have ** right before the first and right after the last letter: **like this**",
        )


def lost(wordings: list[Wording], shown: str) -> Iterator[Problem]:
    """Where the letters typed and the letters `shown` on the page part ways, if they do."""
    if shown.startswith(letters("\n".join([wording.decoded() for wording in wordings]))):
        return
    at = 0
    for wording in wordings:
        typed = wording.letters()
        same = len(commonprefix([typed, shown[at : at + len(typed)]]))
        if same < len(typed):
            yield _lost(wording, wording.letter_at(same))
            return
        at += len(typed)


def _lost(wording: Wording, at: int) -> Problem:
    word = _WORD_AT.match(wording.raw, at)
    text = word[0] if word else wording.raw[at]
    return Problem(
        wording.place(at, at + len(text)),
        "lost-text",
        f'from "{text}" on, this would not appear as it was typed',
        "look for a sign that Markdown uses, such as [ ] ( ) < > * _ ` or \\, and put a \\ before it",
    )


def _code(block: Block) -> Iterator[Problem]:
    first = block.pieces[0] if block.pieces else None
    if not block.marker and first is not None:
        skip = len(first.text) - len(first.text.lstrip())
        column = first.column + skip
        yield Problem(
            Place(line=first.line, column=column, end=column + len(first.text.strip())),
            "indented-text",
            "a line that begins with four spaces would be shown as computer code",
            "take the spaces out; to go on in a list item, indent the line as far as the item's words",
        )
    elif block.marker and not block.closed:
        yield Problem(
            Place(line=block.line, column=block.column, end=block.column + len(block.marker)),
            "unclosed-fence",
            f"a line of {block.marker[:3]} opens computer code that never ends, so all below it is shown as code",
            f"take the line out, or add a line with {block.marker[:3]} where the code ends",
        )
    elif " " in block.info:
        column = block.column + len(block.marker)
        yield Problem(
            Place(line=block.line, column=column, end=column + 1 + len(block.info)),
            "lost-text",
            f"words behind {block.marker[:3]} are not shown to readers",
            "put them on a line of their own",
        )


def _table(block: Block) -> Iterator[Problem]:
    wide = len(block.rows[0])
    for row in block.rows[1:]:
        if len(row) > wide:
            extra = row[wide]
            yield Problem(
                Place(line=extra.line, column=extra.column, end=extra.column + max(1, len(extra.text))),
                "extra-cell",
                f"this row has {len(row)} cells but the table has {wide} columns, so the rest would be lost",
                "take a | out of the row or add a column to the first two lines; to show a | write \\|",
            )
        elif len(row) < wide:
            yield Problem(
                Place(line=row[0].line, column=row[0].column),
                "short-row",
                f"this row has {len(row)} cells but the table has {wide} columns",
                "add the missing cells: one | for each; write None or Not known rather than nothing",
            )


def _paragraph(block: Block) -> Iterator[Problem]:
    lines = [piece.text for piece in block.pieces]
    if sum(line.count("|") >= 2 or line.lstrip().startswith("|") for line in lines) >= 2:
        first = block.pieces[0]
        yield Problem(
            Place(line=first.line, column=first.column, end=first.column + len(first.text.rstrip())),
            "table-without-rule",
            "this looks like a table, but the line under its first row is missing or does not fit",
            "under the first row put a line with one |---| for each column",
        )
    if len(lines) > 1 and all(line.startswith("o ") for line in lines):  # what Word makes of a second kind of bullet
        yield _no_bullet(block.pieces[0], "o", 0)
    if not all(map(_begins_words, lines)):
        yield from _bullet(block)
        yield from _spaceless_headings(block)


def _bullet(block: Block) -> Iterator[Problem]:
    for piece in block.pieces:
        bullet = _BULLET.match(piece.text)
        if bullet is not None:
            yield _no_bullet(piece, bullet[1], bullet.start(1))
            break


def _no_bullet(piece: Piece, sign: str, at: int) -> Problem:
    return Problem(
        Place(line=piece.line, column=piece.column + at, end=piece.column + at + 1),
        "bullet-character",
        f"a {sign} does not make a list; the items would run together",
        "begin each item with a hyphen and a space: - like this",
    )


def _spaceless_headings(block: Block) -> Iterator[Problem]:
    for piece in block.pieces:
        if _SPACELESS_HEADING.match(piece.text):
            signs = len(piece.text) - len(piece.text.lstrip("#"))
            yield Problem(
                Place(line=piece.line, column=piece.column, end=piece.column + signs),
                "heading-space",
                "a heading needs a space behind the #",
                f"write {'#' * signs} {piece.text.lstrip('#').strip()[:40]}",
            )


def _underlined(block: Block) -> Iterator[Problem]:
    yield Problem(
        Place(line=block.last, column=block.column, end=block.column + len(block.marker)),
        "underlined-heading",
        "a line of hyphens right below text turns the text into a heading",
        "for a heading begin the line with ## ; for a dividing line leave an empty line above the hyphens",
    )
