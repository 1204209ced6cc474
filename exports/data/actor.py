"""To whom an actor answers, as JSON: `explain-actor.schema.json`."""

from __future__ import annotations

from typing import Any

from exports.data.explain import steps_json
from exports.data.shapes import SCHEMA_VERSION, house_json, named_json, reference_json, text_json
from graph.records import ActorExplanation, HouseInfo

__all__ = ["actor_to_json"]


def actor_to_json(house: HouseInfo, actor: ActorExplanation) -> dict[str, Any]:
    """Return the answer of `thorbecke explain` on an actor (schema `explain-actor.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(house),
        "actor": {"iri": actor.iri, "label": text_json(actor.label)},
        "identity": text_json(actor.identity),
        "sentence": text_json(actor.sentence),
        "verdict": actor.verdict,
        "limits": text_json(actor.limits) if actor.limits else None,
        "chain": steps_json(actor.chain),
        "oversight": steps_json(actor.oversight),
        "contradictions": [text_json(c) for c in actor.contradictions],
        "province": named_json(actor.province) if actor.province else None,
        "member_of": [named_json(c) for c in actor.member_of],
        "members": actor.members,
        "parts": [named_json(p) for p in actor.parts],
        "upward": [
            {**steps_json([u.step])[0], "counts": u.counts, "remark": text_json(u.remark) if u.remark else None}
            for u in actor.upward
        ],
        "decides": [{"iri": i, "label": text_json(t), "verdict": v} for i, t, v in actor.decides],
        "roles": [
            {
                "choice": {"iri": r.choice, "label": text_json(r.choice_label)},
                "role": text_json(r.role_label),
                "status": r.status,
                "through": named_json(r.through) if r.through else None,
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
