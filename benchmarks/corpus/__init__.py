"""Made-up articles of plain words, the same for every generator and on every machine."""

from benchmarks.corpus.making import Corpus, Features
from benchmarks.corpus.model import Article, Record
from benchmarks.corpus.writing import Dialect, markdown

__all__ = ["Article", "Corpus", "Dialect", "Features", "Record", "markdown"]
