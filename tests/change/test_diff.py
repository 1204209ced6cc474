"""What changed on the shipped house between two days, explained by the dossier; and between two houses."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from graph.change.difference import difference
from graph.change.records import ChoiceChange, Difference
from graph.change.statements import _DOES
from graph.house.setting import setting
from ontology.codelists.words import role_letters
from ontology.names import local_name
from ontology.reading.blank_names import named_by_content
from ontology.reading.loading import loads
from tests.conftest import Shell
from tests.support.nds import nds
from tests.support.printing import schema

DEBATE = date(2025, 9, 29)


@cache
def between(first: date, second: date, evidence: str = "unverified") -> Difference:
    return difference(setting(nds(), first, (), evidence), setting(nds(), second, (), evidence))


def changed(found: Difference) -> dict[str, ChoiceChange]:
    return {c.notation or "": c for c in found.changes}


def causes(
    found: Difference, notation: str, what: str, code: str | None = None
) -> list[list[tuple[str, str, str | None]]]:
    """(statement, what happened to it, when) for every set that is enough."""
    known = {s.id: s for s in found.statements}
    effect = next(
        e
        for e in changed(found)[notation].effects
        if e.what == what and (code is None or (e.gap and e.gap.code == code))
    )
    assert effect.cause
    return [[(local_name(known[i].iri), known[i].act, known[i].on) for i in names] for names in effect.cause.sets]


def test_the_strategy_is_adopted() -> None:
    """4 July 2025 (R04): the council of ministers decides, and its goals come on the agenda.

    Money was looked for and not found (E12): unknown, never none. Before anybody decides, a choice that only has
    parts lays down an aim, of which no money is asked (model-2.md 4).
    """
    found = between(date(2025, 7, 3), date(2025, 7, 4))
    assert causes(found, "K01", "verdict") == [[("role-k01-decides-ministerraad", "begun", "2025-07-04")]]
    assert causes(found, "K01", "gap-opened", "unknown") == [[("role-k01-decides-ministerraad", "begun", "2025-07-04")]]
    k01 = changed(found)["K01"]
    assert k01.before and k01.after and (k01.before.verdict, k01.after.verdict) == ("NOT_RECORDED", "FULL")
    assert [(e.gap.about, e.gap.code) for e in k01.effects if e.what == "gap-opened" and e.gap] == [
        ("funding", "unknown")
    ]
    came = {n for n, c in changed(found).items() if c.before is None}
    assert {"K04", "K05", "K11", "K14", "K15", "K16", "K18", "K35"} <= came
    assert causes(found, "K35", "came") == [[("nds-uitvoeringsprogramma", "begun", "2025-07-04")]]


def test_the_cyber_security_act_comes_into_force() -> None:
    """15 August 2026 (CB-10): the minister decides on BIO2, and the state secretary under them: either is enough, but
    only where the OBDO, and every organisation for itself, of which it is unknown, decide no longer."""
    found = between(date(2026, 8, 14), date(2026, 8, 15))
    assert list(changed(found)) == ["K24", "K25"]
    k24, k25 = changed(found).values()
    assert [e.what for e in k25.effects] == ["executors"]
    assert k24.before and k24.after and (k24.before.verdict, k24.after.verdict) == ("UNKNOWN", "FULL")
    day = "2026-08-15"
    obdo, others = ("role-k24-decides-obdo", "ended", day), ("role-k24-decides-overheidsorganisaties", "ended", day)
    minister = ("role-k24-decides-minister-bzk", "begun", day)
    secretary = ("role-k24-decides-staatssecretaris-bzk", "begun", day)
    assert causes(found, "K24", "verdict") == [[minister, obdo, others], [obdo, others, secretary]]
    assert causes(found, "K24", "gap-closed", "no-legal-basis") == [[obdo]]
    assert causes(found, "K24", "gap-closed", "unknown") == [[others]]
    verdict = next(e for e in k24.effects if e.what == "verdict")
    assert verdict.cause and [local_name(n) for n in verdict.cause.needed] == [obdo[0], others[0]]
    assert verdict.cause.smallest


def test_the_change_of_cabinet_is_no_change_where_nobody_new_decides() -> None:
    """23 February 2026: persons change, which moves no verdict; the investment agenda gets a decider (K36, S61)."""
    found = between(date(2026, 2, 22), date(2026, 2, 23))
    assert causes(found, "K36", "verdict") == [[("role-k36-decides-ministerraad", "begun", "2026-02-23")]]
    assert [n for n, c in changed(found).items() if c.before and c.after] == ["K36"]
    tenures = {(local_name(s.iri), s.act) for s in found.statements if s.what == "tenure"}
    assert ("tenure-van-marum-staatssecretaris-bzk", "ended") in tenures
    assert ("tenure-van-der-burg-staatssecretaris-bzk", "begun") in tenures


def test_back_in_time_opens_what_closed() -> None:
    there, back = between(DEBATE, date(2026, 10, 1)), between(date(2026, 10, 1), DEBATE)
    closed = {(c.notation, e.key[3]) for c in there.changes for e in c.effects if e.what == "gap-closed"}
    opened = {(c.notation, e.key[3]) for c in back.changes for e in c.effects if e.what == "gap-opened"}
    assert closed == opened and closed
    others = ("role-k24-decides-overheidsorganisaties", "not-yet-ended", "2026-08-15")
    assert causes(back, "K24", "verdict") == [[others]], "one decider of whom it is unknown makes it unknown"
    # first seen on 17 November 2025: before that day it is not on the agenda (model-2.md 2)
    assert causes(back, "K36", "went") == [[("nds-investeringsagenda", "not-yet-begun", "2025-11-17")]]
    assert {n for n, c in changed(there).items() if c.before is None} == {
        n for n, c in changed(back).items() if c.after is None
    }


def test_a_day_does_not_differ_from_itself() -> None:
    found = between(DEBATE, DEBATE)
    assert (found.changes, found.statements, found.unchanged) == ((), (), 31)


def test_two_houses_one_statement_apart(small_house: str) -> None:
    """A changed status, a relation of another kind, a decider more: each named as what changed."""
    weaker = small_house.replace(
        "hvt:relationKind kind:zbo-kaderwet-public ;", "hvt:relationKind kind:ministry-hierarchy ;"
    )
    found = two(small_house, weaker)
    cranes = next(c for c in found.changes if c.label.en == "New cranes")
    assert cranes.before and cranes.after and (cranes.before.verdict, cranes.after.verdict) == ("LIMITED", "FULL")
    (statement,) = found.statements
    assert (local_name(statement.iri), statement.act) == ("reports", "changed")
    assert {f.name for f in statement.fields} >= {"kind", "grade"}
    more = small_house + (
        "ex:buoys-decided a hvt:RoleAssignment ; hvt:choice ex:buoys ; hvt:actor ex:minister ; hvt:role hvt:Decides ;"
        " hvt:status hvt:stated ; dcterms:source ex:statute ."
    )
    found = two(small_house, more)
    assert [(c.label.en, c.after and c.after.verdict) for c in found.changes] == [("Buoys", "FULL")]
    assert [(local_name(s.iri), s.what, s.act) for s in found.statements] == [("buoys-decided", "assignment", "added")]


def two(first: str, second: str) -> Difference:
    graphs = [setting(named_by_content(loads(text)), date(2026, 5, 1)) for text in (first, second)]
    return difference(*graphs)


def test_a_kind_with_other_grades_is_one_change_whatever_hangs_on_it(small_house: str) -> None:
    kind = """
