"""Who sits where in the shipped house: every stated seat with its day, and none that no source states."""

from __future__ import annotations

import csv
import re
from datetime import date

import pytest

from graph.house.setting import EVIDENCE, setting
from ontology.namespaces import HVT
from ontology.reading.dataset import key
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts, Participation, holds_on
from ontology.standards import SKOS
from tests.conftest import ROOT
from tests.support.dossier import CellRow, decree_rows
from tests.support.nds import nds

ID = "https://w3id.org/huis-van-thorbecke/id/"
NETWORKS = ("manifestgroep", "npd")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(nds())


@pytest.fixture(scope="module")
def by_row(facts: Facts) -> dict[str, list[Participation]]:
    """The seats of each row of the dossier, by its id."""
    found: dict[str, list[Participation]] = {}
    for quad in nds().quads:
        if quad.predicate.value == SKOS.notation and key(quad.subject) in facts.participations:
            found.setdefault(key(quad.object), []).append(facts.participations[key(quad.subject)])
    return found


def seat_rows() -> list[CellRow]:
    """The rows of the decrees that give a seat: their subject says so, and it was found."""
    words = re.compile(r"\b(chair|members?|agendaleden|secretariat|cross seats)\b")
    rows = [r for r in decree_rows() if words.search(r.cells[1]) and r.cells[4] != "unknown"]
    assert len(rows) > 40
    return rows


def in_body(facts: Facts, body: str, on: date) -> list[Participation]:
    return [p for p in facts.participations.values() if p.body == ID + body and holds_on(p, on)]


def test_every_seat_of_the_decrees_is_there(by_row: dict[str, list[Participation]]) -> None:
    assert [r.name for r in seat_rows() if r.name not in by_row] == []


def test_a_seat_begins_when_its_row_says(by_row: dict[str, list[Participation]]) -> None:
    seen = 0
    for row in decree_rows():
        for seat in by_row.get(row.name, ()):
            assert seat.valid_from == date.fromisoformat(row.cells[-2]), (row.name, seat.iri)
            assert seat.valid_until is None and row.cells[-1] == "open", (row.name, seat.iri)
            seen += 1
    assert seen > 80


def test_the_obdo_as_counted(facts: Facts) -> None:
    """BS-O33: 15 seats with the chair by the decree of 2022; O01b: the chair and eleven others in 2020."""
    seated = [p for p in in_body(facts, "obdo", date(2025, 9, 29)) if p.role in (HVT.Chair, HVT.Member)]
    assert len(seated) == 15 and sum(p.role == HVT.Chair for p in seated) == 1
    before = in_body(facts, "obdo", date(2022, 7, 18))
    assert len(before) == 12 and {p.valid_until for p in before} == {date(2022, 7, 19)}


def test_every_seat_but_the_unverified_has_a_day(facts: Facts) -> None:
    undated = {p.body for p in facts.participations.values() if p.valid_from is None}
    assert undated == {ID + name for name in NETWORKS}


@pytest.mark.parametrize(
    "body",
    [
        "aanjaagteams",  # "someone from the CIO council" in each: unnamed (N05)
        "bestuurlijk-overleg-2022",  # no member list (BS-B02)
        "bod",  # N01b
        "icbr",
        "ministeriele-commissie-digitalisering",  # B08
        "nds-stuurgroep",  # N07
        "programmamanagementoverleg",  # N06
        "tafel-van-thorbecke",  # N02
    ],
)
def test_no_seat_is_invented_where_members_are_unknown(facts: Facts, body: str) -> None:
    assert ID + body in facts.actors
    assert [p.iri for p in facts.participations.values() if p.body == ID + body] == []


def test_who_is_a_member_from_general_knowledge_is_unverified(facts: Facts) -> None:
    """No list of members was found and the columns are not verified: "ja?" is in doubt, "nee" is no seat at all."""
    notes = {(key(q.subject), key(q.object)) for q in nds().quads if q.predicate.value == SKOS.note}
    doubted = {iri for iri, words in notes if "betwijfeld" in words}
    table = ROOT / "ontology" / "registers" / "tables" / "dienstverleners.csv"
    said = {
        (ID + body, ID + row["id"]): row[column]
        for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())
        for body, column in zip(NETWORKS, ("manifestgroep_ongeverifieerd", "npd_lid_ongeverifieerd"), strict=True)
    }
    seats = [p for p in facts.participations.values() if p.body in {ID + name for name in NETWORKS}]
    assert {(p.body, p.participant) for p in seats} == {at for at, words in said.items() if words.startswith("ja")}
    assert len(seats) == 38 and {p.status for p in seats} == {"unverified"}
    assert {p.iri for p in seats if said[p.body, p.participant] == "ja?"} == {p.iri for p in seats if p.iri in doubted}


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_an_unverified_member_is_shown_only_to_who_accepts_it(evidence: str) -> None:
    graph = setting(nds(), evidence=evidence).graph
    for name in NETWORKS:
        seats = [edge for *_, edge in graph.out_edges(ID + name, data=True) if edge["edge_kind"] == "participation"]
        assert bool(seats) == (evidence == "unverified"), (name, evidence)
        assert {edge["status"] for edge in seats} <= {"unverified"}
