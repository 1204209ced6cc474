"""Names for nodes without a name, taken from what is said of them.

A house numbers its blank nodes in file order, so one statement more moves every number after it. Two
houses can only be compared when the same nameless statement has the same name in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from pyoxigraph import BlankNode, Quad

from ontology.reading.dataset import Dataset

__all__ = ["named_by_content"]

#: Nameless nodes nested deeper than this in one another are told apart no further.
_ROUNDS = 64


def named_by_content(dataset: Dataset) -> Dataset:
    """Return the same house with every blank node named after what is said of it.

    Two nodes of which exactly the same is said are told apart by their order; all else stays.
    """
    said = _said(dataset)
    if not said:
        return dataset
    names = _names(said)

    quads = tuple(
        Quad(
            names[q.subject.value] if isinstance(q.subject, BlankNode) else q.subject,
            q.predicate,
            names[q.object.value] if isinstance(q.object, BlankNode) else q.object,
            names[q.graph_name.value] if isinstance(q.graph_name, BlankNode) else q.graph_name,
        )
        for q in dataset.quads
    )
    return dataset.renamed(quads)


def _said(dataset: Dataset) -> dict[str, list[Quad]]:
    said: dict[str, list[Quad]] = {}
    for quad in dataset.quads:
        for term in (quad.object, quad.graph_name):
            if isinstance(term, BlankNode):
                said.setdefault(term.value, [])
        if isinstance(quad.subject, BlankNode):
            said.setdefault(quad.subject.value, []).append(quad)
    return said


def _names(said: Mapping[str, list[Quad]]) -> dict[str, BlankNode]:
    """Colour the nodes by what is said of them, then by the colours of what they refer to, until it settles.

    Nodes in a ring never settle; the number of rounds is the same in every house, so their names are too.
    """
    colour = dict.fromkeys(said, "")
    for _ in range(_ROUNDS):
        next_colour = {label: _digest(quads, colour) for label, quads in said.items()}
        if next_colour == colour:
            break
        colour = next_colour
    met: dict[str, int] = {}
    names: dict[str, BlankNode] = {}
    for label in said:
        content = colour[label][:16]
        met[content] = met.get(content, 0) + 1
        names[label] = BlankNode(f"h{content}" + (f"n{met[content]}" if met[content] > 1 else ""))
    return names


def _digest(quads: list[Quad], colour: Mapping[str, str]) -> str:
    lines = sorted(
        f"{q.predicate.value} {colour[q.object.value] if isinstance(q.object, BlankNode) else q.object} "
        f"{'' if isinstance(q.graph_name, BlankNode) else q.graph_name}"
        for q in quads
    )
    return sha256("\n".join(lines).encode()).hexdigest()
