"""For people at a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from handout.problems import Place, Problem, Severity
from handout.report.excerpt import excerpt, visible

if TYPE_CHECKING:  # the model needs a library, and reports tell of missing ones
    from handout.outputs import Weight

_PLAIN = MappingProxyType({"path": "", "error": "", "warning": "", "code": "", "mark": "", "help": "", "end": ""})
_COLORS = MappingProxyType(
    {
        "path": "\x1b[1m",
        "error": "\x1b[1;31m",
        "warning": "\x1b[1;33m",
        "code": "\x1b[2m",
        "mark": "\x1b[1;31m",
        "help": "\x1b[36m",
        "end": "\x1b[0m",
    }
)
_NEEDS_NO_QUOTES = re.compile(r"[\w./\\:~-]+")
"""In a POSIX shell as well as in Windows' own."""


def text(problems: Sequence[Problem], sources: Mapping[str, bytes], *, color: bool = False) -> str:
    """Each problem with its place, message, code, the line it stands in and how to mend it; then how many there are.

    Empty without problems.
    """
    if not problems:
        return ""
    paint = _COLORS if color else _PLAIN
    shown = ["\n".join(_one(problem, sources.get(problem.place.path), paint)) for problem in problems]
    return "\n\n".join([*shown, count(problems)]) + "\n"


def count(problems: Sequence[Problem]) -> str:
    """`3 errors, 1 warning`; what there is none of is left out."""
    found = [(severity, sum(1 for one in problems if one.severity is severity)) for severity in Severity]
    return ", ".join(f"{number} {severity}{'' if number == 1 else 's'}" for severity, number in found if number)


def published(
    outputs: Mapping[str, bytes],
    folder: Path,
    python: str = "python3",
    heaviest: Weight | None = None,
    what: str = "site",
) -> str:
    """That the site (or the gallery) is there, how heavy its heaviest page is, and how to look at it."""
    pages = sum(1 for path in outputs if path.endswith(".html"))
    quoted = str(folder) if _NEEDS_NO_QUOTES.fullmatch(str(folder)) else f'"{folder}"'
    look = f"{python} -m http.server --bind 127.0.0.1 --directory {quoted} 8000"
    return (
        f"The {what} is built: {pages} page{'' if pages == 1 else 's'} in {folder}\n"
        f"{_heaviest(heaviest)}"
        f"To look at it, run this and open http://127.0.0.1:8000/ in a browser:\n"
        f"  {look}\n"
    )


def _heaviest(weight: Weight | None) -> str:
    if weight is None:
        return ""
    name = weight.path.removesuffix("index.html").rstrip("/") or "the home page"
    return f"Heaviest page: {visible(name)}, {weight.page_bytes / 1000:.1f} of {weight.budget / 1000:.1f} kB\n"


def checked(pages: int) -> str:
    """That nothing stands in the way of publishing."""
    return f"No errors: {pages} page{'' if pages == 1 else 's'} can be published\n"


def verified(files: int, digest: str, folder: Path, manifest: str) -> str:
    """That a published folder is as it was published, and the one number that stands for all of it."""
    return (
        f"Good: {folder} holds the {files} file{'' if files == 1 else 's'} that were published, and nothing else\n"
        f"SHA-256 of {manifest}: {digest}\n"
    )


def created(path: str) -> str:
    """That a new page is there, and what comes next."""
    return f'{path} is ready: fill it in, then take out the line "draft: yes"\n'


def wrote(paths: Sequence[str]) -> str:
    """Which files were written."""
    return "".join(f"{path}\n" for path in paths)


def refused(why: str, path: str, *, published: bool = False) -> str:
    """That the computer did not let the program work."""
    return usage(f"this computer refused: {why}" + (f" ({path})" if path else ""), _state(published=published))


def stopped(*, published: bool = False) -> str:
    """That somebody stopped the program."""
    return usage("stopped", _state(published=published))


def own_fault(kind: str, message: str, where: str, *, published: bool = False) -> str:
    """That the program failed, not the person."""
    state = _state(published=published)
    return (
        visible(f"build.py: a fault in this program, not in your pages: {kind}: {message} ({where})")
        + f"\n{state[0].upper()}{state[1:]}. Please report the line above; HANDOUT_DEBUG=1 shows more.\n"
    )


def _state(*, published: bool) -> str:
    return "the new site is published" if published else "the published site is unchanged"


def usage(message: str, help_: str = "") -> str:
    """One line for a command that cannot be carried out as it was given."""
    return visible(f"build.py: {message}" + (f"; {help_}" if help_ else "")) + "\n"


def _one(problem: Problem, data: bytes | None, paint: Mapping[str, str]) -> Iterator[str]:
    where = _where(problem.place)
    severity = f"{paint[problem.severity]}{problem.severity}:{paint['end']}"
    path = f"{paint['path']}{where}{paint['end']} " if where else ""
    yield f"{path}{severity} {visible(problem.message)}  {paint['code']}[{problem.code}]{paint['end']}"
    line, marks = excerpt(data, problem.place) if data is not None else ("", "")
    if line or marks:
        yield f"{problem.place.line:>5} | {line}"
    if marks:
        yield f"      | {paint['mark']}{marks}{paint['end']}"
    if problem.help:
        yield f" {paint['help']}help:{paint['end']} {visible(problem.help)}"


def _where(place: Place) -> str:
    numbers = [str(number) for number in (place.line, place.column) if number]
    return visible(":".join([place.path or "the project", *numbers])) + ":"
