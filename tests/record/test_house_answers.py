"""What the shipped house answers, and why it changes: each expectation is explained by the dossier as corrected."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from graph.answers.answering import answer
from graph.house.setting import setting
from graph.records import Answer, ChoiceAnswer
from tests.support.nds import nds

ID = "https://w3id.org/huis-van-thorbecke/id/"

#: The parts of the strategy of which nobody is on record as deciding on the execution (corrections, section A).
PARTS = (
    "K02", "K04", "K05", "K11", "K14", "K15", "K16", "K18", "K20", "K21", "K22", "K29", "K30", "K31", "K32",
)  # fmt: skip


@cache
def asked(on: date | None = None, scenarios: tuple[str, ...] = (), evidence: str = "unverified") -> Answer:
    return answer(setting(nds(), on, scenarios, evidence))


def verdicts(told: Answer) -> dict[str, str]:
    return {c.notation or "": c.verdict for c in told.choices}


def choice(told: Answer, notation: str) -> ChoiceAnswer:
    return next(c for c in told.choices if c.notation == notation)


def codes(told: Answer, notation: str) -> set[str]:
    return {g.code for g in choice(told, notation).gaps}


def deciders(told: Answer, notation: str) -> dict[str, str]:
    return {d.iri.removeprefix(ID): d.verdict for d in choice(told, notation).deciders}


def moved(told: Answer) -> dict[str, tuple[str | None, str | None]]:
    before, after = verdicts(asked()), verdicts(told)
    names = sorted(before.keys() | after.keys())
    return {n: (before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n)}


def test_on_the_day_of_the_letter() -> None:
    told = asked()
    assert told.house.reference_date == "2025-09-29"
    found = verdicts(told)
    # goals and interventions of the strategy: the cabinet answers for the aim; who decides on carrying it out is silent
    assert {n for n, verdict in found.items() if verdict == "AIM_ONLY"} == set(PARTS)
    for goal in PARTS:
        aim = choice(told, goal).aim
        assert aim is not None and (aim.verdict, aim.ministerial, aim.status) == ("FULL", "full", "inferred"), goal
        assert (aim.adopters, aim.part_of) == ((ID + "ministerraad",), (ID + "vaststelling-nds",)), goal
    # nothing lacks on this record: a silence is none
    assert told.classes["none"] == 0 and found["K33"] == "NOT_RECORDED"
    # the programme: members of the BOD are unknown, so that it is an open end beside BZK and the OBDO
    assert deciders(told, "K35") == {"bod": "UNKNOWN", "obdo": "LIMITED", "staatssecretaris-bzk": "FULL"}
    assert found["K35"] == "UNKNOWN" and choice(told, "K35").aim is not None
    # the council of ministers adopted the strategy for the Rijk (K01); the state secretary may anchor the BOD (BS-Z02)
    assert found["K01"] == found["K38"] == "FULL"
    # the list of open standards is decided by an official-level body (BS-O08): powers over it are bounded
    assert found["K45"] == "LIMITED"
    assert choice(told, "K45").grade == (2, 2, 2)
    # BIO2 was adopted by the OBDO; each organisation decides for itself, and to whom it answers differs
    assert deciders(told, "K24") == {"obdo": "LIMITED", "overheidsorganisaties": "UNKNOWN"}
    assert found["K24"] == "UNKNOWN"
    # inside BZK, between ministers, or a new ministry: three offices, one cabinet (K39)
    assert found["K39"] == "SHARED" and choice(told, "K39").ministerial == "partial"
    # municipalities decide on their own collectivisation (K43, G5)
    assert found["K43"] == "LOCAL"


def test_a_motion_asks_and_the_government_decides() -> None:
    for notation in ("K08", "K44"):
        told = choice(asked(), notation)
        assert told.requested_by == (ID + "tweede-kamer",)
        assert deciders(asked(), notation) == {"staatssecretaris-bzk": "FULL"}
    later = asked(on=date(2025, 12, 18))
    assert "K44" not in verdicts(later) and deciders(later, "K46") == {"staatssecretaris-bzk": "FULL"}
    assert "decider-not-stated" in choice(asked(), "K44").caveats
    assert "decider-not-stated" not in choice(later, "K46").caveats


def test_what_is_not_yet_decided_says_so() -> None:
    pending = {c.notation for c in asked().choices if c.pending}
    assert pending == {"K03", "K37", "K38", "K39", "K44"} and asked().pending == 5
    later = {c.notation for c in asked(on=date(2026, 10, 1)).choices if c.pending}
    assert later == {"K03", "K13", "K28", "K36", "K37", "K38", "K39", "K41"}


def test_before_the_strategy_was_adopted() -> None:
    """10 June 2025: the strategy was announced (R01) but not adopted (R04, 4 July); its goals were not there yet."""
    told = asked(on=date(2025, 6, 10))
    changes = moved(told)
    assert changes["K01"] == ("FULL", "NOT_RECORDED")
    assert changes["K35"] == ("UNKNOWN", None)
    assert {changes[part] for part in PARTS} == {("AIM_ONLY", None)}
    assert changes["K24"] == ("UNKNOWN", None)  # BIO2 was adopted in September 2025
    assert "K19" not in changes  # the programming plan rests on the decree of 2022


def test_an_office_that_nobody_held() -> None:
    """3-19 June 2025: the portfolio was vacant and the minister took it; that made nobody state secretary."""
    vacant = {c.notation for c in asked(on=date(2025, 6, 10)).choices if "office-vacant" in c.caveats}
    assert {"K08", "K17", "K19"} <= vacant
    for day in (date(2025, 6, 2), date(2025, 6, 19), date(2025, 9, 29)):
        assert [c.notation for c in asked(on=day).choices if "office-vacant" in c.caveats] == []
    assert [c.notation for c in asked(evidence="stated").choices if "office-vacant" in c.caveats] == []


def test_a_caretaker_cabinet() -> None:
    """3 June 2025 - 23 February 2026: whoever sits in the cabinet, ministers and state secretaries alike."""
    for day in (date(2025, 6, 3), date(2025, 9, 29), date(2026, 2, 22)):
        told = asked(on=day)
        offices = {c.notation: {d.chain.office for d in c.deciders if d.chain} for c in told.choices}
        answered = [c for c in told.choices if ID + "staatssecretaris-bzk" in offices[c.notation]]
        assert answered and all("caretaker" in c.caveats for c in answered)
        assert "caretaker" not in choice(told, "K43").caveats  # municipalities
    for day in (date(2025, 6, 2), date(2026, 2, 23)):
        assert [c.notation for c in asked(on=day).choices if "caretaker" in c.caveats] == []


def test_after_the_change_of_cabinet() -> None:
    """1 March 2026: what was left to the next cabinet has an owner (K36, S61); the FDS agreements and others begin."""
    changes = moved(asked(on=date(2026, 3, 1)))
    assert changes["K36"] == (None, "FULL")
    assert verdicts(asked(on=date(2026, 1, 1)))["K36"] == "NOT_RECORDED"
    assert changes["K12"] == changes["K13"] == (None, "FULL")
    assert "decider-not-stated" in choice(asked(on=date(2026, 3, 1)), "K12").caveats
    assert changes["K42"] == (None, "FULL")
    assert changes["K41"] == changes["K23"] == (None, "NOT_RECORDED")
    assert changes["K40"] == (None, "UNKNOWN")


def test_when_the_cyber_security_act_is_in_force() -> None:
    """15 August 2026: BIO2 binds by regulation of the minister, whom the state secretary stood in for (CB-10)."""
    before, after = asked(on=date(2026, 8, 14)), asked(on=date(2026, 8, 15))
    assert choice(before, "K24").verdict == "UNKNOWN"
    aim = choice(before, "K24").aim
    assert aim is not None and (aim.verdict, aim.adopters, aim.status) == ("LIMITED", (ID + "obdo",), "stated")
    assert "no-legal-basis" in codes(before, "K24")
    assert deciders(after, "K24") == {"minister-bzk": "FULL", "staatssecretaris-bzk": "FULL"}
    assert choice(after, "K24").verdict == "FULL"
    assert "no-legal-basis" not in codes(after, "K24")


def test_two_office_holders_after_the_change_of_cabinet() -> None:
    """G6: after 23 February 2026 BZK and EZK both act; nobody is designated to lead."""
    told = asked(on=date(2026, 10, 1))
    for notation in ("K06", "K09"):
        assert choice(told, notation).verdict == "SHARED"
        assert choice(told, notation).ministerial == "partial"
        assert "many-hands" in codes(told, notation)


def test_an_act_of_parliament_has_two_makers_and_a_lead() -> None:
    told = choice(asked(), "K25")
    assert deciders(asked(), "K25") == {"regering": "FULL", "staten-generaal": "FORUM_ITSELF"}
    assert (told.verdict, told.lead) == ("FULL", ID + "minister-jenv")


def test_on_stated_facts_alone() -> None:
    """An auditor's question: what hangs on inference is unknown then, never no."""
    told = asked(evidence="stated")
    changes = moved(told)
    assert {changes[part] for part in PARTS} == {
        ("AIM_ONLY", "NOT_RECORDED")
    }  # an adopter of another choice is inferred
    assert changes["K03"] == ("FULL", "UNKNOWN")  # "cabinet/BZK (i)": the budget text says "we"
    assert changes["K19"] == ("FULL", "UNKNOWN")  # adoption verb missing in the decree (section 11, K19)
    assert changes["K45"] == ("LIMITED", "UNKNOWN")  # the grading of an instituted body is arguable
    assert changes["K43"] == ("LOCAL", "UNKNOWN")  # membership of an association is from memory
    assert changes["K38"] == ("FULL", "UNKNOWN")  # who would decide is inferred: nothing had been decided
    assert {after for _, after in changes.values()} == {"UNKNOWN", "NOT_RECORDED"}
    assert {n for n, verdict in verdicts(told).items() if verdict == "FULL"} == {"K01", "K17", "K25", "K34"}


