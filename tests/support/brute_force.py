"""A second engine, as plain as can be: every simple chain of a ladder, one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product

from graph.closure.admissibility import Ladder, Rung
from graph.closure.portfolios import REACHES
from graph.closure.words import LANES, OWN, SINKS, bit
from graph.records import Grade

__all__ = ["BruteForce"]


class BruteForce:
    def words(self, ladder: Ladder, actors: Collection[str]) -> Mapping[str, int]:
        return {actor: word(ladder, actor) for actor in actors}


def word(ladder: Ladder, actor: str) -> int:
    held = 0
    for own in (False, True):
        for chain, sink in chains(ladder, actor, frozenset(), own=own):
            best = [min(rung.grade[power] for rung in chain) for power in range(3)]
            widest = max(REACHES.index(rung.reach) for rung in chain)
            for level, least in product(range(widest, len(REACHES)), product(*(range(grade + 1) for grade in best))):
                held |= bit(Grade(*least)) << LANES[sink, level] + OWN * own
    return held


def chains(ladder: Ladder, actor: str, below: frozenset[str], *, own: bool) -> Iterator[tuple[list[Rung], str]]:
    """Every chain from an actor that meets nobody twice, with the kind of sink it ends in.

    `own`: all relations before act as forum, so that one of own conduct may stand.
    """
    for rung in () if ladder.is_sink(actor) else ladder.rungs(actor):
        if rung.own_conduct and not own:
            continue
        for sink in SINKS:
            if ladder.ends_chain(rung, sink):
                yield [rung], sink
        if rung.forum not in below | {actor}:
            for chain, sink in chains(ladder, rung.forum, below | {actor}, own=own and rung.acts_as_forum):
                yield [rung, *chain], sink
