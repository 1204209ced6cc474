"""From facts to columns: a house that was read as records, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from ontology.codelists.ranks import REACHES, STATUSES
from ontology.columns import house
from ontology.columns.house import Columns, Numbers, Pairs, Profile, Scope
from ontology.namespaces import HVT
from ontology.reading.facts import NOT_OFFICIAL, Actor, Choice, Facts, Funding, Relation, Role, opening_of

__all__ = ["IS_A", "MONEY", "REACH", "ROLES", "STATUS", "columns_of"]

IS_A = {
    HVT.Parliament: house.PARLIAMENT,
    HVT.Assembly: house.ASSEMBLY,
    HVT.MinisterialOffice: house.MINISTERIAL_OFFICE,
    HVT.ConsultativeBody: house.BODY,
    HVT.ProgrammeBody: house.BODY,
}
ROLES = {HVT.Decides: house.DECIDES, HVT.Adopts: house.ADOPTS, HVT.Requests: house.REQUESTS}
MONEY = {
    HVT.StructuralFunding: house.STRUCTURAL,
    HVT.IncidentalFunding: house.INCIDENTAL,
    HVT.NoFunding: house.NONE,
}
STATUS = {status: rank for rank, status in enumerate(STATUSES)}
REACH = {reach: rank for rank, reach in enumerate(REACHES)}


def columns_of(facts: Facts) -> Columns:
    """Return the columns of a house of which the facts have been read."""
    actors = {iri: number for number, iri in enumerate(facts.actors)}
    choices = {iri: number for number, iri in enumerate(facts.choices)}
    scopes: dict[Scope, int] = {}
    profiles: dict[Profile, int] = {}
    part_read = frozenset(
        s.iri for s in facts.sources.values() if s.read_in_full is False and s.grade not in NOT_OFFICIAL
    )
    return Columns(
        actors=_actors(facts, actors),
        relations=_relations(facts, actors, scopes, part_read),
        choices=_choices(facts, actors, choices, profiles, part_read),
        roles=_roles(facts, actors, choices, part_read),
        seats=_seats(facts, actors),
        absences=_absences(facts, actors, choices),
        tenures=_tenures(facts, actors),
        caretakers=_caretakers(facts, actors),
        funding=_funding(facts, choices, part_read),
        scopes=tuple(scopes),
        profiles=tuple(profiles),
        broader=facts.broader,
    )


def _numbers(found: Iterable[int]) -> Numbers:
    return np.fromiter(found, np.int32)


def _codes(found: Iterable[int]) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    return np.fromiter(found, np.int8)


def _flags(found: Iterable[bool]) -> house.Flags:
    return np.fromiter(found, np.bool_)


def _named(names: Iterable[str | None], known: Mapping[str, int]) -> Numbers:
    return _numbers(-1 if name is None else known.get(name, -1) for name in names)


def _citing(facts: Iterable[Choice | Funding | Relation | Role], sources: frozenset[str]) -> house.Flags:
    """Return which facts cite one of these sources."""
    return _flags(not sources.isdisjoint(fact.sources) for fact in facts)


def _pairs(rows: Sequence[Iterable[str]], known: Mapping[str, int]) -> Pairs:
    found = [[known[name] for name in row if name in known] for row in rows]
    first = np.concatenate(([0], np.cumsum([len(row) for row in found], dtype=np.int64)))
    return Pairs(first, _numbers(one for row in found for one in row))


def _start(day: date | None) -> int:
    return house.FIRST if day is None else day.toordinal()


def _end(day: date | None) -> int:
    return house.LAST if day is None else day.toordinal()


def _is_a(actor: Actor) -> int:
    return sum({bit for cls, bit in IS_A.items() if cls in actor.classes})


def _actors(facts: Facts, numbers: Mapping[str, int]) -> house.Actors:
    actors = list(facts.actors.values())
    return house.Actors(
        names=tuple(facts.actors),
        is_a=np.fromiter(map(_is_a, actors), np.uint8),
        independent=_flags(bool(a.independent_by_law) for a in actors),
        researched=_flags(a.researched_on is not None for a in actors),
        member_of=_pairs([a.member_of for a in actors], numbers),
    )


def _grade(relation: Relation) -> int:
    if relation.grade is None:
        return -1
    information, discussion, consequences = relation.grade
    return information * 16 + discussion * 4 + consequences


def _relations(
    facts: Facts, actors: Mapping[str, int], scopes: dict[Scope, int], part_read: frozenset[str]
) -> house.Relations:
    relations = list(facts.relations.values())
    kinds = [facts.kinds.get(r.kind or "") for r in relations]

    def scope(relation: Relation) -> int:
        limits = Scope(relation.themes, relation.choice_kinds, relation.choices)
        return scopes.setdefault(limits, len(scopes)) if any(limits) else -1

    return house.Relations(
        names=tuple(facts.relations),
        giver=_named((r.account_giver for r in relations), actors),
        forum=_named((r.forum or None for r in relations), actors),
        grade=_codes(map(_grade, relations)),
        reach=_codes(REACH.get(r.reach or "", -1) for r in relations),
        scope=_numbers(map(scope, relations)),
        own_conduct=_flags(bool(kind and kind.own_conduct_only) for kind in kinds),
        acts_as_forum=_flags(bool(kind and kind.acts_as_forum) for kind in kinds),
        nests=_flags(bool(kind and kind.nests_office) for kind in kinds),
        grants_power=_flags(bool(kind and kind.grants_power) for kind in kinds),
        read_in_part=_citing(relations, part_read),
        contradicts=_pairs([r.contradicts for r in relations], {iri: n for n, iri in enumerate(facts.relations)}),
        start=_numbers(_start(r.valid_from) for r in relations),
        end=_numbers(_end(r.valid_until) for r in relations),
        status=_codes(STATUS[r.status] for r in relations),
    )


def _choices(
    facts: Facts,
    actors: Mapping[str, int],
    numbers: Mapping[str, int],
    profiles: dict[Profile, int],
    part_read: frozenset[str],
) -> house.Choices:
    choices = list(facts.choices.values())
    asked = (Profile(c.themes, c.kinds) for c in choices)
    return house.Choices(
        names=tuple(facts.choices),
        start=_numbers(_start(opening_of(c)) for c in choices),
        end=_numbers(_end(c.valid_until) for c in choices),
        profile=_numbers(profiles.setdefault(profile, len(profiles)) for profile in asked),
        lead=_named((c.lead for c in choices), actors),
        pending=_flags(c.pending for c in choices),
        part_of=_pairs([c.part_of for c in choices], numbers),
        has_legal_basis=_flags(bool(c.legal_basis) for c in choices),
        binds=_flags(c.binding_on is not None for c in choices),
        read_in_part=_citing(choices, part_read),
        notation=tuple(c.notation or "" for c in choices),
        label_nl=tuple(c.label.nl for c in choices),
        label_en=tuple(c.label.en for c in choices),
    )


def _roles(
    facts: Facts, actors: Mapping[str, int], choices: Mapping[str, int], part_read: frozenset[str]
) -> house.Roles:
    roles = list(facts.roles.values())
    return house.Roles(
        names=tuple(facts.roles),
        choice=_named((r.choice for r in roles), choices),
        actor=_named((r.actor or None for r in roles), actors),
        role=_codes(ROLES.get(r.role, -1) for r in roles),
        has_legal_basis=_flags(bool(r.legal_basis) for r in roles),
        read_in_part=_citing(roles, part_read),
        start=_numbers(_start(r.valid_from) for r in roles),
        end=_numbers(_end(r.valid_until) for r in roles),
        status=_codes(STATUS[r.status] for r in roles),
    )


def _seats(facts: Facts, actors: Mapping[str, int]) -> house.Seats:
    plain = [(a.iri, p) for a in facts.actors.values() for p in a.participants]
    said = [p for p in facts.participations.values() if p.participant and p.role in (HVT.Chair, HVT.Member)]
    return house.Seats(
        body=_named([*(body for body, _ in plain), *(p.body for p in said)], actors),
        participant=_named([*(one for _, one in plain), *(p.participant for p in said)], actors),
        start=_numbers([*(house.FIRST for _ in plain), *(_start(p.valid_from) for p in said)]),
        end=_numbers([*(house.LAST for _ in plain), *(_end(p.valid_until) for p in said)]),
        status=_codes([*(0 for _ in plain), *(STATUS[p.status] for p in said)]),
    )


def _absences(facts: Facts, actors: Mapping[str, int], choices: Mapping[str, int]) -> house.Absences:
    said = list(facts.absences.values())
    return house.Absences(
        actor=_named((a.about if a.absent == HVT.AccountabilityUpward else None for a in said), actors),
        choice=_named((a.about if a.absent == HVT.Decider else None for a in said), choices),
        start=_numbers(_start(a.valid_from) for a in said),
        end=_numbers(_end(a.valid_until) for a in said),
        status=_codes(STATUS[a.status] for a in said),
    )


def _tenures(facts: Facts, actors: Mapping[str, int]) -> house.Tenures:
    tenures = list(facts.tenures.values())
    people = {holder: number for number, holder in enumerate(sorted({t.holder for t in tenures}))}
    return house.Tenures(
        office=_named((t.office for t in tenures), actors),
        holder=_named((t.holder for t in tenures), people),
        start=_numbers(_start(t.valid_from) for t in tenures),
        end=_numbers(_end(t.valid_until) for t in tenures),
        status=_codes(STATUS[t.status] for t in tenures),
    )


def _caretakers(facts: Facts, actors: Mapping[str, int]) -> house.Caretakers:
    said = list(facts.caretakers.values())
    return house.Caretakers(
        cabinet=_named((c.about for c in said), actors),
        start=_numbers(_start(c.valid_from) for c in said),
        end=_numbers(_end(c.valid_until) for c in said),
        status=_codes(STATUS[c.status] for c in said),
    )


def _funding(facts: Facts, choices: Mapping[str, int], part_read: frozenset[str]) -> house.Funding:
    said = list(facts.funding.values())
    return house.Funding(
        choice=_named((f.choice for f in said), choices),
        kind=_codes(MONEY.get(f.kind or "", -1) for f in said),
        read_in_part=_citing(said, part_read),
        start=_numbers(_start(f.valid_from) for f in said),
        end=_numbers(_end(f.valid_until) for f in said),
        status=_codes(STATUS[f.status] for f in said),
    )
