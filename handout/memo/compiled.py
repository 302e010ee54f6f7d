"""The code of templates, and what else the site's design alone tells, kept beside the program's own compiled modules.

Code is never read from a site's `.cache`, which a stranger may have filled; whoever can write here can change the
program itself. `make site` writes it when it compiles the program; builds only read it.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import handout
from handout.value import Value

PLACE = Path(handout.__file__).parent / "__pycache__" / "templates.code"
_SUM = 32


class Compiled(Value, frozen=True):
    """What is known before a build begins."""

    code: Mapping[bytes, bytes]
    """Of templates, by what it was made of."""
    values: Mapping[bytes, bytes]
    """Packed values that the memory of each build has, by what they are kept under there."""


NOTHING = Compiled({}, {})


def read(of: bytes, place: Path = PLACE) -> Compiled:
    """What `write` took; nothing when the file is missing, damaged or of another program.

    `of`: `memo.step()`, a digest of this program, its libraries and Python.
    """
    with suppress(OSError):
        data = place.read_bytes()
        if data[:_SUM] == _seal(of, data[_SUM:]):
            return Compiled(*marshal.loads(data[_SUM:]))  # noqa: S302 - as it was written
    return NOTHING


def write(compiled: Compiled, of: bytes, place: Path = PLACE) -> None:
    """Keeps it, in one step. Raises OSError."""
    data = marshal.dumps((dict(compiled.code), dict(compiled.values)))
    place.parent.mkdir(exist_ok=True)
    whole = place.with_suffix(".new")
    whole.write_bytes(_seal(of, data) + data)
    whole.replace(place)


def _seal(of: bytes, data: bytes) -> bytes:
    return hashlib.sha256(of + data).digest()
