"""Relations are laid out, and closed over, as the plain definition says, by machine code and by numpy alike."""

from __future__ import annotations

import doctest
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.closure.words import carried
from graph.columns import laying, machine
from graph.columns.grades import decoded
from graph.columns.kernels import spread_bare
from graph.columns.lanes import LANES, closed, kinds, leads, meeting
from graph.columns.laying import KIND, SHIFT, Kinds, by, laid
from ontology.columns.house import Bits, Numbers
from tests.support.laws import laws


class One(NamedTuple):
    """A relation between two actors by number; not every one that is drawn counts."""

    giver: int
    forum: int
    grade: int
    level: int
    own_conduct: bool
    acts_as_forum: bool
    counts: bool


class Drawn(NamedTuple):
    """Relations between `size` actors, and of each actor whether it is a parliament, an assembly or an office."""

    size: int
    relations: list[One]
    is_a: list[str]


@st.composite
def houses(draw: st.DrawFn) -> Drawn:
    """One actor or more, relations that run in circles, to oneself and double, or none at all."""
    size = draw(st.integers(1, 9))
    actor, flag = st.integers(0, size - 1), st.booleans()
    level = st.integers(0, 2)
    one = st.builds(One, actor, actor, st.sampled_from([0, 21, 32, 42, 58, 63]), level, flag, flag, st.just(True))
    relations = draw(st.lists(st.one_of(one, one, one.map(lambda known: known._replace(counts=False))), max_size=25))
    is_a = draw(st.lists(st.sampled_from(["", "", "office", "parliament", "assembly"]), min_size=size, max_size=size))
    return Drawn(size, relations + relations[: draw(st.integers(0, 3))], is_a)


def _side_by_side(drawn: Drawn) -> tuple[Numbers, Numbers, Kinds, Bits]:
    rows = np.array(drawn.relations, np.int64).reshape(-1, len(One._fields))
    giver, forum, grade, level, own_conduct, acts_as_forum, counts = rows.T
    # a record array, as `graph.columns.rungs` has: not side by side in memory
    ends = np.zeros(len(rows), [("giver", "i4"), ("between", "u1"), ("forum", "i4")])
    ends["giver"], ends["forum"] = giver, forum
    is_a = np.array(drawn.is_a)
    to = leads(ends["giver"], ends["forum"], is_a == "parliament", is_a == "assembly", is_a == "office")
    to[counts == 0] = 0
    return ends["giver"], ends["forum"], kinds(grade, level, own_conduct > 0, acts_as_forum > 0), to


#: by machine code where numba is there, and by numpy
HOW = [True, False] if machine.COMPILED else [False]


def test_the_example_holds() -> None:
    done = doctest.testmod(laying)
    assert done.attempted and not done.failed


@laws(80)
@given(st.lists(st.integers(0, 6), max_size=30))
def test_numbers_are_put_in_order_and_alike_ones_stay(numbers: list[int]) -> None:
    order = sorted(range(len(numbers)), key=lambda place: numbers[place])
    for compiled in HOW:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(machine, "COMPILED", compiled)
            first, at = by(np.array(numbers, np.int32), 8)
        assert {first.dtype, at.dtype} == {np.dtype(np.int64)}
        assert at.tolist() == order
        assert first.tolist() == [sum(number < one for number in numbers) for one in range(9)]


@laws(80)
@given(houses())
def test_relations_are_laid_out_by_forum_as_they_stood(drawn: Drawn) -> None:
    giver, forum, kind, _ = _side_by_side(drawn)
    leading = np.array([one.counts for one in drawn.relations], np.bool_)
    kind[~leading] = -1
    for compiled in HOW:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(machine, "COMPILED", compiled)
            first, step = laid(giver, forum, kind, drawn.size)
        assert [first.dtype, step.dtype] == [np.dtype(np.int32), np.dtype(np.int64)]
        for actor in range(drawn.size):
            mine = step[first[actor] : first[actor + 1]]
            said = [(g, k) for g, f, k in zip(giver, forum, kind, strict=True) if f == actor and k >= 0]
            assert list(zip(mine >> SHIFT, mine & KIND, strict=True)) == said
        assert first[-1] == step.size == leading.sum()


def _word(drawn: Drawn, asked: int, sink: str, farthest: int) -> tuple[int, int]:
    """Return what an actor holds as any and as the one who decides, from the rules as they are written."""
    held = {(actor, own): 0 for actor in range(drawn.size) for own in (False, True)}
    while True:
        before = dict(held)
        for one in drawn.relations:
            is_last = drawn.is_a[one.forum] == sink and (sink == "assembly" or drawn.is_a[one.giver] == "office")
            through_sink = {drawn.is_a[one.giver], drawn.is_a[one.forum]} & {"parliament", "assembly"}
            if not one.counts or one.level > farthest or drawn.is_a[one.giver] in ("parliament", "assembly"):
                continue
            for own in (False, True):
                if one.own_conduct and not own:
                    continue
                above = held[one.forum, own and one.acts_as_forum]
                come = (1 << 64) - 1 if is_last else 0 if through_sink else above
                held[one.giver, own] |= come & carried(decoded(one.grade))
        if held == before:
            return held[asked, False], held[asked, True]


@laws(60)
@given(houses())
def test_what_comes_down_is_what_the_rules_say(drawn: Drawn) -> None:
    told = _side_by_side(drawn)
    lanes = [(sink, level) for sink in ("parliament", "assembly") for level in range(3)]
    words = [[_word(drawn, actor, *lane) for lane in lanes] for actor in range(drawn.size)]
    for compiled in HOW:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(machine, "COMPILED", compiled)
            found = closed(*told, drawn.size)
        assert found.shape == (drawn.size, 2, LANES) and found.flags.c_contiguous
        assert [[(int(a), int(o)) for a, o in of.T] for of in found] == words


@laws(60)
@given(houses(), st.integers(0, 8), st.booleans())
def test_who_meets_a_place_comes_to_it_along_relations_that_stand(drawn: Drawn, place: int, own: bool) -> None:
    giver, forum, kind, to = _side_by_side(drawn)
    places = np.zeros((drawn.size, 2), np.bool_)
    places[place % drawn.size, int(own)] = True
    met = {(place % drawn.size, own)}
    while True:
        onward = [one for one, leads_to in zip(drawn.relations, to, strict=True) if leads_to == 4]
        more = {
            (one.giver, as_own)
            for one in onward
            for as_own in (False, True)
            if (as_own or not one.own_conduct) and (one.forum, as_own and one.acts_as_forum) in met
        }
        if more <= met:
            break
        met |= more
    for compiled in HOW:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(machine, "COMPILED", compiled)
            found = meeting(giver, forum, kind, to, places)
        assert np.flatnonzero(found).tolist() == sorted(actor for actor, as_own in met if as_own)


@laws(60)
@given(houses())
def test_the_bare_closure_takes_every_relation_as_it_comes(drawn: Drawn) -> None:
    giver, forum, _, _ = _side_by_side(drawn)
    carries = np.array([carried(decoded(number)) for number in range(64)], np.uint64)
    held = [int(carries[63])] + [0] * (drawn.size - 1)
    for _ in range(drawn.size):
        for one in drawn.relations:
            held[one.giver] |= held[one.forum] & int(carries[one.grade])
    for compiled in HOW:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(machine, "COMPILED", compiled)
            words = np.zeros(drawn.size, np.uint64)
            words[0] = carries[63]
            steps = laid(giver, forum, np.array([one.grade for one in drawn.relations], np.int16), drawn.size)
            spread_bare(steps, carries, words, np.zeros(1, np.int32))
        assert words.tolist() == held
