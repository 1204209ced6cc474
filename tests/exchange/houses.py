"""A house that every format has to work for: a proposal, nameless facts, a tour, odd names, a statute with articles."""

from __future__ import annotations

from functools import cache

import thorbecke
from exports.exchange.formats import made
from exports.exchange.made import Asked, Made
from graph.house.setting import setting
from ontology.days import day_read
from tests.conftest import SMALL_HOUSE

__all__ = ["EX", "ODD", "ON", "asked", "odd", "written"]

EX = "https://example.org/harbour/"
ON = "2026-05-01"

#: on top of the small house; "07" must stay a text, and the names hold what each format has to escape
ODD = (
    SMALL_HOUSE.replace(
        "@prefix ex:",
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix ex:",
    )
    + r"""
ex:odd a hvt:Agency ; skos:altLabel "07"@en ; hvt:article "de"@nl ;
    skos:prefLabel "=A & B <c> \"d\" [e] #1; %%{f} \\g 'h' ~i^j _k $ é\u0007\U0001F3E0"@nl , "1. Odd\nname"@en .
ex:odd-up a hvt:AccountabilityRelation ; hvt:accountGiver ex:odd ; hvt:forum ex:minister ;
    hvt:relationKind kind:instituted-body ; hvt:status hvt:arguable ; hvt:validFrom "2020"^^xsd:gYear ;
    hvt:legalBasis ex:article ; dcterms:source ex:statute .
ex:odd-too a hvt:AccountabilityRelation ; hvt:accountGiver ex:odd ; hvt:forum ex:minister ;
    hvt:relationKind kind:zbo-kaderwet-public ; hvt:status hvt:stated ; dcterms:source ex:statute .
ex:over a hvt:AccountabilityRelation ; hvt:accountGiver ex:odd ; hvt:forum ex:port ; hvt:status hvt:stated ;
    hvt:relationKind kind:instituted-body ; hvt:validUntil "2021-01-01"^^xsd:date ; dcterms:source ex:statute .
ex:sails a hvt:Choice ; skos:notation "H4" ; skos:prefLabel "Zeilen"@nl , "Sails"@en ; dcterms:source ex:statute .
ex:sails-decided a hvt:RoleAssignment ; hvt:choice ex:sails ; hvt:actor ex:odd ; hvt:role hvt:Decides ;
    hvt:status hvt:stated ; dcterms:source ex:statute .
ex:lost-decided a hvt:RoleAssignment ; hvt:choice ex:buoys ; hvt:role hvt:Decides ; hvt:status hvt:unknown ;
    dcterms:source ex:statute .
[] a hvt:AccountabilityRelation ; hvt:accountGiver ex:table ; hvt:forum ex:minister ;
    hvt:relationKind kind:instituted-body ; hvt:legalBasis "Decree 1" ; hvt:status hvt:arguable ;
    dcterms:source ex:statute .
ex:port skos:note "zzz eerst"@nl , "zzz first"@en , "aaa tweede"@nl , "aaa second"@en .
ex:law a hvt:LegalProvision ; skos:prefLabel "Havenwet"@nl , "Harbour Act"@en ; hvt:bwbId "BWBR0001234" ;
    foaf:page <https://wetten.overheid.nl/BWBR0001234> ; hvt:status hvt:stated ; dcterms:source ex:statute .
ex:article a hvt:LegalProvision ; skos:prefLabel "Havenwet, artikel 3"@nl , "Harbour Act, section 3"@en ;
    dcterms:isPartOf ex:law ; hvt:bwbId "BWBR0001234" ; hvt:article "3" ; hvt:status hvt:stated ;
    dcterms:source ex:statute .
ex:report a hvt:Source ; dcterms:title "50% {van} \"A & B_1\" \\ #$~^"@nl , "Half"@en ;
    dcterms:publisher "Uitgever & Zn" ;
    dcterms:identifier "H 12" , "H 13" ; dcterms:issued "2024-02"^^xsd:gYearMonth ; hvt:evidenceGrade "B" ;
    foaf:page <https://example.org/a_b?c=%20d&e=1> ; hvt:readInFull false .
ex:anchored a hvt:Scenario ; skos:prefLabel "Verankerd"@nl , "Anchored"@en ; skos:notation "anchored" ;
    hvt:proposedIn ex:report ; hvt:adds ex:graph-anchored ; hvt:withdraws ex:reports .
ex:graph-anchored {
    ex:buoys-decided a hvt:RoleAssignment ; hvt:choice ex:buoys ; hvt:actor ex:minister ; hvt:role hvt:Decides ;
        hvt:status hvt:stated ; dcterms:source ex:statute .
    [] a hvt:AccountabilityRelation ; hvt:accountGiver ex:table ; hvt:forum ex:port ; hvt:status hvt:arguable ;
        hvt:relationKind kind:instituted-body ; dcterms:source ex:statute .
}
ex:beside { ex:chamber skos:note "in een eigen graaf"@nl , "in a graph of its own"@en . }
ex:tour a hvt:Tour ; skos:prefLabel "Rondleiding"@nl , "Tour"@en ; hvt:steps ( ex:step1 ex:step2 ) .
ex:step1 a hvt:TourStep ; rdfs:comment "Kranen."@nl , "Cranes."@en ; hvt:shows ex:cranes .
ex:step2 a hvt:TourStep ; rdfs:comment "Boeien."@nl , "Buoys."@en ; hvt:shows ex:buoys ; hvt:underScenario ex:anchored .
ex:tour2 a hvt:Tour ; skos:prefLabel "Kort"@nl , "Short"@en ; hvt:steps ( ex:step1 ) .
"""
)


@cache
def odd() -> thorbecke.House:
    """The house, read once."""
    return thorbecke.loads(ODD)


def asked(house: thorbecke.House | None = None, lang: str = "nl", scenarios: tuple[str, ...] = ()) -> Asked:
    """Return what a writer is asked of a house (default: this one) on a day."""
    dataset = (house or odd()).dataset
    return Asked(dataset, setting(dataset, day_read(ON), scenarios), lang)


@cache
def written(name: str, lang: str = "nl", scenarios: tuple[str, ...] = ()) -> Made:
    """Return what a format makes of this house."""
    return made(name, asked(lang=lang, scenarios=scenarios))
