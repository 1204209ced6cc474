"""What was asked is let go of: a program that asks again and again holds no more than one that asks once."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from weakref import WeakSet

import networkx as nx
import pytest

from graph.house import building
from graph.house.setting import Setting
from tests.support.shell import in_process
from thorbecke import cli, loads, options

TIMES = 30


@pytest.fixture
def graphs(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many of the graphs made from here on are still there."""
    made: WeakSet[nx.MultiDiGraph[str]] = WeakSet()
    build = building.build

    def remembered(setting: Setting) -> nx.MultiDiGraph[str]:
        graph = build(setting)
        made.add(graph)
        return graph

    monkeypatch.setattr(building, "build", remembered)

    def left() -> int:
        gc.collect()
        return len(made)

    return left


def test_a_setting_that_was_asked_is_let_go_of(graphs: Callable[[], int], small_house: str) -> None:
    house = loads(small_house)
    for turn in range(TIMES):
        day = date(2025, 1, 1) + timedelta(days=turn)
        house.gaps(day)
        house.risks(day)
    assert graphs() == 0


def test_so_is_what_the_shell_asked(graphs: Callable[[], int], small_house: str, tmp_path: Path) -> None:
    """`main` sets how often garbage is looked for; called from a program, it leaves that as it was."""
    path = tmp_path / "house.ttl"
    path.write_text(small_house, encoding="utf-8")
    before = gc.get_threshold()
    for turn in range(TIMES):
        done = in_process("gaps", path, "--on", str(date(2025, 1, 1) + timedelta(days=turn)))
        assert done.returncode == 0
    assert gc.get_threshold() == before
    assert graphs() == 0


def test_a_process_that_ends_does_not_look_for_garbage_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `main` set holds to the end: one last look through a map takes a quarter of a second."""
    before, ended = gc.get_threshold(), list[tuple[int, int, int]]()
    monkeypatch.setattr(options, "KEPT", None)
    monkeypatch.setattr(os, "_exit", lambda _: ended.append(gc.get_threshold()))
    monkeypatch.setattr(sys, "argv", ["thorbecke", "version"])
    try:
        cli.run()
    finally:
        gc.set_threshold(*before)
    assert [threshold for threshold, *_ in ended] == [8_000_000]
