"""Columns are the same whichever way a house is read: from its statements as arrays, or from its facts as records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from random import Random

import numpy as np
import pytest
from hypothesis import given
from pyoxigraph import RdfFormat, serialize

from benchmarks.state_house import state_house
from ontology.columns.gathered import columns_from
from ontology.columns.house import Pairs
from ontology.columns.names import Names
from ontology.columns.of_facts import columns_of
from ontology.columns.statements import statements_of
from ontology.errors import UnknownNameError
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts, scenario_notations
from ontology.reading.loading import loads
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import Street, drawn, streets
from tests.support.trig import trig


def differences(one: object, other: object, at: str = "") -> list[str]:
    """Where two columns differ."""
    if is_dataclass(one) and is_dataclass(other):
        assert type(one) is type(other)
        names = [field.name for field in fields(one)]
        return [found for n in names for found in differences(getattr(one, n), getattr(other, n), f"{at}.{n}")]
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return [] if one.dtype == other.dtype and np.array_equal(one, other) else [f"{at}: {one} {other}"]
    if isinstance(one, Pairs) and isinstance(other, Pairs):
        return [found for n in Pairs._fields for found in differences(getattr(one, n), getattr(other, n), f"{at}.{n}")]
    if isinstance(one, Names) or isinstance(other, Names):
        one, other = list(one), list(other)  # type: ignore[call-overload]
    return [] if one == other else [f"{at}: {one!r} {other!r}"]


def held_together(house: Dataset, scenarios: Sequence[str] = ()) -> None:
    nquads = serialize(house.quads, format=RdfFormat.N_QUADS)
    assert nquads
    told = columns_from(statements_of(nquads), scenarios)
    assert differences(told, columns_of(read_facts(house, scenarios))) == []


@laws(40)
@given(streets(6))
def test_random_houses(street: Street) -> None:
    held_together(loads(trig(street.together(), named_graph=street.named_graph), validate=False))


@pytest.mark.parametrize("number", range(6))
def test_houses_by_number(number: int) -> None:
    held_together(loads(trig(drawn(Random(number))), validate=False))


def test_the_shipped_house_and_its_proposals() -> None:
    house = nds()
    proposals = list(scenario_notations(house))
    assert len(proposals) > 1
    for scenarios in ([], proposals[:1], proposals):
        held_together(house, scenarios)


def test_a_made_up_state() -> None:
    house = loads(state_house(400, 60), validate=False)
    held_together(house)
    held_together(house, list(scenario_notations(house)))


def test_a_scenario_that_is_not_there_is_refused() -> None:
    statements = statements_of(b"<x:a> <x:p> <x:b> .\n")
    with pytest.raises(UnknownNameError, match="there is no scenario x:c"):
        columns_from(statements, ["x:c"])
