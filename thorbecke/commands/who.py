"""`thorbecke who`: every role on one choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.options import (
    EvidenceOption,
    FormatOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    console,
    form,
    language,
    load,
    out,
    setting,
)

if TYPE_CHECKING:
    from ontology.reading.facts import Facts

__all__ = ["EXAMPLES", "who"]

EXAMPLES = ("thorbecke who K35", "thorbecke who gdi-programmeringsplan --lang nl --format csv")


def who(
    choice: Annotated[
        str,
        typer.Argument(metavar="CHOICE", help="Its id, number, label or a part of it, in either language."),
    ],
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Who prepares, advises on, decides, executes, pays for and supervises a choice, on what article and source."""
    from exports.data.roles import who_to_json
    from exports.data.shapes import as_text
    from exports.roles_rows import who_to_csv, who_to_md
    from graph.questions.roles import who as asked

    words, kind = language(lang), form(format)
    given = setting(load(house), on, scenario, evidence)
    told = asked(given, _choice(given.facts, choice))
    if kind == "json":
        out(as_text(who_to_json(told)))
    elif kind == "csv":
        out(who_to_csv(told, words))
    elif kind == "md":
        out(who_to_md(told, words))
    else:
        from exports.roles_terminal import show_who

        show_who(console(), told, words)


def _choice(facts: Facts, name: str) -> str:
    from graph.house.finding import find
    from ontology.errors import UnknownNameError

    try:
        return find(facts, name, among=facts.choices)
    except UnknownNameError as unknown:
        try:
            actor = facts.actors.get(find(facts, name))
        except UnknownNameError:
            actor = None
        if actor is None:
            raise
        said = f"{actor.label.en} is an actor, and `who` asks about a choice; try: thorbecke explain {name!r}"
        raise UnknownNameError(said) from unknown
