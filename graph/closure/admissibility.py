"""Which relations count for a choice: valid, accepted, in scope, of a reach that carries (model.md 3.1).

The result is a *ladder*: the admissible relations, sinks without a way out, so that every path in it that ends
well is a chain. It is climbed from below and looks up what is above an actor when somebody stands there: a house
holds every municipality, a choice concerns few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from graph.house.setting import Seat, Setting, accepts, seats
from graph.records import Grade
from ontology.codelists import ranks
from ontology.codelists.ranks import STATUSES
from ontology.namespaces import HVT, KIND
from ontology.reading.facts import Absence, Choice, Facts, Funding, Relation, Role, Tenure, holds_on

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["REACHES", "Ladder", "Ladders", "Rung", "in_scope", "would_count"]

#: Reaches that can carry a chain, from strong to weak; `audit` and `none` are shown, never counted.
REACHES = ranks.REACHES[: ranks.REACHES.index("system") + 1]


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


class Ladder:
    """The admissible relations of one choice: the rungs up from each actor, in order of IRI."""

    def __init__(self, portfolios: Portfolios, numbers: frozenset[int], added: Iterable[Rung] = ()) -> None:
        self._portfolios = portfolios
        self._numbers = numbers
        self._added = tuple(added)
        self._known: dict[str, tuple[Rung, ...]] = {}
        sinks = portfolios.sinks
        self.parliaments, self.assemblies, self.offices = sinks.parliaments, sinks.assemblies, sinks.offices
        #: actor -> its closure words side by side, filled by graph.closure.words
        self.words: dict[str, int] = {}

    def rungs(self, actor: str) -> tuple[Rung, ...]:
        """The admissible relations upward of `actor`."""
        known = self._known.get(actor)
        if known is None:
            found = [rung for number, rung in self._portfolios.above(actor) if number in self._numbers]
            if self._added:
                found += [rung for rung in self._added if rung.account_giver == actor]
                found.sort(key=lambda rung: rung.relation)
            known = self._known[actor] = tuple(found)
        return known

    def givers(self) -> Iterator[str]:
        """Yield every actor with an admissible relation upward."""
        everybody = dict.fromkeys((*self._portfolios.givers, *(rung.account_giver for rung in self._added)))
        return (actor for actor in everybody if self.rungs(actor))

    @cached_property
    def ties(self) -> frozenset[tuple[str, str]]:
        """State secretary -> the ministers he acts under (Grondwet 46(2))."""
        sinks = self._portfolios.sinks
        return frozenset(
            (rung.account_giver, rung.forum)
            for actor in sinks.secretaries
            for rung in self.rungs(actor)
            if rung.kind == KIND.state_secretary_under_minister and rung.forum in sinks.ministers
        )

    def is_sink(self, actor: str) -> bool:
        """A chain never passes through a parliament or an assembly."""
        return actor in self.parliaments or actor in self.assemblies

    def ends_chain(self, rung: Rung, sink: str) -> bool:
        """Tell whether a rung is the last of a `ministerial` or `local` chain."""
        if sink == "local":
            return rung.forum in self.assemblies
        return rung.forum in self.parliaments and rung.account_giver in self.offices

    def cone(self, actor: str) -> set[str]:
        """Every actor that `actor` reaches by admissible relations, itself included, sinks excluded."""
        seen, waiting = {actor}, [actor]
        while waiting:
            for rung in self.rungs(waiting.pop()):
                if rung.forum not in seen and not self.is_sink(rung.forum):
                    seen.add(rung.forum)
                    waiting.append(rung.forum)
        return seen

    def with_rungs(self, rungs: Iterable[Rung]) -> Ladder:
        """Return the ladder with these rungs added."""
        return Ladder(self._portfolios, self._numbers, (*self._added, *rungs))

    def as_graph(self, actors: Iterable[str] | None = None) -> nx.MultiDiGraph[str]:
        """The rungs upward of these actors (default: of all) as a networkx graph, for any algorithm."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for actor in self.givers() if actors is None else actors:
            for rung in self.rungs(actor):
                graph.add_edge(rung.account_giver, rung.forum, key=rung.relation)
        return graph


def in_scope(relation: Relation, choice: Choice, facts: Facts) -> bool:
    """Tell whether a relation's scope covers a choice: theme (or broader), kind and choice, all three.

    A limit that is absent limits nothing.
    """
    if relation.choices and choice.iri not in relation.choices:
        return False
    if relation.choice_kinds and not relation.choice_kinds.intersection(choice.kinds):
        return False
    if relation.themes:
        covered = {above for theme in choice.themes for above in facts.broader.get(theme, frozenset({theme}))}
        return bool(relation.themes & covered)
    return True


def would_count(relation: Relation, choice: Choice | None, facts: Facts, day: date) -> bool:
    """Tell whether a relation would be admissible if its status were accepted; without a choice, in any scope."""
    carries = relation.reach is None or relation.reach in REACHES
    return carries and holds_on(relation, day) and (choice is None or in_scope(relation, choice, facts))


@dataclass(frozen=True, slots=True)
class _Sinks:
    """Where chains end, and the offices before that."""

    parliaments: frozenset[str]
    assemblies: frozenset[str]
    offices: frozenset[str]
    secretaries: frozenset[str]
    ministers: frozenset[str]


