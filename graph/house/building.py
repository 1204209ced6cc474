"""From facts to a graph: who answers to whom on one day, under these scenarios, on this evidence.

`setting` reads the facts and settles the day, `build` makes the graph of that. A question that walks no graph is
asked of the setting: the answer is the same, and no graph is made for it.

Every edge points up: account-giver to forum, choice to actor, body to those who sit in it. The graph
holds only what is valid on the day and accepted as evidence; what is set aside (ended, not begun, not
accepted, looked for and not found) waits in `graph.graph["facts"]` for whoever asks why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from graph.house.naming import named_on
from graph.records import Grade, HouseInfo
from ontology.errors import UnknownNameError
from ontology.names import closest, local_name
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts, scenario_notations
from ontology.reading.facts import STATUSES, Facts, Relation, holds_on
from ontology.text import both

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "EVIDENCE",
    "Seat",
    "Setting",
    "accepts",
    "build",
    "facts_of",
    "graph_of",
    "scenario_iris",
    "seats",
    "setting",
    "setting_of",
    "settled",
]

#: What `--evidence` may name: the weakest status that still counts.
EVIDENCE = STATUSES[:-1]


def accepts(evidence: str, status: str) -> bool:
    """Tell whether a fact of this status counts when `evidence` is the weakest accepted.

    >>> accepts("inferred", "stated"), accepts("inferred", "arguable"), accepts("unverified", "unknown")
    (True, False, False)
    """
    return status in EVIDENCE and EVIDENCE.index(status) <= EVIDENCE.index(evidence)


class Seat(NamedTuple):
    """Somebody sits in a body; the edge this makes has this key."""

    key: str
    body: str
    participant: str
    role: str
    status: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a question is asked of: the facts with the scenarios in them, the day, the weakest status that counts."""

    facts: Facts
    on: date
    evidence: str
    house: HouseInfo


def build(
    dataset: Dataset,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
) -> nx.MultiDiGraph[str]:
    """Return the accountability graph of a house on one day.

    Nodes are IRIs. Edge keys are the IRIs of relations, assignments and statements; `edge_kind` tells
    `accountability`, `role`, `participation` and `funding` apart. The arguments are those of `setting`.

    Raises UnknownNameError for a scenario or a status that is not there.
    """
    return _graph(setting(dataset, on, scenarios, evidence))


def setting(
    dataset: Dataset,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
) -> Setting:
    """Return a house on one day, under these scenarios, on this evidence.

    `on` defaults to the reference date of the house, else today. `scenarios` are names, local names or IRIs;
    their statements are added and withdrawn first, the record itself never changes.

    Raises UnknownNameError for a scenario or a status that is not there.
    """
    if evidence not in EVIDENCE:
        raise UnknownNameError(
            f"{evidence!r} is no status{closest(evidence, EVIDENCE)}; use one of {', '.join(EVIDENCE)}"
        )
    chosen = scenario_iris(dataset, scenarios)
    facts = read_facts(dataset, chosen)
    day = on or facts.house.reference_date or date.today()
    house = HouseInfo(
        iri=facts.house.iri,
        title=facts.house.title,
        reference_date=day.isoformat(),
        scenarios=tuple(chosen),
        evidence=evidence,
        digest=dataset.digest,
    )
    return settled(facts, day, evidence, house)


def settled(facts: Facts, day: date, evidence: str, house: HouseInfo) -> Setting:
    """Return the setting of facts already read; `setting` for a dataset. Actors bear the names of the day."""
    return Setting(named_on(facts, day), day, evidence, house)


def setting_of(graph: nx.MultiDiGraph[str]) -> Setting:
    """Return the setting a graph was built from."""
    asked = graph.graph
    return Setting(asked["facts"], asked["on"], asked["evidence"], asked["house"])


def graph_of(facts: Facts, day: date, evidence: str, house: HouseInfo) -> nx.MultiDiGraph[str]:
    """Return the graph of facts already read; `build` for a dataset. Actors bear the names of the day."""
    return _graph(settled(facts, day, evidence, house))


def _graph(asked: Setting) -> nx.MultiDiGraph[str]:
    import networkx as nx

    facts, day, evidence = asked.facts, asked.on, asked.evidence
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(facts=facts, on=day, evidence=evidence, house=asked.house)
    _add_actors(graph, facts)
    _add_relations(graph, facts, day, evidence)
    _add_choices(graph, facts, day, evidence)
    _add_participations(graph, facts, day, evidence)
    return graph


