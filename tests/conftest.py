"""What tests share: the shell as a user runs it, and a small sound house nobody here shipped."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.map_browser import chromium, open_map

__all__ = ["ROOT", "SHARED", "Shell", "chromium", "open_map"]

ROOT = Path(__file__).resolve().parents[1]
#: where the dossiers lie when they lie beside the repository
SHARED = ROOT.parent / "shared"

#: the tests leave the cache of whoever runs them alone; processes they start share one
CACHE = tempfile.TemporaryDirectory(prefix="thorbecke-tests-", ignore_cleanup_errors=True)
os.environ["THORBECKE_CACHE"] = CACHE.name

Shell = Callable[..., subprocess.CompletedProcess[str]]


def pytest_unconfigure() -> None:
    CACHE.cleanup()


@pytest.fixture(scope="session")
def shell() -> Shell:
    """Run `thorbecke` in a process of its own: no colour, English, UTF-8, whatever the machine has."""

    def run(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "thorbecke", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
            cwd=cwd or ROOT,
            env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **environment},
        )

    return run


@pytest.fixture(scope="session")
def shipped_map(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The map of the shipped house, as the command writes it."""
    file = tmp_path_factory.mktemp("shipped") / "map.html"
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
