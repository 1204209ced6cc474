"""What is known of each actor before anything is asked of it, where no scope covers a choice."""

from __future__ import annotations

import numpy as np

from graph.columns.counting import Counting
from graph.columns.floor import ACTOR, Records
from graph.columns.piercing import Piercing
from graph.columns.ragged import Places
from graph.columns.rungs import PRESENT, Standing, Words
from graph.records import CAVEATS
from ontology.columns.house import Bits, Flags

__all__ = ["closed", "known"]


def known(counting: Counting, standing: Standing, piercing: Piercing, words: Words) -> Records:
    """Return what is known of each actor (`ACTOR`); `words`: the closure where no scope covers a choice."""
    actors = counting.columns.actors
    found = np.zeros(counting.is_sink.size, ACTOR)
    for name in ("is_sink", "is_office", "is_assembly", "is_body"):
        found[name] = getattr(counting, name)
    found["independent"], found["researched"] = actors.independent, actors.researched
    found["closed"], found["told"] = closed(counting), _office_told(counting)
    found["pierced"][list(piercing.of(frozenset()).bodies)] = True
    found["may_turn"], found["turns"], found["in_circle"] = _turning(standing, words)
    return found


def closed(counting: Counting) -> Flags:
    """Return of which actors a stated source says that there is nobody above."""
    said = counting.columns.absences
    found = np.zeros(counting.is_sink.size, np.bool_)
    found[said.actor[counting.counts(said) & (said.status == 0) & (said.actor >= 0)]] = True
    return found


def _office_told(counting: Counting) -> Bits:
    """Return what is to be said of each actor as the office of a chain."""
    c = counting.columns
    size = counting.is_sink.size
    held, holding, caretaking = (np.zeros(size + 1, np.bool_) for _ in range(3))
    held[c.tenures.office[counting.accepted(c.tenures)]] = True
    holding[c.tenures.office[counting.counts(c.tenures)]] = True
    caretaking[c.caretakers.cabinet[counting.counts(c.caretakers)]] = True
    caretaking[-1] = False
    if caretaking.any():
        cabinets = caretaking.copy()
        members = c.actors.member_of
        caretaking[:-1][np.repeat(np.arange(size), np.diff(members.first))[cabinets[members.members]]] = True
        caretaking[c.seats.participant[counting.counts(c.seats) & cabinets[c.seats.body]]] = True
    vacant = held & ~holding
    found: Bits = vacant[:-1] * np.uint8(1 << CAVEATS.index("office-vacant")) | caretaking[:-1] * np.uint8(
        1 << CAVEATS.index("caretaker")
    )
    return found


def _turning(standing: Standing, words: Words) -> tuple[Flags, Flags, Flags]:
    """Return whose cone may have, in some group, actors that answer to each other only; whose has; and these."""
    rungs = standing.rungs
    present = rungs["standing"] == PRESENT
    stuck: Flags = np.logical_not(words[:, 0].any(axis=1))
    places = np.zeros((stuck.size, 2), np.bool_)
    places[_circles(standing, present, stuck)] = True
    may = standing.meets(present, places)
    if not may.any():
        return may, may, may
    surely = present & (rungs["scope"] < 0) & ~rungs["own_conduct"]
    places[:] = False
    places[_circles(standing, surely, stuck & np.logical_not(words[:, 1].any(axis=1)))] = True
    return may, standing.meets(present & (rungs["scope"] < 0), places), places[:, 0].copy()


def _circles(standing: Standing, stands: Flags, among: Flags) -> Places:
    """Return who is in a circle of these relations between these actors."""
    rungs, is_sink = standing.rungs, standing.counting.is_sink
    inner = np.flatnonzero(stands)
    inner = inner[among[rungs["giver"][inner]] & among[rungs["upper"][inner]] & ~is_sink[rungs["upper"][inner]]]
    if not inner.size:
        return np.zeros(0, np.int64)
    from scipy.sparse import coo_array, csgraph  # type: ignore[import-untyped]

    giver, upper = rungs["giver"][inner], rungs["upper"][inner]
    shape = (among.size, among.size)
    graph = coo_array((np.ones(inner.size, np.int8), (giver, upper)), shape=shape).tocsr()
    _, part = csgraph.connected_components(graph, connection="strong")
    alone = np.bincount(part)[part] == 1
    alone[giver[giver == upper]] = False
    return np.flatnonzero(~alone)
