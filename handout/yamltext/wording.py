"""What PyYAML says about a text it cannot read, in plain words."""

from __future__ import annotations

import yaml

from handout.value import Value

_IN_QUOTES = "put the whole value in double quotes"
_FAULTS = (
    # part of PyYAML's message, code, message, help
    (
        "found unexpected end of stream",
        "unclosed-quote",
        "the quote that opens here is never closed",
        "write the same quote behind the last word",
    ),
    (
        "found unexpected document indicator",
        "unclosed-quote",
        "the quote that opens here is never closed",
        "write the same quote behind the last word",
    ),
    (
        "unknown escape character",
        "bad-backslash",
        "a backslash has a special meaning between double quotes",
        "use single quotes around the value, or write two backslashes",
    ),
    (
        "mapping values are not allowed",
        "yaml-syntax",
        "there is a colon here that belongs to no field",
        "put words that hold a colon in double quotes; start a field at the same column as the one above it",
    ),
    (
        "sequence entries are not allowed",
        "yaml-syntax",
        "a list cannot start on the line of its field",
        "start it on the next line, one item a line, each with a hyphen and a space in front",
    ),
    (
        "could not find expected ':'",
        "yaml-syntax",
        "this line has no colon behind a field name",
        "write the name of a field, a colon, a space and the value",
    ),
    ("cannot start any token", "needs-quotes", "a value cannot start with this sign", _IN_QUOTES),
    ("that violates indentation", "yaml-tab", "there is a tab before the words", "use spaces instead"),
    (
        "expected comment or line break",
        "needs-quotes",
        'a value cannot start with "|" or ">"',
        _IN_QUOTES,
    ),
    (
        "expected a comment or a line break",
        "needs-quotes",
        'a value cannot start with "|" or ">"',
        _IN_QUOTES,
    ),
    (
        "document start",
        "yaml-syntax",
        "this line starts further left than the first one",
        "start all fields at the left edge",
    ),
    (
        "'-' indicator",
        "yaml-syntax",
        "this line is neither a list item nor part of the one above",
        "start it with a hyphen and a space, at the same column as the items above, and put words with signs in quotes",
    ),
)
_BRACKET = ("unclosed-bracket", "the bracket that opens here is never closed", "close it, or put the words in quotes")
_OTHER = (
    "yaml-syntax",
    "this line does not fit the lines above it",
    "a field is a name, a colon, a space and a value; start it at the same column as the fields above it",
)


class Fault(Value, frozen=True):
    """Why the parser stopped. Line and column of the parsed text, from 0."""

    line: int
    column: int
    code: str
    message: str
    mend: str


def fault(error: yaml.YAMLError) -> Fault:
    """The fault of a PyYAML error, at the place where it begins as far as is known."""
    said = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    if begun is not None and ("flow" in context or "quoted" in context or "simple key" in context):
        mark = begun
    words = next((words for part, *words in _FAULTS if part in said), None)
    if words is None:
        words = list(_BRACKET if "flow" in context else _OTHER)
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    return Fault(line, column, *words)
