"""Eleventy: Nunjucks layouts; Markdown is not run through a template language first, which is faster."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.corpus import Article, Corpus
from benchmarks.generators.generator import Template, write_text
from benchmarks.generators.hugo import AddressDialect
from benchmarks.generators.installing import HOME, MissingPeerError, program, said
from benchmarks.generators.plain import STYLE, address, body, page

_SETTINGS = """\
module.exports = (settings) => {
  settings.amendLibrary("md", (library) => library.use(require(FOOTNOTES)));
  settings.addPassthroughCopy({ "style.css": "style.css" });
  return {
    dir: { input: "content", includes: "../_includes", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
};
"""


class Eleventy:
    name = "eleventy"
    output = "_site"
    caches = (".cache",)
    template = Template("_includes/page.njk", "</main>")

    def __init__(self, home: Path = HOME) -> None:
        self._home = home

    def version(self) -> str:
        program_version = said([*self._program(), "--version"])
        return f"Eleventy {program_version}, Node {said([self._program()[0], '--version']).removeprefix('v')}"

    def write(self, corpus: Corpus, folder: Path) -> None:
        footnotes = json.dumps(str(program(self.name, self._home, "node_modules/markdown-it-footnote")))
        write_text(folder, "eleventy.config.cjs", _SETTINGS.replace("FOOTNOTES", footnotes))
        write_text(folder, "style.css", STYLE)
        write_text(folder, "content/content.json", '{"layout": "page.njk"}')
        write_text(folder, "_includes/page.njk", page(corpus, "{{ title }}", "{{ content | safe }}"))
        write_text(folder, "content/index.njk", '---\ntitle: "Guide"\n---\n<p>A guide.</p>\n')
        for language in corpus.languages:
            for section in corpus.sections:
                place = address(section, language, corpus)
                write_text(folder, f"content/{place}/{section}.json", json.dumps({"tags": _tag(place)}))
                write_text(folder, f"content/{place}/index.njk", _index(section, _tag(place)))

    def write_article(self, corpus: Corpus, article: Article, folder: Path, extra: str = "") -> None:
        front = f"---\ntitle: {json.dumps(article.title)}\n---\n\n"
        path = f"content/{address(article.section, article.language, corpus)}/{article.slug}.md"
        write_text(folder, path, front + body(article, AddressDialect(corpus), extra))

    def command(self, folder: Path) -> list[str]:  # noqa: ARG002 - it is run there
        return [*self._program(), "--quiet"]

    def _program(self) -> list[str]:
        node = shutil.which("node")
        if node is None:
            raise MissingPeerError("eleventy needs node, and there is none")
        return [node, str(program(self.name, self._home, "node_modules/@11ty/eleventy/cmd.cjs"))]


def _tag(place: str) -> str:
    return place.replace("/", "-")


def _index(section: str, tag: str) -> str:
    front = f'---\ntitle: "All {section}"\ntags: []\n---\n'
    items = '<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>'
    return f'{front}<ul>{{% for item in collections["{tag}"] %}}{items}{{% endfor %}}</ul>\n'
