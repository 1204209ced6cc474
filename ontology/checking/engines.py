"""What applies the shapes: N-Triples in, what does not meet them out.

The compiled `shacl` does where there is a wheel of it; pySHACL does elsewhere, and is what the tests hold the other
against. Neither knows a rule of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from ontology.checking.shapes import shape_text
from ontology.processors import cores
from ontology.reading.dataset import Value, key

if TYPE_CHECKING:
    import shacl

__all__ = ["Engine", "Result", "compiled", "engine", "engine_name", "reference"]


class Result(NamedTuple):
    """A node that does not meet a shape."""

    node: Value
    shape: str
    #: the predicate at which it does not; None where that is the node itself, or there are several ways
    path: str | None
    #: the value that will not do, when it is one
    value: Value | None


#: Texts in N-Triples, and whether warnings are wanted -> the results of each text, in their order.
Engine = Callable[[Iterable[str], bool], Iterator[Sequence[Result]]]


def engine() -> Engine:
    """Return the quickest engine that is installed."""
    return compiled if find_spec("shacl") else reference


def engine_name() -> str:
    """Return what applies the shapes, with its version."""
    return f"shacl {version('shacl')}" if find_spec("shacl") else f"pyshacl {version('pyshacl')}"


def compiled(texts: Iterable[str], warnings: bool) -> Iterator[Sequence[Result]]:
    """Apply the shapes with `shacl`, on as many texts at a time as there are cores: it lets go of the interpreter."""
    from concurrent.futures import ThreadPoolExecutor

    shapes = _compiled_shapes(warnings)
    several, workers = iter(texts), cores()
    with ThreadPoolExecutor(workers) as pool:
        while batch := list(islice(several, workers)):
            for report in pool.map(lambda text: shapes.validate_text(text, "ntriples"), batch):
                yield [_result(told) for told in report.results]


def _result(told: Any) -> Result:
    path = (told.path or "")[1:-1] if (told.path or "").startswith("<") else None
    value = None if told.value is None else _value(told.value)
    return Result(_value(told.focus_node), (told.source_shape or "")[1:-1], path, value)


@cache
def _compiled_shapes(warnings: bool) -> shacl.Shapes:
    import shacl

    return shacl.Shapes.from_text(shape_text(warnings), "ntriples")


def _value(written: str) -> Value:
    """Return what a term of N-Triples is; one that a blank node stands for is told by its label."""
    if written.startswith("<"):
        return written[1:-1]
    if written.startswith("_:"):
        return written
    (quad,) = parse(f"<a:a> <a:a> {written} .".encode(), format=RdfFormat.N_TRIPLES)
    return quad.object if isinstance(quad.object, Literal) else key(quad.object)


def reference(texts: Iterable[str], warnings: bool) -> Iterator[Sequence[Result]]:
    """Apply the shapes with pySHACL, one text after the other."""
    for text in texts:
        yield list(_by_pyshacl(parse(text.encode("utf-8"), format=RdfFormat.N_TRIPLES), warnings))


def _by_pyshacl(triples: Iterable[Quad], warnings: bool) -> Iterator[Result]:
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    from ontology.reading.rdf import as_term, quiet

    graph = rdflib.Graph()
    with quiet():
        for statement in triples:
            graph.add((as_term(statement.subject), as_term(statement.predicate), as_term(statement.object)))
        _, results, _ = pyshacl.validate(
            graph,
            shacl_graph=_rdflib_shapes(warnings),
            advanced=False,
            inference="none",
            inplace=True,  # the graph was made for this: no copy of a copy
        )

    def said(result: rdflib.term.Node, predicate: rdflib.URIRef) -> Value | None:
        node = results.value(result, predicate)
        if isinstance(node, rdflib.Literal):
            kind = None if node.language or node.datatype is None else NamedNode(str(node.datatype))
            return Literal(str(node), language=node.language, datatype=kind)
        return f"_:{node}" if isinstance(node, rdflib.BNode) else None if node is None else str(node)

    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        node, shape, path = (said(result, p) for p in (SH.focusNode, SH.sourceShape, SH.resultPath))
        if node is not None:
            simple = path if isinstance(path, str) and not path.startswith("_:") else None
            yield Result(node, str(shape), simple, said(result, SH.value))


@cache
def _rdflib_shapes(warnings: bool) -> Any:
    import rdflib

    return rdflib.Graph().parse(data=shape_text(warnings), format="nt")
