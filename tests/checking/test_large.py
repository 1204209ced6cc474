"""A large house is held against the shapes as a small one is: the same is wrong with the same nodes."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks.state_house import state_house
from ontology.checking import large
from ontology.checking.findings import Finding
from ontology.checking.large import _Looked
from ontology.checking.sorts import Sorts
from ontology.checking.validation import validate
from ontology.columns.large import read_large
from ontology.errors import UnsoundHouseError
from ontology.reading import cache
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load
from tests.checking.test_beside_shapes import SOUND
from tests.checking.test_engines import ALL_CASES, CASES, EXAMPLE, SCENARIOS
from tests.support.random_houses import _street
from tests.support.trig import trig


def in_file(folder: Path, text: str) -> Path:
    path = folder / "house.trig"
    path.write_text(text, encoding="utf-8")
    return path


def errors_of(path: Path) -> tuple[Finding, ...]:
    """What is wrong, as the reading of a large house finds it."""
    house = read_large(path, validate=False)
    try:
        house.refuse_unsound()
    except UnsoundHouseError as error:
        return error.findings
    return ()


def small_errors_of(dataset: Dataset) -> tuple[Finding, ...]:
    return tuple(finding for finding in validate(dataset, warnings=False) if finding.severity == "error")


def held_together(path: Path) -> int:
    """Return how many errors a small house tells, which are those that a large one tells."""
    errors = small_errors_of(load(path, validate=False)), errors_of(path)
    of_small, of_large = (list(map(said, found)) for found in errors)
    assert of_large == of_small
    return len(of_small)


def said(finding: Finding) -> tuple[object, ...]:
    """All of it but what a misspelt name may have meant: of a large house only what is looked at is thought of."""
    words = finding.message.en.partition("; did you mean")[0].partition("; describe it")[0]
    return finding.rule, finding.node, finding.value, finding.file, finding.line, finding.severity, words


def cases(paths: list[Path]) -> str:
    """All these in one house, each with names of its own."""
    houses = (f"{SOUND}\n{path.read_text(encoding='utf-8')}" for path in paths)
    return "\n".join(house.replace(EXAMPLE, f"{EXAMPLE}{number}/") for number, house in enumerate(houses))


def test_every_case_of_a_shape_in_one_house(tmp_path: Path) -> None:
    assert held_together(in_file(tmp_path, cases(CASES[::5]))) > 20


@pytest.mark.parametrize("path", ALL_CASES[::9], ids=lambda path: path.name)
def test_a_case_of_a_shape(tmp_path: Path, path: Path) -> None:
    held_together(in_file(tmp_path, f"{SOUND}\n{path.read_text(encoding='utf-8')}"))


def test_what_is_alike_is_told_of_each_and_of_very_many_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f'ex:bad{n} a hvt:Choice ; skos:prefLabel "K{n}"@nl , "C{n}"@en ; hvt:lead ex:nobody .' for n in range(50)]
    path = in_file(tmp_path, "\n".join([SOUND, *lines]))
    assert held_together(path) == 51
    with pytest.raises(UnsoundHouseError, match=r"\(and 50 more; `thorbecke check` lists them\)"):
        read_large(path)
    monkeypatch.setattr(large, "TOLD", 10)
    assert set(errors_of(path)) < set(small_errors_of(load(path, validate=False)))
    with pytest.raises(UnsoundHouseError, match=r"\(and at least 9 more; `thorbecke check` lists them\)"):
        read_large(path)


@pytest.mark.parametrize(
    "bad",
    [
        'ex:bad a hvt:Choice ; skos:prefLabel ""@nl , "Name"@en .',
        'ex:bad a hvt:Choice ; skos:prefLabel "\\u200b"@nl , "Name"@en .',
        'ex:bad a hvt:Choice ; skos:prefLabel "K"@nl , "C"@en ; dcterms:isPartOf ex:worse . '
        'ex:worse a hvt:Choice ; skos:prefLabel "K"@nl , "C"@en ; dcterms:isPartOf ex:bad .',
        "ex:bad a hvt:AccountabilityRelation ; hvt:accountGiver ex:body ; hvt:forum ex:body ; hvt:status hvt:stated ; "
        "dcterms:source ex:source ; hvt:relationKind kind:mandate .",
        'ex:bad a hvt:Choice , hvt:Minister ; skos:prefLabel "K"@nl , "C"@en .',
        "ex:bad a hvt:Ministr .",
        "ex:bad <http://w3id.org/huis-van-thorbecke/def#lead> ex:body .",
        'ex:bad a hvt:House ; dcterms:title "B" ; hvt:referenceDate "2001-01-01"^^xsd:date .',
        "ex:bad a hvt:Tour ; hvt:steps ( ex:body ) .",
        'ex:bad a hvt:Choice ; skos:prefLabel "K"@nl , "C"@en ; hvt:validFrom "2025"^^xsd:gYear ; '
        'hvt:validUntil "2024"^^xsd:gYear .',
        "ex:bad a hvt:AbsenceStatement ; hvt:about ex:body ; hvt:absent hvt:Decider ; hvt:status hvt:stated ; "
        "dcterms:source ex:source .",
        "ex:plan a hvt:Scenario ; skos:prefLabel 'P'@nl , 'P'@en ; hvt:adds ex:more ; hvt:proposedIn ex:source . "
        "ex:more { ex:bad a hvt:Choice ; hvt:lead ex:nobody }",
    ],
)
def test_what_stands_beside_the_shapes(tmp_path: Path, bad: str) -> None:
    house = f"{SOUND}\n@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .\n{bad}"
    assert held_together(in_file(tmp_path, house)) > 0


@pytest.mark.parametrize("folder", SCENARIOS[::6], ids=lambda path: path.name)
def test_a_scenario(folder: Path) -> None:
    held_together(folder / "facts.ttl")


@pytest.mark.parametrize("seed", range(3))
def test_random_houses(tmp_path: Path, seed: int) -> None:
    held_together(in_file(tmp_path, trig(_street(Random(seed), 12).together())))


def test_a_state_is_few_sorts_of_things(tmp_path: Path) -> None:
    text = state_house(2000, 300)
    house = read_large(in_file(tmp_path, text), validate=False)
    looked = _Looked(Sorts(house.statements))
    chosen, _, rows = looked.seen_from(looked.firsts)
    assert len(chosen) < 400 and rows.size < house.statements.subject.size / 3
    assert held_together(tmp_path / "house.trig") == 0
    broken = text.replace("hvt:forum ex:minister-3 ;", "hvt:forum ex:nobody ;")
    assert held_together(in_file(tmp_path, broken)) > 50


def test_it_is_held_against_the_shapes_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    path = in_file(tmp_path, f"{SOUND}\nex:bad a hvt:Ministr .")
    with pytest.raises(UnsoundHouseError) as told:
        read_large(path)
    with pytest.raises(UnsoundHouseError) as small:
        load(path)
    assert str(told.value) == str(small.value)
    read_large(in_file(tmp_path, SOUND))
    monkeypatch.setattr("ontology.checking.large.errors_in", None)
    read_large(path)
