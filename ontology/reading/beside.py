"""Facts under scenarios as what is other there than in the record: all else is the same object in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from ontology.reading.facts import Facts

__all__ = ["Changes", "changes", "with_changes"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What scenarios do to a record: the facts that they add or change, and by collection those that are gone."""

    facts: Facts
    gone: Mapping[str, tuple[str, ...]]


def changes(record: Facts, facts: Facts) -> Changes:
    """Return what turns the facts of a record into these."""
    changed: dict[str, dict[str, Any]] = {}
    gone = {}
    for name, old, new in _collections(record, facts):
        changed[name] = {iri: fact for iri, fact in new.items() if old.get(iri) != fact}
        gone[name] = tuple(iri for iri in old if iri not in new)
    held: dict[str, Any] = {**changed}
    return Changes(replace(facts, **held), gone)


def with_changes(record: Facts, found: Changes) -> Facts:
    """Return the facts of a record with these changes; a collection that nothing changes is the record's own."""
    held: dict[str, Any] = {}
    for name, old, new in _collections(record, found.facts):
        gone = found.gone.get(name, ())
        held[name] = old
        if new or gone:
            left = {iri: fact for iri, fact in old.items() if iri not in gone} if gone else old
            held[name] = dict(sorted({**left, **new}.items()))
    return replace(found.facts, **held)


def _collections(one: Facts, other: Facts) -> list[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    pairs = [(field.name, getattr(one, field.name), getattr(other, field.name)) for field in fields(Facts)]
    return [(name, a, b) for name, a, b in pairs if isinstance(a, Mapping)]
