"""The cheap look at a file before any parser sees it: what it is, and that no parser can be hung or broken by it.

Both parsers can be made to recurse or hang by a kilobyte of text. Each scan here takes time linear in the text and
every limit lies far above real pages. A text without problems parses with Python-Markdown in a few seconds at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.problems import Checked, Place, Problem

MOST_BYTES = 1_000_000
MOST_LINES = 20_000
LINE_LENGTH = 20_000
NESTING = 20
COLUMNS = 100
TAGS = 200
BRACKETS = 100
FRONT_MATTER_BYTES = 16_000
FRONT_MATTER_LINES = 200

_SECONDS = 2.0
"""The longest that the estimate of `_blocks` may come to, for a whole file."""

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Signs that no parser agrees on: some end a line, some stop PyYAML, none can be seen."""
_CONTROLS = bytes(code for code in range(128) if _INVISIBLE.match(chr(code)))
"""Those of them in plain English text, and the other ends of lines."""
_STAND_IN = "\ufffd"
_MOST_REPORTED = 20

_MARKER = re.compile(r"[ \t]*(?:>|[*+-](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))")
_DEEP = re.compile(
    rf"(?:[ \t]*(?:[>*+-]|\d+[.)])){{{NESTING // 2}}}|[ ]{{{NESTING * 2}}}|\t{{{NESTING // 2}}}|[ \t]{{40}}"
)
_PERHAPS_DEEP = re.compile(rf"\n[ \t>*+\-.)\d]{{{NESTING // 2}}}")
"""What a line begins with that `_DEEP` meets."""
_IN_RUN = r"[\[\](){}<>!]"
_RUN = re.compile(rf"{_IN_RUN}{{{BRACKETS + 1},}}")
_PART_OF_RUN = re.compile(rf"{_IN_RUN}{{4}}")
_TAG = re.compile(r"<[A-Za-z/!?]")
_DECLARATION = re.compile(r"<!\[")
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_CLOSED = re.compile(r"\[[^\[\]\\`\n]*\](?:\([^()\[\]\\`<>\"'\n]*\)|(?!\())")
"""A bracket pair that costs no searching: closed on its line, nothing in it that could undo the closing."""
_TICKS = re.compile(r"`+")
_MARKS = re.compile(r"[*_&\\:<]")
_EMPTY_LINES = re.compile(r"^ {0,3}(?:#|[-=*_+ \t]+$|\d+[.)][ \t]*$|\[[^\[\]]*\]:)", re.MULTILINE)
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def decode(data: bytes, path: str) -> Checked[str]:
    r"""The text of a file: UTF-8, a byte order mark dropped, every line ending in `\n`.

    `not-utf-8` and `control-character` leave a text with the same lines and columns, so that more can be found in it;
    `file-too-large` leaves an empty one, which should not be read any further.
    """
    if len(data) > MOST_BYTES:
        message = f"this file is too large: {len(data):,} bytes; the most is {MOST_BYTES:,}"
        return Checked("", (Problem(Place(path), "file-too-large", message, "split it into several pages"),))
    if data.isascii() and len(data.translate(None, _CONTROLS)) == len(data):
        return Checked(data.decode("ascii"))
    problems: tuple[Problem, ...] = ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        text, problems = _otherwise(data, fault)
    if "\0" in text and data.count(b"\0") * 4 > len(data):
        text, problems = _sixteen(data, "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _INVISIBLE.search(text):
        problems += tuple(_invisible(text))
        text = _INVISIBLE.sub(_STAND_IN, text)
    return Checked(text, tuple(problem.within(path) for problem in problems))


def visible(text: str) -> str:
    """The text with each sign that no parser agrees on replaced by one that all can read; lines and columns stay."""
    return _INVISIBLE.sub(_STAND_IN, text) if _INVISIBLE.search(text) else text


def _otherwise(data: bytes, fault: UnicodeDecodeError) -> tuple[str, tuple[Problem, ...]]:
    """The text of bytes that are not UTF-8, by the likeliest other encoding, and the problem that they are not."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _sixteen(data, "utf-16")
    before = data[: fault.start].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    place = Place("", line, column, column + 1)
    mend = 'choose "Save as" in the editor and the encoding UTF-8'
    try:
        text = data.decode("cp1252")
        sign = data[fault.start : fault.start + 1].decode("cp1252")
        mend = f'it looks like Windows-1252 text, where this is "{sign}": {mend}'
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
    return text, (Problem(place, "not-utf-8", "this file is not saved as UTF-8", mend),)


def _sixteen(data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    mend = 'it looks like UTF-16 text: choose "Save as" in the editor and the encoding UTF-8'
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    return text, (Problem(Place("", 1, 1), "not-utf-8", "this file is not saved as UTF-8", mend),)


def _invisible(text: str) -> Iterator[Problem]:
    """The first such sign of each line, for the first lines that have one."""
    reported = 0
    for number, line in enumerate(text.split("\n"), 1):
        if (sign := _INVISIBLE.search(line)) is not None:
            place = Place("", number, sign.start() + 1, sign.start() + 2)
            message = f"there is an invisible control character here (U+{ord(sign[0]):04X})"
            yield Problem(place, "control-character", message, "delete it and type the words around it again")
            reported += 1
            if reported == _MOST_REPORTED:
                return


def scan_markdown(text: str) -> tuple[Problem, ...]:
    """What would hang or break a Markdown parser. Places have no path. Without problems the text is safe to parse."""
    problems = [*_lines(text), *_marks(text)]
    return tuple(problems) or tuple(_blocks(text))


def scan_yaml(text: str) -> tuple[Problem, ...]:
    """What would slow down a YAML parser in site.yaml, sources.yaml or a glossary. Places have no path."""
    return tuple(_lines(text, most=MOST_LINES * 5))


def scan_front_matter(text: str, first_line: int = 1) -> tuple[Problem, ...]:
    """What would slow down a YAML parser in the front matter of one page. Places have no path."""
    lines = text.count("\n") + 1
    if len(text) > FRONT_MATTER_BYTES or lines > FRONT_MATTER_LINES:
        message = (
            f"the front matter is too long: {lines} lines, {len(text):,} characters; "
            f"the most is {FRONT_MATTER_LINES} lines and {FRONT_MATTER_BYTES:,} characters"
        )
        mend = "move what readers read below the second line of three hyphens"
        return (Problem(Place("", first_line), "front-matter-too-long", message, mend),)
    return tuple(_lines(text, first_line))


def _lines(text: str, first_line: int = 1, most: int = MOST_LINES) -> Iterator[Problem]:
    """Lines that are too long or too deep, or too many of them."""
    count = text.count("\n") + 1
    if count > most:
        message = f"this file has too many lines: {count:,}; the most is {most:,}"
        yield Problem(Place(), "too-many-lines", message, "split it into several pages")
        return
    short = len(text) <= LINE_LENGTH or max(map(len, text.split("\n"))) <= LINE_LENGTH
    if short and _PERHAPS_DEEP.search(f"\n{text}") is None:
        return
    for number, line in enumerate(text.split("\n"), first_line):
        if len(line) > LINE_LENGTH:
            message = f"this line is too long: {len(line):,} characters; the most is {LINE_LENGTH:,}"
            yield Problem(Place("", number), "line-too-long", message, "break it into paragraphs")
        elif line[:1] in " \t>*+-0123456789" and _DEEP.match(line) and (depth := _depth(line)) > NESTING:
            message = f"lists and quotes are nested too deeply here: {depth} levels; the most is {NESTING}"
            yield Problem(
                Place("", number), "too-deep", message, "use at most two levels; make a heading for each group"
            )


def _depth(line: str) -> int:
    """How many lists and quotes this line may stand in: its markers, and its indentation when it has a marker."""
    end = markers = steps = 0
    while (marker := _MARKER.match(line, end)) is not None:
        mark = marker[0].lstrip()
        gap = len(marker[0].expandtabs(4)) - len(mark)
        steps += max(0, gap - min(1, markers)) // 4
        markers += 1
        end = marker.end()
    return markers + steps if markers else 0


def _marks(text: str) -> Iterator[Problem]:
    """Too many of one mark in a row, in a line or in the file."""
    # Of a longer run four of these characters in a row would be part: most texts are spared the search.
    some = text[:: BRACKETS // 4]
    if _PART_OF_RUN.search(some) and (run := _RUN.search(text)) is not None:
        message = f"there are {len(run[0])} brackets in a row here; the most is {BRACKETS}"
        yield Problem(_place(text, run.start()), "too-many-brackets", message, "take them out")
    if text.count("|") > COLUMNS:
        for number, line in enumerate(text.split("\n"), 1):
            if line.count("|") > COLUMNS:
                message = f"this row has {line.count('|')} upright bars; the most is {COLUMNS}"
                yield Problem(Place("", number), "too-many-columns", message, "split the table into smaller ones")
                break
    if "<" not in text:
        return
    tags = list(_TAG.finditer(text))
    cost = len(text) * (len(tags) * 0.15e-6 + len(_DECLARATION.findall(text)) * 0.7e-6)
    if len(tags) > TAGS or cost > _SECONDS:
        message = f'there are too many "<" signs in this file: {len(tags)}; the most is {TAGS}, fewer in a long file'
        yield Problem(_place(text, tags[0].start()), "too-many-tags", message, "write plain Markdown instead of HTML")


def _blocks(text: str) -> Iterator[Problem]:
    """The block that would take a Markdown parser longest, when all together would take it too long.

    Its time grows with (what has no end) x (where it searches for the end); the factors are measured, see the tests.
    """
    if _most(text) <= _SECONDS and text.count("[") <= BRACKETS and "```" not in text and "~~~" not in text:
        return
    fences = len(_FENCE.findall(text))
    total = len(text) * fences * (0.03e-6 + 0.03e-6 * min(text.count("hl_lines"), fences) * text.count('"'))
    if total + _cost(text) <= _SECONDS and _open_brackets(text) <= BRACKETS:
        return  # not even if all were one block
    worst, where, brackets = total, 0, False
    if fences and total <= _SECONDS:
        worst = 0.0
    for block in _BLOCK.finditer(text):
        open_brackets = _open_brackets(block[0])
        if open_brackets > BRACKETS:
            yield _brackets(text, block.start(), open_brackets)
            return
        cost = _cost(block[0])
        total += cost
        if cost > worst:
            worst, where, brackets = cost, block.start(), _searching(block[0]) * 2 > cost
    if total > _SECONDS:
        if brackets:
            yield _brackets(text, where, text.count("["))
        else:
            message = "this part has too many signs such as * _ ` # and | to be read safely"
            mend = "leave an empty line between paragraphs, or split it into several pages"
            yield Problem(_place(text, where), "too-many-marks", message, mend)


def _most(text: str) -> float:
    """Seconds that the cost of a text without fences cannot exceed: counting signs takes next to no time."""
    lines = text.count("\n")
    marks = sum(map(text.count, "*_&\\:<"))
    each = text.count("`") * 0.06e-6 + marks * 0.008e-6 + (lines + 1) * 0.05e-6 + 0.5e-6
    return len(text) * (each + text.count("[") * 0.2e-6) + text.count("|") * 60e-6 + lines * 30e-6


def _open_brackets(block: str) -> int:
    return _CLOSED.sub("", block).count("[")


def _searching(block: str) -> float:
    """Seconds for the brackets of one block."""
    return _open_brackets(block) * len(block) * 0.2e-6


def _cost(block: str) -> float:
    """Seconds for one block."""
    return _searching(block) + _other_cost(block)


def _other_cost(block: str) -> float:
    """Seconds for one block, brackets aside."""
    ticks = len(_TICKS.findall(block)) * 0.06e-6 if "`" in block else 0.0
    marks = len(_MARKS.findall(block)) * 0.008e-6
    lines = len(_EMPTY_LINES.findall(block)) * 0.05e-6
    return len(block) * (ticks + marks + lines + 0.5e-6) + block.count("|") * 60e-6 + block.count("\n") * 30e-6


def _brackets(text: str, offset: int, count: int) -> Problem:
    message = f'there are too many "[" signs without an end in this part: {count}; the most is {BRACKETS}'
    return Problem(_place(text, offset), "too-many-brackets", message, 'close each "[" with "]" on the same line')


def _place(text: str, offset: int) -> Place:
    return Place("", text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def stopped(path: str, why: str) -> Problem:
    """The problem of a page whose reading, checking or writing was ended from outside; `why`: half a sentence."""
    mend = "split it into several pages; if it is no larger than others, give this computer more free memory"
    return Problem(Place(path), "page-stopped", f"work on this page stopped: {why}", mend)
