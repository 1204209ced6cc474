"""What the quick way finds is what pySHACL finds in the whole house: rule, node, value and severity."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from ontology.checking import validation
from ontology.checking.engines import compiled, reference
from ontology.checking.findings import Report
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load, loads
from tests.support.fuzzed import fuzzed
from tests.support.random_houses import _street
from tests.support.trig import trig
from tests.support.whole_house import found_by_pyshacl, found_by_us

TESTS = Path(__file__).parents[1]
ALL_CASES = sorted((TESTS / "shapes").glob("*.test.ttl"))
#: of a house that names its languages other labels are missed: see test_beside_shapes
CASES = [path for path in ALL_CASES if "hvt:language " not in path.read_text(encoding="utf-8")]
SCENARIOS = sorted(path.parent for path in (TESTS / "scenarios").glob("*/facts.ttl"))
EXAMPLE = "https://example.org/"
#: houses that share no name, asked in one go
STREETS, HOUSES = 8, 25


def _same(dataset: Dataset, scenarios: Sequence[str] | None = None) -> int:
    """Assert that both find the same, with and without warnings; return how many findings that are."""
    wanted = found_by_pyshacl(dataset, scenarios)
    assert found_by_us(dataset, scenarios) == wanted
    assert found_by_us(dataset, scenarios, warnings=False) == {found for found in wanted if found[3] == "error"}
    return len(wanted)


def _street_of(seed: int) -> Dataset:
    return loads(trig(_street(Random(seed), HOUSES).together()), validate=False)


def _cases(paths: Sequence[Path] = CASES) -> Dataset:
    """Each case with what of the sound house is within a step of it, which is as far as a shape sees, under a name."""
    sound = (TESTS / "shapes" / "sound-house.ttl").read_text(encoding="utf-8")
    return loads(
        "".join(_case(sound, path, f"{EXAMPLE}{number}/") for number, path in enumerate(paths)), validate=False
    )


def _case(sound: str, path: Path, names: str) -> str:
    house, case = (
        list(parse(text.replace(EXAMPLE, names).encode(), format=RdfFormat.TRIG))
        for text in (sound, path.read_text(encoding="utf-8"))
    )
    said = {quad.subject for quad in case}
    near = said | {quad.object for quad in case} | {quad.subject for quad in house if quad.object in said}
    near |= {quad.object for quad in house if quad.subject in near}
    kept = [*(quad for quad in house if quad.subject in near), *case]
    return (serialize(kept, format=RdfFormat.N_QUADS) or b"").decode()


def test_on_the_house_that_every_case_adds_to() -> None:
    sound = loads((TESTS / "shapes" / "sound-house.ttl").read_text(encoding="utf-8"), validate=False)
    assert found_by_pyshacl(sound, []) == found_by_us(sound, []) == set()


def test_on_every_case_of_a_shape() -> None:
    assert _same(_cases(), []) > len(CASES)


def test_on_houses_that_name_their_languages() -> None:
    named = [path for path in ALL_CASES if path not in CASES]
    labels = {"LabelIsThereInDutch", "LabelIsThereInEnglish"}
    wanted = {found for found in found_by_pyshacl(_cases(named), []) if found[0] not in labels}
    assert wanted and found_by_us(_cases(named), []) == wanted


def test_on_every_scenario_folder() -> None:
    assert [_same(load(folder / "facts.ttl", validate=False)) for folder in SCENARIOS]


def test_on_the_shipped_house() -> None:
    assert _same(load()) > 50


@pytest.mark.parametrize("seed", range(STREETS))
def test_on_random_houses(seed: int) -> None:
    assert _same(_street_of(seed))


def test_where_there_is_no_compiled_engine_pyshacl_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for dataset in (_street_of(STREETS), _cases(CASES[::4]), load(SCENARIOS[0] / "facts.ttl")):
        found: list[Report] = []
        for engine in (compiled, reference):
            monkeypatch.setattr(validation, "engine", lambda engine=engine: engine)
            found.append(validation.validate(dataset, []))
        assert found[0].findings == found[1].findings


@pytest.mark.parametrize("seed", range(STREETS))
def test_on_houses_gone_wrong(seed: int) -> None:
    quads = fuzzed(_street_of(seed).quads, seed, 20 * HOUSES)
    assert _same(Dataset(tuple(quads))) > 20 * HOUSES
