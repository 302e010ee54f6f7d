"""Page loads as tables for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from benchmarks.figures import number, paired, table
from benchmarks.pages.browser import Load

WINDOW = 14_600
"""Bytes of the first window of a TCP connection: ten packets of 1,460."""
_HEAVIEST = 5

Loads = Mapping[str, Mapping[str, Sequence[Load]]]
"""Site → path of the page → its loads, the n-th of each in the same round."""

MEASURES: dict[str, Callable[[Load], float]] = {
    "kB on the line": lambda load: load.bytes / 1000,
    "requests": lambda load: load.requests,
    "of them to other hosts": lambda load: load.foreign,
    "of them before anything is painted": lambda load: load.blocking,
    "first paint, ms": lambda load: load.first_paint,
    "first contentful paint, ms": lambda load: load.first_contentful,
    "largest contentful paint, ms": lambda load: load.largest,
    "layout shift": lambda load: load.shift,
    "elements": lambda load: load.elements,
}
_RATIOS = ("kB on the line", "requests", "first contentful paint, ms", "largest contentful paint, ms", "elements")


def tables(loads: Loads) -> str:
    """Medians of all pages, ratios page by page of the first site to the others, and the heaviest pages."""
    names = list(loads)
    parts = ["Median of all pages:", table([["", *names], *(_medians(loads, names, label) for label in MEASURES)])]
    if names[1:]:
        parts += [f"{names[0]} divided by the other, the same page in the same round, median (lowest-highest):"]
        parts += [table([["", *names[1:]], *(_compared(loads, names, label) for label in _RATIOS)])]
    parts += [f"Pages of more than {WINDOW:,} bytes with headers, which do not arrive in one round trip:"]
    parts += [table([["", *names], ["", *(_over(loads[name]) for name in names)]])]
    parts += [f"Heaviest of {names[0]}:", _heaviest(loads[names[0]])]
    return "\n\n".join(parts) + "\n"


def _medians(loads: Loads, names: Sequence[str], label: str) -> list[str]:
    every = ([load for page in loads[name].values() for load in page] for name in names)
    return [label, *(number(median(map(MEASURES[label], one))) for one in every)]


def _compared(loads: Loads, names: Sequence[str], label: str) -> list[str]:
    ours, *others = (_flat(loads[name], label) for name in names)
    return [label, *(str(paired(ours, theirs)) for theirs in others)]


def _flat(pages: Mapping[str, Sequence[Load]], label: str) -> list[float]:
    return [MEASURES[label](load) for path in sorted(pages) for load in pages[path]]


def _over(pages: Mapping[str, Sequence[Load]]) -> str:
    return f"{sum(loads[0].document > WINDOW for loads in pages.values())} of {len(pages)}"


def _heaviest(pages: Mapping[str, Sequence[Load]]) -> str:
    """The heaviest, and every page that is over the first window."""
    ranked = sorted(pages, key=lambda path: -pages[path][0].document)
    shown = [path for rank, path in enumerate(ranked) if rank < _HEAVIEST or pages[path][0].document > WINDOW]
    rows = ([f"/{path}", f"{pages[path][0].document:,}", _largest(pages[path])] for path in shown)
    return table([["", "bytes of the page", "largest paint, ms"], *rows])


def _largest(loads: Sequence[Load]) -> str:
    return number(median(load.largest for load in loads))
