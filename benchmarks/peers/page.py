"""What was measured, as a page of tables in Markdown and a plot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.peers.cell import METHODS, Method
from benchmarks.peers.growth import Growth, fitted, projected
from benchmarks.peers.measuring import Cell, Results

__all__ = ["PARTS", "page", "shown", "table"]

#: part -> its heading, and what is asked
PARTS = {
    "text": (
        "From text to answers",
        "N-Triples in, the answer on every choice out. The engines of ours give the verdict of the full contract; the "
        "others which of seven sets of powers a minister has. *kernel*: the closure is ours, the reading theirs. What "
        "splits lines checks no syntax.",
    ),
    "closure": (
        "The closure alone",
        "From a Parquet table of the relations that count to the answers, the table read by whoever is asked.",
    ),
    "lanes": (
        "The closure of the full contract",
        "Words of 64 thresholds, three reaches, two kinds of sink, two words an actor, from Parquet: by who can.",
    ),
}
_PROJECTED = (100_000_000, 1_000_000_000)
_ABOUT = """\
# Side by side with what others have

Seeded houses (`benchmarks/seeded/`) of 16.6 statements a relation and 0.4 choices, fifteen in a hundred without any
chain, the longest shortest chain of seven relations; the answers are known by construction, and every answer below was
held against them. Seconds of the clock, the median of the runs and between brackets the lowest and the highest, imports
and compiling left out; megabytes are the most that a process held with its children, all of Python included.
`>{limit:g}`: stopped at that many seconds, and not tried at a larger size; `-`: not measured.
Written by `python -m benchmarks.peers`; times are those of the machine it was run on. `docs/peers.json` has every run.
"""


def page(results: Results, limit: float, plot: str) -> Iterator[str]:
    """Yield the page, line by line."""
    yield _ABOUT.format(limit=limit)
    yield (
        f"Measured on: {results.machine}. "
        + ", ".join(f"{name} {told}" for name, told in results.versions.items())
        + "."
    )
    loads = [cell.load for cell in results.cells.values() if cell.load]
    if loads:
        yield f"When cells began, {min(loads):.1f} to {max(loads):.1f} processes were at work (load average)."
    yield f"\n![Seconds by the number of relations, log against log]({plot})"
    for part, (heading, about) in PARTS.items():
        sizes = sorted({size for known, _, size in results.cells if known == part})
        if sizes:
            yield f"\n## {heading}\n\n{about}\n"
            yield from table(results, part, sizes, limit)
            yield from _growth(results, part)


def table(results: Results, part: str, sizes: Sequence[int], limit: float) -> Iterator[str]:
    """Yield the table of a part: a row a method, a column a size."""
    rows = [["relations", *(f"{size:,}" for size in sizes)]]
    for method in _methods(results, part):
        name = f"**{method.name}**" if method.ours else method.name
        rows.append([name, *(shown(results.get(method, size), limit) for size in sizes)])
    yield from _grid(rows)
    notes = {
        f"{method.name}, {size:,}: {cell.note}"
        for method in _methods(results, part)
        for size in sizes
        for cell in [results.get(method, size)]
        if cell and cell.note
    }
    for note in sorted(notes):
        yield f"\n{note}."


def shown(cell: Cell | None, limit: float) -> str:
    """Return a cell of the table.

    >>> shown(Cell("done", (0.021, 0.022, 0.03), megabytes=310), 120)
    '0.022 (0.021-0.030), 310 MB'
    >>> shown(Cell("over"), 120)
    '>120'
    """
    if cell is None:
        return "-"
    if cell.state == "over":
        return f">{limit:g}"
    if cell.state != "done":
        return cell.state
    low, high = min(cell.seconds), max(cell.seconds)
    spread = f" ({_seconds(low)}-{_seconds(high)})" if len(cell.seconds) > 1 else ""
    return f"{_seconds(cell.median)}{spread}, {cell.megabytes:.0f} MB"


def _seconds(took: float) -> str:
    return f"{took:.3f}" if took < 1 else f"{took:.2f}" if took < 10 else f"{took:.0f}"


def _methods(results: Results, part: str) -> list[Method]:
    known = {name for measured, name, _ in results.cells if measured == part}
    return [method for method in METHODS if method.part == part and method.name in known]


def _growth(results: Results, part: str) -> Iterator[str]:
    rows = []
    for method in _methods(results, part):
        done = {
            size: cell
            for (measured, name, size), cell in results.cells.items()
            if (measured, name) == (part, method.name) and cell.state == "done"
        }
        time = fitted({size: cell.median for size, cell in done.items()})
        memory = fitted({size: cell.megabytes for size, cell in done.items()})
        if time and memory:
            sums = (_sum(time, size, "s") for size in _PROJECTED)
            rows.append(
                [
                    method.name,
                    f"{time.slope:.2f}",
                    f"{memory.slope:.2f}",
                    *sums,
                    _memory({size: cell.megabytes for size, cell in done.items()}),
                ]
            )
    if rows:
        yield "\nGrowth: the power of the size that time and memory grow with, from 10,000 relations on (a line through"
        yield "the medians, log against log), and what that gives for houses that were not measured: time at least"
        yield "linear, memory by what a million relations added between the two largest that were.\n"
        heads = ["", "time", "memory", "1e8 relations", "1e9 relations", "memory at 1e8"]
        yield from _grid([heads, *rows])


def _sum(growth: Growth, size: int, unit: str) -> str:
    """Return a projection with its arithmetic.

    >>> _sum(Growth(1_000_000, 2.0, 1.0), 100_000_000, "s")
    '2.00 × 100^1.00 = 200 s'
    """
    growth = growth._replace(slope=max(growth.slope, 1.0))  # what starting costs does not make larger houses cheaper
    return (
        f"{_seconds(growth.value)} × {size / growth.size:g}^{growth.slope:.2f} = {projected(growth, size):,.0f} {unit}"
    )


def _memory(held: Mapping[int, float]) -> str:
    """Return the memory of a house of 1e8 by what a million relations added between the two largest that were measured.

    >>> _memory({10_000: 280.0, 100_000: 300.0, 1_000_000: 480.0})
    '480 + 99 × 200 = 20,280 MB'
    """
    (small, before), (large, after) = sorted(held.items())[-2:]
    million = max(0.0, (after - before) / (large - small) * 1e6)
    more = (_PROJECTED[0] - large) / 1e6
    return f"{after:.0f} + {more:g} × {million:.0f} = {after + more * million:,.0f} MB"


def _grid(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [cell.rjust(w) if n else cell.ljust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + "|".join("-" * (w + 1) + (":" if n else "-") for n, w in enumerate(widths)) + "|"


def write(results: Results, folder: Path, limit: float) -> None:
    """Write the page and its plot."""
    from benchmarks.peers.plot import draw

    draw(results, folder / "peers.svg")
    text = "\n".join([*page(results, limit, "peers.svg"), ""])
    (folder / "peers.md").write_text(text, encoding="utf-8")
