"""One choice with its proof, as JSON: `explain.schema.json`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from exports.data.gaps import ChoiceJson, choice_json
from exports.data.keywords import one_of, says
from exports.data.shapes import (
    SCHEMA_VERSION,
    Grade,
    HouseJson,
    NamedJson,
    ReferenceJson,
    Status,
    TextJson,
    Version,
    house_json,
    named_json,
    reference_json,
    text_json,
)
from graph.records import ChainExplanation, Explanation, HouseInfo, Step
from ontology.codelists.ranks import REACHES

__all__ = ["ExplanationJson", "StepJson", "explanation_to_json", "step_json"]


class KindJson(TypedDict):
    iri: str | None
    label: TextJson
    basis: TextJson
    status: str | None


class StepJson(TypedDict):
    relation: str
    account_giver: NamedJson
    forum: NamedJson
    kind: KindJson
    grade: Grade | None
    reach: Annotated[str, one_of(REACHES)]
    status: Status
    legal_basis: list[ReferenceJson]
    sources: list[ReferenceJson]
    bottleneck_for: list[str]


class ChainJson(TypedDict):
    decider: str
    label: TextJson
    steps: list[StepJson]
    oversight: list[StepJson]
    missing_link: TextJson | None


class HolderJson(TypedDict):
    iri: str | None
    label: TextJson
    status: str


class RoleJson(TypedDict):
    role: TextJson
    holders: list[HolderJson]


class InOfficeJson(TypedDict):
    office: NamedJson
    name: str
    begins: Annotated[str | None, says("First day, month or year of the term, as written.")]
    ends: Annotated[str | None, says("First day, month or year after the term, as written.")]
    acting: bool
    status: Status
    sources: list[ReferenceJson]


class ExplanationJson(TypedDict):
    schema_version: Version
    house: HouseJson
    choice: ChoiceJson
    sentence: TextJson
    chains: list[ChainJson]
    aim_chains: Annotated[list[ChainJson], says("Of those who adopted it as an aim; never of its execution.")]
    roles: list[RoleJson]
    in_office: Annotated[list[InOfficeJson], says("Who holds on the day the offices that decide or answer.")]
    question: TextJson | None
    notes: list[TextJson]
    sources: list[ReferenceJson]


def explanation_to_json(house: HouseInfo, explanation: Explanation) -> ExplanationJson:
    """Return the answer of `thorbecke explain` on a choice (schema `explain.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(house),
        "choice": choice_json(explanation.choice),
        "sentence": text_json(explanation.sentence),
        "chains": [_chain_explanation(c) for c in explanation.chains],
        "aim_chains": [_chain_explanation(c) for c in explanation.aim_chains],
        "roles": [
            {
                "role": text_json(role),
                "holders": [{"iri": i or None, "label": text_json(t), "status": s} for i, t, s in holders],
            }
            for role, holders in explanation.roles
        ],
        "in_office": [
            {
                "office": named_json(one.office, one.office_label),
                "name": one.name,
                "begins": one.start,
                "ends": one.end,
                "acting": one.acting,
                "status": one.status,
                "sources": [reference_json(source) for source in one.sources],
            }
            for one in explanation.in_office
        ],
        "question": text_json(explanation.question) if explanation.question else None,
        "notes": [text_json(n) for n in explanation.notes],
        "sources": [reference_json(r) for r in explanation.sources],
    }


def _chain_explanation(chain: ChainExplanation) -> ChainJson:
    return {
        "decider": chain.decider.iri,
        "label": text_json(chain.decider.label),
        "steps": [step_json(s) for s in chain.steps],
        "oversight": [step_json(s) for s in chain.oversight],
        "missing_link": text_json(chain.missing_link) if chain.missing_link else None,
    }


def step_json(step: Step) -> StepJson:
    """Return one relation of a chain; without grades on record its grade is null, not nothing."""
    return {
        "relation": step.relation,
        "account_giver": named_json(step.account_giver, step.account_giver_label),
        "forum": named_json(step.forum, step.forum_label),
        "kind": {
            "iri": step.kind,
            "label": text_json(step.kind_label),
            "basis": text_json(step.basis_text),
            "status": step.kind_status,
        },
        "grade": list(step.grade) if step.graded else None,
        "reach": step.reach,
        "status": step.status,
        "legal_basis": [reference_json(r) for r in step.legal_basis],
        "sources": [reference_json(r) for r in step.sources],
        "bottleneck_for": list(step.is_bottleneck_for),
    }
