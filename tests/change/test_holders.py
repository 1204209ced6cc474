"""`diff` tells who advises and executes and who bears another name, on a small house with dated roles."""

from __future__ import annotations

from datetime import date

import pytest

from graph.change.difference import difference
from graph.change.records import ChoiceChange, Difference
from graph.house.setting import setting
from ontology.reading.dataset import Dataset
from ontology.reading.loading import loads

BASE = "https://example.org/house/"
HOUSE = """
@prefix ex: <https://example.org/house/> .
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:house a hvt:House ; dcterms:title "House"@en ; hvt:language "en" ; hvt:referenceDate "2026-01-01"^^xsd:date .
ex:source a hvt:Source ; dcterms:title "Gazette"@en ; hvt:evidenceGrade "A" .
ex:north a hvt:AdvisoryBody ; skos:prefLabel "North council"@en .
ex:south a hvt:AdvisoryBody ; skos:prefLabel "South council"@en .
ex:quay a hvt:Agency ; skos:prefLabel "Quay service"@en .
ex:old-quay a hvt:DatedName ; prov:specializationOf ex:quay ; skos:prefLabel "Quay board"@en ;
    hvt:validUntil "2026-03-01"^^xsd:date ; hvt:status hvt:stated ; dcterms:source ex:source .
ex:dredge a hvt:Choice ; skos:prefLabel "Dredging"@en ; hvt:choiceKind hvt:Plan ; hvt:validFrom "2025-01-01"^^xsd:date .
ex:r1 a hvt:RoleAssignment ; hvt:choice ex:dredge ; hvt:actor ex:north ; hvt:role hvt:Advises ;
    hvt:status hvt:stated ; dcterms:source ex:source .
ex:r2 a hvt:RoleAssignment ; hvt:choice ex:dredge ; hvt:actor ex:south ; hvt:role hvt:Advises ;
    hvt:validFrom "2026-02-01"^^xsd:date ; hvt:status hvt:inferred ; dcterms:source ex:source .
ex:r3 a hvt:RoleAssignment ; hvt:choice ex:dredge ; hvt:actor ex:quay ; hvt:role hvt:Executes ;
    hvt:validUntil "2026-02-01"^^xsd:date ; hvt:status hvt:stated ; dcterms:source ex:source .
"""


@pytest.fixture(scope="module")
def house() -> Dataset:
    return loads(HOUSE)


def between(house: Dataset, first: str, last: str, evidence: str = "unverified") -> Difference:
    days = (date.fromisoformat(first), date.fromisoformat(last))
    before, after = (setting(house, day, (), evidence) for day in days)
    return difference(before, after)


def only(found: Difference) -> ChoiceChange:
    (change,) = found.changes
    return change


def test_who_advises_and_executes_is_told_with_the_statement_behind_it(house: Dataset) -> None:
    found = between(house, "2026-01-01", "2026-04-01")
    effects = {e.what: e for e in only(found).effects}
    assert list(effects) == ["advisers", "executors"]
    assert effects["advisers"].before == (BASE + "north",)
    assert effects["advisers"].after == (BASE + "north", BASE + "south")
    assert effects["advisers"].cause is not None and effects["advisers"].cause.needed == (BASE + "r2",)
    assert (effects["executors"].before, effects["executors"].after) == ((BASE + "quay",), ())
    assert effects["executors"].cause is not None and effects["executors"].cause.needed == (BASE + "r3",)
    assert found.unchanged == 0 and BASE + "south" in found.names


def test_back_in_time_it_is_the_same_the_other_way(house: Dataset) -> None:
    forth, back = between(house, "2026-01-01", "2026-04-01"), between(house, "2026-04-01", "2026-01-01")
    turned = [(e.what, e.after, e.before) for e in only(back).effects]
    assert [(e.what, e.before, e.after) for e in only(forth).effects] == turned
    assert [(r.after, r.before, r.on) for r in back.renamed] == [(r.before, r.after, r.on) for r in forth.renamed]


def test_a_role_that_is_not_accepted_changes_nobody(house: Dataset) -> None:
    found = between(house, "2026-01-01", "2026-04-01", "stated")
    assert [e.what for e in only(found).effects] == ["executors"]


def test_a_name_that_ended_is_told_with_its_day(house: Dataset) -> None:
    (told,) = between(house, "2026-01-01", "2026-04-01").renamed
    assert (told.iri, told.before.en, told.after.en, told.on) == (
        BASE + "quay",
        "Quay board",
        "Quay service",
        "2026-03-01",
    )
    assert between(house, "2026-03-01", "2026-04-01").renamed == ()
