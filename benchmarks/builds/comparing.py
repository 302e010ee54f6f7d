"""Paired runs: within a round every generator does the same thing once, so that all meet the same machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.builds.measuring import Run
from benchmarks.builds.output import Expected, Output
from benchmarks.builds.stage import Stage

CASES: dict[str, Callable[[Stage], Expected]] = {
    "cold": Stage.forget,
    "unchanged": Stage.keep,
    "edited article": Stage.edit_article,
    "edited template": Stage.edit_template,
    "new article": Stage.add_article,
    "restored cache": Stage.check_out,
}
"""What happens before the measured build."""


@dataclass(frozen=True)
class Result:
    """One generator in one case."""

    case: str
    generator: str
    runs: tuple[Run, ...]
    output: Output
    tree: int | None
    """The most memory of all processes, in bytes; from one more run, which is not timed."""

    @property
    def seconds(self) -> tuple[float, ...]:
        return tuple(run.seconds for run in self.runs)


@dataclass
class _Gathering:
    runs: dict[str, list[Run]] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    trees: dict[str, int | None] = field(default_factory=dict)


def compare(stages: list[Stage], cases: list[str], rounds: int, *, memory: bool) -> Iterator[Result]:
    """Results of each case as soon as it is done. Every stage is built once, unmeasured, before the first case."""
    for stage in stages:
        stage.build(stage.forget())
    for case in cases:
        gathered = _Gathering()
        for number in range(rounds):
            for stage in rotated(stages, number):
                taken, gathered.outputs[stage.generator.name] = stage.build(CASES[case](stage))
                gathered.runs.setdefault(stage.generator.name, []).append(taken)
        for stage in stages:
            watched = stage.build(CASES[case](stage), watch=True)[0].tree if memory else None
            gathered.trees[stage.generator.name] = watched
        for name, runs in gathered.runs.items():
            yield Result(case, name, tuple(runs), gathered.outputs[name], gathered.trees[name])


def rotated(stages: list[Stage], number: int) -> list[Stage]:
    """Each round begins with another one: none always runs behind the same neighbor."""
    start = number % len(stages)
    return stages[start:] + stages[:start]
