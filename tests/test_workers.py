"""Workers give what the work gives, and name what kills them. Where they cannot be had, nothing comes back."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handout.cli.stopping import stoppable
from handout.workers import Result, each

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked, on Linux only")


def results(work: Callable[[int], bytes], count: int = 20, many: int = 3, seconds: float = 60.0) -> list[Result]:
    return sorted(each(work, count, many, seconds), key=lambda result: result.index)


def number(index: int) -> bytes:
    return str(index).encode()


def given(found: list[Result]) -> dict[int, bytes]:
    return {result.index: result.data for result in found if result.data is not None}


def all_but(*left_out: int) -> dict[int, bytes]:
    return {index: number(index) for index in range(20) if index not in left_out}


def test_each_result_comes_once():
    assert results(number) == [Result(index, number(index), "") for index in range(20)]


def test_long_results_come_whole():
    assert [len(result.data or b"") for result in results(lambda index: bytes(index * 100_000), 8)] == [
        index * 100_000 for index in range(8)
    ]


def test_workers_begin_with_what_this_process_has():
    known = {index: os.urandom(8) for index in range(20)}
    assert given(results(known.__getitem__)) == known


def test_an_error_is_left_to_whoever_does_it_next():
    assert results(lambda index: number(index) if index != 5 else number(1 // 0))[5] == Result(5, None, "")


def test_too_little_memory_is_told():
    def work(index: int) -> bytes:
        if index == 7:
            raise MemoryError
        return number(index)

    found = results(work)
    assert found[7] == Result(7, None, "there is not enough memory for it")
    assert given(found) == all_but(7)


@pytest.mark.parametrize("guilty", [(0,), (9,), (19,), (3, 4, 5, 16)])
def test_what_kills_a_worker_is_named_and_all_else_is_done(guilty):
    def work(index: int) -> bytes:
        if index in guilty:
            os.kill(os.getpid(), signal.SIGKILL)
        return number(index)

    found = results(work)
    assert {result.index for result in found if result.stopped} == set(guilty)
    assert "most likely because its memory was full" in found[guilty[0]].stopped
    assert given(found) == all_but(*guilty)


def test_a_worker_that_dies_by_chance_costs_nothing(tmp_path):
    def work(index: int) -> bytes:
        if index == 6 and not (tmp_path / "died").exists():
            (tmp_path / "died").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number(index)

    assert given(results(work)) == all_but()


def test_what_never_ends_is_ended_and_named():
    found = results(lambda index: time.sleep(600) or b"" if index == 2 else number(index), seconds=0.5)
    assert [result for result in found if result.stopped] == [Result(2, None, "it took too long")]
    assert given(found) == all_but(2)


@pytest.mark.parametrize("request_", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_stop_is_not_for_the_workers(request_, capfd):
    """It comes to all of them: by Ctrl-C, from a closed terminal or a service that ends, from `timeout`."""

    def work(index: int) -> bytes:
        os.kill(os.getpid(), request_)
        return number(index)

    with stoppable():
        assert given(results(work)) == all_but()
    assert capfd.readouterr().err == ""


def test_no_worker_outlives_its_use():
    before = children()
    working = each(number, 20, 3)
    next(working)
    assert len(children()) == len(before) + 3
    working.close()
    assert children() == before


def children() -> set[str]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii")
    return set(listed.split())


@pytest.mark.parametrize("many", [0, 1])
def test_one_worker_is_none(many):
    assert results(number, many=many) == []


def test_threads_forbid_copies_of_this_process():
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert results(number) == []
    finally:
        waiting.set()
        thread.join()


def test_where_no_process_can_be_had_nothing_comes_back(monkeypatch):
    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    assert results(number) == []


def test_with_one_process_less_all_is_done_by_the_others(monkeypatch):
    fork, forked = os.fork, []

    def once() -> int:
        if forked:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        forked.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", once)
    assert given(results(number)) == all_but()


def test_what_killed_the_last_worker_is_never_left_to_this_process(monkeypatch):
    fork, forked = os.fork, []

    def twice() -> int:
        if len(forked) == 2:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        forked.append(1)
        return fork()

    def work(index: int) -> bytes:
        if index in {1, 2}:
            os.kill(os.getpid(), signal.SIGKILL)
        return number(index)

    monkeypatch.setattr(os, "fork", twice)
    assert {result.index for result in results(work, many=2) if result.stopped} == {1, 2}


def test_other_systems_work_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert results(number) == []
