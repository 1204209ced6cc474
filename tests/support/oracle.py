"""A second opinion on a house: the calculus written down as naively as it can be, from the contract alone.

Every simple chain is listed by plain recursion, every rule is one short function in the words of the
model, and nothing is shared with the package under test. Slow, and meant to be obviously right: where the
package and this file differ, one of them misreads the model. What is asked of a whole choice is in `rulings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tests.support.plain_house import Actor, Choice, Grade, House, Kind, Relation, Role, Span

POWERS = ("information", "discussion", "consequences")
#: from strong to weak; `unknown` is never accepted
STATUSES = ("stated", "inferred", "arguable", "unverified", "unknown")
REACHES = ("decision", "powers", "system")
MINISTERIAL_OFFICES = ("MinisterialOffice", "Minister", "StateSecretary", "Cabinet")
BODIES = ("ConsultativeBody", "ProgrammeBody")
SINKS = ("Parliament", "Assembly")
NO_KIND = Kind((0, 0, 0), "none")
NOTHING: Grade = (0, 0, 0)
FULL: Grade = (3, 3, 3)


@dataclass(frozen=True)
class Chain:
    relations: tuple[str, ...]
    #: the decider and whoever comes after it, the terminal apart
    actors: tuple[str, ...]
    grade: Grade
    reach: str
    status: str
    terminal: str
    ministerial: bool
    bottlenecks: Mapping[str, tuple[str, ...]]

    @property
    def office(self) -> str:
        return self.actors[-1]

    @property
    def carries(self) -> bool:
        """Reach decision or powers, with some power at 2 or more."""
        return self.reach != "system" and max(self.grade) >= 2

    def equals(self, other: Chain) -> bool:
        """In kind of sink, grade, reach and status."""
        mine = (self.ministerial, self.grade, self.reach, self.status)
        return mine == (other.ministerial, other.grade, other.reach, other.status)


@dataclass(frozen=True)
class Finding:
    """The verdict on one decider alone."""

    verdict: str
    chain: Chain | None = None
    pareto: tuple[Grade, ...] = ()
    oversight: Chain | None = None
    #: the offices of all chains that equal its own
    offices: frozenset[str] = frozenset()

    @property
    def grade(self) -> Grade:
        if self.verdict == "FORUM_ITSELF":
            return FULL
        return self.chain.grade if self.chain else NOTHING


def weakest(order: tuple[str, ...], values: Iterable[str]) -> str:
    return max(values, key=order.index)


def minimum(grades: Iterable[Grade]) -> Grade:
    information, discussion, consequences = zip(*grades, strict=True)
    return min(information), min(discussion), min(consequences)


def below(one: Grade, other: Grade) -> bool:
    """`one` is nowhere better than `other`, and somewhere worse."""
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def equals_or_exceeds(one: Grade, other: Grade) -> bool:
    return all(a >= b for a, b in zip(one, other, strict=True))


def rank(chain: Chain) -> tuple[object, ...]:
    """Sort key of rule 4: the smallest is the best."""
    information, discussion, consequences = chain.grade
    powers = sum(power >= 2 for power in chain.grade)
    return (
        -powers,
        -consequences,
        -discussion,
        -information,
        REACHES.index(chain.reach),
        STATUSES.index(chain.status),
        len(chain.relations),
        chain.relations,
    )


def best(chains: Iterable[Chain]) -> Chain | None:
    return min(chains, key=rank, default=None)


def maximal(grades: Iterable[Grade]) -> tuple[Grade, ...]:
    """The grades that no other grade beats."""
    every = set(grades)
    return tuple(sorted(g for g in every if not any(below(g, other) for other in every)))


@dataclass(frozen=True)
class Question:
    """One choice of one house, on one day, with the weakest status that is still accepted."""

    house: House
    choice: Choice
    on: date
    evidence: str = "unverified"
    #: asked as if what has ended by the day still held
    with_ended: bool = False

    @cached_property
    def leaf(self) -> dict[str, str]:
        return {actor.iri: actor.leaf for actor in self.house.actors}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {actor.iri: actor for actor in self.house.actors}

    # Rule 1: which relations count

    def accepts(self, status: str) -> bool:
        return status != "unknown" and STATUSES.index(status) <= STATUSES.index(self.evidence)

    def counts(self, status: str, span: Span) -> bool:
        return self.accepts(status) and span.holds(self.on)

    def assigned(self, choice: str, *roles: str) -> list[Role]:
        """The accepted, valid assignments of these roles on a choice."""
        return [
            r
            for r in self.house.roles
            if r.choice == choice and r.role in roles and r.actor is not None and self.counts(r.status, r.span)
        ]

    def kind(self, relation: Relation) -> Kind:
        return self.house.kinds[relation.kind] if relation.kind else NO_KIND

    def grade(self, relation: Relation) -> Grade:
        own = relation.own_grades
        first, second, third = (d if o is None else o for o, d in zip(own, self.kind(relation).grade, strict=True))
        return first, second, third

    def reach(self, relation: Relation) -> str:
        return relation.own_reach or self.kind(relation).reach

    def covers(self, relation: Relation) -> bool:
        if relation.themes and not relation.themes & self.themes_of_choice:
            return False
        if relation.choice_kinds and self.choice.kind not in relation.choice_kinds:
            return False
        return not relation.choices or self.choice.iri in relation.choices

    @cached_property
    def themes_of_choice(self) -> frozenset[str]:
        """The theme of the choice and every theme above it."""
        found: set[str] = set()
        ahead = [self.choice.theme] if self.choice.theme else []
        while ahead:
            theme = ahead.pop()
            if theme not in found:
                found.add(theme)
                ahead.extend(self.house.broader.get(theme, ()))
        return frozenset(found)

    def holds(self, span: Span) -> bool:
        ended = span.end is not None and span.end <= self.on
        return span.holds(self.on) or (self.with_ended and ended)

    def counts_but_for_status(self, relation: Relation) -> bool:
        known = relation.kind is not None or relation.own_reach is not None
        if known and self.reach(relation) in ("audit", "none"):
            return False
        return relation.span.holds(self.on) and self.covers(relation)

    def admissible(self, relation: Relation) -> bool:
        if not self.accepts(relation.status) or self.reach(relation) in ("audit", "none"):
            return False
        return self.holds(relation.span) and self.covers(relation)

    def upward(self, actor: str) -> list[Relation]:
        return [r for r in self.house.relations if r.giver == actor and self.admissible(r)]

    def standing(self, actor: str, acted: bool) -> list[Relation]:
        """Those that can stand there; `acted`: every relation before acts as forum."""
        return [r for r in self.upward(actor) if acted or not self.kind(r).own_conduct]

    # Rules 2 and 3: chains

    def chains(self, decider: str) -> list[Chain]:
        """Every simple path of admissible relations from the decider to a sink."""
        if self.leaf[decider] in SINKS:
            return []
        return [self.chain(path) for path in self.paths(decider, (decider,), True)]

    def paths(self, here: str, passed: tuple[str, ...], acted: bool) -> Iterator[tuple[Relation, ...]]:
        for relation in self.standing(here, acted):
            forum = relation.forum
            if forum is None or forum in passed:
                continue
            if self.leaf[forum] == "Assembly":
                yield (relation,)
            elif self.leaf[forum] == "Parliament":
                if self.leaf[here] in MINISTERIAL_OFFICES:
                    yield (relation,)
            else:
                for rest in self.paths(forum, (*passed, forum), acted and self.kind(relation).acts_as_forum):
                    yield (relation, *rest)

    def chain(self, path: tuple[Relation, ...]) -> Chain:
        grades = [self.grade(relation) for relation in path]
        terminal = path[-1].forum
        assert terminal is not None
        lowest = minimum(grades)
        # Rule 5. A power that is whole (3) breaks nowhere.
        bottlenecks = {
            power: tuple(r.iri for r, g in zip(path, grades, strict=True) if g[i] == lowest[i] < 3)
            for i, power in enumerate(POWERS)
        }
        return Chain(
            relations=tuple(relation.iri for relation in path),
            actors=tuple(relation.giver for relation in path),
            grade=lowest,
            reach=weakest(REACHES, (self.reach(relation) for relation in path)),
            status=weakest(STATUSES, (relation.status for relation in path)),
            terminal=terminal,
            ministerial=self.leaf[terminal] == "Parliament",
            bottlenecks=bottlenecks,
        )

    # Rule 6: piercing

    def bare(self, actor: str) -> bool:
        others = self.participants(actor) - {actor}
        return self.leaf[actor] in BODIES and not self.upward(actor) and bool(others)

    def inside(self, actor: str, through: frozenset[str]) -> set[str]:
        """Everybody reached from an actor by participation through these bodies, itself included."""
        found: set[str] = set()
        ahead = [actor]
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                ahead.extend(self.participants(one) if one in through else ())
        return found

    @cached_property
    def pierced(self) -> frozenset[str]:
        bare = frozenset(actor for actor in self.actors if self.bare(actor))
        return frozenset(body for body in bare if self.inside(body, bare) - bare)

    def pierce(self, actor: str) -> set[str]:
        """Who stands for a decider: itself, unless it is pierced."""
        return self.inside(actor, self.pierced) - self.pierced

    def participants(self, body: str) -> set[str]:
        seats = {
            seat.participant
            for seat in self.house.participations
            if seat.body == body and seat.role in ("Chair", "Member") and self.counts(seat.status, seat.span)
        }
        return seats | set(self.actors[body].participants)

    # Rule 7: unknown is not no

    def cone(self, decider: str) -> set[tuple[str, bool]]:
        """Whoever is reached, and whether by relations that all act as forum."""
        found: set[tuple[str, bool]] = set()
        ahead = [(decider, True)]
        while ahead:
            actor, acted = ahead.pop()
            if (actor, acted) not in found and self.leaf[actor] not in SINKS:
                found.add((actor, acted))
                steps = [(r.forum, acted and self.kind(r).acts_as_forum) for r in self.standing(actor, acted)]
                ahead.extend((forum, still) for forum, still in steps if forum is not None)
        return found

    def has_open_end(self, decider: str) -> bool:
        cone = self.cone(decider)
        return any(self.open_end(actor, (actor, True) in cone) for actor, _ in cone)

    def open_end(self, actor: str, acted: bool) -> bool:
        able = [r for r in self.house.relations if r.giver == actor and self.counts_but_for_status(r)]
        if any(not self.accepts(r.status) and (acted or not self.kind(r).own_conduct) for r in able):
            return True
        if self.standing(actor, acted):
            return False
        unknown_body = self.leaf[actor] in BODIES and actor not in self.pierced and not self.closed_by_absence(actor)
        return unknown_body or not (self.actors[actor].researched or self.closed_by_absence(actor))

    def closed_by_absence(self, actor: str) -> bool:
        return any(
            a.about == actor and a.absent == "AccountabilityUpward" and a.status == "stated" and a.span.holds(self.on)
            for a in self.house.absences
        )

    # Verdict per decider

    def finding(self, decider: str) -> Finding:
        """The first line of the table that applies."""
        if self.leaf[decider] in SINKS:
            return Finding("FORUM_ITSELF")
        chains = self.chains(decider)
        ministerial = [c for c in chains if c.ministerial]
        direct = [c for c in ministerial if c.reach != "system"]
        local = [c for c in chains if not c.ministerial and c.carries]
        alone = [c for c in ministerial if not any(equals_or_exceeds(d.grade, c.grade) for d in direct)]
        pareto = maximal(c.grade for c in ministerial)
        top = best(ministerial)

        def told(verdict: str, chain: Chain | None, oversight: Chain | None = None) -> Finding:
            equals = [c for c in chains if chain and c.equals(chain)] if verdict != "SYSTEM_ONLY" else []
            return Finding(verdict, chain, pareto, oversight, frozenset(c.office for c in equals))

        if top and top.grade == FULL and top.reach == "decision":
            return told("FULL", top)
        if self.actors[decider].independent:
            return told("INDEPENDENT_BY_LAW", best(direct))
        if local:
            return told("LOCAL", best(local), top)
        if any(c.carries for c in direct):
            return told("LIMITED", best(c for c in direct if c.carries))
        if alone:
            return told("SYSTEM_ONLY", best(alone))
        return told("UNKNOWN" if self.has_open_end(decider) else "NONE_FOUND", None)

    # Offices

    def serves_as(self, office: str) -> set[str]:
        """Itself, and whatever it reaches by relations of a kind that nests."""
        found: set[str] = set()
        ahead = [office]
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                ahead.extend(r.forum for r in self.upward(one) if self.kind(r).nests and r.forum is not None)
        return found

    def differ(self, offices: Iterable[Iterable[str]]) -> bool:
        """No actor exists as which some office of each of these serves, those without any apart."""
        having = [list(some) for some in offices if list(some)]
        served = [{actor for office in some for actor in self.serves_as(office)} for some in having]
        return bool(served) and not set.intersection(*served)

    def carrying(self, decider: str) -> set[str]:
        """The ministerial offices at the end of chains that carry weight and pass through no other."""
        return {
            c.office
            for c in self.chains(decider)
            if c.ministerial and c.carries and not any(map(self.ministerial, c.actors[1:-1]))
        }

    def ministerial(self, actor: str) -> bool:
        return self.leaf[actor] in MINISTERIAL_OFFICES
