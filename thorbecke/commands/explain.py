"""`thorbecke explain`: one choice, or one actor, with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.options import (
    EvidenceOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    console,
    fail,
    form,
    graph,
    language,
    load,
    out,
)

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["EXAMPLES", "explain"]

EXAMPLES = ("thorbecke explain soevereine-overheidscloud", "thorbecke explain OBDO --lang nl")


def explain(
    name: Annotated[
        str,
        typer.Argument(metavar="CHOICE-or-ACTOR", help="Its id, number, label or a part of it, in either language."),
    ],
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: Annotated[str, typer.Option("--format", metavar="table|json", help="How to write the answer.")] = "table",
) -> None:
    """Who answers for one choice (or: to whom one actor answers), with article and source at every step."""
    from graph.house.building import facts_of
    from graph.house.finding import find

    words, kind = language(lang), form(format, ("table", "json"))
    house_graph = graph(load(house), on, scenario, evidence)
    iri = find(facts_of(house_graph), name)
    if iri in facts_of(house_graph).choices:
        _explain_choice(house_graph, iri, words, kind)
    else:
        _explain_actor(house_graph, iri, words, kind)


def _explain_choice(house_graph: nx.MultiDiGraph[str], iri: str, words: str, kind: str) -> None:
    from exports.data.explain import explanation_to_json
    from exports.data.shapes import as_text
    from exports.terminal import show_explanation
    from graph.answers.explaining import explain as explained
    from graph.house.building import facts_of

    if iri not in house_graph:
        choice = facts_of(house_graph).choices[iri]
        held = f"from {choice.valid_from or '...'} until {choice.valid_until or '...'}"
        name = choice.label.say(words)
        fail(f"{name} is on the agenda {held}, not on {house_graph.graph['on']}; give another --on date")
    told = explained(house_graph, iri)
    if kind == "json":
        out(as_text(explanation_to_json(house_graph.graph["house"], told)))
    else:
        show_explanation(console(), house_graph.graph["house"], told, words)


def _explain_actor(house_graph: nx.MultiDiGraph[str], iri: str, words: str, kind: str) -> None:
    from exports.data.actor import actor_to_json
    from exports.data.shapes import as_text
    from exports.terminal import show_actor
    from graph.questions.actors import explain_actor

    told = explain_actor(house_graph, iri)
    if kind == "json":
        out(as_text(actor_to_json(house_graph.graph["house"], told)))
    else:
        show_actor(console(), house_graph.graph["house"], told, words)
