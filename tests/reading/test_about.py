"""What a house says of itself is what its facts have, and takes none of them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from graph.house.setting import about, setting
from ontology.reading import about as of_itself
from ontology.reading.about import house_of
from ontology.reading.extracting import read_facts, scenario_notations
from ontology.reading.loading import load, loads
from tests.support.random_houses import _street
from tests.support.trig import trig

SCENARIOS = sorted((Path(__file__).parents[1] / "scenarios").glob("*/facts.ttl"))
#: a house that a scenario renames, of another law, and one of which nothing is said but its kind
ODD = """
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:house a hvt:House ; dcterms:title "Huis"@nl ; hvt:referenceDate "2025-01-01"^^xsd:date ; hvt:language "nl" .
ex:plan a hvt:Scenario ; hvt:adds ex:more ; hvt:withdraws ex:house .
ex:more { ex:other a hvt:House ; dcterms:title "Ander"@nl ; hvt:jurisdiction ex:law }
"""


@pytest.mark.parametrize("place", [None, *SCENARIOS[::5]], ids=lambda place: place.parent.name if place else "nds")
def test_it_is_that_of_the_facts(place: Path | None) -> None:
    for scenarios in ((), *((iri,) for iri in [*scenario_notations(load(place, validate=False))][:2])):
        light, whole = load(place, validate=False), load(place, validate=False)
        assert house_of(light, scenarios) == read_facts(whole, scenarios).house
        assert not light.known
        _, told = about(load(place, validate=False), None, scenarios)
        assert told == setting(whole, None, scenarios).house


def test_a_house_that_a_scenario_changes_is_another() -> None:
    found = {}
    for scenarios in ((), ("https://example.org/plan",)):
        found[scenarios] = house_of(loads(ODD, name="a.trig", validate=False), scenarios)
        assert found[scenarios] == read_facts(loads(ODD, name="a.trig", validate=False), scenarios).house
    assert len({house.iri for house in found.values()}) == 2


def test_that_of_a_random_house() -> None:
    text = trig(_street(Random(5), 3).together())
    assert (
        house_of(loads(text, name="a.trig", validate=False))
        == read_facts(loads(text, name="a.trig", validate=False)).house
    )


def test_it_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("THORBECKE_CACHE", str(tmp_path))
    found = house_of(load())
    monkeypatch.setattr(of_itself, "outline", None)
    assert house_of(load()) == found
