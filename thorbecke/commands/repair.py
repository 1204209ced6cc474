"""`thorbecke repair`: the smallest set of changes, proven and asked again."""

from __future__ import annotations

from typing import Annotated

import typer

from thorbecke.options import (
    EvidenceOption,
    HouseArgument,
    LangOption,
    LongOption,
    OnOption,
    ScenarioOption,
    day,
    form,
    language,
    load,
    nothing,
    show,
    split,
)
from thorbecke.questions import QUESTIONS, asked

__all__ = ["EXAMPLES", "repair"]

EXAMPLES = ("thorbecke repair --target partial --lang nl", "thorbecke repair --target full --limit 3 --theme cloud")


def repair(
    house: HouseArgument = None,
    target: Annotated[
        str,
        typer.Option(
            "--target",
            metavar="partial|full",
            help="How far a minister must answer for each choice.",
        ),
    ] = "partial",
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", help="Only the N changes that repair most choices.", show_default=False),
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="THEME", help="Only choices of this theme.", show_default=False)
    ] = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: Annotated[
        str, typer.Option("--format", metavar="table|json|csv|md|trig", help="How to write it; trig is a scenario.")
    ] = "table",
    long: LongOption = False,
) -> None:
    """What is the least that must be laid down, and by which legal instrument, so that a minister answers.

    Proven smallest among the changes a jurist calls possible, applied and asked again; what stays is told.
    """
    words, kind = language(lang), form(format, QUESTIONS["repair"].formats)
    asked_of = (load(house), day("--on", on), list(split(scenario)), evidence)
    found = asked("repair", *asked_of, target=target, limit=limit, theme=theme)
    show("repair", kind, found, words, whole=long)
    if not sum(found.before.values()):
        nothing("this house has no choice on this date: nothing was answered")
