"""The verdict on one decider and on one choice: the first line of the table that applies (model.md 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from networkx.utils import UnionFind

from graph.closure.admissibility import Ladder, Ladders, would_count
from graph.closure.chains import best_chain, best_system_chain, pareto
from graph.closure.piercing import is_informal, pierced
from graph.house.setting import accepts
from graph.records import Chain, Decider, Grade, OpenEnd
from ontology.codelists.ranks import SEVERITY, STATUSES
from ontology.namespaces import HVT
from ontology.reading.facts import Choice, Role

__all__ = ["ChoiceVerdict", "assess", "deciding_roles", "judge", "nested", "open_ends", "verdict_of"]


@dataclass(frozen=True, slots=True)
class ChoiceVerdict:
    """The verdict on a choice with what it rests on; `bodies` are the deciders on record, not pierced."""

    verdict: str
    ministerial: str
    grade: Grade
    deciders: tuple[Decider, ...]
    bodies: tuple[str, ...]
    informal: tuple[str, ...]


def deciding_roles(ladders: Ladders, choice: Choice) -> tuple[Role, ...]:
    """Return every `Decides` assignment of a choice valid on the day, of whatever status."""
    return tuple(r for r in ladders.assigned(choice.iri) if r.role == HVT.Decides)


def judge(ladders: Ladders, choice: Choice, ladder: Ladder | None = None) -> ChoiceVerdict:
    """Return the verdict on a choice, by the ladder of what counts for it (or another, to ask "what if")."""
    ladder = ladder or ladders.of(choice)
    valid = deciding_roles(ladders, choice)
    accepted = [r for r in valid if r.actor and ladders.counts(r)]
    if not accepted:
        verdict = "UNKNOWN" if valid else "NO_DECIDER"
        return ChoiceVerdict(verdict, _ministerial(verdict, (), ladder), Grade(0, 0, 0), (), (), ())
    deciders = _deciders(ladders, choice, ladder, accepted)
    bodies = tuple(sorted({r.actor for r in accepted if r.actor}))
    informal = tuple(body for body in bodies if is_informal(ladders, ladder, body))
    judged = [d for d in deciders if d.verdict != "FORUM_ITSELF"]
    grade = Grade(*(min(powers) for powers in zip(*(d.grade for d in judged or deciders), strict=True)))
    verdict = _joint(ladders, choice, ladder, judged)
    offices = {d.chain.office for d in judged if d.chain}
    return ChoiceVerdict(verdict, _ministerial(verdict, offices, ladder), grade, deciders, bodies, informal)


def _deciders(ladders: Ladders, choice: Choice, ladder: Ladder, accepted: Sequence[Role]) -> tuple[Decider, ...]:
    origin: dict[str, tuple[str | None, list[Role]]] = {}
    for role in sorted(accepted, key=lambda r: (r.actor or "", r.iri)):
        body = role.actor or ""
        for actor in pierced(ladders, ladder, body):
            came_from = None if actor == body else body
            known, roles = origin.get(actor, (came_from, []))
            origin[actor] = (None if came_from is None else known, [*roles, role])
    return tuple(
        assess(ladders, choice, ladder, actor, came_from, roles) for actor, (came_from, roles) in sorted(origin.items())
    )


def assess(
    ladders: Ladders,
    choice: Choice,
    ladder: Ladder,
    actor: str,
    pierced_from: str | None = None,
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
    for member in sorted(ladder.cone(actor)):
        pending = [
            r
            for r in ladders.relations_of(member)
            if not accepts(ladders.evidence, r.status) and would_count(r, choice, facts, day)
        ]
        ends.extend(OpenEnd(member, r.iri, r.status) for r in pending)
        if not pending and not ladder.rungs(member) and not _closed(ladders, member):
            ends.append(OpenEnd(member, None, None))
    return tuple(ends)


def _closed(ladders: Ladders, actor: str) -> bool:
    if ladders.facts.actors[actor].researched_on is not None:
        return True
    return any(
        a.absent == HVT.AccountabilityUpward and ladders.setting.counts(a) for a in ladders.absences.get(actor, ())
    )


def nested(ladder: Ladder, offices: Iterable[str]) -> list[set[str]]:
    """Return the offices in groups: a minister with his own state secretaries is one (Grondwet 46(2))."""
    among = sorted(set(offices))
    groups = UnionFind(among)
    for secretary, minister in ladder.ties:
        if secretary in among and minister in among:
            groups.union(secretary, minister)
    return sorted(groups.to_sets(), key=min)


def _joint(ladders: Ladders, choice: Choice, ladder: Ladder, judged: Sequence[Decider]) -> str:
    if not judged:
        return "FORUM_ITSELF"
    if any(d.verdict == "UNKNOWN" for d in judged):
        return "UNKNOWN"
    if len(nested(ladder, (d.chain.office for d in judged if d.chain))) > 1:
        if choice.lead is None:
            return "SHARED"
        return assess(ladders, choice, ladder, choice.lead).verdict
    return min((d.verdict for d in judged), key=SEVERITY.index)


def _ministerial(verdict: str, offices: Iterable[str], ladder: Ladder) -> str:
    if verdict == "FULL":
        return "full"
    if verdict == "LIMITED" or (verdict == "SHARED" and not ladder.offices.isdisjoint(offices)):
        return "partial"
    return "unknown" if verdict == "UNKNOWN" else "none"
