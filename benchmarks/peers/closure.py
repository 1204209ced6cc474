"""The closure alone, by everybody: which sets of powers reach each actor, from a table of relations.

A set of powers is a number from 1 to 7 (information 1, discussion 2, consequences 4); of an actor the answer is a byte
with a bit for each set. Where a library has a search from one node, it goes from the parliament downwards.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

__all__ = ["CLOSURES", "READ_THEMSELVES", "Asked", "Lap", "kernel", "of_choices"]

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int32]
Lap = Callable[[str], None]

SETS = range(1, 8)
#: what a relation carries -> the sets of powers within it, as bits
ALLOWED = np.array([sum(1 << some - 1 for some in SETS if some & mask == some) for mask in range(8)], np.uint8)


class Asked:
    """The relations that count, read when they are asked for; actor 0 is the parliament."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.actors = pq.read_metadata(folder / "actors.parquet").num_rows

    @cached_property
    def _edges(self) -> dict[str, NDArray[Any]]:
        table = pq.read_table(self.folder / "edges.parquet")
        return {name: table.column(name).to_numpy() for name in table.column_names}

    def load(self) -> None:
        """Read the table now."""
        assert self._edges

    @property
    def giver(self) -> Numbers:
        """Who gives account in each."""
        return self._edges["giver"]

    @property
    def forum(self) -> Numbers:
        """To whom."""
        return self._edges["forum"]

    @property
    def mask(self) -> Bytes:
        """With which powers, as a set."""
        return self._edges["mask"]

    def granting(self, powers: int) -> tuple[Numbers, Numbers]:
        """Return the relations that carry a set of powers: givers and forums."""
        at = (self.mask & powers) == powers
        return self.giver[at], self.forum[at]

    def each(self, reached: Callable[[Numbers, Numbers], Any]) -> Bytes:
        """Ask for each set of powers who reaches the parliament."""
        found = np.zeros(self.actors, np.uint8)
        for powers in SETS:
            found[reached(*self.granting(powers))] |= np.uint8(1 << powers - 1)
        return found


def of_choices(held: Bytes, folder: Path) -> Bytes:
    """Return the answer on each choice: what those who decide on it hold."""
    table = pq.read_table(folder / "choices.parquet", columns=["first", "second"])
    sides = (table.column(name).to_numpy() for name in ("first", "second"))
    first, second = (np.where(one >= 0, held[one], 0).astype(np.uint8) for one in sides)
    return first | second


# -- ours


def kernel(actors: int, giver: Numbers, forum: Numbers, mask: Bytes, lap: Lap) -> Bytes:
    """Ask the closure of `graph.columns`: one lane of words of 64 thresholds, of which seven are asked."""
    from graph.columns.kernels import spread_bare
    from graph.columns.laying import laid

    steps = laid(giver, forum, mask, actors)
    held = np.full(actors, 0, np.uint64)
    held[0] = _WORDS[7]
    lap("build")
    spread_bare(steps, _WORDS, held, np.zeros(1, np.int32))
    lap("closure")
    found = np.zeros(actors, np.uint8)
    for start in range(0, actors, _PIECE):  # what is in between stays small
        some, told = held[start : start + _PIECE], found[start : start + _PIECE]
        for powers in SETS:
            told |= ((some & _BITS[powers]) > 0).view(np.uint8) << np.uint8(powers - 1)
    found[0] = 0
    return found


#: actors whose words are told as bytes at a time
_PIECE = 1 << 15


def _threshold(powers: int) -> int:
    return sum(2 * weight for power, weight in enumerate((16, 4, 1)) if powers >> power & 1)


_BITS = np.array([1 << _threshold(powers) for powers in range(8)], np.uint64)
#: what a relation carries -> the word of the thresholds within it
_WORDS = np.array([sum(int(_BITS[some]) for some in range(8) if some & mask == some) for mask in range(8)], np.uint64)


def _arrays(asked: Asked, lap: Lap) -> Bytes:
    return kernel(asked.actors, asked.giver, asked.forum, asked.mask, lap)


def _arrays_plain(asked: Asked, lap: Lap) -> Bytes:
    """Without machine code, as where numba is not installed."""
    from graph.columns import machine

    compiled, machine.COMPILED = machine.COMPILED, False
    try:
        return _arrays(asked, lap)
    finally:
        machine.COMPILED = compiled


