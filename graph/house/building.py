"""From a setting to a graph: who answers to whom on one day, under these scenarios, on this evidence.

Every edge points up: account-giver to forum, choice to actor, body to those who sit in it. The graph
holds only what is valid on the day and accepted as evidence; what is set aside (ended, not begun, not
accepted, looked for and not found) waits in the facts of the setting for whoever asks why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import networkx as nx

from graph.house.setting import Setting, seats
from graph.records import Grade
from ontology.namespaces import HVT
from ontology.reading.facts import Actor, Choice, Facts, Funding, Participation, Relation, Role, holds_on
from ontology.text import both

__all__ = ["Turned", "build", "relation_edge", "turn"]

#: What is other, or counts otherwise, in one setting than in another: collection -> IRIs.
Turned = Mapping[str, frozenset[str]]


def build(setting: Setting) -> nx.MultiDiGraph[str]:
    """Return the accountability graph of a house on one day.

    Nodes are IRIs. Edge keys are the IRIs of relations, assignments and statements; `edge_kind` tells
    `accountability`, `role`, `participation` and `funding` apart.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    facts = setting.facts
    _add_actors(graph, facts.actors.values())
    _add_relations(graph, setting, facts.relations.values())
    _add_choices(graph, setting, facts.choices.values())
    _add_roles(graph, setting, facts.roles.values())
    _add_money(graph, setting, facts.funding.values())
    _add_seats(graph, setting, facts.actors.values(), facts.participations.values())
    return graph


def turn(graph: nx.MultiDiGraph[str], before: Setting, after: Setting, turned: Turned) -> None:
    """Make the graph of one setting into that of another, where only what is named can count otherwise.

    With a choice its roles and its money are named too. The order of nodes and edges is not that of `build`.
    """
    _take_out(graph, before.facts, turned)
    facts = after.facts

    def now(name: str) -> list[Any]:
        held: Mapping[str, Any] = getattr(facts, name)
        return [held[iri] for iri in sorted(turned.get(name, ())) if iri in held]

    actors = now("actors")
    _add_actors(graph, actors)
    _add_relations(graph, after, now("relations"))
    _add_choices(graph, after, now("choices"))
    _add_roles(graph, after, now("roles"))
    _add_money(graph, after, now("funding"))
    _add_seats(graph, after, actors, now("participations"))
    gone = [iri for iri in turned.get("actors", ()) if iri not in facts.actors and iri in graph]
    graph.remove_nodes_from([iri for iri in gone if graph.degree(iri) == 0])


def _take_out(graph: nx.MultiDiGraph[str], facts: Facts, turned: Turned) -> None:
    """Take out what is named, as it stands in these facts."""
    edges: list[tuple[str, str | None, str]] = []
    for iri in turned.get("relations", ()):
        if iri in facts.relations:
            edges.append((facts.relations[iri].account_giver, facts.relations[iri].forum, iri))
    for iri in turned.get("roles", ()):
        if iri in facts.roles:
            edges.append((facts.roles[iri].choice, facts.roles[iri].actor, iri))
    for iri in turned.get("participations", ()):
        if iri in facts.participations:
            edges.append((facts.participations[iri].body, facts.participations[iri].participant, iri))
    for iri in turned.get("actors", ()):
        if iri in facts.actors:
            edges.extend((iri, participant, f"{iri} {participant}") for participant in facts.actors[iri].participants)
    for low, high, key in edges:
        if high and graph.has_edge(low, high, key):
            graph.remove_edge(low, high, key)
    graph.remove_nodes_from([*turned.get("funding", ()), *turned.get("choices", ())])


