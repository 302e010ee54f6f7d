"""MkDocs: a small theme instead of its own, whose menu repeats every page on every page; the search index is off."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.corpus import Article, Corpus
from benchmarks.generators.generator import Template, write_text
from benchmarks.generators.installing import HOME, program, said
from benchmarks.generators.plain import STYLE, Plain, address, body, page

_SETTINGS = """\
site_name: Guide
site_url: https://example.org/
docs_dir: content
theme:
  name: null
  custom_dir: theme
plugins: []
markdown_extensions: [footnotes]
"""


class MkDocs:
    name = "mkdocs"
    output = "site"
    caches = (".cache",)
    template = Template("theme/main.html", "</main>")

    def __init__(self, home: Path = HOME) -> None:
        self._home = home

    def version(self) -> str:
        return "MkDocs " + said([*self._program(), "--version"]).split("version ")[1].split()[0]

    def write(self, corpus: Corpus, folder: Path) -> None:
        write_text(folder, "mkdocs.yml", _SETTINGS)
        write_text(folder, "theme/style.css", STYLE)
        write_text(folder, "theme/main.html", page(corpus, "{{ page.title }}", "{{ page.content }}", "{{ base_url }}/"))
        write_text(folder, "content/index.md", "---\ntitle: Guide\n---\n\nA guide.\n")
        for language in corpus.languages:
            for section in corpus.sections:
                path = f"content/{address(section, language, corpus)}/index.md"
                write_text(folder, path, f"---\ntitle: All {section}\n---\n\n" + _list(corpus, section, language))

    def write_article(self, corpus: Corpus, article: Article, folder: Path, extra: str = "") -> None:
        front = f"---\ntitle: {json.dumps(article.title)}\n---\n\n"
        place = f"content/{address(article.section, article.language, corpus)}"
        write_text(folder, f"{place}/{article.slug}.md", front + body(article, _Dialect(corpus), extra))
        if article.number >= corpus.articles:
            with (folder / place / "index.md").open("a", encoding="utf-8", newline="\n") as index:
                index.write(f"- [{article.title}]({article.slug}.md)\n")

    def command(self, folder: Path) -> list[str]:  # noqa: ARG002 - it is run there
        return [*self._program(), "build", "--quiet"]

    def _program(self) -> list[str]:
        return [str(program(self.name, self._home, "bin/python")), "-m", "mkdocs"]


class _Dialect(Plain):
    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def link(self, article: Article, number: int) -> str:  # noqa: ARG002 - languages lie side by side
        return f"../{self._corpus.section(number)}/{self._corpus.slug(number)}.md"


def _list(corpus: Corpus, section: str, language: str) -> str:
    numbers = (number for number in range(corpus.articles) if corpus.section(number) == section)
    articles = (corpus.article(number, language) for number in numbers)
    return "".join(f"- [{article.title}]({article.slug}.md)\n" for article in articles)
