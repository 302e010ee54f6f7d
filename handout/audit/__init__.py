"""The outputs, judged as a browser would meet them: is each page light, private, and whole on its own?

`page` and `file` judge one output by its bytes alone, so what they say can be remembered with the bytes. `problems`
tells where in the sources to mend it. Nothing here trusts the stages before: all is read again from the finished bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handout.audit import files, html, weight
from handout.audit.finding import Finding
from handout.audit.origins import Origins
from handout.audit.weight import Weight
from handout.codes import found
from handout.model import BudgetSettings, PageKind, Site
from handout.problems import Problem

__all__ = ["Finding", "Weight", "file", "heaviest", "page", "problems"]

_LISTS = frozenset({PageKind.FIND, PageKind.GLOSSARY, PageKind.SOURCES})


def page(data: bytes, budget: BudgetSettings) -> tuple[Finding, ...]:
    """What is wrong with one HTML page: its weight, its privacy, its policy."""
    text = data.decode("utf-8", "replace")
    return (*weight.findings(data, budget.page_bytes, budget.script_bytes), *html.findings(text))


def file(path: str, data: bytes, budget: BudgetSettings) -> tuple[Finding, ...]:
    """What is wrong with one output of any kind; its path tells the kind."""
    if path.endswith((".html", ".htm", ".xhtml")):
        return page(data, budget)
    found = files.findings(path, data)
    return (*found, *weight.of_file(data, budget.file_bytes)) if path.startswith("static/") else found


def problems(site: Site, outputs: Mapping[str, bytes], sources: Mapping[str, bytes]) -> Iterator[Problem]:
    """Everything that keeps the outputs from being published, at its place in `sources` (path → bytes)."""
    origins = Origins(site, sources)
    for path, data in outputs.items():
        for finding in file(path, data, site.settings.budget):
            yield _problem(origins, path, finding)


def heaviest(outputs: Mapping[str, bytes]) -> Weight | None:
    """The heaviest page and its size on the wire."""
    return weight.heaviest((path, data) for path, data in outputs.items() if path.endswith(".html"))


def _problem(origins: Origins, path: str, finding: Finding) -> Problem:
    place = origins.of_finding(path, finding)
    own = origins.page(path)
    code = finding.code
    if code == "page-too-heavy" and place.path.startswith("templates/") and (own is None or own.kind in _LISTS):
        code = "list-too-heavy"
    return found(place, code, finding.message, finding.mend)
