"""What the shipped house answers, and why it changes: each expectation is explained by the dossier."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from graph.answers.answering import answer
from graph.house.setting import setting
from graph.records import Answer, ChoiceAnswer
from tests.support.nds import nds

ID = "https://w3id.org/huis-van-thorbecke/id/"


@cache
def asked(on: date | None = None, scenarios: tuple[str, ...] = (), evidence: str = "unverified") -> Answer:
    return answer(setting(nds(), on, scenarios, evidence))


def verdicts(told: Answer) -> dict[str, str]:
    return {c.notation or "": c.verdict for c in told.choices}


def choice(told: Answer, notation: str) -> ChoiceAnswer:
    return next(c for c in told.choices if c.notation == notation)


def codes(told: Answer, notation: str) -> set[str]:
    return {g.code for g in choice(told, notation).gaps}


def moved(told: Answer) -> dict[str, tuple[str | None, str | None]]:
    before, after = verdicts(asked()), verdicts(told)
    names = sorted(before.keys() | after.keys())
    return {n: (before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n)}


def test_on_the_day_of_the_letter() -> None:
    told = asked()
    assert told.house.reference_date == "2025-09-29"
    found = verdicts(told)
    # goals of the strategy that name nobody who decides (nds-governance 2.3, G2)
    for goal in ("K04", "K05", "K11", "K14", "K15", "K16", "K18", "K20", "K21", "K22", "K23", "K31"):
        assert found[goal] == "NO_DECIDER", goal
    # the programme: OBDO through its decree, the BOD through nothing on record (N01a, BS-B03, absence inferred)
    assert found["K35"] == "NONE_FOUND"
    assert {"no-chain", "informal-decider"} <= codes(told, "K35")
    # the council of ministers adopted the strategy for the Rijk (K01); the state secretary may anchor the BOD (BS-Z02)
    assert found["K01"] == found["K38"] == "FULL"
    # the list of open standards is decided by an official-level body (BS-O08): powers over it are bounded
    assert found["K30"] == "LIMITED"
    assert choice(told, "K30").grade == (2, 2, 2)
    # what was said in the debate was not read (K39); whose mandate the teams hold is unknown (N05)
    assert found["K39"] == found["K40"] == "UNKNOWN"
    # municipalities decide on their own collectivisation (K43, G5); motions are the forum's own (K08, K44)
    assert found["K43"] == "LOCAL"
    assert found["K08"] == found["K44"] == "FORUM_ITSELF"


def test_before_the_strategy_was_adopted() -> None:
    """10 June 2025: the strategy was announced (R01) but not adopted (R04, 4 July); its goals were not there yet."""
    changes = moved(asked(on=date(2025, 6, 10)))
    assert changes["K01"] == ("FULL", "NO_DECIDER")
    assert changes["K35"] == ("NONE_FOUND", None)
    assert changes["K24"] == ("LIMITED", None)  # BIO2 was decided in September 2025 (S62, S63)
    assert "K19" not in changes  # the programming plan rests on the decree of 2022


def test_after_the_change_of_cabinet() -> None:
    """1 March 2026: what was left to the next cabinet has an owner (K36, S61); the FDS agreements and others begin."""
    changes = moved(asked(on=date(2026, 3, 1)))
    assert changes["K36"] == ("NO_DECIDER", "FULL")
    assert changes["K12"] == (None, "FULL")
    assert choice(asked(on=date(2026, 3, 1)), "K12").caveats == ("decider-not-stated",)
    assert changes["K42"] == (None, "FULL")
    assert changes["K41"] == (None, "NO_DECIDER")


def test_when_the_cyber_security_act_is_in_force() -> None:
    """15 August 2026: the state secretary makes BIO2 binding by ministerial regulation (CB-10), not the OBDO."""
    before, after = asked(on=date(2026, 8, 14)), asked(on=date(2026, 8, 15))
    assert choice(before, "K24").verdict == "LIMITED"
    assert "no-legal-basis" in codes(before, "K24")
    assert choice(after, "K24").verdict == "FULL"
    assert "no-legal-basis" not in codes(after, "K24")


def test_two_office_holders_after_the_change_of_cabinet() -> None:
    """G6: after 23 February 2026 BZK and EZK both act; nobody is designated to lead."""
    told = asked(on=date(2026, 10, 1))
    for notation in ("K06", "K09"):
        assert choice(told, notation).verdict == "SHARED"
        assert choice(told, notation).ministerial == "partial"
        assert "many-hands" in codes(told, notation)


def test_on_stated_facts_alone() -> None:
    """An auditor's question: what hangs on inference is unknown then, never no."""
    changes = moved(asked(evidence="stated"))
    assert changes["K35"] == ("NONE_FOUND", "UNKNOWN")  # the BOD's absence is inferred from the letter (N01a)
    assert changes["K03"] == ("FULL", "UNKNOWN")  # "cabinet/BZK (i)": the budget text says "we"
    assert changes["K19"] == ("FULL", "UNKNOWN")  # adoption verb missing in the decree (section 11, K19)
    assert changes["K30"] == ("LIMITED", "UNKNOWN")  # the grading of an instituted body is arguable
    assert changes["K43"] == ("LOCAL", "UNKNOWN")  # membership of an association is from memory
    assert all(after in ("UNKNOWN", "FORUM_ITSELF") for _, after in changes.values())
    assert "K01" not in changes and "K38" not in changes


@pytest.mark.parametrize(("scenario", "bod"), [("bod-anchored", "LIMITED"), ("bod-ministerial", "FULL")])
def test_the_second_request_of_the_letter(scenario: str, bod: str) -> None:
    """Anchoring the BOD changes the one choice it is named for, and no further than the OBDO beside it lets it."""
    told = asked(scenarios=(scenario,))
    assert moved(told) == {"K35": ("NONE_FOUND", "LIMITED")}
    by_name = {d.iri: d.verdict for d in choice(told, "K35").deciders}
    assert by_name == {ID + "bod": bod, ID + "obdo": "LIMITED"}
    assert "informal-decider" not in codes(told, "K35")
    assert "informal-decider" in codes(asked(), "K35")


def test_the_first_request_of_the_letter() -> None:
    """Structural money closes the gap in cover of the programme and moves no verdict."""
    told = asked(scenarios=("structural-funding",))
    assert moved(told) == {}
    assert "unfunded" in codes(asked(), "K35") and "unfunded" not in codes(told, "K35")


def test_a_scenario_never_touches_the_record() -> None:
    before = asked()
    asked(scenarios=("bod-anchored", "bod-ministerial", "structural-funding"))
    assert answer(setting(nds())) == before


def test_unknown_is_never_counted_as_none() -> None:
    for told in (asked(), asked(evidence="stated")):
        assert len(told.choices) == 34
        for c in told.choices:
            assert (c.verdict == "UNKNOWN") == (c.ministerial == "unknown")
            assert not (c.verdict == "NONE_FOUND" and any(d.open_ends for d in c.deciders))
