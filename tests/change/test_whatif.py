"""What proposals would change on the shipped house, explained by the dossier; and the shell around it."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from graph.answers.answering import answer
from graph.change.comparing import compare
from graph.change.records import ChoiceChange, Staying, WhatIf
from graph.change.whatif import whatif
from graph.house.assuming import ASSUMED, assume, assumption
from graph.house.setting import setting
from ontology.errors import UnknownNameError
from ontology.names import local_name
from ontology.reading.extracting import read_facts
from ontology.reading.loading import loads
from tests.conftest import Shell
from tests.support.nds import nds
from tests.support.printing import schema

ID = "https://w3id.org/huis-van-thorbecke/id/"
BOD_INSTITUTED = ID + "rel-bod--staatssecretaris-bzk-instituted"
BOD_MANDATE = ID + "rel-bod--staatssecretaris-bzk-mandate"


@cache
def asked(
    *scenarios: str, assume: tuple[str, ...] = (), withdraw: tuple[str, ...] = (), evidence: str = "unverified"
) -> WhatIf:
    return whatif(nds(), scenarios, assume, withdraw, evidence=evidence)


def changed(told: WhatIf) -> dict[str, ChoiceChange]:
    return {c.notation or "": c for c in told.difference.changes}


def stays(told: WhatIf) -> dict[str, Staying]:
    return {s.notation or "": s for s in told.staying}


def causes(change: ChoiceChange) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    return {(e.what, e.gap.code if e.gap else ""): e.cause.sets for e in change.effects if e.cause}


def test_the_second_request_changes_one_choice_and_no_further_than_the_obdo_lets_it() -> None:
    """Asked: the BOD anchored and under ministerial direction. It is named for decisions on K35 alone (N01,
    K35), beside the OBDO, whose accountability under its own decree the request leaves as it is (BS-O01, BS-O08)."""
    told = asked("bod-anchored", "bod-ministerial")
    assert list(changed(told)) == ["K35"]
    k35 = changed(told)["K35"]
    assert k35.before and k35.after
    # nobody is known in the BOD: whom it answers to is an open end, never a lack (model-2.md 3.7)
    assert (k35.before.verdict, k35.after.verdict) == ("UNKNOWN", "LIMITED")
    assert (k35.before.grade, k35.after.grade) == ((0, 0, 0), (2, 2, 2))
    # either proposal alone is enough, so neither is indispensable
    either = ((BOD_INSTITUTED,), (BOD_MANDATE,))
    assert causes(k35) == {
        ("verdict", ""): either,
        ("powers", ""): either,
        ("gap-closed", "unknown"): either,
    }
    assert all(e.cause and e.cause.needed == () and e.cause.smallest for e in k35.effects)
    assert k35.limit and "OBDO stays the weakest decider (limited ministerial accountability)" in k35.limit.en
    assert "the OBDO to the State Secretary for the Interior and Kingdom Relations" in k35.limit.en
    assert k35.limit.nl.startswith("het OBDO blijft de zwakste beslisser")


def test_the_second_request_leaves_the_others_and_says_why() -> None:
    told = asked("bod-anchored", "bod-ministerial")
    kept = stays(told)
    assert told.difference.unchanged == len(kept) == len(answer(setting(nds())).choices) - 1
    assert "K35" not in kept and not any(s.touched for s in kept.values())
    # aims of which the execution names nobody who decides: anchoring the BOD names nobody either (corrections.md A)
    only_aim = {c.notation for c in answer(setting(nds())).choices if c.verdict == "AIM_ONLY"}
    assert {n for n, s in kept.items() if s.reason == "aim-only"} == only_aim > {"K02", "K20", "K32"}
    assert kept["K33"].reason == "not-recorded"
    # the anchoring itself is decided by the state secretary, and that stays so (BS-Z02)
    assert kept["K38"].reason == "others-decide"
    assert "State Secretary for the Interior and Kingdom Relations" in kept["K38"].why.en


def test_each_proposal_alone_beside_the_two_together() -> None:
    """Anchored only, the BOD is itself the weakest: its arguable relation opens a gap that a mandate avoids."""
    told = asked("bod-anchored", "bod-ministerial")
    anchored, ministerial = told.alone
    opened = {e.gap.code for _, e in anchored.undone if e.gap}
    assert opened == {"limited-powers"}
    assert ministerial.undone == () and told.only_together == ()
    assert [c.notation for c in anchored.changes] == [c.notation for c in ministerial.changes] == ["K35"]
    assert anchored.proposed_in == (ID + "source-letter",)


def test_the_first_request_closes_the_gap_in_money_and_moves_no_verdict() -> None:
    told = asked("structural-funding")
    assert {n: causes(c) for n, c in changed(told).items()} == {
        "K35": {("gap-closed", "unknown"): ((ID + "funding-k35-structural",),)},
        "K37": {("gap-closed", "unknown"): ((ID + "funding-k37-structural",),)},
    }


def test_both_requests_together_are_each_told_where_they_come_from() -> None:
    told = asked("bod-ministerial", "structural-funding")
    origin = {local_name(s.iri): [local_name(x) for x in s.scenarios] for s in told.difference.statements}
    assert origin["rel-bod--staatssecretaris-bzk-mandate"] == ["bod-ministerial"]
    assert origin["funding-k35"] == origin["funding-k35-structural"] == ["structural-funding"]


def test_an_effect_that_only_two_together_bring() -> None:
    """K35 in full: it takes the BOD and the OBDO both in the state secretary's name; neither alone does it."""
    mandate = "OBDO -> staatssecretaris-bzk : mandate"
    told = asked("bod-ministerial", assume=(mandate,))
    k35 = changed(told)["K35"]
    assert k35.after and k35.after.verdict == "FULL" and k35.limit is None
    both = ((BOD_MANDATE, "urn:thorbecke:assumed/relation/obdo--staatssecretaris-bzk--mandate"),)
    assert causes(k35)["verdict", ""] == both
    verdict = next(e for e in k35.effects if e.what == "verdict")
    assert verdict.cause and verdict.cause.needed == both[0]
    assert (k35.iri, verdict) in told.only_together


