"""The whole state in the house: every row of the registers, with its organs, its ministry and its oversight, by day."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from ontology.checking.findings import Report
from ontology.namespaces import HVT
from ontology.reading.dataset import key
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Actor, Facts, Relation, holds_on
from ontology.registers import generate
from ontology.registers.organisation import Organisation
from ontology.registers.rules import read_rules
from ontology.registers.standing import BASE, Standing, standing_of
from ontology.registers.tables import organisations, provider_ids
from ontology.registers.turtle import turtle
from tests.conftest import SHARED
from tests.support.nds import nds
from tests.support.terms import KIND, THEME

DAYS = [date(2024, 1, 1), date(2025, 9, 29), date(2026, 3, 1)]
TABLES = Path(generate.__file__).parent / "tables"


@cache
def facts() -> Facts:
    return read_facts(nds())


@cache
def standing() -> Standing:
    return standing_of(nds())


def of_sort(sort: str) -> list[Organisation]:
    return [it for it in organisations() if it.sorts[0] == sort]


def actor(name: str) -> Actor:
    return facts().actors[f"{BASE}{name}"]


def house_actor(it: Organisation) -> Actor:
    return actor(standing().ids[it.code])


def upward(name: str, day: date | None = None) -> list[Relation]:
    found = [r for r in facts().relations.values() if r.account_giver == f"{BASE}{name}"]
    return [r for r in found if day is None or holds_on(r, day)]


# ---------------------------------------------------------------- Counts by day


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize(
    ("sort", "count"), [("municipality", 342), ("province", 12), ("water-authority", 21), ("caribbean-body", 3)]
)
def test_every_co_government_is_there_on_every_day(sort: str, count: int, day: date) -> None:
    assert len([it for it in of_sort(sort) if holds_on(house_actor(it), day)]) == count


@pytest.mark.parametrize(("day", "count"), list(zip(DAYS, [12, 15, 12], strict=True)), ids=str)
def test_ministries_come_and_go(day: date, count: int) -> None:
    there = [a for a in facts().actors.values() if HVT.Ministry in a.classes and holds_on(a, day)]
    assert len(there) == count
    led = {
        r.account_giver for r in facts().relations.values() if r.kind == KIND.ministry_hierarchy and holds_on(r, day)
    }
    assert all(a.iri in led for a in there)


def test_every_zbo_agency_and_inspectorate_is_there() -> None:
    rows = Counter(it.sorts[0] for it in organisations())
    assert (rows["zbo"], rows["zbo-cluster"], rows["agency"], rows["inspectorate"]) == (126, 48, 29, 11)
    assert rows["zbo"] + rows["zbo-cluster"] == 174
    codes = {it.code for it in organisations() if it.tooi or it.roo}
    assert codes <= standing().ids.keys()
    assert len(provider_ids()) == 55


def test_what_ended_is_not_there_the_day_after_its_last() -> None:
    ended = actor("zb000113")
    assert holds_on(ended, date(2025, 3, 3)) and not holds_on(ended, date(2025, 3, 4))
    assert not any(holds_on(r, date(2025, 3, 4)) for r in upward("zb000113"))


def test_a_new_name_is_no_beginning() -> None:
    assert actor("ws0155").valid_from is None and actor("ws0665").valid_from == date(2017, 1, 1)
    assert all(r.valid_from is None for r in upward("ws0155-db"))


# ---------------------------------------------------------------- Organs and oversight


def kinds_of(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for r in upward(name):
        found.setdefault((r.kind or "").rsplit("/", 1)[-1], []).append((r.forum or "").removeprefix(BASE))
    return found


def test_every_municipality_has_its_organs_its_province_and_its_oversight() -> None:
    provinces = {it.code for it in of_sort("province")}
    for it in of_sort("municipality"):
        code, province = it.code, it.province or ""
        assert province in provinces and actor(code).lies_in == f"{BASE}{province}"
        assert f"{BASE}gemeenten" in actor(code).member_of
        assert kinds_of(code) == {"acts-through-executive": [f"{code}-college"]}
        assert kinds_of(f"{code}-college") == {
            "college-to-council": [f"{code}-raad"],
            "ibt-medebewind-province": [f"{province}-gs"],
            "ibt-medebewind-minister": ["ministers-per-ministerie"],
            "ibt-annulment-crown": ["minister-bzk"],
        }
        assert kinds_of(f"{code}-burgemeester") == {
            "mayor-to-council": [f"{code}-raad"],
            "ibt-mayor-commissioner": [f"{province}-cvdk"],
        }
        assert HVT.Assembly in actor(f"{code}-raad").classes
    per_province = Counter(it.province for it in of_sort("municipality"))
    assert per_province == {
        "pv30": 56, "pv25": 51, "pv28": 50, "pv27": 44, "pv31": 31, "pv26": 26, "pv23": 25, "pv21": 18, "pv29": 13,
        "pv22": 12, "pv20": 10, "pv24": 6,
    }  # fmt: skip


def test_provinces_and_water_authorities_have_theirs() -> None:
    assert (len(of_sort("province")), len(of_sort("water-authority"))) == (12, 21)
    for it in of_sort("province"):
        assert kinds_of(it.code) == {"acts-through-executive": [f"{it.code}-gs"]}
        assert kinds_of(f"{it.code}-gs") == {
            "provincial-executive-to-council": [f"{it.code}-ps"],
            "ibt-province-minister": ["minister-bzk", "ministers-per-ministerie"],
        }
        assert kinds_of(f"{it.code}-cvdk") == {"kings-commissioner-to-council": [f"{it.code}-ps"]}
    for it in of_sort("water-authority"):
        assert kinds_of(it.code) == {"acts-through-executive": [f"{it.code}-db"]}
        assert kinds_of(f"{it.code}-db") == {
            "waterboard-executive-to-assembly": [f"{it.code}-ab"],
            "ibt-waterboard-province": ["gedeputeerde-staten"],
        }
        assert kinds_of(f"{it.code}-voorzitter") == {"waterboard-chair-to-assembly": [f"{it.code}-ab"]}


def test_oversight_is_limited_as_the_law_limits_it() -> None:
    required = (frozenset({THEME.medebewind}), frozenset[str]())
    decided = (frozenset[str](), frozenset({HVT.Order, HVT.Regulation}))
    limited = {
        KIND.ibt_medebewind_province: {required},
        KIND.ibt_medebewind_minister: {required},
        KIND.ibt_mayor_commissioner: {required},
        KIND.ibt_annulment_crown: {decided},
        # acting in its place for what a statute requires, annulment of what it decides
        KIND.ibt_province_minister: {required, decided},
    }
    found = [r for r in facts().relations.values() if r.kind in limited]
    assert len(found) > 1300
    assert all((r.themes, r.choice_kinds) in limited[r.kind or ""] for r in found)
    assert {(r.kind, r.themes, r.choice_kinds) for r in found} == {
        (k, *s) for k, found in limited.items() for s in found
    }
    # no choice of the strategy is called a task that a statute requires, because no source says so
    assert not any(THEME.medebewind in c.themes for c in facts().choices.values())


def test_what_the_caribbean_bodies_answer_to_is_unknown_and_never_none() -> None:
    assert len(of_sort("caribbean-body")) == 3
    for it in of_sort("caribbean-body"):
        for organ in ("", "-bestuurscollege", "-gezaghebber"):
            relations = upward(f"{it.code}{organ}")
            assert relations and all(r.status == "unknown" and r.grade is None for r in relations)
            assert organ == "" or any("unverified" in note.en for note in actor(f"{it.code}{organ}").notes)


# ---------------------------------------------------------------- Independent authorities


def test_every_zbo_stands_under_the_minister_of_its_ministry_by_legal_form_and_kaderwet() -> None:
    ministries = read_rules().ministries
    by_hand = {"autoriteit-persoonsgegevens"}
    for it in [*of_sort("zbo"), *of_sort("zbo-cluster")]:
        name = standing().ids[it.code]
        places = [r for r in upward(name) if r.kind != KIND.zbo_report_to_parliament and not r.choices]
        assert places, name
        minister = ministries[it.ministry or ""].minister
        assert any(r.forum == f"{BASE}{minister}" for r in places), name
        if name in by_hand:
            continue
        if it.kaderwet is False:
            expected = KIND.zbo_outside_kaderwet
        elif it.kaderwet and it.legal_form:
            public = it.legal_form.startswith("Publiekrechtelijk")
            expected = KIND.zbo_kaderwet_public if public else KIND.zbo_kaderwet_private
        else:
            assert all(r.kind is None and r.status == "unknown" for r in places), name
            continue
        assert {r.kind for r in places} == {expected}, name


def test_every_agency_and_inspectorate_has_its_owner() -> None:
    ministries = read_rules().ministries
    for it in [*of_sort("agency"), *of_sort("inspectorate")]:
        name = standing().ids[it.code]
        forums = {r.forum for r in upward(name, date(2025, 9, 29)) if not r.choices}
        assert f"{BASE}{ministries[it.ministry or ''].minister}" in forums, name


def test_a_body_of_a_ministry_that_was_there_for_a_while_has_a_minister_before_and_after() -> None:
    chain = [
        (r.forum or "", r.valid_from, r.valid_until, r.status)
        for r in sorted(upward("zb000164"), key=lambda r: str(r.valid_from))
        if r.kind == KIND.zbo_kaderwet_public
    ]
    split, merged = date(2024, 7, 2), date(2026, 2, 23)
    assert [(forum.removeprefix(BASE), begun, ended) for forum, begun, ended, _ in chain] == [
        ("minister-ez", date(2012, 1, 1), split),
        ("minister-kgg", split, merged),
        ("minister-ez", merged, None),
    ]


# ---------------------------------------------------------------- Proof


def test_no_relation_is_surer_than_its_kind_and_each_has_a_source() -> None:
    order = ("stated", "inferred", "arguable", "unverified", "unknown")
    assert len(facts().relations) > 1300
    for r in facts().relations.values():
        kind = facts().kinds.get(r.kind or "")
        assert r.sources and all(s in facts().sources for s in r.sources), r.iri
        if kind and kind.status:
            assert order.index(r.status) >= order.index(kind.status), r.iri


def test_a_rule_that_is_surer_than_its_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from ontology.registers import turtle as module

    monkeypatch.setattr(module, "_kind_statuses", lambda: {"agency-owner": "arguable"})
    row = Organisation(code="oorg1", sorts=("agency",), name="Dienst", ministry="mnre1034")
    with pytest.raises(ValueError, match="surer than the grading of kind:agency-owner"):
        turtle([row], "register-tooi")


def test_general_knowledge_is_unverified() -> None:
    table = (TABLES / "dienstverleners.csv").read_text(encoding="utf-8")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(table))}
    weak = [name for name, row in rows.items() if row["zekerheid"] == "C" and row["bwb_id"] and name != "politie"]
    assert len(weak) == 7
    for name in weak:
        provisions = [facts().provisions[p] for p in actor(name).instituted_by if rows[name]["bwb_id"].lower() in p]
        assert provisions and all(p.status == "unverified" for p in provisions), name


def test_the_house_is_sound_and_every_kind_fits_its_actors(shipped_report: Callable[[], Report]) -> None:
    report = shipped_report()
    assert report.sound
    rules = {f.rule for f in report.findings}
    assert "KindFitsItsActors" not in rules and "ActorHasOneLeafClass" not in rules


def test_every_iri_of_the_house_resolves_within_it() -> None:
    dataset = nds()
    there = {key(q.subject) for q in dataset.quads}
    graphs = dataset.graph_names
    named = {key(q.object) for q in dataset.quads if key(q.object).startswith(BASE)}
    assert sorted(named - there - graphs) == []


def test_contradictions_are_told_both_ways() -> None:
    told = [r for r in facts().relations.values() if r.contradicts]
    assert {r.account_giver.removeprefix(BASE) for r in told} >= {
        "coa", "kadaster", "huurcommissie", "nvwa", "rdi", "ind", "ser"
    }  # fmt: skip
    for relation in told:
        for other in relation.contradicts:
            assert relation.iri in facts().relations[other].contradicts
            assert facts().relations[other].account_giver == relation.account_giver


# ---------------------------------------------------------------- Generated, and held to its origin


def test_generated_files_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--check"]) == 0
    assert capsys.readouterr().err == ""


def test_a_stale_generated_file_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate, "TARGET", tmp_path)
    assert generate.main([]) == 0
    (tmp_path / "agencies.ttl").write_text("# old", encoding="utf-8")
    (tmp_path / "unknown.ttl").write_text("", encoding="utf-8")
    assert generate.main(["--check"]) == 1
    told = capsys.readouterr().err
    assert "agencies.ttl is not current" in told and "unknown.ttl is not current" in told
    assert generate.main([]) == 0 and generate.main(["--check"]) == 0


@pytest.mark.parametrize("name", sorted(p.name for p in TABLES.glob("*.csv")))
def test_the_tables_are_those_of_the_dossier(name: str) -> None:
    original = SHARED / "dossier" / "data" / name
    if not original.exists():
        pytest.skip(f"{name} of the dossier does not lie beside this repository: the table is not held against it here")
    assert (TABLES / name).read_bytes() == original.read_bytes()


# ---------------------------------------------------------------- An import describes what a house does not have


def test_an_organisation_the_house_does_not_know_is_named_by_its_code() -> None:
    row = Organisation(
        code="gm9999", sorts=("municipality",), name='Ver "weg"', province="pv20", tooi="https://x.org/a b"
    )
    text = turtle([row])
    assert "id:gm9999 a hvt:CoGovernment" in text and r"gemeente Ver \"weg\"" in text
    assert "<https://x.org/a%20b>" in text and "id:rel-gm9999-college--pv20-gs" in text


def test_a_sort_without_a_rule_is_described_and_gets_no_relation() -> None:
    text = turtle([Organisation(code="roo1", sorts=("other",), name="Regeling")], "register-roo")
    assert "id:roo1 a hvt:Actor" in text and "AccountabilityRelation" not in text
