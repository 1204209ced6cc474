"""Seconds by the number of relations, log against log, as SVG: the same results, the same bytes."""

from __future__ import annotations

from pathlib import Path

import matplotlib

from benchmarks.peers.cell import METHODS
from benchmarks.peers.measuring import Results

__all__ = ["draw"]

_TITLES = {"text": "From text to answers", "closure": "The closure alone"}
_MARKS = "os^vD<>pP*hX"


def draw(results: Results, path: Path) -> None:
    """Write the plot: a panel for each part, a line for each method, ours thick."""
    matplotlib.use("svg")
    from matplotlib import pyplot

    with matplotlib.rc_context({"svg.hashsalt": "thorbecke", "svg.fonttype": "none", "font.size": 9}):
        figure, panels = pyplot.subplots(1, len(_TITLES), figsize=(13, 7.2), layout="constrained")
        for panel, (part, title) in zip(panels, _TITLES.items(), strict=True):
            panel.set(title=title, xlabel="relations", ylabel="seconds", xscale="log", yscale="log")
            panel.grid(visible=True, which="major", linewidth=0.4, alpha=0.6)
            methods = [method for method in METHODS if method.part == part]
            for number, method in enumerate(methods):
                done = {
                    size: cell.median
                    for (known, name, size), cell in sorted(results.cells.items())
                    if (known, name) == (part, method.name) and cell.state == "done"
                }
                if done:
                    panel.plot(
                        list(done),
                        list(done.values()),
                        color=f"C{number % 10}",
                        marker=_MARKS[number % len(_MARKS)],
                        linewidth=2.6 if method.ours else 1,
                        linestyle="-" if number < 10 else "--",
                        label=method.name,
                    )
            if panel.lines:
                panel.legend(fontsize=8, loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=3, frameon=False)
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
        pyplot.close(figure)
