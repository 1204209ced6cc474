"""From statements to columns, predicate by predicate: what `columns_of` makes of the facts of a small house.

Which it is is held together by `tests/columns`: the arrays are the same, whichever way a house was read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ontology.columns import house
from ontology.columns.house import Columns, Flags, Numbers, Pairs, Profile, Scope
from ontology.columns.of_facts import IS_A, MONEY, REACH, ROLES, STATUS
from ontology.columns.shown import Members, Shown, grouped, once
from ontology.columns.statements import Statements
from ontology.columns.texts import labels_of, strings_of
from ontology.errors import InputError
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.dataset import Value
from ontology.reading.facts import NOT_OFFICIAL, Kind
from ontology.reading.gathering import ACTORS, Gathering
from ontology.reading.indexing import Index
from ontology.reading.jurisdictions import vocabulary_in
from ontology.standards import DCTERMS, ORG, RDF, RDFS, SKOS

__all__ = ["actors_of", "columns_from", "columns_of_shown"]

_GRADES = (HVT.informationGrade, HVT.discussionGrade, HVT.consequencesGrade)
#: what is said by no value, where -1 is
_NOTHING = -(2**31)


def columns_from(statements: Statements, scenarios: Sequence[str] = ()) -> Columns:
    """Return the columns of a house, with the statements of `scenarios` (IRIs) added and withdrawn.

    Raises UnknownNameError for a scenario the house does not have.
    """
    return columns_of_shown(Shown(statements, scenarios))


def columns_of_shown(shown: Shown) -> Columns:
    """Return the columns of what is shown of a house."""
    return _Gathered(shown).columns()


def actors_of(shown: Shown) -> Numbers:
    """Return whatever is an actor, or is referred to as one."""
    named = [shown.statements.value[shown.rows(predicate)] for predicate in sorted(ACTORS)]
    return once(np.concatenate([*(nodes[nodes >= 0] for nodes in named), shown.of_class(HVT.Actor)]))


class _Gathered:
    """The columns of what is shown of a house."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.law = shown.law
        self.actors = shown.members(actors_of(shown))
        self.choices = self._of(HVT.Choice)
        self.relations = self._of(HVT.AccountabilityRelation)
        sources = self._of(HVT.Source)
        in_part = sources.read(HVT.readInFull, lambda told: values.is_so(told) is False, np.bool_)
        official = sources.read(HVT.evidenceGrade, lambda told: values.string(told) not in NOT_OFFICIAL, np.bool_)
        #: sources that are official and were not read in full
        self.part_read = sources.nodes[in_part & official]
        self.scopes: dict[Scope, int] = {}
        self.profiles: dict[Profile, int] = {}

    def _of(self, cls: str) -> Members:
        return self.shown.members(self.shown.of_class(cls))

    def columns(self) -> Columns:
        """Return them all."""
        return Columns(
            actors=self._actors(),
            relations=self._relations(),
            choices=self._choices(),
            roles=self._roles(),
            seats=self._seats(),
            absences=self._absences(),
            tenures=self._tenures(),
            caretakers=self._caretakers(),
            funding=self._funding(),
            scopes=tuple(self.scopes),
            profiles=tuple(self.profiles),
            broader=self._broader(),
        )

    # -- what several have

    def _pairs(self, of: Members, predicate: str, to: Members) -> Pairs:
        at, nodes = of.several(predicate)
        members = to.at(nodes)
        at, members = at[members >= 0], members[members >= 0]
        order = np.lexsort([members, at])
        first = np.concatenate(([0], np.cumsum(np.bincount(at, minlength=len(of)), dtype=np.int64)))
        return Pairs(first, members[order])

    def _read_in_part(self, of: Members) -> Flags:
        at, nodes = of.several(DCTERMS.source)
        found = np.zeros(len(of), np.bool_)
        read = np.zeros(int(max(nodes.max(initial=-1), self.part_read.max(initial=-1))) + 1, np.bool_)
        read[self.part_read] = True
        found[at[read[nodes]]] = True
        return found

    def _by_name(self, nodes: Numbers, meaning: Callable[[str], int], nothing: int) -> Numbers:
        """Return what each of some nodes stands for, of which there are few."""
        found = np.full(int(nodes.max(initial=-1)) + 2, nothing, np.int32)  # the last is that of -1
        for node in once(nodes[nodes >= 0]).tolist():
            found[node] = meaning(self.shown.name(node))
        return found[nodes]

    def _dated(self, of: Members) -> dict[str, NDArray[Any]]:
        return {
            "start": of.read(HVT.validFrom, _start),
            "end": of.read(HVT.validUntil, _end),
            "status": of.read(HVT.status, _status, np.int8),
        }

    # -- class by class

    def _actors(self) -> house.Actors:
        of = self.actors
        at, types = of.several(RDF.type)
        bits = self._by_name(types, self._bits, 0).astype(np.uint8)
        is_a = np.zeros(len(of), np.uint8)
        np.bitwise_or.at(is_a, at, bits)
        return house.Actors(
            names=of.names,
            is_a=is_a,
            independent=of.has(HVT.independentByLaw),
            researched=of.read(HVT.researchedOn, lambda told: values.day(told) is not None, np.bool_),
            member_of=self._pairs(of, ORG.memberOf, of),
        )

    def _bits(self, cls: str) -> int:
        bits = 0
        for name, bit in IS_A.items():
            bits |= bit if self.shown.is_a(name, [cls]) else 0
        return bits

    def _relations(self) -> house.Relations:
        of = self.relations
        named = of.one(HVT.relationKind)
        kinds = self._kinds(named)
        reach = of.read(HVT.reach, _reach, np.int32)
        own_reach = self._of_kind(named, kinds, lambda kind: REACH.get(kind.reach or "", -1), -1)
        return house.Relations(
            names=of.names,
            giver=self.actors.at(of.one(HVT.accountGiver)),
            forum=self.actors.at(of.one(HVT.forum)),
            grade=self._grades(named, kinds),
            reach=np.where(reach == _NOTHING, own_reach, reach).astype(np.int8),
            scope=self._scopes(),
            own_conduct=self._of_kind(named, kinds, lambda kind: kind.own_conduct_only, 0) == 1,
            acts_as_forum=self._of_kind(named, kinds, lambda kind: kind.acts_as_forum, 0) == 1,
            nests=self._of_kind(named, kinds, lambda kind: kind.nests_office, 0) == 1,
            grants_power=self._of_kind(named, kinds, lambda kind: kind.grants_power, 0) == 1,
            read_in_part=self._read_in_part(of),
            contradicts=self._pairs(of, HVT.contradicts, of),
            **self._dated(of),
        )

    def _kinds(self, named: Numbers) -> dict[int, Kind]:
        """Return node -> the kind of relation it is, of those that relations name and that are one."""
        shown = self.shown
        own = shown.of_class(HVT.RelationKind)
        above = shown.statements.subject[shown.rows(RDFS.subClassOf)]
        known_too = np.fromiter(
            shown.in_vocabulary.values(), np.int32
        )  # of which the house may say it is another thing
        index = Index(shown.said(np.concatenate((own, above, known_too))), vocabulary_in(shown.law))
        gathering, known = Gathering(index, shown.law), set(index.of_class(HVT.RelationKind))
        used = ((node, shown.name(node)) for node in once(named[named >= 0]).tolist())
        return {node: gathering.kind(name) for node, name in used if name in known}

    def _of_kind(self, named: Numbers, kinds: Mapping[int, Kind], what: Callable[[Kind], int], nothing: int) -> Numbers:
        """Return what the kind of each relation says."""
        meaning = np.full(int(named.max(initial=-1)) + 2, nothing, np.int32)  # the last is that of -1
        for node, kind in kinds.items():
            meaning[node] = what(kind)
        return meaning[named]

    def _grades(self, named: Numbers, kinds: Mapping[int, Kind]) -> NDArray[np.int8]:
        """Return the grades: part by part a relation's own, or else that of its kind; -1 where a part is left out."""
        found = np.zeros(len(self.relations), np.int64)
        whole = np.ones(len(self.relations), np.bool_)
        for number, (predicate, weight) in enumerate(zip(_GRADES, (16, 4, 1), strict=True)):
            own = self.relations.read(predicate, _integer)
            of_kind = self._of_kind(named, kinds, lambda kind, n=number: _or_nothing(kind.grade[n]), _NOTHING)  # type: ignore[misc]
            part = np.where(own == _NOTHING, of_kind, own)
            whole &= part != _NOTHING
            found += part.astype(np.int64) * weight
        bounds = np.iinfo(np.int8)
        if ((found < bounds.min) | (found > bounds.max))[whole].any():
            raise InputError("a grade is not one of 0 to 3; `thorbecke check` says where it stands")
        return np.where(whole, found, -1).astype(np.int8)

    def _scopes(self) -> Numbers:
        """Return to what each relation is limited; -1: to nothing. They are numbered in the order of the relations."""
        of, name = self.relations, self.shown.name
        told = [of.several(predicate) for predicate in (HVT.scopeTheme, HVT.scopeChoiceKind, HVT.scopeChoice)]
        counts = np.bincount(np.concatenate([at for at, _ in told]), minlength=len(of))
        scopes: dict[int, Scope] = {}
        several: dict[int, list[set[str]]] = {}
        alike: list[tuple[NDArray[np.int32], NDArray[np.int64]]] = []
        for sort, (at, nodes) in enumerate(told):
            one = counts[at] == 1
            limits, firsts, inverse = np.unique(nodes[one], return_index=True, return_inverse=True)
            for node, place in zip(limits.tolist(), at[one][firsts].tolist(), strict=True):
                parts = [frozenset[str]()] * 3
                parts[sort] = frozenset([name(node)])
                scopes[place] = Scope(*parts)
            alike.append((at[one], at[one][firsts][inverse]))
            for place, all_of in grouped(at[~one], nodes[~one]):
                several.setdefault(place, [set(), set(), set()])[sort].update(map(name, all_of))
        scopes |= {place: Scope(*map(frozenset, parts)) for place, parts in several.items()}
        found = np.full(len(of), -1, np.int32)
        for place in sorted(scopes):
            found[place] = self.scopes.setdefault(scopes[place], len(self.scopes))
        for places, firsts in alike:
            found[places] = found[firsts]
        return found

    def _choices(self) -> house.Choices:
        of = self.choices
        start, first_seen = of.read(HVT.validFrom, _day_or_nothing), of.read(HVT.firstSeen, _day_or_nothing)
        opening = np.where(start == _NOTHING, first_seen, start)
        label_nl, label_en = labels_of(of)
        return house.Choices(
            names=of.names,
            start=np.where(opening == _NOTHING, house.FIRST, opening).astype(np.int32),
            end=of.read(HVT.validUntil, _end),
            profile=self._profiles(),
            lead=self.actors.at(of.one(HVT.lead)),
            pending=of.read(HVT.pending, lambda told: values.is_so(told) is True, np.bool_),
            part_of=self._pairs(of, DCTERMS.isPartOf, of),
            has_legal_basis=of.has(HVT.legalBasis),
            binds=of.read(HVT.bindingOn, lambda told: values.text(told) is not None, np.bool_),
            read_in_part=self._read_in_part(of),
            notation=strings_of(of, SKOS.notation),
            label_nl=label_nl,
            label_en=label_en,
        )

    def _profiles(self) -> Numbers:
        """Return themes and kinds of each choice; profiles are numbered in the order of the choices."""
        of, name = self.choices, self.shown.name
        told = [of.several(predicate) for predicate in (HVT.theme, HVT.choiceKind)]
        keys = np.zeros(len(of), np.int64)
        crowded = np.zeros(len(of), np.bool_)
        for at, nodes in told:
            crowded |= np.bincount(at, minlength=len(of)) > 1
            sort = np.full(len(of), -1, np.int64)
            sort[at] = nodes
            keys = keys << 32 | sort + 1
        several: dict[int, list[tuple[str, ...]]] = {place: [(), ()] for place in np.flatnonzero(crowded).tolist()}
        for sort_of, (at, nodes) in enumerate(told):
            for place, all_of in grouped(at[crowded[at]], nodes[crowded[at]]):
                several[place][sort_of] = tuple(sorted(map(name, all_of)))
        profiles = {place: Profile(*both) for place, both in several.items()}
        plain = np.flatnonzero(~crowded)
        both, firsts, inverse = np.unique(keys[plain], return_index=True, return_inverse=True)
        for key, place in zip(both.tolist(), plain[firsts].tolist(), strict=True):
            parts = (((name(number - 1),) if number else ()) for number in (key >> 32, key & 0xFFFFFFFF))
            profiles[place] = Profile(*parts)
        found = np.empty(len(of), np.int32)
        for place in sorted(profiles):
            found[place] = self.profiles.setdefault(profiles[place], len(self.profiles))
        found[plain] = found[plain[firsts][inverse]]
        return found

    def _roles(self) -> house.Roles:
        of = self._of(HVT.RoleAssignment)
        return house.Roles(
            names=of.names,
            choice=self.choices.at(of.one(HVT.choice)),
            actor=self.actors.at(of.one(HVT.actor)),
            role=self._coded(of, HVT.role, ROLES),
            has_legal_basis=of.has(HVT.legalBasis),
            read_in_part=self._read_in_part(of),
            **self._dated(of),
        )

    def _coded(self, of: Members, predicate: str, codes: Mapping[str, int]) -> NDArray[np.int8]:
        return self._by_name(of.one(predicate), lambda name: codes.get(name, -1), -1).astype(np.int8)

    def _seats(self) -> house.Seats:
        at, nodes = self.actors.several(HVT.participant)
        sitting = self.actors.at(nodes)
        order = np.lexsort([sitting, at])
        of = self._of(HVT.Participation)
        who = of.one(HVT.participant)
        said = (who >= 0) & (self._coded(of, HVT.participationRole, {HVT.Chair: 1, HVT.Member: 1}) == 1)
        dated = {name: column[said] for name, column in self._dated(of).items()}
        return house.Seats(
            body=np.concatenate((at[order], self.actors.at(of.one(HVT.body))[said])),
            participant=np.concatenate((sitting[order], self.actors.at(who)[said])),
            start=np.concatenate((np.full(at.size, house.FIRST, np.int32), dated["start"])),
            end=np.concatenate((np.full(at.size, house.LAST, np.int32), dated["end"])),
            status=np.concatenate((np.zeros(at.size, np.int8), dated["status"])),
        )

    def _absences(self) -> house.Absences:
        of = self._of(HVT.AbsenceStatement)
        absent = self._coded(of, HVT.absent, {HVT.AccountabilityUpward: 1, HVT.Decider: 2})
        about = of.one(HVT.about)
        return house.Absences(
            actor=np.where(absent == 1, self.actors.at(about), np.int32(-1)),
            choice=np.where(absent == 2, self.choices.at(about), np.int32(-1)),
            **self._dated(of),
        )

    def _tenures(self) -> house.Tenures:
        of = self._of(HVT.Tenure)
        holders = of.one(HVT.holder)
        people = self.shown.members(once(holders[holders >= 0]))
        nobody = int((holders < 0).any())  # comes first, as a holder without a name does
        return house.Tenures(
            office=self.actors.at(of.one(HVT.office)), holder=people.at(holders) + np.int32(nobody), **self._dated(of)
        )

    def _caretakers(self) -> house.Caretakers:
        of = self._of(HVT.CaretakerPeriod)
        return house.Caretakers(cabinet=self.actors.at(of.one(HVT.about)), **self._dated(of))

    def _funding(self) -> house.Funding:
        of = self._of(HVT.FundingStatement)
        return house.Funding(
            choice=self.choices.at(of.one(HVT.choice)),
            kind=self._coded(of, HVT.fundingKind, MONEY),
            read_in_part=self._read_in_part(of),
            **self._dated(of),
        )

    def _broader(self) -> Mapping[str, frozenset[str]]:
        shown = self.shown
        themes = shown.statements.value[shown.rows(HVT.theme)]
        used: tuple[Value, ...] = tuple(map(shown.name, once(themes[themes >= 0]).tolist()))
        under = shown.said(shown.statements.subject[shown.rows(SKOS.broader)])
        return Gathering(Index({**under, "": {HVT.theme: used}}, vocabulary_in(shown.law)), shown.law).broader()


_Values = tuple[Value, ...]


def _start(told: _Values) -> int:
    day = values.day(told)
    return house.FIRST if day is None else day.toordinal()


def _end(told: _Values) -> int:
    day = values.day(told)
    return house.LAST if day is None else day.toordinal()


def _day_or_nothing(told: _Values) -> int:
    day = values.day(told)
    return _NOTHING if day is None else day.toordinal()


def _status(told: _Values) -> int:
    return STATUS[values.local(told) or "unknown"]


def _reach(told: _Values) -> int:
    own = values.local(told)
    return REACH.get(own, -1) if own else _NOTHING


def _integer(told: _Values) -> int:
    return _or_nothing(values.integer(told))


def _or_nothing(number: int | None) -> int:
    return _NOTHING if number is None else number
