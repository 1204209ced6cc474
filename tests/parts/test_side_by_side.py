"""Workers that are copies of this process: in order, with what was wrong told, and gone when nobody reads any more."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from benchmarks.state_house import state_house
from graph.parts.side_by_side import SHIFT, in_turns
from ontology.errors import InputError
from tests.conftest import Shell

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux only")


@cache
def state() -> str:
    return state_house(400, 60)


@pytest.mark.parametrize("workers", [1, 2, 3, 8])
def test_what_is_made_comes_in_order(workers: int) -> None:
    assert list(in_turns(lambda turn: b"%d" % turn * 100_000, range(7), workers)) == [
        b"%d" % turn * 100_000 for turn in range(7)
    ]


@LINUX
def test_a_worker_that_is_ended_is_told() -> None:
    def ends_itself(turn: int) -> bytes:
        if turn == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"%d" % turn

    with pytest.raises(InputError, match="ended from outside"):
        list(in_turns(ends_itself, range(6), 2))


@LINUX
def test_no_worker_makes_more_than_its_shift() -> None:
    told = [*in_turns(lambda turn: b"%d %d" % (turn, os.getpid()), range(50), 3)]
    turns, workers = zip(*(map(int, one.split()) for one in told), strict=True)
    assert turns == (*range(50),)
    assert max(Counter(workers).values()) == SHIFT and len({*workers}) == 14
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


@LINUX
def test_nobody_is_left_when_one_stops_reading() -> None:
    told = in_turns(lambda turn: b"%d" % os.getpid(), range(100), 2)
    workers = {int(next(told)), int(next(told))}
    assert len(workers) == 2 and os.getpid() not in workers
    told.close()  # type: ignore[attr-defined]  # it is a generator
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


#: A run in which every turn takes a while, with as many workers as are asked for whatever the machine has.
_SLOW = """\
import sys, time
from graph.parts import side_by_side
from thorbecke import pieces, tabling
from thorbecke.cli import run
pieces.TURN, pieces.FEW = 4, 1
side_by_side.cores = lambda: 2
turns = side_by_side.in_turns
def slowly(make, *rest):
    def made(turn):
        time.sleep(0.2)
        return make(turn)
    return turns(made, *rest)
side_by_side.in_turns = slowly
sys.argv[0] = "thorbecke"
run()
"""


@LINUX
@pytest.mark.process
def test_a_run_that_is_killed_leaves_nothing_behind(tmp_path: Path, shell: Shell) -> None:
    """Neither a file of the name that was asked for nor a process, and a cache that the next run can use."""
    house, out = tmp_path / "state.trig", tmp_path / "out.json"
    house.write_text(state(), encoding="utf-8")
    command = [sys.executable, "-c", _SLOW, "gaps", str(house), "--engine", "arrays", "-o", str(out)]
    env = {**os.environ, "THORBECKE_CACHE": str(tmp_path / "cache")}
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE) as killed:
        workers = _workers(killed, 2)
        killed.send_signal(signal.SIGKILL)
    _gone(workers)
    assert not out.exists()
    ran = subprocess.run(
        [sys.executable, "-m", "thorbecke", *command[3:]], env=env, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert [*tmp_path.glob(".out.json*")] == []
    whole = shell("gaps", house, "--engine", "networkx", "--format", "json")
    assert out.read_text(encoding="utf-8") == whole.stdout and json.loads(whole.stdout)["choices"]


def _workers(process: subprocess.Popen[bytes], many: int) -> list[int]:
    """Return the processes that one has started, once there are so many."""
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
        if len(found) == many and all(_is_copy(int(one)) for one in found):
            return [*map(int, found)]
        time.sleep(0.02)
    raise AssertionError(f"no {many} workers came: {process.stderr.read() if process.stderr else b''!r}")


def _is_copy(pid: int) -> bool:
    """Tell a worker, which bears the command of its parent, from any other child."""
    return b"side_by_side" in Path(f"/proc/{pid}/cmdline").read_bytes()


def _gone(workers: list[int]) -> None:
    until = time.monotonic() + 60
    while left := [worker for worker in workers if Path(f"/proc/{worker}").exists()]:
        assert time.monotonic() < until, f"still there: {left}"
        time.sleep(0.05)