# -- numpy and what is built on it


def _numpy(asked: Asked, lap: Lap) -> Bytes:
    order = np.argsort(asked.giver, kind="stable")
    giver, forum, carries = asked.giver[order], asked.forum[order], ALLOWED[asked.mask[order]]
    first = np.flatnonzero(np.r_[True, giver[1:] != giver[:-1]])
    rows = giver[first]
    found = np.zeros(asked.actors, np.uint8)
    found[0] = 127
    lap("build")
    while True:
        new = found[rows] | np.bitwise_or.reduceat(found[forum] & carries, first)
        if np.array_equal(new, found[rows]):
            return found
        found[rows] = new


def _scipy(asked: Asked, lap: Lap) -> Bytes:
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
    from scipy.sparse.csgraph import breadth_first_order  # type: ignore[import-untyped]

    def reached(giver: Numbers, forum: Numbers) -> Any:
        downward = csr_matrix((np.ones(giver.size, np.int8), (forum, giver)), (asked.actors, asked.actors))
        return breadth_first_order(downward, 0, directed=True, return_predecessors=False)

    return asked.each(reached)


def _graphblas(asked: Asked, lap: Lap) -> Bytes:
    """Words of seven sets over the semiring (or, and), from who gained anything."""
    import graphblas as gb

    downward = gb.Matrix.from_coo(
        asked.forum, asked.giver, ALLOWED[asked.mask], nrows=asked.actors, ncols=asked.actors, dup_op=gb.binary.bor
    )
    lap("build")
    held = gb.Vector.from_coo([0], np.uint8(127), size=asked.actors, dtype=gb.dtypes.UINT8)
    gained = held.dup()
    while gained.nvals:
        come = gained.vxm(downward, gb.semiring.bor_band).new()
        before = held.dup()
        held(gb.binary.bor) << come
        more = held.ewise_add(before, gb.binary.bxor).new()
        changed = more.select(gb.select.valuene, 0).new()
        gained = gb.Vector(gb.dtypes.UINT8, asked.actors)
        gained(changed.S) << held
    found = np.zeros(asked.actors, np.uint8)
    at, values = held.to_coo()
    found[at] = values
    return found


# -- graph libraries


def _networkx(asked: Asked, lap: Lap) -> Bytes:
    import networkx as nx

    def reached(giver: Numbers, forum: Numbers) -> list[int]:
        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_node(0)
        graph.add_edges_from(zip(giver.tolist(), forum.tolist(), strict=True))
        return list(nx.ancestors(graph, 0))

    return asked.each(reached)


def _rustworkx(asked: Asked, lap: Lap) -> Bytes:
    import rustworkx as rx

    def reached(giver: Numbers, forum: Numbers) -> Any:
        graph = rx.PyDiGraph(multigraph=True)
        graph.add_nodes_from(range(asked.actors))
        graph.add_edges_from_no_data(list(zip(giver.tolist(), forum.tolist(), strict=True)))
        return np.fromiter(rx.ancestors(graph, 0), np.int64)

    return asked.each(reached)


def _igraph(asked: Asked, lap: Lap) -> Bytes:
    import igraph

    def reached(giver: Numbers, forum: Numbers) -> Any:
        graph = igraph.Graph(n=asked.actors, edges=np.column_stack((giver, forum)), directed=True)
        return np.array(graph.subcomponent(0, mode="in"))

    return asked.each(reached)


def _networkit(asked: Asked, lap: Lap) -> Bytes:
    import networkit as nk

    def reached(giver: Numbers, forum: Numbers) -> Any:
        ends = (forum.astype(np.uint64), giver.astype(np.uint64))
        graph = nk.graph.GraphFromCoo(ends, n=asked.actors, directed=True)
        search = nk.distance.BFS(graph, 0, storePaths=False)
        search.run()
        return np.flatnonzero(np.asarray(search.getDistances()) < asked.actors)

    return asked.each(reached)


# -- data frames and databases


