"""A list as RDF has it: a node for each member, each with the rest of the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ontology.reading.dataset import Value
from ontology.standards import RDF

__all__ = ["members"]


def members(head: Value, told: Callable[[str], Mapping[str, tuple[Value, ...]]]) -> tuple[Value, ...] | None:
    """Return the members of a list in order; None when it is no list that ends. `told` is what is said of a node."""
    found: list[Value] = []
    seen: set[str] = set()
    while head != RDF.nil:
        if not isinstance(head, str) or head in seen:
            return None
        seen.add(head)
        first, rest = (told(head).get(name, ()) for name in (RDF.first, RDF.rest))
        if len(first) != 1 or len(rest) != 1:
            return None
        found.append(first[0])
        head = rest[0]
    return tuple(found)
