"""The map of a house as a pyvis network: the same page for the shell and for a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exports.map.network import MapNetwork
    from ontology.reading.dataset import Dataset

__all__ = ["map_network"]


def map_network(dataset: Dataset, on: date | None, scenarios: Sequence[str], evidence: str, lang: str) -> MapNetwork:
    """Return the map of a house, opened on a day and under proposals.

    Raises UnknownNameError for a scenario or a status that is not there, MapTooLargeError for a house that
    no map can show.
    """
    from exports.map.page import Extras, draw_map
    from exports.map.tours import days_of_tours
    from graph.change.states import states
    from graph.house.setting import setting
    from graph.questions.risks import risks
    from graph.repair.hints import hints
    from graph.repair.repairing import repair
    from ontology.codelists.words import verdict_words
    from ontology.reading.extracting import read_facts

    asked = setting(dataset, on, scenarios, evidence)
    day, facts = asked.on, read_facts(dataset)
    view = states(dataset, evidence, on=day, scenarios=scenarios, also=days_of_tours(facts, evidence))
    state = view.at(*view.opening)
    proposals = facts.scenarios
    helping = [hints(view, number, proposals) for number in range(len(view.dates))]
    extras = Extras(repair(dataset, day, scenarios, evidence), risks(asked), helping)
    symbols = {name: (known.label, known.symbol) for name, known in verdict_words().items()}
    return draw_map(state.answer, asked, state.explanations, lang, symbols, view=view, extras=extras)
