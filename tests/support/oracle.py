"""A second opinion on a house: the calculus written down as naively as it can be.

Every simple chain is listed by plain recursion, every rule is one short function in the words of the
model, and nothing is shared with the package under test. Slow, and meant to be obviously right: where the
package and this file differ, one of them misreads the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tests.support.plain_house import Actor, Choice, Grade, House, Relation

POWERS = ("information", "discussion", "consequences")
#: from strong to weak; `unknown` is never accepted
STATUSES = ("stated", "inferred", "arguable", "unverified", "unknown")
REACHES = ("decision", "powers", "system")
#: from strong to weak; the weakest decider decides
STRENGTH = ("FULL", "LIMITED", "INDEPENDENT_BY_LAW", "LOCAL", "SYSTEM_ONLY", "NONE_FOUND")
MINISTERIAL_OFFICES = ("MinisterialOffice", "Minister", "StateSecretary", "Cabinet")
BODIES = ("ConsultativeBody", "ProgrammeBody")
SINKS = ("Parliament", "Assembly")
TIE = "state-secretary-under-minister"
NOTHING: Grade = (0, 0, 0)
FULL: Grade = (3, 3, 3)


@dataclass(frozen=True)
class Chain:
    relations: tuple[str, ...]
    grade: Grade
    reach: str
    status: str
    office: str
    terminal: str
    ministerial: bool
    bottlenecks: Mapping[str, tuple[str, ...]]

    @property
    def carries(self) -> bool:
        """Reach decision or powers, with some power at 2 or more."""
        return self.reach != "system" and max(self.grade) >= 2


@dataclass(frozen=True)
class Finding:
    """The verdict on one decider alone."""

    verdict: str
    chain: Chain | None = None
    pareto: tuple[Grade, ...] = ()
    oversight: Chain | None = None

    @property
    def grade(self) -> Grade:
        if self.verdict == "FORUM_ITSELF":
            return FULL
        return self.chain.grade if self.chain else NOTHING

    @property
    def office(self) -> str | None:
        return self.chain.office if self.chain else None


@dataclass(frozen=True)
class Ruling:
    """The verdict on a choice, with a finding per decider and the body it was pierced from."""

    verdict: str
    ministerial: str
    grade: Grade
    findings: Mapping[str, Finding]
    pierced_from: Mapping[str, str | None]
    many_hands: bool


def weakest(order: tuple[str, ...], values: Iterable[str]) -> str:
    return max(values, key=order.index)


def minimum(grades: Iterable[Grade]) -> Grade:
    information, discussion, consequences = zip(*grades, strict=True)
    return min(information), min(discussion), min(consequences)


def below(one: Grade, other: Grade) -> bool:
    """`one` is nowhere better than `other`, and somewhere worse."""
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


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

    @cached_property
    def leaf(self) -> dict[str, str]:
        return {actor.iri: actor.leaf for actor in self.house.actors}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {actor.iri: actor for actor in self.house.actors}

    # Rule 1: which relations count

    def accepts(self, status: str) -> bool:
        return status != "unknown" and STATUSES.index(status) <= STATUSES.index(self.evidence)

    def grade(self, relation: Relation) -> Grade:
        default = self.house.kinds[relation.kind][0] if relation.kind else NOTHING
        own = relation.own_grades
        first, second, third = (d if o is None else o for o, d in zip(own, default, strict=True))
        return first, second, third

    def reach(self, relation: Relation) -> str | None:
        if relation.own_reach:
            return relation.own_reach
        return self.house.kinds[relation.kind][1] if relation.kind else None

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

    def counts_but_for_status(self, relation: Relation) -> bool:
        reach = self.reach(relation)
        return relation.span.holds(self.on) and self.covers(relation) and reach not in ("audit", "none")

    def admissible(self, relation: Relation) -> bool:
        return self.accepts(relation.status) and self.counts_but_for_status(relation)

    def upward(self, actor: str) -> list[Relation]:
        return [r for r in self.house.relations if r.giver == actor and self.admissible(r)]

    # Rules 2 and 3: chains

    def chains(self, decider: str) -> list[Chain]:
        """Every simple path of admissible relations from the decider to a sink."""
        if self.leaf[decider] in SINKS:
            return []
        return [self.chain(path) for path in self.paths(decider, (decider,))]

    def paths(self, here: str, passed: tuple[str, ...]) -> Iterator[tuple[Relation, ...]]:
        for relation in self.upward(here):
            forum = relation.forum
            if forum is None or forum in passed:
                continue
            if self.leaf[forum] == "Assembly":
                yield (relation,)
            elif self.leaf[forum] == "Parliament":
                if self.leaf[here] in MINISTERIAL_OFFICES:
                    yield (relation,)
            else:
                for rest in self.paths(forum, (*passed, forum)):
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
            grade=lowest,
            reach=weakest(REACHES, (str(self.reach(relation)) for relation in path)),
            status=weakest(STATUSES, (relation.status for relation in path)),
            office=path[-1].giver,
            terminal=terminal,
            ministerial=self.leaf[terminal] == "Parliament",
            bottlenecks=bottlenecks,
        )

    # Rule 6: piercing

    def pierce(self, actor: str, being_pierced: tuple[str, ...] = ()) -> set[str]:
        if self.leaf[actor] not in BODIES or self.upward(actor):
            return {actor}
        inside = [p for p in self.participants(actor) if p != actor and p not in being_pierced]
        if not inside:
            return {actor}
        return {one for p in inside for one in self.pierce(p, (*being_pierced, actor))}

    def participants(self, body: str) -> set[str]:
        seats = {
            seat.participant
            for seat in self.house.participations
            if seat.body == body
            and seat.role in ("Chair", "Member")
            and self.accepts(seat.status)
            and seat.span.holds(self.on)
        }
        return seats | set(self.actors[body].participants)

    # Rule 7: unknown is not no

    def cone(self, decider: str) -> set[str]:
        found: set[str] = set()
        ahead = [decider]
        while ahead:
            actor = ahead.pop()
            if actor not in found and self.leaf[actor] not in SINKS:
                found.add(actor)
                ahead.extend(r.forum for r in self.upward(actor) if r.forum is not None)
        return found

    def open_end(self, actor: str) -> bool:
        own = [r for r in self.house.relations if r.giver == actor and self.counts_but_for_status(r)]
        if any(not self.accepts(relation.status) for relation in own):
            return True
        return not self.upward(actor) and not self.closed(actor)

    def closed(self, actor: str) -> bool:
        return self.actors[actor].researched or any(
            absence.about == actor
            and absence.absent == "AccountabilityUpward"
            and self.accepts(absence.status)
            and absence.span.holds(self.on)
            for absence in self.house.absences
        )

    # Verdicts

    def finding(self, decider: str) -> Finding:
        """The first line of the table that applies."""
        if self.leaf[decider] in SINKS:
            return Finding("FORUM_ITSELF")
        chains = self.chains(decider)
        ministerial = [c for c in chains if c.ministerial]
        direct = [c for c in ministerial if c.reach != "system"]
        local = [c for c in chains if not c.ministerial and c.carries]
        system = [c for c in ministerial if c.reach == "system"]
        pareto = maximal(c.grade for c in ministerial)
        top = best(ministerial)
        if top and top.grade == FULL and top.reach == "decision":
            return Finding("FULL", top, pareto)
        if self.actors[decider].independent:
            return Finding("INDEPENDENT_BY_LAW", best(direct), pareto)
        if local:
            return Finding("LOCAL", best(local), pareto, oversight=top)
        if any(c.carries for c in direct):
            return Finding("LIMITED", best(c for c in direct if c.carries), pareto)
        if system:
            return Finding("SYSTEM_ONLY", best(system), pareto)
        if any(self.open_end(actor) for actor in self.cone(decider)):
            return Finding("UNKNOWN", None, pareto)
        return Finding("NONE_FOUND", None, pareto)

    def ruling(self) -> Ruling:
        on_record = [
            role
            for role in self.house.roles
            if role.choice == self.choice.iri and role.role == "Decides" and role.span.holds(self.on)
        ]
        named = sorted({r.actor for r in on_record if r.actor is not None and self.accepts(r.status)})
        if not named:
            verdict = "UNKNOWN" if on_record else "NO_DECIDER"
            return Ruling(verdict, ministerial_word(verdict), NOTHING, {}, {}, many_hands=False)
        pierced_from: dict[str, str | None] = {}
        for body in reversed(named):
            pierced_from.update(dict.fromkeys(self.pierce(body), body))
        for body in named:
            if self.pierce(body) == {body}:
                pierced_from[body] = None
        findings = {decider: self.finding(decider) for decider in sorted(pierced_from)}
        counted = {d: f for d, f in findings.items() if f.verdict != "FORUM_ITSELF"} or findings
        offices = {f.office for f in counted.values() if f.office is not None}
        verdict = self.joint_verdict(counted, offices)
        grade = minimum(f.grade for f in counted.values())
        shared_by_minister = verdict == "SHARED" and any(self.ministerial(o) for o in offices)
        word = "partial" if shared_by_minister else ministerial_word(verdict)
        many = self.many_hands(verdict, counted)
        return Ruling(verdict, word, grade, findings, pierced_from, many)

    def joint_verdict(self, findings: Mapping[str, Finding], offices: set[str]) -> str:
        verdicts = {finding.verdict for finding in findings.values()}
        if verdicts == {"FORUM_ITSELF"}:
            return "FORUM_ITSELF"
        if "UNKNOWN" in verdicts:
            return "UNKNOWN"
        if self.separate(offices) > 1:
            return self.finding(self.choice.lead).verdict if self.choice.lead else "SHARED"
        return weakest(STRENGTH, verdicts)

    def ministerial(self, office: str) -> bool:
        return self.leaf[office] in MINISTERIAL_OFFICES

    def separate(self, offices: set[str]) -> int:
        """How many offices these are, when a state secretary and his own minister are one."""
        groups = [{office} for office in sorted(offices)]
        for relation in self.house.relations:
            tied = {relation.giver, relation.forum}
            if self.nested(relation) and tied <= offices:
                touched = [group for group in groups if group & tied]
                groups = [group for group in groups if not group & tied] + [set().union(*touched)]
        return len(groups)

    def nested(self, relation: Relation) -> bool:
        """A state secretary under the minister (Grondwet art. 46(2))."""
        fits = self.leaf[relation.giver] == "StateSecretary" and self.leaf.get(relation.forum or "") == "Minister"
        return relation.kind == TIE and fits and self.admissible(relation)

    def many_hands(self, verdict: str, findings: Mapping[str, Finding]) -> bool:
        if self.choice.lead:
            return False
        return verdict == "SHARED" or any(self.separate(self.carrying(d)) > 1 for d in findings)

    def carrying(self, decider: str) -> set[str]:
        """The ministerial offices at the end of this decider's ministerial chains that carry weight."""
        return {c.office for c in self.chains(decider) if c.ministerial and c.carries}


def ministerial_word(verdict: str) -> str:
    return {"FULL": "full", "LIMITED": "partial", "UNKNOWN": "unknown"}.get(verdict, "none")


def rulings(house: House, on: date | None = None, evidence: str = "unverified") -> dict[str, Ruling]:
    """The ruling on every choice that exists on that day."""
    day = on or house.reference_date
    return {
        choice.iri: Question(house, choice, day, evidence).ruling()
        for choice in house.choices
        if choice.span.holds(day)
    }
