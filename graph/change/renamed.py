"""Which actors bear another name in the one state of a record than in the other: by a dated name, never by a label."""

from __future__ import annotations

from graph.change.records import Renamed
from graph.house.setting import Setting
from ontology.reading.facts import bounds_of

__all__ = ["renamed"]


def renamed(before: Setting, after: Setting) -> tuple[Renamed, ...]:
    """Return the actors whose name on the one day is not that on the other, by IRI; `on`: when it changed, as written.

    A label that two houses write otherwise is no change of name: one of them must say that a name had its time.
    """
    dated = {name.actor for side in (before, after) for name in side.facts.names.values()}
    found = []
    for iri in sorted(dated & before.facts.actors.keys() & after.facts.actors.keys()):
        was, now = (side.facts.actors[iri].label for side in (before, after))
        if was != now:
            found.append(Renamed(iri, was, now, _day(iri, before, after)))
    return tuple(found)


def _day(actor: str, before: Setting, after: Setting) -> str | None:
    """Return the only bound of a name of this actor that lies between the two days; None where there are more."""
    first, last = sorted((before.on, after.on))
    names = [(side.facts, it) for side in (before, after) for it in side.facts.names.values() if it.actor == actor]
    bounds = {
        (bound, said)
        for facts, it in names
        for bound, said in zip((it.valid_from, it.valid_until), bounds_of(facts, it), strict=True)
        if bound and first < bound <= last
    }
    return bounds.pop()[1] if len({bound for bound, _ in bounds}) == 1 else None
