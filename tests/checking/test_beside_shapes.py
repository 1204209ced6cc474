"""What no shape says well: each rule tells what it is for, and nothing of what is fine."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.checking import validation
from ontology.checking.engines import Engine, compiled, reference
from ontology.checking.findings import Finding
from ontology.checking.validation import validate
from ontology.reading.loading import loads

SOUND = (Path(__file__).parents[1] / "shapes" / "sound-house.ttl").read_text(encoding="utf-8")
SOUND += (
    "ex:graph { ex:proposed a hvt:RecordEntry ; hvt:about ex:body ; hvt:status hvt:stated ; dcterms:source ex:source }"
)
EX = "https://example.org/"
CHOICE = 'a hvt:Choice ; skos:prefLabel "Naam"@nl , "Name"@en'
FACT = "hvt:status hvt:stated ; dcterms:source ex:source"


def findings(text: str) -> list[Finding]:
    """Return what is found of the nodes whose name begins with `bad`, and every error."""
    told = validate(loads(f"{SOUND}\n{text}", validate=False)).findings
    return [f for f in told if f.node.startswith(EX + "bad") or f.severity == "error"]


def found(text: str) -> set[tuple[str, str, str | None, str]]:
    """Return rule, node, value and severity of these."""
    return {(f.rule, f.node.removeprefix(EX), f.value and f.value.removeprefix(EX), f.severity) for f in findings(text)}


def test_the_sound_house_has_nothing_of_all_this() -> None:
    assert validate(loads(SOUND, validate=False)).findings == ()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ('"2025-02-01"^^xsd:date', '"2025-01-01"^^xsd:date'),
        ('"2025-02-01"^^xsd:date', '"2025-02-01"^^xsd:date'),
        ('"2025-02-01"^^xsd:date', '"2025-02"^^xsd:gYearMonth'),
        ('"2025-01"^^xsd:gYearMonth', '"2025"^^xsd:gYear'),
        ('"2025"^^xsd:gYear', '"2025"^^xsd:gYear'),
    ],
)
def test_a_period_that_does_not_end_after_it_starts_is_an_error(start: str, end: str) -> None:
    value = start.split('"')[1]
    wanted = ("ValidityEndsAfterItStarts", "bad", value, "error")
    assert found(f"ex:bad {CHOICE} ; hvt:validFrom {start} ; hvt:validUntil {end} .") == {wanted}


@pytest.mark.parametrize("end", ['"2025-01-02"^^xsd:date', '"2025-02"^^xsd:gYearMonth', '"2026"^^xsd:gYear'])
def test_a_day_a_month_and_a_year_are_in_one_order(end: str) -> None:
    assert found(f'ex:bad {CHOICE} ; hvt:validFrom "2025"^^xsd:gYear ; hvt:validUntil {end} .') == set()


def test_a_choice_of_unknown_beginning_that_ends_before_its_first_trace_is_odd() -> None:
    told = found(f'ex:bad {CHOICE} ; hvt:firstSeen "2025-07"^^xsd:gYearMonth ; hvt:validUntil "2025"^^xsd:gYear .')
    assert told == {("ValidityEndsAfterItStarts", "bad", "2025-07", "warning")}


@pytest.mark.parametrize("engine", [compiled, reference])
@pytest.mark.parametrize("bound", ['"2025-02-01+02:00"^^xsd:date', '"2025-02-01Z"^^xsd:date', '"2025Z"^^xsd:gYear'])
def test_a_bound_has_no_time_zone(engine: Engine, bound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "engine", lambda: engine)
    wanted = ("ValidityStartsOnOneDate", "bad", bound.split('"')[1], "error")
    assert found(f"ex:bad {CHOICE} ; hvt:validFrom {bound} .") == {wanted}


def test_nobody_gives_account_to_itself() -> None:
    relation = "a hvt:AccountabilityRelation ; hvt:relationKind kind:ministry-hierarchy ; hvt:legalBasis ex:article"
    told = found(f"ex:bad {relation} ; hvt:accountGiver ex:unit ; hvt:forum ex:unit ; {FACT} .")
    assert ("RelationLeadsToAnother", "bad", "unit", "error") in told
    told = found(f"ex:bad {relation} ; hvt:accountGiver ex:unit ; hvt:forum ex:minister ; {FACT} .")
    assert told == set()


def test_a_choice_that_is_a_part_of_itself_is_an_error_and_one_that_leads_there_is_none() -> None:
    circle = [("bad-1", "bad-2"), ("bad-2", "bad-3"), ("bad-3", "bad-1"), ("bad-4", "bad-4")]
    fine = [("bad-0", "bad-1"), ("bad-0", "bad-5"), ("bad-5", "bad-6"), ("bad-0", "bad-6"), ("bad-3", "bad-6")]
    names = sorted({name for pair in (*circle, *fine) for name in pair})
    house = "".join(f'ex:{name} {CHOICE} ; hvt:firstSeen "2025"^^xsd:gYear .\n' for name in names)
    house += "".join(f"ex:{part} dcterms:isPartOf ex:{whole} .\n" for part, whole in (*circle, *fine))
    assert found(house) == {("ChoiceIsNoPartOfItself", part, whole, "error") for part, whole in circle}


def test_a_long_ring_of_parts_is_told_of_each() -> None:
    many = 3000
    house = "".join(
        f'ex:bad-{n} {CHOICE} ; hvt:firstSeen "2025"^^xsd:gYear ; dcterms:isPartOf ex:bad-{(n + 1) % many} .\n'
        for n in range(many)
    )
    assert len(found(house)) == many


@pytest.mark.parametrize(
    ("about", "absent", "fits"),
    [
        ("ex:choice", "hvt:Decider", True),
        ("ex:body", "hvt:InstitutingAct", True),
        ("ex:body", "hvt:Decider", False),
        ("ex:choice", "hvt:AccountabilityUpward", False),
    ],
)
def test_only_a_choice_lacks_a_decider_and_it_lacks_nothing_else(about: str, absent: str, fits: bool) -> None:
    told = found(f"ex:bad a hvt:AbsenceStatement ; hvt:about {about} ; hvt:absent {absent} ; {FACT} .")
    misfit = ("AbsenceFitsWhatItIsAbout", "bad", about.removeprefix("ex:"), "error")
    assert told == (set() if fits else {misfit})


SOURCES = {
    "a": 'hvt:evidenceGrade "A"',
    "c": 'hvt:evidenceGrade "C"',
    "l": 'hvt:evidenceGrade "L"',
    "cited": 'hvt:evidenceGrade "A" ; hvt:seenAsCitation true',
    "read": "hvt:seenAsCitation false",
}


@pytest.mark.parametrize(
    ("cited", "at_most", "why"),
    [
        ("c", "unverified", "evidence grade C"),
        ("l", "arguable", "evidence grade L"),
        ("cited", "unverified", "only seen as a citation"),
        ("c l", "arguable", "evidence grade C and evidence grade L"),
        ("c cited", "unverified", "only seen as a citation and evidence grade C"),
        ("c a", None, None),
        ("l read", None, None),
        ("a", None, None),
    ],
)
@pytest.mark.parametrize("engine", [compiled, reference])
def test_a_fact_is_no_surer_than_the_best_of_its_sources(
    cited: str, at_most: str | None, why: str | None, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validation, "engine", lambda: engine)
    sources = "".join(f'ex:{name} a hvt:Source ; dcterms:title "Stuk" ; {said} .\n' for name, said in SOURCES.items())
    role = "a hvt:RoleAssignment ; hvt:choice ex:choice ; hvt:actor ex:minister ; hvt:role hvt:Adopts ; dcterms:source "
    role += " , ".join(f"ex:{name}" for name in cited.split())
    assert found(f"{sources} ex:bad {role} ; hvt:status hvt:inferred .") == set()
    told = findings(f"{sources} ex:bad {role} ; hvt:status hvt:stated .")
    assert [(f.rule, f.severity) for f in told] == ([("SourcesCarryTheStatus", "warning")] if at_most else [])
    for finding in told:
        assert finding.message.en.startswith(f"on these sources alone ({why}) this is hvt:{at_most} at most")


def test_without_warnings_nothing_is_said_of_it() -> None:
    said = 'ex:c a hvt:Source ; dcterms:title "Stuk" ; hvt:evidenceGrade "C" .'
    entry = "ex:more a hvt:RecordEntry ; hvt:about ex:body ; hvt:status hvt:stated ; dcterms:source ex:c ."
    dataset = loads(f"{SOUND}\n{said}\n{entry}", validate=False)
    assert [f.rule for f in validate(dataset).findings] == ["SourcesCarryTheStatus"]
    assert validate(dataset, warnings=False).findings == ()


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("( ex:step ex:step )", set()),
        ("( ex:step ex:choice )", {("TourHoldsSteps", "bad", "choice", "error")}),
        ("ex:step", {("StepsAreAList", "bad", None, "error")}),
        ("_:round . _:round rdf:first ex:step ; rdf:rest _:round", {("StepsAreAList", "bad", None, "error")}),
    ],
)
def test_the_list_of_a_tour_holds_steps_and_ends(steps: str, told: set[object]) -> None:
    rdf = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    assert found(f'{rdf}ex:bad a hvt:Tour ; skos:prefLabel "Naam"@nl , "Name"@en ; hvt:steps {steps} .') == told


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ('hvt:onDate "2025-01-01"^^xsd:date', set()),
        ('hvt:onDate "2024-12-31"^^xsd:date', {("TourStepIsInTheStory", "bad", "2024-12-31", "error")}),
        ("hvt:underScenario ex:scenario , ex:more , ex:third", set()),
        ("hvt:underScenario ex:scenario , ex:more", {("TourStepIsUnderAStateOfTheMap", "bad", None, "error")}),
    ],
)
def test_a_step_of_a_tour_shows_what_a_map_can_show(where: str, told: set[object]) -> None:
    proposals = "".join(
        f'ex:{name} a hvt:Scenario ; skos:prefLabel "Naam"@nl , "Name"@en ; hvt:withdraws ex:relation . '
        for name in ("more", "third")
    )
    step = f'ex:bad a hvt:TourStep ; rdfs:comment "Zie."@nl , "See."@en ; hvt:shows ex:choice ; {where} .'
    every = [f for f in findings(f"{proposals}\n{step}") if f.severity == "error"]
    assert {(f.rule, f.node.removeprefix(EX), f.value, f.severity) for f in every} == told
    assert all("2025-01-01 or later" in f.message.en for f in every if f.value)


@pytest.mark.parametrize(
    ("languages", "label", "told"),
    [
        ("", '"Naam"@nl', {"LabelIsThereInEnglish"}),
        ('hvt:language "nl" , "en"', '"Naam"@nl', set()),
        ('hvt:language "en"', '"Name"@en', set()),
        ('hvt:language "en"', '"Naam"@nl', {"LabelIsThereInALanguage"}),
        ('hvt:language "fy"', '"Namme"@fy', set()),
        ('hvt:language "fy"', '"Nom"@fr', {"LabelIsThereInALanguage"}),
    ],
)
def test_a_name_in_one_language_of_the_house_is_enough(languages: str, label: str, told: set[str]) -> None:
    said = f"ex:house {languages} . " if languages else ""
    assert {rule for rule, *_ in found(f"{said}ex:bad a hvt:Agency ; skos:prefLabel {label} .")} == told