def test_an_assumption_touches_choices_that_it_does_not_change() -> None:
    told = asked(assume=("OBDO -> minister-bzk : mandate",))
    assert {n: (c.after and c.after.verdict) for n, c in changed(told).items()} == {
        "K24": "UNKNOWN",  # each organisation decides beside it, for itself
        "K45": "FULL",  # decided by the OBDO alone (D1 4(3))
        "K35": "UNKNOWN",  # whom the BOD beside it answers to is not known
    }
    assert "BOD stays the weakest decider" in (changed(told)["K35"].limit or ("", ""))[1]
    assert "all public organisations stay the weakest" in (changed(told)["K24"].limit or ("", ""))[1]
    kept = stays(told)
    # the OBDO advises there (BS-O07, BS-O05, BS-Z02); advice is no decision
    assert {n for n, s in kept.items() if s.touched} == {"K19", "K31", "K38"}
    assert {kept[n].reason for n in ("K19", "K31", "K38")} == {"other-role"}


@pytest.mark.parametrize(
    ("text", "evidence", "notation", "reason"),
    [
        ("OBDO -> minister-bzk : mandate choice=K38", "unverified", "K35", "out-of-scope"),
        ("BOD -> minister-bzk : overleg-participation", "unverified", "K35", "not-counted"),
        ("OBDO -> minister-bzk : instituted-body", "inferred", "K45", "not-accepted"),
        ("OBDO -> staatssecretaris-bzk : instituted-body", "unverified", "K35", "as-good-already"),
        ("VNG -> minister-bzk : mandate", "unverified", "K43", "other-role"),
    ],
)
def test_why_an_assumption_changes_nothing(text: str, evidence: str, notation: str, reason: str) -> None:
    told = asked(assume=(text,), evidence=evidence)
    assert notation not in changed(told)
    assert (stays(told)[notation].touched, stays(told)[notation].reason) == (True, reason), stays(told)[notation]


