"""The command line. Nothing outside the standard library is imported here, so that a missing one can be named."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

from handout.cli.exits import GOOD, OWN_FAULT, PROBLEMS, STOPPED, USAGE, library_missing

__all__ = ["GOOD", "OWN_FAULT", "PROBLEMS", "STOPPED", "USAGE", "main", "run"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command and gives the exit code. Prints; never raises for anything a person did."""
    try:
        from handout.cli import running  # noqa: PLC0415 - stands on msgspec
    except ImportError as error:
        words = library_missing(error)
        if words is None:
            raise
        sys.stderr.write(f"build.py: {'; '.join(filter(None, words))}\n")
        return USAGE if words[1] else PROBLEMS
    except OSError as error:
        sys.stderr.write(f"build.py: this computer refused: {error.strerror or error}\n")
        return PROBLEMS
    return running.main(arguments)


def run() -> NoReturn:
    """Carries out the command of this process and ends it.

    Python looks for garbage less often: a build makes millions of small values that all stay until its end, and a third
    of its time would go into looking at them again and again.
    """
    gc.set_threshold(200_000, 20, 100)
    code = main()
    gc.freeze()  # else Python looks for garbage among all that a build holds, just to throw everything away
    sys.exit(code)
