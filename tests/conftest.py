"""What tests share: the shell, the shipped house read once, a small sound house nobody here shipped."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from exports.map.network import MapNetwork
from ontology.checking import validation
from ontology.checking.findings import Report
from ontology.checking.validation import validate
from ontology.reading import loading
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load
from tests.support import children
from tests.support.map_browser import chromium, open_map
from tests.support.nds import nds
from tests.support.shell import BARE, in_process
from thorbecke import drawing

__all__ = ["ROOT", "SHARED", "Shell", "chromium", "open_map"]

ROOT = Path(__file__).resolve().parents[1]
#: where the dossiers lie when they lie beside the repository
SHARED = ROOT.parent / "shared"

#: the tests leave the cache of whoever runs them alone; all workers and the processes they start share one
CACHE = tempfile.TemporaryDirectory(prefix="thorbecke-tests-", ignore_cleanup_errors=True)
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["THORBECKE_CACHE"] = CACHE.name

#: as `thorbecke.cli.main` does it: records are kept until the end, looking through them for garbage is done seldom
gc.set_threshold(200_000, 20, 20)

Shell = Callable[..., subprocess.CompletedProcess[str]]


def pytest_unconfigure() -> None:
    CACHE.cleanup()


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The shipped house, read once."""
    return nds()


@pytest.fixture(scope="session", autouse=True)
def commands_share_the_house(shipped: Dataset) -> Iterator[None]:
    """A command without a house gets the one that was read; `tests/reading/test_cache.py` starts commands that read."""

    def once(path: Path | str | None = None, *, validate: bool = True, **more: Callable[[int, int], None]) -> Dataset:
        return shipped if path is None else load(path, validate=validate, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "load", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def shipped_report(shipped: Dataset) -> Iterator[Callable[[], Report]]:
    """What the shapes say of the shipped house under every scenario, told once: also to the commands that ask it."""
    told: dict[tuple[object, ...], Report] = {}

    def once(
        dataset: Dataset,
        scenarios: Sequence[str] | None = None,
        *,
        warnings: bool = True,
        **more: frozenset[str],
    ) -> Report:
        if dataset.digest != shipped.digest or not dataset.shipped:
            return validate(dataset, scenarios, warnings=warnings, **more)
        asked = (None if scenarios is None else tuple(scenarios), warnings)
        if asked not in told:
            told[asked] = validate(dataset, scenarios, warnings=warnings)
        return told[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validation, "validate", once)
        yield lambda: once(shipped)


@pytest.fixture(scope="session", autouse=True)
def parsing_here() -> Iterator[None]:
    """Houses of the tests are parsed in this process; `tests/reading/test_gate.py` starts the child."""
    with children.parsing_here():
        yield


@pytest.fixture(scope="session")
def shell() -> Shell:
    """Run `thorbecke` in this process: no colour, English, UTF-8, whatever the machine has."""
    return in_process


@pytest.fixture(scope="session")
def process() -> Shell:
    """Run `thorbecke` in a process of its own, for what only a start shows."""

    def run(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "thorbecke", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
            cwd=cwd or ROOT,
            env={**os.environ, **BARE, **environment},
        )

    return run


@pytest.fixture(scope="module")
def queries_here() -> Iterator[None]:
    """Queries are answered in this process, over a house that is derived from once."""
    with children.queries_here():
        yield


@pytest.fixture(scope="session")
def shipped_network(shipped: Dataset) -> MapNetwork:
    """The map of the shipped house, drawn once."""
    return drawing.map_network(shipped, None, (), "unverified", "nl")


@pytest.fixture(scope="session")
def shipped_map(shell: Shell, shipped_network: MapNetwork, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The map of the shipped house, as the command writes it."""
    file = tmp_path_factory.mktemp("shipped") / "map.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "map_network", lambda *asked: shipped_network)
        run = shell("map", "-o", file, "--lang", "nl")
    assert run.returncode == 0, run.stderr
    return file.read_bytes()


@pytest.fixture(scope="session")
def small_house() -> str:
    """A house of another country's registry, written with nothing but the contract's terms."""
    return SMALL_HOUSE


SMALL_HOUSE = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix theme: <https://w3id.org/huis-van-thorbecke/theme/> .
@prefix ex: <https://example.org/harbour/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:statute a hvt:Source ; dcterms:title "Harbour Act" ; hvt:evidenceGrade "A" ; hvt:readInFull true .

ex:chamber a hvt:Parliament ; skos:prefLabel "De Kamer"@nl , "The Chamber"@en .
ex:minister a hvt:Minister ; skos:prefLabel "Minister van Havens"@nl , "Minister of Harbours"@en ;
    hvt:researchedOn "2026-01-01"^^xsd:date .
ex:port a hvt:IndependentAuthority ; skos:prefLabel "Havenautoriteit"@nl , "Port Authority"@en ;
    hvt:researchedOn "2026-01-01"^^xsd:date .
ex:table a hvt:ConsultativeBody ; skos:prefLabel "Haventafel"@nl , "Harbour Table"@en ;
    hvt:participant ex:port .

ex:answers a hvt:AccountabilityRelation ;
    hvt:accountGiver ex:minister ; hvt:forum ex:chamber ; hvt:relationKind kind:parliament-minister ;
    hvt:legalBasis "Constitution 42" ; hvt:status hvt:stated ; dcterms:source ex:statute .
ex:reports a hvt:AccountabilityRelation ;
    hvt:accountGiver ex:port ; hvt:forum ex:minister ; hvt:relationKind kind:zbo-kaderwet-public ;
    hvt:legalBasis "Harbour Act 3" ; hvt:status hvt:stated ; dcterms:source ex:statute .

ex:cranes a hvt:Choice ; skos:prefLabel "Nieuwe kranen"@nl , "New cranes"@en ;
    hvt:theme theme:cloud ; hvt:choiceKind hvt:PrivateLawAct ; dcterms:source ex:statute .
ex:cranes-decided a hvt:RoleAssignment ; hvt:choice ex:cranes ; hvt:actor ex:port ; hvt:role hvt:Decides ;
    hvt:status hvt:stated ; dcterms:source ex:statute .

ex:dredging a hvt:Choice ; skos:prefLabel "Baggeren"@nl , "Dredging"@en ;
    hvt:choiceKind hvt:FactualConduct ; dcterms:source ex:statute .
ex:dredging-decided a hvt:RoleAssignment ; hvt:choice ex:dredging ; hvt:actor ex:table ; hvt:role hvt:Decides ;
    hvt:status hvt:stated ; dcterms:source ex:statute .

ex:buoys a hvt:Choice ; skos:prefLabel "Boeien"@nl , "Buoys"@en ; dcterms:source ex:statute .
"""
