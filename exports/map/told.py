"""What is drawn: the states of a house, the actors that belong to their story, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from exports.map.scribe import local
from graph.records import Answer, Explanation, Step

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Line", "Told", "View", "core_of", "lines_of", "story_of", "told_of"]

#: What a decider is drawn by, as the last part of the role's IRI.
DECIDES = "Decides"


class View(Protocol):
    """The answers of a house by combination of proposals and by date (`graph.change.states.States`)."""

    @property
    def scenarios(self) -> Sequence[tuple[str, ...]]: ...
    @property
    def dates(self) -> Sequence[Any]: ...
    @property
    def opening(self) -> tuple[int, int]: ...
    def at(self, scenario: int, day: int) -> Any: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the drawing: the statement it stands for, its ends, and what it is."""

    key: str
    low: str
    high: str
    data: Mapping[str, Any]
    #: it is on the record on the day the page opens; else only in a proposal or on another day
    recorded: bool = True

    @property
    def kind(self) -> str:
        """`accountability`, `decides`, `role` or `participation`."""
        kind = str(self.data["edge_kind"])
        return "decides" if kind == "role" and local(str(self.data["role"])) == DECIDES else kind


@dataclass(frozen=True, slots=True)
class Told:
    """One state: the answer, its explanations, and what sets choices apart from the record on the same day."""

    answer: Answer
    explanations: Mapping[str, Explanation]
    against: Mapping[str, Any]


def told_of(answer: Answer, explanations: Mapping[str, Explanation], view: View | None) -> list[list[Told]]:
    """Return the states by scenario and date; without a view, the one answer."""
    if view is None:
        return [[Told(answer, explanations, {})]]
    states = [[view.at(s, d) for d in range(len(view.dates))] for s in range(len(view.scenarios))]
    return [[Told(state.answer, state.explanations, state.against_record) for state in row] for row in states]


def story_of(graph: nx.MultiDiGraph[str], told: Iterable[Told]) -> set[str]:
    """Return the actors that decide, lie on a chain, or hold a role on a choice, in any state."""
    holding = {high for _, high, data in graph.edges(data=True) if data["edge_kind"] == "role"}
    return {iri for iri in holding if iri in graph} | core_of(graph, told)


def core_of(graph: nx.MultiDiGraph[str], told: Iterable[Told]) -> set[str]:
    """Return the actors that decide, adopted, or lie on a chain, in any state."""
    story: set[str] = set()
    for state in told:
        for choice in state.answer.choices:
            adopted = choice.aim.deciders if choice.aim else ()
            for decider in (*choice.deciders, *adopted):
                story |= {decider.iri, *decider.pierced_from}
        for step in _steps(state):
            story |= {step.account_giver, step.forum}
    return {iri for iri in story if iri in graph}


def _steps(state: Told) -> Iterable[Step]:
    for told in state.explanations.values():
        for chain in (*told.chains, *told.aim_chains):
            yield from (*chain.steps, *chain.oversight)


def lines_of(graph: nx.MultiDiGraph[str], told: Iterable[Told]) -> list[Line]:
    """Return every line between two nodes, in a fixed order; a seat that is told twice is drawn once.

    The relations of a chain in another state are lines too: they are drawn in that state only.
    """
    found: dict[tuple[str, ...], Line] = {}
    for low, high, key, data in sorted(graph.edges(keys=True, data=True), key=lambda e: (e[2], e[0], e[1])):
        if data["edge_kind"] != "funding":
            once = (low, high) if data["edge_kind"] == "participation" else (low, high, key)
            found.setdefault(once, Line(key, low, high, data))
    keys = {line.key for line in found.values()}
    for state in told:
        for step in _steps(state):
            if step.relation not in keys and {step.account_giver, step.forum} <= graph.nodes.keys():
                data = {
                    "edge_kind": "accountability",
                    "kind_label": step.kind_label,
                    "grade": step.grade,
                    "reach": step.reach,
                    "status": step.status,
                }
                keys.add(step.relation)
                line = Line(step.relation, step.account_giver, step.forum, data, recorded=False)
                found[step.account_giver, step.forum, step.relation] = line
    return list(found.values())
