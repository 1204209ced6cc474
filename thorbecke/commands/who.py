"""`thorbecke who`: every role on one choice."""

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
    day,
    form,
    language,
    load,
    show,
    split,
)
from thorbecke.questions import asked

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
    words, kind = language(lang), form(format)
    told = asked("who", load(house), day("--on", on), list(split(scenario)), evidence, choice=choice, lang=words)
    show("who", kind, told, words)
