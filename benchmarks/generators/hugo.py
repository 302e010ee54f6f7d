"""Hugo: its defaults, with lists by tag and feeds switched off, since this project makes none either."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.corpus import Article, Corpus
from benchmarks.generators.generator import Template, write_text
from benchmarks.generators.installing import HOME, program, said
from benchmarks.generators.plain import STYLE, Plain, address, body, page

_SETTINGS = """\
baseURL = "https://example.org/"
title = "Guide"
disableKinds = ["taxonomy", "term", "rss"]
"""
_LIST = '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'


class Hugo:
    name = "hugo"
    output = "public"
    caches = ("resources",)
    template = Template("layouts/page.html", "</main>")

    def __init__(self, home: Path = HOME) -> None:
        self._home = home

    def version(self) -> str:
        return "Hugo " + said([self._program(), "version"]).split()[1].partition("-")[0].removeprefix("v")

    def write(self, corpus: Corpus, folder: Path) -> None:
        write_text(folder, "hugo.toml", _SETTINGS)
        write_text(folder, "static/style.css", STYLE)
        write_text(folder, "layouts/page.html", page(corpus, "{{ .Title }}", "{{ .Content }}"))
        write_text(folder, "layouts/section.html", page(corpus, "{{ .Title }}", _LIST))
        write_text(folder, "layouts/home.html", page(corpus, "{{ .Title }}", _LIST))
        for language in corpus.languages:
            for section in corpus.sections:
                front = f'---\ntitle: "All {section}"\n---\n'
                write_text(folder, f"content/{address(section, language, corpus)}/_index.md", front)

    def write_article(self, corpus: Corpus, article: Article, folder: Path, extra: str = "") -> None:
        front = f"---\ntitle: {json.dumps(article.title)}\n---\n\n"
        path = f"content/{address(article.section, article.language, corpus)}/{article.slug}.md"
        write_text(folder, path, front + body(article, AddressDialect(corpus), extra))

    def command(self, folder: Path) -> list[str]:  # noqa: ARG002 - it is run there
        return [self._program(), "--quiet"]

    def _program(self) -> str:
        """The binary itself: the package's own start script would add the start of Python to each run."""
        return str(program(self.name, self._home, "lib/python*/site-packages/hugo/binaries/hugo*"))


class AddressDialect(Plain):
    """Links as addresses from the root of the site: `/section/slug/`."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def link(self, article: Article, number: int) -> str:
        section = address(self._corpus.section(number), article.language, self._corpus)
        return f"/{section}/{self._corpus.slug(number)}/"
