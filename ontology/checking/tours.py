"""Does the list of a tour hold steps, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ontology.checking.findings import Finding
from ontology.namespaces import HVT
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.tables import Table
from ontology.standards import RDF
from ontology.text import Text

__all__ = ["stray_steps"]

_NO_STEP = Text("laat elk lid van hvt:steps een hvt:TourStep zijn", "let every member of hvt:steps be a hvt:TourStep")
_NO_LIST = Text(
    "schrijf hvt:steps als één lijst met een einde: hvt:steps ( ex:een ex:twee )",
    "write hvt:steps as one list with an end: hvt:steps ( ex:one ex:two )",
)


def stray_steps(own: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield an error for each member of a tour's list that is no step, and for what is no list.

    Source: model-2.md 1, "Classes", Tour.
    """
    for node, heads in (told for table in near for told in table.told(HVT.steps)):
        for head in heads:
            members = _members(own, head)
            if members is None:
                yield Finding("error", "StepsAreAList", _NO_LIST, node)
            for member in members or ():
                if not isinstance(member, str) or HVT.TourStep not in own.get(member, {}).get(RDF.type, ()):
                    yield Finding("error", "TourHoldsSteps", _NO_STEP, node, name_of(member))


def _members(own: Said, head: Value) -> list[Value] | None:
    """Return the members of a list in order; None when it is no list that ends."""
    found: list[Value] = []
    seen: set[str] = set()
    while head != RDF.nil:
        if not isinstance(head, str) or head in seen:
            return None
        seen.add(head)
        told = own.get(head, {})
        first, rest = told.get(RDF.first, ()), told.get(RDF.rest, ())
        if len(first) != 1 or len(rest) != 1:
            return None
        found.append(first[0])
        head = rest[0]
    return found
