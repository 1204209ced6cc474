"""Days of a large house are told by their order: what is found is what is found when each record is looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ontology.checking import days
from ontology.checking.days import days_in_order
from ontology.checking.sight import Sight, sight
from ontology.checking.sorts import Sorts
from ontology.columns.large import read_large
from ontology.namespaces import HVT
from tests.checking.test_beside_shapes import CHOICE, FACT, SOUND
from tests.checking.test_large import held_together, in_file

#: one day in three sorts, days before it and after, and what is no day or not as a shape asks
DAYS = (
    '"2025-01-01"^^xsd:date', '"2025-01"^^xsd:gYearMonth', '"2025"^^xsd:gYear', '"2025-01-02"^^xsd:date',
    '"2024-12"^^xsd:gYearMonth', '"2026"^^xsd:gYear', '"2025-06-01"^^xsd:date',
)  # fmt: skip
ODD = (
    '"2025-02-30"^^xsd:date', '"2025-13"^^xsd:gYearMonth', '"2025-01-01"', '"2025-01-01"^^xsd:gYear', '"soon"@nl',
    '"0999-01-01"^^xsd:date', '"12025"^^xsd:gYear', '"2025-01-01Z"^^xsd:date', '"2025-01-01T00:00:00"^^xsd:dateTime',
    '"20250101"^^xsd:date', "2025", "ex:body",
)  # fmt: skip
SOUND_PREFIXES = "\n".join(line for line in SOUND.splitlines() if line.startswith("@prefix"))
FORUMS = ("ex:minister", "ex:parliament")
#: what is said of a record -> what it has one of, most of them a day
RECORDS: dict[str, dict[str, tuple[str, ...]]] = {
    CHOICE: {"hvt:validFrom": DAYS, "hvt:validUntil": DAYS, "hvt:firstSeen": DAYS},
    f"a hvt:AccountabilityRelation ; hvt:accountGiver ex:body ; hvt:relationKind kind:mandate ; {FACT}": {
        "hvt:forum": FORUMS,
        "hvt:validFrom": DAYS,
        "hvt:validUntil": DAYS,
    },
    f"a hvt:FundingStatement ; hvt:choice ex:choice ; hvt:fundingKind hvt:IncidentalFunding ; {FACT}": {
        "hvt:amount": ("5", "6"),
    },
    'a hvt:Source ; dcterms:title "S"': {"dcterms:issued": DAYS},
    'a hvt:LegalProvision ; skos:prefLabel "L"@nl , "L"@en': {"hvt:versionDate": DAYS[:1], "hvt:inForceDate": DAYS},
    'a hvt:Minister ; skos:prefLabel "M"@nl , "M"@en': {"hvt:researchedOn": DAYS[:1]},
}


def house(draw: Random, count: int) -> str:
    """Write records of which the days are equal, before, after, missing, malformed, of another sort, told twice."""
    lines = [SOUND]
    for number in range(count):
        what = draw.choice([*RECORDS])
        lines.append(f"ex:r{number} {what} .")
        odd = ODD if draw.random() < 0.2 else ()
        for predicate, values in RECORDS[what].items():
            least = 1 if predicate == "hvt:forum" else 0
            for value in draw.choices((*values, *odd), k=draw.choice((least, 1, 1, 1, 1, 2))):
                lines.append(f"ex:r{number} {predicate} {value} .")
                if draw.random() < 0.1:
                    lines.append(f"ex:elsewhere {{ ex:r{number} {predicate} {value} }}")
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(3))
def test_all_that_is_wrong_is_found_with_its_own_values(tmp_path: Path, seed: int) -> None:
    assert held_together(in_file(tmp_path, house(Random(seed), 250))) > 50


#: records that nothing but the order of their days, or that two values are one, tells apart
RELATION = f"{FACT} ; a hvt:AccountabilityRelation ; hvt:accountGiver ex:body ; hvt:forum ex:minister"
RELATION += " ; hvt:relationKind kind:mandate"
AMOUNT = f"a hvt:FundingStatement ; hvt:choice ex:choice ; hvt:fundingKind hvt:NoFunding ; hvt:amount 5 ; {FACT}"
FROM, UNTIL = "hvt:validFrom", "hvt:validUntil"
#: what is said of one that is sound, and in another graph, and of one that is not
PAIRS = (
    (f"{CHOICE} ; {FROM} {DAYS[4]} ; {UNTIL} {DAYS[0]}", "", f"{CHOICE} ; {FROM} {DAYS[3]} ; {UNTIL} {DAYS[0]}", ""),
    (f"{CHOICE} ; {FROM} {DAYS[0]} ; {UNTIL} {DAYS[3]}", "", f"{CHOICE} ; {FROM} {DAYS[0]} ; {UNTIL} {DAYS[0]}", ""),
    (f"{CHOICE} ; {FROM} {DAYS[0]}", f"{FROM} {DAYS[0]}", f"{CHOICE} ; {FROM} {DAYS[0]}", f"{FROM} {DAYS[3]}"),
    (f"{CHOICE} ; {FROM} {DAYS[0]}", "", f"{CHOICE} ; {FROM} {ODD[5]}", ""),
    (RELATION, "hvt:forum ex:minister", RELATION, "hvt:forum ex:second"),
    (AMOUNT, "hvt:amount 5", AMOUNT, "hvt:amount 6"),
)


@pytest.mark.parametrize(("sound", "again", "wrong", "more"), PAIRS)
def test_one_that_is_wrong_is_not_taken_for_one_that_is_sound(
    tmp_path: Path, sound: str, again: str, wrong: str, more: str
) -> None:
    others = 'ex:second a hvt:Minister ; skos:prefLabel "M"@nl , "M"@en . ex:elsewhere { ex:title dcterms:title "T" }'
    fine = f"{SOUND}\n{others}\nex:bad0 {sound} .\n" + (f"ex:elsewhere {{ ex:bad0 {again} }}\n" if again else "")
    assert held_together(in_file(tmp_path, fine)) == 0
    bad = f"ex:bad1 {wrong} .\n" + (f"ex:elsewhere {{ ex:bad1 {more} }}" if more else "")
    assert held_together(in_file(tmp_path, fine + bad)) > 0


@pytest.mark.parametrize(
    ("choices", "errors"),
    [
        # the first of a sort is not the earliest
        ([f'{CHOICE} ; hvt:validFrom "{year}-01-01"^^xsd:date' for year in (1960, 1940, 1970)], 0),
        ([f'{CHOICE} ; hvt:firstSeen "{year}"^^xsd:gYear' for year in (1960, 1940, 1970)], 0),
        # one that is only named comes on the agenda when it begins, not when it was first seen
        (
            [
                f'hvt:firstSeen "{year}"^^xsd:gYear ; {CHOICE} ; hvt:validFrom "1960"^^xsd:gYear'
                for year in (1935, 1930, 1925)
            ],
            1,
        ),
    ],
)
def test_a_tour_may_begin_on_the_earliest_day_whoever_has_it(tmp_path: Path, choices: list[str], errors: int) -> None:
    said = [f"ex:c{number} {choice} ." for number, choice in enumerate(choices)]
    part = f"ex:late {CHOICE} ; dcterms:isPartOf ex:c1 ." if errors else ""
    step = 'ex:early a hvt:TourStep ; rdfs:comment "Z"@nl ; hvt:shows ex:choice ; hvt:onDate "1950-01-01"^^xsd:date .'
    assert held_together(in_file(tmp_path, "\n".join([SOUND, *said, part, step]))) == errors


def _orders(path: Path) -> list[tuple[str, int]]:
    """Return of each day that is told by its order what it says and what is told of it."""
    statements = read_large(path, validate=False).statements
    sorts = Sorts(statements)
    return [
        (statements.line(row).split(b'"')[1].decode(), code)
        for found in days_in_order(statements, sorts.rows)
        for row, code in zip(found.rows.tolist(), found.codes.tolist(), strict=True)
    ]


def test_where_one_that_is_compared_is_no_day_each_is_told_by_what_it_says(tmp_path: Path) -> None:
    odd = '"20250101"^^xsd:date'
    lines = f"ex:a {CHOICE} ; hvt:validFrom {DAYS[3]} ; hvt:validUntil {odd} . ex:s hvt:inForceDate {DAYS[6]} ."
    assert [text for text, _ in _orders(in_file(tmp_path, SOUND_PREFIXES + lines))] == ["2025-06-01"]


def test_two_days_of_two_sorts_are_told_apart_whatever_a_shape_makes_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = f"ex:a hvt:onDate {DAYS[0]} . ex:b hvt:onDate {DAYS[3]} . ex:c hvt:onDate {DAYS[2]} ."
    path = in_file(tmp_path, SOUND_PREFIXES + lines)
    monkeypatch.setattr(days, "sight", lambda: replace(sight(), patterns={HVT.onDate: frozenset()}))
    (_, first), (_, second), (_, year) = _orders(path)
    assert first == second != year


def test_what_a_shape_holds_against_a_day_of_its_own_is_told_by_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = in_file(tmp_path, f"{SOUND_PREFIXES} ex:a hvt:firstSeen {DAYS[0]} . ex:b hvt:onDate {DAYS[0]} .")
    held: Sight = replace(sight(), patterns={k: v for k, v in sight().patterns.items() if k != HVT.firstSeen})
    assert len(_orders(path)) == 2
    monkeypatch.setattr(days, "sight", lambda: held)
    assert len(_orders(path)) == 1
