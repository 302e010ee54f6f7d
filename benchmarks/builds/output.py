"""What a build put out, and whether it is what was asked for: nobody wins by not building."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.measuring import FailedBuildError

_MARK = re.compile(rb"sign of this page is (\w+)")


@dataclass(frozen=True)
class Expected:
    """articles: how many different ones must be there; word: one that must stand on at least `on` pages."""

    articles: int
    word: str = ""
    on: int = 0


@dataclass(frozen=True)
class Output:
    articles: int
    pages: int
    files: int
    bytes: int


def inspect(folder: Path, expected: Expected) -> Output:
    """Reads the built site. Raises `FailedBuildError` when it is not what was expected."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    marks: set[bytes] = set()
    seen = pages = 0
    for path in files:
        if path.suffix == ".html":
            text = path.read_bytes()
            pages += 1
            marks.update(_MARK.findall(text))
            seen += bool(expected.word) and expected.word.encode() in text
    if len(marks) != expected.articles:
        raise FailedBuildError(f"{folder} holds {len(marks)} articles, and there should be {expected.articles}")
    if seen < expected.on:
        raise FailedBuildError(
            f'"{expected.word}" is on {seen} pages of {folder}, and should be on {expected.on} or more'
        )
    return Output(len(marks), pages, len(files), sum(path.stat().st_size for path in files))
