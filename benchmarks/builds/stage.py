"""A generator with its corpus on the disk, and what can happen to it between two builds."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.builds.measuring import Run, run
from benchmarks.builds.output import Expected, Output, inspect
from benchmarks.corpus import Corpus
from benchmarks.corpus.words import coined
from benchmarks.generators import Generator
from benchmarks.generators.generator import write_all

_NEWS = 5_000_000
"""Words for changes are coined from here on: far from those for articles."""


@dataclass
class Stage:
    """Everything on it belongs to one generator; `folder` is made by `build_up` and must not exist before."""

    generator: Generator
    corpus: Corpus
    folder: Path
    added: int = 0
    changes: int = 0
    _template: str = field(default="", repr=False)

    def build_up(self) -> None:
        self.folder.mkdir(parents=True)
        write_all(self.generator, self.corpus, self.folder)
        self._template = (self.folder / self.generator.template.path).read_text("utf-8")

    def expected(self, word: str = "", on: int = 0) -> Expected:
        return Expected(self.corpus.pages + self.added, word, on)

    def forget(self) -> Expected:
        """Takes away what builds have left: the next one is cold."""
        for name in (self.generator.output, *self.generator.caches):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.expected()

    def keep(self) -> Expected:
        return self.expected()

    def edit_article(self) -> Expected:
        """One more sentence in an article, another article each time."""
        word = self._news()
        article = self.corpus.article(self.changes % self.corpus.articles)
        self.generator.write_article(self.corpus, article, self.folder, f"The new word is {word}.")
        return self.expected(word, 1)

    def edit_template(self) -> Expected:
        """One more line on every article."""
        word = self._news()
        start, mark, end = self._template.rpartition(self.generator.template.before)
        text = f"{start}<p>The new word is {word}.</p>\n{mark}{end}"
        (self.folder / self.generator.template.path).write_text(text, "utf-8", newline="\n")
        return self.expected(word, self.corpus.pages)

    def add_article(self) -> Expected:
        article = self.corpus.article(self.corpus.articles + self.added)
        self.added += 1
        self.generator.write_article(self.corpus, article, self.folder)
        return self.expected()

    def check_out(self) -> Expected:
        """Moves to a fresh copy of the project that has the caches but no output, like a CI job; all files are new."""
        copy = self.folder.with_name(f"{self.folder.name.partition('+')[0]}+{self.changes}")
        self.changes += 1
        ignored = shutil.ignore_patterns(self.generator.output)
        shutil.copytree(self.folder, copy, ignore=ignored, copy_function=shutil.copyfile)
        shutil.rmtree(self.folder)
        self.folder = copy
        return self.expected()

    def build(self, expected: Expected, *, watch: bool = False) -> tuple[Run, Output]:
        """Raises `FailedBuildError` when the build fails or its output is not what was expected."""
        taken = run(self.generator.command(self.folder), self.folder, watch=watch)
        return taken, inspect(self.folder / self.generator.output, expected)

    def _news(self) -> str:
        self.changes += 1
        return coined(_NEWS + self.changes)
