"""States of the small house of `map_house`: a proposal, and a later day, as `graph.change.states` would tell them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from exports.map.extras import Extras
from exports.map.network import MapNetwork
from exports.map.page import draw_map
from graph.answers.answering import assembled
from graph.change.comparing import change
from graph.change.records import Move, Statement
from graph.change.states import State, States
from graph.records import Answer, Chain, ChainExplanation, Explanation, Grade, Step
from graph.repair.hints import Hint, hints
from ontology.reading.facts import Scenario
from ontology.text import Text
from tests.support.map_house import ID, LAW, LETTER, VERDICT_WORDS, MapHouse, map_house

__all__ = ["PROPOSAL", "HouseStates", "drawn_map", "states_of", "written_page"]

PROPOSAL = f"{ID}proposal-anchor"
LATER = date(2026, 2, 1)
#: the relation that is there under the proposal only
PROPOSED = f"{ID}rel-circle--secretary"


@dataclass
class HouseStates:
    """What `draw_map` takes as its view: the record and a proposal, on two days."""

    scenarios: tuple[tuple[str, ...], ...]
    dates: tuple[date, ...]
    opening: tuple[int, int]
    states: Mapping[tuple[int, int], State]

    def at(self, scenario: int, day: int) -> State:
        return self.states[scenario, day]


def states_of(house: MapHouse | None = None) -> HouseStates:
    """Return two scenarios on two days: the proposal gives the lights a chain, later a choice comes and one goes."""
    house = house or map_house()
    today = dict(house.explanations)
    proposed = {**today, f"{ID}lights": _answered(today[f"{ID}lights"])}
    later = {iri: told for iri, told in today.items() if iri != f"{ID}cranes"} | {f"{ID}tides": _new(today)}
    both = {**later, f"{ID}lights": proposed[f"{ID}lights"]}
    moved = {f"{ID}lights": _move(today[f"{ID}lights"], proposed[f"{ID}lights"])}
    days = (date.fromisoformat(house.answer.house.reference_date), LATER)
    return HouseStates(
        scenarios=((), (PROPOSAL,)),
        dates=days,
        opening=(0, 0),
        states={
            (0, 0): State(house.answer, today, {}),
            (0, 1): State(_answer(house, later, (), LATER), later, {}),
            (1, 0): State(_answer(house, proposed, (PROPOSAL,), days[0]), proposed, moved),
            (1, 1): State(_answer(house, both, (PROPOSAL,), LATER), both, moved),
        },
    )


def _answer(house: MapHouse, told: Mapping[str, Explanation], scenarios: tuple[str, ...], day: date) -> Answer:
    choices = tuple(it.choice for it in told.values())
    info = replace(house.answer.house, reference_date=day.isoformat(), scenarios=scenarios)
    return replace(assembled(info, choices), choices=choices)


def _answered(told: Explanation) -> Explanation:
    (decider,) = told.choice.deciders
    grade = Grade(2, 2, 1)
    relations = (PROPOSED, f"{ID}rel-secretary--parliament")
    chain = Chain(relations, grade, "powers", "arguable", f"{ID}parliament", f"{ID}secretary")
    decided = replace(decider, verdict="LIMITED", chain=chain)
    choice = replace(told.choice, verdict="LIMITED", ministerial="partial", grade=grade, deciders=(decided,))
    steps = tuple(
        Step(
            relation=relation,
            account_giver=f"{ID}{low}",
            account_giver_label=Text(low, low),
            forum=f"{ID}{high}",
            forum_label=Text(high, high),
            kind=None,
            kind_label=Text("ingesteld", "instituted"),
            grade=step_grade,
            reach="powers",
            status="arguable",
            kind_status="arguable",
            legal_basis=(LAW,),
            basis_text=Text("", ""),
            sources=(LETTER,),
            is_bottleneck_for=weak,
        )
        for relation, low, high, step_grade, weak in (
            (PROPOSED, "circle", "secretary", grade, ("consequences",)),
            (relations[1], "secretary", "parliament", Grade(3, 3, 3), ()),
        )
    )
    return replace(told, choice=choice, chains=(ChainExplanation(decided, steps, ()),))


def _new(told: Mapping[str, Explanation]) -> Explanation:
    model = told[f"{ID}dredging"]
    label = Text("Getijden", "Tides")
    choice = replace(model.choice, iri=f"{ID}tides", label=label, notation="H12")
    return replace(model, choice=choice, sentence=Text("Zo staat het met Getijden.", "This is how Tides stands."))


def _move(told: Explanation, proposed: Explanation) -> Move:
    words = Text("kring → staatssecretaris", "circle → state secretary")
    statement = Statement("r", PROPOSED, "AccountabilityRelation", "added", words, None, "arguable", (), (PROPOSAL,))
    changed = change(told.choice, proposed.choice)
    assert changed is not None
    return Move(changed, (statement,), {})


def _hints_of(view: HouseStates) -> list[Mapping[str, tuple[Hint, ...]]]:
    """Return the proposals that help a choice, by date."""
    words = Text("Ankervoorstel", "Anchor proposal")
    proposals = {PROPOSAL: Scenario(PROPOSAL, words, None, (), (), (), ())}
    return [hints(cast(States, view), day, proposals) for day in range(len(view.dates))]


def drawn_map(house: MapHouse, lang: str = "nl", view: HouseStates | None = None) -> MapNetwork:
    """Return the map of a house, with the proposals of its view that help."""
    extras = Extras(hints=_hints_of(view)) if view else None
    return draw_map(
        house.answer, house.setting, house.explanations, lang, VERDICT_WORDS, house.terms, view=view, extras=extras
    )


def written_page(house: MapHouse, lang: str = "nl", view: HouseStates | None = None) -> bytes:
    """Return the page of a house."""
    return drawn_map(house, lang, view).page()
