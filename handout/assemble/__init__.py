"""All articles together → the site: pages with addresses, sections in order, redirects, and what is kept out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping

from handout.addresses import url_of
from handout.assemble.claims import claims
from handout.assemble.folders import folders
from handout.assemble.gaps import gaps
from handout.model import Article, Page, PageKind, Project, Section, SectionSettings, Settings, Site
from handout.problems import Checked, in_order
from handout.recall import digest

__all__ = ["assemble"]

_DIGITS = re.compile(r"(\d{1,18})")
_GENERATED = (
    (PageKind.GLOSSARY, "glossary", "Glossary"),
    (PageKind.SOURCES, "sources", "Sources"),
    (PageKind.FIND, "find", "Search"),
    (PageKind.NOT_FOUND, "404", "Page not found"),
)
"""Pages without an article: kind, slug, and title, which templates translate."""


def assemble(project: Project, today: dt.date) -> Checked[Site]:
    """Joins the articles to a site as it is on the day `today`.

    Drafts, future and expired pages are left out, with the reason. Problems: files that cannot become a page, sections
    without pages, translations without an original, two pages or an old address at one place. Never raises for
    anything in an input; whatever can be placed is in the site, so that the checks have their say about it too.
    """
    hidden = {article.path: reason for article in project.articles for reason in [_hidden(article, today)] if reason}
    listed = {section.folder for section in project.settings.sections}
    shown = [
        article
        for article in sorted(project.articles, key=_order)
        if article.path not in hidden and _has_place(article, listed)
    ]
    sections = tuple(_sections(project.settings, shown))
    pages = tuple(_pages(project, sections, shown))
    redirects = claims(pages)
    site = Site(
        settings=project.settings,
        settings_places=project.settings_places,
        pages=pages,
        sections=sections,
        redirects=redirects.value,
        hidden=hidden,
        works={work.value.id: work for work in reversed(project.works)},
        terms=project.terms,
        paths=project.paths,
        today=today,
        ledger=project.ledger,
        warnings=project.warnings,
        key=project.key,
        face=_face(project, today),
    )
    return Checked(site, in_order([*folders(project), *gaps(project, shown, hidden), *redirects.problems]))


def _face(project: Project, today: dt.date) -> bytes:
    faces = (part for article in project.articles for part in (article.path, article.face))
    return digest([project.key, today.isoformat(), *sorted(project.paths), *faces])


def _has_place(article: Article, sections: Collection[str]) -> bool:
    """Whether the article can be a page where it lies; a dot is left in a slug by a language that is not listed."""
    return (article.section in sections and "." not in article.slug) or (not article.section and article.slug == "home")


def _hidden(article: Article, today: dt.date) -> str:
    """Why the article is not on the site today; empty when it is."""
    front = article.front_matter
    if front.draft:
        return "it is a draft"
    if front.publish is not None and front.publish > today:
        return f"it is published on {front.publish}"
    if front.expires is not None and front.expires <= today:
        return f"it expired on {front.expires}"
    return ""


def _order(article: Article) -> tuple[int, list[tuple[int, str]], str]:
    return (article.front_matter.order, _natural(article.front_matter.title), article.path)


def _natural(title: str) -> list[tuple[int, str]]:
    """Sorts "Week 2" before "Week 10"."""
    return [(int(run), "") if run.isdecimal() else (-1, run) for run in _DIGITS.split(title.casefold())]


def _sections(settings: Settings, shown: list[Article]) -> Iterator[Section]:
    for language in settings.languages:
        for folder, section in {section.folder: section for section in settings.sections}.items():
            mine = [article for article in shown if (article.section, article.language) == (folder, language)]
            if mine:
                yield _section(settings, section, language, mine)


def _section(settings: Settings, section: SectionSettings, language: str, articles: list[Article]) -> Section:
    pages = [_page(settings, article) for article in articles]
    front = next((page for page in pages if page.kind is PageKind.SECTION), None)
    return Section(
        folder=section.folder,
        language=language,
        title=front.title if front else section.folder.replace("-", " ").capitalize(),
        url=url_of(language, settings.languages[0], section.folder, "index"),
        footer=section.footer,
        front=front,
        pages=tuple(page for page in pages if page.kind is PageKind.ARTICLE),
    )


def _page(settings: Settings, article: Article) -> Page:
    kind = PageKind.SECTION if article.slug == "index" else PageKind.ARTICLE
    return Page(
        kind=kind if article.section else PageKind.HOME,
        url=url_of(article.language, settings.languages[0], article.section, article.slug),
        language=article.language,
        title=article.front_matter.title,
        section=article.section,
        article=article,
    )


def _pages(project: Project, sections: tuple[Section, ...], shown: list[Article]) -> Iterator[Page]:
    """Every page: language by language, home first, then the sections, then the generated ones."""
    settings = project.settings
    for language in settings.languages:
        if not any(article.language == language for article in shown):
            continue
        yield from (_page(settings, a) for a in shown if not a.section and a.language == language)
        for section in sections:
            if section.language == language:
                yield from (*([section.front] if section.front else []), *section.pages)
        yield from _generated(project, language)


def _generated(project: Project, language: str) -> Iterator[Page]:
    needed: Mapping[PageKind, bool] = {
        PageKind.GLOSSARY: bool(project.terms.get(language)),
        PageKind.SOURCES: bool(project.works),
    }
    for kind, slug, title in _GENERATED:
        if needed.get(kind, True):
            yield Page(kind, url_of(language, project.settings.languages[0], "", slug), language, title, "")
