"""The evidence audit as JSON: `check-audit.schema.json`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from exports.data.keywords import keys, one_of, says, where
from exports.data.shapes import (
    SCHEMA_VERSION,
    About,
    Count,
    HouseJson,
    Ministerial,
    SourceGrade,
    Status,
    TextJson,
    Verdict,
    Version,
    house_json,
    text_json,
)
from graph.questions.auditing import GROUNDS, Audit, Hanging, HangingStep
from graph.questions.revising import Outcome, Revised
from ontology.checking.auditing import GRADES, NONE, UNGRADED, Fact, SourceUse, Tally
from ontology.codelists.ranks import STATUSES

__all__ = ["AuditJson", "FactJson", "TallyJson", "audit_to_json"]

_Different = where(uniqueItems=True)


class TallyJson(TypedDict):
    facts: Count
    statuses: Annotated[
        dict[str, Count], keys((*STATUSES, NONE)), says("Adds up to `facts`; `none`: the class needs no status.")
    ]
    grades: Annotated[
        dict[str, Count],
        keys((*GRADES, UNGRADED, NONE)),
        says("By the strongest source; adds up to `facts`; `none`: no source."),
    ]
    resting: Annotated[Count, says("How many cite sources, and none that was read in full.")]


_Class = TypedDict("_Class", {"class": str, "label": TextJson})


class SortJson(_Class, TallyJson):
    pass


class _File(TypedDict):
    file: Annotated[str, says("Empty where no file says so.")]


class FileJson(_File, TallyJson):
    pass


class FactsJson(TypedDict):
    total: TallyJson
    nothing_read_in_full: TallyJson
    sorts: Annotated[list[SortJson], says("The record, by class of statement; adds up to `total` with `proposals`.")]
    proposals: Annotated[TallyJson, says("What only scenarios say.")]
    files: Annotated[list[FileJson], says("The same facts, by the file that first says something about them.")]


FactJson = TypedDict(
    "FactJson",
    {
        "iri": str,
        "class": str,
        "status": Status | None,
        "sources": Annotated[list[str], _Different],
        "file": str | None,
        "proposed": Annotated[bool, says("Only a scenario says it.")],
    },
)


class SourceJson(TypedDict):
    iri: str
    title: TextJson
    url: str | None
    grade: SourceGrade | None
    read_in_full: Annotated[bool | None, says("null: the house does not say.")]
    facts: Annotated[Count, says("How many facts cite it; 0: a source without a fact.")]
    resting: Annotated[list[str], _Different, says("The facts that cite it and no source that was read in full.")]
    choices: Annotated[
        list[str],
        _Different,
        says("The choices of which a step of the answer rests on it and on nothing that was read in full."),
    ]
    named_elsewhere: Annotated[Count, says("How many things that are no fact name it: actors, scenarios.")]


class GroundJson(TypedDict):
    what: Annotated[str, one_of(GROUNDS)]
    at: Annotated[str, says("The statement, or the node the gap is found at.")]
    gap: str | None
    about: About | None
    grade: Annotated[str, one_of((*GRADES, UNGRADED))]
    sources: Annotated[list[str], _Different, where(minItems=1)]


class HangingJson(TypedDict):
    iri: str
    label: TextJson
    notation: str | None
    verdict: Verdict
    ministerial: Ministerial
    reservation: bool
    grounds: Annotated[
        list[GroundJson],
        where(minItems=1),
        says("The steps of the answer of which no source was read in full."),
    ]


class ChoicesJson(TypedDict):
    total: Annotated[Count, says("Choices on the agenda on the day.")]
    reservations: Annotated[Count, says("How many answers carry the caveat `source-read-in-part`.")]
    hanging: list[HangingJson]


class OutcomeJson(TypedDict):
    verdict: Verdict
    ministerial: Ministerial


class RevisedJson(TypedDict):
    iri: str
    label: TextJson
    notation: str | None
    version: Annotated[str, says("The version of the house that said so.")]
    then: OutcomeJson
    now: Annotated[OutcomeJson | None, says("null: not on the agenda on that day any more.")]
    moved: Annotated[bool, says("It is of another class now, or gone.")]
    why: Annotated[TextJson | None, says("What was wrong with the earlier version; null: the house does not say.")]


class AuditJson(TypedDict):
    schema_version: Version
    house: HouseJson
    sentence: TextJson
    facts: FactsJson
    without_source: Annotated[
        list[FactJson], says("Stated, inferred, arguable or without a status, and without a source.")
    ]
    unverified_without_source: list[FactJson]
    unknown_without_source: list[FactJson]
    resting: Annotated[list[FactJson], says("Facts that cite sources, and none that was read in full.")]
    sources: list[SourceJson]
    choices: ChoicesJson
    revised: Annotated[
        list[RevisedJson], says("What an earlier version of the house said of the day, beside what it says now.")
    ]


def audit_to_json(told: Audit) -> AuditJson:
    """Return the answer of `thorbecke check --audit` (schema `check-audit.schema.json`)."""
    evidence = told.evidence
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(told.house),
        "sentence": text_json(told.sentence),
        "facts": {
            "total": _tally(evidence.total),
            "nothing_read_in_full": _tally(evidence.unread),
            "sorts": [{"class": t.name, "label": text_json(t.label), **_tally(t)} for t in evidence.sorts],
            "proposals": _tally(evidence.proposals),
            "files": [{"file": t.name, **_tally(t)} for t in evidence.files],
        },
        "without_source": [_fact(f) for f in evidence.without_source],
        "unverified_without_source": [_fact(f) for f in evidence.unverified],
        "unknown_without_source": [_fact(f) for f in evidence.searches],
        "resting": [_fact(f) for f in evidence.resting],
        "sources": [_source(use, told) for use in evidence.sources],
        "choices": {
            "total": told.choices,
            "reservations": told.reservations,
            "hanging": [_hanging(choice) for choice in told.hanging],
        },
        "revised": [_revised(one) for one in told.revised],
    }


def _tally(tally: Tally) -> TallyJson:
    return {
        "facts": tally.facts,
        "statuses": dict(tally.statuses),
        "grades": dict(tally.grades),
        "resting": tally.resting,
    }


def _fact(fact: Fact) -> FactJson:
    return {
        "iri": fact.iri,
        "class": fact.sort,
        "status": fact.status,
        "sources": list(fact.sources),
        "file": fact.file or None,
        "proposed": fact.proposed,
    }


def _source(use: SourceUse, told: Audit) -> SourceJson:
    return {
        "iri": use.iri,
        "title": text_json(use.title),
        "url": use.url,
        "grade": use.grade,
        "read_in_full": use.read_in_full,
        "facts": use.facts,
        "resting": list(use.resting),
        "choices": list(told.hangs_on.get(use.iri, ())),
        "named_elsewhere": use.named_elsewhere,
    }


def _hanging(choice: Hanging) -> HangingJson:
    return {
        "iri": choice.iri,
        "label": text_json(choice.label),
        "notation": choice.notation,
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
        "reservation": choice.reservation,
        "grounds": [_ground(ground) for ground in choice.grounds],
    }


def _ground(ground: HangingStep) -> GroundJson:
    return {
        "what": ground.what,
        "at": ground.iri,
        "gap": ground.gap.code if ground.gap else None,
        "about": ground.gap.about if ground.gap else None,
        "grade": ground.grade,
        "sources": list(ground.sources),
    }


def _revised(one: Revised) -> RevisedJson:
    return {
        "iri": one.iri,
        "label": text_json(one.label),
        "notation": one.notation,
        "version": one.version,
        "then": _outcome(one.then),
        "now": _outcome(one.now) if one.now else None,
        "moved": one.moved,
        "why": text_json(one.why) if one.why else None,
    }


def _outcome(outcome: Outcome) -> OutcomeJson:
    return {"verdict": outcome.verdict, "ministerial": outcome.ministerial}
