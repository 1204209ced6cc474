"""The shapes of a house (`ontology/shapes`, one file per class) as data: what each says, and their text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse, serialize

from ontology.reading.dataset import Said, by_graph
from ontology.standards import SH
from ontology.text import Text

__all__ = ["Shape", "shape_text", "shapes", "shapes_say"]

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
def shape_text(warnings: bool) -> str:
    """Return the shapes as N-Triples; without `warnings` those that only warn are switched off."""
    text = (serialize((quad.triple for quad in _quads()), format=RdfFormat.N_TRIPLES) or b"").decode("utf-8")
    off = () if warnings else (name for name, shape in shapes().items() if shape.severity == "warning")
    true = '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    return text + "".join(f"<{name}> <{SH.deactivated}> {true} .\n" for name in off)
