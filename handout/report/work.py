"""What people must still do before a release, as a list that can be gone through with the sources at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from gettext import NullTranslations
from itertools import groupby

from handout.ledger import awaits_check, variants
from handout.model import Fact, Located, Site
from handout.problems import Problem
from handout.render.bibliography import reference
from handout.render.phrases import Phrases

_TASKS = (
    ("sample-details", "Write the clinic's own details"),
    ("unchecked-source", "Look whether each source is still current"),
    ("source-overdue", "Look again whether each source is still current"),
    ("record-overdue", "Compare these records with their source again"),
    ("unchecked-statement", "Compare these statements with the source they name"),
    ("unchecked-term", "Check these definitions"),
    ("unsigned-page", "Read each whole page and sign it"),
)
"""All but records, which come first: code and what to do, in the order of the work."""


def work_list(site: Site, work: Sequence[Problem]) -> str:
    """The list: records by source, each as readers see it, then what else awaits a check. Empty without work."""
    if not work:
        return ""
    parts = [f"Before this site may be released ({len(work)} to do):", *_records(site), *_rest(work)]
    return "\n\n".join(parts) + "\n"


def _records(site: Site) -> Iterator[str]:
    waiting = [located for located in site.ledger.facts.values() if awaits_check(located.value)]
    if not waiting:
        return
    where = waiting[0].place.path
    yield f"Compare {_many(len(waiting), 'record')} of {where} with their source, then write checked: below each."
    phrases = Phrases(NullTranslations())
    by_source = sorted(waiting, key=lambda located: located.value.source)
    for source, group in groupby(by_source, key=lambda located: located.value.source):
        works = site.works.get(source)
        title = reference(works.value, site.settings.languages[0]) if works is not None else ""
        yield "\n".join([f"  {source}: {title}", *(_record(located, phrases) for located in group)])


def _record(located: Located[Fact], phrases: Phrases) -> str:
    fact = located.value
    said = phrases.phrase(fact, "both" if "both" in variants(fact) else "")
    period = f", {fact.period}" if fact.period else ""
    where = f", {fact.locator}" if fact.locator else ""
    return f"    [ ] line {located.place.line}: {fact.outcome}: {said}{period} ({fact.level.value}{where})"


def _rest(work: Sequence[Problem]) -> Iterator[str]:
    for code, task in _TASKS:
        found = [problem for problem in work if problem.code == code]
        if found:
            yield "\n".join([f"{task} ({len(found)}):", *_places(found)])


def _places(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        place = problem.place
        yield f"    [ ] {place.path}{f':{place.line}' if place.line else ''}: {problem.message}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