def _inside(graph: nx.MultiDiGraph[str]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return the nodes, the edges up and the edges down of a graph, as it keeps them itself.

    What is new in it for certain is put there, a hundred thousand times: `add_node` and `add_edge` take four times as
    long to find that out.
    """
    own = vars(graph)
    return own["_node"], own["_succ"], own["_pred"]


def _add_actors(graph: nx.MultiDiGraph[str], actors: Iterable[Actor]) -> None:
    nodes, above, below = _inside(graph)
    in_order = cache(lambda classes: tuple(sorted(classes)))
    for actor in actors:
        nodes[actor.iri] = {
            "node_kind": "actor",
            "label": actor.label,
            "short": actor.short,
            "part_of": actor.part_of[0] if actor.part_of else None,
            "member_of": actor.member_of,
            "lies_in": actor.lies_in,
            "legal_form": actor.legal_form,
            "names": actor.names,
            "classes": in_order(actor.classes),
            "themes": (),
        }
        if actor.iri not in above:
            above[actor.iri], below[actor.iri] = {}, {}


def relation_edge(relation: Relation, facts: Facts) -> dict[str, object]:
    """Return the attributes of the edge a relation makes."""
    kind = facts.kinds.get(relation.kind or "")
    return {
        "edge_kind": "accountability",
        "grade": _grade(relation.grade or (0, 0, 0)),
        "reach": relation.reach or "none",
        "status": relation.status,
        "kind": relation.kind,
        "kind_label": kind.label if kind else facts.labels.get(relation.iri),
    }


@cache
def _grade(grade: tuple[int, int, int]) -> Grade:
    return Grade(*grade)


def _add_relations(graph: nx.MultiDiGraph[str], setting: Setting, relations: Iterable[Relation]) -> None:
    """Add the relations that count: of those with the same bounds and status it is asked once whether they do."""
    facts, (_, above, below) = setting.facts, _inside(graph)
    known: dict[object, bool] = {}
    edges: dict[object, dict[str, object]] = {}
    for relation in relations:
        grade, reach, forum = relation.grade, relation.reach, relation.forum
        if not forum or grade is None or reach is None:
            continue
        when = relation.valid_from, relation.valid_until, relation.status
        counts = known.get(when)
        if counts is None:
            counts = known[when] = setting.counts(relation)
        if counts:
            named = relation.kind if relation.kind in facts.kinds else relation.iri
            edge = edges.get((named, grade, reach, relation.status))
            if edge is None:
                edge = edges[named, grade, reach, relation.status] = relation_edge(relation, facts)
            giver = relation.account_giver
            if giver not in above or forum not in above:
                graph.add_nodes_from((giver, forum))
            between = above[giver].get(forum)
            if between is None:
                above[giver][forum] = below[forum][giver] = {relation.iri: edge.copy()}
            else:
                between[relation.iri] = edge.copy()


def _add_choices(graph: nx.MultiDiGraph[str], setting: Setting, choices: Iterable[Choice]) -> None:
    for choice in choices:
        if holds_on(choice, setting.on):
            graph.add_node(
                choice.iri,
                node_kind="choice",
                label=choice.label,
                short=both(choice.notation) if choice.notation else None,
                classes=(HVT.Choice,),
                themes=choice.themes,
            )


def _add_roles(graph: nx.MultiDiGraph[str], setting: Setting, roles: Iterable[Role]) -> None:
    for role in roles:
        if role.choice in graph and role.actor and setting.counts(role):
            graph.add_edge(
                role.choice,
                role.actor,
                key=role.iri,
                edge_kind="role",
                role=role.role,
                role_label=setting.facts.labels.get(role.role),
                status=role.status,
            )


def _add_money(graph: nx.MultiDiGraph[str], setting: Setting, funding: Iterable[Funding]) -> None:
    for money in funding:
        if money.choice in graph and money.kind and setting.counts(money):
            graph.add_node(
                money.iri,
                node_kind="funding",
                label=setting.facts.labels.get(money.kind),
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


def _add_seats(
    graph: nx.MultiDiGraph[str], setting: Setting, bodies: Iterable[Actor], participations: Iterable[Participation]
) -> None:
    for seat in seats(setting, bodies, participations):
        graph.add_edge(
            seat.body,
            seat.participant,
            key=seat.key,
            edge_kind="participation",
            participation_role=seat.role,
            status=seat.status,
        )
