"""Which office the record points to for a choice, and on what ground; where it points to nobody, that is said.

The grounds and their order are data (`ontology/vocabulary/repairs.ttl`). Who answered to parliament says
who spoke, not who must: a pointer proposes a candidate, it is no finding on anybody's duty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.answers.judging import ChoiceVerdict, deciding_roles
from graph.answers.offices import nested
from graph.answers.verdicts import assess
from graph.closure.admissibility import Ladder, Ladders
from graph.closure.chains import best_chain
from graph.closure.portfolios import would_count
from graph.house.setting import EVIDENCE, accepts
from ontology.codelists.ranks import STATUSES
from ontology.codelists.repairs import Ground, ground, grounds
from ontology.namespaces import HVT
from ontology.reading.facts import Choice, Role, holds_on

__all__ = ["GOOD", "Pointed", "Pointers"]

#: target -> verdicts on one decider that reach it
GOOD = {"partial": frozenset({"FULL", "LIMITED"}), "full": frozenset({"FULL"})}


@dataclass(frozen=True, slots=True)
class Pointed:
    """An office to which the record points for a choice."""

    office: str
    ground: Ground
    #: role assignments, or other choices, that point to it
    evidence: tuple[str, ...] = ()
    #: those under the office through whom it is pointed to
    via: tuple[str, ...] = ()
    status: str = "stated"


class Pointers:
    """The offices of a house that answer far enough to be a candidate, choice by choice."""

    def __init__(self, ladders: Ladders, verdicts: Mapping[str, ChoiceVerdict], target: str) -> None:
        self.ladders = ladders
        self.verdicts = verdicts
        self.facts = ladders.facts
        self.target = target
        self._by_theme = self._themes()
        self._able: dict[tuple[str, str], bool] = {}
        self._found: dict[tuple[str, frozenset[str], str | None], tuple[Pointed, ...]] = {}

    def of(self, choice: Choice, towards: frozenset[str], giver: str | None = None) -> tuple[Pointed, ...]:
        """Return the offices on the strongest ground that has any of the classes asked, in order of IRI.

        Only those of the strongest status on that ground; empty when no office of the house answers far enough.
        `giver` is the actor that a relation is proposed of: for the target `full` the office through which
        the others answer is then added to its own, because one office must answer for the whole.
        """
        at = (choice.iri, towards, giver)
        if at not in self._found:
            self._found[at] = self._strongest(choice, towards, giver)
        return self._found[at]

    def _strongest(self, choice: Choice, towards: frozenset[str], giver: str | None) -> tuple[Pointed, ...]:
        found = (self._able_of(choice, offices, towards) for offices in self._grounds(choice, giver))
        first = next(filter(None, found), [])
        if self.target == "full" and first and first[0].ground.code == "own":
            own = {p.office for p in first}
            first += [
                p for p in self._able_of(choice, self._chains(choice, ground("chain")), towards) if p.office not in own
            ]
        return tuple(sorted(first, key=lambda p: p.office))

    def _able_of(self, choice: Choice, offices: list[Pointed], towards: frozenset[str]) -> list[Pointed]:
        able = [p for p in offices if self.able(choice, p.office, towards)]
        strongest = min((STATUSES.index(p.status) for p in able), default=0)
        return [p for p in able if STATUSES.index(p.status) == strongest]

    def fixed(self, choice: Choice, towards: frozenset[str]) -> tuple[Pointed, ...]:
        """Return the offices of the class that the kind of act itself names."""
        return tuple(Pointed(o, ground("kind-of-act")) for o in self.possible(choice, towards))

    def possible(self, choice: Choice, towards: frozenset[str]) -> tuple[str, ...]:
        """Return every office of the house that could be the candidate, in order of IRI."""
        return tuple(iri for iri in self.facts.actors if self.able(choice, iri, towards))

    def able(self, choice: Choice, office: str, towards: frozenset[str]) -> bool:
        """Tell whether an actor is an office of a class and itself answers far enough for the choice."""
        classes = self.facts.actors[office].classes
        if HVT.MinisterialOffice not in classes or classes.isdisjoint(towards):
            return False
        at = (choice.iri, office)
        if at not in self._able:
            verdict = assess(self.ladders, choice, self.ladders.of(choice), office).verdict
            self._able[at] = verdict in GOOD[self.target]
        return self._able[at]

    def _grounds(self, choice: Choice, giver: str | None) -> Iterator[list[Pointed]]:
        ladder = self.ladders.of(choice)
        for known in grounds():
            if known.code == "own":
                yield self._own(choice, giver, known)
            elif known.code == "chain":
                yield self._chains(choice, known)
            elif known.code == "lead":
                yield [Pointed(choice.lead, known)] if choice.lead else []
            elif known.role is not None:
                yield self._by_role(choice, ladder, known)
            elif known.code == "theme":
                yield self._most(choice, frozenset(choice.themes), known)
            elif known.code == "broader-theme":
                yield self._most(choice, self.facts.themes_over(choice.themes), known)
            elif known.code == "first":
                yield from self._first(known)

    def _own(self, choice: Choice, giver: str | None, known: Ground) -> list[Pointed]:
        """The offices a relation of the actor itself leads to, whether or not it counts on this evidence."""
        relations = self.ladders.relations_of(giver) if giver else []
        held = [
            r
            for r in relations
            if r.forum and r.status in EVIDENCE and would_count(r, choice, self.facts, self.ladders.day)
        ]
        return [Pointed(r.forum, known, evidence=(r.iri,), status=r.status) for r in held if r.forum]

    def _chains(self, choice: Choice, known: Ground) -> list[Pointed]:
        """The office through which those answer who do; several that are not one another's point nowhere."""
        found: dict[str, list[str]] = {}
        for decider in self.verdicts[choice.iri].deciders:
            if decider.chain and decider.verdict in GOOD["partial"]:
                found.setdefault(decider.chain.office, []).append(decider.iri)
        if len(nested(self.ladders.of(choice), found)) > 1:
            return []
        return [Pointed(office, known, via=tuple(v for v in via if v != office)) for office, via in found.items()]

    def _by_role(self, choice: Choice, ladder: Ladder, known: Ground) -> list[Pointed]:
        """An office by its own role, or by that of somebody who answers through it."""
        found: dict[str, list[tuple[Role, str]]] = {}
        for role in self._roles(choice, known):
            actor = role.actor or ""
            if HVT.MinisterialOffice in self.facts.actors[actor].classes:
                found.setdefault(actor, []).append((role, actor))
                continue
            chain = best_chain(ladder, actor, "ministerial", 1)
            if chain:
                found.setdefault(chain.office, []).append((role, actor))
        return [
            Pointed(
                office,
                known,
                evidence=tuple(sorted(role.iri for role, _ in held)),
                via=tuple(sorted({actor for _, actor in held if actor != office})),
                status=min((role.status for role, _ in held), key=STATUSES.index),
            )
            for office, held in found.items()
        ]

    def _roles(self, choice: Choice, known: Ground) -> list[Role]:
        if known.role == HVT.Decides:
            named = deciding_roles(self.ladders, choice)
            return [r for r in named if r.actor and not accepts(self.ladders.evidence, r.status)]
        return [r for r in self.ladders.assigned(choice.iri) if r.role == known.role and self.ladders.counts(r)]

    def _themes(self) -> dict[str, dict[str, set[str]]]:
        """Theme, broader ones included -> office -> choices on which it decided or answered.

        A council of ministers decides on everything: it leads no theme.
        """
        found: dict[str, dict[str, set[str]]] = {}
        for role in self.facts.roles.values():
            choice = self.facts.choices.get(role.choice)
            if (
                choice is None
                or role.role not in (HVT.Decides, HVT.Answered)
                or not role.actor
                or not self._is_one_office(role.actor)
                or not holds_on(choice, self.ladders.day)
                or not self.ladders.setting.counts(role)
            ):
                continue
            for theme in self.facts.themes_over(choice.themes):
                found.setdefault(theme, {}).setdefault(role.actor, set()).add(choice.iri)
        return found

    def _is_one_office(self, actor: str) -> bool:
        classes = self.facts.actors[actor].classes
        return HVT.MinisterialOffice in classes and HVT.Cabinet not in classes

    def _most(self, choice: Choice, themes: frozenset[str], known: Ground) -> list[Pointed]:
        """Return the offices with the most other choices under the themes."""
        held: dict[str, set[str]] = {}
        for theme in sorted(themes):
            for office, choices in self._by_theme.get(theme, {}).items():
                held.setdefault(office, set()).update(choices - {choice.iri})
        towards = frozenset({HVT.MinisterialOffice})
        able = {o: c for o, c in held.items() if c and self.able(choice, o, towards)}
        most = max(map(len, able.values()), default=0)
        return [Pointed(o, known, evidence=tuple(sorted(c))) for o, c in able.items() if len(c) == most]

    def _first(self, known: Ground) -> Iterator[list[Pointed]]:
        """Yield the councils of ministers, then every office alone: one is as good as another."""
        for cls in (HVT.Cabinet, HVT.MinisterialOffice):
            for actor in self.facts.actors.values():
                if cls in actor.classes:
                    yield [Pointed(actor.iri, known)]
