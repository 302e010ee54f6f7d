"""`python -m handout.cli.compiling`: what Python and Jinja2 would else do at the beginning of each build."""

from __future__ import annotations

import compileall
import sys
from gettext import NullTranslations
from pathlib import Path

import handout
from handout.memo import compiled, step
from handout.render.templates import FOLDER, Templates


def run(root: Path, place: Path = compiled.PLACE) -> bool:
    """Compiles the program, and the templates of the site in `root` into the file `place`. False when one cannot be
    written: builds work without, but take longer.
    """
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / FOLDER).rglob("*.html")}
    try:
        compiled.write(dict(Templates(files, NullTranslations()).compiled()), step(), place)
    except OSError:
        return False
    return bool(compileall.compile_dir(Path(handout.__file__).parent, quiet=1))


if __name__ == "__main__":
    sys.exit(not run(Path()))
