"""Puts a finished site in place: all of it or nothing, and never over somebody else's files."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from handout.filenames import same_file
from handout.files.exchange import replace_folder, settle
from handout.files.faults import os_fault
from handout.files.manifest import MANIFEST, encode, is_safe
from handout.files.marks import READ, Seen, mark_of
from handout.files.place import name_beside
from handout.files.preparing import Prepared, adapt
from handout.files.reserving import Output, not_ours
from handout.files.spare import FILE_MODE, Begun, begin, put_by
from handout.files.tree import Tree, parents, remove, survey
from handout.files.writing import Todo, fill
from handout.observing import Observe, unobserved
from handout.outputs import Output as Made
from handout.outputs import output_of, outputs_of
from handout.problems import Place, Problem, Severity
from handout.value import Value

_MODE = stat.S_IFREG | FILE_MODE


class _Next(Value, frozen=True):
    """What is to be published."""

    outputs: Mapping[str, Made]
    kept: Collection[str]
    """What the published folder holds already: it will be the very same file."""
    observe: Observe


_NOTHING = Prepared({}, frozenset(), usable=True)


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
        refusal = not_ours(output, old)
        if refusal is not None:
            return (refusal,)
        made = outputs_of(outputs)
        whole = {MANIFEST: output_of(encode(made)), **{path: made.output(path) for path in sorted(made)}}
        ready = _NOTHING if output.look is None else output.look.seen()
        kept = frozenset(
            path for path, one in whole.items() if path in old.files and _stays(output, path, one, ready.seen)
        )
        return () if whole.keys() == old.files == kept else _replace(output, old, _Next(whole, kept, observe), ready)
    except OSError as error:
        return (os_fault(error, output.name, "write"),)


def _stays(output: Output, path: str, made: Made, seen: Mapping[str, Seen]) -> bool:
    """Whether an output lies in the published folder already. Each file's bytes are looked at, by this process or by
    another a moment ago: whoever altered one, it is put right.
    """
    place, known = f"{output.folder}/{path}", seen.get(path)
    with suppress(FileNotFoundError):
        if known is not None and mark_of(os.lstat(place)) == known.mark:
            return known.sum == made.sum and known.mode == _MODE
    return _holds(place, made)


def _replace(output: Output, old: Tree, new: _Next, ready: Prepared) -> tuple[Problem, ...]:
    stage, spare = name_beside(output.folder, "next"), output.spare
    if ready.linked and output.look is not None and output.look.stage is not None:
        stage = output.look.stage
    paths = {*new.outputs, *ready.linked}
    files, folders, former = {*paths, *old.droppings}, parents(paths), False
    try:
        begun = _begun(stage, spare, new, ready)
        rest = {
            path: made for path, made in new.outputs.items() if path != MANIFEST and not _is_there(path, new, ready)
        }
        fill(Todo(stage, output.folder, rest, new.kept, begun.missing, begun.as_new), new.observe)
        new.observe("write", "")
        _copy_droppings(stage, output.folder, old.droppings, parents(new.outputs))
        settle(stage)
        replace_folder(stage, output.folder, name_beside(output.folder, "last"))
        files, folders, former = {*old.files, *old.droppings}, set(old.folders), True
    finally:
        by = former and spare is not None and put_by(stage, spare, files)
        tidy = by or not stage.exists() or remove(stage, files, folders)
    left = [
        *([] if tidy else [stage.name]),
        *([] if begun.usable or spare is None else [f"{spare.parent.name}/{spare.name}"]),
    ]
    return tuple(_left_behind(output, name) for name in left)


def _begun(stage: Path, spare: Path | None, new: _Next, ready: Prepared) -> Begun:
    manifest, folders = new.outputs[MANIFEST].fetch(), parents(new.outputs)
    if ready.linked:
        return adapt(stage, ready, new.kept, manifest, folders)
    return begin(stage, spare, manifest, folders)


def _is_there(path: str, new: _Next, ready: Prepared) -> bool:
    return path in ready.linked and path in new.kept


def _left_behind(output: Output, name: str) -> Problem:
    message = f'the site is published, but something was left behind in "{name}"'
    help_ = "look whether a file in it is still needed, then delete that folder"
    return Problem(Place(output.name), "left-behind", message, help_, Severity.WARNING)


def _copy_droppings(stage: Path, published: Path, droppings: Iterable[str], folders: Collection[str]) -> None:
    for path in droppings:
        if path.rpartition("/")[0] in {"", *folders}:
            with open(f"{published}/{path}", "rb") as dropped, open(f"{stage}/{path}", "xb") as copy:
                copy.write(dropped.read())


def _holds(place: str, made: Made) -> bool:
    """Whether a file can be kept: it holds what was made, byte for byte, and its mode is ours."""
    try:
        descriptor = os.open(place, READ)
    except (FileNotFoundError, PermissionError):
        return False
    try:
        status = os.fstat(descriptor)
        if status.st_size != made.size or status.st_mode != _MODE:
            return False
        return hashlib.sha256(os.read(descriptor, made.size + 1)).digest() == made.sum
    finally:
        os.close(descriptor)


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
