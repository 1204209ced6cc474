"""The graph of a house with its answers, in plain attributes: what every writer of networkx takes.

A copy: nobody who changes it changes an answer. Nodes are IRIs and every edge points up, as in the graph that was
asked. Each attribute is a str, an int or a bool; what is not known is absent, never empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import networkx as nx

from exports.map.plan import bands, leaf_class
from exports.writing import printable
from graph.answers.answering import answer
from graph.house.setting import Setting
from graph.records import UNGRADED, Answer, Decider, Grade
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.facts import Facts
from ontology.text import Text

__all__ = ["plain_graph"]

Plain = str | int | bool


@cache
def _floor() -> Mapping[str, str]:
    return {leaf: floor for floor, rooms in bands() for _, leaves in rooms for leaf in leaves}


def plain_graph(setting: Setting) -> nx.MultiDiGraph[str]:
    """Return the graph of a setting with labels, verdicts and grades on it, all plain.

    Of the graph: `house` (its IRI), `title_nl`, `title_en`, `reference_date`, `evidence`, `scenarios` (IRIs, a space
    between them) and `digest`. Of a node: `node_kind`, `iri`, labels and, for a choice, its verdict. Of an edge:
    `edge_kind`, `iri`, `kind`, labels, `status`, dates, and for accountability the grade of each power and the reach.
    """
    told, asked, facts = answer(setting), setting.graph, setting.facts
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(_of_house(told))
    verdicts = {choice.iri: choice for choice in told.choices}
    deciders = {(c.iri, d.iri): d for c in told.choices for d in c.deciders if not d.pierced_from}
    for iri, said in asked.nodes(data=True):
        plain: dict[str, Plain] = {"iri": iri, "node_kind": said["node_kind"]}
        plain |= _named("label", said["label"]) | _named("short", said["short"])
        if said["node_kind"] == "actor":
            plain |= _of_actor(iri, facts)
        elif iri in verdicts:
            choice = verdicts[iri]
            plain |= {"class": "Choice", "verdict": choice.verdict, "ministerial": choice.ministerial}
            plain |= _reached(choice.verdict, choice.grade) | _known(notation=choice.notation, lead=choice.lead)
            plain |= _dated(facts.choices[iri]) | _several("themes", choice.themes)
        else:
            plain["class"] = "FundingStatement"
        graph.add_node(iri, **plain)
    for low, high, key, said in asked.edges(keys=True, data=True):
        graph.add_edge(low, high, key=key, **_of_edge(key, said, facts, deciders.get((low, high))))
    return graph


def _of_house(told: Answer) -> dict[str, Plain]:
    house = told.house
    said = {"reference_date": house.reference_date, "evidence": house.evidence, "digest": house.digest}
    return {**said, **_named("title", house.title), **_known(house=house.iri), **_several("scenarios", house.scenarios)}


def _of_actor(iri: str, facts: Facts) -> dict[str, Plain]:
    actor = facts.actors[iri]
    leaf = leaf_class(tuple(sorted(actor.classes)))
    known = _known(part_of=actor.part_of[0] if actor.part_of else None, lies_in=actor.lies_in)
    known |= _named("legal_form", actor.legal_form)
    floors = (_floor().get(leaf_class(tuple(sorted(facts.actors[whole].classes)))) for whole in _wholes(iri, facts))
    floor = next((name for name in floors if name), None)
    return {"class": leaf, **known, **_known(floor=floor), **_several("member_of", actor.member_of), **_dated(actor)}


def _wholes(iri: str, facts: Facts) -> Iterator[str]:
    """An actor, then what it is a part of, as far as that is needed to know where it stands."""
    seen: set[str] = set()
    while iri in facts.actors and iri not in seen:
        yield iri
        seen.add(iri)
        if leaf_class(tuple(sorted(facts.actors[iri].classes))) != "Actor":
            return
        iri = next(iter(facts.actors[iri].part_of), "")


def _of_edge(key: str, said: Mapping[str, object], facts: Facts, decider: Decider | None) -> dict[str, Plain]:
    edge = str(said["edge_kind"])
    plain: dict[str, Plain] = {"iri": key, "edge_kind": edge, "status": str(said["status"])}
    if edge == "accountability":
        relation = facts.relations[key]
        plain |= {"reach": str(said["reach"]), **_graded(Grade(*(relation.grade or (0, 0, 0))))}
        kind = facts.kinds.get(relation.kind or "")
        named = _known(kind=local_name(kind.iri) if kind else None)
        return {**plain, **named, **_named("label", kind.label if kind else facts.labels.get(key)), **_dated(relation)}
    field = {"role": "role", "participation": "participation_role", "funding": "funding_kind"}[edge]
    sort = str(said[field])
    plain |= {"kind": local_name(sort), **_named("label", facts.labels.get(sort))}
    if edge == "role" and sort == HVT.Decides and decider is not None:
        plain |= {"verdict": decider.verdict, **_reached(decider.verdict, decider.grade)}
    stated = facts.roles.get(key) or facts.funding.get(key) or facts.participations.get(key)
    return {**plain, **_dated(stated)} if stated else plain


def _reached(verdict: str, grade: Grade) -> dict[str, Plain]:
    """Return how far a verdict reaches; nothing where it does not say: unknown is not none."""
    return {} if verdict in UNGRADED else _graded(grade)


def _graded(grade: Grade) -> dict[str, Plain]:
    return dict(grade._asdict())


def _named(name: str, text: object) -> dict[str, Plain]:
    return {f"{name}_nl": printable(text.nl), f"{name}_en": printable(text.en)} if isinstance(text, Text) else {}


def _several(name: str, iris: tuple[str, ...]) -> dict[str, Plain]:
    return {name: " ".join(iris)} if iris else {}


def _known(**said: str | None) -> dict[str, Plain]:
    return {name: value for name, value in said.items() if value}


def _dated(fact: object) -> dict[str, Plain]:
    dates = {name: getattr(fact, name, None) for name in ("valid_from", "valid_until")}
    return {name: day.isoformat() for name, day in dates.items() if isinstance(day, date)}
