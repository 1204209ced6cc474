"""The houses that ship: what each is about, whose law holds in it, its day, and how much it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.house.setting import setting
from ontology.names import local_name
from ontology.reading.extracting import read_facts
from ontology.reading.facts import holds_on
from ontology.reading.loading import load
from ontology.shipped import DEFAULT, houses
from ontology.text import Text

__all__ = ["ShippedHouse", "shipped_houses"]


@dataclass(frozen=True, slots=True)
class ShippedHouse:
    """One house: `name` is its short name, `default` tells whether it answers when no house is named."""

    name: str
    default: bool
    title: Text
    #: the concept and what it is called; None where the house names none
    jurisdiction: tuple[str, Text] | None
    languages: tuple[str, ...]
    reference_date: date
    version: str | None
    #: choices on the agenda on the reference date, and on any day
    choices: int
    all_choices: int
    actors: int
    digest: str


def shipped_houses() -> tuple[ShippedHouse, ...]:
    """Return every house that ships, the one that answers by default first, then by name."""
    return tuple(_house(name) for name in sorted(houses(), key=lambda name: (name != DEFAULT, name)))


def _house(name: str) -> ShippedHouse:
    dataset = load(houses()[name])
    facts, on = read_facts(dataset), setting(dataset).on
    law = facts.house.jurisdiction
    return ShippedHouse(
        name=name,
        default=name == DEFAULT,
        title=facts.house.title,
        jurisdiction=(law, facts.labels.get(law) or Text(local_name(law), local_name(law))) if law else None,
        languages=facts.house.languages,
        reference_date=on,
        version=facts.house.version,
        choices=sum(holds_on(choice, on) for choice in facts.choices.values()),
        all_choices=len(facts.choices),
        actors=len(facts.actors),
        digest=dataset.digest,
    )
