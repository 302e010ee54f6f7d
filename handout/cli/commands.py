"""Each command, from what was asked to what is said. They tell whether it went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from handout import files, report
from handout.cli import building
from handout.cli.options import Options
from handout.cli.watch import Watch
from handout.memo import Memo
from handout.problems import Checked, Place, Problem, Severity, has_errors, in_order
from handout.sources import Sources

_CACHE = ".cache"
_ONLY_IN_SITES = "404.html"
_NO_SOURCES: Mapping[str, bytes] = MappingProxyType({})
_PYTHON = "py" if sys.platform == "win32" else "python3"


def carry_out(options: Options, watch: Watch) -> bool:
    """Does what was asked. True when problems stood in the way."""
    return _DOERS[options.command](options, watch)


def _build(options: Options, watch: Watch) -> bool:
    with files.reserve(options.root, options.out, options.root / _CACHE if options.cache else None) as reserved:
        if reserved.value is None:
            return _tell(options, watch, reserved.problems)
        read = _read(options, watch)
        with _memo(options, watch) as memo:
            built = building.build(read.value, options.today, memo, watch.observe, reserved.value.prepare)
            problems = in_order((*read.problems, *built.problems))
            if not _stops(options, problems):
                watch.observe("write", "")
                problems = in_order((*problems, *files.publish(reserved.value, built.outputs, watch.observe)))
                watch.outputs = built.outputs
    watch.observe("tell", "")
    if _tell(options, watch, problems, read.value.files):
        return True
    return _say(options, report.published(built.outputs, options.out, _PYTHON, built.heaviest))


def _release(options: Options, watch: Watch) -> bool:
    """Builds, if nothing awaits a person's check; else tells what does, for people as a list of work."""
    from handout import checks, pipeline  # noqa: PLC0415 - a build without changes needs none of the libraries
    from handout.report.work import work_list  # noqa: PLC0415

    read = _read(options, watch)
    with _memo(options, watch) as memo:
        checked = pipeline.check(read.value, options.today, memo, observe=watch.observe)
    problems = in_order((*read.problems, *checked.problems))
    if checked.value is None or _stops(options, problems):
        return _tell(options, watch, problems, read.value.files)
    work = checks.work_list(checked.value)
    if not work:
        return _build(options, watch)
    watch.observe("tell", "")
    if options.format == "text":
        watch.problems = work
        sys.stdout.write(work_list(checked.value, work))
        return True
    return _tell(options, watch, work, read.value.files)


def _check(options: Options, watch: Watch) -> bool:
    read = _read(options, watch)
    with _memo(options, watch) as memo:
        built = building.build(read.value, options.today, memo, watch.observe)
    problems = in_order((*read.problems, *built.problems))
    watch.observe("tell", "")
    if _tell(options, watch, problems, read.value.files):
        return True
    return _say(options, report.checked(sum(1 for path in built.outputs if path.endswith(".html"))))


def _verify(options: Options, watch: Watch) -> bool:
    from handout.files.verifying import verify  # noqa: PLC0415

    found = verify(options.root, options.out, options.manifest)
    if options.format == "json":
        from handout.report import machine  # noqa: PLC0415

        known = {} if found.value is None else {"files": found.value.files, "manifest-sha256": found.value.digest}
        sys.stdout.write(machine.json(found.problems, known))
        return has_errors(found.problems)
    if _tell(options, watch, found.problems) or found.value is None:
        return True
    return _say(options, report.verified(found.value.files, found.value.digest, options.out, files.MANIFEST))


def _new(options: Options, watch: Watch) -> bool:
    from handout import scaffold  # noqa: PLC0415

    section, title = options.words
    made = scaffold.new(options.root, section, title)
    if made.value is None:
        return _tell(options, watch, made.problems)
    return _say(options, report.created(made.value))


def _schema(options: Options, _: Watch) -> bool:
    from handout.cli.schemas import schema_files  # noqa: PLC0415

    folder = options.root / "schemas"
    folder.mkdir(exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return _say(options, report.wrote([f"schemas/{name}" for name in schema_files()]))


def _gallery(options: Options, watch: Watch) -> bool:
    from handout.render.gallery import gallery  # noqa: PLC0415 - brings the libraries in

    with files.reserve(options.root, options.out) as reserved:
        if reserved.value is None:
            return _tell(options, watch, reserved.problems)
        if reserved.value.holds(_ONLY_IN_SITES):
            return _tell(options, watch, (_in_place_of_a_site(reserved.value.name),))
        read = files.read(options.root)
        made = gallery(read.value.files)
        problems = in_order((*read.problems, *made.problems))
        if not _stops(options, problems):
            problems = in_order((*problems, *files.publish(reserved.value, made.value)))
    if _tell(options, watch, problems, read.value.files):
        return True
    return _say(options, report.published(made.value, options.out, _PYTHON, what="gallery"))


def _in_place_of_a_site(name: str) -> Problem:
    message = "this folder holds a built site, and the gallery would take its place"
    return Problem(Place(name), "output-place", message, "choose another folder with --out, or leave it out")


_DOERS: Mapping[str, Callable[[Options, Watch], bool]] = MappingProxyType(
    {
        "build": _build,
        "check": _check,
        "release": _release,
        "verify": _verify,
        "new": _new,
        "schema": _schema,
        "gallery": _gallery,
    }
)


def _read(options: Options, watch: Watch) -> Checked[Sources]:
    watch.observe("read", "")
    read = files.read(options.root)
    watch.sources = len(read.value.files)
    return Checked(Sources(read.value.files, options.base_url), read.problems)


@contextmanager
def _memo(options: Options, watch: Watch) -> Iterator[Memo]:
    watch.observe("remember", "")
    with Memo(options.root / _CACHE if options.cache else None) as memo:
        yield memo
        watch.observe("remember", "")  # what is new is written at the end of the block
    watch.remembered(memo.hits, memo.misses)


def _stops(options: Options, problems: tuple[Problem, ...]) -> bool:
    """Whether the site cannot be published: an error, or with --strict anything at all."""
    return has_errors(problems) or (options.strict and any(one.severity is Severity.WARNING for one in problems))


def _tell(
    options: Options, watch: Watch, problems: tuple[Problem, ...], sources: Mapping[str, bytes] = _NO_SOURCES
) -> bool:
    watch.problems = problems
    if options.format == "text":
        sys.stdout.write(report.text(problems, sources, color=_in_color()))
    else:
        from handout.report import machine  # noqa: PLC0415 - most builds speak to people

        form = {"json": machine.json, "github": machine.github, "sarif": machine.sarif}[options.format]
        sys.stdout.write(form(problems))
    return _stops(options, problems)


def _say(options: Options, words: str) -> bool:
    """Good news. Only people want to hear it: other programs get nothing but problems."""
    if options.format in {"text", "github"}:
        sys.stdout.write(words)
    return False


def _in_color() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
