"""One run of a command, measured from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

_LAUNCH = Path(__file__).with_name("launch.py")
_SHOWN = 4000


class FailedBuildError(Exception):
    """A generator that did not build what it was given; the message shows what it said."""


@dataclass(frozen=True)
class Run:
    """What a whole process took, with everything it started."""

    seconds: float
    processor: float
    """Seconds of all processors together."""
    process: int
    """The most memory of its largest process, in bytes."""
    tree: int | None
    """The most memory of all its processes at one time, in bytes, or None when that was not watched."""


def run(command: list[str], folder: Path, *, watch: bool = False) -> Run:
    """Runs `command` in `folder`. Raises `FailedBuildError` when it ends with anything but 0."""
    os.sync()  # what was written before is not this command's work
    with tempfile.TemporaryDirectory() as place:
        report, log = Path(place, "report.json"), Path(place, "log")
        mode = "watch" if watch else "time"
        launched = [sys.executable, "-I", "-S", str(_LAUNCH), str(report), str(log), mode, *command]
        subprocess.run(launched, cwd=folder, check=True)
        taken = json.loads(report.read_text("utf-8"))
        if taken.pop("code") != 0:
            raise FailedBuildError(f"{' '.join(command)} failed:\n{log.read_text('utf-8', 'replace')[-_SHOWN:]}")
    return Run(**taken)