def test_withdrawing_a_relation() -> None:
    """Without the OBDO's relation under the 2022 decree its choices have no one who answers on record."""
    told = asked(withdraw=("rel-obdo--staatssecretaris-bzk",))
    assert changed(told)["K45"].after != changed(told)["K45"].before
    assert causes(changed(told)["K45"])["verdict", ""] == ((ID + "rel-obdo--staatssecretaris-bzk",),)
    assert [(s.act, s.what) for s in told.difference.statements] == [("withdrawn", "relation")]


def test_nothing_changes_nothing() -> None:
    told = asked()
    assert (told.difference.changes, told.difference.statements, told.alone, told.only_together) == ((), (), (), ())
    assert len(told.staying) == len(answer(setting(nds())).choices)


def test_the_record_is_the_same_before_and_after() -> None:
    dataset = nds()
    before = answer(setting(dataset))
    asked("bod-anchored", "bod-ministerial", "structural-funding", assume=("OBDO -> minister-bzk : mandate",))
    facts = read_facts(dataset)
    assumed = assume(
        dataset, [assumption(facts, "OBDO -> minister-bzk : mandate")], [ID + "rel-obdo--staatssecretaris-bzk"]
    )
    assert answer(setting(assumed)) == before == answer(setting(dataset))
    under = answer(setting(assumed, scenarios=[ASSUMED]))
    assert compare(before, under) and compare(before, answer(setting(assumed))) == ()


def test_an_assumption_gives_a_missing_relation_back(small_house: str) -> None:
    """Take a relation out of a house, assume it again: the answers are those of the house, gap by gap."""
    whole = loads(small_house)
    start, end = small_house.index("ex:reports a"), small_house.index("ex:cranes a")
    torn = loads(small_house[:start] + small_house[end:])
    assert compare(answer(setting(whole)), answer(setting(torn)))
    told = whatif(torn, assumptions=["port -> minister : zbo-kaderwet-public"])
    back = {c.iri: c.after for c in told.difference.changes}
    for choice in answer(setting(whole)).choices:
        if choice.iri in back:
            found = back[choice.iri]
            assert found and (found.verdict, found.grade) == (choice.verdict, choice.grade)


def test_an_assumed_relation_is_labelled_and_no_surer_than_its_kind() -> None:
    facts = read_facts(nds())
    assumed = assumption(
        facts,
        "Bestuurlijk Overleg Digitalisering → staatssecretaris BZK : instituted-body theme=cloud choice=K35 kind=Plan",
    )
    assert (assumed.account_giver, assumed.forum) == (ID + "bod", ID + "staatssecretaris-bzk")
    assert assumed.status == "arguable"
    assert [local_name(i) for i in (*assumed.themes, *assumed.choices, *assumed.choice_kinds)] == [
        "cloud",
        "nds-uitvoeringsprogramma",
        "Plan",
    ]
    told = asked(assume=("BOD -> staatssecretaris-bzk : instituted-body",))
    (statement,) = told.difference.statements
    assert statement.scenarios == (ASSUMED,) and statement.sources == ("urn:thorbecke:assumed/by-whoever-asks",)
    gap = next(e.gap for c in told.difference.changes for e in c.effects if e.what == "gap-opened")
    assert gap and "urn:thorbecke:assumed/by-whoever-asks" in gap.sources


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("BOD", "is no assumption; write it as"),
        ("BOD -> staatssecretaris : mandate", "staatssecretaris-bzk"),
        ("BODD -> minister-bzk : mandate", "no choice or actor of this house"),
        ("BOD -> minister-bzk : mandat", "did you mean mandate"),
        ("BOD -> minister-bzk : mandate theem=cloud", "did you mean theme"),
        ("BOD -> minister-bzk : mandate theme=clod", "did you mean cloud"),
        ("BOD -> minister-bzk : mandate kind=Ordre", "did you mean Order"),
        ("BOD -> BOD : mandate", "cannot answer to itself"),
    ],
)
def test_an_assumption_that_is_not_understood(text: str, words: str) -> None:
    with pytest.raises(UnknownNameError, match=re.escape(words)):
        assumption(read_facts(nds()), text)


