"""docs/problems.md explains every code, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from handout.codes import ERRORS, WARNINGS
from tests.sites import GOOD, front, problems_of

TEXT = (Path(__file__).parent.parent / "docs" / "problems.md").read_text("utf-8")
_ENTRY = re.compile(r"^## ([a-z0-9-]+)\n\n\*\*(Error|Warning)\.\*\* (.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^(Bad|Good):\n\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENTRIES = _ENTRY.findall(TEXT)


class Example(NamedTuple):
    code: str
    label: str
    kind: str
    text: str


EXAMPLES = [Example(code, *found) for code, _, body in ENTRIES for found in _EXAMPLE.findall(body)]


def test_every_code_has_one_entry_in_the_order_of_the_alphabet() -> None:
    explained = [code for code, _, _ in ENTRIES]
    without_examples = re.sub(r"^```\w+\n.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    assert explained == re.findall(r"^## (.*)$", without_examples, re.MULTILINE)
    assert explained == sorted(set(explained))
    assert sorted(set(explained) ^ (ERRORS | WARNINGS)) == []


def test_every_entry_names_its_severity() -> None:
    assert {code for code, severity, _ in ENTRIES if severity == "Warning"} == WARNINGS


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.code}-{example.label}")
def test_an_example_has_the_problem_or_has_it_not(example: Example) -> None:
    codes = {problem.code for problem in problems_of(site_of(example))}
    assert codes == ({example.code} if example.label == "Bad" else set())


def site_of(example: Example) -> str:
    """`markdown`: the text of an article. `yaml`: its front matter, or site.yaml. `text`: files, one a line."""
    if example.kind == "markdown":
        return front(body=f"\n{example.text}")
    if example.kind == "yaml" and example.text.startswith("# site.yaml\n"):
        return f"-- site.yaml --\n{changed_settings(example.text)}"
    if example.kind == "yaml":
        return front(example.text)
    return "".join(file(line) for line in example.text.splitlines())


def changed_settings(lines: str) -> str:
    """The good site.yaml with the top-level keys in `lines` taken from there."""
    keys = re.findall(r"^([a-z_]+):", lines, re.MULTILINE)
    parts = re.split(r"^(?=[a-z_]+:)", GOOD["site.yaml"], flags=re.MULTILINE)
    return "".join(part for part in parts if part.partition(":")[0] not in keys) + lines


def file(line: str) -> str:
    if line.startswith("no "):
        return f"-- !{line.removeprefix('no ')} --\n"
    return f"-- {line} --\n{GOOD.get(line, front())}"
