"""The closure of the full contract, by those who can carry words of 64 bits: six lanes, and two words an actor.

A lane is a kind of sink (parliament, assembly) and the weakest reach it takes; an actor holds a word of 64 thresholds
as any and one as the one who decides (model-2.md 3.4). The answer is the second word of every actor, lane by lane.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from benchmarks.peers.closure import Lap
from ontology.columns import house as columns

__all__ = ["LANES"]

Words = NDArray[np.uint64]
_REACHES = 3
#: code of a grade -> every threshold at or below it
_CARRIES = np.array(
    [
        sum(1 << i * 16 + d * 4 + c for i in range(a + 1) for d in range(b + 1) for c in range(g + 1))
        for a in range(4)
        for b in range(4)
        for g in range(4)
    ],
    np.uint64,
)


class _House:
    """The relations that count whatever the choice, and what actors are."""

    def __init__(self, folder: Path) -> None:
        table = pq.read_table(folder / "lanes.parquet")
        columns_ = {name: table.column(name).to_numpy(zero_copy_only=False) for name in table.column_names}
        self.giver, self.forum = columns_["giver"], columns_["forum"]
        self.grade, self.reach = columns_["grade"], columns_["reach"]
        self.own_conduct, self.acts_as_forum = columns_["own_conduct"], columns_["acts_as_forum"]
        self.is_a: NDArray[np.uint8] = pq.read_table(folder / "actors.parquet").column("is_a").to_numpy()


def _arrays(folder: Path, lap: Lap) -> Words:
    """Ask `graph.columns`: lane by lane, over relations laid out once, as every command of a large house does."""
    from graph.columns.lanes import closed, kinds, leads

    read = _House(folder)
    lap("load")
    flags = ((read.is_a & bit) > 0 for bit in (columns.PARLIAMENT, columns.ASSEMBLY, columns.MINISTERIAL_OFFICE))
    to = leads(read.giver, read.forum, *flags)
    kind = kinds(read.grade, read.reach, read.own_conduct, read.acts_as_forum)
    words = closed(read.giver, read.forum, kind, to, read.is_a.size)
    found: Words = words[:, 1]
    return found


def _two_words(read: _House) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the relations between places (2 n: actor n as any, 2 n + 1: as who decides), and of which each is."""
    is_sink = (read.is_a & (columns.PARLIAMENT | columns.ASSEMBLY)) > 0
    onward = np.flatnonzero(~is_sink[read.forum] & ~is_sink[read.giver])
    plain = onward[~read.own_conduct[onward]]
    at = np.concatenate((plain, onward))
    giver = np.concatenate((2 * read.giver[plain].astype(np.int64), 2 * read.giver[onward].astype(np.int64) + 1))
    upper = 2 * read.forum[onward].astype(np.int64) + read.acts_as_forum[onward]
    return giver, np.concatenate((2 * read.forum[plain].astype(np.int64), upper)), at


def _seeds(read: _House, sink: int, level: int) -> Words:
    """Return what the last relation of a chain gives, place by place."""
    is_a = read.is_a
    is_sink = (is_a & (columns.PARLIAMENT | columns.ASSEMBLY)) > 0
    ends = (is_a[read.forum] & (columns.ASSEMBLY if sink else columns.PARLIAMENT)) > 0
    if sink == 0:
        ends &= (is_a[read.giver] & columns.MINISTERIAL_OFFICE) > 0
    at = np.flatnonzero(ends & ~is_sink[read.giver] & (read.reach <= level))
    found = np.zeros(2 * is_a.size, np.uint64)
    np.bitwise_or.at(found, 2 * read.giver[at] + 1, _CARRIES[read.grade[at]])
    plain = at[~read.own_conduct[at]]
    np.bitwise_or.at(found, 2 * read.giver[plain], _CARRIES[read.grade[plain]])
    return found


def _graphblas(folder: Path, lap: Lap) -> Words:
    import graphblas as gb

    read = _House(folder)
    lap("load")
    giver, forum, at = _two_words(read)
    places = 2 * read.is_a.size
    found = np.zeros((read.is_a.size, 2 * _REACHES), np.uint64)
    for level in range(_REACHES):
        able = read.reach[at] <= level
        carries = _CARRIES[read.grade[at[able]]]
        downward = gb.Matrix.from_coo(
            forum[able], giver[able], carries, nrows=places, ncols=places, dup_op=gb.binary.bor
        )
        for sink in range(2):
            seeds = _seeds(read, sink, level)
            first = np.flatnonzero(seeds)
            held = gb.Vector.from_coo(first, seeds[first], size=places, dtype=gb.dtypes.UINT64)
            gained = held.dup()
            while gained.nvals:
                come = gained.vxm(downward, gb.semiring.bor_band).new()
                before = held.dup()
                held(gb.binary.bor) << come
                changed = held.ewise_add(before, gb.binary.bxor).new().select(gb.select.valuene, 0).new()
                gained = gb.Vector(gb.dtypes.UINT64, places)
                gained(changed.S) << held
            of, words = held.to_coo()
            own = of % 2 == 1
            found[of[own] // 2, sink * _REACHES + level] = words[own]
    return found


def _numpy(folder: Path, lap: Lap) -> Words:
    """Every place at once, until nobody gains anything."""
    read = _House(folder)
    lap("load")
    giver, forum, at = _two_words(read)
    order = np.argsort(giver, kind="stable")
    giver, forum, at = giver[order], forum[order], at[order]
    found = np.zeros((read.is_a.size, 2 * _REACHES), np.uint64)
    for level in range(_REACHES):
        able = read.reach[at] <= level
        lower, upper, carries = giver[able], forum[able], _CARRIES[read.grade[at[able]]]
        first = np.flatnonzero(np.r_[True, lower[1:] != lower[:-1]])
        rows = lower[first]
        for sink in range(2):
            held = _seeds(read, sink, level)
            while True:
                more = held[rows] | np.bitwise_or.reduceat(held[upper] & carries, first)
                if np.array_equal(more, held[rows]):
                    break
                held[rows] = more
            found[:, sink * _REACHES + level] = held[1::2]
    return found


#: name -> every lane of the closure
LANES: dict[str, Callable[[Path, Lap], Words]] = {"arrays": _arrays, "graphblas": _graphblas, "numpy": _numpy}
