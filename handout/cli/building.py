"""A build that begins by asking whether it has been done before.

When no source, no option and no line of this program changed, all that is to be said and published is known; then no
library is loaded and no page is looked at. Anything else goes down the line of `pipeline`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from functools import cache, partial

from handout.memo import Memo
from handout.observing import Observe, unobserved
from handout.outputs import Output, Outputs, Weight, outputs_of
from handout.problems import Problem, has_errors
from handout.recall import digest
from handout.sources import Sources
from handout.value import Value

_BY_CHANCE = "page-stopped"
"""What became of a page that a lack of memory or time kept from being made: the next build tries again."""


class Built(Value, frozen=True):
    """What a build has to say and to publish."""

    outputs: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    heaviest: Weight | None = None


class Whole(Value, frozen=True):
    """What is remembered of a build: its problems, path, SHA-256 and size of each output, and the heaviest page."""

    problems: tuple[Problem, ...]
    outputs: tuple[tuple[str, str, int], ...]
    heaviest: Weight | None


def build(
    sources: Sources, today: dt.date, memo: Memo, observe: Observe = unobserved, changed: Callable[[], object] = int
) -> Built:
    """The same as `pipeline.build`, remembered as a whole. Calls `changed` when the site is not known already."""
    key = _key(sources, today)
    known = memo.find("build", key, Whole)
    if known is not None:
        return _recalled(known, sources, memo, partial(_anew, sources, today, memo, observe))
    changed()
    built = _anew(sources, today, memo, observe)
    outputs = outputs_of(built.outputs)
    for path in outputs:
        one = outputs.output(path)
        if path not in sources.files and not memo.has("bytes", one.sum):
            memo.keep("bytes", one.sum, bytes, one.fetch())
    listed = tuple((path, outputs.output(path).sum.hex(), outputs.output(path).size) for path in outputs)
    if all(problem.code != _BY_CHANCE for problem in built.problems):
        memo.keep("build", key, Whole, Whole(built.problems, listed, built.heaviest))
    return built


def _key(sources: Sources, today: dt.date) -> bytes:
    files = (part for path in sorted(sources.sums) for part in (path, sources.sums[path]))
    return digest([today.isoformat(), sources.base_url, *files])


def _anew(sources: Sources, today: dt.date, memo: Memo, observe: Observe) -> Built:
    from handout import pipeline  # noqa: PLC0415 - brings the libraries in

    built = pipeline.build(sources, today, memo, observe=observe)
    return Built(built.outputs, built.problems, built.heaviest)


def _recalled(known: Whole, sources: Sources, memo: Memo, anew: Callable[[], Built]) -> Built:
    """A remembered build. Should the memory have lost the bytes of a file that is needed, all is built again."""
    here = os.getpid()

    @cache
    def again() -> Built:
        if os.getpid() != here:  # what helps to write must neither build nor remember
            raise LookupError
        return anew()

    def fetch(path: str, sum_: bytes) -> bytes:
        data = memo.find("bytes", sum_, bytes)
        return again().outputs[path] if data is None else data

    outputs = {}
    for path, written, size in known.outputs:
        sum_ = bytes.fromhex(written)
        given = sources.files.get(path)
        memo.has("bytes", sum_)
        outputs[path] = Output(sum_, size, partial(fetch, path, sum_) if given is None else partial(bytes, given))
    return Built(Outputs({} if has_errors(known.problems) else outputs), known.problems, known.heaviest)
