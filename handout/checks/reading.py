"""Reading: sentences, paragraphs, lists and sections that tired people can follow.

Rules, with the limits of site.yaml (`reading`): words in a sentence (NHS-W1), sentences in a paragraph (NHS-W2), items
in a list (CCI-8), and the US school grade of each section between two `##` headings that has at least 40 words (RG-1,
RG-2). No contraction with not: "don't" is misread as "do" (NHS-W10). All but the length of lists is for English pages
(RG-4). The grade points at the sentence that costs most; short words and short sentences lower it.

Fails:

    Individuals experiencing persistent difficulties shouldn't discontinue medication without professional consultation.

Passes:

    Do not stop your medicine on your own. Talk with us first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from handout.checks.destinations import Around
from handout.checks.texts import is_english, lines, shown
from handout.codes import found
from handout.model import Article, Document, Passage, PassageKind, ReadingSettings, Sentence
from handout.problems import Problem
from handout.reading import grade, syllables

_RUNNING_TEXT = frozenset({PassageKind.PARAGRAPH, PassageKind.ITEM})
_FEWEST_WORDS = 40
"""A formula made for passages says nothing about a handful of words (RG-2)."""
_LONG_WORD = 3
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CONTRACTION = re.compile(r"\b([a-z]+)n['’]t\b", re.IGNORECASE)
_SPELT_OUT = {"ca": "cannot", "wo": "will not", "sha": "shall not", "ai": "is not"}


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Problems of reading ease on a page."""
    limits = around.settings.reading
    yield from _lists(article, limits)
    if is_english(article):
        yield from _contractions(article)
        for document in article.documents:
            for passage in document.passages:
                yield from _passage(article, passage, limits)
        for title, sentences in _sections(article.body):
            yield from _section(article, title, sentences, limits)


def _lists(article: Article, limits: ReadingSettings) -> Iterator[Problem]:
    for written in article.body.lists:
        if written.items > limits.list_items:
            message = f"this list has {written.items} items; the most is {limits.list_items}"
            yield found(
                written.place.within(article.path), "long-list", message, "split it, with a heading for each part"
            )


def _contractions(article: Article) -> Iterator[Problem]:
    for text, place in lines(article):
        if "'" not in text and "’" not in text:
            continue
        for contraction in dict.fromkeys(match[0] for match in _CONTRACTION.finditer(text)):
            verb = contraction[:-3]
            spelt_out = _SPELT_OUT.get(verb.lower(), f"{verb.lower()} not")
            message = f'"{contraction}" is easily read as its opposite'
            yield found(place.within(article.path), "contraction", message, f'write "{spelt_out}"')


def _passage(article: Article, passage: Passage, limits: ReadingSettings) -> Iterator[Problem]:
    if passage.kind not in _RUNNING_TEXT:
        return
    if passage.kind is PassageKind.PARAGRAPH and len(passage.sentences) > limits.paragraph_sentences:
        message = f"this paragraph has {len(passage.sentences)} sentences; the most is {limits.paragraph_sentences}"
        yield found(
            passage.place.within(article.path), "long-paragraph", message, "begin a new paragraph, or make a list"
        )
    for sentence in passage.sentences:
        if sentence.words > limits.sentence_words:
            message = f"this sentence has {sentence.words} words; the most is {limits.sentence_words}"
            yield found(sentence.place.within(article.path), "long-sentence", message, "make two of it, or a list")


def _sections(document: Document) -> Iterator[tuple[str, list[Sentence]]]:
    """The running text between two `##` headings, with the heading above it."""
    titles = [("", 0), *((h.text, h.place.line) for h in document.headings if h.level <= 2)]
    for (title, start), (_, end) in pairwise([*titles, ("", 10**9)]):
        yield (
            title,
            [
                sentence
                for passage in document.passages
                if passage.kind in _RUNNING_TEXT and start <= passage.place.line < end
                for sentence in passage.sentences
            ],
        )


def _section(article: Article, title: str, sentences: list[Sentence], limits: ReadingSettings) -> Iterator[Problem]:
    words = sum(sentence.words for sentence in sentences)
    reached = round(grade(words, len(sentences), sum(sentence.syllables for sentence in sentences)), 1)
    if words < _FEWEST_WORDS or reached <= limits.grade:
        return
    hardest = max(sentences, key=lambda sentence: grade(sentence.words, 1, sentence.syllables))
    name = f'the section "{shown(title)}"' if title else "the text above the first heading"
    message = f"{name} needs grade {reached:.1f}; the most is {limits.grade:g}"
    own = grade(hardest.words, 1, hardest.syllables)
    mend = f"shorten this sentence first, the hardest one (grade {own:.1f}){_long_words(hardest)}"
    yield found(hardest.place.within(article.path), "hard-section", message, mend)


def _long_words(sentence: Sentence) -> str:
    long = [word for word in dict.fromkeys(_WORD.findall(sentence.text)) if syllables(word) >= _LONG_WORD]
    longest = sorted(long, key=syllables, reverse=True)[:3]
    return f"; its longest words: {', '.join(longest)}" if longest else ""
