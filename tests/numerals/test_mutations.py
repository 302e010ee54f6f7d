"""Statistics put into real sentences: they must be seen wherever they stand."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from handout.markdown import parse
from handout.numerals import Numeral, find
from tests.numerals.natural import sentences as everyday

CONTENT = Path(__file__).parents[2] / "content"
SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
LARGE = ("eleven", "twelve", "fifteen", "twenty", "thirty", "forty-five", "ninety", "a hundred", "sixty-five")
COUNTED = (
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "people",
    "patients",
    "units",
    "injections",
    "treatments",
    "trials",
)
PEOPLE = ("people", "patients", "adults", "women", "men")
FORMS = (
    "{n}%", "{n} %", "{n} percent", "{n} out of 100 {people}", "{n} out of 100", "{d} in 10 {people}", "{d} in 10",
    "{n} of {n} {people}", "{n}.{d} days", "{n} to {n} {counted}", "{n}-{n}%", "{n}–{n} {counted}", "{n} {counted}",
    "{d},{n}1 {people}", "{d}-fold", "{d} times", "½ of {people}", "{n}mg", "{n}", "about {n}", "{n} Units", "{n}x",
    "٣٤", "９％", "{n} more {counted}", "{n} headache days", "1 in {n}", "1 in {n} {people}", "1 of every {n}",
    "under {n}", "one in {small}", "{small} in ten", "{small} out of ten", "{small} out of ten {people}",
    "{small} {people} in ten", "{word} percent", "{word} {counted}", "{word} more {counted}", "{word} headache days",
    "{small} to {word} {counted}", "half of {people}", "half the {people}", "half as many {counted}", "more than half",
    "half or more", "one third of {people}", "a third of {people}", "two thirds", "a quarter of {people}",
    "three quarters of {people}", "twice as many", "twice", "doubled", "tripled", "tenfold", "hundreds of {people}",
    "a dozen {counted}", "twice as likely", "{n}% lower risk", "reduces the risk by half", "{small} times more",
    "doubles the chance", "{small} times as likely", "most {people}", "most of the {people}",
    "the majority of {people}", "the majority", "very few {people}", "many {people}", "almost everyone",
    "nearly all {people}", "a rare side effect", "is very rare", "rarely causes pain", "is a common side effect",
    "very likely to",
)  # fmt: skip


def natural() -> tuple[str, ...]:
    """Sentences of the guide, and of the clinic."""
    bodies = (path.read_text("utf-8").split("---\n", 2)[-1] for path in sorted(CONTENT.rglob("*.md")))
    passages = (passage for body in bodies for passage in parse(body).passages)
    read = (sentence.text for passage in passages for sentence in passage.sentences if sentence.words > 3)
    return (*read, *everyday())


NATURAL = natural()


def statistic(dice: random.Random) -> str:
    return dice.choice(FORMS).format(
        n=dice.randint(2, 99),
        d=dice.randint(2, 9),
        small=dice.choice(SMALL),
        word=dice.choice(SMALL + LARGE),
        counted=dice.choice(COUNTED),
        people=dice.choice(PEOPLE),
    )


def seen(text: str, start: int, end: int) -> bool:
    return any(numeral.start < end and start < numeral.end for numeral in find(text))


def test_there_are_sentences_enough() -> None:
    assert len(NATURAL) > 1000


@pytest.mark.parametrize("way", ["{} and {}", "{}: {}", "{1} – {0}", "({1}) {0}", "{0} It was {1}.", "{1}, {0}"])
def test_a_statistic_beside_a_sentence_is_always_seen(way: str) -> None:
    dice = random.Random(way)
    missed = []
    for sentence in NATURAL:
        said = statistic(dice)
        text = way.format(sentence, said)
        start = text.rindex(said) if way.endswith(("{}", "{1}.")) else text.index(said)
        if not seen(text, start, start + len(said)):
            missed.append(text)
    assert missed == []


def test_a_statistic_at_any_gap_is_nearly_always_seen() -> None:
    """Not always: some gaps make it a part of something else, such as "the first | half as many | page"."""
    dice = random.Random(3)
    missed = []
    for _ in range(6000):
        words, said = dice.choice(NATURAL).split(" "), statistic(dice)
        gap = dice.randint(0, len(words))
        before = " ".join([*words[:gap], ""])
        text = " ".join([*words[:gap], said, *words[gap:]])
        if not seen(text, len(before), len(before) + len(said)):
            missed.append(text)
    assert len(missed) < 6000 * 0.007, missed


def test_a_statistic_in_place_of_a_claim_is_always_seen() -> None:
    """The guide's own numbers in other figures and words."""
    dice, missed = random.Random(4), []
    for sentence in NATURAL:
        for numeral in find(sentence):
            said = str(dice.randint(2, 99)) if numeral.text.isdecimal() else statistic(dice)
            text, end = replaced(sentence, numeral, said)
            if not seen(text, numeral.start, end):
                missed.append(text)
    assert missed == []


def replaced(sentence: str, numeral: Numeral, said: str) -> tuple[str, int]:
    return sentence[: numeral.start] + said + sentence[numeral.end :], numeral.start + len(said)
