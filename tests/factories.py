"""Small articles and projects made by hand, for tests of one stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from handout.addresses import file_name
from handout.assemble import assemble
from handout.checks import run
from handout.markdown import parse
from handout.model import (
    Article,
    Clinic,
    FrontMatter,
    Located,
    Project,
    SectionSettings,
    Settings,
    Site,
    Source,
    Term,
    Texts,
    outline,
)
from handout.problems import Checked, Place, Problem

TODAY = dt.date(2026, 11, 22)
LANGUAGES = ("en", "es")
CLINIC = Clinic(
    name="Example Clinic", phone="555-0100", hours="8am to 5pm", address="1 Example Road", emergency_number="911"
)


def article(path: str = "content/benefits/results.md", body: str = "", **front: Any) -> Article:
    """An article whose body begins at line 1; each front matter value stands at line 1 of its own column 100, 200, …"""
    name = file_name(path, LANGUAGES, "en")
    front = {"title": name.slug.replace("-", " ").capitalize(), "summary": "What to expect."} | front
    keys = list(front)
    for key, value in front.items():
        if isinstance(value, tuple):
            keys += [f"{key}.{index}" for index in range(len(value))]
        elif isinstance(value, Mapping):
            keys += [f"{key}.{inner}" for inner in value]
    front_matter = FrontMatter(**front)
    texts = Texts(
        body=parse(body),
        summary=parse(front_matter.summary),
        key_points=tuple(map(parse, front_matter.key_points)),
        action=tuple(map(parse, front_matter.action)),
        places={key: Place(line=1, column=100 * number) for number, key in enumerate(keys, start=1)},
    )
    return Article(
        path=path,
        language=name.language,
        section=name.section,
        slug=name.slug,
        front_matter=front_matter,
        outline=outline(texts),
        key=path.encode(),
        face=repr(front_matter).encode(),
        fetch=lambda: texts,
    )


def home(**front: Any) -> Article:
    return article("content/home.md", title="Welcome", **front)


def front_page(path: str = "content/benefits/index.md", **front: Any) -> Article:
    return article(path, **{"title": "Benefits", **front})


def settings(*folders: str, languages: tuple[str, ...] = ("en",), **more: Any) -> Settings:
    sections = tuple(SectionSettings(folder=folder) for folder in folders or ("benefits",))
    plain = {
        "title": "Guide",
        "description": "A guide.",
        "base_url": "https://example.org/",
        "clinic": CLINIC,
        "emergency": {"en": "Trouble breathing", "es": "Dificultad para respirar"},
    }
    return Settings(sections=sections, languages=languages, **{**plain, **more})


def work(id_: str) -> Located[Source]:
    return Located(
        Source(id=id_, type="article-journal", title="A trial"), Place("content/evidence/sources.yaml", 1, 1)
    )


def term(name: str, **more: Any) -> Located[Term]:
    return Located(Term(term=name, definition="A word.", **more), Place("content/glossary.yaml", 1, 1))


def project(
    *articles: Article,
    settings: Settings = settings(),  # noqa: B008 - frozen
    paths: Iterable[str] = (),
    works: Iterable[str] = (),
    terms: Mapping[str, tuple[Located[Term], ...]] | None = None,
) -> Project:
    sections = {f"sections.{n}.folder": Place("site.yaml", 10 + n, 13) for n in range(len(settings.sections))}
    languages = {f"languages.{n}": Place("site.yaml", 30, 1 + 4 * n) for n in range(len(settings.languages))}
    return Project(
        settings=settings,
        settings_places={**sections, **languages},
        articles=articles,
        works=tuple(map(work, works)),
        terms=terms or {},
        paths=frozenset([*(article.path for article in articles), *paths]),
    )


def assembled(*articles: Article, **parts: Any) -> Checked[Site]:
    """The site of some articles; a home page and a front page are added unless they are given."""
    given = {article.path for article in articles}
    base = [page for page in (home(), front_page()) if page.path not in given]
    return assemble(project(*base, *articles, **parts), TODAY)


def told(problems: Iterable[Problem]) -> list[str]:
    """Each problem in one line, as short as a test can read it."""
    return [_told(problem) for problem in problems]


def _told(problem: Problem) -> str:
    place = ":".join(str(part) for part in (problem.place.path, problem.place.line, problem.place.column) if part)
    help_ = f" ({problem.help})" if problem.help else ""
    return f"{place}: {problem.severity} {problem.code}: {problem.message}{help_}"


def codes(problems: Iterable[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def checked(body: str = "", *others: Article, path: str = "content/benefits/results.md", **front: Any) -> list[str]:
    """What the checks say about one page, in a good site; the page's path is left out."""
    return checked_in(article(path, body, **front), *others)


def checked_in(page: Article, *others: Article, **parts: Any) -> list[str]:
    """What the checks say about `page` in a site with `others` and the parts of a project."""
    made = assembled(page, *others, **parts)
    assert told(made.problems) == []
    return [line.removeprefix(f"{page.path}:") for line in told(run(made.value))]
