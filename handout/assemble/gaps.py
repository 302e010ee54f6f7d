"""What a whole site needs and this one lacks: home pages, front pages, originals of translations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from handout.addresses import CONTENT
from handout.codes import found
from handout.model import Article, Project
from handout.places import of_field, of_setting
from handout.problems import Place, Problem

_Key = tuple[str, str, str]
"""Section, slug, language."""


def gaps(project: Project, shown: Collection[Article], hidden: Mapping[str, str]) -> Iterator[Problem]:
    """Problems of missing pages. A page that exists but could not be read is not missing: it has its own problem."""
    files = {(article.section, article.slug, article.language): article.path for article in project.articles}
    yield from _homes(project, hidden)
    yield from _emergencies(project)
    yield from _fronts(project, files, shown, hidden)
    yield from _translations(project, files, shown, hidden)


def _homes(project: Project, hidden: Mapping[str, str]) -> Iterator[Problem]:
    yield from _home(project, hidden, Place(f"{CONTENT}home.md"), "home.md")
    for index, language in enumerate(project.settings.languages[1:], start=1):
        place = of_setting(project.settings_places, f"languages.{index}")
        yield from _home(project, hidden, place, f"home.{language}.md")


def _home(project: Project, hidden: Mapping[str, str], place: Place, name: str) -> Iterator[Problem]:
    path = CONTENT + name
    if path in hidden:
        message = f"the home page must be on the site, but {hidden[path]}"
        yield found(Place(path), "missing-home", message, "take draft, publish and expires out of it")
    elif not _exists(project, path):
        mend = "write one: it needs a title and a summary between --- lines, then the text"
        yield found(place, "missing-home", f'there is no home page "{path}"', mend)


def _emergencies(project: Project) -> Iterator[Problem]:
    for language in project.settings.languages:
        if language not in project.settings.emergency:
            place = of_setting(project.settings_places, "emergency")
            mend = f"add a line {language}: with the signs, below emergency: in site.yaml"
            yield found(place, "missing-emergency", f'the signs of an emergency are not given in "{language}"', mend)


def _fronts(
    project: Project, files: Mapping[_Key, str], shown: Collection[Article], hidden: Mapping[str, str]
) -> Iterator[Problem]:
    for section, language in dict.fromkeys((a.section, a.language) for a in shown if a.section):
        path = _path(project, files, (section, "index", language))
        if path in hidden:
            message = f'the front page of "{section}" is not on the site ({hidden[path]}), but pages of the section are'
            yield found(Place(path), "missing-section-page", message, "publish it, or make the pages drafts too")
        elif not _exists(project, path):
            message = f'the section "{section}" has no front page'
            yield found(Place(path), "missing-section-page", message, "write this file, with a title and a summary")


def _translations(
    project: Project, files: Mapping[_Key, str], shown: Collection[Article], hidden: Mapping[str, str]
) -> Iterator[Problem]:
    default = project.settings.languages[0]
    for article in shown:
        if article.language == default:
            continue
        original = _path(project, files, (article.section, article.slug, default))
        if original in hidden:
            # A page taken down for safety must not live on in another language.
            message = f'this translation is on the site but "{original}" is not: {hidden[original]}'
            yield found(of_field(article, "title"), "orphan-translation", message, "add draft: yes here too")
        elif not _exists(project, original):
            message = f'this is a translation of "{original}", which does not exist'
            mend = "give both files the same name, this one with the language before .md"
            yield found(Place(article.path), "orphan-translation", message, mend)


def _path(project: Project, files: Mapping[_Key, str], key: _Key) -> str:
    """Where that page lies, or would lie."""
    section, slug, language = key
    folder = f"{section}/" if section else ""
    suffix = "" if language == project.settings.languages[0] else f".{language}"
    return files.get(key, f"{CONTENT}{folder}{slug}{suffix}.md")


def _exists(project: Project, path: str) -> bool:
    """Whether the file is there, perhaps with the default language in its name (`home.en.md`)."""
    return path in project.paths or f"{path.removesuffix('.md')}.{project.settings.languages[0]}.md" in project.paths
