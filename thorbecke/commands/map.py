"""`thorbecke map`: the house as one page."""

from __future__ import annotations

from pathlib import Path

from thorbecke.options import (
    EvidenceOption,
    HouseArgument,
    LangOption,
    OnOption,
    OutputOption,
    ScenarioOption,
    graph,
    language,
    load,
    write,
)

__all__ = ["EXAMPLES", "draw"]

EXAMPLES = ("thorbecke map -o map.html", "thorbecke map house.ttl -o house.html --lang nl")


def draw(
    house: HouseArgument = None,
    output: OutputOption = Path("map.html"),
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
) -> None:
    """The house as one interactive HTML file that opens without a network."""
    from exports.map import Extras, render_map
    from graph.repairs import repair
    from graph.risks import risks
    from graph.states import states
    from ontology.codelists import verdict_words

    words = language(lang)
    dataset = load(house)
    house_graph = graph(dataset, on, scenario, evidence)
    view = states(dataset, evidence, on=house_graph.graph["on"], scenarios=scenario or ())
    state = view.at(*view.opening)
    extras = Extras(repair(dataset, house_graph.graph["on"], scenario or (), evidence), risks(house_graph))
    symbols = {name: (known.label, known.symbol) for name, known in verdict_words().items()}
    write(
        output,
        render_map(state.answer, house_graph, state.explanations, words, symbols, view=view, extras=extras),
    )
