"""What a run did and what it cost: for programs as JSON, for people as a table."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handout.outputs import outputs_of
from handout.problems import Problem, Severity

HEAD = '{\n  "handout-report": 1,'
"""How every report begins: by this an earlier one is known, and may be replaced."""
_MOST = 20


@dataclass(frozen=True, slots=True)
class Account:
    """One run."""

    command: str
    code: int
    """The exit code."""
    stages: Mapping[str, float]
    """Stage → seconds, in their order."""
    items: Mapping[tuple[str, str], float]
    """Stage and file or page → seconds."""
    memory: int | None
    """The most bytes held at once, if known."""
    hits: int
    """Values that were remembered: what files, checks and pages became."""
    misses: int
    sources: int
    """Files read."""
    outputs: Mapping[str, bytes]
    """The finished site; empty when none was made."""
    problems: Sequence[Problem]


def as_json(account: Account) -> str:
    """One object. Sizes in bytes, times in seconds; see docs/hosting.md."""
    outputs = outputs_of(account.outputs)
    sizes = {path: outputs.output(path).size for path in outputs}
    pages = {path: size for path, size in sizes.items() if path.endswith(".html")}
    value = {
        "handout-report": 1,
        "command": account.command,
        "exit-code": account.code,
        "seconds": round(sum(account.stages.values()), 4),
        "stages": {stage: round(seconds, 4) for stage, seconds in account.stages.items()},
        "peak-memory-bytes": account.memory,
        "cache": {"hits": account.hits, "misses": account.misses},
        "sources": account.sources,
        "files": len(sizes),
        "bytes": sum(sizes.values()),
        "pages": len(pages),
        "page-bytes": sum(pages.values()),
        "heaviest-pages": list(_heaviest(pages, outputs)),
        "slowest": [
            {"stage": stage, "path": path, "seconds": round(seconds, 4)}
            for (stage, path), seconds in _slowest(account.items)
        ],
        **_counts(account.problems),
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def as_table(account: Account) -> str:
    """Where the time went, for a terminal."""
    whole = sum(account.stages.values())
    rows = [f"{stage:<10}{seconds:>9.3f} s {_share(seconds, whole):>6}" for stage, seconds in account.stages.items()]
    slowest = [f"  {seconds:.3f} s  {stage}  {path}" for (stage, path), seconds in _slowest(account.items, most=5)]
    memory = "" if account.memory is None else f", at most {account.memory // 1_000_000} MB of memory"
    lines = [
        *rows,
        f"{'together':<10}{whole:>9.3f} s",
        f"{account.hits:,} values remembered, {account.misses:,} made{memory}",
        *(["slowest:", *slowest] if slowest else []),
    ]
    return "\n".join(lines) + "\n"


def _heaviest(pages: Mapping[str, int], outputs: Mapping[str, bytes]) -> Iterator[dict[str, object]]:
    heaviest = sorted(pages, key=lambda path: (-pages[path], path))[:_MOST]
    for path in heaviest:
        packed = gzip.compress(outputs[path], compresslevel=9, mtime=0)
        yield {"path": path, "bytes": pages[path], "gzip-bytes": len(packed)}


def _slowest(items: Mapping[tuple[str, str], float], most: int = _MOST) -> list[tuple[tuple[str, str], float]]:
    return sorted(items.items(), key=lambda item: (-item[1], item[0]))[:most]


def _counts(problems: Sequence[Problem]) -> dict[str, object]:
    counts = Counter((found.severity, found.code) for found in problems)
    return {
        f"{severity}s": {code: number for (kind, code), number in sorted(counts.items()) if kind is severity}
        for severity in Severity
    }


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.0%}" if whole else ""
