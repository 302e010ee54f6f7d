"""The straight line, once: sources → project → site → problems → outputs."""

from __future__ import annotations

import datetime as dt

from handout import checks
from handout.assemble import assemble
from handout.load import load
from handout.model import Build, Site, Sources
from handout.problems import Checked, has_errors, in_order
from handout.recall import Fleeting, Memory
from handout.render import render

__all__ = ["build", "check"]


def check(
    sources: Sources, today: dt.date, memory: Memory | None = None, *, release: bool = False
) -> Checked[Site | None]:
    """The site as it would be published on the day `today`, and everything that is wrong with it.

    For a `release`, whatever still awaits a person's check is wrong too. `memory` has what earlier builds made.
    """
    memory = memory or Fleeting()
    project = load(sources, memory)
    if project.value is None:
        return Checked(None, in_order(project.problems))
    site = assemble(project.value, today)
    problems = checks.run(site.value, (*project.problems, *site.problems), memory)
    work = checks.work_list(site.value) if release else ()
    return Checked(site.value, in_order((*problems, *work)))


def build(sources: Sources, today: dt.date, memory: Memory | None = None, *, release: bool = False) -> Build:
    """The finished site. Its outputs are empty when anything has an error: a page that is not safe is not published."""
    memory = memory or Fleeting()
    site = check(sources, today, memory, release=release)
    if site.value is None or has_errors(site.problems):
        return Build({}, site.problems)
    rendered = render(site.value, sources, memory)
    problems = in_order((*site.problems, *rendered.problems))
    return Build({} if has_errors(problems) else rendered.value, problems)
