"""The houses that ship as JSON: `houses.schema.json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypedDict

from exports.data.keywords import says
from exports.data.shapes import (
    SCHEMA_VERSION,
    Count,
    Date,
    Digest,
    NamedJson,
    TextJson,
    Version,
    named_json,
    text_json,
)
from graph.questions.houses import ShippedHouse

__all__ = ["HousesJson", "houses_to_json"]


class ShippedHouseJson(TypedDict):
    name: Annotated[str, says("The short name by which every command takes it.")]
    default: Annotated[bool, says("It answers when no house is named.")]
    title: TextJson
    jurisdiction: Annotated[NamedJson | None, says("Whose law holds.")]
    languages: Annotated[list[str], says("What its names are in; empty where it does not say.")]
    reference_date: Date
    version: str | None
    choices: Annotated[Count, says("On the agenda on the reference date.")]
    all_choices: Annotated[Count, says("On the agenda on any day.")]
    actors: Count
    digest: Digest


class HousesJson(TypedDict):
    schema_version: Version
    houses: list[ShippedHouseJson]


def houses_to_json(told: Sequence[ShippedHouse]) -> HousesJson:
    """Return the answer of `thorbecke houses` (schema `houses.schema.json`)."""
    return {"schema_version": SCHEMA_VERSION, "houses": [_house(house) for house in told]}


def _house(house: ShippedHouse) -> ShippedHouseJson:
    return {
        "name": house.name,
        "default": house.default,
        "title": text_json(house.title),
        "jurisdiction": named_json(*house.jurisdiction) if house.jurisdiction else None,
        "languages": list(house.languages),
        "reference_date": house.reference_date.isoformat(),
        "version": house.version,
        "choices": house.choices,
        "all_choices": house.all_choices,
        "actors": house.actors,
        "digest": house.digest,
    }
