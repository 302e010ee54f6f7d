"""What is kept of a run while it runs, for its report and for whoever waits."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from handout.cli.options import Options
from handout.cli.progress import Progress
from handout.cli.stopwatch import Stopwatch
from handout.problems import Problem

if TYPE_CHECKING:
    from handout.report.account import Account

with suppress(ImportError):  # Windows has no such counts
    import resource


class Watch:
    """Sees one run go by. Floors beneath know it only as an observer."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._stopwatch = Stopwatch()
        self.problems: Sequence[Problem] = ()
        """What was told last."""
        self.outputs: Mapping[str, bytes] = MappingProxyType({})
        """Of the finished site."""
        self.sources = 0
        """How many files were read."""
        self.hits = 0
        self.misses = 0

    def observe(self, stage: str, about: str) -> None:
        """Told what begins now."""
        self._stopwatch.observe(stage, about)
        self._progress.observe(stage, about)

    def remembered(self, hits: int, misses: int) -> None:
        """Told how often the memory of parsed texts helped, and how often not."""
        self.hits += hits
        self.misses += misses

    def clear(self) -> None:
        """Leaves the terminal to other words."""
        self._progress.clear()

    def account(self, options: Options, code: int) -> Account:
        """Everything there is to report of the run, which ends with the exit code `code`."""
        from handout.report.account import Account  # noqa: PLC0415 - few runs are asked for one

        self._stopwatch.observe("end", "")
        return Account(
            command=options.command,
            code=code,
            stages=self._stopwatch.stages(),
            items=self._stopwatch.items(),
            memory=_peak_memory(),
            hits=self.hits,
            misses=self.misses,
            sources=self.sources,
            outputs=self.outputs,
            problems=self.problems,
        )


def _peak_memory() -> int | None:
    """The most bytes that this process held at once; None where the system does not tell."""
    if "resource" not in globals():
        return None
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024
