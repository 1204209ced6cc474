"""Every verdict, asked group by group: what is added for a group is taken away again, never built anew.

Choices that the same scopes cover are a group. What no scope limits is laid down once (`graph.columns.rungs`); for each
group the relations of its scopes come in, words spread from there, everybody who decides is judged, and what changed
is put back. Groups that begin with the same scopes share the work.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.columns.floor import FOUND, Floor, Records, new
from graph.columns.hands import no_hands
from graph.columns.judging import FORUM, SHARED, STRENGTHS, SYSTEM, UNKNOWN, Other, judge
from graph.columns.machine import compiled, inner
from graph.columns.ragged import Places
from graph.columns.rungs import ENDED, PRESENT, Rows
from graph.columns.scoping import Written, enter, leave, nothing_written
from graph.columns.walking import LOCAL, MINISTERIAL, ends, no_ways, serve
from graph.records import CLASSES
from graph.records import MINISTERIAL as HOW_FAR
from graph.words.gap_names import GAP_NAMES
from ontology.codelists.ranks import VERDICTS
from ontology.columns.house import Numbers

__all__ = ["CLASS", "Cases", "Groups", "Pairs", "ask"]

#: verdict -> class of `MINISTERIAL`; that of SHARED depends on whose the offices are
CLASS: NDArray[np.int8] = np.array([HOW_FAR.index(CLASSES[v]) if v in CLASSES else -1 for v in VERDICTS], np.int8)
_PARTIAL, _ELSEWHERE = HOW_FAR.index("partial"), HOW_FAR.index("elsewhere")
_MANY_HANDS = 1 << GAP_NAMES.index("many-hands")


class Groups(NamedTuple):
    """The groups, one after the other: those of group `n` at `first[n]:first[n + 1]`."""

    first: Places
    scopes: Numbers
    flips_first: Places
    #: the bodies that are pierced in the group and not where no scope covers a choice, or the other way round
    flips: Numbers


class Pairs(NamedTuple):
    """Whoever is judged in each group: those of group `n` at `first[n]:first[n + 1]`."""

    first: Places
    actor: Numbers


class Cases(NamedTuple):
    """Those who decide together in each group: the cases of group `n` at `first[n]:first[n + 1]`."""

    first: Places
    #: the pair of whoever leads; -1 where nobody does
    lead: Places
    member_first: Places
    #: pairs
    member: Places


@inner
def _rule(floor: Floor, pairs: Pairs, cases: Cases, case: int, judged: Records, ruled: Records) -> None:
    """Give the verdict for those who decide together."""
    begin, end = cases.member_first[case], cases.member_first[case + 1]
    alone = 0
    for at in range(begin, end):
        if judged[cases.member[at]]["verdict"] != FORUM:
            alone += 1
    information, discussion, consequences = 3, 3, 3
    gaps, told, with_office = 0, 0, 0
    verdict, ministerial = FORUM, -1
    unknown = hands = differ = by_minister = False
    since = new(floor)
    for at in range(begin, end):
        said = judged[cases.member[at]]
        if said["verdict"] == FORUM:
            continue
        information = min(information, said["grade"] // 16)
        discussion = min(discussion, said["grade"] // 4 % 4)
        consequences = min(consequences, said["grade"] % 4)
        gaps |= said["gaps"]
        told |= said["told"]
        unknown = unknown or said["verdict"] == UNKNOWN
        hands = hands or said["hands"]
        if verdict == FORUM or STRENGTHS[said["verdict"]] > STRENGTHS[verdict]:
            verdict = said["verdict"]
        if alone > 1 and said["office"] >= 0 and said["verdict"] != SYSTEM:
            sink = LOCAL if floor.actors[said["terminal"]]["is_assembly"] else MINISTERIAL
            actor = pairs.actor[cases.member[at]]
            many = ends(floor, actor, sink, said["grade"], said["reach"], said["status"], False)
            for number in range(many):
                by_minister = by_minister or floor.actors[floor.room[FOUND, number]]["is_office"]
            with_office += 1
            differ = differ or serve(floor, floor.room[FOUND, :many], since) < with_office
    lead = cases.lead[case]
    if unknown:
        verdict = UNKNOWN
    elif differ and lead >= 0:
        verdict = judged[lead]["verdict"]
    elif differ:
        verdict = SHARED
        ministerial = _PARTIAL if by_minister else _ELSEWHERE
    if lead < 0 and (verdict == SHARED or hands):
        gaps |= _MANY_HANDS
    ruling = ruled[case]
    ruling["verdict"] = verdict
    ruling["ministerial"] = ministerial if verdict == SHARED else CLASS[verdict]
    ruling["grade"] = information * 16 + discussion * 4 + consequences
    ruling["gaps"] = gaps
    ruling["told"] = told


@inner
def _breaks(floor: Floor, written: Written) -> bool:
    """Tell whether somebody gained who is, where no scope covers a choice, in a circle without any chain."""
    broken = False
    for at in range(written.many[0]):
        broken = broken or floor.actors[written.actor[at]]["in_circle"]
    return broken


@inner
def _flip(floor: Floor, groups: Groups, group: int) -> None:
    """Change which bodies are pierced; changed twice, all is as it was."""
    for at in range(groups.flips_first[group], groups.flips_first[group + 1]):
        body = floor.actors[groups.flips[at]]
        body["pierced"] = not body["pierced"]


@compiled
def ask(
    floor: Floor,
    down: Rows,
    scoped: Rows,
    other: Other,
    groups: Groups,
    pairs: Pairs,
    cases: Cases,
    judged: Records,
    ruled: Records,
) -> tuple[Places, Places, Places, Places]:
    """Judge every pair and every case, group by group.

    Return the chains of all pairs and where each begins, and the same of what is shown beside these.
    """
    count = pairs.actor.size
    chain_first, beside_first = np.zeros(count + 1, np.int64), np.zeros(count + 1, np.int64)
    chains, oversight = no_ways(), no_ways()
    hands, nobody = other.hands, no_hands()
    written, written_ended = nothing_written(hands), nothing_written(nobody)
    some_ended = other.ended.shape[0] > 0
    deepest = 0
    for group in range(groups.first.size - 1):
        deepest = max(deepest, groups.first[group + 1] - groups.first[group])
    # where what was written down for each of the scopes that are in begins
    since, since_ended = np.zeros(deepest, np.int64), np.zeros(deepest, np.int64)
    before, depth = 0, 0
    for group in range(groups.first.size - 1):
        begin, end = groups.first[group], groups.first[group + 1]
        kept = 0
        while kept < depth and begin + kept < end and groups.scopes[before + kept] == groups.scopes[begin + kept]:
            kept += 1
        while depth > kept:
            depth -= 1
            floor.covered[groups.scopes[before + depth]] = False
            leave(floor.words, hands, written, since[depth])
            if some_ended:
                leave(other.ended, nobody, written_ended, since_ended[depth])
        before = begin
        while begin + depth < end:
            scope = groups.scopes[begin + depth]
            since[depth], since_ended[depth] = written.many[0], written_ended.many[0]
            floor.covered[scope] = True
            written = enter(floor, down, scoped, floor.words, hands, scope, PRESENT, written)
            if some_ended:
                written_ended = enter(floor, down, scoped, other.ended, nobody, scope, ENDED, written_ended)
            depth += 1
        is_broken = _breaks(floor, written)
        _flip(floor, groups, group)
        for pair in range(pairs.first[group], pairs.first[group + 1]):
            actor = pairs.actor[pair]
            chains, oversight = judge(floor, other, actor, group + 1, is_broken, judged, pair, chains, oversight)
            chain_first[pair + 1], beside_first[pair + 1] = chains.many[0], oversight.many[0]
        for case in range(cases.first[group], cases.first[group + 1]):
            _rule(floor, pairs, cases, case, judged, ruled)
        _flip(floor, groups, group)
    return chain_first, chains.row[: chains.many[0]], beside_first, oversight.row[: oversight.many[0]]
