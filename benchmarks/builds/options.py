"""The command line of the build benchmark."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.comparing import CASES
from benchmarks.corpus import Corpus, Features
from benchmarks.generators import PEERS
from benchmarks.generators.installing import HOME

_ROUNDS = ((10_000, 3), (1_000, 5), (0, 9))
"""So many rounds from so many articles on."""
NAMES = tuple(peer.name for peer in PEERS)
_FEATURES: dict[str, tuple[Features, ...]] = {"bare": ("bare",), "full": ("full",), "both": ("bare", "full")}


@dataclass(frozen=True)
class Options:
    corpora: tuple[Corpus, ...]
    cases: tuple[str, ...]
    peers: tuple[str, ...]
    rounds: int | None
    memory: bool
    install: bool
    home: Path
    work: Path | None
    json: Path | None

    def rounds_for(self, corpus: Corpus) -> int:
        return self.rounds or next(rounds for size, rounds in _ROUNDS if corpus.pages >= size)


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Exits with 2 and a message when the arguments make no sense."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.work and given.work.exists() and any(given.work.iterdir()):
        parser.error(f"{given.work} is not empty")
    corpora = tuple(
        Corpus(size, given.words, features, given.languages, given.seed)
        for features in _FEATURES[given.features]
        for size in given.sizes
    )
    return Options(
        corpora=corpora,
        cases=given.cases,
        peers=given.peers,
        rounds=given.rounds,
        memory=given.memory,
        install=given.install,
        home=given.home,
        work=given.work,
        json=given.json,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.builds",
        description="Builds the same made-up articles with this project and with others, and compares the whole runs.",
        epilog="Lists are written with commas. Nothing else should run on the machine meanwhile.",
    )
    parser.add_argument("--sizes", type=_sizes, default=(20, 1000), help="how many articles (default: 20,1000)")
    parser.add_argument("--words", type=_count, default=1000, help="words in each article (default: 1000)")
    parser.add_argument("--features", choices=_FEATURES, default="both", help="what articles hold (default: both)")
    parser.add_argument("--languages", type=_words, default=("en",), help="the first has no prefix (default: en)")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other words (default: 1)")
    parser.add_argument("--cases", type=_among(CASES), default=tuple(CASES), help=f"of {', '.join(CASES)}")
    parser.add_argument("--peers", type=_among(NAMES), default=NAMES, help=f"of {', '.join(NAMES)}, or none")
    parser.add_argument(
        "--rounds", type=_count, help="pairs to measure (default: 9, from 1,000 pages 5, from 10,000 3)"
    )
    parser.add_argument("--no-memory", dest="memory", action="store_false", help="leave out the runs that watch memory")
    parser.add_argument("--install", action="store_true", help="first get the peers, by name, from their registries")
    parser.add_argument("--home", type=Path, default=HOME, help="where the peers are, or BENCHMARK_PEERS")
    parser.add_argument("--work", type=Path, help="an empty or new folder for what is built; it stays (default: goes)")
    parser.add_argument("--json", type=Path, help="also write every single run into this file")
    return parser


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def _count(text: str) -> int:
    number = int(text.replace("_", ""))
    if number < 1:
        raise argparse.ArgumentTypeError("this must be 1 or more")
    return number


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(_count(word) for word in _words(text))
    if not sizes:
        raise argparse.ArgumentTypeError("name at least one size")
    return sizes


def _among(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    def chosen(text: str) -> tuple[str, ...]:
        names = () if text == "none" else _words(text)
        if unknown := [name for name in names if name not in known]:
            raise argparse.ArgumentTypeError(f'there is no "{unknown[0]}"; there are {", ".join(known)}')
        return names

    return chosen
