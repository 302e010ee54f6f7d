"""Puts a finished site in place: all of it or nothing, and never over somebody else's files."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import shutil
import stat
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from handout.filenames import same_file
from handout.files.exchange import replace_folder, settle
from handout.files.faults import os_fault
from handout.files.manifest import MANIFEST, encode, is_safe
from handout.files.place import place_problem, shown
from handout.files.tree import Tree, parents, remove, survey
from handout.observing import Observe, unobserved
from handout.outputs import Output as Made
from handout.outputs import output_of, outputs_of
from handout.problems import Checked, Place, Problem, Severity, enumerate_words

_FILE_MODE = 0o644
_FOLDER_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Output:
    """A folder that this build, and for now no other, may replace. Only `reserve` makes one."""

    folder: Path
    name: str
    """How problems call it."""


@dataclass(frozen=True, slots=True)
class _Next:
    """What is to be published."""

    outputs: Mapping[str, Made]
    kept: Collection[str]
    """What the published folder holds already: it will be the very same file."""
    observe: Observe


@contextmanager
def reserve(root: Path, out: Path) -> Iterator[Checked[Output | None]]:
    """Keeps other builds away from `out` while the block runs, and tidies up after a killed one.

    Gives None and a problem when `out` is no place for a site of the project at `root` (it holds the project, lies
    among the sources, is a link), holds what no build of ours put there, or is just being built by somebody else.
    Nothing has been touched then.
    """
    root = root.resolve()
    folder = out.resolve() if out.name in {"", ".."} else out.parent.resolve() / out.name
    name = shown(root, folder)
    refusal = place_problem(root, folder)
    if refusal is not None:
        yield Checked(None, (refusal,))
        return
    lock = FileLock(folder.parent / f".{folder.name}.handout.lock", timeout=0)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with (
            warnings.catch_warnings()
        ):  # a disk without locks: filelock keeps others away by the file itself, and says so
            warnings.simplefilter("ignore")
            lock.acquire()
    except Timeout:
        help_ = "wait until it is done, then build again"
        yield Checked(None, (Problem(Place(name), "another-build", "another build of this site is running", help_),))
        return
    except OSError as error:
        yield Checked(None, (os_fault(error, name, "write"),))
        return
    try:
        yield _taken_over(Output(folder, name))
    finally:
        with suppress(OSError):  # while still held: filelock sees that a waiting lock has lost its file
            Path(lock.lock_file).unlink(missing_ok=True)
        with suppress(OSError):  # it ends with this process at the latest, and the site is there
            lock.release()


def publish(output: Output, outputs: Mapping[str, bytes], observe: Observe = unobserved) -> tuple[Problem, ...]:
    """Makes `outputs` (path → bytes), with their manifest, the whole content of the folder.

    Without an error among the problems the folder now holds exactly this. With one it is as it was: a path that
    leads out of the folder, a file that no build made (`foreign-file`), whatever the system refuses (full disk, no
    permission, …). Files that did not change keep their place on the disk and their time stamp.
    """
    faults = tuple(_path_problems(outputs))
    if faults:
        return faults
    try:
        old = survey(output.folder)
        refusal = _not_ours(output, old)
        if refusal is not None:
            return (refusal,)
        made = outputs_of(outputs)
        whole = {MANIFEST: output_of(encode(made)), **{path: made.output(path) for path in sorted(made)}}
        kept = frozenset(_unchanged(output.folder, old, whole))
        return () if whole.keys() == old.files.keys() == kept else _replace(output, old, _Next(whole, kept, observe))
    except OSError as error:
        return (os_fault(error, output.name, "write"),)


def _unchanged(published: Path, old: Tree, outputs: Mapping[str, Made]) -> Iterator[str]:
    """The outputs that lie in the published folder already. Each file's bytes are looked at: whoever altered one, it is
    put right.
    """
    for path, made in outputs.items():
        status = old.files.get(path)
        if status is not None and _fits(status, made.size) and _holds(f"{published}/{path}", made.sum):
            yield path


def _replace(output: Output, old: Tree, new: _Next) -> tuple[Problem, ...]:
    stage = _beside(output.folder, "next")
    files, folders = {*new.outputs, *old.droppings}, parents(new.outputs)
    stage.mkdir()
    try:
        _write(stage, output.folder, old.droppings, new)
        settle(stage)
        replace_folder(stage, output.folder, _beside(output.folder, "last"))
        files, folders = {*old.files, *old.droppings}, set(old.folders)
    finally:
        tidy = not stage.exists() or remove(stage, files, folders)
    if tidy:
        return ()
    message = f'the site is published, but something was left behind in "{stage.name}"'
    help_ = "look whether a file in it is still needed, then delete that folder"
    return (Problem(Place(output.name), "left-behind", message, help_, Severity.WARNING),)


def _write(stage: Path, published: Path, droppings: Iterable[str], new: _Next) -> None:
    """Builds the new folder, manifest first, so that whatever a killed build leaves can be known as ours."""
    outputs = new.outputs
    folders = parents(outputs)
    usual = stat.S_IMODE(stage.stat().st_mode) == _FOLDER_MODE
    stage.chmod(_FOLDER_MODE)
    for path, made in list(outputs.items())[:1]:
        _write_one(f"{stage}/{path}", made.fetch())
    for path in sorted(folders):
        os.mkdir(f"{stage}/{path}")
        if not usual:
            os.chmod(f"{stage}/{path}", _FOLDER_MODE)
    for path, made in list(outputs.items())[1:]:
        new.observe("write", path)
        if path not in new.kept or not _linked(f"{published}/{path}", f"{stage}/{path}"):
            _write_one(f"{stage}/{path}", made.fetch())
    for path in droppings:
        if path.rpartition("/")[0] in {"", *folders}:
            shutil.copyfile(published / path, stage / path)


def _write_one(place: str, data: bytes) -> None:
    with open(place, "xb") as file:
        file.write(data)
    os.chmod(place, _FILE_MODE)


def _linked(old: str, new: str) -> bool:
    """Lets `new` be the very file `old`; False when it must be written."""
    try:
        os.link(old, new)
    except OSError:  # a disk without links, or too many of them
        return False
    return True


def _fits(status: os.stat_result, size: int) -> bool:
    """Whether a file may be an output of this size, and can be kept, by its mode."""
    return status.st_size == size and stat.S_IMODE(status.st_mode) == _FILE_MODE


def _holds(place: str, sum_: bytes) -> bool:
    with open(place, "rb", buffering=0) as file:
        return hashlib.sha256(file.read()).digest() == sum_


def _taken_over(output: Output) -> Checked[Output | None]:
    """Heals what a killed build left, then sees whether the folder is ours."""
    try:
        _tidy_up(output.folder)
        tree = survey(output.folder)
    except OSError as error:
        return Checked(None, (os_fault(error, output.name, "read"),))
    refusal = _not_ours(output, tree)
    return Checked(None, (refusal,)) if refusal else Checked(output)


def _tidy_up(folder: Path) -> None:
    left = re.compile(re.escape(folder.name) + r"\.(next|last)-\d+")
    for entry in sorted(folder.parent.iterdir()):
        kind = left.fullmatch(entry.name)
        if kind is None or entry.is_symlink() or not entry.is_dir():
            continue
        tree = survey(entry)
        if kind[1] == "last" and tree.complete and not folder.exists():
            entry.rename(folder)
        elif not tree.foreign:
            remove(entry, [*tree.files, *tree.droppings], tree.folders)


def _not_ours(output: Output, tree: Tree) -> Problem | None:
    if not tree.foreign and (tree.complete or not tree.files):
        return None
    if not tree.complete:
        message = "this folder is not empty, and it was not made by a build of this site"
        return Problem(Place(output.name), "output-not-ours", message, "choose an empty or new folder with --out")
    listed = enumerate_words(tree.foreign, most=5)
    message = f"this folder holds what no build put there: {listed}"
    help_ = "move it out; what belongs to the site goes into static/"
    return Problem(Place(output.name), "foreign-file", message, help_)


def _path_problems(outputs: Mapping[str, bytes]) -> Iterator[Problem]:
    """Outputs that cannot lie together in one folder. The stages before should have found what leads to them."""
    folders = {same_file(folder) for folder in parents(outputs)}
    seen: dict[str, str] = {}
    for path in sorted(outputs):
        key = same_file(path)
        if not is_safe(path) or key == MANIFEST:
            yield Problem(Place(path), "unsafe-output", "a page or file of the site cannot have this address")
        elif seen.setdefault(key, path) != path or key in folders:
            other = seen[key] if seen[key] != path else "a folder"
            yield Problem(
                Place(path), "same-output", f"this file of the site and {other} would be one on some computers"
            )


def _beside(folder: Path, kind: str) -> Path:
    """A free name: in a container, the process number of a killed build is often that of the next one too."""
    numbers = itertools.count(os.getpid())
    names = (folder.with_name(f"{folder.name}.{kind}-{number}") for number in numbers)
    return next(name for name in names if not os.path.lexists(name))
