"""How long whole commands take and how much memory: with an empty cache, and with what that run left in it.

    python -m benchmarks.commands                       # every command on the shipped house, three times
    python -m benchmarks.commands --runs 7 --only gaps
    python -m benchmarks.commands --house my-house/     # those that take a house, on this one
    python -m benchmarks.commands --relations 40000 --only gaps --runs 7    # on a made-up state of that size
    python -m benchmarks.commands --write docs/performance.md   # all of it, as `make benchmarks` does

Each run is a process of its own, all imports included. Seconds are of the processor, in and out of the kernel, of the
command and whatever it starts; of several runs the quickest counts. Memory is the most that one process held. POSIX.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "ontology" / "houses" / "nds"

#: command -> its arguments: HOUSE where a house goes, CHOICE and PROPOSAL what it calls one, PAGE for what is written
COMMANDS = {
    "--help": "--help",
    "version": "version",
    "houses": "houses",
    "gaps": "gaps HOUSE",
    "explain": "explain CHOICE HOUSE",
    "who": "who CHOICE HOUSE",
    "matrix": "matrix HOUSE",
    "funding": "funding HOUSE",
    "risks": "risks HOUSE",
    "questions": "questions HOUSE",
    "whatif": "whatif PROPOSAL --house HOUSE",
    "diff": "diff HOUSE --from 2025-09-29 --to 2026-10-01",
    "repair": "repair HOUSE",
    "query": "query minister-answers HOUSE --timeout 600",
    "test": "test docs/examples/cases.yaml",
    "map": "map HOUSE -o PAGE",
    "report": "report HOUSE --format html -o PAGE",
    "verify": "verify PAGE HOUSE",
    "export": "export xlsx HOUSE -o PAGE",
    "init": "init --help",
    "audit": "check --audit HOUSE",
    "check": "check HOUSE",
}
#: files of a house, by their ending
SYNTAXES = frozenset({".ttl", ".trig", ".jsonld", ".nt", ".nq", ".rdf"})
#: relations of the made-up states; each command is run on them once
STATES = (2_000, 20_000, 100_000)
#: the most relations that some commands are asked of here: beyond it they take minutes, or more than they may
MOST = {"map": 50_000, "query": 50_000, "report": 10_000, "verify": 10_000}
_PARSE = "import sys, pyoxigraph as p; [[0 for _ in p.parse(path=f)] for f in sys.argv[1:]]"
_ABOUT = """\
# What a command takes

Whole commands, all imports included: seconds of the processor (user and system, of the command and of what it starts)
and the most memory that one process held; *cold* with an empty cache, *warm* with what that run left in it. Beside
them stands a bare parse of the same files by pyoxigraph, in Python, that keeps nothing. The made-up states are those of
`benchmarks/state_house.py`, in TriG; what takes minutes there is left out.
Written by `make benchmarks`; times are those of the machine it was run on.
"""


class Taken(NamedTuple):
    """What a run took: seconds of the processor, and megabytes."""

    busy: float
    memory: float


class House(NamedTuple):
    """What commands are asked of: its name, where it is (None: the shipped one), and what it calls a choice."""

    name: str
    place: Path | None
    choice: str = "C1"
    proposal: str = "anchored"


def run(command: Sequence[str], cache: Path) -> Taken:
    """Run one command; SystemExit with what it says when it cannot answer."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**around, "THORBECKE_CACHE": str(cache)},  # compiled once, as a program that is installed
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            said.seek(0)
            told = said.read().decode("utf-8", "replace").strip()
            raise SystemExit(f"{' '.join(command)}: status {child.returncode}: {told}")
    return Taken(used.ru_utime + used.ru_stime, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024))