class Portfolios:
    """What can count, now or before it ended: relations with the same scope count for the same choices.

    A portfolio is such a scope. It has a number, so that what counts for a choice is a small set of numbers.
    """

    def __init__(self, by_giver: Mapping[str, Iterable[Relation]], setting: Setting) -> None:
        accepted = frozenset(status for status in STATUSES if accepts(setting.evidence, status))
        numbers: dict[tuple[object, ...], int] = {}
        self._facts = setting.facts
        #: by number: one relation of the portfolio, and whether the portfolio is of what has ended
        self._examples: list[tuple[Relation, bool]] = []
        #: account-giver -> its relations, each with its portfolio
        self.givers: dict[str, list[tuple[int, Relation]]] = {}
        for giver, relations in by_giver.items():
            for relation in relations:
                ended = relation.valid_until is not None and relation.valid_until <= setting.on
                if not _carries(relation, accepted) or not (ended or holds_on(relation, setting.on)):
                    continue
                scope = (relation.themes, relation.choice_kinds, relation.choices, ended)
                number = numbers.setdefault(scope, len(numbers))
                if number == len(self._examples):
                    self._examples.append((relation, ended))
                self.givers.setdefault(giver, []).append((number, relation))
        self._rungs: dict[str, tuple[tuple[int, Rung], ...]] = {}
        self.valid = frozenset(number for number, (_, ended) in enumerate(self._examples) if not ended)
        self.unlimited = frozenset(number for number in self.valid if not _is_limited(self._examples[number][0]))
        actors = self._facts.actors.values()
        classes = (HVT.Parliament, HVT.Assembly, HVT.MinisterialOffice, HVT.StateSecretary, HVT.Minister)
        self.sinks = _Sinks(*(frozenset(a.iri for a in actors if cls in a.classes) for cls in classes))

    def covering(self, choice: Choice, *, ended: bool) -> frozenset[int]:
        """Return the portfolios that a choice falls in, with those that have ended or without."""
        return frozenset(
            number
            for number, (example, over) in enumerate(self._examples)
            if (ended or not over) and in_scope(example, choice, self._facts)
        )

    def above(self, actor: str) -> tuple[tuple[int, Rung], ...]:
        """Return what an actor answers by, whatever the choice, each with its portfolio; in order of IRI."""
        made = self._rungs.get(actor)
        if made is None:
            known = sorted(self.givers.get(actor, ()), key=lambda pair: pair[1].iri)
            made = self._rungs[actor] = tuple((number, _rung(relation)) for number, relation in known)
        return made


class Ladders:
    """The ladders of a setting, each made once: choices in the same portfolios share one."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.facts = self.setting.facts
        self.day: date = self.setting.on
        self.evidence: str = self.setting.evidence
        self._made: dict[frozenset[int], Ladder] = {}
        self._by_giver: dict[str, list[Relation]] = {}
        for relation in self.facts.relations.values():
            self._by_giver.setdefault(relation.account_giver, []).append(relation)
        self._portfolios = Portfolios(self._by_giver, self.setting)

        self.roles: dict[str, list[Role]] = {}
        for role in self.facts.roles.values():
            self.roles.setdefault(role.choice, []).append(role)
        self.funding: dict[str, list[Funding]] = {}
        for money in self.facts.funding.values():
            self.funding.setdefault(money.choice, []).append(money)
        self.absences: dict[str, list[Absence]] = {}
        for absence in self.facts.absences.values():
            self.absences.setdefault(absence.about, []).append(absence)
        #: office -> who holds it on the day
        self.holders: dict[str, list[Tenure]] = {}
        for tenure in self.facts.tenures.values():
            if setting.counts(tenure):
                self.holders.setdefault(tenure.office, []).append(tenure)
        #: body -> the seats of its chair and members on the day
        self.seated: dict[str, list[Seat]] = {}
        for seat in seats(setting):
            if seat.role in (HVT.Chair, HVT.Member):
                self.seated.setdefault(seat.body, []).append(seat)

    def relations_of(self, actor: str) -> list[Relation]:
        """Every relation upward on record for an actor, whatever its dates and status."""
        return self._by_giver.get(actor, [])

    def of(self, choice: Choice) -> Ladder:
        """The ladder of what counts for `choice`."""
        return self._ladder(self._portfolios.covering(choice, ended=False))

    def with_ended(self, choice: Choice) -> Ladder:
        """The ladder as it would be if what has ended by this day still held."""
        return self._ladder(self._portfolios.covering(choice, ended=True))

    def unlimited(self) -> Ladder:
        """The ladder of what counts for every choice: relations without any scope."""
        return self._ladder(self._portfolios.unlimited)

    def without_scopes(self) -> Ladder:
        """The ladder as it would be if no relation were limited to a portfolio."""
        return self._ladder(self._portfolios.valid)

    def _ladder(self, numbers: frozenset[int]) -> Ladder:
        if numbers not in self._made:
            self._made[numbers] = Ladder(self._portfolios, numbers)
        return self._made[numbers]


def _is_limited(relation: Relation) -> bool:
    return bool(relation.themes or relation.choice_kinds or relation.choices)


def _carries(relation: Relation, accepted: frozenset[str]) -> bool:
    graded = relation.grade is not None and relation.reach in REACHES
    return relation.status in accepted and bool(relation.forum) and graded


def _rung(relation: Relation) -> Rung:
    grade = Grade(*(relation.grade or (0, 0, 0)))
    forum, reach = relation.forum or "", relation.reach or ""
    return Rung(relation.iri, relation.account_giver, forum, grade, reach, relation.status, relation.kind)