def facts_of(graph: nx.MultiDiGraph[str]) -> Facts:
    """Return the facts a graph was built from."""
    facts: Facts = graph.graph["facts"]
    return facts


def scenario_iris(dataset: Dataset, names: Sequence[str]) -> tuple[str, ...]:
    """Return the IRIs of scenarios named by notation, local name or IRI, in the order given, each once.

    Raises UnknownNameError when the house has no such scenario, with those it has.
    """
    if not names:
        return ()
    known = scenario_notations(dataset)
    found: list[str] = []
    for name in names:
        hits = [iri for iri, notation in known.items() if name in (iri, notation, local_name(iri))]
        if len(hits) != 1:
            having = ", ".join(local_name(iri) for iri in known) or "none"
            problem = "is the name of more than one scenario" if hits else "is not a scenario of this house"
            raise UnknownNameError(f"{name!r} {problem}{closest(name, known)} (it has: {having})")
        if hits[0] not in found:
            found.append(hits[0])
    return tuple(found)


def _add_actors(graph: nx.MultiDiGraph[str], facts: Facts) -> None:
    for actor in facts.actors.values():
        graph.add_node(
            actor.iri,
            node_kind="actor",
            label=actor.label,
            short=actor.short,
            part_of=actor.part_of[0] if actor.part_of else None,
            member_of=actor.member_of,
            province=actor.province,
            legal_form=actor.legal_form,
            names=actor.names,
            classes=tuple(sorted(actor.classes)),
            themes=(),
        )


def relation_edge(relation: Relation, facts: Facts) -> dict[str, object]:
    """Return the attributes of the edge a relation makes."""
    kind = facts.kinds.get(relation.kind or "")
    return {
        "edge_kind": "accountability",
        "grade": Grade(*(relation.grade or (0, 0, 0))),
        "reach": relation.reach or "none",
        "status": relation.status,
        "kind": relation.kind,
        "kind_label": kind.label if kind else facts.labels.get(relation.iri),
    }


def _add_relations(graph: nx.MultiDiGraph[str], facts: Facts, day: date, evidence: str) -> None:
    for relation in facts.relations.values():
        usable = relation.forum and relation.grade is not None and relation.reach is not None
        if usable and relation.forum and holds_on(relation, day) and accepts(evidence, relation.status):
            graph.add_edge(relation.account_giver, relation.forum, key=relation.iri, **relation_edge(relation, facts))


def _add_choices(graph: nx.MultiDiGraph[str], facts: Facts, day: date, evidence: str) -> None:
    for choice in facts.choices.values():
        if holds_on(choice, day):
            graph.add_node(
                choice.iri,
                node_kind="choice",
                label=choice.label,
                short=both(choice.notation) if choice.notation else None,
                classes=(HVT.Choice,),
                themes=choice.themes,
            )
    for role in facts.roles.values():
        if role.choice in graph and role.actor and holds_on(role, day) and accepts(evidence, role.status):
            graph.add_edge(
                role.choice,
                role.actor,
                key=role.iri,
                edge_kind="role",
                role=role.role,
                role_label=facts.labels.get(role.role),
                status=role.status,
            )
    for money in facts.funding.values():
        if money.choice in graph and money.kind and holds_on(money, day) and accepts(evidence, money.status):
            graph.add_node(
                money.iri,
                node_kind="funding",
                label=facts.labels.get(money.kind),
                short=None,
                classes=(HVT.FundingStatement,),
                themes=(),
            )
            graph.add_edge(
                money.choice,
                money.iri,
                key=money.iri,
                edge_kind="funding",
                funding_kind=money.kind,
                status=money.status,
            )


def seats(facts: Facts, day: date, evidence: str) -> Iterator[Seat]:
    """Yield who sits in which body on a day: by the plain `hvt:participant`, and by every accepted participation."""
    for actor in facts.actors.values():
        for participant in actor.participants:
            yield Seat(f"{actor.iri} {participant}", actor.iri, participant, HVT.Member, "stated")
    for seat in facts.participations.values():
        if seat.participant and holds_on(seat, day) and accepts(evidence, seat.status):
            yield Seat(seat.iri, seat.body, seat.participant, seat.role, seat.status)


def _add_participations(graph: nx.MultiDiGraph[str], facts: Facts, day: date, evidence: str) -> None:
    for seat in seats(facts, day, evidence):
        graph.add_edge(
            seat.body,
            seat.participant,
            key=seat.key,
            edge_kind="participation",
            participation_role=seat.role,
            status=seat.status,
        )
