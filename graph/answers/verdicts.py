"""The verdict on one decider and on one choice: the first line of the table that applies (model-2.md 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.answers.offices import offices_of, one_office
from graph.closure.admissibility import Ladder, Ladders
from graph.closure.chains import best_chain, best_system_chain, pareto
from graph.closure.piercing import is_body, is_pierced, pierced
from graph.closure.portfolios import would_count
from graph.house.setting import accepts
from graph.records import CLASSES, Chain, Decider, Grade, OpenEnd
from ontology.codelists.ranks import STATUSES, STRENGTH
from ontology.namespaces import HVT
from ontology.reading.facts import Absence, Choice, Role

__all__ = [
    "NOTHING",
    "Ruling",
    "assess",
    "class_of",
    "closing",
    "open_ends",
    "ruled",
    "verdict_of",
]

NOTHING = Grade(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rules give for those who decide on a choice, or adopted it; `bodies` are they before piercing."""

    verdict: str
    ministerial: str
    grade: Grade
    deciders: tuple[Decider, ...] = ()
    bodies: tuple[str, ...] = ()
    #: the bodies that were pierced
    informal: tuple[str, ...] = ()


def ruled(ladders: Ladders, choice: Choice, ladder: Ladder, roles: Sequence[Role], lead: str | None) -> Ruling:
    """Return the verdict on a choice for those who have these roles on it: one at least."""
    bodies = tuple(sorted({r.actor for r in roles if r.actor}))
    deciders = _deciders(ladders, choice, ladder, bodies, roles)
    judged = [d for d in deciders if d.verdict != "FORUM_ITSELF"]
    grade = Grade(*(min(powers) for powers in zip(*(d.grade for d in judged or deciders), strict=True)))
    offices = [offices_of(ladder, d) for d in judged]
    verdict = _joint(ladders, choice, ladder, judged, offices, lead)
    informal = tuple(body for body in bodies if is_pierced(ladders, ladder, body))
    return Ruling(verdict, class_of(ladder, verdict, offices), grade, deciders, bodies, informal)


def class_of(ladder: Ladder, verdict: str, offices: Iterable[Iterable[str]] = ()) -> str:
    """Return how far a minister answers for a choice of this verdict, whose deciders have these offices."""
    if verdict == "SHARED":
        return "elsewhere" if all(map(ladder.offices.isdisjoint, offices)) else "partial"
    return CLASSES[verdict]


def _deciders(
    ladders: Ladders, choice: Choice, ladder: Ladder, bodies: Sequence[str], roles: Sequence[Role]
) -> tuple[Decider, ...]:
    origin: dict[str, list[str]] = {}
    for body in bodies:
        for actor in pierced(ladders, ladder, body):
            origin.setdefault(actor, []).append(body)
    return tuple(
        assess(
            ladders,
            choice,
            ladder,
            actor,
            () if actor in came_from else tuple(came_from),
            [role for role in roles if role.actor in came_from],
        )
        for actor, came_from in sorted(origin.items())
    )


def assess(
    ladders: Ladders,
    choice: Choice,
    ladder: Ladder,
    actor: str,
    pierced_from: tuple[str, ...] = (),
    roles: Sequence[Role] = (),
) -> Decider:
    """Return the verdict on one actor as decider on a choice, alone."""
    known = ladders.facts.actors[actor]
    verdict, chain, oversight = verdict_of(ladder, actor, bool(known.independent_by_law))
    ends: tuple[OpenEnd, ...] = ()
    if verdict == "NONE_FOUND":
        ends = open_ends(ladders, choice, ladder, actor)
        verdict = "UNKNOWN" if ends else verdict
    return Decider(
        iri=actor,
        label=known.label,
        short=known.short,
        pierced_from=pierced_from,
        verdict=verdict,
        chain=chain,
        pareto=() if verdict == "FORUM_ITSELF" else pareto(ladder, actor),
        oversight=oversight,
        assignments=tuple(sorted(r.iri for r in roles)),
        assignment_status=min((r.status for r in roles), key=STATUSES.index, default="stated"),
        open_ends=ends,
        beside=tuple(sorted(ladder.serves_as(chain.office) - {chain.office})) if chain else (),
    )


def verdict_of(ladder: Ladder, actor: str, independent: bool) -> tuple[str, Chain | None, Chain | None]:
    """Return the first line of the table that applies, with the chain it names and the oversight beside it.

    NONE_FOUND is said before anybody asked for open ends (`open_ends`).
    """
    if ladder.is_sink(actor):
        return "FORUM_ITSELF", None, None
    best = best_chain(ladder, actor, "ministerial", 2)
    if best and best.grade == (3, 3, 3) and best.reach == "decision":
        return "FULL", best, None
    powers = best_chain(ladder, actor, "ministerial", 1)
    if independent:
        return "INDEPENDENT_BY_LAW", powers, None
    local = best_chain(ladder, actor, "local", 1)
    if local and max(local.grade) >= 2:
        return "LOCAL", local, best
    if powers and max(powers.grade) >= 2:
        return "LIMITED", powers, None
    system = best_system_chain(ladder, actor)
    if system:
        return "SYSTEM_ONLY", system, None
    return "NONE_FOUND", None, None


def open_ends(ladders: Ladders, choice: Choice | None, ladder: Ladder, actor: str) -> tuple[OpenEnd, ...]:
    """Return where the record stops in the cone of an actor: unaccepted relations, unresearched actors.

    Without a choice scopes are left aside.
    """
    facts, day = ladders.facts, ladders.day
    ends: list[OpenEnd] = []
    for member, own in sorted(ladder.cone(actor).items()):
        waiting = [
            r
            for r in ladders.relations_of(member)
            if not accepts(ladders.evidence, r.status) and would_count(r, choice, facts, day)
            if own or not ladders.flags(r.kind)[0]
        ]
        ends.extend(OpenEnd(member, r.iri, r.status) for r in waiting)
        stands = any(True for _ in ladder.standing(member, own=own))
        if not waiting and not stands and not _closed(ladders, ladder, member):
            ends.append(OpenEnd(member, None, None))
    return tuple(ends)


def closing(ladders: Ladders, actor: str) -> list[Absence]:
    """Return the stated absences that close an actor: a source says that it answers to nobody above it."""
    return [
        a
        for a in ladders.absences.get(actor, ())
        if a.absent == HVT.AccountabilityUpward and a.status == "stated" and ladders.setting.counts(a)
    ]


def _closed(ladders: Ladders, ladder: Ladder, actor: str) -> bool:
    """Tell whether the record is done with an actor that has no relation; of a body, who sits in it must be known."""
    if closing(ladders, actor):
        return True
    nobody_known = is_body(ladders, actor) and not is_pierced(ladders, ladder, actor)
    return ladders.facts.actors[actor].researched_on is not None and not nobody_known


def _joint(
    ladders: Ladders,
    choice: Choice,
    ladder: Ladder,
    judged: Sequence[Decider],
    offices: Sequence[Iterable[str]],
    lead: str | None,
) -> str:
    if not judged:
        return "FORUM_ITSELF"
    if any(d.verdict == "UNKNOWN" for d in judged):
        return "UNKNOWN"
    if not one_office(ladder, offices):
        return "SHARED" if lead is None else assess(ladders, choice, ladder, lead).verdict
    return max((d.verdict for d in judged), key=STRENGTH.index)
