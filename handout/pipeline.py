"""The straight line, once: sources → project → site → problems → outputs → problems."""

from __future__ import annotations

import datetime as dt
from functools import partial

from handout import audit, checks
from handout.assemble import assemble
from handout.load import load
from handout.model import Build, Observe, Site, Sources, unobserved
from handout.problems import Checked, has_errors, in_order
from handout.recall import Fleeting, Memory
from handout.render import render

__all__ = ["build", "check"]


def check(
    sources: Sources,
    today: dt.date,
    memory: Memory | None = None,
    *,
    release: bool = False,
    observe: Observe = unobserved,
) -> Checked[Site | None]:
    """The site as it would be published on the day `today`, and everything that is wrong with it.

    For a `release`, whatever still awaits a person's check is wrong too. `memory` has what earlier builds made.
    """
    memory = memory or Fleeting()
    observe("load", "")
    project = load(sources, memory, observe)
    if project.value is None:
        return Checked(None, in_order(project.problems))
    observe("assemble", "")
    site = assemble(project.value, today)
    observe("check", "")
    problems = checks.run(site.value, (*project.problems, *site.problems), memory, observe)
    work = checks.work_list(site.value) if release else ()
    return Checked(site.value, in_order((*problems, *work)))


def build(
    sources: Sources,
    today: dt.date,
    memory: Memory | None = None,
    *,
    release: bool = False,
    observe: Observe = unobserved,
) -> Build:
    """The finished site. Its outputs are empty when anything has an error: a page that is not safe is not published."""
    memory = memory or Fleeting()
    site = check(sources, today, memory, release=release, observe=observe)
    if site.value is None or has_errors(site.problems):
        return Build({}, site.problems)
    observe("render", "")
    rendered = render(site.value, sources, memory, observe, partial(audit.recall, site.value.settings.budget))
    if has_errors(rendered.problems):
        return Build({}, in_order((*site.problems, *rendered.problems)))
    observe("audit", "")
    judged = audit.run(site.value, rendered.value, sources, memory)
    problems = in_order((*site.problems, *rendered.problems, *judged.problems))
    return Build({}, problems) if has_errors(problems) else Build(rendered.value, problems, judged.value)
