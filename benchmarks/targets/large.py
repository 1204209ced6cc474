"""Targets for a large house: the closure, from text to answers, how it grows, a second run, and an edit."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from benchmarks.commands import ROOT
from benchmarks.peers.cell import METHODS
from benchmarks.peers.measuring import Cell, house_of, measure
from benchmarks.seeded.making import make
from benchmarks.targets.rows import NOT_LOOKED_INTO, Row, Run, at_least, at_most, ran, thorbecke
from benchmarks.targets.together import together
from ontology.columns import house as columns

__all__ = ["cached", "closure", "growth", "live", "texts", "trig"]

#: what the bare closure is held against
RIVALS = ("scipy", "graphblas", "duckdb", "rustworkx", "igraph", "networkit", "ladybug")
_STREAM = "pyoxigraph stream, kernel"
_BARE = "import sys, pyoxigraph as p\nfor quad in p.parse(path=sys.argv[1]): pass"
_OURS = """
import sys
from graph.columns.answering import ColumnHouse
from ontology.columns.large import read_large
read = read_large(sys.argv[1], validate=False)
columns = read.columns()
assert ColumnHouse(columns, read.house.reference_date).table.verdict.size
"""
#: every run reads the file itself
_NO_CACHE = Path("off")
_LARGER = "reading grows by 11 and verdicts by 18: tables of 1,000,000 are larger than a processor's cache"
#: edits that are tried, and how often all is worked out again
_EDITS, _ANEW = 2_000, 3


def _cells(run: Run, part: str, names: Sequence[str], sizes: Sequence[int]) -> dict[tuple[str, int], Cell]:
    """Measure what is not known, and return what came to an end."""
    methods = [one for one in METHODS if one.part == part and one.name in names]
    measure(run.results, methods, sizes, run.folder, seconds=run.seconds, until=float("inf"), runs=run.runs)
    return {
        (method.name, size): cell
        for method in methods
        for size in sizes
        for cell in [run.results.get(method, size)]
        if cell and cell.state == "done"
    }


def _worked(cell: Cell) -> float:
    """Return what a closure took without reading its table and looking choices up."""
    return cell.steps["closure"] + cell.steps.get("build", 0)


def closure(run: Run) -> Iterator[Row]:
    """The bare closure beside every rival, all lanes beside who can, and networkx."""
    size = run.relations
    found = _cells(run, "closure", ["arrays", "networkx", *RIVALS], [size])
    ours = found["arrays", size]
    what = f"bare closure of {size:,} relations, one lane"
    most = 25 * size / 1_000_000
    yield at_most(what, most, 1000 * ours.steps["closure"], "ms", NOT_LOOKED_INTO)
    yield _best("the same, with laying out, beside the best", 4, ours, found, [(name, size) for name in RIVALS])
    yield _best("the same, beside networkx per set of powers", 100, ours, found, [("networkx", size)])
    lanes = _cells(run, "lanes", ["arrays", "graphblas", "numpy"], [size])
    others = [("graphblas", size), ("numpy", size)]
    yield _best("all lanes, beside the best", 4, lanes["arrays", size], lanes, others)


def _best(
    what: str,
    least: float,
    ours: Cell,
    found: dict[tuple[str, int], Cell],
    others: list[tuple[str, int]],
) -> Row:
    known = {key: _worked(found[key]) for key in others if key in found}
    if not known:
        return Row(what, f"at least {least:g}x", f"{_worked(ours):.3f} s", "", None, "nobody else came to an end here")
    (name, _), best = min(known.items(), key=lambda one: one[1])
    return at_least(what, least, best / _worked(ours), f"{_worked(ours):.3f} s, {name} {best:.3f} s", NOT_LOOKED_INTO)


def texts(run: Run) -> Iterator[Row]:
    """From N-Triples to every verdict, beside a stream of statements with the same kernel."""
    size = run.relations
    limit = "at 1,000,000 the text is read by every processor; its columns and verdicts are worked out by one"
    found = _cells(run, "text", ["engine arrays", _STREAM], [size])
    ours = found.get(("engine arrays", size))
    what = f"N-Triples to answers, {size:,} relations, beside a stream of pyoxigraph"
    if ours is None:
        yield Row(what, "at least 5x", f"over {run.seconds:g} s", "", False, limit)
        return
    other = found.get((_STREAM, size))
    theirs = other.median if other else run.seconds
    said = f"{ours.median:.2f} s, {'' if other else 'over '}{theirs:.2f} s"
    yield at_least(what, 5, theirs / ours.median, said, limit)
    yield at_most("the same, memory", 3000, ours.megabytes, "MB", "the text is kept, for whoever asks for a statement")


def trig(run: Run) -> Iterator[Row]:
    """From TriG to every verdict, beside a bare parse of the same file."""
    size = run.relations
    place = run.folder / f"{size}-trig"
    if not (place / "house.trig").is_file():
        make(size, place, syntaxes=("trig",))
    file = str(place / "house.trig")
    with tempfile.TemporaryDirectory(dir=run.folder) as cache:
        tiny = make(1, Path(cache) / "tiny", syntaxes=("trig",)).folder / "house.trig"
        ran([sys.executable, "-c", _OURS, str(tiny)], _NO_CACHE)  # machine code is made once
    bare = ran([sys.executable, "-c", _BARE, file], _NO_CACHE, times=run.runs).wall
    ours = ran([sys.executable, "-c", _OURS, file], _NO_CACHE, times=run.runs).wall
    limit = "what is found is written as N-Quads and read again; then columns and verdicts, as from N-Triples"
    what = f"TriG to answers, {size:,} relations"
    yield _times(f"{what}, not validated", 1.3, ours, bare, limit)
    if _has_engines():
        with tempfile.TemporaryDirectory(dir=run.folder) as cache:
            out = str(Path(cache) / "out.parquet")
            whole = ran(_asked(file, out), Path(cache)).wall
        more = "the same; holding it against the shapes is some 5 s of the processor at 1,000,000 relations"
        yield _times(f"{what}, `gaps` with all it does", 3, whole, bare, more)


def _times(what: str, most: float, found: float, bare: float, limit: str) -> Row:
    share = found / bare
    said = f"{found:.1f} s, a bare parse {bare:.1f} s"
    return Row(
        what, f"at most {most:g}x a bare parse", said, f"{share:.2f}x", share <= most, "" if share <= most else limit
    )


def growth(run: Run) -> Iterator[Row]:
    """From the smallest to the largest house: time and memory at most linear, with a fifth to spare."""
    found = _cells(run, "text", ["engine arrays"], run.sizes)
    small, large = run.sizes[0], run.sizes[-1]
    what = f"growth from {small:,} to {large:,} relations, from N-Triples"
    ends = [found.get(("engine arrays", size)) for size in (small, large)]
    if None in ends:
        yield Row(
            what,
            "at most linear x1.2",
            f"over {run.seconds:g} s",
            "",
            False,
            "the larger house is not answered in time",
        )
        return
    first, last = (cell for cell in ends if cell)
    for name, before, after, unit in (
        ("time", first.median, last.median, "s"),
        ("memory", first.megabytes, last.megabytes, "MB"),
    ):
        share = after / before / (large / small)
        said = f"{before:.2f} {unit} to {after:.2f} {unit}"
        met = share <= 1.2
        yield Row(f"{what}: {name}", "at most linear x1.2", said, f"{share:.2f}", met, "" if met else _LARGER)


def _has_engines() -> bool:
    told = subprocess.run(thorbecke("gaps", "--help"), cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return "--engine" in told and "parquet" in told


def _asked(house: str, out: str) -> list[str]:
    return thorbecke("gaps", house, "--engine", "arrays", "--format", "parquet", "-o", out)


def cached(run: Run) -> Iterator[Row]:
    """A second run on the same files."""
    if not _has_engines():
        return
    file = str(house_of(run.relations, run.folder, text=True) / "house.nt")
    with tempfile.TemporaryDirectory(dir=run.folder) as cache:
        command = _asked(file, str(Path(cache) / "out.parquet"))
        ran(command, Path(cache))
        again = ran(command, Path(cache), times=run.runs)
    what = f"`gaps` a second time, {run.relations:,} relations, to Parquet"
    yield at_most(what, 1.5, again.wall, "s", "what was kept is checked, and a row written for each choice")


def told(run: Run) -> Iterator[Row]:
    """From N-Triples to every choice in full, sentences too: the clock, and memory over all processes together."""
    file = str(house_of(run.relations, run.folder, text=True) / "house.nt")
    what = f"N-Triples to `gaps --format json`, {run.relations:,} relations"
    with tempfile.TemporaryDirectory(dir=run.folder) as cache:
        out = str(Path(cache) / "out.json")
        ran(_asked(file, str(Path(cache) / "out.parquet")), Path(cache))  # machine code is made once
        taken = together(thorbecke("gaps", file, "--engine", "arrays", "--format", "json", "-o", out), Path(cache))
    yield Row(
        what,
        "none was set",
        f"{taken.wall:.0f} s",
        "",
        None,
        "each choice is told by Python, two milliseconds and more",
    )
    limit = f"held by all processes, with what they share counted for each: {taken.held:.0f} MB"
    yield at_most(
        "the same, memory of all processes, what they share counted once", 3000, taken.shared_once, "MB", limit
    )


def live(run: Run) -> Iterator[Row]:
    """One relation added to, or taken out of, a closure that stands."""
    if find_spec("graph.columns.live") is None:
        return
    module: Any = import_module("graph.columns.live")
    grades: Any = import_module("graph.records").Grade
    place = house_of(run.relations, run.folder, text=False)
    table = pq.read_table(place / "lanes.parquet")
    named = {name: table.column(name).to_numpy(zero_copy_only=False) for name in table.column_names}
    is_a = pq.read_table(place / "actors.parquet").column("is_a").to_numpy()
    links = module.Links(*named.values())
    offices = module.Offices(
        *((is_a & bit) > 0 for bit in (columns.PARLIAMENT, columns.ASSEMBLY, columns.MINISTERIAL_OFFICE))
    )
    standing = module.LiveClosure(links, offices)
    random = np.random.default_rng(1848)
    rows = random.integers(0, table.num_rows, _EDITS)
    actors = random.integers(1, is_a.size, (_EDITS, 2))
    added = [module.Link(int(a), int(b), grades(3, 1, 2), 1) for a, b in actors]
    standing.add(added[0]), standing.undo(), standing.withdraw(int(rows[0])), standing.undo()
    anew = _middle(standing.anew for _ in range(_ANEW))
    what = f"what-if on a closure of {run.relations:,} relations: one"
    for name, edits in (
        ("added", [lambda link=link: standing.add(link) for link in added]),
        ("removed", [lambda row=row: standing.withdraw(int(row)) for row in rows]),
    ):
        took = _middle(edits, standing.undo)
        limit = NOT_LOOKED_INTO
        yield at_most(f"{what} {name}", 1, 1000 * took, "ms", limit)
        said = f"{1e6 * took:.1f} µs, all again {anew:.3f} s"
        yield at_least(f"{what} {name}, beside all again", 1000 * run.relations / 1_000_000, anew / took, said, limit)


def _middle(asked: Any, after: Callable[[], object] | None = None) -> float:
    took = []
    for ask in asked:
        start = time.perf_counter()
        ask()
        took.append(time.perf_counter() - start)
        if after:
            after()
    return statistics.median(took)
