"""Tours: what the shipped one says is what the record answers, and a reader is led through it and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from exports.map.tours import TourError, days_of_tours, tours_of
from graph.change.states import State, States, states
from graph.records import ChoiceAnswer
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts
from tests.conftest import Shell
from tests.support.map_browser import NARROW, WIDE, Open
from tests.support.map_states import states_of
from tests.support.nds import nds, nds_map

ID = "https://w3id.org/huis-van-thorbecke/id/"
PROPOSAL = "proposal-anchor"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(nds())


@pytest.fixture(scope="module")
def told(facts: Facts) -> States:
    return states(nds(), also=days_of_tours(facts, "unverified"))


def answer(state: State, slug: str) -> ChoiceAnswer:
    return next(choice for choice in state.answer.choices if choice.iri == ID + slug)


def stops(told: States, facts: Facts) -> Sequence[tuple[State, str]]:
    """Return the state and the Dutch text of every step of the shipped tour."""
    (tour,) = tours_of(facts, "unverified", told, dict.fromkeys((*facts.actors, *facts.choices), 0))
    return [(told.at(step["scenario"], step["day"]), step["text"][0]) for step in tour["steps"]]


# what it says


def test_the_letter_in_six_steps_says_what_the_record_answers(told: States, facts: Facts) -> None:
    (one, _), (two, said_two), (three, _), (four, _), (five, said_five), (six, said_six) = stops(told, facts)
    programme = "nds-uitvoeringsprogramma"
    # the first request: not yet taken, two who would decide by inference, nothing on the money
    money = answer(one, "structurele-financiering-nds")
    assert money.pending and money.verdict == "FULL" and [gap.code for gap in money.gaps] == ["unknown"]
    assert sorted(it.iri for it in money.deciders) == [ID + "ministerraad", ID + "staten-generaal"]
    roles = [it for it in facts.roles.values() if it.choice == money.iri and it.role.endswith("Decides")]
    assert {it.status for it in roles} == {"inferred"}
    # with the money the verdict stays as it is, because of the BOD
    now, then = answer(one, programme), answer(two, programme)
    assert (now.verdict, then.verdict) == ("UNKNOWN", "UNKNOWN") and "blijft onbekend" in said_two
    assert any(gap.about == "funding" for gap in now.gaps) and not any(gap.about == "funding" for gap in then.gaps)
    assert [it.iri for it in then.deciders if it.verdict == "UNKNOWN"] == [ID + "bod"]
    # the agenda of 17 November 2025: who decides is not on record
    assert three.answer.house.reference_date == "2025-11-17"
    agenda = answer(three, "nds-investeringsagenda")
    assert agenda.pending and agenda.verdict == "NOT_RECORDED"
    # to whom the BOD answers is unknown
    assert four.answer.house.scenarios == () and not any(it.account_giver == ID + "bod" for it in relations(four))
    # under either proposal the programme goes to limited, and no other choice changes
    for state, said in ((five, said_five), (six, said_six)):
        assert answer(state, programme).verdict == "LIMITED" and "beperkte ministeriële verantwoordelijkheid" in said
        before = {choice.iri: choice for choice in one.answer.choices}
        changed = [choice.iri for choice in state.answer.choices if choice != before[choice.iri]]
        assert changed == [ID + programme]
    best = {it.iri: it for it in answer(six, programme).deciders}
    assert tuple(best[ID + "bod"].grade) == (3, 3, 3) and tuple(best[ID + "obdo"].grade) == (2, 2, 2)


def relations(state: State) -> list[Any]:
    return [step for it in state.explanations.values() for chain in it.chains for step in chain.steps]


def test_a_step_names_the_choice_it_shows_and_every_question_is_asked(told: States, facts: Facts) -> None:
    (tour,) = facts.tours.values()
    steps = [facts.tour_steps[step] for step in tour.steps]
    assert len(steps) == 6
    asked = 0
    for step in steps:
        for words in (step.words.nl, step.words.en):
            assert len(words.split()) <= 75
            known = facts.choices.get(step.shows)
            assert re.findall(r"K\d\d", words) == ([known.notation] if known else [])
        for question in facts.questions.values():
            if question.label.nl[1:-1] in step.words.nl:
                assert question.label.en[1:-1] in step.words.en
                asked += 1
    assert asked == 4


def test_on_less_evidence_than_it_was_written_on_there_is_no_tour(told: States, facts: Facts) -> None:
    assert tours_of(facts, "stated", told, {}) == [] and days_of_tours(facts, "stated") == []
    assert days_of_tours(facts, "unverified") == [date(2025, 9, 29), date(2025, 11, 17)]


def test_a_step_that_cannot_be_shown_is_refused_with_what_to_do(told: States, facts: Facts) -> None:
    with pytest.raises(TourError, match=r"step tour-letter-1 .* is no actor or choice of this house; name one"):
        tours_of(facts, "unverified", told, {})


def test_a_map_of_a_step_before_the_story_is_refused(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "house.ttl"
    file.write_text(
        """@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> . @prefix ex: <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:house a hvt:House ; dcterms:title "Huis"@nl , "House"@en ; hvt:referenceDate "2025-09-29"^^xsd:date .
