"""Targets for whole commands: on the shipped house, on a made-up state of 100,000 relations, and for a repair."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.commands import COMMANDS, ROOT, state
from benchmarks.state_house import state_house
from benchmarks.targets.rows import NOT_LOOKED_INTO, Row, Run, at_most, cold_and_warm, ran, thorbecke

__all__ = ["commands", "repaired", "shipped", "states"]

_PARSE = "import sys, pyoxigraph as p; [[0 for _ in p.parse(path=f)] for f in sys.argv[1:]]"
#: seconds of the processor of each command on the shipped house, as the targets were set
BEFORE = {"map": 5.9, "whatif": 4.8, "diff": 4.8, "query": 4.8, "repair": 3.7}
#: what stops those that take longer
LIMITS = {
    "map": "every state of the story is asked and drawn; with what the cache holds it is a third less",
    "query": "the steps are derived by SPARQL in pyoxigraph; once they are kept it takes a tenth",
}
#: relations of the made-up state
STATE = 100_000


def shipped(run: Run) -> Iterator[Row]:
    """The main question on the shipped house."""
    _, warm = cold_and_warm(thorbecke("gaps"), run)
    limit = "imports: networkx, and what writes on a terminal"
    yield at_most("`gaps` on the shipped house, warm, networkx imported", 1.0, warm.wall, "s", limit)
    yield Row(
        "the same, user + system",
        "at most 1.3x as before networkx was its engine",
        f"{warm.busy:.2f} s",
        "",
        None,
        "what it took before is not in this tree",
    )


def states(run: Run, relations: int = STATE) -> Iterator[Row]:
    """The main question on a state, validation included, beside a bare parse of the same file."""
    place = state(relations, run.folder).place
    assert place is not None
    with tempfile.TemporaryDirectory() as cache:
        bare = ran([sys.executable, "-c", _PARSE, str(place)], Path(cache), times=run.runs)
        ran(thorbecke("gaps", str(place), "--engine", "arrays"), Path(cache))  # machine code is made once, and stays
    cold, warm = cold_and_warm(thorbecke("gaps", str(place)), run)
    said = f"{cold.busy:.2f} s, a bare parse {bare.busy:.2f} s"
    name = f"cold `gaps` from TriG, validated, {relations:,} relations"
    objects = "imports and loading machine code are a third; reading a third; the shapes and the answer the rest"
    yield _beside(name, 3, cold.busy / bare.busy, said, objects)
    yield at_most("the same, memory", 600, cold.megabytes, "MB", objects)
    told = f"{warm.busy:.2f} s, a bare parse {bare.busy:.2f} s"
    yield _beside("the same, warm", 1, warm.busy / bare.busy, told, "imports, and the digest of the file")


def _beside(what: str, most: float, found: float, figure: str, limit: str) -> Row:
    met = found <= most
    return Row(what, f"at most {most:g}x a bare parse", figure, f"{found:.2f}x", met, "" if met else limit)


def commands(run: Run) -> Iterator[Row]:
    """Every command of the shipped house that had to become twice as quick, with an empty cache."""
    choice, proposal = "K35", "bod-anchored"
    for name, most in {"check": 2.5, **{command: was / 2 for command, was in BEFORE.items()}}.items():
        page = str(run.folder / "page.html")
        words = [{"CHOICE": choice, "PROPOSAL": proposal, "PAGE": page}.get(w, w) for w in COMMANDS[name].split()]
        words = words[: words.index("--house")] if "--house" in words else [word for word in words if word != "HOUSE"]
        cold, _ = cold_and_warm(thorbecke(*words), run)
        what = f"`{name}` of the shipped house, cold, user + system"
        yield at_most(what, most, cold.busy, "s", LIMITS.get(name, NOT_LOOKED_INTO))


def repaired(run: Run, choices: int = 10_000) -> Iterator[Row]:
    """A repair of a state with so many choices, proven to be the smallest."""
    place = run.folder / f"repair-{choices}.trig"
    place.write_text(state_house(max(2_000, choices * 2), choices), encoding="utf-8")
    with tempfile.TemporaryDirectory() as cache:
        start = time.perf_counter()
        told = subprocess.run(
            thorbecke("repair", str(place), "--format", "json"),
            cwd=ROOT,
            capture_output=True,
            check=False,
            env={**os.environ, "THORBECKE_CACHE": cache},
        )
        wall = time.perf_counter() - start
    if told.returncode:
        raise SystemExit(told.stderr.decode("utf-8", "replace").strip())
    status = json.loads(told.stdout)["proof"]["status"]
    row = at_most(f"repair, {choices:,} choices", 30, wall, "s", NOT_LOOKED_INTO, target="proven in 30 s")
    yield row._replace(met=bool(row.met) and status == "proven", figure=f"{row.figure}, {status}")
