"""Targets for the map: how large its file is, and how soon a browser shows it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

from benchmarks.map_scale import measured
from benchmarks.state_house import state_house
from benchmarks.targets.rows import NOT_LOOKED_INTO, Row, Run, at_most
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load, loads

__all__ = ["drawn"]


def drawn(run: Run, actors: int = 50_000) -> Iterator[Row]:
    """The map of the shipped house, and of a state, in Chromium without a window."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        yield Row("the map", "", "", "", None, "Chromium is not installed")
        return
    house = _seen(load, run, chromium)
    drawing = NOT_LOOKED_INTO
    yield at_most("map of the shipped house", 1.25, house["file, MB"], "MB", "vis-network is 0.47 MB of it")
    yield at_most("the same, first paint", 1000, house["first paint, ms"], "ms", drawing)
    yield at_most("the same, a choice chosen", 100, house["choose, ms"], "ms", drawing)
    state = _seen(lambda: loads(state_house(actors), validate=False), run, chromium)
    yield at_most(f"map of {actors:,} actors, made", 30, state["made in all, s (busy)"], "s", NOT_LOOKED_INTO)
    yield at_most("the same, open", 5000, state["ready, ms"], "ms", drawing)
    yield at_most("the same, a choice chosen", 100, state["choose, ms"], "ms", drawing)


def _seen(dataset: Callable[[], Dataset], run: Run, chromium: str) -> dict[str, float]:
    told = measured(dataset, run.folder / "map.html", chromium)
    return {name: float(value.split()[0]) for name, value in told.items() if name.endswith((", ms", ", MB", "(busy)"))}
