"""The command line: what was asked for, who does it, and the exit code.

0 good, 1 problems in the sources or on the disk, 2 wrong usage (a missing library too), 3 our own fault, 130 Ctrl-C.
Nothing outside the standard library is imported here, so that a missing library can be named in one line.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from handout import report
from handout.cli.options import Usage, options_of

__all__ = ["GOOD", "OWN_FAULT", "PROBLEMS", "STOPPED", "USAGE", "main"]

GOOD, PROBLEMS, USAGE, OWN_FAULT, STOPPED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command and gives the exit code. Prints; never raises for anything a person did."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows would use its own encoding in a pipe
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _carried_out(sys.argv[1:] if arguments is None else arguments)
    except Usage as usage:
        code, words = USAGE, report.usage(usage.message, usage.help)
    except ImportError as error:
        code, words = _missing(error)
    except KeyboardInterrupt:
        code, words = STOPPED, report.usage("stopped", "the published site is unchanged")
    except BrokenPipeError:  # the reader of our words, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except OSError as error:
        code, words = PROBLEMS, report.refused(error.strerror or str(error), str(error.filename or ""))
    except MemoryError:
        code, words = PROBLEMS, report.refused("there is not enough memory", "")
    except Exception as error:
        code, words = _own_fault(error)
    sys.stderr.write(words)
    return code


def _carried_out(arguments: Sequence[str]) -> int:
    options = options_of(arguments, os.environ)
    with _few_collections():
        from handout.cli import commands  # noqa: PLC0415 - brings the libraries in

        return PROBLEMS if commands.carry_out(options) else GOOD


def _missing(error: ImportError) -> tuple[int, str]:
    library = (error.name or "").partition(".")[0]
    if not library or library == "handout":
        return _own_fault(error)
    state = "missing" if isinstance(error, ModuleNotFoundError) else "too old or damaged"
    remedy = 'run "make site", or "python3 -m pip install -r requirements.lock"'
    return USAGE, report.usage(f'the library "{library}" is {state}', remedy)


def _own_fault(error: Exception) -> tuple[int, str]:
    if os.environ.get("HANDOUT_DEBUG"):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "unknown place"
    return OWN_FAULT, report.own_fault(type(error).__name__, str(error), where)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Lets Python look for garbage less often: a build makes millions of small values that all stay until its end, and
    a third of its time would go into looking at them again and again.
    """
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
