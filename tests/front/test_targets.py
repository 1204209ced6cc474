"""A target is judged by what was measured of it, and what is not there is left out. No times."""

from __future__ import annotations

import doctest
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.peers.cell import METHODS
from benchmarks.peers.measuring import Cell, Results
from benchmarks.targets import __main__ as targets
from benchmarks.targets import large, rows
from benchmarks.targets.commands import BEFORE, commands, shipped
from benchmarks.targets.rows import Ran, Row, Run
from benchmarks.targets.together import together


def _run(folder: Path, relations: int = 1_000) -> Run:
    return Run(folder, relations, (relations, 10 * relations), 1, 60, Results(folder / "peers.json"))


def _put(run: Run, part: str, name: str, size: int, cell: Cell) -> None:
    [method] = [method for method in METHODS if (method.part, method.name) == (part, name)]
    run.results.put(method, size, cell)


def _closed(build: float, closure: float) -> Cell:
    return Cell("done", (9.0,), {"load": 5.0, "build": build, "closure": closure, "answer": 3.0})


def test_rows_say_what_was_met() -> None:
    done = doctest.testmod(rows)
    assert done.attempted and not done.failed
    told = [*rows.table([Row("a", "b", "c", "d", False, "e"), Row("f", "", "", "", None)])]
    assert told[2].split() == ["|", "a", "|", "b", "|", "c", "|", "d", "|", "**no**", "|", "e", "|"]
    assert "not judged" in told[3]


def test_a_closure_is_held_against_the_best_without_reading_and_looking_up(tmp_path: Path) -> None:
    run = _run(tmp_path)
    for name in (*large.RIVALS, "networkx"):
        _put(run, "closure", name, 1_000, Cell("over"))
    _put(run, "closure", "arrays", 1_000, _closed(0.1, 0.00002))
    _put(run, "closure", "scipy", 1_000, _closed(0.2, 0.3))
    _put(run, "closure", "igraph", 1_000, _closed(0.0, 0.6))
    for name, took in (("arrays", 0.1), ("graphblas", 0.2), ("numpy", 0.3)):
        _put(run, "lanes", name, 1_000, Cell("done", (9.0,), {"load": 8.0, "closure": took}))
    bare, best, networkx, lanes = large.closure(run)
    assert (bare.met, bare.ratio) == (True, "0.80"), "25 ms for a million is 25 µs for a thousand"
    assert (best.met, best.ratio, best.figure) == (True, "5.0x", "0.100 s, scipy 0.500 s")
    assert (networkx.met, networkx.limit) == (None, "nobody else came to an end here")
    assert (lanes.met, lanes.ratio) == (False, "2.0x")
    assert lanes.limit and not best.limit


def test_texts_and_growth_are_ratios_of_one_run(tmp_path: Path) -> None:
    run = _run(tmp_path)
    _put(run, "text", "engine arrays", 1_000, Cell("done", (2.0, 3.0, 4.0), megabytes=100))
    _put(run, "text", "engine arrays", 10_000, Cell("done", (33.0,), megabytes=1_300))
    _put(run, "text", "pyoxigraph stream, kernel", 1_000, Cell("over"))
    quick, memory = large.texts(run)
    assert (quick.met, quick.ratio, quick.figure) == (True, "20.0x", "3.00 s, over 60.00 s")
    assert memory.met
    time, held = large.growth(run)
    assert (time.met, time.ratio) == (True, "1.10")
    assert (held.met, held.ratio) == (False, "1.30")
    _put(run, "text", "engine arrays", 10_000, Cell("over"))
    [over] = large.growth(run)
    assert over.met is False


def test_a_text_is_read_beside_a_bare_parse(tmp_path: Path) -> None:
    row = next(large.trig(_run(tmp_path, 500)))
    assert row.what.startswith("TriG to answers, 500 relations")
    assert row.ratio.endswith("x") and "a bare parse" in row.figure


def test_an_edit_is_held_against_all_again_where_there_is_one(tmp_path: Path) -> None:
    found = [*large.live(_run(tmp_path, 500))]
    assert len(found) == (4 if find_spec("graph.columns.live") else 0)


def test_commands_are_asked_of_the_shipped_house_with_an_empty_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def measured(command: list[str], run: Run) -> tuple[Ran, Ran]:
        asked.append(command[3:])
        return Ran(9, 2.7, 1), Ran(0.5, 1, 1)

    monkeypatch.setattr("benchmarks.targets.commands.cold_and_warm", measured)
    found = {row.what: row.met for row in (*shipped(_run(tmp_path)), *commands(_run(tmp_path)))}
    assert asked[0] == ["gaps"]
    assert ["whatif", "bod-anchored"] in asked and ["check"] in asked
    assert [name for name in found if name.startswith("`gaps`")] and len(found) == 3 + len(BEFORE)
    assert [*found.values()] == [True, None, False, True, False, False, False, False]


def test_all_of_them_are_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def one(run: Run) -> Iterator[Row]:
        yield Row(f"of {run.relations}", "at most 1 s", "2 s", "2.00", False, "the parser")

    monkeypatch.setattr(targets, "MEASURES", {"one": one})
    page = tmp_path / "targets.md"
    assert targets.main(["--relations", "2e3", "--write", str(page)]) == 0
    assert "of 2000: 2 s, 2.00 (at most 1 s)" in capsys.readouterr().out
    told = page.read_text(encoding="utf-8")
    assert "| of 2000 | at most 1 s | 2 s    | 2.00  | **no** | the parser    |" in told
    assert "Measured on: " in told


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is told by Linux")
@pytest.mark.process
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    """A child with 60 MB that its parent does not have is counted; a command that fails is told."""
    child = "import time; held = bytearray(b'1') * 60_000_000; time.sleep(1.2)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    found = together([sys.executable, "-c", parent], tmp_path)
    assert found.wall > 1.2
    assert 60 < found.shared_once <= found.held < 400
    with pytest.raises(SystemExit, match="ended with 3"):
        together([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
