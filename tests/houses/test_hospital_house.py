"""A house of hospitals in the same state: nothing of the digital government stands in any of its answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Shell

HOSPITAL = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix jurisdiction: <https://w3id.org/huis-van-thorbecke/jurisdiction/> .
@prefix ex: <https://example.org/hospital/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:house a hvt:House ; dcterms:title "Ziekenhuizen"@nl , "Hospitals"@en ; hvt:jurisdiction jurisdiction:nl ;
    hvt:referenceDate "2026-01-01"^^xsd:date .
ex:care a skos:Concept ; skos:prefLabel "zorg"@nl , "care"@en .
ex:statute a hvt:Source ; dcterms:title "Zorgwet"@nl , "Care Act"@en ; hvt:evidenceGrade "A" ; hvt:readInFull true .
ex:chamber a hvt:Parliament ; skos:prefLabel "De Kamer"@nl , "The Chamber"@en .
ex:cabinet a hvt:Cabinet ; skos:prefLabel "Ministerraad"@nl , "Council of Ministers"@en .
ex:minister a hvt:Minister ; skos:prefLabel "Minister van Zorg"@nl , "Minister of Care"@en .
ex:authority a hvt:IndependentAuthority ; skos:prefLabel "Zorgautoriteit"@nl , "Care Authority"@en .
ex:table a hvt:ConsultativeBody ; skos:prefLabel "Zorgtafel"@nl , "Care Table"@en ;
    hvt:researchedOn "2026-01-01"^^xsd:date .
ex:board a hvt:ConsultativeBody ; skos:prefLabel "Zorgberaad"@nl , "Care Board"@en .
ex:instituted a hvt:AccountabilityRelation ; hvt:accountGiver ex:board ; hvt:forum ex:minister ;
    hvt:relationKind kind:instituted-body ; hvt:status hvt:stated ; dcterms:source ex:statute .
ex:sits a hvt:AccountabilityRelation ; hvt:accountGiver ex:board ; hvt:forum ex:authority ;
    hvt:relationKind kind:overleg-participation ; hvt:status hvt:stated ; dcterms:source ex:statute .
ex:answers a hvt:AccountabilityRelation ; hvt:accountGiver ex:minister ; hvt:forum ex:chamber ;
    hvt:relationKind kind:parliament-minister ; hvt:status hvt:stated ; dcterms:source ex:statute .
ex:together a hvt:AccountabilityRelation ; hvt:accountGiver ex:cabinet ; hvt:forum ex:chamber ;
    hvt:relationKind kind:parliament-cabinet ; hvt:status hvt:stated ; dcterms:source ex:statute .
ex:watches a hvt:AccountabilityRelation ; hvt:accountGiver ex:authority ; hvt:forum ex:minister ;
    hvt:relationKind kind:zbo-kaderwet-public ; hvt:status hvt:stated ; dcterms:source ex:statute .
"""
#: a choice of every kind, decided by nobody, by the table, or by the authority
CHOICE = """
ex:{name} a hvt:Choice ; skos:prefLabel "{name}"@nl , "{name}"@en ; hvt:theme ex:care ; hvt:choiceKind hvt:{kind} ;
    dcterms:source ex:statute {binding} .
ex:{name}-by a hvt:RoleAssignment ; hvt:choice ex:{name} ; hvt:actor ex:{actor} ; hvt:role hvt:{role} ;
    hvt:status hvt:stated ; dcterms:source ex:statute .
"""
KINDS = ("Order", "Regulation", "PrivateLawAct", "FactualConduct", "Standard", "Plan", "Advice", "JointUndertaking")
DIGITAL = re.compile(r"igita|Besluit Sturing|\bWdo\b|\bNDS\b|\bBOD\b|\bOBDO\b|yberbeveiliging", re.IGNORECASE)


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    told = [HOSPITAL]
    for kind in KINDS:
        for actor, role in (("minister", "Adopts"), ("table", "Decides"), ("authority", "Decides")):
            for bound in (False, True):
                name = f"{kind}-{actor}-{'bound' if bound else 'free'}".lower()
                binding = '; hvt:bindingOn "iedereen"@nl , "everybody"@en' if bound else ""
                told.append(CHOICE.format(name=name, kind=kind, actor=actor, role=role, binding=binding))
    path = tmp_path_factory.mktemp("hospital") / "hospital.ttl"
    path.write_text("".join(told), encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    "command",
    [
        ["repair", "--long"],
        ["repair", "--target", "full", "--long"],
        ["gaps", "--long"],
        ["matrix"],
        ["funding"],
        ["risks"],
        ["questions"],
        ["check", "--audit"],
    ],
    ids=" ".join,
)
def test_nothing_digital_stands_in_the_answers_of_a_house_of_hospitals(
    shell: Shell, hospital: Path, command: list[str], lang: str
) -> None:
    done = shell(*command, hospital, "--lang", lang)
    assert done.returncode == 0, done.stderr
    assert DIGITAL.findall(done.stdout) == [] and len(done.stdout) > 100


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_one_choice_of_a_house_of_hospitals_rests_on_no_digital_law(shell: Shell, hospital: Path, lang: str) -> None:
    for name in ("order-table-free", "order-authority-bound", "table", "board", "authority", "minister"):
        done = shell("explain", name, hospital, "--full", "--lang", lang)
        assert done.returncode == 0 and DIGITAL.findall(done.stdout) == [], name
    told = shell("explain", "board", hospital, "--lang", "nl").stdout
    assert "grondslag: instellingsbesluit van het orgaan; Gw 44(1)" in told


def test_the_shipped_house_keeps_the_articles_of_the_digital_government(shell: Shell) -> None:
    told = shell("repair", "--lang", "nl").stdout
    assert "Besluit Sturing Digitale Overheid 2022" in told and "Wdo 3(2), 3(3)" in told
