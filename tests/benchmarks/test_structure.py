"""The benchmarks look at this project from outside, as they do at all others."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.test_architecture import MOST_LINES, ROOT, imported, long_functions

MODULES = sorted((ROOT / "benchmarks").rglob("*.py"))
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())


@each_module
def test_nothing_of_the_generator_is_imported(path: Path) -> None:
    names = imported(ast.parse(path.read_text("utf-8")))
    assert [name for name in names if name.partition(".")[0] in {"handout", "tests"}] == []


@each_module
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= MOST_LINES
    assert list(long_functions(text)) == []
