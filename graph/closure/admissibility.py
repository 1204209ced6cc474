"""The relations that count for a choice, ready to be climbed (model-2.md 3.1): `graph.closure.portfolios` says which.

The result is a *ladder*: a view of the graph that holds the admissible relations, sinks without a way out, so that
every path in it that ends well is a chain. It is climbed from below and looks up what is above an actor when somebody
stands there: a house holds every municipality, a choice concerns few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import networkx as nx

from graph.closure.engines import Engine, engine_for
from graph.closure.portfolios import Edge, Portfolios
from graph.house.building import Turned, relation_edge, turn
from graph.house.setting import Seat, Setting, accepts
from graph.records import Grade
from ontology.namespaces import HVT
from ontology.reading.facts import Absence, Choice, Facts, Funding, Relation, Role, Tenure, holds_on
from ontology.steps import come_to

__all__ = ["Ladder", "Ladders", "Place", "Rung"]

_Said = TypeVar("_Said")

#: Somebody, and whether what is accounted for there is its own decision.
Place = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Rung:
    """One admissible relation, ready to be climbed."""

    relation: str
    account_giver: str
    forum: str
    grade: Grade
    reach: str
    status: str
    kind: str | None
    #: oversight over what the account-giver itself decides: it stands only after relations that act as forum
    own_conduct: bool
    #: what the account-giver decides counts as a decision of the forum
    acts_as_forum: bool
    #: account-giver and forum count as one office
    nests: bool


class Ladder:
    """The admissible relations of one choice: `graph` is a view of what the house's graph says about them."""

    def __init__(self, ladders: Ladders, portfolios: frozenset[int], added: frozenset[Edge] = frozenset()) -> None:
        self._ladders = ladders
        self._portfolios = portfolios
        self._added = added
        beyond = added or not portfolios <= ladders.portfolios.valid
        self._graphs = (ladders.graph, ladders.set_aside) if beyond else (ladders.graph,)
        self._rungs: dict[str, tuple[Rung, ...]] = {}
        self._cones: dict[str, Mapping[str, bool]] = {}
        self._stated: dict[str, bool] = {}
        #: bodies that were pierced or not, filled by graph.closure.piercing
        self.pierced: dict[str, bool] = {}
        sinks = ladders.portfolios.sinks
        self.parliaments, self.assemblies, self.offices = sinks.parliaments, sinks.assemblies, sinks.offices
        self.engine = ladders.engine
        #: actor -> its closure words side by side, filled by graph.closure.words
        self.words: dict[str, int] = {}
        #: actor -> who above it answer to each other only, filled by graph.answers.gaps
        self.rings: dict[str, list[list[str]]] = {}

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The ladder for any algorithm of networkx: of the graph only these relations are seen."""
        whole = self._graphs[0] if len(self._graphs) == 1 else nx.compose_all(self._graphs)

        def admits(giver: str, forum: str, relation: str | int) -> bool:
            return not self.is_sink(giver) and self._admits((giver, forum, str(relation)))

        ladder: nx.MultiDiGraph[str] = nx.subgraph_view(whole, filter_edge=admits)
        return ladder

    def rungs(self, actor: str) -> tuple[Rung, ...]:
        """The admissible relations upward of `actor`, in order of IRI."""
        known = self._rungs.get(actor)
        if known is None:
            flags = self._ladders.flags
            found = (
                Rung(relation, giver, forum, said["grade"], said["reach"], said["status"], kind, *flags(kind))
                for graph in self._graphs
                for giver, forum, relation, said in graph.out_edges([actor], keys=True, data=True)
                if self._admits((giver, forum, relation))
                for kind in (said["kind"],)
            )
            known = self._rungs[actor] = tuple(sorted(found, key=lambda rung: rung.relation))
        return known

    def _admits(self, edge: Edge) -> bool:
        return self._ladders.portfolios.of.get(edge) in self._portfolios or edge in self._added

    def givers(self) -> Iterator[str]:
        """Yield every actor with an admissible relation upward."""
        everybody = dict.fromkeys(actor for graph in self._graphs for actor in graph)
        return (actor for actor in everybody if self.rungs(actor))

    def is_sink(self, actor: str) -> bool:
        """A chain never passes through a parliament or an assembly."""
        return actor in self.parliaments or actor in self.assemblies

    def ends_chain(self, rung: Rung, sink: str) -> bool:
        """Tell whether a rung is the last of a `ministerial` or `local` chain."""
        if sink == "local":
            return rung.forum in self.assemblies
        return rung.forum in self.parliaments and rung.account_giver in self.offices

    def serves_as(self, office: str) -> frozenset[str]:
        """Whom an office counts as: itself, and whatever it is nested under (a state secretary: his minister)."""
        return frozenset(come_to(office, self._nesting))

    def _nesting(self, office: str) -> Iterator[str]:
        return (rung.forum for rung in self.rungs(office) if rung.nests)

    def above(self, actor: str) -> frozenset[str]:
        """Every actor that can be come to from `actor` by admissible relations, whatever stands before them."""
        return frozenset(come_to(actor, self._forums))

    def _forums(self, actor: str) -> Iterator[str]:
        rungs = () if self.is_sink(actor) else self.rungs(actor)
        return (rung.forum for rung in rungs if not self.is_sink(rung.forum))

    def cone(self, actor: str) -> Mapping[str, bool]:
        """Every actor that `actor` reaches, itself included, sinks excluded -> whether as the one who decides.

        True where every relation on some way there acts as forum: there relations of own conduct stand too.
        """
        if actor not in self._cones:
            places = frozenset(come_to((actor, True), self._steps))
            self._cones[actor] = {member: (member, True) in places for member, _ in places}
        return self._cones[actor]

    def is_stated_above(self, actor: str) -> bool:
        """Tell whether every relation that `actor` can come to is stated."""
        if actor not in self._stated:
            members = self.above(actor)
            self._stated[actor] = all(r.status == "stated" for member in members for r in self.rungs(member))
        return self._stated[actor]

    def _steps(self, place: Place) -> Iterator[Place]:
        actor, own = place
        rungs = () if self.is_sink(actor) else self.standing(actor, own=own)
        return ((rung.forum, own and rung.acts_as_forum) for rung in rungs if not self.is_sink(rung.forum))

    def gets_out(self, actor: str, *, own: bool) -> bool | None:
        """Tell whether an actor has any chain at all; None where its closure words have to tell."""
        return None

    def standing(self, actor: str, *, own: bool) -> Iterator[Rung]:
        """The admissible relations upward of `actor` that can stand there, in order of IRI.

        `own`: every relation before acts as forum, so that what is overseen is the actor's own decision.
        """
        return (rung for rung in self.rungs(actor) if own or not rung.own_conduct)

    def with_rungs(self, rungs: Iterable[Rung]) -> Ladder:
        """Return the ladder with these rungs added; what was looked up of anybody else holds there too."""
        added = frozenset(map(self._ladders.suppose, rungs))
        ladder = Ladder(self._ladders, self._portfolios, self._added | added)
        givers = {giver for giver, _, _ in added}
        ladder._rungs = {actor: known for actor, known in self._rungs.items() if actor not in givers}
        return ladder


class Ladders:
    """The ladders of a setting, each made once: choices in the same portfolios share one.

    What counts is read from the edges of the graph; what was set aside, and what a statement says beside whom it is
    about, is looked up in the facts.
    """

    def __init__(self, setting: Setting, engine: Engine | None = None) -> None:
        self.setting = setting
        self.graph = setting.graph
        self.facts = setting.facts
        self.day: date = setting.on
        self.evidence: str = setting.evidence
        self.engine = engine or engine_for(setting)
        self.portfolios = Portfolios(setting)
        #: kind -> what its relations are: own conduct only, acting as forum, nesting an office
        self._flags = _flags(self.facts)
        self._made: dict[frozenset[int], Ladder] = {}
        #: (choice, kind of edge) -> the keys of such edges
        self._edges: dict[tuple[str, str], frozenset[str]] = {}
        #: choice -> what it is a part of on which somebody adopts or decides, as `graph.answers.judging` finds it
        self.speaking: dict[str, tuple[str, ...]] = {}
        #: assignment -> what it says of the parts of its choice
        self.taken: dict[str, Role] = {}
        facts = self.facts
        #: account-giver -> every relation upward on record, whatever its dates and status
        self._on_record: dict[str, list[Relation]] = _by(facts.relations.values(), "account_giver")
        #: choice -> every assignment on record
        self.roles: dict[str, list[Role]] = _by(facts.roles.values(), "choice")
        #: choice -> every funding statement on record
        self.funding: dict[str, list[Funding]] = _by(facts.funding.values(), "choice")
        #: the choices that another choice is a part of
        self.wholes = _wholes(facts)
        #: actor or choice -> what a source says is not there
        self.absences: dict[str, list[Absence]] = _by(facts.absences.values(), "about")
        self._hold()

    def _hold(self) -> None:
        """Find who holds which office."""
        setting = self.setting
        #: office -> who holds it on the day
        self.holders: dict[str, list[Tenure]] = {}
        #: offices of which the record knows, on accepted evidence, who held them on any day
        self.once_held: set[str] = set()
        for tenure in self.facts.tenures.values():
            if accepts(setting.evidence, tenure.status):
                self.once_held.add(tenure.office)
            if setting.counts(tenure):
                self.holders.setdefault(tenure.office, []).append(tenure)

    def turn(self, setting: Setting, turned: Turned) -> None:
        """Be the ladders of another setting on the same evidence, where only what is named can be other, or can count.

        The graph is made into that of the setting; a ladder given out before is not to be asked any more.
        """
        old, new = self.facts, setting.facts
        opened = turned.get("choices", frozenset())
        along = {name: _about(opened, getattr(self, name), getattr(new, name)) for name in ("roles", "funding")}
        turned = {**turned, **{name: turned.get(name, frozenset()) | also for name, also in along.items()}}
        turn(self.graph, self.setting, setting, turned)
        self.setting, self.facts, self.day = setting.on_graph(self.graph), new, setting.on
        self.portfolios.turn(self.setting, turned)
        if turned.get("kinds"):
            self._flags = _flags(new)
        for held, name, key in (
            (self._on_record, "relations", "account_giver"),
            (self.roles, "roles", "choice"),
            (self.funding, "funding", "choice"),
            (self.absences, "absences", "about"),
        ):
            if turned.get(name):
                _exchange(held, key, turned[name], getattr(old, name), getattr(new, name))
        if opened:
            self.wholes = _wholes(new)
        if turned.get("tenures"):
            self._hold()
        self._edges, self.speaking, self.taken = {}, {}, {}
        if any(turned.get(name) for name in ("relations", "participations", "actors", "kinds", "broader")):
            self._made = {}
            self.__dict__.pop("set_aside", None)
        for name in ("caretaking", "stated"):
            self.__dict__.pop(name, None)

    @cached_property
    def caretaking(self) -> frozenset[str]:
        """The cabinets that have offered their resignation by the day, and whoever sits in one or is a member of it."""
        cabinets = {period.about for period in self.facts.caretakers.values() if self.setting.counts(period)}
        seated = {seat.participant for cabinet in cabinets for seat in self.seats(cabinet)}
        members = (
            {a.iri for a in self.facts.actors.values() if not cabinets.isdisjoint(a.member_of)} if cabinets else ()
        )
        return frozenset(cabinets.union(seated, members))

    @cached_property
    def stated(self) -> Ladders:
        """The same house asked on stated facts alone: what is not stated is passed by, nothing is built again."""
        setting = self.setting
        alone = copy(self)
        alone.setting = Setting(setting.facts, setting.on, "stated", setting.house).on_graph(setting.graph)
        alone.evidence = "stated"
        alone._made, alone._edges, alone.speaking = {}, {}, {}
        return alone

    def flags(self, kind: str | None) -> tuple[bool, bool, bool]:
        """Return what relations of a kind are: own conduct only, acting as forum, nesting an office."""
        return self._flags.get(kind or "", (False, False, False))

    @cached_property
    def set_aside(self) -> nx.MultiDiGraph[str]:
        """What has ended, as edges beside those of the graph, and whatever is supposed (`suppose`)."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for relation in self.portfolios.ended:
            said = relation_edge(relation, self.facts)
            graph.add_edge(relation.account_giver, relation.forum or "", key=relation.iri, **said)
        return graph

    def suppose(self, rung: Rung) -> Edge:
        """Put in a relation that no ladder sees unless it was added to it; return its edge."""
        said = {"grade": rung.grade, "reach": rung.reach, "status": rung.status, "kind": rung.kind}
        self.set_aside.add_edge(rung.account_giver, rung.forum, key=rung.relation, **said)
        return rung.account_giver, rung.forum, rung.relation

    def relations_of(self, actor: str) -> list[Relation]:
        """Every relation upward on record for an actor, whatever its dates and status."""
        return self._on_record.get(actor, [])

    def on_agenda(self) -> list[Choice]:
        """The choices of the graph."""
        return [choice for iri, choice in self.facts.choices.items() if iri in self.graph]

    def assigned(self, choice: str) -> list[Role]:
        """The roles on a choice: the edges, and those set aside because nobody or no accepted evidence is named."""
        edges = self._keys(choice, "role")
        return [r for r in self.roles.get(choice, ()) if r.iri in edges or self._set_aside(r, r.actor)]

    def money(self, choice: str) -> list[Funding]:
        """What is said about the money of a choice: the edges, and what is set aside likewise."""
        edges = self._keys(choice, "funding")
        return [f for f in self.funding.get(choice, ()) if f.iri in edges or self._set_aside(f, f.kind)]

    def counts(self, fact: Role | Funding) -> bool:
        """Tell whether an assignment or a funding statement is an edge of the graph."""
        return fact.iri in self._keys(fact.choice, "role" if isinstance(fact, Role) else "funding")

    def _keys(self, choice: str, kind: str) -> frozenset[str]:
        known = self._edges.get((choice, kind))
        if known is None:
            edges = self.graph.out_edges([choice], keys=True, data=True)
            known = self._edges[choice, kind] = frozenset(
                key for *_, key, said in edges if said["edge_kind"] == kind and accepts(self.evidence, said["status"])
            )
        return known

    def _set_aside(self, fact: Role | Funding, named: str | None) -> bool:
        return holds_on(fact, self.day) and not (named and accepts(self.evidence, fact.status))

    def seats(self, body: str) -> list[Seat]:
        """The seats of the chair and members of a body."""
        edges = self.graph.out_edges([body], keys=True, data=True)
        return [
            Seat(key, body, participant, said["participation_role"], said["status"])
            for _, participant, key, said in edges
            if said["edge_kind"] == "participation" and said["participation_role"] in (HVT.Chair, HVT.Member)
            if accepts(self.evidence, said["status"])
        ]

    def of(self, choice: Choice) -> Ladder:
        """The ladder of what counts for `choice`."""
        return self._ladder(self.portfolios.covering(choice, self.evidence, ended=False))

    def with_ended(self, choice: Choice) -> Ladder:
        """The ladder as it would be if what has ended by this day still held."""
        return self._ladder(self.portfolios.covering(choice, self.evidence, ended=True))

    def unlimited(self) -> Ladder:
        """The ladder of what counts for every choice: relations without any scope."""
        return self._ladder(self.portfolios.in_any_scope(self.evidence, limited=False))

    def without_scopes(self) -> Ladder:
        """The ladder as it would be if no relation were limited to a portfolio."""
        return self._ladder(self.portfolios.in_any_scope(self.evidence, limited=True))

    def _ladder(self, portfolios: frozenset[int]) -> Ladder:
        if portfolios not in self._made:
            self._made[portfolios] = Ladder(self, portfolios)
        return self._made[portfolios]


