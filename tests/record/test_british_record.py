"""The British house gives the verdicts worked out by hand, each on its day, and `diff` the changes its dossier dates.

The tables in `uk/` are the hand's: they name choices, actors and changes by the ids of the dossier, which the house has
as notations.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from graph.answers.answering import answer
from graph.change.difference import difference
from graph.change.records import ChoiceChange, Difference, Effect
from graph.house.setting import Setting, setting
from graph.records import ChoiceAnswer
from ontology.names import local_name
from ontology.reading.dataset import Dataset, name_of
from ontology.reading.extracting import read_facts
from ontology.reading.loading import load
from ontology.standards import SKOS
from tests.conftest import ROOT

Row = Mapping[str, str]
REFERENCE = date(2026, 1, 19)
#: the pairs of days of the dossier; b: those of the two system statements
PAIRS = {
    "a": (date(2024, 7, 22), date(2024, 7, 24)),
    "b": (date(2024, 12, 4), date(2025, 7, 10)),
    "c": (date(2025, 7, 10), REFERENCE),
    "d": (REFERENCE, date(2026, 10, 1)),
}
#: field of a change -> the effect that shows it
EFFECT = {"decider": "deciders", "executor": "executors", "adviser": "advisers", "agenda": "came"}


def rows(name: str) -> list[Row]:
    with (Path(__file__).parent / "uk" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        found: list[Row] = list(csv.DictReader(file))
    assert found, name
    return found


@cache
def uk() -> Dataset:
    return load("uk")


@cache
def on(day: date) -> Setting:
    return setting(uk(), day)


@cache
def changed(pair: str) -> Difference:
    first, last = PAIRS[pair]
    return difference(on(first), on(last))


@cache
def ids() -> dict[str, str]:
    """The id of the dossier -> what bears it in the house."""
    return {name_of(code): iri for iri, said in uk().says().items() for code in said.get(SKOS.notation, ())}


def coded(names: str) -> set[str]:
    return {ids()[name] for name in names.split()}


@cache
def choices(day: date) -> dict[str, ChoiceAnswer]:
    return {choice.notation or "": choice for choice in answer(on(day)).choices}


def found_of(row: Row) -> dict[str, str]:
    """What the house says in the columns of a row that has a choice and a day."""
    choice = choices(date.fromisoformat(row["day"]))[row["choice"]]
    codes = {iri: code for code, iri in ids().items()}
    said = {
        "verdict": choice.verdict,
        "pending": "yes" if choice.pending else "no",
        "deciders": " ".join(sorted(codes[decider.iri] for decider in choice.deciders)),
        "grade": " ".join(map(str, choice.grade)),
    }
    return {column: value for column, value in said.items() if column in row}


@pytest.mark.parametrize("table", ["expected-verdicts", "verdicts-on-other-days"])
def test_the_verdicts_are_those_worked_out_by_hand(table: str) -> None:
    for row in rows(table):
        assert found_of(row) == {column: row[column] for column in found_of(row)}, row


def test_the_hand_judged_every_choice_once_on_a_day_it_is_on_the_agenda() -> None:
    judged = rows("expected-verdicts")
    assert [row["choice"] for row in judged] == [f"UK{number:02}" for number in range(1, 26)]
    assert {row["choice"] for row in judged} == {c.notation for c in read_facts(uk()).choices.values()}
    assert {row["choice"] for row in judged} - choices(REFERENCE).keys() == {"UK08", "UK19", "UK24"}
    assert {row["choice"] for row in judged if row["day"] != str(REFERENCE)} == {"UK08", "UK19", "UK24"}


def test_a_kind_of_relation_has_the_grades_of_the_dossier() -> None:
    kinds = {local_name(iri): kind for iri, kind in on(REFERENCE).facts.kinds.items()}
    for row in rows("kinds"):
        kind = kinds[row["kind"]]
        powers = ("information", "discussion", "consequences")
        assert kind.grade == tuple(int(row[power]) for power in powers), row
        assert (kind.reach and local_name(kind.reach), kind.own_conduct_only) == (
            row["reach"],
            row["own_conduct_only"] == "yes",
        ), row
    assert {name for name in kinds if name.startswith("uk-")} == {row["kind"] for row in rows("kinds")}


def effects(pair: str) -> Iterator[tuple[ChoiceChange, Effect]]:
    return ((change, effect) for change in changed(pair).changes for effect in change.effects)


def shown(row: Row) -> bool:
    """Tell whether `diff` over the pair of a change shows it as the table says."""
    found = changed(row["pair"])
    if row["field"] == "name":
        return (row["before"], row["after"]) in {(name.before.en, name.after.en) for name in found.renamed}
    if row["field"] == "holder":
        told = {(s.act, name) for s in found.statements if s.what == "tenure" for name in (row["before"], row["after"])
                if name and name in s.words.en}  # fmt: skip
        return told == {("ended", row["before"]), *([("begun", row["after"])] if row["after"] else [])}
    here = [effect for change, effect in effects(row["pair"]) if change.notation == row["choice"]]
    if row["field"] == "agenda":
        return "came" in {effect.what for effect in here}
    moved = (EFFECT[row["field"]], coded(row["before"]), coded(row["after"]))
    return moved in [(effect.what, {*effect.before}, {*effect.after}) for effect in here]


def test_diff_shows_every_change_of_the_dossier_that_a_house_can_hold() -> None:
    shows = [row for row in rows("changes") if row["field"]]
    assert [row for row in shows if not shown(row)] == []
    assert {"D09", "D10", "D14"} <= {row["change"] for row in shows if row["pair"] == "b"}
    assert {row["pair"] for row in shows} == PAIRS.keys()


def test_a_change_that_no_verdict_role_or_name_shows_is_an_entry_and_the_page_says_why() -> None:
    page = (ROOT / "docs" / "houses" / "uk.md").read_text(encoding="utf-8")
    reasons = page[page.index("| change | why no verdict, role or name shows it |") :].split("\n\n")[0]
    entries = {code for entry in read_facts(uk()).entries.values() for code in entry.notations}
    silent = [row for row in rows("changes") if not row["field"]]
    for row in silent:
        assert row["reason"] and row["change"] in entries and row["change"] in reasons, row
    assert {row["change"] for row in rows("changes")} == {f"D{number:02}" for number in range(1, 24)} <= entries


def test_between_the_two_statements_diff_reports_nothing_that_the_dossier_does_not_date() -> None:
    """Each effect is a change of the dossier (who answers follows from who decides), or follows from a date in it."""
    mine = [row for row in rows("changes") if row["pair"] == "b"]
    claimed = {(row["choice"], EFFECT[row["field"]], "") for row in mine if row["choice"]}
    claimed |= {(choice, "offices", "") for choice, effect, _ in claimed if effect == "deciders"}
    dated = {(row["choice"], row["effect"], row["gap"]): row["date"] for row in rows("own-dates")}
    assert not claimed & dated.keys()
    told = {(change.notation, effect.what, effect.gap.code if effect.gap else "") for change, effect in effects("b")}
    assert told == claimed | dated.keys()
    statements = {statement.id: statement for statement in changed("b").statements}
    for change, effect in effects("b"):
        day = dated.get((change.notation or "", effect.what, effect.gap.code if effect.gap else ""))
        if day:
            assert effect.cause and effect.cause.sets
            assert {(statements[name].on or "")[: len(day)] for names in effect.cause.sets for name in names} == {day}
    names = {(row["before"], row["after"]) for row in mine if row["field"] == "name"}
    assert {(name.before.en, name.after.en) for name in changed("b").renamed} == names


def test_nothing_is_said_to_lack_a_minister_because_a_department_ended() -> None:
    """After 21 July 2026 the Secretary of State, whichever of them, answers as before, or who answers is not known."""
    after = choices(PAIRS["d"][1])
    assert len(after) == 25
    assert {choice.ministerial for choice in after.values()} == {"full", "aim", "elsewhere", "unknown"}
