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
    language,
    load,
    out,
    setting,
)

if TYPE_CHECKING:
    from graph.house.setting import Setting

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
    from graph.house.finding import find

    words, kind = language(lang), form(format, ("table", "json"))
    asked = setting(load(house), on, scenario, evidence)
    iri = find(asked.facts, name)
    if iri in asked.facts.choices:
        _explain_choice(asked, iri, words, kind)
    else:
        _explain_actor(asked, iri, words, kind)


def _explain_choice(asked: Setting, iri: str, words: str, kind: str) -> None:
    from exports.data.explain import explanation_to_json
    from exports.data.shapes import as_text
    from exports.terminal import show_explanation
    from graph.answers.explaining import explain as explained

    if iri not in asked.graph:
        choice = asked.facts.choices[iri]
        held = f"from {choice.valid_from or '...'} until {choice.valid_until or '...'}"
        name = choice.label.say(words)
        fail(f"{name} is on the agenda {held}, not on {asked.on}; give another --on date")
    told = explained(asked, iri)
    if kind == "json":
        out(as_text(explanation_to_json(asked.house, told)))
    else:
        show_explanation(console(), asked.house, told, words)


def _explain_actor(asked: Setting, iri: str, words: str, kind: str) -> None:
    from exports.data.actor import actor_to_json
    from exports.data.shapes import as_text
    from exports.terminal import show_actor
    from graph.questions.actors import explain_actor

    told = explain_actor(asked, iri)
    if kind == "json":
        out(as_text(actor_to_json(asked.house, told)))
    else:
        show_actor(console(), asked.house, told, words)
