"""A closure that is edited is the closure worked out anew, whatever came, went or was undone before."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.live import main, one_roof
from graph.columns import live_kernels, machine
from graph.columns.counting import Counting
from graph.columns.live import Link, Links, LiveClosure, Offices, links_of
from graph.columns.rungs import PRESENT, Standing
from graph.house.setting import setting
from graph.records import Grade
from ontology.columns.of_facts import columns_of
from tests.support.laws import laws
from tests.support.nds import nds

FUNCTIONS = [name for name in dir(live_kernels) if hasattr(getattr(live_kernels, name), "py_func")]


@pytest.fixture(params=[True, False], ids=["compiled", "numpy"], autouse=True)
def compiled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As machine code, and as it runs where numba is not there."""
    if not request.param:
        monkeypatch.setattr(machine, "COMPILED", False)
        for name in FUNCTIONS:
            monkeypatch.setattr(live_kernels, name, getattr(live_kernels, name).py_func)
    yield


def a_link(random: Random, size: int) -> Link:
    giver = random.randrange(size)
    forum = random.choice([one for one in range(size) if one != giver])
    grade = Grade(random.randrange(4), random.randrange(4), random.choice([0, 2, 3, 3]))
    return Link(giver, forum, grade, random.randrange(3), random.random() < 0.2, random.random() < 0.4)


def offices_of(random: Random, size: int) -> Offices:
    is_office = np.array([random.random() < 0.3 for _ in range(size)])
    parliament, assembly = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    parliament[0], assembly[1] = True, True
    return Offices(parliament, assembly, is_office)


def side_by_side(links: list[Link]) -> Links:
    return Links(
        np.array([one.giver for one in links], np.int32),
        np.array([one.forum for one in links], np.int32),
        np.array(
            [g.information * 16 + g.discussion * 4 + g.consequences for g in (one.grade for one in links)], np.int8
        ),
        np.array([one.reach for one in links], np.int8),
        np.array([one.own_conduct for one in links], np.bool_),
        np.array([one.acts_as_forum for one in links], np.bool_),
    )


def right(closure: LiveClosure, standing: dict[int, Link], offices: Offices) -> None:
    """The words are those worked out anew; nobody above has a higher label."""
    anew = LiveClosure(side_by_side(list(standing.values())), offices)
    assert np.array_equal(closure.words, anew.words)
    edges, label = closure._edges, closure._label
    on = np.flatnonzero(edges.stands[: closure._count] & (edges.end[: closure._count] < 0))
    assert (label[edges.forum[on]] <= label[edges.giver[on]]).all()
    assert not closure._scratch.doubtful.any()


@laws(60)
@given(st.integers(3, 14), st.floats(0.5, 4.0), st.integers(0, 2**32))
def test_edits_of_a_random_tangle(size: int, thick: float, seed: int) -> None:
    random = Random(seed)
    offices = offices_of(random, size)
    links = [a_link(random, size) for _ in range(int(size * thick))]
    closure = LiveClosure(side_by_side(links), offices)
    closure._most = random.choice([closure._most, 1])  # all is worked out again where much is touched: of a few too
    standing = dict(enumerate(links))
    past: list[dict[int, Link]] = []
    right(closure, standing, offices)
    for _ in range(14):
        words, before = closure.words.copy(), dict(standing)
        act = random.choice(["add", "withdraw", "withdraw", "change", "undo"])
        if act == "undo":
            if not past:
                continue
            closure.undo()
            standing = past.pop()
            right(closure, standing, offices)
            continue
        if act != "add":
            if not standing:
                continue
            place = random.choice(list(standing))
            del standing[place]
        if act == "withdraw":
            closure.withdraw(place)
        else:
            link = a_link(random, size)
            standing[closure.add(link) if act == "add" else closure.change(place, link)] = link
        past.append(before)
        right(closure, standing, offices)
        assert closure.changed().tolist() == np.flatnonzero((closure.words != words).any(axis=(1, 2))).tolist()
    while past:
        closure.undo()
        right(closure, past.pop(), offices)


def test_a_circle_does_not_hold_itself_up() -> None:
    """1 and 2 answer to each other and to an office; without the office neither holds anything."""
    full = Grade(3, 3, 3)
    offices = Offices(
        np.array([True, False, False, False]), np.zeros(4, np.bool_), np.array([False, False, False, True])
    )
    links = [Link(3, 0, full, 0), Link(1, 2, full, 0), Link(2, 1, full, 0), Link(1, 3, full, 0)]
    closure = LiveClosure(side_by_side(links), offices)
    assert closure.word(1, 0, 0) == closure.word(2, 0, 0) == 2**64 - 1
    closure.withdraw(3)
    assert closure.word(1, 0, 0) == closure.word(2, 0, 0) == 0
    assert closure.changed().tolist() == [1, 2]
    closure.undo()
    assert closure.word(2, 0, 0) == 2**64 - 1


def test_what_does_not_stand_is_not_withdrawn_and_what_was_not_done_not_undone() -> None:
    offices = Offices(np.array([True, False]), np.zeros(2, np.bool_), np.array([False, True]))
    closure = LiveClosure(side_by_side([Link(1, 0, Grade(3, 3, 3), 0)]), offices)
    closure.withdraw(0)
    for place in (0, 1, -1):
        with pytest.raises(ValueError, match="no relation stands"):
            closure.withdraw(place)
    closure.undo()
    with pytest.raises(ValueError, match="no edit"):
        closure.undo()


def test_the_shipped_house_is_the_same_closure_as_of_its_rungs() -> None:
    asked = setting(nds())
    counting = Counting(columns_of(asked.facts), asked.on, asked.evidence)
    links, offices, relation = links_of(counting, None)
    closure = LiveClosure(links, offices)
    standing = Standing.of(counting)
    whole = standing.words(standing.rungs["standing"] == PRESENT)
    assert np.array_equal(closure.words, whole)
    assert closure.words.any()
    random = Random(18)
    for place in random.sample(range(relation.size), 40):
        closure.withdraw(place)
        closure.undo()
    assert np.array_equal(closure.words, whole)


def test_the_benchmark_holds_its_edits_against_the_closure_worked_out_anew(capsys: pytest.CaptureFixture[str]) -> None:
    links, offices = one_roof(2000)
    closure = LiveClosure(links, offices)
    edges, label = closure._edges, closure._label
    assert np.unique(label).size < offices.is_office.size  # there are circles
    assert (edges.end == 0).sum() == 1
    main(["1000", "--edits", "24"])
    told = capsys.readouterr().out
    assert [line.split(":")[0] for line in told.splitlines() if "relations" in line] == ["seeded", "one roof"]
    assert told.count("near the top") == 2
