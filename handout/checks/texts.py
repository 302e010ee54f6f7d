"""What checks walk over: the published articles, their documents, their sentences."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model import Article, Document, Sentence, Site
from handout.places import of_field
from handout.problems import Place


def articles(site: Site) -> Iterator[Article]:
    """The articles that are on the site, front pages and home pages among them."""
    for page in site.pages:
        if page.article is not None:
            yield page.article


def documents(site: Site) -> Iterator[tuple[Article, Document]]:
    """Every text of every article, in the order a reader meets it."""
    for article in articles(site):
        for document in article.documents:
            yield article, document


def sentences(article: Article) -> Iterator[Sentence]:
    """Every sentence of an article but its title, headings among them."""
    for document in article.documents:
        for passage in document.passages:
            yield from passage.sentences


def lines(article: Article) -> Iterator[tuple[str, Place]]:
    """Every sentence and the title, as words with their place; its path comes with a problem."""
    yield article.front_matter.title, of_field(article, "title")
    for sentence in sentences(article):
        yield sentence.text, sentence.place


def is_english(article: Article) -> bool:
    """Whether rules about English words apply."""
    return article.language.partition("-")[0] == "en"


def shown(text: str) -> str:
    """Words for a message, cut where they get long."""
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
