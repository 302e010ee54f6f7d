"""`python -m handout.cli.compiling`: what Python and Jinja2 would else do at the beginning of each build."""

from __future__ import annotations

import compileall
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from gettext import NullTranslations
from pathlib import Path

import handout
from handout.addresses import STATIC
from handout.memo import compiled, noted, step
from handout.recall import Memory
from handout.render import pictures, words
from handout.render.styles import Styles
from handout.render.templates import FOLDER, Templates
from handout.sources import Sources


def run(root: Path, place: Path = compiled.PLACE) -> bool:
    """Compiles the program, and the design of the site in `root` into the file `place`. False when one cannot be
    written: builds work without, but take longer.
    """
    files = dict(_design(root))
    code = dict(Templates(files, NullTranslations()).compiled())
    try:
        compiled.write(compiled.Compiled(code, noted(partial(_remember, Sources(files)))), step(), place)
    except OSError:
        return False
    return bool(compileall.compile_dir(Path(handout.__file__).parent, quiet=1))


def _design(root: Path) -> Iterator[tuple[str, bytes]]:
    for folder in (FOLDER, STATIC):
        for path in (root / folder).rglob("*"):
            with suppress(OSError):  # the build will meet it again, where it can be told
                if path.is_file():
                    yield path.relative_to(root).as_posix(), path.read_bytes()


def _remember(sources: Sources, memory: Memory) -> None:
    """What needs no page: the rules of style sheets, whether pictures can be shown, how languages call themselves."""
    with suppress(Exception):  # the build will meet it again, where it can be told
        Styles(sources, memory).read()
    with suppress(Exception):
        tuple(pictures.problems(sources, memory))
    with suppress(Exception):
        words.tongues(words.languages(sources.files), memory)


if __name__ == "__main__":
    sys.exit(not run(Path()))
