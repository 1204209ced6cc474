"""Answer one query of a stranger in a process of its own: header and N-Quads on stdin, one JSON on stdout.

The N-Quads are the house, and after it (`known` bytes) what steps derived from it before. Without a query what the
steps derive is told first, as N-Quads after a JSON that says how long they are, so that it can be kept: no word of a
stranger's is read before it is written. Then a header with the query follows, which is answered from there.

Run by path, never imported. rdflib reads the query first, only to look at it: a query that would fetch, or that
answers something else each time, is refused wherever that is nested. pyoxigraph then answers it, with limits on
memory, time and open files (POSIX): a query can lose this process and nothing else, and with no file handle left
there is nothing to send by.
"""

from __future__ import annotations

import json
import math
import re
import sys
import time
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any, NamedTuple

MEMORY = 1_500_000_000
#: brackets may be 40 deep; the reader of rdflib takes some thirty calls a bracket
DEPTH = 10_000
#: the kind of step that stands for what was derived before
KNOWN = "known"
#: the kind of step that makes what is of a class of every class above it that the query names
WIDER = "wider"

#: what a query may not hold -> why, as the end of a sentence
REFUSED = {
    "ServiceGraphPattern": "SERVICE asks another machine, and nothing is fetched here; leave it out",
    "DatasetClause": "FROM and FROM NAMED name other data, and only the house is asked; "
    "leave them out (GRAPH reaches the graphs of the house)",
    "Builtin_NOW": "NOW gives another answer each time; use $on, the day that is asked about",
    "Builtin_RAND": "RAND gives another answer each time; leave it out",
    "Builtin_UUID": "UUID gives another answer each time; leave it out",
    "Builtin_STRUUID": "STRUUID gives another answer each time; leave it out",
    "Builtin_BNODE": "BNODE makes another node each time; give it a name with IRI()",
}


class RefusedError(Exception):
    """Why a query is not answered, and on which line where that is known."""

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.line = line


def limit(seconds: float, later: float = 0) -> None:
    """Leave this process 1.5 GB, the time asked for and no file to open; it may be given as much as `later` again.

    The time is that of the processor, from here on: a machine that is busy with something else refuses nothing.
    """
    from ontology.gate import limits

    limits.limit(math.ceil(time.process_time() + seconds), MEMORY, grace=1 + math.ceil(later))


class Look(NamedTuple):
    """What there is to see in a query without asking it."""

    #: whether it orders its rows itself
    ordered: bool
    #: every IRI in it that asks for something, with its place: property, class or name
    places: frozenset[tuple[str, str]]
    #: whether a property may be any: a variable, a negation, DESCRIBE
    any: bool

    @property
    def iris(self) -> frozenset[str]:
        return frozenset(iri for _, iri in self.places)


def inspect(text: str, prefixes: dict[str, str]) -> Look:
    """Look at a query.

    Raises RefusedError for what is no legal query, would fetch, or would answer otherwise each time.
    """
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    from ontology.querying.named import named_in

    sys.setrecursionlimit(DEPTH)
    try:
        tree = parseQuery(text)
    except ParseException as error:
        raise no_query(text, error.lineno, error.col) from error
    look_for_refused(tree)
    try:
        algebra = translateQuery(tree, initNs=prefixes).algebra
        look_for_refused(algebra)
        return Look("orderby" in tree[1], *named_in(algebra))
    except (RefusedError, RecursionError, MemoryError):
        raise
    except Exception as error:  # rdflib raises bare exceptions for what the grammar lets through
        raise RefusedError(mended(str(error))) from error