def measured(command: str, house: House, runs: int, folder: Path) -> tuple[Taken, Taken]:
    """Return the quickest run with an empty cache, and the quickest right after one."""
    places = {
        "HOUSE": str(house.place.resolve()) if house.place else "",
        "CHOICE": house.choice,
        "PROPOSAL": house.proposal,
        "PAGE": str(folder / "page.html"),
    }
    words = COMMANDS[command].split()
    if house.place is None and "--house" in words:
        words = words[: words.index("--house")]
    arguments = [word for word in (places.get(word, word) for word in words) if word]
    told = [sys.executable, "-m", "thorbecke", *arguments]
    pairs = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory(dir=folder) as cache:
            pairs.append((run(told, Path(cache)), run(told, Path(cache))))
    return min(cold for cold, _ in pairs), min(warm for _, warm in pairs)


def rows(house: House, commands: Sequence[str], runs: int, folder: Path) -> Iterator[str]:
    """Yield a table, line by line: the bare parse, then a row for each command that can be asked of this house."""
    files = [house.place or SHIPPED]
    if files[0].is_dir():
        files = sorted(path for path in files[0].rglob("*") if path.suffix in SYNTAXES)
    parse = min(run([sys.executable, "-c", _PARSE, *map(str, files)], folder) for _ in range(runs))
    yield "| command        |   cold, s |  cold, MB |   warm, s |  warm, MB |"
    yield "|----------------|----------:|----------:|----------:|----------:|"
    yield _row("bare parse", (parse,))
    for command in commands:
        if house.place is None or "HOUSE" in COMMANDS[command]:
            yield _row(command, measured(command, house, runs, folder))


def _row(name: str, taken: Sequence[Taken]) -> str:
    cells = [cell for one in taken for cell in (f"{one.busy:.2f}", f"{one.memory:.0f}")]
    return f"| {name:14} | " + " | ".join(cell.rjust(9) for cell in [*cells, *[""] * (4 - len(cells))]) + " |"


def state(relations: int, folder: Path) -> House:
    """Write a made-up state of about that many relations; in a process of its own, which leaves no memory behind."""
    place = folder / f"state-{relations}.trig"
    code = "import sys; from benchmarks.state_house import state_house; print(state_house(int(sys.argv[1])))"
    with place.open("wb") as file:
        subprocess.run([sys.executable, "-c", code, str(relations // 2)], cwd=ROOT, stdout=file, check=True)
    return House(f"A made-up state of {relations:,} relations", place)


def machine() -> str:
    """Return in words what this runs on: no name of it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}, {system}"


def page(folder: Path, runs: int) -> Iterator[str]:
    """Yield the page of all houses, line by line; of the shipped one each command is run several times."""
    yield _ABOUT
    yield f"Measured on: {machine()}."
    shipped = House("The shipped house", None, "K35", "bod-anchored")
    houses = ((shipped, runs, [*COMMANDS]), *((state(size, folder), 1, _asked(size)) for size in STATES))
    for house, times, commands in houses:
        yield f"\n## {house.name}\n"
        yield from rows(house, commands, times, folder)


def _asked(size: int) -> list[str]:
    return [command for command in COMMANDS if size <= MOST.get(command, size)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table, or write the page of all of them."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--runs", type=int, default=3, metavar="N", help="how often each command is run (3)")
    options.add_argument("--house", type=Path, metavar="HOUSE", help="a file or a folder; left out: the shipped house")
    options.add_argument("--relations", type=int, metavar="N", help="instead of a house: a made-up state of that many")
    options.add_argument("--choice", default="K35", help="what the house calls a choice (K35)")
    options.add_argument("--proposal", default="bod-anchored", help="what the house calls a proposal (bod-anchored)")
    options.add_argument("--only", nargs="+", metavar="COMMAND", choices=[c for c in COMMANDS if c != "--help"])
    options.add_argument("--write", type=Path, metavar="FILE", help="measure all houses, and write the page")
    asked = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        house = House("", asked.house, asked.choice, asked.proposal)
        if asked.relations:
            house = state(asked.relations, folder)
        lines = page(folder, asked.runs) if asked.write else rows(house, asked.only or [*COMMANDS], asked.runs, folder)
        told = []
        for line in lines:
            print(line, flush=True)
            told.append(line)
    if asked.write:
        asked.write.write_text("\n".join([*told, ""]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
