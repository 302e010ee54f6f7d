"""Files in content/ that cannot become a page where they lie."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator

from handout.addresses import CONTENT, FACTS_FILE, SOURCES_FILE, WARNINGS_FILE, anchor, file_name
from handout.codes import found
from handout.model import Project, Settings
from handout.places import of_setting
from handout.problems import Place, Problem, did_you_mean, nearest

_EVIDENCE = tuple(path.removeprefix(CONTENT) for path in (SOURCES_FILE, FACTS_FILE, WARNINGS_FILE))
_GLOSSARY = re.compile(r"glossary\.([A-Za-z0-9-]+)\.yaml")
_USUAL = re.compile(r"[^/]+/(?!-)[a-z0-9-]+\.md")
"""Nothing can be wrong with such a name, and nearly all are such."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def folders(project: Project) -> Iterator[Problem]:
    """Problems of the files and folders below content/, and of the sections that site.yaml lists."""
    files = [path.removeprefix(CONTENT) for path in sorted(project.paths) if path.startswith(CONTENT)]
    pages = [name for name in files if posixpath.splitext(name)[1].lower() in {".md", ".markdown"}]
    yield from _strays(set(files) - set(pages), project.settings)
    yield from _nested(pages)
    yield from _outside(pages)
    yield from _listing(project, pages)
    others = [page for page in pages if not _USUAL.fullmatch(page)]
    yield from _languages(others, project.settings)
    for page in others:
        yield from _name(page, project.settings)


def _strays(names: set[str], settings: Settings) -> Iterator[Problem]:
    data = ["glossary.yaml", *(f"glossary.{language}.yaml" for language in settings.languages), *_EVIDENCE]
    for name in sorted(names - set(data)):
        place, other = Place(CONTENT + name), _GLOSSARY.fullmatch(name)
        near = nearest(name, data) if name.endswith((".yaml", ".yml")) else None
        if other is not None:
            mend = "add it to languages in site.yaml, or take this file away"
            yield found(place, "unknown-language", f'"{other[1]}" is not a language of this site', mend)
        else:
            mend = "pages are Markdown files, such as neck-pain.md; images and other files belong in static/"
            mend = did_you_mean(name, [near]) if near else mend
            yield found(place, "stray-file", "this file does not become part of the site", mend)


def _nested(pages: list[str]) -> Iterator[Problem]:
    for folder in sorted({posixpath.dirname(page) for page in pages if page.count("/") > 1}):
        first = next(page for page in pages if posixpath.dirname(page) == folder)
        message = f'the folder "{CONTENT}{folder}" is too deep: its pages are not on the site'
        mend = f'move its files up into "{CONTENT}{folder.partition("/")[0]}"'
        yield found(Place(CONTENT + first), "nested-folder", message, mend)


def _outside(pages: list[str]) -> Iterator[Problem]:
    for page in pages:
        if "/" not in page and page.partition(".")[0].lower() != "home":
            mend = "move it into the folder of a section; only home.md lies right in content/"
            yield found(Place(CONTENT + page), "page-outside-section", "this page is in no section", mend)


def _listing(project: Project, pages: list[str]) -> Iterator[Problem]:
    """Where the sections of site.yaml and the folders of content/ do not match. A misspelling is told once."""
    listed = [section.folder for section in project.settings.sections]
    present = sorted({page.partition("/")[0] for page in pages if "/" in page})
    unlisted = [folder for folder in present if folder not in listed]
    for index, folder in enumerate(listed):
        place = of_setting(project.settings_places, f"sections.{index}.folder")
        if folder in listed[:index]:
            yield found(place, "duplicate-section", f'the section "{folder}" is listed twice', "take one of them out")
        elif folder not in present:
            near = nearest(folder, unlisted)
            mend = did_you_mean(folder, [near]) if near else f'put a page "{CONTENT}{folder}/index.md" into it'
            yield found(place, "empty-section", f'there are no pages in "{CONTENT}{folder}"', mend)
            unlisted = [other for other in unlisted if other != near]
    for folder in unlisted:
        first = next(page for page in pages if page.startswith(f"{folder}/"))
        message = f'the folder "{CONTENT}{folder}" is not in site.yaml, so its pages are not on the site'
        mend = _listed_instead(folder, listed)
        yield found(Place(CONTENT + first), "unlisted-folder", message, mend)


def _listed_instead(folder: str, listed: list[str]) -> str:
    name, near = anchor(folder) or folder, nearest(folder, listed)
    rename = "" if name == folder else f'rename it to "{name}" and '
    mend = f"{rename}add a line - folder: {name} below sections in site.yaml"
    return f'move its pages to "{near}", or {mend}' if near else mend


def _languages(pages: list[str], settings: Settings) -> Iterator[Problem]:
    """A language that site.yaml does not list, told once however many files have it in their names."""
    files: dict[str, list[str]] = {}
    for page in pages:
        suffix = _other_language(page, settings)
        if suffix:
            files.setdefault(suffix, []).append(page)
    for suffix, [first, *more] in files.items():
        others = f"; {len(more)} more files have it in their names" if more else ""
        stem = posixpath.basename(first).removesuffix(".md").replace(".", "-")
        mend = f'add it to languages in site.yaml, or name the file without a dot: "{anchor(stem)}.md"'
        yield found(
            Place(CONTENT + first), "unknown-language", f'"{suffix}" is not a language of this site{others}', mend
        )


def _other_language(page: str, settings: Settings) -> str:
    """`fr` of `results.fr.md` when that is no language of the site."""
    slug = file_name(CONTENT + page, settings.languages, settings.languages[0]).slug
    before, _, suffix = slug.rpartition(".")
    return suffix if page.endswith(".md") and before and _LANGUAGE.fullmatch(suffix) else ""


def _name(page: str, settings: Settings) -> Iterator[Problem]:
    name = posixpath.basename(page)
    stem, ending = posixpath.splitext(name)
    slug = file_name(CONTENT + page, settings.languages, settings.languages[0]).slug if ending == ".md" else stem
    if not _other_language(page, settings) and (ending != ".md" or not _good(slug)):
        # What stands behind the slug is the language: `Neck Pain.es.md` becomes `neck-pain.es.md`.
        better = (anchor(slug.replace(".", "-")) or "page") + name.removesuffix(ending)[len(slug) :] + ".md"
        message = f'"{name}" cannot be part of an address'
        yield found(
            Place(CONTENT + page),
            "bad-file-name",
            message,
            f'rename it to "{better}": lower-case letters, digits and hyphens only',
        )


def _good(slug: str) -> bool:
    letters = all(sign == "-" or unicodedata.category(sign)[0] in "LMN" for sign in slug)
    return letters and slug == slug.lower() and not slug.startswith("-") and slug != ""
