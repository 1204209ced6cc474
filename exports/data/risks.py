"""Structural risks as JSON: `risks.schema.json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, TypedDict

from exports.data.keywords import says, where
from exports.data.shapes import (
    SCHEMA_VERSION,
    Count,
    Grade,
    HouseJson,
    NamedJson,
    TextJson,
    Version,
    house_json,
    named_json,
    text_json,
)
from graph.questions.risks import Named, Risks

__all__ = ["RisksJson", "risks_to_json"]


class ThreadJson(TypedDict):
    actor: NamedJson
    office: Annotated[bool, says("Chains end here.")]
    ends: Annotated[list[str], says("Choices of which a decider's chain ends at this actor.")]
    falls: Annotated[list[str], says("Choices of which every chain runs through this actor.")]


class DistributionJson(TypedDict):
    offices: Count
    choices: Count


class HandsJson(TypedDict):
    choice: NamedJson
    count: Count
    offices: list[str]


class ManyHandsJson(TypedDict):
    mean: Annotated[float | None, says("Over the choices with at least one office-holder."), where(minimum=0)]
    unknown: Annotated[Count, says("Choices without an office-holder of which that is unknown.")]
    distribution: list[DistributionJson]
    choices: list[HandsJson]


class ChainJson(TypedDict):
    choice: NamedJson
    length: Annotated[int, where(minimum=1)]
    path: list[NamedJson]
    relations: list[str]
    grade: Grade


class CycleJson(TypedDict):
    actors: list[NamedJson]
    relations: list[str]
    leads_out: bool
    choices: list[str]


class RisksJson(TypedDict):
    schema_version: Version
    house: HouseJson
    sentence: TextJson
    choices: Count
    threads: Annotated[list[ThreadJson], says("Single points of accountability and the load per office.")]
    many_hands: ManyHandsJson
    chains: Annotated[list[ChainJson], says("Longest first.")]
    cycles: list[CycleJson]


def risks_to_json(told: Risks) -> RisksJson:
    """Return the answer of `thorbecke risks` (schema `risks.schema.json`)."""
    hands = told.many_hands
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(told.house),
        "sentence": text_json(told.sentence),
        "choices": told.choices,
        "threads": [
            {"actor": _named(t.actor), "office": t.office, "ends": _iris(t.ends), "falls": _iris(t.falls)}
            for t in told.threads
        ],
        "many_hands": {
            "mean": hands.mean,
            "unknown": hands.unknown,
            "distribution": [{"offices": n, "choices": c} for n, c in hands.distribution.items()],
            "choices": [
                {"choice": _named(h.choice), "count": h.count, "offices": _iris(h.offices)} for h in hands.choices
            ],
        },
        "chains": [
            {
                "choice": _named(c.choice),
                "length": c.length,
                "path": [_named(n) for n in c.path],
                "relations": list(c.relations),
                "grade": list(c.grade),
            }
            for c in told.chains
        ],
        "cycles": [
            {
                "actors": [_named(n) for n in c.actors],
                "relations": list(c.relations),
                "leads_out": c.leads_out,
                "choices": _iris(c.choices),
            }
            for c in told.cycles
        ],
    }


def _named(named: Named) -> NamedJson:
    return named_json(named.iri, named.label)


def _iris(named: Iterable[Named]) -> list[str]:
    return [n.iri for n in named]