def _by(facts: Iterable[_Said], name: str) -> dict[str, list[_Said]]:
    """Return facts by what stands in one of their fields."""
    grouped: dict[str, list[_Said]] = {}
    for fact in facts:
        grouped.setdefault(getattr(fact, name), []).append(fact)
    return grouped


def _exchange(
    grouped: dict[str, list[Any]], name: str, iris: Iterable[str], old: Mapping[str, Any], new: Mapping[str, Any]
) -> None:
    """Put the facts of these names as they are now in the place of what they were, in order of IRI."""
    now = [new[iri] for iri in iris if iri in new]
    about = {getattr(fact, name) for fact in (*now, *(old[iri] for iri in iris if iri in old))}
    for one in about:
        kept = [fact for fact in grouped.get(one, ()) if fact.iri not in iris]
        found = [*kept, *(fact for fact in now if getattr(fact, name) == one)]
        grouped[one] = sorted(found, key=lambda fact: fact.iri)


def _about(choices: Iterable[str], known: Mapping[str, list[Any]], new: Mapping[str, Any]) -> frozenset[str]:
    """Return the statements on these choices, as they were known, that are there still."""
    return frozenset(fact.iri for choice in choices for fact in known.get(choice, ()) if fact.iri in new)


def _wholes(facts: Facts) -> frozenset[str]:
    return frozenset(whole for choice in facts.choices.values() for whole in choice.part_of)


def _flags(facts: Facts) -> dict[str, tuple[bool, bool, bool]]:
    kinds = facts.kinds.items()
    return {iri: (kind.own_conduct_only, kind.acts_as_forum, kind.nests_office) for iri, kind in kinds}
