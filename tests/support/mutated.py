"""A whole house after mishaps that its grammar allows: facts dropped, doubled, retargeted, redated and renamed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any, TypeVar

from tests.support.plain_house import House, Span
from tests.support.random_houses import DAYS

__all__ = ["FACTS", "mutated", "tidied"]

T = TypeVar("T")
#: where a house keeps its facts, and which fields of them point at an actor or a choice
FACTS = ("actors", "relations", "choices", "roles", "participations", "absences", "caretakers", "tenures")
POINTS = ("giver", "forum", "actor", "body", "participant", "about", "lead", "office", "choice")
#: last parts of names that are legal, and that somebody may trip over
NAMES = ("a%20b", "é", "x.y-z", "0", "actor-1-", "\u4e2d", "a'b", "(c)", "~", "." * 3 + "d")


def tidied(house: House) -> House:
    """Return the house without what makes it unsound from the start: then what makes it so is a mishap."""
    cabinets = {actor.iri for actor in house.actors if actor.leaf == "Cabinet"}

    def lasting(facts: tuple[T, ...]) -> tuple[T, ...]:
        spans = [(fact, getattr(fact, "span", Span())) for fact in facts]
        return tuple(fact for fact, span in spans if not (span.start and span.end and span.end <= span.start))

    return replace(
        house,
        relations=tuple(r for r in lasting(house.relations) if r.giver != r.forum),
        choices=tuple(replace(choice, span=Span()) for choice in house.choices),
        roles=lasting(house.roles),
        participations=lasting(house.participations),
        absences=lasting(house.absences),
        caretakers=tuple(one for one in lasting(house.caretakers) if one.about in cabinets),
        tenures=lasting(house.tenures),
    )


def mutated(house: House, random: Random, turns: int) -> House:
    """Return the house after that many mishaps; the same numbers give the same."""
    for _ in range(turns):
        house = random.choice((_dropped, _doubled, _retargeted, _retargeted, _redated, _renamed))(house, random)
    return house


def _picked(house: House, random: Random) -> tuple[str, int]:
    places = [(name, at) for name in FACTS for at in range(len(getattr(house, name)))]
    return random.choice(places)


def _with(house: House, name: str, facts: list[Any]) -> House:
    changes: dict[str, Any] = {name: tuple(facts)}
    return replace(house, **changes)


def _dropped(house: House, random: Random) -> House:
    name, at = _picked(house, random)
    facts = list(getattr(house, name))
    if len(house.actors) + len(house.choices) < 4 and name in ("actors", "choices"):
        return house
    del facts[at]
    return _with(house, name, facts)


def _doubled(house: House, random: Random) -> House:
    name, at = _picked(house, random)
    facts = list(getattr(house, name))
    twin = f"{facts[at].iri}-twin-{random.randrange(99)}"
    facts.insert(random.randrange(len(facts) + 1), replace(facts[at], iri=twin))
    return _with(house, name, facts)


def _retargeted(house: House, random: Random) -> House:
    name, at = _picked(house, random)
    facts = list(getattr(house, name))
    pointing = [field.name for field in fields(facts[at]) if field.name in POINTS and getattr(facts[at], field.name)]
    if pointing:
        field = random.choice(pointing)
        among = [one.iri for one in house.choices] if field == "choice" else [one.iri for one in house.actors]
        facts[at] = replace(facts[at], **{field: random.choice(among or [facts[at].iri])})
    elif name == "choices":
        facts[at] = replace(facts[at], part_of=(random.choice(house.choices).iri,))
    elif name == "actors" and facts[at].participants:
        facts[at] = replace(facts[at], participants=(random.choice(house.actors).iri,))
    return _with(house, name, facts)


def _redated(house: House, random: Random) -> House:
    name, at = _picked(house, random)
    facts = list(getattr(house, name))
    if hasattr(facts[at], "span"):
        facts[at] = replace(facts[at], span=Span(random.choice((None, *DAYS)), random.choice((None, *DAYS))))
    return _with(house, name, facts)


def _renamed(house: House, random: Random) -> House:
    name, at = _picked(house, random)
    old = getattr(house, name)[at].iri
    return _by(house, {old: old[: old.rfind("/") + 1] + random.choice(NAMES)})


def _by(value: T, names: Mapping[str, str]) -> T:
    """Return what it holds under other names, however deep."""
    found: Any = value
    if isinstance(value, str):
        found = names.get(value, value)
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        found = tuple(_by(one, names) for one in value)
    elif isinstance(value, frozenset):
        found = frozenset(_by(one, names) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **{field.name: _by(getattr(value, field.name), names) for field in fields(value)})
    return found  # type: ignore[no-any-return]
