"""The shapes of a house (`ontology/shapes`, one file per class) as data: what each says, and their text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse, serialize

from ontology.namespaces import HVT
from ontology.reading.dataset import Said, Value, by_graph
from ontology.standards import RDF, SH
from ontology.text import Text

__all__ = ["Shape", "properties_of", "shape_text", "shapes", "shapes_say"]

_HVT = HVT.Actor.removesuffix("Actor")
_FOLDER = Path(__file__).parents[1] / "shapes"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a shape says of what does not meet it: an `error`, which no sound house has, or a `warning`."""

    severity: str
    message: Text


@cache
def _quads() -> tuple[Quad, ...]:
    found: list[Quad] = []
    for path in sorted(_FOLDER.glob("*.ttl")):
        if path.name != "style.ttl":
            found += parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    return tuple(found)


@cache
def shapes_say() -> Said:
    """Return what the shapes of a house say, by subject and predicate."""
    return by_graph(_quads())[None]


@cache
def shapes() -> dict[str, Shape]:
    """Return the IRI of every shape that can refuse something -> what it says."""
    found = {}
    for name, said in shapes_say().items():
        for severity in said.get(SH.severity, ()):
            words = {v.language: v.value for v in said[SH.message] if not isinstance(v, str)}
            message = Text(words["nl"], words["en"])
            found[name] = Shape("error" if severity == SH.Violation else "warning", message)
    return found


@cache
def properties_of(rule: str) -> tuple[str, ...]:
    """Return the properties that a shape asks about, by its local name; of a list of alternatives all."""
    said = shapes_say()
    path = said.get(_HVT + rule, {}).get(SH.path, ())
    found: list[str] = []
    for step in path:
        at: Value = step
        if isinstance(at, str) and at.startswith("_:"):
            inner = said.get(at, {}).get(SH.alternativePath, ())
            at = inner[0] if inner else at
        while isinstance(at, str) and RDF.first in said.get(at, {}):
            found += [value for value in said[at][RDF.first] if isinstance(value, str)]
            at = said[at][RDF.rest][0]
        if isinstance(at, str) and not at.startswith("_:") and at != RDF.nil:
            found.append(at)
    return tuple(found)


@cache
def shape_text(warnings: bool) -> str:
    """Return the shapes as N-Triples; without `warnings` those that only warn are switched off."""
    text = (serialize((quad.triple for quad in _quads()), format=RdfFormat.N_TRIPLES) or b"").decode("utf-8")
    off = () if warnings else (name for name, shape in shapes().items() if shape.severity == "warning")
    true = '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    return text + "".join(f"<{name}> <{SH.deactivated}> {true} .\n" for name in off)
