"""Each command, from what was asked to what is said. They tell whether it went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from handout import checks, files, markdown, pipeline, report, scaffold
from handout.cli.options import Options
from handout.cli.progress import Progress
from handout.cli.schemas import schema_files
from handout.memo import Memo
from handout.problems import Problem, Severity, has_errors, in_order
from handout.render.gallery import gallery
from handout.report.work import work_list

_CACHE = ".cache"
_PYTHON = "py" if sys.platform == "win32" else "python3"


def carry_out(options: Options) -> bool:
    """Does what was asked. True when problems stood in the way."""
    return _DOERS[options.command](options)


def _build(options: Options) -> bool:
    with files.reserve(options.root, options.out) as reserved:
        if reserved.value is None:
            return _tell(options, reserved.problems, {})
        with Progress(sys.stderr) as progress:
            progress.say("reading the files")
            read = files.read(options.root)
            with _memo(options) as memo:
                parse = progress.counting("texts read", memo.parse)
                built = pipeline.build(replace(read.value, base_url=options.base_url), options.today, parse)
            problems = in_order((*read.problems, *built.problems))
            if not _stops(options, problems):
                progress.say("writing the site")
                problems = in_order((*problems, *files.publish(reserved.value, built.outputs)))
    if _tell(options, problems, read.value.files):
        return True
    return _say(options, report.published(built.outputs, options.out, _PYTHON))


def _release(options: Options) -> bool:
    """Builds, if nothing awaits a person's check; else tells what does, for people as a list of work."""
    read = files.read(options.root)
    with _memo(options) as memo:
        sources = replace(read.value, base_url=options.base_url)
        checked = pipeline.check(sources, options.today, memo.parse)
    if checked.value is None or _stops(options, in_order((*read.problems, *checked.problems))):
        return _tell(options, in_order((*read.problems, *checked.problems)), read.value.files)
    work = checks.work_list(checked.value)
    if not work:
        return _build(options)
    if options.format == "text":
        sys.stdout.write(work_list(checked.value, work))
        return True
    return _tell(options, work, read.value.files)


def _check(options: Options) -> bool:
    with Progress(sys.stderr) as progress:
        progress.say("reading the files")
        read = files.read(options.root)
        with _memo(options) as memo:
            parse = progress.counting("texts read", memo.parse)
            checked = pipeline.check(replace(read.value, base_url=options.base_url), options.today, parse)
    problems = in_order((*read.problems, *checked.problems))
    if _tell(options, problems, read.value.files):
        return True
    return _say(options, report.checked(len(checked.value.pages) if checked.value else 0))


def _new(options: Options) -> bool:
    section, title = options.words
    made = scaffold.new(options.root, section, title)
    if made.value is None:
        return _tell(options, made.problems, {})
    return _say(options, report.created(made.value))


def _schema(options: Options) -> bool:
    folder = options.root / "schemas"
    folder.mkdir(exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return _say(options, report.wrote([f"schemas/{name}" for name in schema_files()]))


def _gallery(options: Options) -> bool:
    with files.reserve(options.root, options.out) as reserved:
        if reserved.value is None:
            return _tell(options, reserved.problems, {})
        read = files.read(options.root)
        made = gallery(read.value.files)
        problems = in_order((*read.problems, *made.problems))
        if not _stops(options, problems):
            problems = in_order((*problems, *files.publish(reserved.value, made.value)))
    if _tell(options, problems, read.value.files):
        return True
    return _say(options, report.published(made.value, options.out, _PYTHON, "gallery"))


_DOERS: Mapping[str, Callable[[Options], bool]] = MappingProxyType(
    {"build": _build, "check": _check, "release": _release, "new": _new, "schema": _schema, "gallery": _gallery}
)


def _memo(options: Options) -> Memo:
    return Memo(options.root / _CACHE if options.cache else None, markdown.parse)


def _stops(options: Options, problems: tuple[Problem, ...]) -> bool:
    """Whether the site cannot be published: an error, or with --strict anything at all."""
    return has_errors(problems) or (options.strict and any(one.severity is Severity.WARNING for one in problems))


def _tell(options: Options, problems: tuple[Problem, ...], sources: Mapping[str, bytes]) -> bool:
    if options.format == "text":
        sys.stdout.write(report.text(problems, sources, color=_in_color()))
    else:
        form = {"json": report.json, "github": report.github, "sarif": report.sarif}[options.format]
        sys.stdout.write(form(problems))
    return _stops(options, problems)


def _say(options: Options, words: str) -> bool:
    """Good news. Only people want to hear it: other programs get nothing but problems."""
    if options.format in {"text", "github"}:
        sys.stdout.write(words)
    return False


def _in_color() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
