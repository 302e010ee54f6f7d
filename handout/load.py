"""All sources → the project: every file read on its own, with its problems; nothing is joined yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from types import ModuleType
from typing import Literal, TypeVar

from msgspec import structs

from handout import addresses, limits, markdown
from handout.addresses import SETTINGS
from handout.limits import stopped
from handout.model import (
    EMPTY_LEDGER,
    Article,
    Document,
    FrontMatter,
    Ledger,
    Located,
    Observe,
    Outline,
    Project,
    SafetyWarning,
    SettingsWithPlaces,
    Source,
    Sources,
    Term,
    Texts,
    outline,
    unobserved,
)
from handout.problems import Checked, Place, Problem
from handout.recall import Memory, digest, recalled
from handout.splitting import Split, split
from handout.value import Value

T = TypeVar("T")
_GLOSSARY = re.compile(r"content/glossary(?:\.(?P<language>[A-Za-z0-9-]+))?\.yaml")


Kind = Literal["home", "section", "article"]
_AT_HAND = 1500
"""So many articles keep their texts in the memory of a build: enough that most sites read each text once."""


class _Front(Value, frozen=True):
    """What stands above the body of a page."""

    front_matter: FrontMatter | None = None
    """None when a problem stops it, or there is none."""
    summary: Document = Document()
    key_points: tuple[Document, ...] = ()
    action: tuple[Document, ...] = ()
    places: Mapping[str, Place] = {}
    problems: tuple[Problem, ...] = ()


class _Reading(Value, frozen=True):
    """What is always needed of an article."""

    front_matter: FrontMatter
    outline: Outline
    face: bytes
    problems: tuple[Problem, ...]


def load(sources: Sources, memory: Memory, observe: Observe = unobserved) -> Checked[Project | None]:
    """Reads every file. The value is None when site.yaml cannot be used: nothing else makes sense without it."""
    if SETTINGS not in sources.files:
        mend = "run the command in the folder that holds site.yaml, or name that folder with --root"
        return Checked(None, (Problem(Place(SETTINGS), "missing-settings", "site.yaml is missing", mend),))
    reader = _Reader(sources, memory, observe)
    read = reader.recalled(SETTINGS, Checked[SettingsWithPlaces | None], "settings")
    if read.value is None:
        return Checked(None, read.problems)
    settings, places = read.value
    settings = structs.replace(settings, base_url=f"{(sources.base_url or settings.base_url).rstrip('/')}/")
    reader = _Reader(sources, memory, observe)
    project = Project(
        settings=settings,
        settings_places=places,
        articles=reader.articles(settings.languages),
        works=reader.works(),
        terms=reader.terms(settings.languages[0]),
        paths=frozenset(sources.files),
        ledger=reader.ledger(),
        warnings=reader.warnings(),
        key=_shared(sources),
    )
    return Checked(project, (*read.problems, *reader.problems))


def _shared(sources: Sources) -> bytes:
    """A digest of all files but Markdown that `Project` is made of."""
    data = [path for path in sources.files if path.startswith(addresses.CONTENT) and not path.endswith(".md")]
    return digest(
        [sources.base_url, *(part for path in sorted([SETTINGS, *data]) for part in (path, sources.sums[path]))]
    )


class _Reader:
    """Reads the files of content/ and keeps the problems it meets."""

    def __init__(self, sources: Sources, memory: Memory, observe: Observe) -> None:
        self.problems: list[Problem] = []
        self._sources = sources
        self._files = sources.files
        self._memory = memory
        self._observe = observe
        self._at_hand: dict[str, Texts] = {}
        self._stopped: dict[str, str] = {}
        """Article → why it could not be read."""
        self._unread: frozenset[str] = frozenset()
        """The articles that no earlier build read."""
        self._latest: tuple[str, Texts] = ("", Texts())

    def recalled(self, path: str, kind: type[T], what: str) -> T:
        """What is in a YAML file, remembered by its content and path. `what`: which function of `opening` reads it."""

        def read() -> T:
            found: T = getattr(_opening(), what)(self._files[path], path)
            return found

        return recalled(self._memory, "file", digest([path, self._sources.sums[path]]), kind, read)

    def articles(self, languages: tuple[str, ...]) -> tuple[Article, ...]:
        """Every Markdown file. What cannot be read of one is left out, with its problems."""
        paths = [path for path in sorted(self._files) if path.startswith(addresses.CONTENT) and path.endswith(".md")]
        keys = {path: digest([path, self._sources.sums[path], *languages]) for path in paths}
        unread = [path for path, key in keys.items() if not self._is_remembered(key)]
        self._unread = frozenset(unread)
        works = [partial(_remember, path, self._files[path], keys[path], languages) for path in unread]
        for index, why in self._memory.ahead(works).items():
            self._stopped[unread[index]] = why
        return tuple(self._article(path, key, languages) for path, key in keys.items())

    def _is_remembered(self, key: bytes) -> bool:
        return self._memory.has("article", key) and self._memory.has("texts", key)

    def works(self) -> tuple[Located[Source], ...]:
        """The sources, in the order of their file."""
        return self._listed(addresses.SOURCES_FILE, Checked[tuple[Located[Source], ...]], "works")

    def warnings(self) -> tuple[Located[SafetyWarning], ...]:
        """What patients must be warned of."""
        return self._listed(addresses.WARNINGS_FILE, Checked[tuple[Located[SafetyWarning], ...]], "warnings")

    def _listed(self, path: str, kind: type[Checked[tuple[T, ...]]], what: str) -> tuple[T, ...]:
        return self._kept(self.recalled(path, kind, what)) if path in self._files else ()

    def ledger(self) -> Ledger:
        """The records of every number, and their pictures."""
        path = addresses.FACTS_FILE
        return self._kept(self.recalled(path, Checked[Ledger], "ledger")) if path in self._files else EMPTY_LEDGER

    def terms(self, default_language: str) -> Mapping[str, tuple[Located[Term], ...]]:
        """Language → glossary."""
        found: dict[str, tuple[Located[Term], ...]] = {}
        for path in sorted(self._files):
            named = _GLOSSARY.fullmatch(path)
            if named is not None:
                kind = Checked[tuple[Located[Term], ...]]
                found[named["language"] or default_language] = self._kept(self.recalled(path, kind, "terms"))
        return found

    def _kept(self, checked: Checked[T]) -> T:
        self.problems += checked.problems
        return checked.value

    def _article(self, path: str, key: bytes, languages: tuple[str, ...]) -> Article:
        named = addresses.file_name(path, languages, languages[0])
        reading = self._memory.find("article", key, _Reading)
        if path in self._stopped:
            reading = _reading(_stand_in(named), Texts(), (stopped(path, self._stopped[path]),))
            self._at_hand[path] = Texts()
            key = digest([key, "stopped"])  # what is said of the stand-in must never be recalled for the file itself
        elif reading is None or (path in self._unread and not self._memory.has("texts", key)):
            self._observe("load", path)
            reading = self._read_now(path, key, languages)
        self.problems += reading.problems
        return Article(
            path=path,
            language=named.language,
            section=named.section,
            slug=named.slug,
            front_matter=reading.front_matter,
            outline=reading.outline,
            key=key,
            face=reading.face,
            fetch=lambda: self._texts(path, key, languages),
        )

    def _read_now(self, path: str, key: bytes, languages: tuple[str, ...]) -> _Reading:
        reading, texts = _remember(path, self._files[path], key, languages, self._memory)
        if len(self._at_hand) < _AT_HAND:
            self._at_hand[path] = texts
        return reading

    def _texts(self, path: str, key: bytes, languages: tuple[str, ...]) -> Texts:
        texts = self._at_hand.get(path)
        if texts is not None:
            return texts
        if self._latest[0] != path:
            memory, data = self._memory, self._files[path]
            texts = recalled(memory, "texts", key, Texts, lambda: _read(path, data, languages, memory)[1])
            self._latest = (path, texts)
        return self._latest[1]


def _reading(front: FrontMatter, texts: Texts, problems: tuple[Problem, ...]) -> _Reading:
    seen = outline(texts)
    return _Reading(front, seen, digest([repr(front), repr(seen)]), problems)


def _opening() -> ModuleType:
    """What opens files of YAML. It brings libraries in that a build without news from them does not need."""
    from handout import opening  # noqa: PLC0415

    return opening


def _remember(path: str, data: bytes, key: bytes, languages: tuple[str, ...], memory: Memory) -> tuple[_Reading, Texts]:
    """Reads a Markdown file and has `memory` keep what is in it."""
    front, texts, problems = _read(path, data, languages, memory)
    reading = _reading(front, texts, problems)
    memory.keep("article", key, _Reading, reading)
    memory.keep("texts", key, Texts, texts)
    return reading, texts


def _read(
    path: str, data: bytes, languages: tuple[str, ...], memory: Memory
) -> tuple[FrontMatter, Texts, tuple[Problem, ...]]:
    """A Markdown file on its own: a pure function of its path, its bytes and the languages of the site."""
    decoded = limits.decode(data, path)
    named = addresses.file_name(path, languages, languages[0])
    refused = [problem.within(path) for problem in limits.scan_markdown(decoded.value)]
    if refused or (decoded.problems and not decoded.value):  # could hang the parser, or is too large to be read
        return _stand_in(named), Texts(), (*decoded.problems, *refused)
    parts = split(decoded.value)
    front = _front(parts.value, named, path, memory)
    body = markdown.parse(parts.value.body)
    told = (problem.within(path) for problem in (*parts.problems, *body.problems))
    problems = (*decoded.problems, *told, *front.problems)
    texts = Texts(body, front.summary, front.key_points, front.action, front.places)
    return front.front_matter or _stand_in(named), texts, problems


def _front(parts: Split, named: addresses.FileName, path: str, memory: Memory) -> _Front:
    """What stands above the body, remembered on its own: most edits are made below it."""
    if parts.front is None:
        return _Front()
    kind: Kind = "home" if not named.section else "section" if named.slug == "index" else "article"
    text, line = parts.front, parts.first_line
    key = digest([path, kind, str(line), text])
    return recalled(memory, "front", key, _Front, lambda: _front_read(text, line, path, kind))


def _front_read(text: str, line: int, path: str, kind: Kind) -> _Front:
    opened = _opening().front_matter(text, line, path, kind)
    front, places = opened.value.front_matter, opened.value.places
    if front is None:
        return _Front(places=places, problems=opened.problems)
    summary = _lines((front.summary,), "summary", places, path)
    key_points = _lines(front.key_points, "key_points", places, path)
    action = _lines(front.action, "action", places, path)
    problems = [problem for line in (*summary, *key_points, *action) for problem in line.problems]
    return _Front(front, summary[0].value, _values(key_points), _values(action), places, (*opened.problems, *problems))


def _values(lines: tuple[Checked[Document], ...]) -> tuple[Document, ...]:
    return tuple(line.value for line in lines)


def _lines(lines: tuple[str, ...], field: str, places: Mapping[str, Place], path: str) -> tuple[Checked[Document], ...]:
    found = (places.get(f"{field}.{index}", places.get(field)) for index in range(len(lines)))
    return tuple(_line(line, place, path) for line, place in zip(lines, found, strict=True))


def _line(text: str, place: Place | None, path: str) -> Checked[Document]:
    """A field of front matter that may hold inline Markdown; its places are those in the file."""
    document = markdown.parse_line(text, place or Place(path))
    problems = tuple(problem.within(path) for problem in document.problems)
    if not problems and not _is_one_line(document):
        message = "this can hold words on one line only: no list, heading, box or table"
        problems = (Problem(place or Place(path), "not-one-line", message, "write it as a sentence"),)
    return Checked(document, problems)


def _stand_in(named: addresses.FileName) -> FrontMatter:
    """For a page whose front matter has an error: links to it and its body are judged all the same."""
    return FrontMatter(title=named.slug.replace("-", " ").capitalize() or "Page", summary="-")


def _is_one_line(document: Document) -> bool:
    opening = document.parts[0] if document.parts else ""
    return isinstance(opening, str) and opening.startswith("<p>") and len(document.passages) == 1
