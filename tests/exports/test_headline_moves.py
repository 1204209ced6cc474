"""The headline's counts move with the evidence, the day and a proposal, and each move is told choice by choice."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from exports.views.diff import effect_words
from graph.answers.answering import answer
from graph.change.difference import difference
from graph.house.setting import Setting, setting
from graph.records import MINISTERIAL, Answer, ChoiceAnswer
from graph.words.house import headline, stated_line
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset
from ontology.reading.facts import holds_on

DAY = date(2025, 9, 29)
SCENARIOS = (("bod-anchored",), ("bod-ministerial",), ("bod-anchored", "bod-ministerial"), ("structural-funding",))


@pytest.fixture(scope="module")
def told(shipped: Dataset) -> Answer:
    return answer(setting(shipped, DAY))


def numbers(words: str) -> list[int]:
    """The counts of a headline: what stands before the sentence on sources, without the day."""
    counts = words.split(". Resting")[0].split(". Op een")[0]
    return [int(n) for n in re.findall(r"\d+", re.sub(r"\d+ \w+ 20\d\d", "", counts))]


def assert_headline_counts(told: Answer) -> None:
    """Hold the headline against the choices themselves, in both languages."""
    found = Counter(choice.ministerial for choice in told.choices)
    full, partial = found["full"], found["partial"]
    pending = sum(choice.pending for choice in told.choices if choice.ministerial in ("full", "partial"))
    silent = sum(choice.verdict == "NOT_RECORDED" for choice in told.choices)
    counts = [len(told.choices), full + partial, full, partial, *([pending] if pending else [])]
    counts += [found[name] for name in ("aim", "elsewhere", "none", "unknown")] + ([silent] if silent else [])
    for words in headline(told):
        assert numbers(words) == counts, words
    assert full + partial + sum(found[name] for name in ("aim", "elsewhere", "none", "unknown")) == len(told.choices)


@pytest.mark.parametrize("evidence", ["stated", "inferred", "arguable", "unverified"])
@pytest.mark.parametrize("on", [date(2025, 6, 10), DAY, date(2026, 3, 1), date(2026, 10, 1)], ids=str)
def test_the_counts_add_up_on_any_day_and_evidence(shipped: Dataset, on: date, evidence: str) -> None:
    given = answer(setting(shipped, on, evidence=evidence))
    assert given.choices
    assert_headline_counts(given)
    assert sum(given.classes_stated.values()) == len(given.choices)


def test_stated_facts_alone_give_the_line_beneath_and_the_choices_that_rest_on_less_move(
    shipped: Dataset, told: Answer
) -> None:
    stated = answer(setting(shipped, DAY, evidence="stated"))
    alone = {choice.iri: choice.ministerial for choice in stated.choices}
    assert alone == {choice.iri: choice.ministerial_stated for choice in told.choices}
    assert dict(stated.classes) == dict(told.classes_stated) == dict(stated.classes_stated)
    found = told.classes_stated
    line = [found["full"] + found["partial"], *(found[n] for n in ("full", "partial", "aim", "elsewhere", "none"))]
    assert [int(n) for n in re.findall(r"\d+", stated_line(told).en)] == [*line, found["unknown"]]
    moved = [choice for choice in told.choices if alone[choice.iri] != choice.ministerial]
    stays = [choice for choice in told.choices if choice not in moved and choice.ministerial != "unknown"]
    assert len(moved) > 10 and stays
    for choice in moved:
        assert alone[choice.iri] == "unknown", f"{choice.notation}: less evidence is never a lack"
        assert weakest(choice) != {"stated"}, choice.notation
    for choice in stays:
        assert weakest(choice) == {"stated"}, choice.notation


def weakest(choice: ChoiceAnswer) -> set[str]:
    """How sure the answer on a choice is: of whoever decides, or else adopted it, and of the chains."""
    if choice.deciders:
        return {
            status for d in choice.deciders for status in (d.assignment_status, d.chain.status if d.chain else "stated")
        }
    assert choice.aim is not None
    return {choice.aim.status, *(d.chain.status for d in choice.aim.deciders if d.chain)}


@pytest.mark.parametrize("to", [date(2026, 3, 1), date(2026, 10, 1)], ids=str)
def test_another_day_moves_what_a_statement_that_begins_or_ends_moves(shipped: Dataset, told: Answer, to: date) -> None:
    before, after = setting(shipped, DAY), setting(shipped, to)
    later = answer(after)
    causes = moves(before, after, told, later)
    assert causes
    choices = after.facts.choices
    entered = {c.iri for c in later.choices} - {c.iri for c in told.choices}
    left = {c.iri for c in told.choices} - {c.iri for c in later.choices}
    assert entered and all(not holds_on(choices[iri], DAY) and holds_on(choices[iri], to) for iri in entered)
    assert all(holds_on(choices[iri], DAY) and not holds_on(choices[iri], to) for iri in left)
    changed = Counter(later.classes)
    changed.subtract(told.classes)
    by_choice = Counter[str]()
    for iri, (was, now) in causes.items():
        by_choice.update({now: 1} if now else {})
        by_choice.subtract({was: 1} if was else {})
        assert iri in entered | left or was != now
    assert {name: changed[name] for name in MINISTERIAL} == {name: by_choice[name] for name in MINISTERIAL}


@pytest.mark.parametrize("scenarios", SCENARIOS, ids=",".join)
def test_a_proposal_moves_what_it_says_something_about(
    shipped: Dataset, told: Answer, scenarios: tuple[str, ...]
) -> None:
    before, after = setting(shipped, DAY), setting(shipped, DAY, scenarios)
    under = answer(after)
    assert_headline_counts(under)
    moves(before, after, told, under)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_not_on_record_is_no_power_of_none(shipped: Dataset, lang: str) -> None:
    """K35 is unknown: under the letter's second request it goes from unknown to bounded, not from none."""
    found = difference(setting(shipped, DAY), setting(shipped, DAY, ("bod-anchored", "bod-ministerial")))
    (powers,) = (e for c in found.changes if c.notation == "K35" for e in c.effects if e.what == "powers")
    assert powers.before == ("?", "?", "?") and set(powers.after) <= {"1", "2", "3"}
    words = effect_words(powers, found, lang)
    every, unknown = {
        "nl": ("informatie, debat en gevolgen", "? onbekend"),
        "en": ("information, discussion and consequences", "? unknown"),
    }[lang]
    assert f"{every} {unknown} → " in words and "○" not in words


def moves(before: Setting, after: Setting, told: Answer, later: Answer) -> dict[str, tuple[str | None, str | None]]:
    """Return which choices change class, each told by the difference with the statement that caused it."""
    was = {choice.iri: choice.ministerial for choice in told.choices}
    now = {choice.iri: choice.ministerial for choice in later.choices}
    moved = {iri: (was.get(iri), now.get(iri)) for iri in sorted({*was, *now}) if was.get(iri) != now.get(iri)}
    found = {change.iri: change for change in difference(before, after).changes}
    assert set(moved) <= set(found)
    for iri in moved:
        assert any(effect.what == "verdict" for effect in found[iri].effects) or None in moved[iri], iri
        assert all(effect.cause for effect in found[iri].effects if effect.what == "verdict"), iri
    return moved


def test_no_silence_is_counted_as_a_lack(shipped: Dataset, told: Answer) -> None:
    facts = setting(shipped, DAY).facts
    absent = {a.about for a in facts.absences.values() if a.absent == HVT.Decider}
    for choice in told.choices:
        assert choice.ministerial != "none" or choice.deciders or choice.iri in absent, choice.notation
