"""From a setting to a graph: who answers to whom on one day, under these scenarios, on this evidence.

Every edge points up: account-giver to forum, choice to actor, body to those who sit in it. The graph
holds only what is valid on the day and accepted as evidence; what is set aside (ended, not begun, not
accepted, looked for and not found) waits in the facts of the setting for whoever asks why.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import networkx as nx

from graph.house.setting import Setting, seats
from graph.records import Grade
from ontology.namespaces import HVT
from ontology.reading.facts import Facts, Relation, holds_on
from ontology.text import both

__all__ = ["build", "relation_edge"]


def build(setting: Setting) -> nx.MultiDiGraph[str]:
    """Return the accountability graph of a house on one day.

    Nodes are IRIs. Edge keys are the IRIs of relations, assignments and statements; `edge_kind` tells
    `accountability`, `role`, `participation` and `funding` apart.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    _add_actors(graph, setting.facts)
    _add_relations(graph, setting)
    _add_choices(graph, setting)
    _add_participations(graph, setting)
    return graph


def _inside(graph: nx.MultiDiGraph[str]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return the nodes, the edges up and the edges down of a graph, as it keeps them itself.

    What is new in it for certain is put there, a hundred thousand times: `add_node` and `add_edge` take four times as
    long to find that out.
    """
    own = vars(graph)
    return own["_node"], own["_succ"], own["_pred"]


def _add_actors(graph: nx.MultiDiGraph[str], facts: Facts) -> None:
    nodes, above, below = _inside(graph)
    in_order = cache(lambda classes: tuple(sorted(classes)))
    for actor in facts.actors.values():
        said = {
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
        nodes[actor.iri], above[actor.iri], below[actor.iri] = said, {}, {}


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


def _add_relations(graph: nx.MultiDiGraph[str], setting: Setting) -> None:
    """Add the relations that count: of those with the same bounds and status it is asked once whether they do."""
    facts, (_, above, below) = setting.facts, _inside(graph)
    known: dict[object, bool] = {}
    edges: dict[object, dict[str, object]] = {}
    for relation in facts.relations.values():
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


def _add_choices(graph: nx.MultiDiGraph[str], setting: Setting) -> None:
    facts = setting.facts
    for choice in facts.choices.values():
        if holds_on(choice, setting.on):
            graph.add_node(
                choice.iri,
                node_kind="choice",
                label=choice.label,
                short=both(choice.notation) if choice.notation else None,
                classes=(HVT.Choice,),
                themes=choice.themes,
            )
    for role in facts.roles.values():
        if role.choice in graph and role.actor and setting.counts(role):
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
        if money.choice in graph and money.kind and setting.counts(money):
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


def _add_participations(graph: nx.MultiDiGraph[str], setting: Setting) -> None:
    for seat in seats(setting):
        graph.add_edge(
            seat.body,
            seat.participant,
            key=seat.key,
            edge_kind="participation",
            participation_role=seat.role,
            status=seat.status,
        )
