"""Pelican: a small theme of its own; its cache is on; feeds and lists by tag, author and date are off."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpus import Article, Corpus
from benchmarks.generators.generator import Template, write_text
from benchmarks.generators.installing import HOME, program, said
from benchmarks.generators.plain import STYLE, Plain, body, page

_SETTINGS = """\
SITENAME = "Guide"
SITEURL = ""
PATH = "content"
ARTICLE_PATHS = [""]
PAGE_PATHS = []
STATIC_PATHS = []
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = ""
TIMEZONE = "UTC"
DEFAULT_DATE = (2026, 1, 1)
DEFAULT_PAGINATION = False
PLUGINS = []
DIRECT_TEMPLATES = ["index"]
ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CHECK_MODIFIED_METHOD = "md5" # so that the cache holds in a fresh copy of the files too
MARKDOWN = {
    "extensions": ["meta", "tables", "footnotes"],
    "output_format": "html5",
}
"""
_LIST = (
    '<ul>{% for article in articles %}<li><a href="/{{ article.url }}">{{ article.title }}</a></li>{% endfor %}</ul>'
)


class Pelican:
    name = "pelican"
    output = "output"
    caches = ("cache",)
    template = Template("theme/templates/article.html", "</main>")

    def __init__(self, home: Path = HOME) -> None:
        self._home = home

    def version(self) -> str:
        return "Pelican " + said([*self._program(), "--version"])

    def write(self, corpus: Corpus, folder: Path) -> None:
        write_text(folder, "pelicanconf.py", _SETTINGS)
        write_text(folder, "theme/static/style.css", STYLE)
        pages = {
            "article": page(corpus, "{{ article.title }}", "{{ article.content }}"),
            "category": page(corpus, "All {{ category }}", _LIST),
            "index": page(corpus, "{{ SITENAME }}", "<p>A guide.</p>"),
        }
        for name, text in pages.items():
            write_text(folder, f"theme/templates/{name}.html", text)

    def write_article(self, corpus: Corpus, article: Article, folder: Path, extra: str = "") -> None:
        """A language beyond the first has categories and file names of its own: `es-visits/es-page-baba.md`."""
        prefix = _prefix(corpus, article.language)
        slug = prefix + article.slug
        front = f"Title: {article.title}\nCategory: {prefix}{article.section}\nSlug: {slug}\n\n"
        path = f"content/{prefix}{article.section}/{slug}.md"
        write_text(folder, path, front + body(article, _Dialect(corpus), extra))

    def command(self, folder: Path) -> list[str]:  # noqa: ARG002 - it is run there
        return [*self._program(), "--quiet"]

    def _program(self) -> list[str]:
        return [str(program(self.name, self._home, "bin/python")), "-m", "pelican"]


class _Dialect(Plain):
    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def link(self, article: Article, number: int) -> str:
        prefix = _prefix(self._corpus, article.language)
        return f"{{filename}}/{prefix}{self._corpus.section(number)}/{prefix}{self._corpus.slug(number)}.md"


def _prefix(corpus: Corpus, language: str) -> str:
    return "" if language == corpus.languages[0] else f"{language}-"
