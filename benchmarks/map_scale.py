"""How long the map takes by the size of the house: making the page, opening it in Chromium, choosing a choice.

    python -m benchmarks.map_scale                       # 2,000 and 50,000 actors
    python -m benchmarks.map_scale --actors 500 10000
    python -m benchmarks.map_scale --shipped             # the house that ships with the package as well

Times are of this machine as busy as it is now; processor time is shown beside them.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Page, sync_playwright

from benchmarks.state_house import state_house
from exports.map.page import Extras, draw_map
from graph.change.states import states
from graph.house.setting import setting
from graph.questions.risks import risks
from graph.repair.repairing import repair
from ontology.codelists.words import verdict_words
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts
from ontology.reading.loading import load, loads

T = TypeVar("T")

#: Choices chosen one after another; the middle time is shown.
CHOSEN = 15
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
#: When the page says it is ready, by its own clock; added beside the page, not to it.
WATCH = """
new MutationObserver(() => {
    if (window.readyAt === undefined && document.documentElement?.hasAttribute("data-ready")) {
        window.readyAt = performance.now();
    }
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""
#: From a click on a row of the table to the frame after it is drawn.
CHOOSE = """
async (turn) => {
    const buttons = document.querySelectorAll("#table [data-go]");
    const start = performance.now();
    buttons[turn % buttons.length].click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}
"""


@dataclass
class Clock:
    """What each step took, in seconds of the clock and of the processor."""

    steps: dict[str, tuple[float, float]] = field(default_factory=dict)

    def time(self, name: str, step: Callable[[], T]) -> T:
        wall, busy = time.perf_counter(), time.process_time()
        made = step()
        self.steps[name] = (time.perf_counter() - wall, time.process_time() - busy)
        return made


def make(dataset: Dataset, clock: Clock) -> tuple[bytes, dict[str, str]]:
    """Return the map of a house, as `thorbecke.drawing` makes it but step by step, and what is in the house."""
    clock.time("read", lambda: read_facts(dataset))
    asked = clock.time("setting", lambda: setting(dataset))
    clock.time("graph", lambda: asked.graph)
    view = clock.time("states", lambda: states(dataset, on=asked.on))
    repaired = clock.time("repair", lambda: repair(dataset, asked.on))
    points = clock.time("risks", lambda: risks(asked))
    state = view.at(*view.opening)
    symbols = {name: (known.label, known.symbol) for name, known in verdict_words().items()}
    extras = Extras(repaired, points)
    page = clock.time(
        "page",
        lambda: draw_map(state.answer, asked, state.explanations, "nl", symbols, view=view, extras=extras).page(),
    )
    facts = asked.facts
    counts = {"actors": facts.actors, "relations": facts.relations, "choices": facts.choices}
    held = {name: f"{len(things):,}" for name, things in counts.items()}
    return page, {**held, "scenarios × dates": f"{len(view.scenarios)} × {len(view.dates)}"}


def opened(page: Page, file: Path) -> dict[str, float]:
    """Return what opening and choosing take in a browser, in milliseconds."""
    page.add_init_script(WATCH)
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]", state="attached", timeout=180_000)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")
    chosen = [page.evaluate(CHOOSE, turn) for turn in range(CHOSEN)]
    return {
        "first paint": paint,
        "ready": page.evaluate("window.readyAt"),
        "choose": statistics.median(chosen),
        "choose, slowest": max(chosen),
    }


def measured(dataset: Callable[[], Dataset], file: Path, chromium: str) -> dict[str, str]:
    """Return what is told of one house, row by row."""
    clock = Clock()
    page, held = make(clock.time("load", dataset), clock)
    file.write_bytes(page)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        seen = opened(browser.new_page(viewport={"width": 1440, "height": 900}), file)
        browser.close()
    clock.steps["made in all"] = (
        sum(wall for wall, _ in clock.steps.values()),
        sum(b for _, b in clock.steps.values()),
    )
    return {
        **held,
        **{f"{step}, s (busy)": f"{wall:.2f} ({busy:.2f})" for step, (wall, busy) in clock.steps.items()},
        "file, MB": f"{len(page) / 1e6:.2f}",
        **{f"{step}, ms": f"{value:.0f}" for step, value in seen.items()},
    }


def table(columns: dict[str, dict[str, str]]) -> str:
    """Return what was measured as a Markdown table, a column per house."""
    rows = [("", *columns), *((name, *(c[name] for c in columns.values())) for name in next(iter(columns.values())))]
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = [
        "| "
        + " | ".join(cell.rjust(w) if n else cell.ljust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True)))
        + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (w + 1) + (":" if n else "-") for n, w in enumerate(widths)) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--actors", type=int, nargs="*", default=[2_000, 50_000], metavar="N")
    options.add_argument("--choices", type=int, default=300, metavar="N")
    options.add_argument("--shipped", action="store_true", help="the shipped house as well")
    asked = options.parse_args(arguments)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("this needs Chromium: install the package 'chromium' and run it again", file=sys.stderr)
        return 2
    houses: list[tuple[str, Callable[[], Dataset]]] = [("the shipped house", load)] if asked.shipped else []
    for actors in asked.actors:
        text = state_house(actors, asked.choices)
        houses.append((f"a state of {actors:,}", lambda text=text: loads(text, validate=False)))  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        print(table({name: measured(house, Path(folder, "map.html"), chromium) for name, house in houses}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
