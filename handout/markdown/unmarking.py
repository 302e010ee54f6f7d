"""A text with its markup hidden: never cut out, so that an offset in it is an offset in the source."""

from __future__ import annotations

import re
from typing import NamedTuple

VALUE = "\ufffc"
"""Stands for a value such as `[=clinic.phone]`, whose words are not known yet."""
HIDDEN = "\x00"
"""Stands for each character that readers do not see."""
_SIGNS = re.compile(r"[`\\<\[\]*_{}@&]")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_AUTOLINK = re.compile(r"<(mailto:|)(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>]+@[^\s<>]+)>")
_CITATION = re.compile(r"\[@[^\[\]]*\]")
_VALUE = re.compile(r"\[=[^\[\]]*\]")
_TARGET = re.compile(r"""\]\((?:\s*<[^<>\n]*>|[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""")
_STARS = re.compile(r"\*\**")
_LINES = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")

_Span = tuple[int, int]


class Unmarked(NamedTuple):
    """What is left of a text."""

    bare: str
    """Without code, escapes, citations and targets."""
    seen: str
    """As readers see it."""
    cited: bool
    """Whether it holds a citation."""


def is_plain(text: str) -> bool:
    """Whether a text holds no sign of markup, nor of what is mistaken for it: readers see what was typed."""
    return _SIGNS.search(text) is None


def unmarked(raw: str) -> Unmarked:
    """The text without its markup."""
    bare, hidden = _without_literals(raw) if "`" in raw or "\\" in raw else (raw, [])
    if "<" in bare:
        for found in _AUTOLINK.finditer(bare):
            hidden += ((found.start(), found.start() + 1 + len(found[1])), (found.end() - 1, found.end()))
        bare = _AUTOLINK.sub(lambda found: HIDDEN * len(found[0]), bare)
    if bare == raw:
        seen = raw.replace("*", HIDDEN)
    else:
        seen = raw
        hidden += _spans(_STARS, "*", bare)
    hidden += _spans(_LINES, "_", bare)
    if "[" not in bare:
        return Unmarked(bare, _with(seen, hidden), cited=False)
    citations, values = _spans(_CITATION, "[@", bare), _spans(_VALUE, "[=", bare)
    targets, brackets = _links(bare)
    hidden += citations
    if values:
        seen = _with(seen, [(start, start + 1) for start, _ in values], VALUE)
        hidden += [(start + 1, end) for start, end in values]
    return Unmarked(_with(bare, citations + targets), _with(seen, hidden + targets + brackets), bool(citations))


def _without_literals(raw: str) -> tuple[str, list[_Span]]:
    """The text without what cannot be taken for markup, code and escapes, and the signs that make it so."""
    hidden: list[_Span] = []
    code = []
    for found in _CODE.finditer(raw) if "`" in raw else ():
        ticks = len(found[1])
        hidden += ((found.start(), found.start() + ticks), (found.end() - ticks, found.end()))
        code.append(found.span())
    bare = _with(raw, code)
    escapes = _spans(_ESCAPE, "\\", bare)
    return _with(bare, escapes), [*hidden, *((start, start + 1) for start, _ in escapes)]


def _links(bare: str) -> tuple[list[_Span], list[_Span]]:
    """The targets of links and images, and the brackets that open them."""
    targets, brackets = [], []
    for start, end in _spans(_TARGET, "](", bare):
        opening = _opening_bracket(bare, start)
        if opening is not None:
            targets.append((start, end))
            brackets.append((opening - 1 if opening and bare[opening - 1] == "!" else opening, opening + 1))
    return targets, brackets


def _spans(pattern: re.Pattern[str], sign: str, text: str) -> list[_Span]:
    """Where a pattern is found that cannot be without its sign: most texts have few of the signs."""
    return [found.span() for found in pattern.finditer(text)] if sign in text else []


def _with(text: str, spans: list[_Span], sign: str = HIDDEN) -> str:
    """The text with each character of some stretches replaced."""
    if not spans:
        return text
    if len(spans) == 1:
        start, end = spans[0]
        return f"{text[:start]}{sign * (end - start)}{text[end:]}"
    kept: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end > at:
            begin = max(start, at)
            kept += (text[at:begin], sign * (end - begin))
            at = end
    kept.append(text[at:])
    return "".join(kept)


def _opening_bracket(text: str, closing: int) -> int | None:
    """The `[` that the `]` at `closing` belongs to."""
    at = text.rfind("[", 0, closing)
    if at < 0 or text.find("]", at, closing) < 0:
        return at if at >= 0 else None
    depth = 0
    for at in range(closing, -1, -1):
        if text[at] == "]":
            depth += 1
        elif text[at] == "[":
            depth -= 1
            if depth == 0:
                return at
    return None
