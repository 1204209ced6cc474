"""The verdict on one who decides, its gaps and what is to be said beside it (`graph.answers.verdicts`)."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.closure.portfolios import REACHES
from graph.columns.cones import is_open, turns
from graph.columns.floor import SEEN, Floor, Records, new, stands
from graph.columns.grades import ALL, BITS, SOME_POWER
from graph.columns.hands import Hands, many_met
from graph.columns.machine import inner
from graph.columns.rungs import CONTRADICTED, GRANTING, ONE_PERSON, PRESENT, READ_IN_PART, Words
from graph.columns.walking import LOCAL, MINISTERIAL, Ways, best, has_many_hands, way
from graph.records import CAVEATS
from graph.words.gap_names import GAP_NAMES
from ontology.codelists.ranks import STRENGTH, VERDICTS

__all__ = ["FORUM", "SHARED", "STRENGTHS", "SYSTEM", "UNKNOWN", "Other", "judge"]

FULL: Final = VERDICTS.index("FULL")
LIMITED: Final = VERDICTS.index("LIMITED")
SHARED: Final = VERDICTS.index("SHARED")
LOCALLY: Final = VERDICTS.index("LOCAL")
INDEPENDENT: Final = VERDICTS.index("INDEPENDENT_BY_LAW")
SYSTEM: Final = VERDICTS.index("SYSTEM_ONLY")
FORUM: Final = VERDICTS.index("FORUM_ITSELF")
NOBODY: Final = VERDICTS.index("NONE_FOUND")
UNKNOWN: Final = VERDICTS.index("UNKNOWN")
#: verdict -> its place from strong to weak; who is unknown, and a forum, have none
STRENGTHS: NDArray[np.int64] = np.array([STRENGTH.index(v) if v in STRENGTH else len(STRENGTH) for v in VERDICTS])


def _gap(*names: str) -> int:
    return sum(1 << GAP_NAMES.index(name) for name in names)


#: verdict -> the gap that it is
_IS_A_GAP = {
    NOBODY: _gap("no-chain"),
    LIMITED: _gap("limited-powers"),
    SYSTEM: _gap("system-only"),
    INDEPENDENT: _gap("independent-by-law"),
    UNKNOWN: _gap("unknown", "unknown:chain"),
}
_BY_VERDICT = np.array([_IS_A_GAP.get(number, 0) for number in range(len(VERDICTS))], np.int64)
_LOCAL_ONLY, _CIRCULAR, _OVERLOAD = _gap("local-only"), _gap("circular"), _gap("overload")
_LAPSED, _OUTSIDE = _gap("lapsed"), _gap("outside-portfolio")
_WITHOUT_SIGHT, _WITHOUT_POWER = _gap("power-without-sight"), _gap("sight-without-power")
_CAVEAT_READ_IN_PART = 1 << CAVEATS.index("source-read-in-part")
_CAVEAT_CONTRADICTED = 1 << CAVEATS.index("sources-contradict")
_LEVELS = len(REACHES)


class Other(NamedTuple):
    """What actors would hold if something else counted."""

    #: if what has ended still held; empty where nothing has
    ended: Words
    #: if no relation were limited to a portfolio
    unlimited: Words
    #: who is met above; empty where one goes and looks
    hands: Hands
    #: more forums than so many are more than anybody can serve
    overload: int


@inner
def _verdict(floor: Floor, words: Words, actor: int) -> int:
    """Return the first line of the table that applies, before anybody asked for open ends."""
    if floor.actors[actor]["is_sink"]:
        return FORUM
    if words[actor, 1, 0] & BITS[ALL]:
        return FULL
    if floor.actors[actor]["independent"]:
        return INDEPENDENT
    if words[actor, 1, _LEVELS + 1] & SOME_POWER:
        return LOCALLY
    if words[actor, 1, 1] & SOME_POWER:
        return LIMITED
    return SYSTEM if words[actor, 1, 2] & ~words[actor, 1, 1] else NOBODY


@inner
def _is_better(floor: Floor, words: Words, actor: int, verdict: int) -> bool:
    """Tell whether these words give a chain and a better verdict; who is unknown has found nothing yet."""
    then = _verdict(floor, words, actor)
    if then in (FORUM, NOBODY) or (then == INDEPENDENT and not words[actor, 1, 1]):
        return False
    return verdict in (UNKNOWN, NOBODY) or STRENGTHS[then] < STRENGTHS[verdict]


@inner
def _answers_at_last(floor: Floor, words: Words, actor: int) -> bool:
    return _verdict(floor, words, actor) in (FULL, LIMITED, LOCALLY)


@inner
def _shown(floor: Floor, verdict: int, ways: Ways, since: int) -> tuple[int, int]:
    """Return what is to be said beside a shown chain, and the gaps that its relations are, both as bits."""
    told, gaps = 0, 0
    for at in range(since, ways.many[0]):
        rung = floor.rungs[ways.row[at]]
        if rung["told"] & READ_IN_PART:
            told |= _CAVEAT_READ_IN_PART
        if rung["told"] & CONTRADICTED:
            told |= _CAVEAT_CONTRADICTED
        if rung["told"] & ONE_PERSON:
            gaps |= _CIRCULAR
        information, consequences = rung["grade"] // 16, rung["grade"] % 4
        if verdict != INDEPENDENT and consequences >= 2 and information <= 1:
            gaps |= _WITHOUT_SIGHT
        if verdict != INDEPENDENT and information >= 2 and consequences <= 1:
            gaps |= _WITHOUT_POWER
    if ways.many[0] > since:
        told |= floor.actors[floor.rungs[ways.row[ways.many[0] - 1]]["giver"]]["told"]
    return told, gaps


@inner
def _measured(floor: Floor, ways: Ways, since: int, said: Any) -> None:
    """Tell of a chain its grade, reach, status and ends."""
    information, discussion, consequences, reach, status = 3, 3, 3, 0, 0
    for at in range(since, ways.many[0]):
        rung = floor.rungs[ways.row[at]]
        information = min(information, rung["grade"] // 16)
        discussion = min(discussion, rung["grade"] // 4 % 4)
        consequences = min(consequences, rung["grade"] % 4)
        reach = max(reach, rung["level"])
        status = max(status, rung["status"])
    last = floor.rungs[ways.row[ways.many[0] - 1]]
    said["grade"] = information * 16 + discussion * 4 + consequences
    said["reach"] = reach
    said["status"] = status
    said["office"] = last["giver"]
    said["terminal"] = last["upper"]


@inner
def _looked_up(floor: Floor, actor: int, overload: int, said: Any) -> int:
    """Look at every relation upward: return whether there are too many forums, as a gap; tell who has the power."""
    mark = new(floor)
    many = 0
    for row in range(floor.first[actor], floor.first[actor + 1]):
        if not stands(floor, row, GRANTING):
            continue
        rung = floor.rungs[row]
        counts = rung["standing"] == PRESENT
        if rung["grants_power"] and (counts or rung["standing"] == GRANTING):
            said["granted"] = True
        if counts and rung["grade"] // 4 % 4 >= 2 and floor.room[SEEN, rung["upper"]] != mark:
            floor.room[SEEN, rung["upper"]] = mark
            many += 1
    return _OVERLOAD if many > overload else 0


@inner
def judge(
    floor: Floor,
    other: Other,
    actor: int,
    group: int,
    is_broken: bool,
    judged: Records,
    pair: int,
    chains: Ways,
    oversight: Ways,
) -> tuple[Ways, Ways]:
    """Judge one actor as decider, alone, and write down its chains; `is_broken`: a circle may be none in the group."""
    said = judged[pair]
    verdict = _verdict(floor, floor.words, actor)
    overload = _looked_up(floor, actor, other.overload, said)
    said["office"] = -1
    said["terminal"] = -1
    if verdict == FORUM:
        said["verdict"] = verdict
        said["grade"] = ALL
        return chains, oversight
    words = floor.words[actor, 1]
    said["powers"] = words[2]
    since, beside = chains.many[0], oversight.many[0]
    sink, grade, level = MINISTERIAL, -1, 1
    if verdict == FULL:
        grade, level = ALL, 0
    elif verdict == LOCALLY:
        sink, grade = LOCAL, best(words[_LEVELS + 1])
        if words[2]:
            oversight = way(floor, actor, MINISTERIAL, best(words[2]), 2, oversight)
    elif verdict == SYSTEM:
        grade, level = best(words[2] & ~words[1]), 2
    elif verdict != NOBODY:
        grade = best(words[1])
    elif is_open(floor, actor, group):
        verdict = UNKNOWN
    said["verdict"] = verdict
    if grade >= 0:
        chains = way(floor, actor, sink, grade, level, chains)
        _measured(floor, chains, since, said)
    told, gaps = _shown(floor, verdict, chains, since)
    also_told, _ = _shown(floor, verdict, oversight, beside)
    said["told"] = told | also_told
    gaps |= _BY_VERDICT[verdict] | overload
    if verdict == LOCALLY and not words[0]:
        gaps |= _LOCAL_ONLY
    if floor.actors[actor]["may_turn"] and not gaps & _CIRCULAR:
        surely = floor.actors[actor]["turns"] and not is_broken
        if surely or turns(floor, actor):
            gaps |= _CIRCULAR
    if other.ended.shape[0] > 0 and verdict != FULL and _is_better(floor, other.ended, actor, verdict):
        gaps |= _LAPSED
    if verdict in (NOBODY, UNKNOWN, SYSTEM) and _answers_at_last(floor, other.unlimited, actor):
        gaps |= _OUTSIDE
    said["gaps"] = gaps
    if other.hands.met.shape[0] > 0:
        said["hands"] = many_met(floor, other.hands, actor)
    else:
        said["hands"] = has_many_hands(floor, actor)
    return chains, oversight
