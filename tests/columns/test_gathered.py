"""Columns are the same whichever way a house is read: from its statements as arrays, or from its facts as records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from random import Random

import numpy as np
import pytest
from hypothesis import given
from pyoxigraph import RdfFormat, serialize

from benchmarks.state_house import state_house
from ontology.columns.gathered import columns_from
from ontology.columns.house import Columns, Pairs
from ontology.columns.names import Names
from ontology.columns.of_facts import columns_of
from ontology.columns.statements import statements_of
from ontology.errors import InputError, UnknownNameError
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts, scenario_notations
from ontology.reading.loading import loads
from tests.support.fuzzed import fuzzed
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import Street, _street, drawn, streets
from tests.support.trig import PREFIXES, trig


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


@laws(20)
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


def made(make: Callable[[], Columns]) -> Columns | str:
    """Columns, or that a house says what cannot be read."""
    try:
        return make()
    except (InputError, KeyError, OverflowError):
        return "refused"


@pytest.mark.parametrize("seed", [2, 5, 8, 41, 64, 104, 112])
def test_a_house_gone_wrong_is_read_alike_or_refused(seed: int) -> None:
    """In 64 and 112 a kind of the vocabulary is said to be another thing; in 104 a grade is no grade."""
    base = loads(trig(_street(Random(seed), 3).together()), validate=False)
    house = Dataset(tuple(fuzzed(base.quads, seed, 1 + seed % 40)))
    nquads = serialize(house.quads, format=RdfFormat.N_QUADS)
    assert nquads
    wanted, told = made(lambda: columns_of(read_facts(house))), made(lambda: columns_from(statements_of(nquads)))
    assert differences(told, wanted) == []


@pytest.mark.parametrize(
    "more",
    [
        "kind:mandate a hvt:Order .",
        "hvt:stated a hvt:Minister ; hvt:researchedOn '2025-01-01'^^xsd:date . ex:rel hvt:forum hvt:stated .",
        "kind:mandate a hvt:Choice , hvt:AccountabilityRelation , hvt:RoleAssignment .",
        "ex:Odd rdfs:subClassOf hvt:Minister . ex:Odder rdfs:subClassOf ex:Odd . ex:odd a ex:Odder .",
        "ex:c a hvt:Choice ; skos:prefLabel 'a\\\\b'@nl , 'C'@en ; skos:notation 'a\\\"b' ; hvt:theme ex:u , ex:t .",
        "ex:c a hvt:Choice ; skos:prefLabel 'fries'@fy , 'nl'@nl-BE ; skos:notation '1'^^xsd:integer , 'B' , 'A'@nl .",
        "ex:c a hvt:Choice ; dcterms:title 'titel' ; hvt:firstSeen '2025-03'^^xsd:gYearMonth ; hvt:lead ex:z , ex:y .",
        "ex:g1 { ex:c a hvt:Choice ; hvt:lead ex:y } ex:g2 { ex:c hvt:lead ex:x ; skos:prefLabel ''@nl , 'E'@en }",
        "ex:s a hvt:Scenario ; hvt:adds ex:g ; hvt:withdraws ex:rel . "
        "ex:g { ex:rel hvt:reach hvt:system . ex:n a hvt:Tenure }",
        "ex:rel hvt:scopeTheme ex:b , ex:a ; hvt:scopeChoice ex:c ; hvt:contradicts ex:rel , ex:none ; "
        "hvt:informationGrade 1 , 0 ; dcterms:source ex:src . ex:src a hvt:Source ; hvt:readInFull false .",
        "ex:t a hvt:Tenure ; hvt:office ex:y . ex:u a hvt:Tenure ; hvt:office ex:y ; hvt:holder ex:h , ex:g .",
        "ex:p a hvt:Participation ; hvt:body ex:y ; hvt:participant ex:z , ex:y ; hvt:participationRole hvt:Chair .",
    ],
)
def test_what_is_odd_is_read_alike(more: str) -> None:
    text = f"""{PREFIXES}
        @prefix ex: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        ex:rel a hvt:AccountabilityRelation ; hvt:accountGiver ex:y ; hvt:forum ex:z ; hvt:relationKind kind:mandate .
        ex:y a hvt:Ministry . {more}"""
    house = loads(text, validate=False)
    held_together(house)
    held_together(house, list(scenario_notations(house)))


def test_a_made_up_state() -> None:
    house = loads(state_house(400, 60), validate=False)
    held_together(house)
    held_together(house, list(scenario_notations(house)))


def test_a_scenario_that_is_not_there_is_refused() -> None:
    statements = statements_of(b"<x:a> <x:p> <x:b> .\n")
    with pytest.raises(UnknownNameError, match="there is no scenario x:c"):
        columns_from(statements, ["x:c"])
