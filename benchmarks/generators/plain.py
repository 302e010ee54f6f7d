"""What all peers share: the same words in plain Markdown, and one small page around them.

A citation becomes a footnote, a record its words, a card a quote. Pictures and the glossary have no counterpart.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from benchmarks.corpus import Article, Corpus, Record, markdown
from benchmarks.corpus.model import Card
from benchmarks.corpus.writing import cited

STYLE = """\
body { max-width: 40rem; margin: auto; padding: 1rem; font: 1.1rem/1.6 sans-serif; color: #222; background: #fff; }
table { border-collapse: collapse; } td, th { border: 1px solid #999; padding: 0.3rem; }
blockquote { border-left: 4px solid #06c; margin: 1rem 0; padding-left: 1rem; }
"""


class Plain(ABC):
    """The dialect of a peer."""

    @abstractmethod
    def link(self, article: Article, number: int) -> str: ...

    def citation(self, source: str) -> str:
        return f"[^{source}]"

    def record(self, record: Record) -> str:
        return f"{record.words}[^{record.source}]"

    def card(self, card: Card) -> str:
        return "\n".join((f"> **{card.title}**", ">", *(f"> - {item}" for item in card.items)))

    def figure(self, record: Record) -> str:  # noqa: ARG002 - none of them draws
        return ""


def body(article: Article, dialect: Plain, extra: str) -> str:
    """All words of an article below its title; this project's templates add the same headings by themselves."""
    parts = (
        article.summary,
        "## Key points",
        "\n".join(f"- {point}" for point in article.key_points),
        markdown(article, dialect).rstrip("\n"),
        extra,
        "## What to do next",
        "\n".join(f"- {action}" for action in article.actions),
        "\n".join(f"[^{source}]: Report {source}. Example Journal." for source in cited(article)),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def page(corpus: Corpus, title: str, content: str, base: str = "/") -> str:
    """A page of a template: `title` and `content` are the generator's own placeholders, `base` leads to the root."""
    menu = "\n".join(
        f'<a href="{base}{address(section, language, corpus)}/">{section}</a>'
        for language in corpus.languages
        for section in corpus.sections
    )
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{base}style.css">
</head>
<body>
<nav>
{menu}
</nav>
<main>
<h1>{title}</h1>
{content}
</main>
<footer>Example Headache Clinic, 555-0100</footer>
</body>
</html>
"""


def address(section: str, language: str, corpus: Corpus) -> str:
    """The folder of a section: the first language has no prefix."""
    return section if language == corpus.languages[0] else f"{language}/{section}"
