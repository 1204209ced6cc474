"""What the oracle says of a whole choice: the decision, the aim, the class, caveats and some gaps (model-2.md 3, 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tests.support.oracle import (
    NOTHING,
    STATUSES,
    Finding,
    Question,
    minimum,
    weakest,
)
from tests.support.plain_house import Grade, House, Role

__all__ = ["Aim", "Ruling", "rulings"]

#: from strong to weak; the weakest decider decides
STRENGTH = ("FULL", "LIMITED", "INDEPENDENT_BY_LAW", "LOCAL", "SYSTEM_ONLY", "NONE_FOUND")
CLASSES = {
    "full": ("FULL",),
    "partial": ("LIMITED",),
    "aim": ("AIM_ONLY",),
    "elsewhere": ("LOCAL", "FORUM_ITSELF", "INDEPENDENT_BY_LAW"),
    "unknown": ("UNKNOWN", "NOT_RECORDED"),
    "none": ("NONE_FOUND", "NO_DECIDER", "SYSTEM_ONLY"),
}


@dataclass(frozen=True)
class Decision:
    """What the rules give for some deciders, or adopters."""

    verdict: str
    ministerial: str
    grade: Grade
    findings: Mapping[str, Finding]
    pierced_from: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Aim:
    verdict: str
    ministerial: str
    grade: Grade
    adopters: tuple[str, ...]
    part_of: tuple[str, ...]
    status: str
    findings: Mapping[str, Finding]


@dataclass(frozen=True)
class Ruling:
    """The verdict on a choice, with a finding per decider and the bodies it was pierced from."""

    verdict: str
    ministerial: str
    grade: Grade
    findings: Mapping[str, Finding]
    pierced_from: Mapping[str, tuple[str, ...]]
    aim: Aim | None
    requested_by: tuple[str, ...]
    pending: bool
    caveats: frozenset[str]
    gaps: frozenset[str]


def rulings(house: House, on: date | None = None, evidence: str = "unverified") -> dict[str, Ruling]:
    """The ruling on every choice that exists on that day."""
    day = on or house.reference_date
    return {
        choice.iri: ruling(Question(house, choice, day, evidence)) for choice in house.choices if choice.span.holds(day)
    }


def ruling(asked: Question) -> Ruling:
    choice = asked.choice
    deciding = asked.assigned(choice.iri, "Decides")
    aim = aim_of(asked)
    if deciding:
        told = decision(asked, deciding, choice.lead)
    else:
        verdict = without_decider(asked, aim)
        told = Decision(verdict, class_of(verdict), NOTHING, {}, {})
    return Ruling(
        told.verdict,
        told.ministerial,
        told.grade,
        told.findings,
        told.pierced_from,
        aim,
        tuple(sorted({r.actor for r in asked.assigned(choice.iri, "Requests") if r.actor})),
        choice.pending,
        caveats(asked, [*told.findings.values(), *(aim.findings.values() if aim else ())]),
        gaps(asked, told),
    )


def class_of(verdict: str) -> str:
    (found,) = (name for name, verdicts in CLASSES.items() if verdict in verdicts)
    return found


# The decision


def decision(asked: Question, roles: Sequence[Role], lead: str | None) -> Decision:
    bodies = sorted({r.actor for r in roles if r.actor})
    standing = sorted({actor for body in bodies for actor in asked.pierce(body)})
    findings = {actor: asked.finding(actor) for actor in standing}
    came_from = {a: () if a in bodies else tuple(b for b in bodies if a in asked.pierce(b)) for a in standing}
    counted = [f for f in findings.values() if f.verdict != "FORUM_ITSELF"] or list(findings.values())
    verdict = joint_verdict(asked, counted, lead)
    if verdict == "SHARED":
        ministers = any(asked.ministerial(office) for f in counted for office in f.offices)
        word = "partial" if ministers else "elsewhere"
    else:
        word = class_of(verdict)
    return Decision(verdict, word, minimum(f.grade for f in counted), findings, came_from)


def joint_verdict(asked: Question, findings: Sequence[Finding], lead: str | None) -> str:
    verdicts = {finding.verdict for finding in findings}
    if verdicts == {"FORUM_ITSELF"}:
        return "FORUM_ITSELF"
    if "UNKNOWN" in verdicts:
        return "UNKNOWN"
    if asked.differ(f.offices for f in findings):
        return asked.finding(lead).verdict if lead else "SHARED"
    return weakest(STRENGTH, verdicts)


def without_decider(asked: Question, aim: Aim | None) -> str:
    choice = asked.choice.iri
    for absence in asked.house.absences:
        if absence.about == choice and absence.absent == "Decider" and asked.counts(absence.status, absence.span):
            return "NO_DECIDER"
    if aim and aim.ministerial in ("full", "partial"):
        return "AIM_ONLY"
    valid = [r for r in asked.house.roles if r.choice == choice and r.role == "Decides" and r.span.holds(asked.on)]
    return "UNKNOWN" if valid else "NOT_RECORDED"


# The aim


def aim_of(asked: Question) -> Aim | None:
    roles = adopting(asked)
    if not roles:
        return None
    told = decision(asked, roles, None)
    adopters = sorted({r.actor for r in roles if r.actor})
    surest = [min((r.status for r in roles if r.actor == a), key=STATUSES.index) for a in adopters]
    return Aim(
        told.verdict,
        told.ministerial,
        told.grade,
        tuple(adopters),
        tuple(sorted(asked.choice.part_of)),
        weakest(STATUSES, surest),
        told.findings,
    )


def adopting(asked: Question) -> list[Role]:
    own = asked.assigned(asked.choice.iri, "Adopts")
    if own:
        return own
    # what is not on the agenda on the day is no whole on that day
    choices = {c.iri: c for c in asked.house.choices if c.span.holds(asked.on)}
    reached: set[str] = set()
    ahead = [whole for whole in asked.choice.part_of if whole in choices]
    while ahead:
        whole = ahead.pop()
        if whole not in reached:
            reached.add(whole)
            if not asked.assigned(whole, "Adopts"):
                ahead.extend(above for above in choices[whole].part_of if above in choices)
    taken = [r for whole in sorted(reached - {asked.choice.iri}) for r in asked.assigned(whole, "Adopts", "Decides")]
    inferred = [replace(r, status=weakest(STATUSES, (r.status, "inferred"))) for r in taken]
    return [r for r in inferred if asked.accepts(r.status)]


# Caveats that need no sources, and gaps


def caveats(asked: Question, findings: Sequence[Finding]) -> frozenset[str]:
    offices = {c.office for f in findings for c in (f.chain, f.oversight) if c}
    found = set()
    for period in asked.house.caretakers:
        if asked.counts(period.status, period.span) and offices & {period.about, *asked.participants(period.about)}:
            found.add("caretaker")
    for office in offices:
        known = [t for t in asked.house.tenures if t.office == office and asked.accepts(t.status)]
        if known and not any(t.span.holds(asked.on) for t in known):
            found.add("office-vacant")
    return frozenset(found)


def gaps(asked: Question, told: Decision) -> frozenset[str]:
    """Those that follow from the verdict, or from the chains alone."""
    found = {
        "NO_DECIDER": {"no-decider"},
        "AIM_ONLY": {"execution-undecided"},
        "NOT_RECORDED": {"not-recorded"},
    }.get(told.verdict, set())
    findings = {actor: f for actor, f in told.findings.items() if f.verdict != "FORUM_ITSELF"}
    verdicts = {f.verdict for f in findings.values()}
    for verdict, gap in (("NONE_FOUND", "no-chain"), ("LIMITED", "limited-powers"), ("SYSTEM_ONLY", "system-only")):
        found |= {gap} if verdict in verdicts else set()
    bodies = {r.actor for r in asked.assigned(asked.choice.iri, "Decides")}
    found |= {"informal-decider"} if bodies & asked.pierced else set()
    if not asked.choice.lead and (
        told.verdict == "SHARED" or any(asked.differ([o] for o in asked.carrying(actor)) for actor in findings)
    ):
        found.add("many-hands")
    for actor, finding in findings.items():
        debating = {r.forum for r in asked.upward(actor) if asked.grade(r)[1] >= 2}
        found |= {"overload"} if len(debating) > 4 else set()
        found |= {"lapsed"} if better(replace(asked, with_ended=True).finding(actor), finding) else set()
    if not told.findings and told.verdict != "UNKNOWN":
        found |= {"lapsed"} if any(ended_decider(asked, role) for role in asked.house.roles) else set()
    return frozenset(found)


def ended_decider(asked: Question, role: Role) -> bool:
    ended = role.span.end is not None and role.span.end <= asked.on
    return role.choice == asked.choice.iri and role.role == "Decides" and ended and asked.accepts(role.status)


def better(one: Finding, other: Finding) -> bool:
    strength = {verdict: n for n, verdict in enumerate(STRENGTH)} | {"UNKNOWN": STRENGTH.index("NONE_FOUND")}
    return strength[one.verdict] < strength[other.verdict]
