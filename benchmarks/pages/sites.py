"""The same words built by others, each with what it brings along; see benchmarks/README.md for what that is."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.measuring import run
from benchmarks.corpus import Corpus
from benchmarks.generators import Eleventy, Hugo, MkDocs, Pelican
from benchmarks.generators.generator import write_text
from benchmarks.generators.installing import program, said
from benchmarks.generators.own import ROOT, Own
from benchmarks.generators.plain import STYLE, page
from benchmarks.pages.words import Page, bare

_ANY = Corpus(1)
_HUGO = """\
baseURL = "https://example.org/"
title = "Guide"
theme = "start"
[markup.goldmark.renderer]
unsafe = true # the words come as HTML
"""


@dataclass(frozen=True)
class Maker:
    """Both functions take the folder of the peers last, and raise `MissingPeerError`."""

    name: str
    peers: tuple[str, ...]
    version: Callable[[Path], str]
    make: Callable[[Sequence[Page], Path, Path], Path]
    """Builds the pages in a new folder, and gives the folder with the site."""


def build_own(folder: Path, project: Path = ROOT) -> Path:
    """This project's own site. Raises `FailedBuildError` when it does not build."""
    site = folder / "_site"
    folder.mkdir(parents=True)
    run([*Own().command(project), "--no-cache", "--out", str(site)], folder)
    return site


def make_bare(pages: Sequence[Page], folder: Path, _home: Path) -> Path:
    for one in pages:
        write_text(folder, f"{one.path}index.html", bare(one))
    return folder


def make_mkdocs(pages: Sequence[Page], folder: Path, home: Path) -> Path:
    return _mkdocs(pages, folder, MkDocs(home).command(folder), "mkdocs")


def make_material(pages: Sequence[Page], folder: Path, home: Path) -> Path:
    python = program("material", home, "bin/python")
    return _mkdocs(pages, folder, [str(python), "-m", "mkdocs", "build", "--quiet"], "material")


def _mkdocs(pages: Sequence[Page], folder: Path, command: list[str], theme: str) -> Path:
    write_text(folder, "mkdocs.yml", f"site_name: Guide\ntheme: {theme}\ndocs_dir: content\n")
    for one in pages:
        path = f"{one.path.rstrip('/')}.md" if _is_leaf(one, pages) else f"{one.path}index.md"
        front = f"---\ntitle: {json.dumps(one.title)}\n---\n\n"
        write_text(folder, f"content/{path}", f"{front}<div>\n<h1>{one.title}</h1>\n{one.body}\n</div>\n")
    run(command, folder)
    return folder / "site"


def make_hugo(pages: Sequence[Page], folder: Path, home: Path) -> Path:
    """With the theme that `hugo new theme` makes."""
    hugo = Hugo(home).command(folder)[0]
    folder.mkdir(parents=True)
    run([hugo, "new", "theme", "start"], folder)
    write_text(folder, "hugo.toml", _HUGO)
    for one in pages:
        path = f"{one.path.rstrip('/')}.md" if _is_leaf(one, pages) else f"{one.path}_index.md"
        front = f"---\ntitle: {json.dumps(one.title)}\n---\n\n"
        write_text(folder, f"content/{path}", f"{front}<div>\n{one.body}\n</div>\n")
    run(Hugo(home).command(folder), folder)
    return folder / "public"


def make_eleventy(pages: Sequence[Page], folder: Path, home: Path) -> Path:
    """Eleventy has no theme: a plain layout with a few lines of style."""
    eleventy = Eleventy(home)
    eleventy.write(_ANY, folder)
    (folder / "content/index.njk").unlink()
    write_text(folder, "_includes/page.njk", page(_ANY, "{{ title }}", "{{ content | safe }}"))
    write_text(folder, "style.css", STYLE)
    for one in pages:
        text = f"---\ntitle: {json.dumps(one.title)}\n---\n{{% raw %}}\n{one.body}\n{{% endraw %}}\n"
        write_text(folder, f"content/{one.path}index.njk", text)
    run(eleventy.command(folder), folder)
    return folder / "_site"


def make_pelican(pages: Sequence[Page], folder: Path, home: Path) -> Path:
    """With the theme that comes with it."""
    lines = (
        'SITENAME = "Guide"\nSITEURL = ""\nPATH = "content"\nOUTPUT_PATH = "output"\nTIMEZONE = "UTC"\nPLUGINS = []',
        "DEFAULT_DATE = (2026, 1, 1)\nDIRECT_TEMPLATES = []\nDEFAULT_PAGINATION = False",
        "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None",
    )
    write_text(folder, "pelicanconf.py", "\n".join(lines) + "\n")
    for number, one in enumerate(pages):
        write_text(folder, f"content/page-{number}.html", _pelican_page(one))
    run(Pelican(home).command(folder), folder)
    return folder / "output"


def _pelican_page(one: Page) -> str:
    fields = {"category": one.path.partition("/")[0] or "start", "url": one.path, "save_as": f"{one.path}index.html"}
    metas = "\n".join(f'<meta name="{name}" content="{html.escape(value)}">' for name, value in fields.items())
    return f"<html>\n<head>\n<title>{one.title}</title>\n{metas}\n</head>\n<body>\n{one.body}\n</body>\n</html>\n"


def _is_leaf(one: Page, pages: Sequence[Page]) -> bool:
    """No other page lies below it."""
    return not any(other.path != one.path and other.path.startswith(one.path) for other in pages)


def _material_version(home: Path) -> str:
    python = str(program("material", home, "bin/python"))
    ask = "import importlib.metadata; print(importlib.metadata.version('mkdocs-material'))"
    return f"Material for MkDocs {said([python, '-c', ask])}"


MAKERS = (
    Maker("bare", (), lambda _home: "", make_bare),
    Maker("hugo", ("hugo",), lambda home: Hugo(home).version(), make_hugo),
    Maker("eleventy", ("eleventy",), lambda home: Eleventy(home).version(), make_eleventy),
    Maker("mkdocs", ("mkdocs",), lambda home: MkDocs(home).version(), make_mkdocs),
    Maker("material", ("material",), _material_version, make_material),
    Maker("pelican", ("pelican",), lambda home: Pelican(home).version(), make_pelican),
)
