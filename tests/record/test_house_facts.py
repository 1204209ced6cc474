"""The shipped house against the dossiers: no row without a counterpart, no fact without status and source."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from ontology.checking.findings import Report
from ontology.codelists.ranks import STATUSES
from ontology.namespaces import HVT
from ontology.reading.dataset import key
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts, Role, holds_on
from ontology.standards import RDF, SKOS
from tests.conftest import ROOT
from tests.support.dossier import (
    decree_deciders,
    decree_rows,
    decree_texts,
    governance_rows,
    reasons_table,
    roles_table,
    source_codes,
)
from tests.support.nds import nds

ID = "https://w3id.org/huis-van-thorbecke/id/"


@cache
def facts() -> Facts:
    return read_facts(nds())


@cache
def notations() -> frozenset[str]:
    return frozenset(key(q.object) for q in nds().quads if q.predicate.value == SKOS.notation)


def test_every_row_of_the_governance_dossier_is_in_the_house() -> None:
    rows = governance_rows()
    assert len(rows) > 150
    assert [r.name for r in rows if r.name not in notations()] == []


def test_every_row_of_the_decrees_is_in_the_house() -> None:
    rows = decree_rows()
    assert len(rows) > 200
    assert [r.name for r in rows if r.name not in notations()] == []


def test_what_the_decrees_make_of_the_deciders_is_in_the_house() -> None:
    names = [f"section11:{r.name[:3]}" for r in decree_deciders()]
    assert len(names) == 12
    assert [n for n in names if n not in notations()] == []


def test_every_source_of_the_dossiers_is_in_the_house() -> None:
    wanted = [f"nds:{code}" for code in source_codes()] + [f"decree:{r.name}" for r in decree_texts()]
    assert len(wanted) > 85
    assert [w for w in wanted if w not in notations()] == []


COLUMNS = {
    1: HVT.Prepares,
    2: HVT.Advises,
    3: HVT.Decides,
    4: HVT.Executes,
    5: HVT.Finances,
    6: HVT.Supervises,
    9: HVT.Answered,
}

#: Choices that the corrections of November 2026 set apart: the table's row is about all of them.
SET_APART = {"K30": ("K30", "K45", "K34"), "K44": ("K44", "K46")}

#: Where the table names nobody who decides and the corrections of November 2026 do.
CORRECTED_DECIDERS = {"K13", "K39"}

#: Cells that name no actor, or that governance-decrees.md replaces; each with the reason.
NOT_AN_ASSIGNMENT = {
    ("K06", HVT.Decides): "section 11 replaces the cell",
    ("K24", HVT.Answered): "nobody before the law; the cell is about after it",
    ("K42", HVT.Advises): "the cell names evaluations, ADR has no seat in this house",
    ("K43", HVT.Answered): "the cell says that it is no choice of the Rijk",
    ("K27", HVT.Supervises): "the cell is a remark of the court of audit on continuity",
}  # fmt: skip


def test_every_filled_cell_of_the_roles_table_has_an_assignment() -> None:
    rows = roles_table()
    assert len(rows) == 44
    by_notation = {c.notation: c.iri for c in facts().choices.values()}
    missing = []
    for row in rows:
        choices = {by_notation[name] for name in SET_APART.get(row.name, (row.name,))}
        held = {r.role for r in facts().roles.values() if r.choice in choices}
        for column, role in COLUMNS.items():
            filled = row.cells[column] not in ("-", "")
            if filled and role not in held and (row.name, role) not in NOT_AN_ASSIGNMENT:
                missing.append((row.name, row.cells[column]))
    assert missing == []


def test_no_decider_is_invented_where_the_table_names_none() -> None:
    """A `-` in the column decides means no accepted decider, unless the decrees (section 11) name one."""
    replaced = {r.name[:3] for r in decree_deciders()}
    by_notation = {c.notation: c.iri for c in facts().choices.values()}
    replaced |= CORRECTED_DECIDERS
    nobody = [row.name for row in roles_table() if row.cells[3] in ("-", "pending") and row.name not in replaced]
    assert len(nobody) > 15
    for name in nobody:
        held = [r for r in facts().roles.values() if r.choice == by_notation[name] and r.role == HVT.Decides]
        assert all(r.status == "unknown" for r in held), name


def held(number: str, role: str) -> list[Role]:
    by_notation = {c.notation: c.iri for c in facts().choices.values()}
    return [r for r in facts().roles.values() if r.choice == by_notation[number] and r.role == role]


def third_parties(roles: list[Role]) -> bool:
    """Whether all that is said rests on grade C alone: unverified at most (corrections of November 2026)."""
    return {facts().sources[s].grade for r in roles for s in r.sources} == {"C"}


def test_executors_are_as_sure_as_the_table_says() -> None:
    """(i) is inferred, "not designated" is unknown; where nothing stands, at most a search in vain (G9)."""
    seen = set()
    looked_for = reasons_table()["G9"]
    assert looked_for == {"K03", "K04", "K14", "K31"}
    for row in roles_table():
        roles = [r for name in SET_APART.get(row.name, (row.name,)) for r in held(name, HVT.Executes)]
        cell, statuses = row.cells[4], {r.status for r in roles}
        if third_parties(roles):
            seen.add(row.name)
            assert statuses == {"unverified"}, row.name
        elif cell in ("-", ""):
            assert statuses == ({"unknown"} if row.name in looked_for else set()), row.name
        elif cell.startswith("not designated"):
            assert statuses == {"unknown"}, row.name
        elif cell.endswith("(i)"):
            assert statuses == {"inferred"}, row.name
        else:
            assert "stated" in statuses, row.name
    assert seen == {"K06", "K07", "K09", "K12", "K27"}


#: How the table words a whole, and the collective that stands for each of its members here.
WHOLES = {
    "all": "overheidsorganisaties",
    "all public bodies": "overheidsorganisaties",
    "each organisation": "overheidsorganisaties",
    "organisations": "overheidsorganisaties",
    "entities": "essentiele-entiteiten-overheid",
    "data providers": "data-aanbieders-fds",
    "municipalities": "gemeenten",
    "ministries": "ministeries",
    "ministries and agencies": "ministeries-en-agentschappen-zonder-defensie",
}


def test_what_all_or_each_do_is_held_by_a_collective() -> None:
    seen = set()
    for row in roles_table():
        said = {part.strip() for part in row.cells[4].removesuffix("(i)").split(",")} & WHOLES.keys()
        actors = {r.actor for name in SET_APART.get(row.name, (row.name,)) for r in held(name, HVT.Executes)}
        assert {ID + WHOLES[s] for s in said} <= actors, row.name
        seen |= said
    assert seen == WHOLES.keys()
    # no source says who the data providers are, so that nobody is one of them
    assert [a.iri for a in facts().actors.values() if ID + "data-aanbieders-fds" in a.member_of] == []


def test_own_budgets_are_payers_and_no_money() -> None:
    """The payers execute, in the same period, inferred; whether there is money is another fact (funding.ttl)."""
    own = [r.name for r in roles_table() if r.cells[5] in ("each organisation (i)", "own budgets (i)")]
    assert own == ["K09", "K24"]
    for number in own:
        payers = held(number, HVT.Finances)
        assert {r.status for r in payers} == {"unverified" if third_parties(payers) else "inferred"}
        executors = {(r.actor, r.valid_from, r.valid_until) for r in held(number, HVT.Executes)}
        assert {(r.actor, r.valid_from, r.valid_until) for r in payers} <= executors
        assert all(r.valid_from for r in payers)
        assert not [f.iri for f in facts().funding.values() if f.choice == payers[0].choice]


def test_bio2_binds_by_law_from_the_day_the_act_applies() -> None:
    """CB-09, CB-10, CB-12: not the water authorities, of whom the rule was looked for and not found."""
    executes = held("K24", HVT.Executes)
    before = {r.actor for r in executes if holds_on(r, date(2026, 8, 14))}
    after = {r.actor for r in executes if holds_on(r, date(2026, 8, 15))}
    assert before == {ID + "overheidsorganisaties"}
    assert after == {ID + "essentiele-entiteiten-overheid-zonder-waterschappen", None}


def wholes(actor: str) -> set[str]:
    """Every collective that an actor is one of, to the end."""
    found: set[str] = set()
    reached = [ID + actor]
    while reached:
        more = [w for w in facts().actors[reached.pop()].member_of if w not in found]
        found.update(more)
        reached += more
    return {w.removeprefix(ID) for w in found}


def test_who_is_one_of_all_and_who_is_excepted() -> None:
    parties = {"medeoverheden", "overheidsorganisaties"}
    entities = {"essentiele-entiteiten-overheid", "essentiele-entiteiten-overheid-zonder-waterschappen"}
    assert wholes("gemeenten") == wholes("provincies") == parties | entities
    # D10 article 2: not for water authorities
    assert wholes("waterschappen") == parties | {"essentiele-entiteiten-overheid"}
    # agencies of the register, without that of Defence (K06)
    table = ROOT / "ontology" / "registers" / "tables" / "overige_overheidsorganisaties.csv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    exempt = {r["tooi_code"]: r["ministerie"] == "Def" for r in rows if r["soort_afgeleid"] == "agentschap"}
    codes = {key(q.object): key(q.subject) for q in nds().quads if q.predicate.value == HVT.identifier}
    policy = ID + "ministeries-en-agentschappen-zonder-defensie"
    assert len(exempt) == 29 and sum(exempt.values()) == 1
    assert {c for c in exempt if policy in facts().actors[codes[c]].member_of} == {c for c in exempt if not exempt[c]}
    # exempt from the cloud policy (K06) and outside the act (CB-02)
    assert wholes("ministerie-defensie") == {"ministeries", "overheidsorganisaties"}
    assert wholes("ministerie-bzk") == {
        "ministeries", "overheidsorganisaties", "ministeries-en-agentschappen-zonder-defensie", *entities
    }  # fmt: skip


def test_a_collective_says_what_it_holds_and_is_none_of_its_own() -> None:
    f = facts()
    collectives = {whole for actor in f.actors.values() for whole in actor.member_of}
    in_words = {r.actor for r in f.roles.values() if r.actor in collectives} | {ID + w for w in WHOLES.values()}
    assert [iri for iri, actor in f.actors.items() if iri in in_words and not actor.notes] == []
    assert [a for a in f.actors if a.removeprefix(ID) in wholes(a.removeprefix(ID))] == []
    # who sits in a body is a participation, with a status: never a plain membership
    assert collectives & {p.body for p in f.participations.values()} == set()


def test_every_fact_has_a_status_and_a_source() -> None:
    f = facts()
    groups = (f.relations, f.roles, f.funding, f.participations, f.absences, f.caretakers, f.tenures, f.entries)
    dated = [fact for group in groups for fact in group.values()]
    assert len(dated) > 600
    assert [x.iri for x in dated if x.status not in STATUSES] == []
    assert [x.iri for x in dated if not x.sources and x.status != "unknown"] == []
    assert [(x.iri, s) for x in dated for s in x.sources if s not in f.sources] == []


def test_every_choice_has_sources_and_every_source_a_grade() -> None:
    f = facts()
    assert len(f.choices) == 46
    assert {c.notation for c in f.choices.values()} == {f"K{n:02}" for n in range(1, 47)}
    assert [c.iri for c in f.choices.values() if not c.sources] == []
    graded = ("A", "A-", "B", "C", "L")
    assert [s.iri for s in f.sources.values() if s.grade not in graded or s.read_in_full is None] == []


def test_no_relation_is_surer_than_the_kind_it_rests_on() -> None:
    f = facts()
    weaker = [
        r.iri
        for r in f.relations.values()
        if r.kind and (kind := f.kinds[r.kind].status) and STATUSES.index(r.status) < STATUSES.index(kind)
    ]
    assert weaker == []


def test_the_bod_has_no_invented_chair_or_members_and_its_absence_is_a_plea() -> None:
    f = facts()
    bod = ID + "bod"
    assert [p.iri for p in f.participations.values() if p.body == bod] == []
    assert f.actors[bod].participants == ()
    absent = {a.absent: (a.status, a.sources) for a in f.absences.values() if a.about == bod}
    assert absent[HVT.AccountabilityUpward] == ("arguable", (ID + "source-letter",))
    assert absent[HVT.InstitutingAct][0] == "unknown"
    # no sameAs and no match with the consultation of the decree or the Thorbecke Table: identity is open
    said = {q.predicate.value for q in nds().quads if key(q.subject) == bod}
    assert not any("Match" in p or "sameAs" in p for p in said)


def test_people_are_office_holders_with_dates_and_nothing_more() -> None:
    allowed = {RDF.type, "http://xmlns.com/foaf/0.1/name", SKOS.notation, SKOS.note, SKOS.prefLabel}
    people = {key(q.subject) for q in nds().quads if key(q.object) == "http://xmlns.com/foaf/0.1/Person"}
    assert people
    said = {q.predicate.value for q in nds().quads if key(q.subject) in people}
    assert said <= allowed
    assert {t.holder for t in facts().tenures.values()} == people


@pytest.mark.parametrize("name", ["bod-anchored", "bod-ministerial", "structural-funding"])
def test_scenarios_are_proposals_of_the_letter(name: str) -> None:
    scenario = next(s for s in facts().scenarios.values() if s.notation == name)
    assert scenario.proposed_in == (ID + "source-letter",)
    assert scenario.adds and scenario.notes


def test_the_house_is_sound_under_every_scenario(shipped_report: Callable[[], Report]) -> None:
    report = shipped_report()
    assert [f.sentence("en") for f in report.findings if f.severity == "error"] == []