def no_query(text: str, line: int, column: int) -> RefusedError:
    """Return why a text is no query: an update, or a mistake with its place."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        update = parseUpdate(text)
    except ParseBaseException:
        update = None
    if update is not None and "request" not in update:
        return RefusedError("there is no query; begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    if update is not None:
        return RefusedError(
            "this would change the house, and a query only reads: use SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    line, told = place(text, line, column)
    return RefusedError(f"no legal SPARQL 1.1 query ({told}); correct this line", line)


def place(text: str, line: int, column: int) -> tuple[int, str]:
    """Return where the mistake is and what is there; pyoxigraph's place is nearer to it than rdflib's.

    It gets the text only when that cannot hold SERVICE, and reads it over an empty store.
    """
    if "service" not in text.lower():
        import pyoxigraph

        try:
            pyoxigraph.Store().query(text)
        except SyntaxError as error:
            found = re.search(r"error at (\d+):(\d+)", str(error))
            if found:
                line, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    after = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    before = lines[line - 1][: column - 1].strip() if line <= len(lines) else ""
    return line, f"it goes wrong at {after[:40]!r}" if after else f"it breaks off after {before[-40:]!r}"


def mended(message: str) -> str:
    """Return what rdflib says in words that tell what to do."""
    prefix = re.fullmatch(r"Unknown namespace prefix : (.*)", message)
    if prefix:
        return f"the prefix {prefix[1]}: is not declared; begin with PREFIX {prefix[1]}: <...>"
    return f"no legal SPARQL 1.1 query ({message.splitlines()[0][:200] if message else 'it cannot be read'})"


def look_for_refused(tree: Any) -> None:
    """Raise RefusedError when anything in a parsed query, however deep, is not allowed."""
    from rdflib.paths import Path
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting: list[Any] = [tree]
    seen: dict[int, Any] = {}
    while waiting:
        part = waiting.pop()
        if isinstance(part, str | int | float | Path | None) or id(part) in seen:
            continue
        seen[id(part)] = part
        if isinstance(part, CompValue):
            if part.name in REFUSED:
                raise RefusedError(REFUSED[part.name])
            waiting.extend(part.values())
        elif isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, Iterable):
            waiting.extend(part)


def only(step: str, marked: dict[str, str], named_iris: frozenset[str] | None) -> str:
    """Return a step that derives no more than a query names; `marked` are the lines in it that stand for that.

    They stand for the steps (`step`), for the least that these have (`least`), the last part of their names, and for
    how wide they are (`width`), the last part but two.
    """
    if named_iris is None:
        return step
    parts = [iri.rsplit("/", 3) for iri in named_iris]
    found = {
        "step": [f"<{iri}>" for iri in named_iris],
        "least": [json.dumps(part[-1]) for part in parts],
        "width": [json.dumps(part[1]) for part in parts if len(part) == 4],
    }
    for name, line in marked.items():
        step = step.replace(line, f"VALUES ?{name} {{ {' '.join(sorted({*found[name]}))} }}")
    return step


def filled(data: bytes, steps: Iterable[tuple[str, Any]], today: str) -> Any:
    """Return a store with the house, and what the steps (kind, text) derive from it, one after the other.

    A step of the kind `KNOWN` is what was derived before, as N-Quads.
    """
    return with_steps(stored(data), steps, today)


def with_steps(store: Any, steps: Iterable[tuple[str, Any]], today: str) -> Any:
    """Return the store with what the steps derive from it."""
    for kind, step in steps:
        if kind == ".ru":
            store.update(step)
        else:
            store.extend(added(store, kind, step, today))
    return store


def added(store: Any, kind: str, step: Any, today: str) -> Any:
    """Return the statements that a step adds; it is no update."""
    if kind == KNOWN:
        return parsed(step)
    if kind == WIDER:
        from ontology.querying.named import widened

        return widened(store, step.split())
    return derived(store, step, today)


def all_derived(store: Any, steps: Iterable[tuple[str, str]], today: str) -> bytes:
    """Add to the store all that the steps derive, and return it as N-Quads; what an update adds is left out."""
    import pyoxigraph

    found = []
    for kind, step in steps:
        if kind == ".ru":
            store.update(step)
        else:
            more = derived(store, step, today)
            store.extend(more)
            found += more
    return pyoxigraph.serialize(found, format=pyoxigraph.RdfFormat.N_QUADS) or b""


def stored(data: bytes) -> Any:
    """Return a store with the house."""
    import pyoxigraph

    store = pyoxigraph.Store()
    # no bulk_load: it gives blank nodes other names
    store.extend(parsed(data))
    return store


def parsed(data: bytes) -> Any:
    """Return the statements of N-Quads."""
    import pyoxigraph

    return pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_QUADS)


def derived(store: Any, step: str, today: str) -> list[Any]:
    """Return what a step derives: triples are of the graph of today, rows name their graph."""
    import pyoxigraph

    found = store.query(step)
    if isinstance(found, pyoxigraph.QueryTriples):
        graph = pyoxigraph.NamedNode(today)
        return [pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in found]
    names = [variable.value for variable in found.variables]
    in_order = itemgetter(*map(names.index, ("subject", "predicate", "object", "graph")))
    return [pyoxigraph.Quad(*in_order(tuple(row))) for row in found]


def answered(store: Any, header: dict[str, Any], ordered: bool) -> dict[str, Any]:
    """Return the answer of a store, in an order that does not depend on it unless the query orders."""
    import pyoxigraph

    found = store.query(header["query"], prefixes=header["prefixes"])
    if isinstance(found, pyoxigraph.QueryBoolean):
        return {"truth": bool(found)}
    measure = Measure(header["rows"], header["bytes"])
    if isinstance(found, pyoxigraph.QuerySolutions):
        names = [variable.value for variable in found.variables]
        rows = list(measure.within([None if t is None else term(t) for t in solution] for solution in found))
        return {"variables": names, "rows": rows if ordered else sorted(rows, key=json.dumps)}
    triples = named(store, set(found))
    return {"triples": sorted(measure.within([term(t) for t in triple] for triple in triples), key=json.dumps)}


def named(store: Any, triples: set[Any]) -> Iterable[Any]:
    """Return the triples with lasting labels for blank nodes that the query made."""
    import pyoxigraph

    nodes = {t for triple in triples for t in (triple.subject, triple.object) if isinstance(t, pyoxigraph.BlankNode)}
    known = all(
        any(store.quads_for_pattern(node, None, None, None)) or any(store.quads_for_pattern(None, None, node, None))
        for node in nodes
    )
    if known:
        return triples
    dataset = pyoxigraph.Dataset(pyoxigraph.Quad(*triple) for triple in triples)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return [quad.triple for quad in dataset]


class Measure:
    """How much an answer may hold; what is more is refused, never cut off."""

    def __init__(self, rows: int, size: int) -> None:
        self.rows, self.size = rows, size

    def within(self, rows: Iterable[list[Any]]) -> Iterator[list[Any]]:
        """Yield rows for as long as they fit."""
        size = 0
        for number, row in enumerate(rows, 1):
            if number > self.rows:
                raise RefusedError(
                    f"the answer has more than {self.rows:,} rows; ask for less, or add LIMIT {self.rows}"
                )
            size += sum(len(text) for cell in row if cell for text in cell.values())
            if size > self.size:
                raise RefusedError(
                    f"the answer is larger than {self.size / 1_000_000:g} MB; ask for less, or add LIMIT"
                )
            yield row


def term(value: Any) -> dict[str, str]:
    """Return a term as the W3C writes it in JSON results."""
    import pyoxigraph

    if isinstance(value, pyoxigraph.NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": value.value}
    if not isinstance(value, pyoxigraph.Literal):
        raise RefusedError("the answer holds a triple within a triple, which a house does not have")
    told = {"type": "literal", "value": value.value}
    if value.language:
        told["xml:lang"] = value.language
    elif value.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
        told["datatype"] = value.datatype.value
    return told


def told(header: dict[str, Any], data: bytes, store: Any = None) -> dict[str, Any]:
    """Return the answer, or why there is none; a `store` has the house already, with what its first steps derive."""
    size = len(data) - header["known"]
    from ontology.querying.named import unseen
    from ontology.querying.terms import is_rung

    try:
        look = inspect(header["query"], header["prefixes"])
        named_iris = None if look.any else look.iris
        steps = [
            (kind, data[size:] if kind == KNOWN else only(step, header["marked"], named_iris))
            for kind, step in header["steps"]
        ]
        steps.append((WIDER, " ".join(sorted(look.iris))))
        today = header["today"]
        store = filled(data[:size], steps, today) if store is None else with_steps(store, steps, today)
        lacking = unseen(store, [(place, iri) for place, iri in look.places if not is_rung(iri)], header["terms"])
        return {**answered(store, header, look.ordered), "unseen": lacking}
    except RefusedError as error:
        return {"refused": str(error), "line": error.line}
    except SyntaxError as error:
        where = re.search(r"error at (\d+):", str(error))
        said = re.search(r"\b(?:The|A|An) [A-Za-z][^,\[\]]*[^,\[\] ]", str(error))
        why = f"no legal SPARQL 1.1 query ({said[0] if said else 'one of its two readers cannot read it'}); correct it"
        return {"refused": why, "line": int(where[1]) if where else None}
    except (RecursionError, MemoryError):
        why = "the query is nested too deep, or needs more memory than 1.5 GB; ask less at a time"
        return {"refused": why, "line": None}
    except (ValueError, RuntimeError, OSError) as error:
        return {"refused": f"the query could not be answered ({error})", "line": None}


def main() -> int:
    """Read stdin, answer; status 0 answered, 1 refused with a reason told."""
    header = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read(header["size"])
    inspect("ASK {}", header["prefixes"])  # loads all that reading one takes: no file opens once the limits stand
    import pyoxigraph  # noqa: F401

    import ontology.querying.named
    import ontology.querying.terms  # noqa: F401

    store = None
    if header["query"] is None:
        limit(header["seconds"], later=header["seconds"])
        store = stored(data)
        found = all_derived(store, header["steps"], header["today"])
        sys.stdout.buffer.write(json.dumps({"derived": len(found)}).encode("ascii") + b"\n" + found)
        sys.stdout.buffer.flush()
        header, data, found = json.loads(sys.stdin.buffer.readline()), b"", b""
    limit(header["seconds"])
    answer = told(header, data, store)
    sys.stdout.write(json.dumps(answer))
    return 1 if "refused" in answer else 0


if __name__ == "__main__":
    sys.exit(main())
