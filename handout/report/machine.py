"""For editors, continuous integration and other programs."""

from __future__ import annotations

import json as encoder
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

from handout.problems import Problem, Severity
from handout.report.text import count


def json(problems: Sequence[Problem], more: Mapping[str, object] = MappingProxyType({})) -> str:
    """One object: the problems in order, how many of each severity, and what `more` there is to know."""
    listed = [
        {
            "path": found.place.path,
            "line": found.place.line,
            "column": found.place.column,
            "end": found.place.end,
            "severity": found.severity,
            "code": found.code,
            "message": found.message,
            "help": found.help,
        }
        for found in problems
    ]
    counts = {f"{severity}s": sum(1 for found in problems if found.severity is severity) for severity in Severity}
    return _dumped({"problems": listed, **counts, **more})


def github(problems: Sequence[Problem]) -> str:
    """Annotations, which GitHub shows in the log and beside the lines of a pull request; then how many there are."""
    return "".join(f"{_annotation(found)}\n" for found in problems) + (f"{count(problems)}\n" if problems else "")


def _annotation(problem: Problem) -> str:
    place = problem.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "title": problem.code}
    if place.end:
        properties["endColumn"] = place.end
    listed = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items() if value)
    message = f"{problem.message} ({problem.help})" if problem.help else problem.message
    return f"::{problem.severity} {listed}::{_escaped(message)}"


def _escaped(text: str, also: str = "") -> str:
    """What the format for commands in GitHub's logs sets apart."""
    for character in f"%\r\n{also}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0, which code hosts and editors import."""
    rules = sorted({found.code for found in problems})
    driver = {"name": "handout", "rules": [{"id": code} for code in rules]}
    results = [_result(found, rules) for found in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _dumped({"version": "2.1.0", "runs": [run]})


def _result(problem: Problem, rules: list[str]) -> dict[str, object]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end}
    where: dict[str, object] = {"artifactLocation": {"uri": quote(place.path)}}
    if place.line:
        where["region"] = {name: value for name, value in region.items() if value}
    message = f"{problem.message}; {problem.help}" if problem.help else problem.message
    return {
        "ruleId": problem.code,
        "ruleIndex": rules.index(problem.code),
        "level": str(problem.severity),
        "message": {"text": message},
        "locations": [{"physicalLocation": where}],
    }


def _dumped(value: object) -> str:
    return encoder.dumps(value, indent=2, ensure_ascii=False) + "\n"
