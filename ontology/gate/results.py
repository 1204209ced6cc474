"""The answer of a SPARQL endpoint (SPARQL 1.1 Query Results JSON), read as a foreign file: as rows or as statements.

Statements come out as N-Quads, a line each, sorted, as the parser of everything else writes them. A value is kept as
the store says it, but for one thing: Virtuoso writes a yes or no as 1 or 0, and that is true or false.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    serialize,
)

from ontology.errors import InputError

__all__ = ["rows", "statements"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_YES_OR_NO = {"1": "true", "0": "false"}


def rows(data: bytes, name: str) -> list[dict[str, list[str]]]:
    """Return of each row what a variable is: the kind of term and its text.

    Raises InputError for what is not such an answer, or only the beginning of one.
    """
    return [{variable: [kind, value] for variable, (kind, value, _, _) in row.items()} for row in _bindings(data, name)]


def statements(data: bytes, name: str) -> tuple[int, bytes]:
    """Return how many rows an answer has, and the statements that they are (?s ?p ?o, and ?g where it is in a graph).

    Nodes without a name get one by what is said of them (RDFC-1.0), so that two readings agree.
    """
    quads = [_quad(row, name) for row in _bindings(data, name)]
    if any(type(quad.subject) is BlankNode or type(quad.object) is BlankNode for quad in quads):
        labelled = Dataset(quads)
        labelled.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        lines = serialize(labelled, format=RdfFormat.N_QUADS)
    else:
        lines = serialize(quads, format=RdfFormat.N_QUADS)
    return len(quads), b"".join(sorted(set((lines or b"").splitlines(keepends=True))))


_Term = tuple[str, str, str | None, str | None]


def _bindings(data: bytes, name: str) -> Iterator[dict[str, _Term]]:
    try:
        told = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        whole = data.rstrip().endswith(b"}")
        what = "not legal JSON" if whole else "cut short"
        raise InputError(f"{name}: the answer of the store is {what} ({error}); ask again later") from error
    try:
        for row in told["results"]["bindings"]:
            yield {variable: _term(value) for variable, value in row.items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{name}: answers, but not with the results of a query; give the address of a SPARQL endpoint"
        ) from error


def _term(told: dict[str, Any]) -> _Term:
    kind, value = told["type"], told["value"]
    if kind == "triple":
        return "triple", "", None, None
    if not isinstance(value, str):
        raise TypeError(value)
    return ("literal" if kind == "typed-literal" else kind), value, told.get("datatype"), told.get("xml:lang")


def _quad(row: dict[str, _Term], name: str) -> Quad:
    def node(term: _Term) -> Any:
        kind, value, datatype, language = term
        if kind == "uri":
            return NamedNode(value)
        if kind == "bnode":  # labels are those of this answer alone, and of any form
            return BlankNode(value.encode("utf-8").hex() or "0")
        if kind == "triple":
            raise InputError(
                f"{name}: a statement about a statement (RDF-star) is no part of a house; say it of a node"
            )
        if language:
            return Literal(value, language=language)
        if datatype is None or datatype == f"{_XSD}string":
            return Literal(value)
        if datatype == f"{_XSD}boolean":
            value = _YES_OR_NO.get(value, value)
        return Literal(value, datatype=NamedNode(datatype))

    if row.get("g", ("",))[0] == "bnode":
        raise InputError(f"{name}: holds a graph without a name, and a name of a node is all that stays; name it there")
    try:
        graph = node(row["g"]) if "g" in row else DefaultGraph()
        return Quad(node(row["s"]), node(row["p"]), node(row["o"]), graph)
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        shown = " ".join(value for _, value, _, _ in row.values())[:200]
        raise InputError(f"{name}: {shown}: no statement of RDF ({error}); correct or remove it there") from error
