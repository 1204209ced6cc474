"""The answer on each choice of a large house in full, sentences too: found in columns, told by the reference engine.

Columns know every verdict, every chain and which gaps there are (`graph.columns`). What a gap is about and what it says
is told by the same functions as in a small house, of the facts near by (`graph.parts.near`) and of ladders that look
everything up in columns (`graph.columns.climbing`). So nothing is judged twice, and no sentence is put otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from graph.answers.gaps import Judged, find_gaps, rings
from graph.answers.judging import ChoiceVerdict
from graph.answers.offices import offices_of
from graph.answers.verdicts import verdict_of
from graph.closure.admissibility import Ladder, Ladders
from graph.closure.chains import reachable_offices
from graph.columns.answering import ColumnHouse
from graph.columns.climbing import Climbing
from graph.columns.telling import Telling, ToldAim, ToldChoice, ToldDecider
from graph.house.setting import Setting, settled
from graph.parts.near import Near
from graph.records import Aim, ChoiceAnswer, Decider, HouseInfo
from graph.words.gap_names import GAP_NAMES
from ontology.columns.shown import Shown
from ontology.namespaces import HVT
from ontology.reading.facts import Choice, Facts
from ontology.text import Text

__all__ = ["Answers"]


class _Asked:
    """One choice as columns have it, and what its gaps are about."""

    def __init__(self, answers: Answers, row: int) -> None:
        self.answers, self.row = answers, row
        house = answers.columns
        self.number = int(house.table.choice[row])
        self.group = int(house.counting.group_of[self.number])
        self.ladder = answers.climbing.of(self.group)
        self.told: ToldChoice = answers.telling.choice(row)
        self.known = self._known()
        first, end = house.deciding.first[self.number : self.number + 2].tolist()
        #: who decides, as numbers: before piercing, and all of them
        self.bodies = house.deciding.actor[first:end].tolist()
        self.deciders = [*self.bodies, *(answers.climbing.actors.number(d.iri) for d in self.told.deciders)]
        #: the relations that its gaps may stand at, rest on or name; and the offices
        self.relations = [*map(answers.climbing.relations.number, self._relations())]
        self.offices = [*map(answers.climbing.actors.number, self._offices())]

    def _known(self) -> dict[str, frozenset[str]]:
        """Return of each decider which gaps it has."""
        house, climbing = self.answers.columns, self.answers.climbing
        case = int(house.table.case[self.row])
        if case < 0:
            return {}
        first, end = house.members.first[case : case + 2].tolist()
        found = {}
        for pair in house.members.pair[first:end].tolist():
            bits = int(house.judged["gaps"][pair])
            names = {name for number, name in enumerate(GAP_NAMES) if bits >> number & 1}
            if house.judged["hands"][pair]:
                names.add("many-hands")
            found[climbing.actors[int(house.pairs.actor[pair])]] = frozenset(names)
        return found

    def _offices(self) -> Iterator[str]:
        for decider in self.told.deciders:
            if self.told.verdict == "SHARED":
                yield from offices_of(self.ladder, _decider(decider))
            elif "many-hands" in self.known[decider.iri]:
                yield from reachable_offices(self.ladder, decider.iri)

    def _relations(self) -> Iterator[str]:
        house, climbing = self.answers.columns, self.answers.climbing
        for decider in self.told.deciders:
            codes = self.known[decider.iri]
            if decider.chain:
                yield from decider.chain.relations
            yield from (end.relation for end in decider.open_ends[:1] if end.relation)
            if "circular" in codes:
                yield from chain.from_iterable(rings(self.ladder, decider.iri))
            if "overload" in codes:
                yield from (rung.relation for rung in self.ladder.rungs(decider.iri))
            others: list[Ladder] = []
            if "lapsed" in codes:
                others.append(climbing.with_ended(self.group))
            if "outside-portfolio" in codes:
                others.append(climbing.without_scopes())
            independent = bool(house.columns.actors.independent[climbing.actors.number(decider.iri)])
            for ladder in others:
                way = verdict_of(ladder, decider.iri, independent)[1]
                yield from way.relations if way else ()


class _Ladders(Ladders):
    """The ladders of the facts near some choices: what stands where is looked up in columns."""

    def __init__(self, setting: Setting, climbing: Climbing, groups: dict[str, int], wholes: frozenset[str]) -> None:
        super().__init__(setting)
        self._climbing, self._groups = climbing, groups
        self.wholes = wholes

    def of(self, choice: Choice) -> Ladder:
        """The ladder of what counts for `choice`."""
        return self._climbing.of(self._groups[choice.iri])

    def with_ended(self, choice: Choice) -> Ladder:
        """The ladder as it would be if what has ended by this day still held."""
        return self._climbing.with_ended(self._groups[choice.iri])

    def without_scopes(self) -> Ladder:
        """The ladder as it would be if no relation were limited to a portfolio."""
        return self._climbing.without_scopes()


class Answers:
    """The answers of a house, asked for row by row of its table."""

    def __init__(self, columns: ColumnHouse, shown: Shown, house: HouseInfo) -> None:
        """Take a house as columns, and what is shown of its statements under the same scenarios."""
        self.columns = columns
        self.house = house
        self.near = Near(shown)
        self.climbing = Climbing(columns)
        self.telling = Telling(columns, self.climbing.actors, self.climbing.relations)
        part_of = columns.columns.choices.part_of.members
        self._is_whole = np.zeros(len(columns.columns.choices.names), np.bool_)
        self._is_whole[part_of] = True

    def of(self, rows: Sequence[int]) -> Iterator[ChoiceAnswer]:
        """Yield the answers in these rows of the table, in this order."""
        self.climbing.forget()
        asked = [_Asked(self, row) for row in rows]
        counting = self.columns.counting
        evidence = self.house.evidence
        facts = settled(self._facts(asked), counting.day, evidence, self.house)
        wholes = frozenset(one.told.iri for one in asked if self._is_whole[one.number])
        ladders = _Ladders(facts, self.climbing, {one.told.iri: one.group for one in asked}, wholes)
        return (self._answer(ladders, one) for one in asked)

    def _facts(self, asked: Sequence[_Asked]) -> Facts:
        near, columns = self.near, self.columns.columns
        choices = near.choices[[one.number for one in asked]]
        relations = sorted({relation for one in asked for relation in one.relations})
        ends = (columns.relations.giver[relations], columns.relations.forum[relations])
        offices = [office for one in asked for office in one.offices]
        named = np.unique(np.concatenate((*ends, np.array(offices, np.int32))))
        bodies = near.actors[sorted({body for one in asked for body in one.bodies})]
        deciders = near.actors[sorted({decider for one in asked for decider in one.deciders})]
        actors = near.actors[named[named >= 0]]
        return near.facts(
            (
                choices,
                deciders,
                actors,
                near.relations[relations],
                near.back(HVT.choice, choices),
                near.back(HVT.about, np.concatenate((choices, deciders))),
                near.back(HVT.accountGiver, bodies),
                near.back(HVT.office, actors),
            )
        )

    def _answer(self, ladders: Ladders, one: _Asked) -> ChoiceAnswer:
        told = one.told
        choice = ladders.facts.choices[told.iri]
        pierced = self.columns.pierced[one.group].bodies
        names = self.climbing.actors
        actors = ladders.facts.actors
        deciders = tuple(_decider(d, actors[d.iri].label, actors[d.iri].short) for d in told.deciders)
        verdict = ChoiceVerdict(
            told.verdict,
            told.ministerial,
            told.grade,
            deciders,
            tuple(names[body] for body in one.bodies),
            tuple(names[body] for body in one.bodies if body in pierced),
            None,
        )
        return ChoiceAnswer(
            iri=told.iri,
            label=choice.label,
            short=choice.short,
            notation=choice.notation,
            themes=choice.themes,
            pending=told.pending,
            verdict=told.verdict,
            ministerial=told.ministerial,
            ministerial_stated=told.ministerial_stated,
            grade=told.grade,
            aim=_aim(told.aim) if told.aim else None,
            requested_by=told.requested_by,
            lead=told.lead,
            caveats=told.caveats,
            deciders=deciders,
            gaps=find_gaps(Judged(ladders, choice, one.ladder, verdict, one.known)),
        )


#: a name that nobody asks for
_UNNAMED = Text("", "")


def _decider(told: ToldDecider, label: Text = _UNNAMED, short: Text | None = None) -> Decider:
    return Decider(
        told.iri, label, short, told.pierced_from, told.verdict, told.chain, told.pareto,
        told.oversight, told.assignments, told.assignment_status, told.open_ends, told.beside,
    )  # fmt: skip


def _aim(told: ToldAim) -> Aim:
    return Aim(told.verdict, told.ministerial, told.grade, told.adopters, told.part_of, told.status, ())
