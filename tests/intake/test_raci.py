"""A RACI sheet in five shapes says the same, and never more than it says."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

import thorbecke
from ontology.errors import InputError
from ontology.intake.raci import raci
from ontology.intake.rules import read_rules
from ontology.intake.taking import File, Given
from tests.intake.taken import BASE, Taken, taken

#: activity -> who does what: the same in every shape
SAID = {
    ("Write", "minister", "Decides"),
    ("Write", "dg", "Executes"),
    ("Write", "ictu", "Executes"),
    ("Test", "dg", "Decides"),
    ("Test", "dg", "Executes"),
    ("Test", "vng", "Advises"),
}
MATRIX = "Project X\nActivity,Minister,DG,ICTU,VNG,Kamer\nWrite,A,R,R,,I\nTest,-,A/R,,C,\n"
LETTERS = 'Activity,Responsible,Accountable,Consulted,Informed\nWrite,"DG, ICTU",Minister,,Kamer\nTest,DG,DG,VNG,n/a\n'
LINES = 'Activity,Responsible,Accountable,Consulted,Informed\n"Write","DG\nICTU",Minister,-,Kamer\nTest,DG,DG,VNG,\n'
DUTCH = """\
Activiteit;Uitvoerend;Eindverantwoordelijk;Geraadpleegd;Geïnformeerd
Write;DG|ICTU;Minister;;Kamer
Test;DG;DG;VNG;
"""
LONG = "Task,Role,Who\nWrite,R,DG\n,R,ICTU\n,A,Minister\n,I,Kamer\nTest,Responsible,DG\n,Accountable,DG\n,C,VNG\n"
MERGED = "Activity,Minister,DG,ICTU,VNG,Kamer\nWrite,A,R,,,\n,,,R,,I\nTest,,RA,,C,\n"
SHAPES = {
    "matrix": MATRIX,
    "letters": LETTERS,
    "lines": LINES,
    "dutch": DUTCH,
    "long": LONG,
    "tabs": LONG.replace(",", "\t"),
    "merged": MERGED,
}


def said(told: Taken) -> set[tuple[str, str, str]]:
    facts = told.house.facts
    return {
        (facts.choices[r.choice].label.en, str(r.actor).removeprefix(f"{BASE}actor/"), r.role.rpartition("#")[2])
        for r in facts.roles.values()
    }


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_says_the_same(shape: str) -> None:
    told = taken("raci", SHAPES[shape])
    assert said(told) == SAID
    assert {role.status for role in told.house.facts.roles.values()} == {"inferred"}
    informed = ("left-aside", "I", "is informed", 1)
    parties = ("noticed", "hvt:Actor", "no rule says what kind of actor this is", 4)
    above = {("left-aside", "Project X", "stands above the table", 1)} if shape == "matrix" else set()
    assert told.remarks() == {informed, parties, *above}


def test_rows_that_head_a_section_are_themes() -> None:
    text = "Activity,Minister,DG\nPrepare,,\nWrite,A,R\nBuild\nWrite,,A\nLast,,\n"
    told = taken("raci", text)
    facts = told.house.facts
    themes = {
        c.label.en: {facts.labels[t].en for t in c.themes}
        for iri, c in facts.choices.items()
        if iri.endswith("Build/Write")
    }
    assert themes == {"Write": {"Build"}}
    assert sorted(iri.removeprefix(f"{BASE}choice/") for iri in facts.choices) == [
        "Build/Last",
        "Build/Write",
        "Prepare/Write",
    ]
    assert ("noticed", "Last", "an activity without roles", 1) in told.remarks()
    assert ("noticed", "0 × A", "not exactly one accountable", 1) in told.remarks()


def test_not_exactly_one_accountable_is_told_and_written_as_it_stands() -> None:
    told = taken("raci", "Activity,Minister,DG\nBoth,A,A\nNone,R,C\nOne,A,R\n")
    assert {
        ("noticed", "2 × A", "not exactly one accountable", 1),
        ("noticed", "0 × A", "not exactly one accountable", 1),
    } <= told.remarks()
    assert {one for one in said(told) if one[0] == "Both"} == {
        ("Both", "minister", "Decides"),
        ("Both", "dg", "Decides"),
    }
    assert told.house.gaps()["None"].verdict in ("NO_DECIDER", "NOT_RECORDED")
    two = next(r for r in told.intake.remarks if r.name == "2 × A")
    assert two.place == "a:2 (Both)"


def test_what_no_rule_is_about_is_told_and_no_role() -> None:
    told = taken("raci", "Nr,Activity,Minister,DG,Remark\n1,Write,A,S,soon\n2,Test,A?,Q,A\n3,Ship,A,R,later\n")
    assert said(told) == {("Write", "minister", "Decides"), ("Ship", "minister", "Decides"), ("Ship", "dg", "Executes")}
    why = "no rule says which role this is"
    assert {("unknown", "S", why, 1), ("unknown", "Q", why, 1), ("unknown", "A?", why, 1)} <= told.remarks()
    assert {
        ("unknown", "Nr", "a column that no rule is about", 1),
        ("unknown", "Remark", "a column that no rule is about", 1),
    } <= told.remarks()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a,b\nc,d\n", "a: no RACI table found"),
        ("", "a: no RACI table found"),
        ("PK\x03", "a: no workbook that can be read"),
    ],
)
def test_what_is_no_raci_sheet_is_one_sentence(text: str, wrong: str) -> None:
    with pytest.raises(InputError, match=wrong):
        taken("raci", text)


def test_the_letters_are_those_of_the_rules() -> None:
    assert read_rules().raci_roles == {"R": "Executes", "A": "Decides", "C": "Advises"}


def workbook() -> bytes:
    """A sheet as people make it: a title over the table, an activity merged over two rows, a section over the width."""
    book = Workbook()
    book.create_sheet("Notes", 0).append(["made by hand"])
    sheet = book.create_sheet("RACI")
    rows = [
        ("Project X", *[None] * 5), ("Activity", "Minister", "DG", "ICTU", "VNG", "Kamer"),
        ("Write", "A", "R", None, None, None), (None, None, None, "R", None, "I"),
        ("Second half", *[None] * 5), ("Test", "-", "A/R", None, "C", None),
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("A5:F5")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_with_merged_cells_says_the_same() -> None:
    content = workbook()
    told = raci([File("sheet.xlsx", content)], Given(read_rules(), BASE, "en"))
    house = thorbecke.loads(told.turtle, name="house.ttl")
    assert said(Taken(told, house)) == SAID
    remarks = {(r.kind, r.name, r.place) for r in told.remarks}
    assert {
        ("left-aside", "Notes", "sheet.xlsx, Notes:1"),
        ("left-aside", "Project X", "sheet.xlsx, RACI:1"),
        ("left-aside", "I", "sheet.xlsx, RACI:4 (Write)"),
    } <= remarks
    assert {choice.label.en: len(choice.themes) for choice in house.facts.choices.values()} == {"Write": 0, "Test": 1}
