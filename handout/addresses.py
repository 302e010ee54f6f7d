"""Addresses: which page a file becomes, how one page links to another, what a typed link target means.

Addresses (URLs) here are readable and start at the site's root: `/benefits/results/`. Percent-encoding comes last, with
`relative` and `absolute`.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import quote, unquote

from handout.value import Value

CONTENT = "content/"
STATIC = "static/"
SETTINGS = "site.yaml"
SOURCES_FILE = "content/evidence/sources.yaml"
FACTS_FILE = "content/evidence/facts.yaml"
WARNINGS_FILE = "content/evidence/warnings.yaml"
_GLOSSARY_FILE = re.compile(r"content/glossary(\.[A-Za-z0-9-]+)?\.yaml")
DRAWING = "drawing:"
"""How an image's target begins that names a drawing of templates/drawings/: `drawing:talk`."""
DRAWINGS = "templates/drawings/"
_STEPS = frozenset(("", ".", ".."))
"""Parts of a path that do not lead one folder down."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HIDDEN_CHARACTERS = re.compile(r"[\x00-\x20\x7f\xa0\u2000-\u200f\u2028-\u202f\u2066-\u2069\ufeff\\]")
"""Browsers drop or turn some of these in an address, so `java\\tscript:` would slip through a comparison."""
_ASCII_ANCHOR = MappingProxyType(
    {
        code: " " if sign in "-_" or sign.isspace() else sign if sign.isalnum() else None
        for code, sign in enumerate(map(chr, range(128)))
    }
)
"""What `anchor` makes of a sign of plain English text."""


class TargetKind(StrEnum):
    """What a typed link or image target leads to."""

    PAGE = "page"
    """A Markdown file of the project; whether it exists is not asked here."""
    ANCHOR = "anchor"
    """A heading of the same page: `#first-weeks`."""
    SOURCES = "sources"
    """The sources page: `../evidence/sources.yaml`."""
    GLOSSARY = "glossary"
    """The glossary page: `../glossary.yaml`."""
    STATIC = "static"
    """A file below static/: `../../static/images/face.svg`."""
    FILE = "file"
    """Another place in the project that is no page: a folder, a settings file."""
    WEB = "web"
    """`https://…` or `http://…`."""
    MAIL = "mail"
    PHONE = "phone"
    EMPTY = "empty"
    """Nothing was typed, or only `#`."""
    ABSOLUTE = "absolute"
    """`/benefits/`: breaks when the site moves under a sub-path."""
    OUTSIDE = "outside"
    """Climbs out of the project with `..`."""
    UNSAFE = "unsafe"
    """`javascript:`, `data:`, `file:`, a backslash, a hidden character, `//host`, or a scheme nobody knows."""


class Target(Value, frozen=True):
    """A link target, understood."""

    kind: TargetKind
    path: str = ""
    """From the project's root, for a place in the project; the address itself for one outside."""
    anchor: str = ""
    """Without `#`."""


class FileName(Value, frozen=True):
    """What the path of a content file says."""

    section: str
    """The folder below content/: `benefits`; empty right in content/; `a/b` when nested too deep."""
    slug: str
    """`results`; `index` for a front page; `common.xx` when `xx` is no configured language."""
    language: str


def file_name(path: str, languages: Collection[str], default_language: str) -> FileName:
    """Section, slug and language of a Markdown file below content/: `content/benefits/results.es.md`."""
    section, _, name = path.removeprefix(CONTENT).rpartition("/")
    stem = name.removesuffix(".md")
    slug, _, suffix = stem.rpartition(".")
    if slug and suffix in languages:
        return FileName(section, slug, suffix)
    return FileName(section, stem, default_language)


def url_of(language: str, default_language: str, section: str = "", slug: str = "") -> str:
    """The address of a page: `/`, `/benefits/`, `/es/benefits/results/`; of a generated one: `/glossary/`, `/404.html`.

    A front page has the slug `index`, the home page `home` and no section.
    """
    prefix = "" if language == default_language else f"/{language}"
    if not section and slug == "404":
        return f"{prefix}/404.html"
    front = slug == "index" or (slug == "home" and not section)
    parts = [section, "" if front else slug]
    return "/".join([prefix, *filter(None, parts), ""])


def output_path(url: str) -> str:
    """The file a web server answers `url` with: `/benefits/results/` → `benefits/results/index.html`."""
    path = url.partition("#")[0].lstrip("/")
    if path.endswith("/"):
        return f"{path.rstrip('/')}/index.html"
    if posixpath.splitext(path)[1] in {".html", ".htm", ".xml", ".txt", ".json"}:
        return path
    return f"{path}/index.html" if path else "index.html"


def relative(from_url: str, to_url: str) -> str:
    """The shortest `href` that leads from one page to another, percent-encoded; either may be a file's address.

    `/benefits/results/` to `/glossary/#ptosis` is `../../glossary/#ptosis`; to a place on the same page `#ptosis`; to
    itself `./`. The not-found page is served at any depth: give it addresses from `absolute` instead.
    """
    start, _, _ = from_url.rpartition("/")
    above, _, own = start.rpartition("/")
    if own not in _STEPS and not to_url.startswith(f"{start}/"):
        way = _from_folder(above, to_url)
        if way is not None:
            return f"../{way}"
    return _relative(from_url, to_url)


