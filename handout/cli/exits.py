"""The exit codes, and the words for a library that is not there. The standard library is enough for them."""

from __future__ import annotations

import sys

__all__ = ["GOOD", "OWN_FAULT", "PROBLEMS", "STOPPED", "USAGE", "library_missing"]

GOOD, PROBLEMS, USAGE, OWN_FAULT, STOPPED = 0, 1, 2, 3, 130
"""0 good, 1 problems in the sources or on the disk, 2 wrong usage (a missing library too), 3 our own fault, 130 stopped
by Ctrl-C; by another signal, 128 and its number.
"""

_NO_MEMORY = ("failed to map segment from shared object", "Cannot allocate memory")
"""How the system's loader says that there was no memory for a library; any other reason stands behind a colon."""


def library_missing(error: ImportError) -> tuple[str, str] | None:
    """What is wrong with a library that could not be loaded, and how to mend it; None for a module of our own.

    There is no remedy for a part of Python itself, nor for a lack of memory.
    """
    library = (error.name or "").partition(".")[0]
    if not library or library == "handout":
        return None
    if str(error).endswith(_NO_MEMORY):
        return f'there is not enough memory to load "{library}"', ""
    if library in sys.stdlib_module_names:  # it is there, so the system kept Python from reading it
        return f'Python cannot load its own "{library}"', ""
    state = "missing" if isinstance(error, ModuleNotFoundError) else "too old or damaged"
    return f'the library "{library}" is {state}', 'run "make site", or "python3 -m pip install -r requirements.lock"'
