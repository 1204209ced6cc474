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
    from exports.map import render_map
    from graph.answering import answer
    from graph.explaining import explain_all
    from ontology.codelists import verdict_words

    words = language(lang)
    house_graph = graph(load(house), on, scenario, evidence)
    told = answer(house_graph)
    symbols = {name: (known.label, known.symbol) for name, known in verdict_words().items()}
    write(output, render_map(told, house_graph, explain_all(house_graph, told.choices), words, symbols))
