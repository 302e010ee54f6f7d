"""The made-up articles: the same for everybody, different from each other, and the same words in every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.corpus import Article, Corpus
from benchmarks.corpus.words import PLAIN, coined
from benchmarks.generators import Generator, Hugo, MkDocs, Own, Pelican
from benchmarks.generators.generator import write_all

CORPUS = Corpus(20, words=300, features="full", languages=("en", "es"))


def written(generator: Generator, corpus: Corpus, article: Article, folder: Path) -> str:
    """The Markdown that the generator gets of one article, without its front matter."""
    if isinstance(generator, MkDocs):
        generator.write(corpus, folder)
    generator.write_article(corpus, article, folder)
    (path,) = folder.rglob(f"*{article.slug}*.md")
    return re.sub(r"\A(---\n(.*\n)*?---\n|(\w+: .*\n)+)", "", path.read_text("utf-8"))


def words_of(markdown: str) -> list[str]:
    """The words a reader gets to see."""
    return re.findall(r"[A-Za-z]+", re.sub(r"\]\([^)]*\)|\[\^[\w-]+\](: .*)?", "", markdown))


def test_an_article_is_the_same_on_every_machine() -> None:
    article = Corpus(20).article(0)
    assert (article.title, article.summary) == (
        "About bababa read uncle",
        "Dark stop for draw hat to snow land for fill.",
    )


def test_an_article_does_not_depend_on_those_asked_for_before() -> None:
    alone = Corpus(20, words=300, features="full", languages=("en", "es"))
    assert list(CORPUS.all())[27] == alone.article(7, "es")


def test_another_seed_or_language_gives_other_words() -> None:
    same = Corpus(20, languages=("en", "es")).article(3)
    assert Corpus(20, seed=2, languages=("en", "es")).article(3).summary != same.summary
    assert Corpus(20, languages=("en", "es")).article(3, "es").summary != same.summary


def test_every_article_has_a_mark_of_its_own() -> None:
    assert len({article.mark for article in CORPUS.all()}) == CORPUS.pages == 40
    coinages = {coined(number) for number in range(20_000)}
    assert len(coinages) == 20_000
    assert not coinages & set(PLAIN)


@pytest.mark.parametrize("words", [150, 400, 1000])
def test_an_article_has_about_as_many_words_as_were_asked_for(words: int, tmp_path: Path) -> None:
    corpus = Corpus(20, words=words)
    count = len(words_of(written(Own(), corpus, corpus.article(5), tmp_path)))
    assert words <= count <= words + 100


@pytest.mark.parametrize("peer", [Hugo(), MkDocs(), Pelican()], ids=lambda peer: peer.name)
def test_a_peer_gets_the_words_that_this_project_shows(peer: Generator, tmp_path: Path) -> None:
    corpus = Corpus(20, words=300)
    article = corpus.article(5)
    ours = words_of(written(Own(), corpus, article, tmp_path / "ours"))
    theirs = words_of(written(peer, corpus, article, tmp_path / "theirs"))
    start = words_of(f"{article.summary} Key points {' '.join(article.key_points)}")
    assert theirs == [*start, *ours, *words_of(f"What to do next {' '.join(article.actions)}")]


def test_a_peer_gets_all_features_in_its_own_words(tmp_path: Path) -> None:
    article = next(article for article in CORPUS.all() if "Record(" in repr(article.blocks[1:4]))
    text = written(Hugo(), CORPUS, article, tmp_path)
    assert re.search(
        r"there were \d+ out of 100 people with Botox and \d+ out of 100 with placebo, over 24 weeks\[\^work-", text
    )
    assert "> **Call the clinic today if:**" in text
    noted, told = (set(re.findall(rf"\[\^([\w-]+)\]{after}", text)) for after in ("(?!:)", ":"))
    assert noted == told != set()


def test_the_same_corpus_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_all(Hugo(), Corpus(20, words=300), tmp_path / name)
    one, two = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two != {}
