"""The table of checks, and the one list of codes."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handout import checks
from handout.checks import CHECKS, run
from handout.codes import ERRORS, WARNINGS, found
from handout.problems import Place, Problem, Severity
from tests.factories import article, assembled, codes
from tests.sites import problems_of

ROOT = Path(__file__).parent.parent.parent
MODULES = sorted((ROOT / "handout").rglob("*.py"))
NO_CHECK = {"allow", "cascades", "destinations", "release", "texts"}


def test_every_check_stands_in_the_table() -> None:
    modules = {module.name for module in pkgutil.iter_modules(checks.__path__)}
    assert {check.__module__.rpartition(".")[2] for check in CHECKS} == modules - NO_CHECK


def test_the_docstring_of_a_check_is_its_manual() -> None:
    for check in CHECKS:
        manual = inspect.getmodule(check).__doc__ or ""  # type: ignore[union-attr]
        assert re.search(r"\n\nRules?[:,]", manual), check.__module__
        assert "\n\nFails" in manual, check.__module__
        assert "\n\nPasses" in manual, check.__module__
        assert re.search(r"\((?:[A-Z]+-[A-Z]*\d|WCAG|PEMAT|DISCERN)", manual), f"{check.__module__} names no criterion"


def test_a_fault_in_a_file_is_not_told_again_wherever_it_is_used() -> None:
    site = assembled(article(body="It helps [@aurora-2010]."), paths=["content/evidence/sources.yaml"]).value
    fault = Problem(Place("content/evidence/sources.yaml", 3, 1), "yaml-syntax", "a colon is missing")
    assert codes(run(site, [fault])) == ["yaml-syntax"]
    assert codes(run(site)) == ["unknown-source"]


@pytest.mark.parametrize(
    ("body", "codes_told"),
    [
        ("Rest today.\n---\n", {"underlined-heading"}),
        ("> [!DO]\n", {"empty-callout"}),
        ("> [!CALL-US] Call us if:\n> • your neck hurts\n> • your eyelid droops\n", {"bullet-character"}),
        ("## Does it help?\n\n> [!DO]\n> sit up\n", {"heading-end", "card-without-list"}),
    ],
)
def test_what_follows_from_a_fault_is_not_told_again(body: str, codes_told: set[str]) -> None:
    assert set(codes(problems_of(body))) == codes_told


def test_no_code_is_both_an_error_and_a_warning() -> None:
    assert ERRORS.isdisjoint(WARNINGS)


def test_a_code_has_its_severity() -> None:
    assert found(Place("a"), "missing-page", "x").severity is Severity.ERROR
    assert found(Place("a"), "stray-file", "x").severity is Severity.WARNING


def test_a_code_that_a_module_gives_is_listed_with_its_severity() -> None:
    given = {use for path in MODULES for use in given_in(path.read_text("utf-8"))}
    assert sorted(code for code, _ in given if code not in ERRORS | WARNINGS) == []
    wrong = {code for code, severity in given if severity and (severity == "WARNING") != (code in WARNINGS)}
    assert sorted(wrong) == []


def test_a_listed_code_is_given_by_a_module() -> None:
    words = {word for path in MODULES if path.stem != "codes" for word in strings_in(path.read_text("utf-8"))}
    assert sorted((ERRORS | WARNINGS) - words) == []


def given_in(text: str) -> Iterator[tuple[str, str]]:
    """Codes written right into `Problem(…)` or `found(…)`; with the severity, which `found` looks up."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1:
            code, name = node.args[1], node.func.id
            if name in {"Problem", "found"} and isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield (
                    code.value,
                    ("WARNING" if "Severity.WARNING" in ast.unparse(node) else "ERROR") * (name == "Problem"),
                )


def strings_in(text: str) -> Iterator[str]:
    return (
        node.value
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