def test_json_follows_its_schema_and_names_every_cause(shell: Shell) -> None:
    told = json.loads(
        shell(
            "whatif", "bod-anchored,bod-ministerial", "--assume", "OBDO -> minister-bzk : mandate", "--format", "json"
        ).stdout
    )
    jsonschema.validate(told, schema("whatif"), format_checker=jsonschema.FormatChecker())
    known = {s["id"] for s in told["statements"]}
    for change in told["changes"]:
        for effect in change["effects"]:
            assert {i for names in effect["cause"]["sets"] for i in names} <= known
    assert told["summary"]["changed"] + told["summary"]["unchanged"] == len(answer(setting(nds())).choices)
    assert told["before"]["scenarios"] == [] and told["after"]["scenarios"][-1] == ASSUMED


def test_csv_has_a_row_per_effect_and_a_row_per_choice_that_stays(shell: Shell) -> None:
    rows = list(csv.reader(io.StringIO(shell("whatif", "bod-ministerial", "--format", "csv").stdout)))
    assert len({len(r) for r in rows}) == 1
    assert [r[3] for r in rows].count("unchanged") == len(answer(setting(nds())).choices) - 1 and {
        r[1] for r in rows if r[3] == "verdict"
    } == {"K35"}
    (powers,) = [r for r in rows if r[3] == "powers"]
    assert powers[4] == "information ? (unknown), discussion ? (unknown), consequences ? (unknown)"
    assert powers[5] == "information 2 (bounded), discussion 2 (bounded), consequences 2 (bounded)"


def test_the_table_says_it_in_either_language(shell: Shell) -> None:
    shown = " ".join(shell("whatif", "bod-anchored", "bod-ministerial", "--lang", "en").stdout.split())
    assert "choices on 29 September 2025 changes on this record;" in shown
    assert "OBDO stays the weakest decider" in shown and "each of these is enough" in shown
    shown = " ".join(shell("whatif", "--assume", "BOD -> minister-bzk : mandate", "--lang", "nl").stdout.split())
    assert "Aangenomen door wie dit vraagt" in shown and "[aangenomen; telt als vastgesteld]" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name a proposal (it has bod-anchored, bod-ministerial, structural-funding)"),
        (["bod-anchorde"], "did you mean bod-anchored"),
        (["my-house.ttl", "bod-anchored"], "give a house with --house my-house.ttl"),
        (["--withdraw", "bod"], "is no statement; withdraw what is said of it"),
        (["--withdraw", "rel-obdo--staatssecretaris"], "did you mean rel-obdo--staatssecretaris-bzk"),
    ],
)
def test_mistakes_are_one_sentence(shell: Shell, arguments: list[str], words: str) -> None:
    done = shell("whatif", *arguments)
    assert done.returncode == 2 and words in done.stderr
    assert "Traceback" not in done.stderr and done.stdout == ""


def test_a_house_nobody_here_wrote(shell: Shell, small_house: str, tmp_path: Path) -> None:
    path = tmp_path / "harbour.ttl"
    path.write_text(small_house, encoding="utf-8")
    done = shell("whatif", "--house", path, "--on", "2026-05-01", "--withdraw", "reports", "--format", "json")
    told = json.loads(done.stdout)
    jsonschema.validate(told, schema("whatif"))
    moved = {c["label"]["en"]: (c["before"]["verdict"], c["after"]["verdict"]) for c in told["changes"]}
    assert moved == {"New cranes": ("LIMITED", "NONE_FOUND"), "Dredging": ("LIMITED", "NONE_FOUND")}


def test_a_day_without_choices_is_no_clean_bill(shell: Shell, small_house: str, tmp_path: Path) -> None:
    path = tmp_path / "later.ttl"
    path.write_text(
        small_house.replace("a hvt:Choice ;", 'a hvt:Choice ; hvt:validFrom "2030-01-01"^^xsd:date ;'), encoding="utf-8"
    )
    done = shell("whatif", "--house", path, "--on", "2026-01-01", "--withdraw", "reports")
    assert done.returncode == 1 and "nothing was answered" in done.stderr
