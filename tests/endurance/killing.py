"""Builds stopped at random moments, on a disk and in memory; and builds that run at once while the sources change."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from handout.files import MANIFEST
from handout.files.manifest import decode
from tests.endurance.workshop import BUILD, ENOUGH, Outcome, Workshop, mounted, needs

KILLS = int(60 * ENOUGH)
SECONDS = 20 * ENOUGH


@pytest.fixture(params=["disk", "memory"])
def workshop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workshop]:
    if request.param == "disk":
        yield Workshop(tmp_path / "project")
        return
    needs("mount", root=True)
    with mounted(tmp_path / "memory", "size=64m") as place:
        yield Workshop(place / "project")


def started(workshop: Workshop) -> subprocess.Popen[str]:
    return subprocess.Popen(
        BUILD, cwd=workshop.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def test_a_build_stopped_at_any_moment_leaves_a_whole_site(workshop: Workshop) -> None:
    chance = random.Random(2026)
    workshop.turn("new")
    began = time.monotonic()
    assert workshop.build().code == 0
    usual = time.monotonic() - began
    ended: Counter[tuple[str, int, str]] = Counter()
    for turn in range(KILLS):
        number = chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
        workshop.publish("old")
        with started(workshop) as builder:
            time.sleep(chance.random() * 1.1 * usual)
            builder.send_signal(number)
            said = builder.communicate()[0]
        state = workshop.state()
        if said.startswith("Fatal Python error"):  # Python itself was not yet up: no line of ours had its turn
            continue
        ended[number.name, builder.returncode, state] += 1
        assert "Traceback" not in said, said
        assert builder.returncode in (0, -number, 128 + number)
        if builder.returncode == 128 + number and said:
            workshop.judge(Outcome(builder.returncode, said), [128 + number])
        if turn % 4 == 0:
            workshop.heal()
    workshop.heal()
    assert len({state for _, _, state in ended}) == 2, ended


def whole(folder: Path) -> bool | None:
    """Whether a reader who has the folder open sees a whole site; None if it was emptied meanwhile, or filled anew."""
    try:
        inside = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        listed = decode(_bytes(inside, MANIFEST))
        assert listed is not None
        good = all(hashlib.sha256(_bytes(inside, path)).hexdigest() == sum_ for path, sum_ in listed.items())
        return good if decode(_bytes(inside, MANIFEST)) == listed else None
    except FileNotFoundError:
        return None
    finally:
        os.close(inside)


def _bytes(inside: int, path: str) -> bytes:
    descriptor = os.open(path, os.O_RDONLY, dir_fd=inside)
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def test_builds_at_once_while_somebody_writes_and_somebody_reads(workshop: Workshop) -> None:
    """Two builders, sources that change under them, one reader: he never sees a mixture, and nobody needs help."""
    over = time.monotonic() + SECONDS
    seen: Counter[bool | None] = Counter()

    def change() -> None:
        for turn in range(10**9):
            if time.monotonic() > over:
                return
            workshop.turn(("new", "old")[turn % 2])
            time.sleep(0.003)

    def read() -> None:
        while time.monotonic() < over:
            seen[whole(workshop.out)] += 1
            time.sleep(0.001)

    others = [threading.Thread(target=work) for work in (change, read)]
    for other in others:
        other.start()
    ended: Counter[int] = Counter()
    while time.monotonic() < over:
        builders = [started(workshop) for _ in range(2)]
        for builder in builders:
            said = builder.communicate()[0]
            assert "Traceback" not in said, said
            assert builder.returncode in (0, 1), said
            ended[builder.returncode] += 1
    for other in others:
        other.join()
    assert seen[False] == 0, seen
    assert seen[True] > 10
    assert ended
    workshop.turn("new")
    workshop.heal()