@pytest.mark.parametrize(("scenario", "bod"), [("bod-anchored", "LIMITED"), ("bod-ministerial", "FULL")])
def test_the_second_request_of_the_letter(scenario: str, bod: str) -> None:
    """Anchoring the BOD changes the one choice it is named for, and no further than the OBDO beside it lets it."""
    told = asked(scenarios=(scenario,))
    assert moved(told) == {"K35": ("UNKNOWN", "LIMITED")}
    assert deciders(told, "K35") == {"bod": bod, "obdo": "LIMITED", "staatssecretaris-bzk": "FULL"}
    assert choice(told, "K35").aim == choice(asked(), "K35").aim


def test_the_two_readings_of_the_second_request_are_pleas() -> None:
    """What they add is arguable: on inferred facts nothing changes, as the letter names no instrument."""
    both = ("bod-anchored", "bod-ministerial")
    assert moved(asked(scenarios=both)) == {"K35": ("UNKNOWN", "LIMITED")}
    assert verdicts(asked(scenarios=both, evidence="inferred")) == verdicts(asked(evidence="inferred"))


def test_the_first_request_of_the_letter() -> None:
    """Structural money closes what is unknown of the cover of the programme and moves no verdict."""
    told = asked(scenarios=("structural-funding",))
    assert moved(told) == {}
    for notation in ("K35", "K37"):
        before = {g.about for g in choice(asked(), notation).gaps if g.code == "unknown"}
        after = {g.about for g in choice(told, notation).gaps if g.code == "unknown"}
        assert "funding" in before and "funding" not in after
    assert [c.notation for c in asked().choices for g in c.gaps if g.code == "unfunded"] == []


def test_a_scenario_never_touches_the_record() -> None:
    before = asked()
    asked(scenarios=("bod-anchored", "bod-ministerial", "structural-funding"))
    assert answer(setting(nds())) == before


def test_unknown_is_never_counted_as_none() -> None:
    for told in (asked(), asked(evidence="stated")):
        assert len(told.choices) == 31
        for c in told.choices:
            assert (c.verdict in ("UNKNOWN", "NOT_RECORDED")) == (c.ministerial == "unknown")
            assert not (c.verdict == "NONE_FOUND" and any(d.open_ends for d in c.deciders))
