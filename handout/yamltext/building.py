"""From the events of PyYAML to nodes: no recursion, no construction, nothing but words, lists and fields."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from handout.problems import Place, Problem
from handout.value import Value
from handout.yamltext.mends import Mends
from handout.yamltext.nodes import Hole, Mapping, Node, Scalar, Sequence
from handout.yamltext.wording import Fault, fault

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CUT = re.compile(r"[ \t]+#")
_CUT_BEHIND = re.compile(r"[ \t]+#(?=[^\s#])")
"""Behind quotes or brackets a `# note` is one; `#2` was meant."""
_FIELD_LINE = re.compile(r"[A-Za-z_][\w-]*:(?:[ \t]|$)")
_SUSPECTS = "=-•·◦▪‣–—"
_BULLET = re.compile(r"(?:[•·◦▪‣–—]\s|-(?=\w))")

_PLAIN_TERMS = "write the value itself: names for values, and kinds of values, are not understood here"


class Built(Value, frozen=True):
    """What the events made."""

    node: Node
    problems: tuple[Problem, ...]
    doubtful: bool
    """Readable, yet likely not what was meant: a look for slips line by line is due."""
    fault: Fault | None = None


class _Open(Struct):
    """A list or a group of fields whose end has not come yet."""

    place: Place
    fields: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    key: Scalar | None = None
    repeated: bool = False
    column: int = 0


def build(mends: Mends, depth: int) -> Built:
    """The nodes of a text, with the problems that do not stop the parser; `fault` is what stopped it."""
    text = "\n".join(mends.lines)
    builder = _Builder(mends, depth, has_hash="#" in text)
    stopped: Fault | None = None
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
            if builder.done:
                break
    except yaml.YAMLError as error:
        stopped = fault(error)
    node = builder.root if stopped is None and builder.root is not None else Hole(mends.place(0, 0))
    return Built(node, tuple(builder.problems), builder.doubtful, stopped)


class _Span(NamedTuple):
    """From where to where an event goes. From 0."""

    line: int
    column: int
    last: int
    end: int


def _span(event: yaml.Event) -> _Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return _Span(0, 0, 0, 0)
    return _Span(start.line, start.column, end.line, end.column)


class _Builder:
    """Takes events one by one. Lives as long as one text is read."""

    def __init__(self, mends: Mends, depth: int, *, has_hash: bool) -> None:
        self.mends = mends
        self.lines = mends.lines
        self.depth = depth
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.doubtful = False
        self.done = False
        self._stack: list[_Open] = []
        self._documents = 0
        self._hash = has_hash

    def take(self, event: yaml.Event) -> None:
        """One event further."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)
        elif isinstance(event, yaml.StreamEndEvent) and self.root is None:
            self.root = Scalar("", self.mends.place(0, 0), empty=True)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "a second set of fields starts here"
            self._report(event, "second-document", message, "take out this line of hyphens")
            self.done = True

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        if event.anchor is not None or event.tag is not None:
            self._marks(event)
        if len(self._stack) >= self.depth:
            message = f"fields and lists are nested too deeply here; the most is {self.depth} levels"
            self._report(event, "too-deep", message, "compare it with the example in docs/writing.md")
            self.root, self.done = Hole(place), True
            return
        fields = isinstance(event, yaml.MappingStartEvent)
        if self._wants_key():
            self._report(event, "yaml-syntax", "a field name must be a plain word", "put it in quotes if it is meant")
        self._stack.append(_Open(place, fields, column=_span(event).column))

    def _wants_key(self) -> bool:
        return bool(self._stack) and self._stack[-1].fields and self._stack[-1].key is None

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        ended = self._stack.pop()
        span = _span(event)
        if self._hash and span.end > span.column and span.line == span.last:
            cut = _CUT_BEHIND.match(self._line(span.last), span.end)
            if cut is not None:
                self._cut("", span.last, cut.end() - 1)
        if ended.fields:
            self._add(Mapping(tuple(ended.entries.values()), ended.place))
        else:
            self._add(Sequence(tuple(ended.items), ended.place))

    def _alias(self, event: yaml.AliasEvent) -> None:
        self.doubtful = True
        self._report(event, "yaml-anchor", 'a "*" in front of a value stands for another value', _PLAIN_TERMS)
        self._add(Hole(self._place(event)))

    def _marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Names and kinds of values, which YAML has and this project has not."""
        if event.anchor is not None:
            self.doubtful = True
            self._report(event, "yaml-anchor", 'a "&" in front of a value gives it a name', _PLAIN_TERMS)
        if event.tag is not None:
            self.doubtful = True
            self._report(event, "yaml-tag", 'a "!" in front of a value says of what kind it is', _PLAIN_TERMS)

    def _add(self, node: Node) -> None:
        if not self._stack:
            if isinstance(node, Scalar) and not node.empty:
                self.doubtful = True
            self.root = self.root or node
            return
        parent = self._stack[-1]
        if not parent.fields:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node if isinstance(node, Scalar) else Scalar("", node.place, sound=False)
            self._check_key(parent, parent.key)
        else:
            if not parent.repeated:
                parent.entries[parent.key.text] = (parent.key, node)
            parent.key = None

    def _check_key(self, parent: _Open, key: Scalar) -> None:
        first = parent.entries.get(key.text)
        if key.plain and key.text[:1].isspace():
            self.doubtful = True
        parent.repeated = first is not None
        if key.text == "<<" and key.plain:
            parent.key = replace(key, sound=False)
            self.problems.append(Problem(key.place, "merge-key", '"<<" copies fields from elsewhere', _PLAIN_TERMS))
        elif first is not None and key.sound:
            mend = f"it is also on line {first[0].place.line}; keep one of them"
            self.problems.append(Problem(key.place, "duplicate-key", f'"{key.text}" is given twice', mend))
        elif key.empty:
            message = "there is no field name before this colon"
            self.problems.append(Problem(key.place, "yaml-syntax", message, "write the name in front of it"))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marks(event)
        span = _span(event)
        spot = (span.line, span.column)
        if spot in self.mends.holes:
            self._add(Hole(self.mends.place(*spot)))
            return
        plain = event.style in (None, "")
        text, sound = event.value, spot not in self.mends.values
        empty = plain and not text
        if self._hash and sound and not self._wants_key() and event.style not in ("|", ">"):
            cut = (_CUT if plain else _CUT_BEHIND).match(self._line(span.last), span.end)
            if cut is not None:
                sound = False
                text = self._cut(text, span.last, cut.end() - 1)
        node = Scalar(text, self._words_place(event.style, span), plain, empty and not text, sound)
        if span.line != span.last or (plain and text != "" and text[0] in _SUSPECTS):
            self._doubt(event.style, span, node)
        self._add(node)

    def _cut(self, text: str, line: int, column: int) -> str:
        lost = self._line(line)[column:].strip()
        whole = f"{text} {lost}".strip()
        message = f'everything after "#" would be dropped: "{_short(lost)}"'
        place = self.mends.place(line, column, column + len(lost))
        mend = f'put the words in quotes: "{_short(whole)}"; write notes on a line of their own'
        if not text:
            mend = "put words that hold a # in quotes; write notes on a line of their own"
        self.problems.append(Problem(place, "cut-by-hash", message, mend))
        return text or whole

    def _doubt(self, style: str | None, span: _Span, node: Scalar) -> None:
        """Words that are likely not meant as words."""
        before = self._line(span.line)[: span.column]
        value_name = node.text.startswith("=") and before.endswith("[")
        if node.plain and (value_name or (not before.strip() and _BULLET.match(node.text))):
            self.doubtful = True
        column = self._stack[-1].column if self._stack else -1
        for number in range(span.line + 1, span.last + 1):
            line = self._line(number)
            words = line.lstrip(" \t")
            at = len(line) - len(words)
            if node.plain and words.startswith(("- ", "-\t")):
                message = "this list item starts further right than the one above it"
                place = self.mends.place(number, at, at + 1)
                self.problems.append(Problem(place, "yaml-indent", message, "start all items at the same column"))
                self.doubtful = True
            elif style in ("'", '"') and at <= column and _FIELD_LINE.match(words):
                self.doubtful = True

    def _words_place(self, style: str | None, span: _Span) -> Place:
        """Without quotes; the first line of several."""
        line, column, end = span.line, span.column, span.end
        if (line, column) in self.mends.values:
            return self.mends.place(line, column)
        if style in ("|", ">"):
            return self._block_place(line, span.last)
        quotes = 1 if style in ("'", '"') else 0
        if span.last != line:
            end = len(self._line(line).rstrip()) + quotes
        if quotes and end - column > 2:
            column, end = column + 1, end - 1
        return self.mends.place(line, column, end)

    def _block_place(self, header: int, last: int) -> Place:
        for number in range(header + 1, last + 1):
            line = self._line(number)
            if line.strip():
                return self.mends.place(number, len(line) - len(line.lstrip(" ")), len(line.rstrip()))
        return self.mends.place(header, 0)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def _place(self, event: yaml.Event) -> Place:
        span = _span(event)
        return self.mends.place(span.line, span.column)

    def _report(self, event: yaml.Event, code: str, message: str, mend: str) -> None:
        self.problems.append(Problem(self._place(event), code, message, mend))


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
