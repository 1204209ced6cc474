"""The records as JSON, field by field as `model.md` section 5 lays down; schemas in `exports/schemas`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from graph.records import (
    ActorExplanation,
    Answer,
    Chain,
    ChainExplanation,
    ChoiceAnswer,
    Decider,
    Explanation,
    Gap,
    HouseInfo,
    Reference,
    Step,
)
from ontology.checking.findings import Report
from ontology.text import Text

__all__ = [
    "SCHEMA_VERSION",
    "actor_to_json",
    "answer_to_json",
    "as_text",
    "explanation_to_json",
    "gap_json",
    "house_json",
    "reference_json",
    "report_to_json",
    "text_json",
]

SCHEMA_VERSION = "1"


def as_text(data: dict[str, Any]) -> str:
    """Return JSON as text: two spaces, letters as they are, one line feed at the end."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """Return the answer of `thorbecke gaps` (schema `gaps.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(answer.house),
        "summary": dict(answer.summary),
        "choices": [_choice(c) for c in answer.choices],
    }


def explanation_to_json(house: HouseInfo, explanation: Explanation) -> dict[str, Any]:
    """Return the answer of `thorbecke explain` on a choice (schema `explain.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(house),
        "choice": _choice(explanation.choice),
        "sentence": text_json(explanation.sentence),
        "chains": [_chain_explanation(c) for c in explanation.chains],
        "roles": [
            {
                "role": text_json(role),
                "holders": [{"iri": i or None, "label": text_json(t), "status": s} for i, t, s in holders],
            }
            for role, holders in explanation.roles
        ],
        "question": text_json(explanation.question) if explanation.question else None,
        "notes": [text_json(n) for n in explanation.notes],
        "sources": [reference_json(r) for r in explanation.sources],
    }


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
        "chain": _steps(actor.chain),
        "oversight": _steps(actor.oversight),
        "contradictions": [text_json(c) for c in actor.contradictions],
        "province": _pair(actor.province) if actor.province else None,
        "member_of": [_pair(c) for c in actor.member_of],
        "members": actor.members,
        "parts": [_pair(p) for p in actor.parts],
        "upward": [
            {**_steps([u.step])[0], "counts": u.counts, "remark": text_json(u.remark) if u.remark else None}
            for u in actor.upward
        ],
        "decides": [{"iri": i, "label": text_json(t), "verdict": v} for i, t, v in actor.decides],
        "roles": [
            {
                "choice": {"iri": r.choice, "label": text_json(r.choice_label)},
                "role": text_json(r.role_label),
                "status": r.status,
                "through": _pair(r.through) if r.through else None,
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


def _pair(named: tuple[str, Text]) -> dict[str, Any]:
    return {"iri": named[0], "label": text_json(named[1])}


def report_to_json(report: Report) -> dict[str, Any]:
    """Return the answer of `thorbecke check` (schema `check.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "sound": report.sound,
        "findings": [
            {
                "severity": f.severity,
                "rule": f.rule,
                "message": text_json(f.message),
                "node": f.node,
                "value": f.value,
                "file": f.file,
                "line": f.line,
            }
            for f in report.findings
        ],
    }


def house_json(house: HouseInfo) -> dict[str, Any]:
    return {
        "iri": house.iri,
        "title": house.title.en,
        "reference_date": house.reference_date,
        "scenarios": list(house.scenarios),
        "evidence": house.evidence,
        "digest": house.digest,
    }


def _choice(choice: ChoiceAnswer) -> dict[str, Any]:
    return {
        "iri": choice.iri,
        "label": text_json(choice.label),
        "themes": list(choice.themes),
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
        "grade": list(choice.grade),
        "lead": choice.lead,
        "caveats": list(choice.caveats),
        "deciders": [_decider(d) for d in sorted(choice.deciders, key=lambda d: d.iri)],
        "gaps": [gap_json(g) for g in choice.gaps],
    }


def _decider(decider: Decider) -> dict[str, Any]:
    chain = decider.chain
    return {
        "iri": decider.iri,
        "pierced_from": decider.pierced_from,
        "verdict": decider.verdict,
        "grade": list(decider.grade),
        "reach": chain.reach if chain else None,
        "status": chain.status if chain else None,
        "terminal": chain.terminal if chain else None,
        "office": chain.office if chain else None,
        "chain": list(chain.relations) if chain else [],
        "pareto": [list(g) for g in decider.pareto],
        "bottlenecks": _bottlenecks(chain),
        "oversight": _oversight(decider.oversight),
        "assignments": list(decider.assignments),
        "assignment_status": decider.assignment_status,
        "open_ends": [{"actor": e.actor, "relation": e.relation, "status": e.status} for e in decider.open_ends],
    }


def _bottlenecks(chain: Chain | None) -> dict[str, list[str]]:
    names = ("information", "discussion", "consequences")
    return {name: list(chain.bottlenecks.get(name, ())) if chain else [] for name in names}


def _oversight(chain: Chain | None) -> dict[str, Any] | None:
    if chain is None:
        return None
    return {
        "grade": list(chain.grade),
        "reach": chain.reach,
        "status": chain.status,
        "terminal": chain.terminal,
        "office": chain.office,
        "chain": list(chain.relations),
    }


def gap_json(gap: Gap) -> dict[str, Any]:
    data: dict[str, Any] = {"code": gap.code}
    if gap.code == "limited-powers":
        data["missing"] = list(gap.missing)
    if gap.about is not None:
        data["about"] = gap.about
    data.update(
        message=text_json(gap.message),
        question=text_json(gap.question),
        at=gap.at,
        evidence=gap.evidence,
        sources=list(gap.sources),
    )
    if gap.accepted is not None:
        data["accepted"] = {"by": gap.accepted.by, "why": gap.accepted.why, "until": gap.accepted.until}
    return data


def _chain_explanation(chain: ChainExplanation) -> dict[str, Any]:
    return {
        "decider": chain.decider.iri,
        "label": text_json(chain.decider.label),
        "steps": _steps(chain.steps),
        "oversight": _steps(chain.oversight),
        "missing_link": text_json(chain.missing_link) if chain.missing_link else None,
    }


def _steps(steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [
        {
            "relation": s.relation,
            "account_giver": {"iri": s.account_giver, "label": text_json(s.account_giver_label)},
            "forum": {"iri": s.forum, "label": text_json(s.forum_label)},
            "kind": {
                "iri": s.kind,
                "label": text_json(s.kind_label),
                "basis": text_json(s.basis_text),
                "status": s.kind_status,
            },
            "grade": list(s.grade) if s.graded else None,
            "reach": s.reach,
            "status": s.status,
            "legal_basis": [reference_json(r) for r in s.legal_basis],
            "sources": [reference_json(r) for r in s.sources],
            "bottleneck_for": list(s.is_bottleneck_for),
        }
        for s in steps
    ]


def reference_json(reference: Reference) -> dict[str, Any]:
    return {
        "iri": reference.iri,
        "title": text_json(reference.title),
        "url": reference.url,
        "grade": reference.grade,
        "read_in_full": reference.read_in_full,
        "issued": reference.issued,
    }


def text_json(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}