kind:harbour a hvt:RelationKind ; skos:prefLabel "havens"@nl , "harbours"@en ; hvt:informationGrade %d ;
    hvt:discussionGrade 1 ; hvt:consequencesGrade 1 ; hvt:reach hvt:powers ; hvt:status hvt:stated .
"""
    house = small_house.replace("kind:zbo-kaderwet-public", "kind:harbour")
    found = two(house + kind % 1, house + kind % 3)
    assert [(s.what, local_name(s.iri), s.act) for s in found.statements] == [("relation-kind", "harbour", "changed")]
    assert {c.label.en for c in found.changes} == {"New cranes", "Dredging"}


def test_a_nameless_statement_is_the_same_statement_wherever_it_stands(small_house: str) -> None:
    nameless = small_house.replace("ex:reports a hvt:AccountabilityRelation ;", "[] a hvt:AccountabilityRelation ;")
    first = "[] a hvt:AbsenceStatement ; hvt:about ex:table ; hvt:absent hvt:InstitutingAct ;" + (
        " hvt:status hvt:stated ; dcterms:source ex:statute ."
    )
    prefixes, rest = nameless.split("\n\n", 1)
    found = two(nameless, f"{prefixes}\n\n{first}\n{rest}")
    assert [(s.what, s.act) for s in found.statements] == [("absence", "added")]
    again = two(nameless, nameless)
    assert (again.changes, again.statements) == ((), ())


def test_a_label_or_a_source_more_moves_nothing(small_house: str) -> None:
    found = two(
        small_house, small_house.replace('"New cranes"@en', '"Newer cranes"@en').replace('Harbour Act"', 'Act"')
    )
    assert (found.changes, found.statements) == ((), ())


def test_json_follows_its_schema(shell: Shell) -> None:
    run = shell("diff", "--to", "2026-10-01", "--format", "json")
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    jsonschema.validate(told, schema("diff"), format_checker=jsonschema.FormatChecker())
    assert told["before"]["reference_date"] == "2025-09-29" and told["after"]["reference_date"] == "2026-10-01"
    assert told["summary"]["came"] == sum(c["before"] is None for c in told["changes"])


def test_the_table_names_the_statement_and_the_day(shell: Shell) -> None:
    shown = " ".join(shell("diff", "--from", "2026-08-14", "--to", "2026-08-15", "--lang", "nl").stdout.split())
    assert "Tussen 14 augustus 2026 en 15 augustus 2026" in shown
    assert "alleen samen: geëindigd op 15 augustus 2026: OBDO beslist [" in shown
    # several decide, one decides
    assert "geëindigd op 15 augustus 2026: overheidsorganisaties beslissen [" in shown


def test_two_files_in_the_shell(shell: Shell, small_house: str, tmp_path: Path) -> None:
    old, new = tmp_path / "old.ttl", tmp_path / "new.ttl"
    old.write_text(small_house, encoding="utf-8")
    start, end = small_house.index("ex:reports a"), small_house.index("ex:cranes a")
    new.write_text(small_house[:start] + small_house[end:], encoding="utf-8")
    rows = list(csv.reader(io.StringIO(shell("diff", old, new, "--on", "2026-05-01", "--format", "csv").stdout)))
    assert {r[2] for r in rows[1:]} == {"New cranes", "Dredging"}
    assert all("withdrawn: Port Authority → Minister of Harbours" in r[6] for r in rows[1:])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "2025-13-01"], "--from 2025-13-01: not a date"),
        (["--from", "2025-09-29", "--to", "2025-02-30"], "--to 2025-02-30: not a date"),
        ([], "say what to compare"),
        (["--on", "2026-01-01"], "--on is for two houses"),
        (["--from", "29-29-2025"], "yyyy-mm-dd"),
        (["a.ttl", "b.ttl", "--from", "2026-01-01"], "--from and --to are for one house"),
    ],
)
def test_mistakes_are_one_sentence(shell: Shell, arguments: list[str], words: str) -> None:
    done = shell("diff", *arguments)
    assert done.returncode == 2 and words in done.stderr and "Traceback" not in done.stderr


def test_two_days_without_choices_are_no_clean_bill(shell: Shell, small_house: str, tmp_path: Path) -> None:
    path = tmp_path / "later.ttl"
    path.write_text(
        small_house.replace("a hvt:Choice ;", 'a hvt:Choice ; hvt:validFrom "2030-01-01"^^xsd:date ;'), encoding="utf-8"
    )
    done = shell("diff", path, "--from", "2020-01-01", "--to", "2021-01-01")
    assert done.returncode == 1 and "nothing was compared" in done.stderr


def test_every_role_is_said_of_one_and_of_several() -> None:
    assert set(_DOES) == set(role_letters())
