"""A repair as JSON: `repair.schema.json`."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from exports.data.keywords import keys, one_of, says, where
from exports.data.shapes import (
    SCHEMA_VERSION,
    Count,
    Evidence,
    HouseJson,
    NamedJson,
    TextJson,
    Verdict,
    Version,
    house_json,
    named_json,
    text_json,
)
from graph.records import MINISTERIAL
from graph.repair.pointers import GOOD
from graph.repair.records import CHANGES, Change, NotRepaired, Office, Open, Repair, Repaired
from graph.repair.words import counts_words, proof_words, repair_headline
from ontology.codelists.repairs import bars, grounds, instruments, rules

__all__ = [
    "ChangeJson",
    "NotRepairedJson",
    "OpenJson",
    "RepairJson",
    "RepairedJson",
    "StandingJson",
    "repair_to_json",
]

#: here from nobody to in full, as a repair goes
_Ministerial = Annotated[str, one_of(MINISTERIAL)]
_Several = where(minItems=1)


class ProofJson(TypedDict):
    status: Literal["proven", "not-proven"]
    measure: Literal["changes", "choices"]
    value: Count
    bound: Count
    sentence: TextJson


class MinisterialJson(TypedDict):
    before: Annotated[dict[str, Count], keys(MINISTERIAL)]
    after: Annotated[dict[str, Count], keys(MINISTERIAL)]
    sentence: TextJson


class InstrumentJson(TypedDict):
    code: Annotated[str, one_of(lambda: [i.code for i in instruments() if i.sufficient])]
    rank: Annotated[int, where(minimum=1)]
    label: TextJson
    definition: TextJson


class RuleJson(TypedDict):
    code: Annotated[str, one_of(lambda: [r.code for r in rules()])]
    label: TextJson
    articles: TextJson
    status: Evidence
    note: TextJson


class GroundJson(TypedDict):
    code: Annotated[str, one_of(lambda: [g.code for g in grounds()])]
    because: TextJson
    evidence: list[str]
    political_choice: bool
    other_offices: list[NamedJson]


class ChangeJson(TypedDict):
    iri: str
    change: Annotated[str, one_of(CHANGES)]
    text: TextJson
    find_out: Annotated[bool, says("Something is unknown: find out first, or lay down. Unknown is not absent.")]
    account_giver: str | None
    office: NamedJson
    kind: str | None
    status: Evidence
    existing: Annotated[list[str], says("Relations between the two that are there already.")]
    instrument: InstrumentJson
    rule: RuleJson
    ground: GroundJson
    closes: Annotated[list[str], _Several]
    assumption: Annotated[str | None, says("The relation as `thorbecke whatif --assume` reads it.")]


class StandingJson(TypedDict):
    verdict: Verdict
    ministerial: _Ministerial


class RepairedJson(NamedJson):
    before: StandingJson
    after: StandingJson
    changes: Annotated[list[str], _Several]
    find_out: bool


class OpenJson(NamedJson):
    verdict: Verdict
    ministerial: _Ministerial


class NotRepairedJson(OpenJson):
    reason: Annotated[str, one_of(lambda: [b.code for b in bars()])]
    label_of_reason: TextJson
    why: TextJson
    articles: TextJson
    at: list[NamedJson]


class RepairJson(TypedDict):
    schema_version: Version
    house: HouseJson
    target: Annotated[str, one_of(GOOD)]
    theme: str | None
    limit: Annotated[int | None, where(minimum=1)]
    sentence: TextJson
    proof: Annotated[
        ProofJson,
        says(
            "Without a limit the bound is the least number of changes; with one, the most choices that can be repaired."
        ),
    ]
    ministerial: Annotated[
        MinisterialJson,
        says("Counts of the whole house, as `thorbecke gaps` answers them without and with the changes."),
    ]
    changes: list[ChangeJson]
    repaired: list[RepairedJson]
    not_repaired: list[NotRepairedJson]
    apart: Annotated[
        list[NotRepairedJson], says("Not counted, and so not asked to be repaired: answered for elsewhere, or unknown.")
    ]
    open: Annotated[list[OpenJson], says("Could be repaired, but not within the limit.")]


def repair_to_json(repair: Repair) -> RepairJson:
    """Return the answer of `thorbecke repair`."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(repair.house),
        "target": repair.target,
        "theme": repair.theme,
        "limit": repair.limit,
        "sentence": text_json(repair_headline(repair)),
        "proof": {
            "status": "proven" if repair.proof.proven else "not-proven",
            "measure": "changes" if repair.limit is None else "choices",
            "value": len(repair.changes) if repair.limit is None else len(repair.repaired),
            "bound": repair.proof.bound,
            "sentence": text_json(proof_words(repair)),
        },
        "ministerial": {
            "before": dict(repair.before),
            "after": dict(repair.after),
            "sentence": text_json(counts_words(repair)),
        },
        "changes": [_change(c) for c in repair.changes],
        "repaired": [_repaired(r) for r in repair.repaired],
        "not_repaired": [_not_repaired(n) for n in repair.not_repaired],
        "apart": [_not_repaired(n) for n in repair.apart],
        "open": [_open(o) for o in repair.open],
    }


def _change(change: Change) -> ChangeJson:
    rule = change.rule
    return {
        "iri": change.iri,
        "change": change.change,
        "text": text_json(change.text),
        "find_out": change.find_out,
        "account_giver": change.account_giver,
        "office": _office(change.office),
        "kind": change.kind,
        "status": change.status,
        "existing": list(change.existing),
        "instrument": {
            "code": rule.instrument.code,
            "rank": rule.instrument.rank,
            "label": text_json(rule.instrument.label),
            "definition": text_json(rule.instrument.definition),
        },
        "rule": {
            "code": rule.code,
            "label": text_json(rule.label),
            "articles": text_json(rule.articles),
            "status": rule.status,
            "note": text_json(rule.note),
        },
        "ground": {
            "code": change.ground.code,
            "because": text_json(change.because),
            "evidence": list(change.evidence),
            "political_choice": change.ground.political,
            "other_offices": [_office(o) for o in change.others],
        },
        "closes": list(change.closes),
        "assumption": change.assumption,
    }


def _repaired(choice: Repaired) -> RepairedJson:
    return {
        "iri": choice.iri,
        "label": text_json(choice.label),
        "before": {"verdict": choice.before, "ministerial": choice.ministerial_before},
        "after": {"verdict": choice.after, "ministerial": choice.ministerial_after},
        "changes": list(choice.changes),
        "find_out": choice.find_out,
    }


def _not_repaired(choice: NotRepaired) -> NotRepairedJson:
    return {
        **_open(choice),
        "reason": choice.bar.code,
        "label_of_reason": text_json(choice.bar.label),
        "why": text_json(choice.bar.definition),
        "articles": text_json(choice.bar.articles),
        "at": [_office(a) for a in choice.at],
    }


def _open(choice: Open | NotRepaired) -> OpenJson:
    return {
        "iri": choice.iri,
        "label": text_json(choice.label),
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
    }


def _office(office: Office) -> NamedJson:
    return named_json(office.iri, office.label)
