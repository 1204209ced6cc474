"""The map of a house as one page: the same bytes for the shell and for a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.reading.dataset import Dataset

__all__ = ["map_page"]


def map_page(dataset: Dataset, on: date | None, scenarios: Sequence[str], evidence: str, lang: str) -> bytes:
    """Return the map of a house, opened on a day and under proposals: one HTML file in UTF-8.

    Raises UnknownNameError for a scenario or a status that is not there, MapTooLargeError for a house that
    no map can show.
    """
    from exports.map.page import Extras, render_map
    from graph.change.states import states
    from graph.house.setting import setting
    from graph.questions.risks import risks
    from graph.repair.repairing import repair
    from ontology.codelists.words import verdict_words

    asked = setting(dataset, on, scenarios, evidence)
    day = asked.on
    view = states(dataset, evidence, on=day, scenarios=scenarios)
    state = view.at(*view.opening)
    extras = Extras(repair(dataset, day, scenarios, evidence), risks(asked))
    symbols = {name: (known.label, known.symbol) for name, known in verdict_words().items()}
    return render_map(state.answer, asked, state.explanations, lang, symbols, view=view, extras=extras)