def _polars(asked: Asked, lap: Lap) -> Bytes:
    import polars as pl

    carried = pl.Series(ALLOWED)
    edges = pl.read_parquet(asked.folder / "edges.parquet")
    edges = edges.select("giver", "forum", a=carried.gather(edges["mask"].cast(pl.UInt32)))
    edges = edges.group_by("giver", "forum").agg(pl.col("a").bitwise_or())
    lap("build")
    held = pl.DataFrame({"id": np.zeros(1, np.int32), "s": np.array([127], np.uint8)})
    gained = held
    while gained.height:
        come = (
            gained.join(edges, left_on="id", right_on="forum")
            .group_by("giver")
            .agg(c=(pl.col("s") & pl.col("a")).bitwise_or())
            .rename({"giver": "id"})
        )
        gained = (
            come.join(held, on="id", how="left")
            .with_columns(pl.col("s").fill_null(0))
            .with_columns(more=pl.col("s") | pl.col("c"))
            .filter(pl.col("more") != pl.col("s"))
            .select("id", s="more")
        )
        held = pl.concat([held, gained]).group_by("id").agg(pl.col("s").bitwise_or())
    found = np.zeros(asked.actors, np.uint8)
    found[held["id"].to_numpy()] = held["s"].to_numpy()
    return found


def _duckdb(asked: Asked, lap: Lap) -> Bytes:
    import duckdb

    base = duckdb.connect()
    base.execute(f"create table edges as select giver, forum, mask from '{asked.folder}/edges.parquet'")  # noqa: S608
    base.execute("create table sets as select unnest(range(1, 8))::utinyint as powers")
    lap("build")
    base.execute(
        """create table reached as with recursive reached(powers, id) as (
        select powers, 0 from sets union
        select reached.powers, edges.giver from reached
        join edges on edges.forum = reached.id and (edges.mask & reached.powers) = reached.powers
        ) select id, bit_or((1 << (powers - 1))::utinyint)::utinyint as held from reached group by id"""
    )
    told = base.execute("select id, held from reached").fetchnumpy()
    found = np.zeros(asked.actors, np.uint8)
    found[told["id"]] = told["held"]
    return found


def _ladybug(asked: Asked, lap: Lap) -> Bytes:
    """The fork that goes on with Kuzu: shortest paths from the parliament, along relations that carry the set."""
    import tempfile

    import ladybug

    with tempfile.TemporaryDirectory() as place:
        base = ladybug.Database(f"{place}/base", buffer_pool_size=8 << 30)
        link = ladybug.Connection(base)
        link.execute("CREATE NODE TABLE Actor(id INT64, PRIMARY KEY(id))")
        link.execute("CREATE REL TABLE Answers(FROM Actor TO Actor, mask INT64)")
        folder = asked.folder
        link.execute(f"COPY Actor FROM (LOAD FROM '{folder}/actors.parquet' RETURN CAST(actor, 'INT64'))")
        columns = ", ".join(f"CAST({name}, 'INT64')" for name in ("giver", "forum", "mask"))
        link.execute(f"COPY Answers FROM (LOAD FROM '{folder}/edges.parquet' RETURN {columns})")
        lap("build")
        found = np.zeros(asked.actors, np.uint8)
        for powers in SETS:
            carries = f"(r, n | WHERE bitwise_and(r.mask, {powers}) = {powers})"
            told: Any = link.execute(
                f"MATCH (p:Actor)<-[:Answers* SHORTEST 1..30 {carries}]-(x:Actor) WHERE p.id = 0 RETURN x.id"
            )
            found[told.get_as_arrow().column(0).to_numpy()] |= np.uint8(1 << powers - 1)
        return found


#: name -> the closure
CLOSURES: dict[str, Callable[[Asked, Lap], Bytes]] = {
    "arrays": _arrays,
    "arrays without numba": _arrays_plain,
    "numpy": _numpy,
    "scipy": _scipy,
    "graphblas": _graphblas,
    "networkx": _networkx,
    "rustworkx": _rustworkx,
    "igraph": _igraph,
    "networkit": _networkit,
    "polars": _polars,
    "duckdb": _duckdb,
    "ladybug": _ladybug,
}
#: what reads the table into a form of its own
READ_THEMSELVES = frozenset({"polars", "duckdb", "ladybug"})