ex:choice a hvt:Choice ; skos:prefLabel "Keuze"@nl , "Choice"@en ; hvt:firstSeen "2025-07-04"^^xsd:date .
ex:tour a hvt:Tour ; skos:prefLabel "Rondje"@nl , "Round"@en ; hvt:steps ( ex:step ) .
ex:step a hvt:TourStep ; rdfs:comment "Zie."@nl , "See."@en ; hvt:shows ex:choice ; hvt:onDate "2024-01-01"^^xsd:date .
""",
        encoding="utf-8",
    )
    done = shell("map", str(file), "-o", str(tmp_path / "map.html"), "--lang", "en")
    assert done.returncode == 2 and "2025-07-04 or later" in done.stderr
    assert not (tmp_path / "map.html").exists()


# how it is played


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_letter_is_played_step_by_step_and_escape_restores(open_map: Open, size: tuple[int, int]) -> None:
    it = open_map(written=nds_map(), size=size, fragment="#K24&theme=" if size == WIDE else "")
    page = it.page
    before = it.hash
    page.locator("#tours summary").click()
    page.get_by_role("button", name="De brief in zes stappen").click()
    for number in range(1, 7):
        expect(page.locator("#tour-count")).to_have_text(f"stap {number} van 6")
        expect(page.locator("#live")).to_contain_text(f"stap {number} van 6. {page.locator('#tour-text').inner_text()}")
        assert it.hash.endswith(f"tour=tour-letter.{number}")
        card, chosen = (page.locator(id).bounding_box() for id in ("#tour", "#canvas"))
        assert card and chosen and card["y"] + card["height"] <= size[1] + 1
        assert page.locator("#tour-back").get_attribute("aria-disabled") == str(number == 1).lower()
        shown = page.evaluate("[window.huis.house.number(window.huis.picture.lit().chosen), window.huis.house.at]")
        expected = [("K37", 0), ("K35", 3), ("K36", 0), ("BOD", 0), ("K35", 1), ("K35", 2)][number - 1]
        assert (shown[0], shown[1]["scenario"]) == expected
        if number < 6:
            page.locator("#tour-next").click()
    page.locator("#tour-back").click()
    expect(page.locator("#tour-count")).to_have_text("stap 5 van 6")
    page.locator("[data-lang=en]").click()
    expect(page.locator("#tour-text")).to_contain_text("No other choice changes.")
    page.locator("[data-lang=nl]").click()
    page.keyboard.press("Escape")
    expect(page.locator("#tour")).to_be_hidden()
    assert it.hash == before
    assert page.evaluate("document.activeElement.parentElement.id") == "tours"
    assert it.complaints == []


def test_a_tour_goes_by_keyboard_alone_and_ends_after_its_last_step(open_map: Open) -> None:
    it = open_map(view=states_of())
    page = it.page
    page.locator("#tours summary").focus()
    for key in ("Enter", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#tour-title")).to_be_focused()
    assert "Eerst de boeien." in page.locator("#tour").inner_text() and it.hash == "#buoys&tour=tour.1"
    for key in ("Tab", "Enter", "Tab", "Enter"):  # the first one leads nowhere
        page.keyboard.press(key)
    expect(page.locator("#tour-next")).to_be_focused()
    assert it.hash == f"#lights&if={PROPOSAL}&tour=tour.2" and "Klaar" in page.locator("#tour-next").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#tour")).to_be_hidden()
    assert it.hash == "" and page.evaluate("window.huis.house.isOpening()")
    page.go_back()
    expect(page.locator("#tour-text")).to_have_text("Dan de lichten.")
    assert it.complaints == []


def test_an_address_opens_a_step_and_a_digression_keeps_the_tour(open_map: Open) -> None:
    it = open_map(view=states_of(), fragment="#tour=tour.2")
    page = it.page
    expect(page.locator("#tour-text")).to_have_text("Dan de lichten.")
    assert "Lichten" in it.detail and not page.evaluate("window.huis.house.isOpening()")
    page.locator("#table [data-go]").first.click()
    expect(page.locator("#tour-text")).to_have_text("Dan de lichten.")
    page.locator("#tour-back").click()
    assert it.hash == "#buoys&tour=tour.1"
    page.locator("#tour-leave").click()
    assert it.hash == "" and page.evaluate("window.huis.house.isOpening()")
    it = open_map(view=states_of(), fragment="#tour=tour.9")
    expect(it.page.locator("#tour")).to_be_hidden()


def test_without_tours_there_is_no_button(open_map: Open) -> None:
    it = open_map()
    expect(it.page.locator("#canvas canvas")).to_be_visible()
    expect(it.page.locator("#tours")).to_be_hidden()
