"""To whom an actor answers, as JSON: `explain-actor.schema.json`."""

from __future__ import annotations

from typing import TypedDict

from exports.data.explain import StepJson, step_json
from exports.data.shapes import (
    SCHEMA_VERSION,
    Count,
    HouseJson,
    NamedJson,
    ReferenceJson,
    Status,
    TextJson,
    Verdict,
    Version,
    house_json,
    named_json,
    reference_json,
    text_json,
)
from graph.records import ActorExplanation, HouseInfo

__all__ = ["ActorJson", "actor_to_json"]


class UpwardJson(StepJson):
    counts: bool
    remark: TextJson | None


class DecidesJson(NamedJson):
    verdict: Verdict


class RoleJson(TypedDict):
    choice: NamedJson
    role: TextJson
    status: Status
    through: NamedJson | None


HolderJson = TypedDict("HolderJson", {"name": str, "from": str | None, "until": str | None, "acting": bool})


class InstitutedJson(ReferenceJson):
    status: Status | None


class EntryJson(TypedDict):
    iri: str
    words: TextJson
    status: Status
    sources: list[ReferenceJson]


class ActorJson(TypedDict):
    schema_version: Version
    house: HouseJson
    actor: NamedJson
    identity: TextJson
    sentence: TextJson
    verdict: Verdict
    limits: TextJson | None
    chain: list[StepJson]
    oversight: list[StepJson]
    contradictions: list[TextJson]
    lies_in: NamedJson | None
    member_of: list[NamedJson]
    members: Count
    parts: list[NamedJson]
    upward: list[UpwardJson]
    decides: list[DecidesJson]
    roles: list[RoleJson]
    holders: list[HolderJson]
    instituted_by: list[InstitutedJson]
    entries: list[EntryJson]
    notes: list[TextJson]


def actor_to_json(house: HouseInfo, actor: ActorExplanation) -> ActorJson:
    """Return the answer of `thorbecke explain` on an actor (schema `explain-actor.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(house),
        "actor": named_json(actor.iri, actor.label),
        "identity": text_json(actor.identity),
        "sentence": text_json(actor.sentence),
        "verdict": actor.verdict,
        "limits": text_json(actor.limits) if actor.limits else None,
        "chain": [step_json(s) for s in actor.chain],
        "oversight": [step_json(s) for s in actor.oversight],
        "contradictions": [text_json(c) for c in actor.contradictions],
        "lies_in": named_json(*actor.lies_in) if actor.lies_in else None,
        "member_of": [named_json(*c) for c in actor.member_of],
        "members": actor.members,
        "parts": [named_json(*p) for p in actor.parts],
        "upward": [
            {**step_json(u.step), "counts": u.counts, "remark": text_json(u.remark) if u.remark else None}
            for u in actor.upward
        ],
        "decides": [{"iri": i, "label": text_json(t), "verdict": v} for i, t, v in actor.decides],
        "roles": [
            {
                "choice": named_json(r.choice, r.choice_label),
                "role": text_json(r.role_label),
                "status": r.status,
                "through": named_json(*r.through) if r.through else None,
            }
            for r in actor.roles
        ],
        "holders": [{"name": n, "from": f, "until": u, "acting": a} for n, f, u, a in actor.holders],
        "instituted_by": [{**reference_json(r), "status": r.status} for r in actor.instituted_by],
        "entries": [
            {
                "iri": e.iri,
                "words": text_json(e.words),
                "status": e.status,
                "sources": [reference_json(s) for s in e.sources],
            }
            for e in actor.entries
        ],
        "notes": [text_json(n) for n in actor.notes],
    }
