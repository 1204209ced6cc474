"""Who decides when a body does: a consultation without a relation of its own is its participants.

A body that nobody made answerable cannot answer; those who sit in it can, each in his own column
(model.md 3.6; Besluit Sturing Digitale Overheid 2022, art. 1(m), 2).
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.closure.admissibility import Ladder, Ladders
from graph.house.setting import Seat
from ontology.namespaces import HVT

__all__ = ["is_informal", "pierced", "seats"]

_BODIES = frozenset({HVT.ConsultativeBody, HVT.ProgrammeBody})


def is_informal(ladders: Ladders, ladder: Ladder, actor: str) -> bool:
    """Tell whether an actor is a consultative or programme body with no admissible relation of its own."""
    return not ladder.rungs(actor) and not _BODIES.isdisjoint(ladders.facts.actors[actor].classes)


def pierced(ladders: Ladders, ladder: Ladder, actor: str) -> tuple[str, ...]:
    """Return those who stand for `actor` as deciders: itself, or the participants of a body, to the end.

    A body already being pierced is left out of its own participants; without participants left a body
    stays itself.
    """
    return tuple(sorted(_participants(ladders, ladder, actor, frozenset())))


def _participants(ladders: Ladders, ladder: Ladder, actor: str, above: frozenset[str]) -> set[str]:
    if not is_informal(ladders, ladder, actor):
        return {actor}
    inside = above | {actor}
    seated = {seat.participant for seat in ladders.seated.get(actor, ())}
    found: set[str] = set()
    for participant in sorted(seated - inside):
        found |= _participants(ladders, ladder, participant, inside)
    return found or {actor}


def seats(ladders: Ladders, ladder: Ladder, actor: str) -> Iterator[Seat]:
    """Yield every seat on the ways by which `pierced` goes down from `actor`."""
    waiting, seen = [actor], {actor}
    while waiting:
        body = waiting.pop()
        if is_informal(ladders, ladder, body):
            for seat in ladders.seated.get(body, ()):
                yield seat
                if seat.participant not in seen:
                    seen.add(seat.participant)
                    waiting.append(seat.participant)
