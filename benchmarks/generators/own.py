"""This project."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.corpus import Article, Corpus, Record, markdown
from benchmarks.corpus.model import Card
from benchmarks.generators.generator import Template, write_text
from benchmarks.generators.installing import said

ROOT = Path(__file__).parent.parent.parent
_DAY = "2026-11-22"
_Row = dict[str, object]


class Own:
    name = "handout"
    output = "_site"
    caches = (".cache",)
    template = Template("templates/layouts/article.html", "{% endblock %}")

    def version(self) -> str:
        python = "Python " + sys.version.split()[0]
        try:
            return f"handout {said(['git', '-C', str(ROOT), 'describe', '--always', '--dirty'])}, {python}"
        except (OSError, subprocess.CalledProcessError):
            return f"handout, {python}"

    def write(self, corpus: Corpus, folder: Path) -> None:
        for part in ("templates", "static"):
            shutil.copytree(ROOT / part, folder / part)
        write_text(folder, "site.yaml", _settings(corpus))
        for language in corpus.languages:
            suffix = _suffix(corpus, language)
            write_text(
                folder, f"content/home{suffix}.md", _front("Welcome", "A small guide.") + "\n## For you\n\nYou.\n"
            )
            for section in corpus.sections:
                write_text(folder, f"content/{section}/index{suffix}.md", _front(f"All {section}", "A small part."))
        if corpus.features == "full":
            _write_knowledge(corpus, folder)

    def write_article(self, corpus: Corpus, article: Article, folder: Path, extra: str = "") -> None:
        suffix = _suffix(corpus, article.language)
        lists = {"key_points": article.key_points, "action": article.actions}
        text = _front(article.title, article.summary, **lists) + "\n" + markdown(article, _Dialect(corpus))
        path = f"content/{article.section}/{article.slug}{suffix}.md"
        write_text(folder, path, text + (f"\n{extra}\n" if extra else ""))

    def command(self, folder: Path) -> list[str]:
        return [sys.executable, str(ROOT / "build.py"), "--root", str(folder), "--date", _DAY]


class _Dialect:
    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def link(self, article: Article, number: int) -> str:
        suffix = _suffix(self.corpus, article.language)
        return f"../{self.corpus.section(number)}/{self.corpus.slug(number)}{suffix}.md"

    def citation(self, source: str) -> str:
        return f"[@{source}]"

    def record(self, record: Record) -> str:
        return f"[={record.id}.both], [={record.id}.time]"

    def card(self, card: Card) -> str:
        return "\n".join((f"> [!CALL-US] {card.title}", ">", *(f"> - {item}" for item in card.items)))

    def figure(self, record: Record) -> str:
        return f"![](figure:{record.id})"


def _suffix(corpus: Corpus, language: str) -> str:
    return "" if language == corpus.languages[0] else f".{language}"


def _front(title: str, summary: str, **lists: tuple[str, ...]) -> str:
    """Front matter. JSON is YAML too."""
    fields = {"title": title, "summary": summary, "review": "pending", **{key: list(lists[key]) for key in lists}}
    return "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items()) + "---\n"


def _settings(corpus: Corpus) -> str:
    settings = {
        "title": "Guide",
        "description": "A guide of made-up words.",
        "base_url": "https://example.org/",
        "languages": list(corpus.languages),
        "clinic": {
            "name": "Example Headache Clinic",
            "phone": "555-0100",
            "hours": "8am to 5pm",
            "address": "1 Example Road",
            "emergency_number": "911",
        },
        "emergency": dict.fromkeys(corpus.languages, "Trouble breathing"),
        "budget": {"page_bytes": 20_000},  # made-up words shrink less than real ones; the others have no budget
        "sections": [{"folder": section} for section in corpus.sections],
    }
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in settings.items())


def _write_knowledge(corpus: Corpus, folder: Path) -> None:
    """Sources, records and the glossary."""
    sources: list[_Row] = [
        {"id": source, "type": "report", "title": f"Report {source}", "publisher": "Example Journal", "issued": "2020"}
        for source in corpus.sources
    ]
    terms: list[_Row] = [
        {"term": term.capitalize(), "definition": "A made-up nerve.", "sources": [corpus.sources[0]]}
        for term in corpus.terms
    ]
    write_text(folder, "content/evidence/sources.yaml", _rows(sources))
    write_text(
        folder,
        "content/evidence/facts.yaml",
        "records:\n" + _rows([_record(record) for record in corpus.records], "  "),
    )
    write_text(folder, "content/glossary.yaml", _rows(terms))


def _rows(rows: list[_Row], indent: str = "") -> str:
    return "".join(
        "".join(f"{indent}{'- ' if first else '  '}{key}: {json.dumps(row[key])}\n" for key, first in _firsts(row))
        for row in rows
    )


def _firsts(row: _Row) -> list[tuple[str, bool]]:
    return [(key, index == 0) for index, key in enumerate(row)]


def _record(record: Record) -> _Row:
    return {
        "id": record.id,
        "kind": "risk",
        "outcome": record.outcome,
        "population": "adults with chronic migraine",
        "source": record.source,
        "level": "primary",
        "period": "over 24 weeks",
        "effect": "harm",
        "group": "Botox",
        "value": record.value,
        "comparator": {"name": "placebo", "value": record.comparator},
        "certainty": "This is made up.",
        "meaning": "This is made up too.",
    }
