"""What one relation more or less costs on a closure that is built, beside working all of it out again.

    python -m benchmarks.live                # 1,000,000 relations, 3,000 edits
    python -m benchmarks.live 1e5 --edits 500

Two states: a seeded one (`benchmarks.seeded`), of many ministries, and one under a single roof, where whatever is
withdrawn near the top is above everybody. Times are of the processor. Each edit is undone again. Some are held against
the closure worked out anew: SystemExit where they differ.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from benchmarks.seeded.making import make
from graph.columns import machine
from graph.columns.live import Link, Links, LiveClosure, Offices
from graph.records import Grade
from ontology.columns.house import ASSEMBLY, MINISTERIAL_OFFICE, PARLIAMENT

__all__ = ["main", "one_roof", "seeded"]

State = tuple[Links, Offices]
#: of a hundred relations beside the one everybody has, so many go to an equal: enough for circles
_ASIDE = 80


def seeded(relations: float, folder: Path) -> State:
    """Return a seeded house as links."""
    make(relations, folder, syntaxes=())
    lanes, actors = (pq.read_table(folder / f"{name}.parquet") for name in ("lanes", "actors"))
    at = {name: lanes[name].to_numpy() for name in Links._fields}
    is_a = actors["is_a"].to_numpy()
    offices = Offices(*((is_a & what) > 0 for what in (PARLIAMENT, ASSEMBLY, MINISTERIAL_OFFICE)))
    return Links(**at), offices


def one_roof(relations: int, seed: int = 1848) -> State:
    """Return a state in which everybody is under one minister: ten floors, second forums, circles among equals."""
    random = np.random.default_rng(seed)
    actors = relations * 2 // 5
    # 0 is the parliament, 1 the minister, the others in floors that widen
    floors = np.unique(np.concatenate(([1, 2], np.geomspace(2, actors, 10).astype(np.int64)[1:], [actors])))
    floor = np.searchsorted(floors, np.arange(actors), side="right") - 1
    low, high = floors[np.maximum(floor - 1, 0)], floors[np.maximum(floor, 0)]
    giver = np.concatenate([np.arange(1, actors), random.integers(2, actors, relations - actors + 1)])
    above = low[giver] + (random.random(giver.size) * (high[giver] - low[giver])).astype(np.int64)
    beside = high[giver] + (
        random.random(giver.size) * (floors[np.minimum(floor[giver] + 1, floors.size - 1)] - high[giver])
    ).astype(np.int64)
    is_aside = (
        (np.arange(giver.size) >= actors - 1)
        & (random.integers(0, 100, giver.size) < _ASIDE)
        & (beside != giver)
        & (beside < actors)
    )
    forum = np.where(is_aside, beside, above)
    forum[0] = 0
    kept = giver != forum
    grade = random.choice([63, 47, 42, 59, 21], giver.size).astype(np.int8)
    links = Links(
        giver[kept].astype(np.int32),
        forum[kept].astype(np.int32),
        grade[kept],
        random.integers(0, 3, giver.size).astype(np.int8)[kept],
        (random.random(giver.size) < 0.1)[kept],
        (random.random(giver.size) < 0.3)[kept],
    )
    is_parliament, is_office = np.zeros(actors, np.bool_), np.zeros(actors, np.bool_)
    is_parliament[0], is_office[1] = True, True
    return links, Offices(is_parliament, np.zeros(actors, np.bool_), is_office)


def _edits(links: Links, many: int, top: NDArray[np.int64], actors: int) -> Iterator[tuple[str, int, Link]]:
    """Yield what is done to which relation: one in six is a withdrawal near the top."""
    random = np.random.default_rng(18)
    for number in range(many):
        act = ("add", "withdraw", "change", "add", "withdraw", "near the top")[number % 6]
        place = int(random.choice(top)) if act == "near the top" else int(random.integers(links.giver.size))
        giver = int(links.giver[place])
        # whom somebody comes to answer to: mostly somebody else near, now and then anybody
        near = int(links.forum[random.integers(max(0, place - 200), min(links.giver.size, place + 200))])
        forum = near if random.random() < 0.8 else int(random.integers(actors))
        while forum == giver:
            forum = int(random.integers(actors))
        powers = Grade(*(int(power) for power in random.integers(0, 4, 3)))
        yield act, place, Link(giver, forum, powers, int(random.integers(3)), False, bool(random.random() < 0.3))


def _measured(name: str, state: State, many: int) -> list[str]:
    links, offices = state
    begun = time.process_time()
    closure = LiveClosure(links, offices)
    built = time.process_time() - begun
    anew = min(_seconds(closure.anew) for _ in range(3))
    words = closure.words.copy()
    is_sink = offices.is_parliament | offices.is_assembly
    reaching = np.flatnonzero(~is_sink[links.giver])
    first = np.isin(links.giver, np.unique(links.giver[is_sink[links.forum]]))
    second = np.isin(links.forum, np.unique(links.giver[first]))
    top = reaching[(first | second)[reaching]]
    took: dict[str, list[float]] = {}
    touched: dict[str, list[int]] = {}
    undone: list[float] = []
    acts: dict[str, Callable[[int, Link], object]] = {
        "add": lambda place, link: closure.add(link),
        "withdraw": lambda place, link: closure.withdraw(place),
        "near the top": lambda place, link: closure.withdraw(place),
        "change": closure.change,
    }
    for number, (act, place, link) in enumerate(_edits(links, many, top, is_sink.size)):
        begun = time.process_time()
        acts[act](place, link)
        took.setdefault(act, []).append(time.process_time() - begun)
        touched.setdefault(act, []).append(closure.changed().size)
        if number % max(1, many // 12) == 0 and not np.array_equal(closure.words, closure.anew()):
            raise SystemExit(f"{name}: the closure after an edit is another than that worked out anew")
        undone.append(_seconds(closure.undo))
    if not np.array_equal(closure.words, words):
        raise SystemExit(f"{name}: the closure is another once every edit is undone")
    every = np.concatenate([*took.values()])
    lines = [
        f"{name}: {links.giver.size:,} relations, {is_sink.size:,} actors; built in {built:.2f} s, "
        f"worked out again in {anew * 1e3:.0f} ms",
        f"  {'edit':14} {'median':>10} {'99%':>10} {'slowest':>10}  {'anew / median':>13}  changed: middle, most",
    ]
    for act, times in [
        ("any", every),
        *((act, np.array(times)) for act, times in took.items()),
        ("undo", np.array(undone)),
    ]:
        middle, most = np.median(times), np.max(times)
        changed = touched.get(act) or ([n for some in touched.values() for n in some] if act == "any" else [])
        lines.append(
            f"  {act:14} {_told(middle)} {_told(np.percentile(times, 99))} {_told(most)}  {anew / middle:12,.0f}x"
            + (f"  {int(np.median(changed)):,}, {max(changed):,}" if changed else "")
        )
    return lines


def _seconds(ask: Callable[[], object]) -> float:
    begun = time.process_time()
    ask()
    return time.process_time() - begun


def _told(seconds: float) -> str:
    return f"{seconds * 1e6:7.0f} us" if seconds < 1e-2 else f"{seconds * 1e3:7.0f} ms"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what edits take; SystemExit where the closure is not right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("relations", type=float, nargs="?", default=1e6)
    parser.add_argument("--edits", type=int, default=3000)
    told = parser.parse_args(arguments)
    print("compiled by numba" if machine.COMPILED else "without numba: plain Python")
    with tempfile.TemporaryDirectory() as folder:
        small = seeded(1000, Path(folder) / "small")
        _measured("small", small, 12)  # whatever is to be compiled is
        for name, state in (
            ("seeded", seeded(told.relations, Path(folder) / "house")),
            ("one roof", one_roof(int(told.relations))),
        ):
            print("\n".join(_measured(name, state, told.edits)))


if __name__ == "__main__":
    main()
