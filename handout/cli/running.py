"""Carrying out a command: who does it, what is said of it, and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from handout import report
from handout.cli.account_file import refusal, write
from handout.cli.exits import GOOD, OWN_FAULT, PROBLEMS, STOPPED, USAGE, library_missing
from handout.cli.options import Options, Usage, options_of
from handout.cli.progress import Progress
from handout.cli.stopping import stoppable
from handout.cli.watch import Watch


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command and gives the exit code. Prints; never raises for anything a person did."""
    _open_streams()
    with stoppable():
        try:
            options = options_of(sys.argv[1:] if arguments is None else arguments, os.environ)
        except (Exception, KeyboardInterrupt) as error:  # a folder that may not be entered, for one
            return _leave(*_in_words(error, published=False))
        return _leave(*_watched(options))


def _open_streams() -> None:
    """Where a caller closed a stream, our words go nowhere; where it is a pipe on Windows, they are UTF-8 too."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
        elif hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")


def _watched(options: Options) -> tuple[int, str]:
    """Carries out the command, and gives an account of it if one was asked for: the exit code and the last words."""
    before = _site_mark(options.out)
    code, words = _guarded(lambda: _reportable(options), options, before)
    if code != GOOD:
        return code, words
    watch = Watch(Progress(sys.stderr))
    code, words = _guarded(lambda: _carried_out(options, watch), options, before)
    if options.profile or options.report is not None:
        code, words = _guarded(lambda: _accounted(options, watch, code, words), options, before)
    return code, words


def _guarded(work: Callable[[], tuple[int, str]], options: Options, before: object) -> tuple[int, str]:
    try:
        return work()
    except (Exception, KeyboardInterrupt) as error:  # whatever it is, nobody should have to read a traceback
        return _in_words(error, published=_site_mark(options.out) != before)


def _reportable(options: Options) -> tuple[int, str]:
    """Whether the account can be written where it was asked for: said before the work, not after it."""
    if options.report is None:
        return GOOD, ""
    from handout.report.account import HEAD  # noqa: PLC0415 - few runs are asked for an account

    why_not = refusal(options.root, options.out, options.report, HEAD)
    if why_not is None:
        return GOOD, ""
    return USAGE, report.usage(f'no report can be written to "{options.report}"', why_not)


def _carried_out(options: Options, watch: Watch) -> tuple[int, str]:
    try:
        from handout.cli import commands  # noqa: PLC0415 - brings the libraries in

        code = PROBLEMS if commands.carry_out(options, watch) else GOOD
        sys.stdout.flush()
    finally:
        watch.clear()
    return code, ""


def _accounted(options: Options, watch: Watch, code: int, words: str) -> tuple[int, str]:
    from handout.report.account import as_json, as_table  # noqa: PLC0415

    account = watch.account(options, code)
    if options.profile:
        words = as_table(account) + words
    if options.report is not None:
        failure = write(options.report, as_json(account))
        words += report.usage("the report could not be written", failure) if failure else ""
    return code, words


def _in_words(error: BaseException, *, published: bool) -> tuple[int, str]:  # noqa: PLR0911 - one for each kind
    """The exit code for what went wrong, and a line or two about it."""
    match error:
        case Usage():
            return USAGE, report.usage(error.message, error.help)
        case ImportError():
            return _missing(error)
        case KeyboardInterrupt():
            return getattr(error, "code", STOPPED), report.stopped(published=published)
        case BrokenPipeError():  # the reader of our words, such as `head`, has had enough
            _mute(sys.stdout.fileno())
            return PROBLEMS, ""
        case OSError():
            why, path = error.strerror or str(error), str(error.filename or "")
            return PROBLEMS, report.refused(why, path, published=published)
        case MemoryError():
            return PROBLEMS, report.refused("there is not enough memory", "", published=published)
    return _own_fault(error, published=published)


def _leave(code: int, words: str) -> int:
    """Says the last words, if anybody listens."""
    for stream, last in ((sys.stdout, ""), (sys.stderr, words)):
        try:
            stream.write(last)
            stream.flush()
        except (OSError, ValueError):  # full, closed: nobody hears it, and the exit code says enough
            _mute(stream.fileno())
    return code


def _mute(descriptor: int) -> None:
    """Lets what is still to be said go nowhere, so that Python has nothing to complain about at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def _site_mark(folder: Path) -> tuple[int, int] | None:
    """Which folder stands there: every publication puts another one in its place. Tells what to say of a site when
    something went wrong at an unknown moment.
    """
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _missing(error: ImportError) -> tuple[int, str]:
    words = library_missing(error)
    if words is None:
        return _own_fault(error)
    return (USAGE, report.usage(*words)) if words[1] else (PROBLEMS, report.refused(words[0], ""))


def _own_fault(error: BaseException, *, published: bool = False) -> tuple[int, str]:
    if os.environ.get("HANDOUT_DEBUG"):
        import traceback  # noqa: PLC0415 - slow to load, and no help where nothing can be loaded any more

        traceback.print_exception(error)
    return OWN_FAULT, report.own_fault(type(error).__name__, str(error), _origin(error), published=published)


def _origin(error: BaseException) -> str:
    """Where it was raised: file and line."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return "unknown place" if at is None else f"{Path(at.tb_frame.f_code.co_filename).name}, line {at.tb_lineno}"
