"""Every gap code on the smallest house that has it, and on its neighbour that does not."""

from __future__ import annotations

import pytest

from graph.answers.answering import answer
from graph.house.setting import setting
from graph.records import ChoiceAnswer
from ontology.codelists.ranks import GAP_CODES
from ontology.codelists.words import gap_words
from ontology.reading.loading import loads

HEAD = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix theme: <https://w3id.org/huis-van-thorbecke/theme/> .
@prefix ex: <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:house a hvt:House ; dcterms:title "House"@en ; hvt:referenceDate "2026-01-01"^^xsd:date .
ex:source a hvt:Source ; dcterms:title "Source"@en ; hvt:evidenceGrade "A" ; hvt:readInFull true .
ex:parliament a hvt:Parliament ; skos:prefLabel "Parliament"@en .
ex:council a hvt:Assembly ; skos:prefLabel "Council"@en .
ex:choice a hvt:Choice ; skos:prefLabel "Choice"@en ; dcterms:source ex:source %s .
"""
R = "^^xsd:date"


def actor(name: str, cls: str, more: str = '; hvt:researchedOn "2025-01-01"^^xsd:date') -> str:
    return f'ex:{name} a hvt:{cls} ; skos:prefLabel "{name}"@en {more} .\n'


def relation(giver: str, forum: str, kind: str, more: str = "") -> str:
    return (
        f"ex:{giver}-{forum}-{kind} a hvt:AccountabilityRelation ; "
        f"hvt:accountGiver ex:{giver} ; hvt:forum ex:{forum} ; "
        f"hvt:relationKind kind:{kind} ; hvt:status hvt:stated ; dcterms:source ex:source {more} .\n"
    )


def decides(name: str, more: str = "") -> str:
    return (
        f"ex:{name}-decides a hvt:RoleAssignment ; hvt:choice ex:choice ; hvt:actor ex:{name} ; hvt:role hvt:Decides ; "
        f"hvt:status hvt:stated ; dcterms:source ex:source {more} .\n"
    )


def adopts(name: str) -> str:
    return decides(name).replace("-decides", "-adopts").replace("hvt:Decides", "hvt:Adopts")


def money(kind: str, name: str = "money") -> str:
    return (
        f"ex:{name} a hvt:FundingStatement ; hvt:choice ex:choice ; hvt:fundingKind hvt:{kind} ; "
        "hvt:status hvt:stated ; dcterms:source ex:source .\n"
    )


PAID = money("StructuralFunding")
NOBODY_DESIGNATED = (
    "ex:nobody a hvt:AbsenceStatement ; hvt:about ex:choice ; hvt:absent hvt:Decider ; "
    "hvt:status hvt:stated ; dcterms:source ex:source .\n"
)
MINISTER = actor("minister", "Minister") + relation("minister", "parliament", "parliament-minister")
OTHER = actor("other", "Minister") + relation("other", "parliament", "parliament-minister")
AGENCY = actor("agency", "Agency")
OWNED = AGENCY + relation("agency", "minister", "agency-owner")
ENDED = f'; hvt:validUntil "2025-06-01"{R}'
TABLE = actor("table", "ConsultativeBody")
GRADES = "; hvt:informationGrade {} ; hvt:discussionGrade {} ; hvt:consequencesGrade {}"


def forums(count: int, kind: str = "mandate") -> str:
    made = ""
    for n in range(count):
        made += actor(f"m{n}", "Minister") + relation(f"m{n}", "parliament", "parliament-minister")
        made += relation("agency", f"m{n}", "agency-commissioner" if n else kind)
    return AGENCY + made + decides("agency")


#: gap -> (what the choice adds, a house that has it, what the choice adds, its neighbour that has not)
CASES: dict[str, tuple[str, str, str, str]] = {
    "no-decider": ("", PAID + NOBODY_DESIGNATED, "", PAID),
    "execution-undecided": (
        "", MINISTER + adopts("minister"), "", MINISTER + adopts("minister") + decides("minister"),
    ),
    "not-recorded": ("", PAID, "", PAID + NOBODY_DESIGNATED),
    "no-chain": ("", AGENCY + decides("agency"), "", MINISTER + OWNED + decides("agency")),
    "no-legal-basis": (
        "; hvt:choiceKind hvt:Order",
        MINISTER + decides("minister"),
        "; hvt:choiceKind hvt:Order",
        MINISTER + decides("minister", "; hvt:legalBasis ex:source"),
    ),
    "informal-decider": (
        "",
        MINISTER + actor("table", "ConsultativeBody", "; hvt:participant ex:minister") + decides("table"),
        "",
        MINISTER + TABLE + relation("table", "minister", "instituted-body") + decides("table"),
    ),
    "lapsed": (
        "",
        MINISTER + AGENCY + relation("agency", "minister", "agency-owner", ENDED) + decides("agency"),
        "",
        MINISTER
        + AGENCY
        + relation("agency", "minister", "agency-owner", f'; hvt:validFrom "2027-01-01"{R}')
        + decides("agency"),
    ),
    "circular": (
        "",
        AGENCY + actor("twin", "Agency") + relation("agency", "twin", "mandate") + relation("twin", "agency", "mandate")
        + decides("agency"),
        "",
        MINISTER + OWNED + actor("twin", "Agency") + relation("agency", "twin", "mandate")
        + relation("twin", "agency", "mandate") + decides("agency"),
    ),
    "many-hands": (
        "",
        MINISTER + OTHER + decides("minister") + decides("other"),
        "; hvt:lead ex:minister",
        MINISTER + OTHER + decides("minister") + decides("other"),
    ),
    "outside-portfolio": (
        "; hvt:theme theme:data",
        MINISTER + AGENCY + relation("agency", "minister", "agency-owner", "; hvt:scopeTheme theme:cloud")
        + decides("agency"),
        "; hvt:theme theme:data",
        MINISTER + AGENCY + relation("agency", "minister", "agency-owner", "; hvt:scopeTheme theme:digital-government")
        + decides("agency"),
    ),
    "limited-powers": (
        "",
        MINISTER + AGENCY + relation("agency", "minister", "zbo-kaderwet-public") + decides("agency"),
        "",
        MINISTER + OWNED + decides("agency"),
    ),
    "system-only": (
        "",
        MINISTER + AGENCY + relation("agency", "minister", "system-responsibility") + decides("agency"),
        "",
        MINISTER + AGENCY + relation("agency", "minister", "system-responsibility")
        + relation("agency", "minister", "rwt") + decides("agency"),
    ),
    "power-without-sight": (
        "",
        MINISTER + AGENCY + relation("agency", "minister", "delegation", GRADES.format(1, 1, 2)) + decides("agency"),
        "",
        MINISTER + AGENCY + relation("agency", "minister", "delegation", GRADES.format(2, 1, 2)) + decides("agency"),
    ),
    "sight-without-power": (
        "",
        MINISTER + AGENCY + relation("agency", "minister", "rwt") + decides("agency"),
        "",
        MINISTER + AGENCY + relation("agency", "minister", "delegation") + decides("agency"),
    ),
    "overload": ("", forums(5), "", forums(4)),
    "unfunded": ("", money("NoFunding"), "", PAID),
    "incidental-funding": (
        "", money("IncidentalFunding"), "", money("IncidentalFunding") + money("StructuralFunding", "more"),
    ),
    "local-only": (
        "",
        actor("college", "Executive") + relation("college", "council", "college-to-council") + decides("college"),
        "",
        MINISTER + actor("college", "Executive") + relation("college", "council", "college-to-council")
        + relation("college", "minister", "mandate") + decides("college"),
    ),
    "independent-by-law": (
        "",
        actor("watchdog", "Supervisor", '; hvt:researchedOn "2025-01-01"^^xsd:date ; hvt:independentByLaw ex:law')
        + 'ex:law a hvt:LegalProvision ; skos:prefLabel "Law"@en .\n' + decides("watchdog"),
        "",
        actor("watchdog", "Supervisor") + decides("watchdog"),
    ),
    "unknown": ("", PAID + actor("agency", "Agency", "") + decides("agency"), "", PAID + AGENCY + decides("agency")),
}  # fmt: skip


def asked(choice: str, house: str) -> ChoiceAnswer:
    return answer(setting(loads(HEAD % choice + house))).choices[0]


def test_every_code_has_a_case_and_words() -> None:
    assert sorted(CASES) == sorted(GAP_CODES)
    assert {code for code, _ in gap_words()} == set(GAP_CODES)


@pytest.mark.parametrize("code", GAP_CODES)
def test_a_gap_is_found_where_it_is_and_not_beside_it(code: str) -> None:
    choice, house, other, neighbour = CASES[code]
    found = next(g for g in asked(choice, house).gaps if g.code == code)
    assert code not in {g.code for g in asked(other, neighbour).gaps}
    for words in (found.message, found.question):
        for text in words:
            assert text and "{" not in text, text
    assert found.at.startswith("https://example.org/")


@pytest.mark.parametrize("code", GAP_CODES)
def test_wording_is_about_the_record(code: str) -> None:
    told = [words for (gap, _), words in gap_words().items() if gap == code]
    assert told
    for words in told:
        assert "dossier" in words.message.nl and "record" in words.message.en
        assert words.question.nl.endswith("?") and words.question.en.endswith("?")


def test_gaps_come_most_severe_first() -> None:
    choice, house, *_ = CASES["power-without-sight"]
    codes = [g.code for g in asked(choice, house).gaps]
    assert codes == sorted(codes, key=GAP_CODES.index)


def test_the_same_person_at_both_ends_is_circular() -> None:
    both = MINISTER + OWNED + decides("agency") + 'ex:person a foaf:Person ; foaf:name "P" .\n'
    for office in ("agency", "minister"):
        both += (
            f"ex:tenure-{office} a hvt:Tenure ; hvt:holder ex:person ; hvt:office ex:{office} ; "
            "hvt:status hvt:stated ; dcterms:source ex:source .\n"
        )
    found = asked("", both)
    assert found.verdict == "FULL"
    assert [g.at for g in found.gaps if g.code == "circular"] == ["https://example.org/agency-minister-agency-owner"]


def test_a_lapsed_decider_is_named() -> None:
    found = asked("", MINISTER + decides("minister", ENDED))
    assert found.verdict == "NOT_RECORDED"
    lapsed = next(g for g in found.gaps if g.code == "lapsed")
    assert lapsed.at == "https://example.org/minister-decides" and "1 June 2025" in lapsed.message.en
