"""Fills the folder of the next site, on all processors at once where there is much to write."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from handout.files.spare import FOLDER_MODE, write_one
from handout.forking import beside, processors
from handout.observing import Observe, unobserved
from handout.outputs import Output as Made
from handout.value import Value

_WORTH_IT = 200
"""So many files or folders are written before another process has begun to help."""
_AT_ONCE = 20
"""So many files are written before another process looks whether the build that began it is still there."""


class Todo(Value, frozen=True):
    """What is to be put where."""

    stage: Path
    published: Path
    outputs: Mapping[str, Made]
    kept: Collection[str]
    """What the published folder holds already: it will be the very same file."""
    folders: Collection[str]
    """Those that `stage` does not have yet."""
    as_new: bool
    """Whether new folders have the right mode by themselves."""


def fill(todo: Todo, observe: Observe) -> None:
    """Puts all outputs into the folder `todo.stage`. Raises OSError."""
    paths = sorted(todo.outputs)
    much = len(paths) - len(todo.kept) + len(todo.folders)
    many = processors() if much > _WORTH_IT else 1
    ours, *others = _parts(paths, many)
    with ExitStack() as helping:
        done = [helping.enter_context(beside(_elsewhere(todo, part))) for part in others]
        _put(todo, ours, observe)
        for was_done, part in zip(done, others, strict=True):
            if was_done():
                _told(todo, part, observe)
            else:  # it died, or met what must be said: done again here, it comes to light
                _put(todo, part, observe, again=True)


def _parts(paths: Sequence[str], many: int) -> Iterator[Sequence[str]]:
    size = -(-len(paths) // many)
    return (paths[at : at + size] for at in range(0, max(len(paths), 1), max(size, 1)))


def _elsewhere(todo: Todo, part: Sequence[str]) -> Callable[[Callable[[], None]], None]:
    def work(alive: Callable[[], None]) -> None:
        for at in range(0, len(part), _AT_ONCE):
            alive()
            _put(todo, part[at : at + _AT_ONCE], unobserved)

    return work


def _told(todo: Todo, part: Sequence[str], observe: Observe) -> None:
    for path in part:
        if path not in todo.kept:
            observe("write", path)


def _put(todo: Todo, part: Sequence[str], observe: Observe, *, again: bool = False) -> None:
    made: set[str] = set()
    for path in part:
        _make(todo, path.rpartition("/")[0], made)
        place = f"{todo.stage}/{path}"
        if again:
            with suppress(FileNotFoundError):
                os.unlink(place)
        if not (path in todo.kept and _linked(f"{todo.published}/{path}", place)):
            observe("write", path)
            write_one(place, todo.outputs[path].fetch())


def _make(todo: Todo, folder: str, made: set[str]) -> None:
    """The folder for a file, and those above it."""
    if folder in todo.folders and folder not in made:
        _make(todo, folder.rpartition("/")[0], made)
        made.add(folder)
        with suppress(FileExistsError):  # another process was first
            os.mkdir(f"{todo.stage}/{folder}")
            if not todo.as_new:
                os.chmod(f"{todo.stage}/{folder}", FOLDER_MODE)


def _linked(old: str, new: str) -> bool:
    """Lets `new` be the very file `old`; False when it must be written."""
    try:
        os.link(old, new)
    except OSError:  # a disk without links, or too many of them
        return False
    return True
