"""What a store is asked, in SPARQL 1.1: how much it holds, the names of what it speaks of, and what it says of some.

Names come in order, a page at a time from the last one on; what is said is asked of so many names that it fits one
answer. No answer is cut off by that, and none asked from the beginning again, as it is with OFFSET.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["OWN_GRAPHS", "Shape", "any_named", "any_of_these", "apart", "beyond_named"]

#: What Virtuoso puts in every store of its own accord.
OWN_GRAPHS = (
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/ns/ldp#",
    "http://www.w3.org/2002/07/owl#",
    "http://localuriqaserver/sparql",
    "urn:activitystreams-owl:map",
    "urn:virtuoso:val:acl:schema",
)
_SAID = "?s ?p ?o"
_NAMELESS = "isBlank(?s) || isBlank(?o)"


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the statements of a house stand in a store: in its default graph, in named ones, or both."""

    default: bool
    named: bool
    #: the default graph is all named graphs together: what stands in one of those is read there
    union: bool = False
    #: graphs that are the store's own
    left_out: tuple[str, ...] = ()

    def _pattern(self, of: str = "") -> str:
        parts = []
        if self.default:
            beside = " FILTER NOT EXISTS { GRAPH ?elsewhere { ?s ?p ?o } }" if self.union else ""
            parts.append(f"{{ {of}{_SAID}{beside} }}")
        if self.named:
            parts.append(f"{{ {of}GRAPH ?g {{ {_SAID} }}{_but(self.left_out)} }}")
        return " UNION ".join(parts)

    def count(self, *, nameless: bool) -> str:
        """Ask for how many statements there are: with a node without a name, or all."""
        only = f" FILTER({_NAMELESS})" if nameless else ""
        return f"SELECT (COUNT(*) AS ?n) WHERE {{ {self._pattern()}{only} }}"

    def names(self, after: str, most: int) -> str:
        """Ask for the names of subjects that come after one, and how many statements each has (`?n`).

        They are counted first: a store looks up the text of a name once for each, not for every statement. The last one
        is a name too: Virtuoso takes a text with an accent for another than the same text of a name.
        """
        counted = f"SELECT ?s (COUNT(*) AS ?n) WHERE {{ {self._pattern()} FILTER(!({_NAMELESS})) }} GROUP BY ?s"
        later = f" FILTER(STR(?s) > STR(<{after}>))" if after else ""
        return f"SELECT ?s ?n WHERE {{ {{ {counted} }}{later} }} ORDER BY STR(?s) LIMIT {most}"

    def said_of(self, names: Iterable[str]) -> str:
        """Ask for what is said of these, but of nodes without a name."""
        listed = "VALUES ?s { " + " ".join(f"<{name}>" for name in names) + " } "
        return f"SELECT ?g ?s ?p ?o WHERE {{ {self._pattern(listed)} FILTER(!isBlank(?o)) }}"

    def nameless(self) -> str:
        """Ask for every statement with a node without a name."""
        return f"SELECT ?g ?s ?p ?o WHERE {{ {self._pattern()} FILTER({_NAMELESS}) }}"


def any_named(left_out: Iterable[str]) -> str:
    """Ask for a named graph."""
    return f"SELECT ?g WHERE {{ GRAPH ?g {{ {_SAID} }}{_but(left_out)} }} LIMIT 1"


def any_of_these(graphs: Iterable[str]) -> str:
    """Ask which of these graphs there are."""
    listed = " ".join(f"<{graph}>" for graph in graphs)
    return f"SELECT DISTINCT ?g WHERE {{ VALUES ?g {{ {listed} }} GRAPH ?g {{ {_SAID} }} }}"


def apart(left_out: Iterable[str]) -> str:
    """Ask for a statement of a named graph that the default graph has not: it is no union of them then."""
    return f"SELECT ?g WHERE {{ GRAPH ?g {{ {_SAID} }}{_but(left_out)} FILTER NOT EXISTS {{ {_SAID} }} }} LIMIT 1"


def beyond_named() -> str:
    """Ask for a statement of the default graph that no named graph has."""
    return f"SELECT ?s WHERE {{ {_SAID} FILTER NOT EXISTS {{ GRAPH ?elsewhere {{ {_SAID} }} }} }} LIMIT 1"


def _but(left_out: Iterable[str]) -> str:
    listed = ", ".join(f"<{graph}>" for graph in left_out)
    return f" FILTER(?g NOT IN ({listed}))" if listed else ""
