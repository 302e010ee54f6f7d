"""The outputs, judged as a browser would meet them: is each page light, private, and whole on its own?

`judge` looks at the bytes of one output and nothing else, so what it says can be remembered with them. `run` tells
where in the sources to mend it. Nothing here trusts the stages before: all is read again from the finished bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from handout.addresses import DRAWINGS, STATIC
from handout.audit import files, html, weight
from handout.audit.finding import Finding, Judgement
from handout.audit.origins import Origins
from handout.codes import found
from handout.model import BudgetSettings, PageKind, Site, Sources, Weight
from handout.outputs import Output, Outputs, outputs_of
from handout.problems import Checked, Problem, in_order
from handout.recall import Memory, Rows, digest, recalled

__all__ = ["Finding", "Judgement", "judge", "recall", "run"]

_LISTS = frozenset({PageKind.FIND, PageKind.GLOSSARY, PageKind.SOURCES})

_LIMIT = "the limit is page_bytes under budget in site.yaml"
_SHORTER_FRONT = f"say less above the list: it goes on on further pages, but begins on this one; {_LIMIT}"
_LIGHTER_LIST = (
    "shorten what the list shows (titles, summaries, keywords, definitions, notes), or make the style sheets and "
    f"templates of the page lighter; {_LIMIT}"
)


def judge(path: str, data: bytes, budget: BudgetSettings) -> Judgement:
    """What is wrong with one output; its path only tells its kind, and whether it is a file of static/."""
    if path.lower().endswith((".html", ".htm", ".xhtml")):
        return _page(data, budget)
    heavy = weight.of_file(data, budget.file_bytes) if path.startswith(STATIC) else ()
    return Judgement((*files.findings(path, data), *heavy))


def run(site: Site, outputs: Mapping[str, bytes], sources: Sources, memory: Memory) -> Checked[Weight | None]:
    """The heaviest page, and all that keeps outputs from being published, at its place in `sources`."""
    budget = site.settings.budget
    made = outputs_of(outputs)
    judgements = dict(_judgements(made, budget, memory))
    for path, data in sources.files.items():
        if path.startswith(DRAWINGS):  # they become part of pages, where a script would count as one of theirs
            drawing = Output(sources.sums[path], len(data), partial(bytes, data))
            judgements[path] = recall(budget, path, drawing, memory)
    origins = Origins(site, sources.files)
    problems = (_problem(origins, path, one) for path, judgement in judgements.items() for one in judgement.findings)
    guesses = {path: judgement.at_most for path, judgement in judgements.items() if judgement.at_most}
    return Checked(weight.heaviest(guesses, made, budget.page_bytes, memory), in_order(problems))


def _judgements(made: Outputs, budget: BudgetSettings, memory: Memory) -> Iterator[tuple[str, Judgement]]:
    rows = Rows(memory, "judged", Judgement)
    limits = repr(budget)
    keys = {path: digest([path, made.output(path).sum, limits]) for path in made}
    new = [path for path, key in keys.items() if rows.find(key) is None and not memory.has("judged", key)]
    memory.ahead([partial(recall, budget, path, made.output(path)) for path in new])
    for path, key in keys.items():
        judgement = rows.find(key) or recall(budget, path, made.output(path), memory)
        rows.add(key, judgement)
        yield path, judgement
    rows.keep()


def recall(budget: BudgetSettings, path: str, output: Output, memory: Memory) -> Judgement:
    """What `judge` says, remembered by all it looks at."""
    key = _key(path, output, budget)
    return recalled(memory, "judged", key, Judgement, lambda: judge(path, output.fetch(), budget))


def _key(path: str, output: Output, budget: BudgetSettings) -> bytes:
    return digest([path, output.sum, repr(budget)])


def _page(data: bytes, budget: BudgetSettings) -> Judgement:
    text = data.decode("utf-8", "replace")
    tree = html.parsed(text)
    at_most = weight.at_most(data, budget.page_bytes)
    scripts = html.texts(tree, "script")
    heavy = weight.findings(data, at_most, scripts, budget)
    return Judgement((*heavy, *html.findings(tree, text, scripts)), at_most)


def _problem(origins: Origins, path: str, finding: Finding) -> Problem:
    place = origins.of_finding(path, finding)
    own = origins.page(path)
    code, mend = finding.code, finding.mend
    if code == "page-too-heavy" and place.path.startswith("templates/") and (own is None or own.kind in _LISTS):
        code, mend = "list-too-heavy", _LIGHTER_LIST  # staff cannot split what the build makes
    elif code == "page-too-heavy" and own is not None and origins.is_mostly_list(own):
        code, mend = "list-too-heavy", _SHORTER_FRONT
    return found(place, code, finding.message, mend)
