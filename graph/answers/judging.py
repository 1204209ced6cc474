"""What is asked of a choice: who decides on it, who adopted it as an aim, who merely requested it (model-2.md 3).

An aim never answers for its execution, and a silence of the record is never a lack.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import networkx as nx

from graph.answers.verdicts import NOTHING, Ruling, class_of, ruled
from graph.closure.admissibility import Ladder, Ladders
from graph.house.setting import accepts
from graph.records import Aim, Decider, Grade
from ontology.codelists.ranks import STATUSES
from ontology.namespaces import HVT
from ontology.reading.facts import Absence, Choice, Role
from ontology.steps import come_to

__all__ = ["ChoiceVerdict", "absences_of_decider", "deciding_roles", "judge", "ministerial_on_stated", "requesters"]


@dataclass(frozen=True, slots=True)
class ChoiceVerdict:
    """The verdict on a choice with what it rests on; `bodies` are the deciders on record, not pierced."""

    verdict: str
    ministerial: str
    grade: Grade
    deciders: tuple[Decider, ...]
    bodies: tuple[str, ...]
    informal: tuple[str, ...]
    aim: Aim | None


def deciding_roles(ladders: Ladders, choice: Choice) -> tuple[Role, ...]:
    """Return every `Decides` assignment of a choice valid on the day, of whatever status."""
    return tuple(r for r in ladders.assigned(choice.iri) if r.role == HVT.Decides)


def requesters(ladders: Ladders, choice: Choice) -> tuple[str, ...]:
    """Return who asked for a choice and binds nobody, as a motion does."""
    return tuple(sorted({r.actor for r in _assigned(ladders, choice.iri, HVT.Requests) if r.actor}))


def judge(ladders: Ladders, choice: Choice, ladder: Ladder | None = None) -> ChoiceVerdict:
    """Return the verdict on a choice, by the ladder of what counts for it (or another, to ask "what if")."""
    ladder = ladder or ladders.of(choice)
    aim = _aim(ladders, choice, ladder)
    deciding = _assigned(ladders, choice.iri, HVT.Decides)
    if deciding:
        told = ruled(ladders, choice, ladder, deciding, choice.lead)
    else:
        verdict = _undecided(ladders, choice, aim)
        told = Ruling(verdict, class_of(ladder, verdict), NOTHING)
    return ChoiceVerdict(told.verdict, told.ministerial, told.grade, told.deciders, told.bodies, told.informal, aim)


def absences_of_decider(ladders: Ladders, choice: Choice) -> list[Absence]:
    """Return what is said, on accepted evidence, of a choice on which nobody is designated to decide."""
    said = ladders.absences.get(choice.iri, ())
    return [a for a in said if a.absent == HVT.Decider and ladders.setting.counts(a)]


def ministerial_on_stated(ladders: Ladders, choice: Choice, verdict: ChoiceVerdict) -> str:
    """Return the class of a choice on stated facts alone; its own, where the verdict rests on nothing else."""
    if ladders.evidence == "stated" or _rests_on_stated(ladders, choice, verdict):
        return verdict.ministerial
    return judge(ladders.stated, choice).ministerial


def _rests_on_stated(ladders: Ladders, choice: Choice, verdict: ChoiceVerdict) -> bool:
    """Tell, of what is easily seen to rest on stated facts alone, that it does; bodies, open ends are asked again."""
    ladder = ladders.of(choice)
    aim = verdict.aim
    judged = [*verdict.deciders, *(aim.deciders if aim else ())]
    named = [d.iri for d in judged] + ([choice.lead] if choice.lead else [])
    said = [r.status for r in _assigned(ladders, choice.iri, HVT.Decides)]
    said += [a.status for a in absences_of_decider(ladders, choice)]
    return (
        all(status == "stated" for status in said)
        and (aim is None or aim.status == "stated")
        # one who sits in a body and decides itself bears no mark of the body: that was pierced all the same
        and not verdict.informal
        and (aim is None or {d.iri for d in aim.deciders}.issuperset(aim.adopters))
        and not any(d.pierced_from or d.verdict in ("UNKNOWN", "NONE_FOUND") for d in judged)
        and all(map(ladder.is_stated_above, named))
    )


def _undecided(ladders: Ladders, choice: Choice, aim: Aim | None) -> str:
    """Return the verdict on a choice without an accepted, valid `Decides`."""
    if absences_of_decider(ladders, choice):
        return "NO_DECIDER"
    if aim is not None and aim.ministerial in ("full", "partial"):
        return "AIM_ONLY"
    return "UNKNOWN" if deciding_roles(ladders, choice) else "NOT_RECORDED"


def _aim(ladders: Ladders, choice: Choice, ladder: Ladder) -> Aim | None:
    roles = _adopting(ladders, choice)
    if not roles:
        return None
    told = ruled(ladders, choice, ladder, roles, None)
    surest = [min((r.status for r in roles if r.actor == body), key=STATUSES.index) for body in told.bodies]
    return Aim(
        verdict=told.verdict,
        ministerial=told.ministerial,
        grade=told.grade,
        adopters=told.bodies,
        part_of=choice.part_of,
        status=max(surest, key=STATUSES.index),
        deciders=told.deciders,
    )


def _adopting(ladders: Ladders, choice: Choice) -> list[Role]:
    """Return who laid down what a choice is for, by its own adoption or by that of the choices it is a part of.

    What is taken from another choice is inferred at best.
    """
    own = _assigned(ladders, choice.iri, HVT.Adopts)
    if own:
        return own
    said = (r for whole in _speaking(ladders, choice) for r in _assigned(ladders, whole, HVT.Adopts, HVT.Decides))
    return [taken for role in said if accepts(ladders.evidence, (taken := _taken(ladders, role)).status)]


def _taken(ladders: Ladders, role: Role) -> Role:
    """Return what an assignment says of the parts of its choice: each is made once."""
    if role.iri not in ladders.taken:
        ladders.taken[role.iri] = replace(role, status=max(role.status, "inferred", key=STATUSES.index))
    return ladders.taken[role.iri]


def _speaking(ladders: Ladders, choice: Choice) -> Sequence[str]:
    """Return the choices this one is a part of, in whatever steps, on which somebody adopts or decides.

    Beyond one that was adopted none is asked. What is found of a whole is kept for every other part of it.
    """
    choices, kept = ladders.facts.choices, ladders.speaking

    @cache
    def wholes(part: str) -> list[str]:
        adopted = _assigned(ladders, part, HVT.Adopts)
        return [] if adopted else [whole for whole in choices[part].part_of if whole in ladders.graph]

    def unknown(part: str) -> list[str]:
        return [whole for whole in wholes(part) if whole not in kept]

    within: nx.DiGraph[str] = nx.DiGraph()
    within.add_node(choice.iri)
    for part in () if choice.iri in kept else come_to(choice.iri, unknown):
        within.add_edges_from((part, whole) for whole in unknown(part))
    for part in reversed([*nx.topological_sort(within)]):  # `check` refuses circles of parts
        if part not in kept:
            speaks = [part] if _assigned(ladders, part, HVT.Adopts, HVT.Decides) else []
            kept[part] = tuple(dict.fromkeys([*speaks, *(one for whole in wholes(part) for one in kept[whole])]))
    return [one for one in kept[choice.iri] if one != choice.iri]


def _assigned(ladders: Ladders, choice: str, *roles: str) -> list[Role]:
    """Return the accepted, valid assignments of these roles on a choice."""
    return [r for r in ladders.assigned(choice) if r.role in roles and r.actor and ladders.counts(r)]
