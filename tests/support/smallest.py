"""The smallest house that still shows what is asked: what a failing law reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, replace
from typing import Any

from tests.support.plain_house import House, Relation

__all__ = ["smallest"]

PARTS = ("relations", "roles", "participations", "absences", "caretakers", "tenures", "choices", "actors")


def smallest(house: House, shows: Callable[[House], bool]) -> House:
    """Leave out and simplify, one thing at a time, for as long as `shows(house)` stays true."""
    again = True
    while again:
        again = False
        for smaller in simpler(house):
            if whole(smaller) and shows(smaller):
                house, again = smaller, True
                break
    return house


def simpler(house: House) -> Iterator[House]:
    for part in PARTS:
        things: tuple[Any, ...] = getattr(house, part)
        for index, thing in enumerate(things):
            yield with_part(house, part, things[:index] + things[index + 1 :])
            for plain in plainer(thing):
                yield with_part(house, part, (*things[:index], plain, *things[index + 1 :]))


def with_part(house: House, part: str, things: tuple[Any, ...]) -> House:
    changed: dict[str, Any] = {part: things}
    return replace(house, **changed)


def plainer(thing: Any) -> Iterator[Any]:
    """The same thing with one optional field at its default."""
    for item in fields(thing):
        optional = item.default is not MISSING and item.name not in ("kind", "role", "researched")
        if optional and getattr(thing, item.name) != item.default:
            yield replace(thing, **{item.name: item.default})


def whole(house: House) -> bool:
    """Every actor and choice that is named is there, and every relation has grades."""
    people = {actor.iri for actor in house.actors}
    choices = {choice.iri for choice in house.choices}
    named = {r.giver for r in house.relations} | {r.forum for r in house.relations if r.forum}
    named |= {r.actor for r in house.roles if r.actor} | {c.lead for c in house.choices if c.lead}
    named |= {s.body for s in house.participations} | {s.participant for s in house.participations}
    named |= {p for a in house.actors for p in a.participants}
    named |= {c.about for c in house.caretakers} | {t.office for t in house.tenures}
    named |= {a.about for a in house.absences if a.absent != "Decider"}
    asked = {r.choice for r in house.roles} | {c for r in house.relations for c in r.choices}
    asked |= {a.about for a in house.absences if a.absent == "Decider"} | {w for c in house.choices for w in c.part_of}
    return named <= people and asked <= choices and all(graded(relation) for relation in house.relations)


def graded(relation: Relation) -> bool:
    full = relation.own_reach is not None and None not in relation.own_grades
    return full or relation.kind is not None or (relation.status == "unknown" and relation.forum is None)