@lru_cache(maxsize=10_000)
def _from_folder(folder: str, to_url: str) -> str | None:
    """What follows `../` in a link from any page one folder further down; None for addresses with odd steps in them.

    Every page has a folder of its own, but those of a section share the one above, and lead to much the same pages.
    """
    parts = (*folder.split("/")[1:], *to_url.partition("#")[0].split("/")[1:-1])
    if not _STEPS.isdisjoint(parts) or not to_url.startswith("/"):
        return None
    return _relative(f"{folder}/", to_url).removeprefix("./")


def _relative(from_url: str, to_url: str) -> str:
    path, hash_, anchor = to_url.partition("#")
    fragment = f"#{quote(anchor)}" if hash_ else ""
    if path == from_url and fragment:
        return fragment
    folder, _, name = path.rpartition("/")
    steps = _steps(folder, posixpath.dirname(from_url))
    leading = "./" if steps == "." else f"{quote(steps)}/"
    if steps == "." and name:
        leading = ""
    return f"{leading}{quote(name)}{fragment}"


def _steps(folder: str, start: str) -> str:
    """`posixpath.relpath` of two folders below the site's root, for the addresses that sites have."""
    there, here = folder.split("/"), start.rstrip("/").split("/")
    if _STEPS.isdisjoint(there[1:]) and _STEPS.isdisjoint(here[1:]) and not there[0] and not here[0]:
        same = len(posixpath.commonprefix([there, here]))
        return "/".join([".."] * (len(here) - same) + there[same:]) or "."
    return posixpath.relpath(folder or "/", start)


def absolute(base_url: str, url: str) -> str:
    """The full address below the site's base: for canonical links, the sitemap and the not-found page."""
    path, hash_, anchor = url.partition("#")
    return f"{base_url.rstrip('/')}{quote(path)}" + (f"#{quote(anchor)}" if hash_ else "")


def anchor(text: str) -> str:
    """The anchor of some words: lower-case words joined by hyphens, in any script; empty when there is no word."""
    if text.isascii():
        return "-".join(text.lower().translate(_ASCII_ANCHOR).split())
    letters = unicodedata.normalize("NFC", text).lower()
    # Vowel signs of Hindi or Thai are marks (M), which `\w` does not count as part of a word.
    kept = (
        sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in letters if sign in "-_" or _in_word(sign)
    )
    return "-".join("".join(kept).split())


def _in_word(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign)[0] in "LMN"


def link_between(from_path: str, to_path: str) -> str:
    """What an author types in one file to link to another: `../benefits/results.md`."""
    return posixpath.relpath(f"/{to_path}", posixpath.dirname(f"/{from_path}"))


def resolve(path: str, target: str) -> Target:
    """What `target` means when typed in the file `path`. Never fails: what cannot be used has a kind of its own."""
    meant = _meant(path[: path.rfind("/") + 1], target)
    return Target(TargetKind.ANCHOR, path, meant.anchor) if meant.kind is TargetKind.ANCHOR else meant


@lru_cache(maxsize=10_000)
def _meant(folder: str, target: str) -> Target:
    """The same for all files in a folder, which have many links in common; a place in the file itself has no path.

    `folder` ends with a slash, but for that of the project itself.
    """
    typed = target.strip()
    scheme = _SCHEME.match(typed)
    if scheme:
        return _elsewhere(scheme.group().lower(), typed)
    location, _, fragment = typed.partition("#")
    place, heading = unquote(location), unquote(fragment)
    if place.startswith("//") or _SCHEME.match(place) or "\\" in place or _hides(place.replace(" ", "")):
        return Target(TargetKind.UNSAFE, typed)
    if place.startswith("/"):
        return Target(TargetKind.ABSOLUTE, place, heading)
    if not place:
        return Target(TargetKind.ANCHOR, anchor=heading) if heading else Target(TargetKind.EMPTY)
    return _in_project(folder, place, heading)


def drawing_path(target: str) -> str:
    """The file of `drawing:NAME`."""
    return f"{DRAWINGS}{target.removeprefix(DRAWING)}.svg"


def _hides(text: str) -> bool:
    return bool(_HIDDEN_CHARACTERS.search(text))


def _elsewhere(scheme: str, typed: str) -> Target:
    kinds = {
        "https:": TargetKind.WEB,
        "http:": TargetKind.WEB,
        "mailto:": TargetKind.MAIL,
        "tel:": TargetKind.PHONE,
    }
    kind = kinds.get(scheme, TargetKind.UNSAFE)
    if kind is TargetKind.WEB and (
        _hides(typed) or not re.match(r"https?://[^/?#@]+(?:[/?#]|$)", typed, re.IGNORECASE)
    ):
        kind = TargetKind.UNSAFE
    return Target(kind, typed)


def _in_project(folder: str, place: str, heading: str) -> Target:
    found = unicodedata.normalize("NFC", posixpath.normpath(folder + place))
    if found == ".." or found.startswith("../"):
        return Target(TargetKind.OUTSIDE, place, heading)
    if found == SOURCES_FILE:
        return Target(TargetKind.SOURCES, found, heading)
    if _GLOSSARY_FILE.fullmatch(found):
        return Target(TargetKind.GLOSSARY, found, heading)
    if found.startswith(STATIC):
        return Target(TargetKind.STATIC, found, heading)
    kind = TargetKind.PAGE if found.endswith(".md") else TargetKind.FILE
    return Target(kind, found, heading)
