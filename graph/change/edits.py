"""Two states of a record as one list of edits, each of which can be made alone.

A state is what weighs on an answer on a day: of every dated fact only whether it holds, has ended or has
not begun is kept, so two days, two scenarios and two houses are compared in the same way, and a fact can
be carried from one state into the other without its date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from ontology.reading.facts import Actor, Choice, Facts, Relation, opening_of
from ontology.text import both

__all__ = [
    "DATED",
    "DATES",
    "PIVOT",
    "Edit",
    "edits",
    "edits_between",
    "made",
    "made_in",
    "state_on",
    "weighed",
    "weight",
]

#: The day on which a weighed state is asked; any day will do, its facts have no other dates.
PIVOT = date(2000, 1, 1)

#: Collections of facts that begin and end.
DATED = ("relations", "choices", "roles", "funding", "participations", "absences", "tenures", "caretakers")
#: The fields of a fact that say when.
DATES = ("valid_from", "valid_until")
_WHOLE = tuple(name for name in DATED if name != "choices")
_ACTOR = ("classes", "instituted_by", "independent_by_law", "participants", "researched_on")
_CHOICE = ("themes", "kinds", "lead", "binding_on", "legal_basis", "part_of", "pending")
_GRADING = ("grade", "reach")
#: what a kind says of its relations beside their grades
_FLAGS = ("own_conduct_only", "nests_office", "acts_as_forum", "grants_power")

_SPAN = {
    "holds": (None, None),
    "ended": (None, PIVOT),
    "not-begun": (PIVOT + timedelta(days=1), None),
}
#: What is said of a fact and weighs on no verdict, power or gap.
_WEIGHTLESS: Mapping[str, Any] = {"notes": (), "sources": (), "amount": None, "period": None, "currency": "EUR"}


@dataclass(frozen=True, slots=True)
class Edit:
    """One step from the state before to the state after: a statement, or one thing said of a node."""

    id: str
    collection: str
    iri: str
    #: what of the record goes over; empty: all of it
    fields: tuple[str, ...] = ()
    #: relations that a change of their kind takes along
    relations: tuple[str, ...] = ()


def state_on(fact: Any, day: date) -> str:
    """Return whether a dated fact `holds`, has `ended` or has `not-begun` on a day."""
    if fact.valid_until is not None and fact.valid_until <= day:
        return "ended"
    begins = opening_of(fact)
    return "not-begun" if begins is not None and day < begins else "holds"


def weighed(facts: Facts, day: date) -> Facts:
    """Return what of a record weighs on an answer on a day; the answer on `PIVOT` is the same."""
    changed: dict[str, Any] = {
        name: {iri: weight(fact, day) for iri, fact in getattr(facts, name).items()} for name in (*DATED, "actors")
    }
    return replace(facts, **changed)


def weight(fact: Any, day: date) -> Any:
    """Return what of one fact weighs on an answer on a day."""
    if isinstance(fact, Actor):
        return replace(fact, notes=(), researched_on=PIVOT if fact.researched_on else None)
    said = {name: value for name, value in _WEIGHTLESS.items() if hasattr(fact, name)}
    if isinstance(fact, Relation):
        said["legal_basis"] = ()
    if isinstance(fact, Choice):
        said |= {"binding_on": both("bound") if fact.binding_on else None, "first_seen": None}
    start, end = _SPAN[state_on(fact, day)]
    return replace(fact, valid_from=start, valid_until=end, **said)


def edits_between(before: Facts, first: date, after: Facts, last: date) -> tuple[Edit, ...]:
    """Return the edits between what weighs of one record on a day, and of another on another day.

    A fact that is the same in both, and has begun or ended in neither meanwhile, is left out beforehand.
    """
    sides: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for name in (*DATED, "actors"):
        old, new = getattr(before, name), getattr(after, name)
        same = {iri for iri, fact in old.items() if _stands(fact, new.get(iri), first, last)}
        for side, held in zip(sides, (old, new), strict=True):
            side[name] = {iri: fact for iri, fact in held.items() if iri not in same}
    return edits(weighed(replace(before, **sides[0]), first), weighed(replace(after, **sides[1]), last))


def _stands(old: Any, new: Any, first: date, last: date) -> bool:
    if old is not new and old != new:
        return False
    return first == last or isinstance(old, Actor) or state_on(old, first) == state_on(old, last)


def edits(before: Facts, after: Facts) -> tuple[Edit, ...]:
    """Return the edits that together turn one weighed state into another, in order of their names.

    An actor on one side only is no edit: it weighs through what is said of it.
    """
    found = [*_of_nodes(before, after), *_of_statements(before, after)]
    return tuple(sorted(_grouped(found, before, after), key=lambda e: e.id))


def _of_nodes(before: Facts, after: Facts) -> Iterator[Edit]:
    for iri, actor in before.actors.items():
        other = after.actors.get(iri)
        if other is not None:
            for name in _differing(actor, other, _ACTOR):
                yield Edit(f"{iri} {name}", "actors", iri, (name,))
    for iri in sorted(before.choices.keys() | after.choices.keys()):
        old, new = before.choices.get(iri), after.choices.get(iri)
        if old is None or new is None:
            yield Edit(iri, "choices", iri)
            continue
        for name in _differing(old, new, _CHOICE):
            yield Edit(f"{iri} {name}", "choices", iri, (name,))
        if _differing(old, new, DATES):
            yield Edit(f"{iri} validity", "choices", iri, DATES)


def _of_statements(before: Facts, after: Facts) -> Iterator[Edit]:
    for name in _WHOLE:
        old, new = getattr(before, name), getattr(after, name)
        for iri in sorted(old.keys() | new.keys()):
            if old.get(iri) != new.get(iri):
                yield Edit(iri, name, iri)
    for theme in sorted(before.broader.keys() | after.broader.keys()):
        if before.broader.get(theme, frozenset()) != after.broader.get(theme, frozenset()):
            yield Edit(f"{theme} broader", "broader", theme)


def _grouped(found: Iterable[Edit], before: Facts, after: Facts) -> Iterator[Edit]:
    """A relation that only takes the new grades of its kind is no statement of its own."""
    regraded: dict[str, list[str]] = {}
    for edit in found:
        old, new = before.relations.get(edit.iri), after.relations.get(edit.iri)
        if edit.collection == "relations" and old and new and old.kind == new.kind and old.kind:
            kinds = (before.kinds.get(old.kind), after.kinds.get(old.kind))
            plain = replace(old, grade=new.grade, reach=new.reach)
            if plain == new and kinds[0] and kinds[1] and _differing(kinds[0], kinds[1], _GRADING):
                regraded.setdefault(old.kind, []).append(edit.iri)
                continue
        yield edit
    known = before.kinds.keys() & after.kinds.keys()
    otherwise = {kind for kind in known if _differing(before.kinds[kind], after.kinds[kind], _FLAGS)}
    for kind in sorted(otherwise | regraded.keys()):
        yield Edit(kind, "kinds", kind, relations=tuple(sorted(regraded.get(kind, ()))))


def _differing(old: Actor | Choice | Any, new: Actor | Choice | Any, names: Iterable[str]) -> list[str]:
    return [name for name in names if getattr(old, name) != getattr(new, name)]


def made_in(edit: Edit) -> Iterator[tuple[str, str]]:
    """Yield whatever an edit changes, by collection and IRI."""
    yield edit.collection, edit.iri
    yield from (("relations", relation) for relation in edit.relations)


def made(before: Facts, after: Facts, chosen: Iterable[Edit]) -> Facts:
    """Return the state before with some of the edits made."""
    changed: dict[str, dict[str, Any]] = {}
    for edit in chosen:
        for collection, iri in made_in(edit):
            target = changed.setdefault(collection, dict(getattr(before, collection)))
            new = getattr(after, collection).get(iri)
            if new is None:
                target.pop(iri, None)
            elif edit.fields and iri in target:
                target[iri] = replace(target[iri], **{name: getattr(new, name) for name in edit.fields})
            else:
                target[iri] = new
    state: dict[str, Any] = {name: dict(sorted(held.items())) for name, held in changed.items()}
    return replace(before, **state)
