"""Whether more hands than one stand above a decider: of everybody at once, as one finds it by looking."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from graph.columns import hands
from graph.columns.answering import ColumnHouse
from graph.columns.counting import Counting
from graph.columns.rungs import Standing
from graph.house.setting import setting
from ontology.columns.of_facts import columns_of
from ontology.reading.loading import loads
from tests.support.random_houses import drawn
from tests.support.trig import trig

#: enough houses that each way of being one or many is in some
NUMBERS = range(60)


def _houses() -> list[ColumnHouse]:
    return [_house(number) for number in NUMBERS]


def _house(number: int) -> ColumnHouse:
    asked = setting(loads(trig(drawn(Random(number))), validate=False))
    return ColumnHouse(columns_of(asked.facts), asked.on, asked.evidence)


def test_at_once_is_what_is_found_by_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """In house 10 one office is met by one power, and another by another power where a scope covers the choice."""
    houses = _houses()
    at_once = [house.judged["hands"].tolist() for house in houses]
    monkeypatch.setattr(hands, "_ties", lambda rungs, actors: None)
    looked = [ColumnHouse(house.columns, house.counting.day, "unverified") for house in houses]
    assert at_once == [house.judged["hands"].tolist() for house in looked]
    told = [one for house in at_once for one in house]
    assert sum(told) > 10
    assert len(told) - sum(told) > 10


def test_ties_that_hang_on_the_choice_or_go_in_a_circle_are_looked_at() -> None:
    """An office tied to two others, to itself at last, or in some portfolio only, serves as no single other."""
    house = _house(0)
    standing = Standing.of(Counting(house.columns, house.counting.day, "unverified"))
    tied = np.zeros(3, standing.rungs.dtype)
    tied["nests"], tied["scope"] = True, -1
    tied["giver"], tied["upper"] = [0, 1, 2], [1, 2, 3]
    found = hands._ties(tied, 4)
    assert found is not None
    assert found.above.tolist() == [1, 2, 3, -1]
    assert found.depth.tolist()[:4] == [3, 2, 1, 0]
    for giver, upper, scope in (([0, 0, 2], [1, 2, 3], -1), ([0, 1, 2], [1, 2, 0], -1), ([0, 1, 2], [1, 2, 3], 5)):
        tied["giver"], tied["upper"], tied["scope"][0] = giver, upper, scope
        assert hands._ties(tied, 4) is None
