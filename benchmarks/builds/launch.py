"""Runs one command and writes down what it took: python launch.py REPORT LOG watch|time COMMAND...

A process of its own, and small: the kernel counts the memory of whoever starts a program as that program's too.
The report is JSON: exit code, seconds of the clock and of the processors, and the most memory in bytes. `process` is
the largest single process. `tree` is the whole session, memory shared between processes counted once; it is sampled,
which slows the command down a little, so it is taken only on "watch".
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

_PAUSE = 0.02
_KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""What the kernel counts `ru_maxrss` in."""


def main(arguments: list[str]) -> None:
    report, log, mode, *command = arguments
    peak = [0]
    with Path(log).open("wb") as output:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
        try:
            if mode == "watch":
                threading.Thread(target=_watch, args=(child.pid, peak), daemon=True).start()
            _, status, usage = os.wait4(child.pid, 0)
        except BaseException:
            os.killpg(child.pid, signal.SIGKILL)
            raise
        seconds = time.perf_counter() - start
    taken = {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": seconds,
        "processor": usage.ru_utime + usage.ru_stime,
        "process": usage.ru_maxrss * _KILOBYTE,
        "tree": peak[0] or None,
    }
    Path(report).write_text(json.dumps(taken), "utf-8")


def _watch(session: int, peak: list[int]) -> None:
    """Keeps the most memory that the processes of the session had at one time. Linux only; elsewhere nothing."""
    while Path("/proc").is_dir():
        peak[0] = max(peak[0], sum(_proportional(process) for process in _members(session)))
        time.sleep(_PAUSE)


def _members(session: int) -> list[Path]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            # The name in brackets may hold anything; state, parent, group and session follow it.
            if int((process / "stat").read_text("latin-1").rpartition(")")[2].split()[3]) == session:
                found.append(process)
    return found


def _proportional(process: Path) -> int:
    with contextlib.suppress(OSError):
        for line in (process / "smaps_rollup").read_text("latin-1").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main(sys.argv[1:])
