"""The site → its files: one HTML page each, redirects, the site map, headers and static files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from jinja2 import TemplateError

from handout import policy
from handout.model import Observe, Site, Sources, unobserved
from handout.outputs import Output, Outputs, output_of
from handout.problems import Checked
from handout.recall import Memory, Rows, digest, recalled
from handout.render import evidence, headers, indexes, pictures, styles, words
from handout.render.language import Language, Shared, Written
from handout.render.phrases import Phrases
from handout.render.styles import Styles
from handout.render.templates import Loader, fault
from handout.value import Value

__all__ = ["render"]

Judge = Callable[[str, Output, Memory], object]
"""Looks at one output, by its path, and has the memory keep what it says."""


class Made(Value, frozen=True):
    """What is remembered of a finished page's bytes, which are kept apart."""

    sum: bytes
    size: int


def render(
    site: Site, sources: Sources, memory: Memory, observe: Observe = unobserved, judge: Judge | None = None
) -> Checked[Outputs]:
    """The files of a site without errors; `sources` holds templates/ and static/.

    `judge` is what will look at the outputs. It looks at each new page as soon as that is finished, for the memory.
    """
    translations = words.translations(site, sources.files)
    loader = Loader(sources.files, memory.compiled)
    shared = Shared(sources, _shared(sources), memory, Styles(sources, memory), observe, loader)
    outputs = indexes.static_files(sources)
    outputs["sitemap.xml"] = output_of(b"")  # in its place, until all addresses are known
    outputs["robots.txt"] = output_of(indexes.robots(site))
    if site.ledger.facts:
        phrases = Phrases(translations.value[site.settings.languages[0]])
        outputs[evidence.PATH] = output_of(_evidence(site, phrases, shared))
    problems = [*translations.problems, *pictures.problems(sources, memory)]
    pages: dict[str, Written] = {}
    further: dict[str, tuple[str, ...]] = {}
    for language, translation in translations.value.items():
        language_writer = Language(site, language, translation, shared)
        further.update(language_writer.further)
        try:
            pages.update(language_writer.pages())
        except TemplateError as error:
            problems.append(fault(error))
        problems += language_writer.problems
    outputs["sitemap.xml"] = output_of(indexes.sitemap(site, further))
    needs = {id(page.needs): page.needs for page in pages.values() if page.needs is not None}.values()
    sheets = shared.sheets.sheets(needs)
    outputs.update(_finished(pages, sheets, memory, judge))
    outputs[headers.PATH] = output_of(_headers(Outputs(outputs), memory))
    return Checked(Outputs(outputs), (*problems, *shared.sheets.problems(sheets)))


def _shared(sources: Sources) -> bytes:
    """A digest of everything but articles: a page may depend on all of it."""
    paths = [path for path in sorted(sources.files) if not (path.startswith("content/") and path.endswith(".md"))]
    return digest([sources.base_url, *(part for path in paths for part in (path, sources.sums[path]))])


def _evidence(site: Site, phrases: Phrases, shared: Shared) -> bytes:
    uses = evidence.uses(site)
    used = [part for name in sorted(uses) for part in (name, *sorted(page.url for page in uses[name]), "")]
    key = digest([shared.key, *used])
    return recalled(shared.memory, "evidence", key, bytes, lambda: evidence.document(site, phrases, uses))


def _headers(outputs: Outputs, memory: Memory) -> bytes:
    key = digest(part for path in outputs for part in (path, outputs.output(path).sum))
    return recalled(memory, "headers", key, bytes, lambda: headers.document(outputs))


def _finished(
    pages: Mapping[str, Written], sheets: Mapping[tuple[str, ...], bytes], memory: Memory, judge: Judge | None
) -> Iterator[tuple[str, Output]]:
    """The pages with their style sheets and policies."""
    sums = {components: hashlib.sha256(sheet).digest() for components, sheet in sheets.items()}
    rows = Rows(memory, "finished", Made)
    keys: dict[str, bytes] = {}
    for path, page in pages.items():
        keys[path] = digest([page.sum, sums[page.needs.components] if page.needs is not None else b""])

    def finish(path: str, memory: Memory) -> bytes:
        page = pages[path]
        sheet = sheets[page.needs.components] if page.needs is not None else b""
        bare = memory.find("bare", page.sum, bytes) or page.again()
        return policy.sealed(styles.dressed(bare, sheet).decode()).encode()

    def new(path: str, memory: Memory) -> Made:
        data = finish(path, memory)
        page = output_of(data)
        if not memory.has("bytes", page.sum):
            memory.keep("bytes", page.sum, bytes, data)
        if judge is not None:  # while its bytes are at hand: those that are kept are packed
            judge(path, page, memory)
        return Made(page.sum, page.size)

    def made(path: str, memory: Memory) -> Made:
        known = rows.find(keys[path])
        if known is None:
            known = recalled(memory, "finished", keys[path], Made, partial(new, path, memory))
        rows.add(keys[path], known)
        return known

    def output(path: str, memory: Memory) -> Output:
        known = made(path, memory)
        again = partial(recalled, memory, "bytes", known.sum, bytes, partial(finish, path, memory))
        return Output(known.sum, known.size, again)

    unmade = [path for path, key in keys.items() if rows.find(key) is None and not memory.has("finished", key)]
    memory.ahead([partial(made, path) for path in unmade])
    for path in pages:
        yield path, output(path, memory)
    rows.keep()
