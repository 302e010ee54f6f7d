"""python -m benchmarks.builds: see benchmarks/README.md."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.builds.comparing import Result, compare
from benchmarks.builds.measuring import FailedBuildError
from benchmarks.builds.options import Options, parse
from benchmarks.builds.stage import Stage
from benchmarks.builds.telling import headline, machine, record, tables
from benchmarks.corpus import Corpus
from benchmarks.figures import number
from benchmarks.generators import PEERS, Generator, MissingPeerError, Own, install


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when everything was measured, 1 when a build failed; peers that are not there are left out and named."""
    options = parse(arguments)
    generators = {generator: generator.version() for generator in present(options)}
    told: dict[str, Any] = {"machine": machine(list(generators.values())), "corpora": []}
    print(", ".join(generators.values()), end="\n\n")
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            for corpus in options.corpora:
                results = measure(options, corpus, list(generators), options.work or Path(place))
                print(tables(corpus, results), flush=True)
                told["corpora"].append(record(corpus, results))
    except FailedBuildError as failure:
        _say(f"error: {failure}")
        return 1
    finally:
        if options.json:
            options.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return 0


def present(options: Options) -> list[Generator]:
    """This project, and the wanted peers that can be run."""
    found: list[Generator] = [Own()]
    for peer in (kind(options.home) for kind in PEERS if kind.name in options.peers):
        try:
            if options.install:
                _say(f"installing {peer.name}")
                install(peer.name, options.home)
            peer.version()
        except MissingPeerError as missing:
            _say(f"left out: {missing}")
        else:
            found.append(peer)
    return found


def measure(options: Options, corpus: Corpus, generators: list[Generator], work: Path) -> list[Result]:
    """Raises `FailedBuildError` when a generator does not build the corpus."""
    home = work / f"{corpus.articles}-{corpus.features}-{'-'.join(corpus.languages)}"
    stages = [Stage(generator, corpus, home / generator.name) for generator in generators]
    for stage in stages:
        _say(f"{headline(corpus)}: writing for {stage.generator.name}")
        stage.build_up()
    results = []
    for result in compare(stages, list(options.cases), options.rounds_for(corpus), memory=options.memory):
        _say(f"{headline(corpus)}: {result.case}, {result.generator}: {number(median(result.seconds))} s")
        results.append(result)
    return results


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
