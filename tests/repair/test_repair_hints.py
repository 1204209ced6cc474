"""What proposals of a house help: never one that does not, and all together only where they do more."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from graph.answers.answering import answer
from graph.change.states import states
from graph.house.setting import setting
from graph.records import ChoiceAnswer
from graph.repair.hints import Hint, hints
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts
from tests.change.test_states import with_proposals
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import Asked, asked_houses
from tests.support.reaching import reached, reaching

FAR = {"none": 0, "unknown": 0, "elsewhere": 0, "aim": 1, "partial": 2, "full": 3}


@cache
def shipped() -> dict[str, dict[str, Hint]]:
    """Choice -> proposals -> hint, on the day of the letter."""
    view = states(nds())
    told = hints(view, view.opening[1], read_facts(nds()).scenarios)
    local = {iri.rsplit("/", 1)[-1]: found for iri, found in told.items()}
    return {
        choice: {"+".join(name.rsplit("/", 1)[-1] for name in hint.scenarios): hint for hint in found}
        for choice, found in local.items()
    }


def test_the_asks_of_the_letter_help_the_implementation_programme() -> None:
    """K35: nobody is known in the BOD: unknown, and no lack; either way of anchoring it brings a minister in."""
    told = shipped()["nds-uitvoeringsprogramma"]
    for name in ("bod-anchored", "bod-ministerial"):
        assert (told[name].raises, told[name].before, told[name].after) == (True, "unknown", "partial")
        assert "unknown" in {g.code for g in told[name].closes}
    money = told["structural-funding"]
    assert (money.raises, money.before, money.after) == (False, "unknown", "unknown")
    assert [(g.code, g.about) for g in money.closes] == [("unknown", "funding")]


def test_only_the_money_helps_the_financing() -> None:
    assert list(shipped()["structurele-financiering-nds"]) == ["structural-funding"]


def test_hints_speak_of_the_record_in_both_languages() -> None:
    said = shipped()["nds-uitvoeringsprogramma"]["bod-anchored"].text
    assert said.nl.startswith(
        "Onder “Het BOD ingesteld bij besluit” is er beperkte ministeriële verantwoording; in dit"
    )
    assert "on this record that is unknown" in said.en


def test_without_proposals_there_are_no_hints(small_house: str) -> None:
    dataset = Dataset(tuple(parse(small_house.encode(), format=RdfFormat.TRIG)))
    assert hints(states(dataset, on=date(2026, 2, 1)), 0, read_facts(dataset).scenarios) == {}


def gaps(choice: ChoiceAnswer) -> set[tuple[str, str, str | None]]:
    return {(g.code, g.at, g.about) for g in choice.gaps}


@reaching(5)
@given(asked_houses(), st.integers(0, 2**32))
@laws(60)
def test_what_is_said_to_help_helps(asked: Asked, seed: int) -> None:
    dataset: Dataset = with_proposals(asked, Random(seed))
    view = states(dataset, asked.evidence, on=asked.on)
    number = view.opening[1]
    told = hints(view, number, read_facts(dataset).scenarios)
    day = view.dates[number]
    before = answer(setting(dataset, day, (), asked.evidence))
    for names in view.scenarios[1:]:
        after = {c.iri: c for c in answer(setting(dataset, day, names, asked.evidence)).choices}
        for then in before.choices:
            now = after.get(then.iri)
            hint = next((h for h in told.get(then.iri, ()) if h.scenarios == names), None)
            if now is None:
                assert hint is None
                continue
            raises = FAR[now.ministerial] > FAR[then.ministerial]
            closes = gaps(then) - gaps(now)
            cleaner = (now.verdict, now.ministerial, now.grade) == (then.verdict, then.ministerial, then.grade)
            helps = raises or bool(closes and cleaner and gaps(now) <= gaps(then))
            if len(names) == 1:
                assert (hint is not None) == helps
            if hint is not None:
                reached()
                assert helps and hint.raises == raises
                assert (hint.before, hint.after) == (then.ministerial, now.ministerial)
