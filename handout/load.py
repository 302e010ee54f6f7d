"""All sources → the project: every file read on its own, with its problems; nothing is joined yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from handout import addresses, config, evidence, facts, frontmatter, glossary, limits
from handout.model import (
    Article,
    Document,
    FrontMatter,
    Ledger,
    Located,
    Observe,
    Project,
    Settings,
    Source,
    Sources,
    Term,
    unobserved,
)
from handout.places import moved
from handout.problems import Checked, Place, Problem

T = TypeVar("T")
Parse = Callable[[str], Document]
"""`handout.markdown.parse`, or the same with a memory."""

SETTINGS = "site.yaml"
_GLOSSARY = re.compile(r"content/glossary(?:\.(?P<language>[A-Za-z0-9-]+))?\.yaml")


def load(sources: Sources, parse: Parse, observe: Observe = unobserved) -> Checked[Project | None]:
    """Reads every file. The value is None when site.yaml cannot be used: nothing else makes sense without it."""
    if SETTINGS not in sources.files:
        mend = "run the command in the folder that holds site.yaml, or name that folder with --root"
        return Checked(None, (Problem(Place(SETTINGS), "missing-settings", "site.yaml is missing", mend),))
    read = config.read(sources.files[SETTINGS], SETTINGS)
    if read.value is None:
        return Checked(None, read.problems)
    settings, places = read.value
    settings = replace(settings, base_url=_base_url(sources.base_url or settings.base_url))
    reader = _Reader(sources.files, settings, parse, observe)
    project = Project(
        settings=settings,
        settings_places=places,
        articles=reader.articles(),
        works=reader.works(),
        terms=reader.terms(),
        paths=frozenset(sources.files),
        ledger=reader.ledger(),
    )
    return Checked(project, (*read.problems, *reader.problems))


def _base_url(written: str) -> str:
    return f"{written.rstrip('/')}/"


class _Reader:
    """Reads the files of content/ and keeps the problems it meets."""

    def __init__(self, files: Mapping[str, bytes], settings: Settings, parse: Parse, observe: Observe) -> None:
        self.problems: list[Problem] = []
        self._files = files
        self._settings = settings
        self._parse = parse
        self._observe = observe

    def articles(self) -> tuple[Article, ...]:
        """Every Markdown file. What cannot be read of one is left out, with its problems."""
        paths = [path for path in sorted(self._files) if path.startswith(addresses.CONTENT) and path.endswith(".md")]
        return tuple(self._article(path) for path in paths)

    def works(self) -> tuple[Located[Source], ...]:
        """The sources, in the order of their file."""
        if addresses.SOURCES_FILE not in self._files:
            return ()
        return self._kept(evidence.read_sources(self._files[addresses.SOURCES_FILE], addresses.SOURCES_FILE))

    def ledger(self) -> Ledger:
        """The records of every number, and their pictures."""
        if addresses.FACTS_FILE not in self._files:
            return facts.EMPTY
        return self._kept(facts.read(self._files[addresses.FACTS_FILE], addresses.FACTS_FILE))

    def terms(self) -> Mapping[str, tuple[Located[Term], ...]]:
        """Language → glossary."""
        found: dict[str, tuple[Located[Term], ...]] = {}
        for path in sorted(self._files):
            named = _GLOSSARY.fullmatch(path)
            if named is not None:
                language = named["language"] or self._settings.languages[0]
                found[language] = self._kept(glossary.read(self._files[path], path))
        return found

    def _kept(self, checked: Checked[T]) -> T:
        self.problems += checked.problems
        return checked.value

    def _article(self, path: str) -> Article:
        self._observe("load", path)
        decoded = limits.decode(self._files[path], path)
        text = self._kept(decoded)
        named = addresses.file_name(path, self._settings.languages, self._settings.languages[0])
        kind: frontmatter.Kind = "home" if not named.section else "section" if named.slug == "index" else "article"
        refused = [problem.within(path) for problem in limits.scan_markdown(text)]
        self.problems += refused
        if refused or (decoded.problems and not text):  # such a text could hang the parser, or is too large to be read
            return _article(path, named, _stand_in(named), {}, Document())
        page = self._kept(frontmatter.read(text, path, kind))
        body = self._document(page.body, path)
        front = page.front_matter
        if front is None:
            return _article(path, named, _stand_in(named), page.places, body)
        return replace(
            _article(path, named, front, page.places, body),
            summary=self._line(front.summary, page.places.get("summary"), path),
            key_points=self._lines(front.key_points, "key_points", page.places, path),
            action=self._lines(front.action, "action", page.places, path),
        )

    def _document(self, text: str, path: str) -> Document:
        document = self._parse(text)
        self.problems += [problem.within(path) for problem in document.problems]
        return document

    def _lines(
        self, lines: tuple[str, ...], field: str, places: Mapping[str, Place], path: str
    ) -> tuple[Document, ...]:
        found = (places.get(f"{field}.{index}", places.get(field)) for index in range(len(lines)))
        return tuple(self._line(line, place, path) for line, place in zip(lines, found, strict=True))

    def _line(self, text: str, place: Place | None, path: str) -> Document:
        """A field of front matter that may hold inline Markdown; its places are those in the file."""
        document = moved(self._parse(text), place or Place(path))
        self.problems += [problem.within(path) for problem in document.problems]
        if not document.problems and not _is_one_line(document):
            message = "this can hold words on one line only: no list, heading, box or table"
            self.problems.append(Problem(place or Place(path), "not-one-line", message, "write it as a sentence"))
        return document


def _article(
    path: str, named: addresses.FileName, front: FrontMatter, places: Mapping[str, Place], body: Document
) -> Article:
    return Article(
        path=path,
        language=named.language,
        section=named.section,
        slug=named.slug,
        front_matter=front,
        places=places,
        body=body,
        summary=Document(),
        key_points=(),
        action=(),
    )


def _stand_in(named: addresses.FileName) -> FrontMatter:
    """For a page whose front matter has an error: links to it and its body are judged all the same."""
    return FrontMatter(title=named.slug.replace("-", " ").capitalize() or "Page", summary="-")


def _is_one_line(document: Document) -> bool:
    opening = document.parts[0] if document.parts else ""
    return isinstance(opening, str) and opening.startswith("<p>") and len(document.passages) == 1
