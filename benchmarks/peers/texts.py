"""From the text of a house to the answers, by everybody: what each manual would do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.peers.closure import SETS, Bytes, Lap
from benchmarks.peers.question import (
    COUNTED,
    DAY,
    DECIDERS,
    INSERTS,
    KINDS,
    LIMITS,
    PARLIAMENT,
    REACHED,
    answered,
    by_kernel,
    carrying,
    number,
    strength,
)
from benchmarks.peers.virtuoso import by_virtuoso
from ontology.namespaces import HVT

__all__ = ["TEXTS"]


def _file(folder: Path) -> str:
    return str(folder / "house.nt")


# -- rdflib


def _rdflib_path(folder: Path, lap: Lap) -> Bytes:
    import rdflib

    graph = rdflib.Graph()
    graph.parse(_file(folder), format="nt")
    lap("parse")
    kinds = {str(kind): strength(*grades) for kind, *grades in _told(graph.query(KINDS))}
    graph.update(carrying({kind: mask for kind, mask in kinds.items() if mask}))
    for update in (update for powers in SETS for update in INSERTS[powers]):
        graph.update(update)
    deciders = [(str(choice), str(actor)) for choice, actor in _told(graph.query(DECIDERS))]
    lap("extract")
    held: dict[str, int] = {}
    for powers in SETS:
        for (actor,) in _told(graph.query(REACHED[powers])):
            held[str(actor)] = held.get(str(actor), 0) | 1 << powers - 1
    lap("closure")
    return answered(folder, held, deciders)


def _told(rows: Any) -> Iterable[Any]:
    found: Iterable[Any] = rows
    return found


def _rdflib_graph(folder: Path, lap: Lap) -> tuple[Any, list[tuple[str, str, int]], list[tuple[str, str]]]:
    """Return a graph that was read, the relations that count with their powers, and who decides."""
    import rdflib
    from rdflib import URIRef

    graph = rdflib.Graph()
    graph.parse(_file(folder), format="nt")
    lap("parse")

    def of(term: str) -> Any:
        return graph.subject_objects(URIRef(term))

    counting = {URIRef(HVT.decision), URIRef(HVT.powers)}
    own_conduct = {kind for kind, said in of(HVT.ownConductOnly) if said.value}
    grades = [dict(of(term)) for term in (HVT.informationGrade, HVT.discussionGrade, HVT.consequencesGrade)]
    kinds = {
        kind: strength(*(str(power[kind]) for power in grades))
        for kind, reach in of(HVT.reach)
        if reach in counting and kind not in own_conduct
    }
    unknown = {node for node, status in of(HVT.status) if status == URIRef(HVT.unknown)}
    ended = {node for node, until in of(HVT.validUntil) if str(until) <= DAY}
    later = {node for node, start in of(HVT.validFrom) if str(start) > DAY}
    limited = {node for term in LIMITS for node, _ in of(term)}
    out = unknown | ended | later | limited
    forum, kind_of = dict(of(HVT.forum)), dict(of(HVT.relationKind))
    relations = [
        (str(giver), str(forum[node]), kinds[kind_of[node]])
        for node, giver in of(HVT.accountGiver)
        if node not in out and kind_of[node] in kinds
    ]
    choice, actor = dict(of(HVT.choice)), dict(of(HVT.actor))
    deciders = [
        (str(choice[node]), str(actor[node]))
        for node, role in of(HVT.role)
        if role == URIRef(HVT.Decides) and node in actor and node not in unknown and node not in ended
    ]
    lap("extract")
    return graph, relations, deciders


def _per_set(relations: list[tuple[str, str, int]]) -> Iterator[tuple[int, Any]]:
    import networkx as nx

    for powers in SETS:
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_node(PARLIAMENT)
        graph.add_edges_from((giver, forum) for giver, forum, mask in relations if mask & powers == powers)
        yield powers, graph


def _networkx_per_choice(folder: Path, lap: Lap) -> Bytes:
    import networkx as nx

    _, relations, deciders = _rdflib_graph(folder, lap)
    graphs = dict(_per_set(relations))
    found = answered(folder, {}, [])
    for choice, actor in deciders:
        for powers, graph in graphs.items():
            if actor in graph and nx.has_path(graph, actor, PARLIAMENT):
                found[number(choice)] |= 1 << powers - 1
    return found


def _networkx_per_set(folder: Path, lap: Lap) -> Bytes:
    import networkx as nx

    _, relations, deciders = _rdflib_graph(folder, lap)
    held: dict[str, int] = {}
    for powers, graph in _per_set(relations):
        for actor in nx.ancestors(graph, PARLIAMENT):
            held[actor] = held.get(actor, 0) | 1 << powers - 1
    lap("closure")
    return answered(folder, held, deciders)


# -- pyoxigraph


def _store(folder: Path, lap: Lap) -> Any:
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(path=_file(folder), format=ox.RdfFormat.N_TRIPLES)
    lap("parse")
    return store


def _values(store: Any, query: str) -> Iterator[tuple[str, ...]]:
    for row in store.query(query):
        yield tuple(one.value for one in row)


def _store_kinds(store: Any) -> dict[str, int]:
    return {kind: strength(*grades) for kind, *grades in _values(store, KINDS)}


def _oxigraph_path(folder: Path, lap: Lap) -> Bytes:
    store = _store(folder, lap)
    store.update(carrying({kind: mask for kind, mask in _store_kinds(store).items() if mask}))
    for update in (update for powers in SETS for update in INSERTS[powers]):
        store.update(update)
    deciders = [(choice, actor) for choice, actor in _values(store, DECIDERS)]
    lap("extract")
    held: dict[str, int] = {}
    for powers in SETS:
        for (actor,) in _values(store, REACHED[powers]):
            held[actor] = held.get(actor, 0) | 1 << powers - 1
    lap("closure")
    return answered(folder, held, deciders)


def _oxigraph_select(folder: Path, lap: Lap) -> Bytes:
    store = _store(folder, lap)
    deciders = [(choice, actor) for choice, actor in _values(store, DECIDERS)]
    relations = ((giver, forum, kind) for giver, forum, kind in _values(store, COUNTED))
    return by_kernel(folder, relations, _store_kinds(store), deciders, lap)


def _oxigraph_stream(folder: Path, lap: Lap) -> Bytes:
    """Each statement as a Python object, and only what matters is kept."""
    import pyoxigraph as ox

    kept = {
        str(term): {} for term in (HVT.accountGiver, HVT.forum, HVT.relationKind, HVT.choice, HVT.actor, HVT.role,
                                   HVT.reach, HVT.ownConductOnly, HVT.informationGrade, HVT.discussionGrade,
                                   HVT.consequencesGrade)
    }  # type: dict[str, dict[str, str]]  # fmt: skip
    limits = {str(term) for term in LIMITS}
    status, until, start, unknown = str(HVT.status), str(HVT.validUntil), str(HVT.validFrom), str(HVT.unknown)
    out: set[str] = set()
    later: set[str] = set()
    for quad in ox.parse(path=_file(folder), format=ox.RdfFormat.N_TRIPLES):
        term = quad.predicate.value
        rows = kept.get(term)
        if rows is not None:
            rows[quad.subject.value] = quad.object.value
        elif (
            (term == status and quad.object.value == unknown)
            or term in limits
            or (term == until and quad.object.value <= DAY)
        ):
            out.add(quad.subject.value)
        elif term == start and quad.object.value > DAY:
            later.add(quad.subject.value)
    lap("parse")
    return _of_rows(folder, kept, out | later, lap)


def _of_rows(folder: Path, kept: dict[str, dict[str, str]], out: set[str], lap: Lap) -> Bytes:
    giver, forum, kind_of, choice, actor, role, reach, own, *grades = kept.values()
    kinds = {
        kind: strength(*(power[kind] for power in grades))
        for kind, how in reach.items()
        if how in (HVT.decision, HVT.powers) and own[kind] == "false"
    }
    relations = ((one, forum[node], kind_of[node]) for node, one in giver.items() if node not in out)
    deciders = [
        (choice[node], actor[node])
        for node, said in role.items()
        if said == HVT.Decides and node not in out and node in actor
    ]
    return by_kernel(folder, relations, kinds, deciders, lap)


# -- data frames that split lines: no syntax is checked

_WANTED = (
    HVT.accountGiver, HVT.forum, HVT.relationKind, HVT.choice, HVT.actor, HVT.role, HVT.reach, HVT.ownConductOnly,
    HVT.informationGrade, HVT.discussionGrade, HVT.consequencesGrade, HVT.status, HVT.validUntil,
    HVT.validFrom, *LIMITS,
)  # fmt: skip


def _polars_split(folder: Path, lap: Lap) -> Bytes:
    import polars as pl

    lines = pl.scan_csv(
        _file(folder), separator="\n", has_header=False, new_columns=["line"], quote_char=None, infer_schema=False
    )
    parts = lines.select(t=pl.col("line").str.splitn(" ", 3)).unnest("t")
    rows = (
        parts.filter(pl.col("field_1").is_in([f"<{term}>" for term in _WANTED]))
        .select(s="field_0", p="field_1", o=pl.col("field_2").str.strip_suffix(" ."))
        .collect(engine="streaming")
    )
    lap("parse")
    return _of_frame(folder, rows, lap)


def _duckdb_split(folder: Path, lap: Lap) -> Bytes:
    import duckdb
    import polars as pl

    wanted = ", ".join(f"'<{term}>'" for term in _WANTED)
    base = duckdb.connect()
    base.execute("set preserve_insertion_order = false")
    told = base.sql(
        f"""select split_part(l, ' ', 1) s, split_part(l, ' ', 2) p, split_part(l, ' ', 3) o from read_csv(
        '{_file(folder)}', delim = '\x01', header = false, quote = '', escape = '', columns = {{'l': 'VARCHAR'}},
        auto_detect = false) where split_part(l, ' ', 2) in ({wanted})"""  # noqa: S608
    )
    rows = pl.DataFrame(pl.from_arrow(told.to_arrow_table()))
    lap("parse")
    return _of_frame(folder, rows, lap)


def _of_frame(folder: Path, rows: Any, lap: Lap) -> Bytes:
    import polars as pl

    def of(term: str, name: str) -> Any:
        return rows.filter(pl.col("p") == f"<{term}>").select("s", pl.col("o").alias(name))

    def day_of(column: str) -> Any:
        return pl.col(column).str.slice(1, 10)

    def plain(column: str) -> Any:
        return pl.col(column).str.strip_chars("<>")

    unknown = of(HVT.status, "o").filter(pl.col("o") == f"<{HVT.unknown}>")
    ended = of(HVT.validUntil, "o").filter(day_of("o") <= DAY)
    later = of(HVT.validFrom, "o").filter(day_of("o") > DAY)
    gone = pl.concat([unknown, ended]).select("s")
    out = pl.concat([gone, later.select("s"), *(of(term, "o").select("s") for term in LIMITS)]).unique()
    kinds = of(HVT.reach, "reach").join(of(HVT.ownConductOnly, "own"), on="s")
    for term in (HVT.informationGrade, HVT.discussionGrade, HVT.consequencesGrade):
        kinds = kinds.join(of(term, term), on="s")
    known = {
        kind: strength(*(str(grade).split('"')[1] for grade in grades))
        for kind, reach, own, *grades in kinds.rows()
        if reach in (f"<{HVT.decision}>", f"<{HVT.powers}>") and "false" in own
    }
    relations = (
        of(HVT.accountGiver, "giver").join(of(HVT.forum, "forum"), on="s").join(of(HVT.relationKind, "kind"), on="s")
        .join(out, on="s", how="anti").filter(pl.col("kind").is_in(list(known)))
    )  # fmt: skip
    decides = of(HVT.role, "role").filter(pl.col("role") == f"<{HVT.Decides}>")
    deciders = (
        decides.join(of(HVT.choice, "choice"), on="s")
        .join(of(HVT.actor, "actor"), on="s")
        .join(gone, on="s", how="anti")
    )
    ends = {
        name: frame[name].str.extract(r"(\d+)>$").cast(pl.Int32).to_numpy()
        for frame, names in ((relations, ("giver", "forum")), (deciders, ("choice", "actor")))
        for name in names
    }
    mask = relations["kind"].replace_strict(known, return_dtype=pl.UInt8).to_numpy()
    lap("extract")
    from benchmarks.peers.closure import kernel

    most = max(int(ends[name].max(initial=0)) for name in ("giver", "forum", "actor")) + 1
    held = kernel(most, ends["giver"], ends["forum"], mask, lambda _: None)
    lap("closure")
    found = answered(folder, {}, [])
    np.bitwise_or.at(found, ends["choice"], held[ends["actor"]])
    return found


#: name -> text to answers, for the question to the peers
TEXTS: dict[str, Callable[[Path, Lap], Bytes]] = {
    "rdflib, SPARQL path": _rdflib_path,
    "rdflib, networkx per choice": _networkx_per_choice,
    "rdflib, networkx per set": _networkx_per_set,
    "pyoxigraph, SPARQL path": _oxigraph_path,
    "pyoxigraph, SELECT, kernel": _oxigraph_select,
    "pyoxigraph stream, kernel": _oxigraph_stream,
    "polars as splitter, kernel": _polars_split,
    "duckdb as splitter, kernel": _duckdb_split,
    "virtuoso, SPARQL path": by_virtuoso,
}
