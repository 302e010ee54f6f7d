"""Results as tables for people and as JSON for programs."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict
from statistics import median
from typing import Any

from benchmarks.builds.comparing import Result
from benchmarks.corpus import Corpus
from benchmarks.figures import number, paired, table

_MEGABYTE = 1_000_000


def tables(corpus: Corpus, results: Sequence[Result]) -> str:
    """Seconds, ratios, memory and output, for one corpus; the first generator is set against each of the others."""
    names = list(dict.fromkeys(result.generator for result in results))
    rounds = max(len(result.runs) for result in results)
    parts = [
        f"### {headline(corpus)}; {rounds} {'round' if rounds == 1 else 'rounds'}",
        "Seconds, median:",
        _by_case(results, names, lambda result: number(median(result.seconds))),
        "Seconds of all processors together, median:",
        _by_case(results, names, lambda result: number(median(run.processor for run in result.runs))),
    ]
    if len(names) > 1:
        parts += [f"Time of {names[0]} divided by time of the other, median of pairs (lowest-highest):"]
        parts += [_ratios(results, names)]
    parts += ["Most memory in MB, all processes of a build together:", _by_case(results, names, _memory)]
    parts += ["Put out by the last build:", _outputs(results, names)]
    return "\n\n".join(parts) + "\n"


def headline(corpus: Corpus) -> str:
    languages = ", ".join(corpus.languages)
    return f"{corpus.articles:,} articles of {corpus.words:,} words, {corpus.features}, {languages}"


def _by_case(results: Sequence[Result], names: list[str], cell: Callable[[Result], str]) -> str:
    found = {(result.case, result.generator): result for result in results}
    cases = dict.fromkeys(result.case for result in results)
    return table([["", *names], *([case, *(cell(found[case, name]) for name in names)] for case in cases)])


def _ratios(results: Sequence[Result], names: list[str]) -> str:
    ours = {result.case: result for result in results if result.generator == names[0]}
    return (
        _by_case(results, names[1:], lambda theirs: str(paired(ours[theirs.case].seconds, theirs.seconds)))
        if ours
        else ""
    )


def _memory(result: Result) -> str:
    """Short runs can end between two looks at them: then the largest process alone says more."""
    largest = max(run.process for run in result.runs)
    return number(max(largest, result.tree or 0) / _MEGABYTE)


def _outputs(results: Sequence[Result], names: list[str]) -> str:
    last = {result.generator: result.output for result in results}
    rows = {
        "articles": lambda name: f"{last[name].articles:,}",
        "pages": lambda name: f"{last[name].pages:,}",
        "files": lambda name: f"{last[name].files:,}",
        "MB": lambda name: number(last[name].bytes / _MEGABYTE),
    }
    return table([["", *names], *([label, *map(cell, names)] for label, cell in rows.items())])


def machine(versions: Sequence[str]) -> dict[str, Any]:
    """Where and with what it was measured. No names of machines or people."""
    return {
        "day": dt.datetime.now(dt.UTC).date().isoformat(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "versions": list(versions),
    }


def record(corpus: Corpus, results: Sequence[Result]) -> dict[str, Any]:
    return {
        "articles": corpus.articles,
        "words": corpus.words,
        "features": corpus.features,
        "languages": list(corpus.languages),
        "seed": corpus.seed,
        "results": [asdict(result) for result in results],
    }
