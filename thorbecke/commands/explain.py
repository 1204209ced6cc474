"""`thorbecke explain`: one choice, or one actor, with its proof."""

from __future__ import annotations

from typing import Annotated

import typer

from thorbecke.options import (
    EvidenceOption,
    FormatOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    form,
    language,
    load,
    setting,
    show,
)
from thorbecke.questions import QUESTIONS

__all__ = ["EXAMPLES", "explain"]

EXAMPLES = ("thorbecke explain soevereine-overheidscloud", "thorbecke explain OBDO --lang nl")


def explain(
    name: Annotated[
        str,
        typer.Argument(
            metavar="CHOICE-or-ACTOR", help="Its id, number or code, label or a part of it, in either language."
        ),
    ],
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: FormatOption = "table",
    full: Annotated[
        bool,
        typer.Option("--full", "--long", help="Every step, role, note and source; without it, what fits a screen."),
    ] = False,
) -> None:
    """Who answers for one choice (or: to whom one actor answers): the answer first, then the articles it rests on."""
    from graph.records import Explanation
    from thorbecke.asking import explain as explained

    words, kind = language(lang), form(format, QUESTIONS["explain"].formats)
    given = setting(load(house), on, scenario, evidence)
    told = explained(given, name, words)
    show("explain" if isinstance(told, Explanation) else "actor", kind, told, words, given.house, whole=full)
