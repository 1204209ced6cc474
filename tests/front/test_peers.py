"""Whoever is measured answers rightly; what was measured is kept, shown and carried on as the page says. No times."""

from __future__ import annotations

import doctest
import math
from pathlib import Path

import pytest

from benchmarks.peers import __main__ as peers
from benchmarks.peers import growth, measuring, page
from benchmarks.peers.cell import METHODS, PROGRAMS, Method, missing, told_by
from benchmarks.peers.measuring import Cell, Results, chosen, measure
from benchmarks.peers.plot import draw
from benchmarks.seeded.making import make

INSTALLED = [method for method in METHODS if not missing(method) and method.name not in PROGRAMS]
NUMPY = next(method for method in METHODS if method.part == "closure" and method.name == "numpy")
ARRAYS = next(method for method in METHODS if method.part == "closure" and method.name == "arrays")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(500, tmp_path_factory.mktemp("peers")).folder


@pytest.mark.parametrize("method", INSTALLED, ids=lambda method: f"{method.part}, {method.name}")
def test_whoever_is_measured_answers_rightly(method: Method, house: Path) -> None:
    steps: list[str] = []
    found, right = told_by(method, house, steps.append)
    assert right
    assert len(found)
    assert method.part == "text" or steps[-2:] == ["closure", "answer"] or steps[-1] == "closure", "what is compared"


def test_what_needs_nothing_else_is_measured_everywhere() -> None:
    assert len(INSTALLED) >= 15
    assert {method.part for method in INSTALLED if method.ours} == {"text", "closure", "lanes"}


def test_all_lanes_are_the_same_by_whoever_can(house: Path) -> None:
    found = [told_by(m, house, lambda _: None)[0] for m in INSTALLED if m.part == "lanes"]
    assert len(found) >= 2
    assert all((one == found[0]).all() for one in found)
    assert found[0].any(axis=0).all(), "no lane is empty"


def _measured(results: Results, methods: list[Method], sizes: list[int], folder: Path, seconds: float) -> list[str]:
    said: list[str] = []
    assert measure(results, methods, sizes, folder, seconds=seconds, until=math.inf, runs=1, say=said.append)
    return said


def test_a_cell_is_a_process_that_is_stopped_and_kept(tmp_path: Path) -> None:
    results = Results(tmp_path / "peers.json")
    assert len(_measured(results, [NUMPY], [500], tmp_path, 60)) == 1
    cell = results.get(NUMPY, 500)
    assert cell is not None
    assert cell.state == "done" and len(cell.seconds) == 1 and cell.megabytes > 10
    again = Results(tmp_path / "peers.json")
    assert again.cells == results.cells
    assert _measured(again, [NUMPY], [500], tmp_path, 60) == [], "what is known is not measured again"
    assert len(_measured(again, [ARRAYS], [500, 750], tmp_path, 0)) == 1, "a larger size is not tried"
    over = again.get(ARRAYS, 500)
    assert over is not None
    assert over.state == "over" and not over.seconds
    assert again.get(ARRAYS, 750) is None
    (tmp_path / "peers.json").write_text((tmp_path / "peers.json").read_text().replace(again.machine, "another"))
    assert Results(tmp_path / "peers.json").cells == {}, "of another machine"


def test_no_run_uses_what_another_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THORBECKE_CACHE", str(tmp_path / "cache"))
    results = Results(tmp_path / "peers.json")
    _measured(results, chosen(["text"], ["engine arrays"]), [500], tmp_path, 60)
    cell = results.cells["text", "engine arrays", 500]
    assert cell.state == "done"
    assert not (tmp_path / "cache").exists()


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "missing", lambda _: ["that"])
    results = Results(tmp_path / "peers.json")
    _measured(results, [NUMPY], [500], tmp_path, 60)
    assert results.get(NUMPY, 500) == Cell("missing", note="not installed: that")


def test_what_fails_says_why(tmp_path: Path) -> None:
    results = Results(tmp_path / "peers.json")
    make(500, tmp_path / "500", syntaxes=())
    (tmp_path / "500" / "edges.parquet").write_bytes(b"no table")
    _measured(results, [NUMPY], [500], tmp_path, 60)
    cell = results.get(NUMPY, 500)
    assert cell is not None
    assert cell.state == "failed" and "Parquet" in cell.note


def _known(folder: Path) -> Results:
    results = Results(folder / "peers.json")
    results.machine, results.versions = "2 cores", {"Python": "3.11"}
    for size, seconds in ((10_000, 0.02), (100_000, 0.2), (1_000_000, 2.0)):
        cell = Cell("done", (seconds, seconds * 1.5, seconds * 3), megabytes=size / 1_000)
        results.put(ARRAYS, size, cell)
    results.put(NUMPY, 10_000, Cell("over", load=3.5))
    return results


def test_the_page_has_a_table_with_spread_and_what_grows_how(tmp_path: Path) -> None:
    told = "\n".join(page.page(_known(tmp_path), 120, "peers.svg"))
    lines = [" ".join(line.split()) for line in told.splitlines()]
    assert "| relations | 10,000 | 100,000 | 1,000,000 |" in lines
    assert (
        "| **arrays** | 0.030 (0.020-0.060), 10 MB | 0.300 (0.200-0.600), 100 MB | 3.00 (2.00-6.00), 1000 MB |" in lines
    )
    assert "| numpy | >120 | - | - |" in lines
    assert "When cells began, 3.5 to 3.5 processes were at work (load average)." in lines
    [row] = [line for line in lines if line.startswith("| arrays | 1.00")]
    assert "| 3.00 × 100^1.00 = 300 s | 3.00 × 1000^1.00 = 3,000 s | 1000 + 99 × 1000 = 100,000 MB |" in row


def test_growth_is_a_line_through_what_was_measured() -> None:
    assert growth.fitted({1_000: 5.0, 10_000: 1.0}) is None, "small houses say nothing"
    fit = growth.fitted({10_000: 1.0, 100_000: 100.0})
    assert fit == growth.Growth(100_000, 100.0, 2.0)
    assert growth.projected(fit, 1_000_000) == 10_000
    for module in (growth, page):
        done = doctest.testmod(module)
        assert done.attempted and not done.failed


def test_the_plot_is_the_same_for_the_same_results(tmp_path: Path) -> None:
    results = _known(tmp_path)
    for name in ("a.svg", "b.svg"):
        draw(results, tmp_path / name)
    drawn = (tmp_path / "a.svg").read_bytes()
    assert drawn == (tmp_path / "b.svg").read_bytes()
    assert b"<svg" in drawn and b"<dc:date>" not in drawn


def test_a_wrong_answer_ends_the_run_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = Results(tmp_path / "peers.json")
    results.put(NUMPY, 500, Cell("wrong"))
    lanes = chosen(["lanes"], ["arrays", "numpy"])
    for method in lanes:
        results.put(method, 500, Cell("done", (1.0, 1.0, 1.0), digest=method.name))
    ask = ["--sizes", "500", "--only", "numpy", "--part", "closure", "--runs", "1", "--write", str(tmp_path)]
    assert peers.main(ask) == 1
    said = capsys.readouterr().err
    assert "numpy at 500: the answers are wrong" in said
    assert "all lanes at 500: the answers differ: arrays and numpy" in said
    assert "| numpy     | wrong |" in (tmp_path / "peers.md").read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        peers.main(["--only", "nobody", "--write", str(tmp_path)])
