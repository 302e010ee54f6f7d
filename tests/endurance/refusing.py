"""Every system call that a build makes fails once, in each way it can; or is the last one before SIGKILL."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.endurance.workshop import ENOUGH, SPARE, Workshop, needs

CHANGING = {
    "mkdir": "ENOSPC EACCES EROFS",
    "chmod": "EPERM EROFS",
    "write": "ENOSPC EIO EDQUOT",
    "link": "EMLINK EPERM ENOSPC",
    "unlink": "EACCES EBUSY",
    "rmdir": "EBUSY EACCES",
    "rename": "EIO ENOSPC",
    "renameat2": "EINVAL ENOSPC EXDEV EBUSY EACCES",
    "syncfs": "EIO",
    "flock": "ENOLCK ENOSYS EAGAIN",
}
"""What changes the disk: each of these fails at every place."""
LOOKING = {
    "openat": "EMFILE EACCES EIO ENOSPC",
    "read": "EIO",
    "newfstatat": "EIO EACCES",
    "getdents64": "EIO",
    "lseek": "EIO",
    "close": "EIO",
    "mmap": "ENOMEM",
    "brk": "ENOMEM",
}
"""What only looks: there are thousands, of which evenly spread ones fail."""
MOST_LOOKS = int(40 * ENOUGH)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    needs("strace")
    return Workshop(tmp_path_factory.mktemp("refusing"))


@pytest.fixture(scope="module")
def calls(workshop: Workshop) -> Counter[str]:
    """System call → how many a build from old to new makes."""
    reset(workshop)
    forget(workshop)
    trace = workshop.root.parent / "trace"
    assert workshop.forked(trace=trace).code == 0
    return Counter(re.findall(r"^(?:\d+ +)?(\w+)\(", trace.read_text("utf-8", "replace"), re.MULTILINE))


def reset(workshop: Workshop) -> None:
    """The old site is published, the sources are new; of the folders kept for the next site one is not needed."""
    workshop.turn("new")
    workshop.publish("old")
    (workshop.root / SPARE / "gone" / "deeper").mkdir(parents=True, exist_ok=True)


def forget(workshop: Workshop) -> None:
    """Nothing is remembered; the folders for the next site are still there."""
    for pack in (workshop.root / ".cache").glob("*-*[0-9]"):
        if pack.is_file():
            pack.unlink()


def places(count: int, most: int) -> list[int]:
    step = max(1, count // most)
    return list(range(1, count + 1, step))


CASES = [(call, fault) for table in (CHANGING, LOOKING) for call, faults in table.items() for fault in faults.split()]


@pytest.mark.parametrize("cache", [True, False], ids=["cache", "no-cache"])
@pytest.mark.parametrize(("call", "fault"), CASES)
def test_a_refused_call_leaves_a_whole_site_and_words_that_say_why(
    workshop: Workshop, calls: Counter[str], call: str, fault: str, cache: bool
) -> None:
    if not cache and call in LOOKING:
        return
    options = [] if cache else ["--no-cache"]
    states = set()
    for number in places(calls[call] + 2, MOST_LOOKS if call in LOOKING else 10_000):
        reset(workshop)
        done = workshop.forked(*options, inject=[f"{call}:error={fault}:when={number}"])
        unlucky = done.code in (-6, -11, 99) or "SystemError" in done.said
        if fault == "ENOMEM" and unlucky:  # Python, a library in C or this test did not look whether it got its memory
            workshop.state()
            workshop.heal()
            continue
        states.add(workshop.judge(done, [0, 1, *([2] if "build.py: the library" in done.said else [])]))
        if done.code != 0 or number % 5 == 1:
            workshop.heal()
    assert states


@pytest.mark.parametrize("call", [*CHANGING, "openat"])
def test_a_build_killed_at_any_call_leaves_a_whole_site(workshop: Workshop, calls: Counter[str], call: str) -> None:
    if call in ("syncfs", "flock"):
        return
    killed = 0
    for number in places(calls[call], MOST_LOOKS * 2 if call in LOOKING else 10_000):
        reset(workshop)
        forget(workshop)  # so that what is remembered is written too
        done = workshop.forked(inject=[f"{call}:signal=KILL:when={number}"])
        assert done.code in (-9, 0)  # a warm cache needs fewer calls than were counted
        killed += done.code == -9
        workshop.state()
        workshop.heal()
    assert killed


def test_two_refusals_in_a_row(workshop: Workshop, calls: Counter[str]) -> None:
    """The exchange in one step does not exist here, and then the two renames fail as well."""
    for number in (1, 2, 3):
        for fault in ("ENOSPC", "EACCES"):
            reset(workshop)
            done = workshop.forked(inject=["renameat2:error=EINVAL", f"rename:error={fault}:when={number}"])
            workshop.judge(done)
            workshop.heal()


def test_a_disk_that_stays_full(workshop: Workshop, calls: Counter[str]) -> None:
    """Not one refusal but every one from some place on."""
    for call, fault in (("write", "ENOSPC"), ("openat", "EMFILE"), ("mkdir", "ENOSPC"), ("unlink", "EIO")):
        for number in places(calls[call] + 1, 15):
            reset(workshop)
            done = workshop.forked(inject=[f"{call}:error={fault}:when={number}+"])
            state = workshop.state()
            assert done.code in (0, 1), done
            assert (done.code == 0) <= (state == "new")
            workshop.heal()
