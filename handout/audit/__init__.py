"""The outputs, judged as a browser would meet them: is each page light, private, and whole on its own?

`page` and `file` judge one output by its bytes alone, so what they say can be remembered with the bytes. `run` tells
where in the sources to mend it. Nothing here trusts the stages before: all is read again from the finished bytes.
"""

from __future__ import annotations

from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from handout.audit import files, html, weight
from handout.audit.finding import Finding, Judgement
from handout.audit.origins import Origins
from handout.codes import found
from handout.model import BudgetSettings, PageKind, Site, Weight
from handout.problems import Checked, Problem, in_order

__all__ = ["Finding", "Judgement", "file", "page", "run"]

_LISTS = frozenset({PageKind.FIND, PageKind.GLOSSARY, PageKind.SOURCES})


def page(data: bytes, budget: BudgetSettings) -> Judgement:
    """What is wrong with one HTML page: its weight, its privacy, its policy."""
    text = data.decode("utf-8", "replace")
    tree = LexborHTMLParser(text)
    at_most = weight.packed(data, weight.QUICK)
    heavy = weight.findings(data, at_most, html.texts(tree, "script"), budget)
    return Judgement((*heavy, *html.findings(tree, text)), at_most)


def file(path: str, data: bytes, budget: BudgetSettings) -> tuple[Finding, ...]:
    """What is wrong with one output that is no page; its path tells its kind."""
    found_in = files.findings(path, data)
    return (*found_in, *weight.of_file(data, budget.file_bytes)) if path.startswith("static/") else found_in


def run(site: Site, outputs: Mapping[str, bytes], sources: Mapping[str, bytes]) -> Checked[Weight | None]:
    """The heaviest page, and all that keeps outputs from being published, at its place in `sources` (path → bytes)."""
    budget = site.settings.budget
    pages = {path: page(data, budget) for path, data in outputs.items() if is_page(path)}
    findings = [(path, finding) for path, judged in pages.items() for finding in judged.findings]
    for path, data in outputs.items():
        findings += [] if path in pages else [(path, finding) for finding in file(path, data, budget)]
    origins = Origins(site, sources)
    problems = in_order(_problem(origins, path, finding) for path, finding in findings)
    guesses = {path: judged.at_most for path, judged in pages.items()}
    return Checked(weight.heaviest(guesses, outputs, budget.page_bytes), problems)


def is_page(path: str) -> bool:
    """Whether an output is an HTML page."""
    return path.lower().endswith((".html", ".htm", ".xhtml"))


def _problem(origins: Origins, path: str, finding: Finding) -> Problem:
    place = origins.of_finding(path, finding)
    own = origins.page(path)
    code = finding.code
    if code == "page-too-heavy" and place.path.startswith("templates/") and (own is None or own.kind in _LISTS):
        code = "list-too-heavy"  # staff cannot split what the build makes
    return found(place, code, finding.message, finding.mend)
