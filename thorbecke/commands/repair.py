"""`thorbecke repair`: the smallest set of changes, proven and asked again."""

from __future__ import annotations

from typing import Annotated

import typer

from thorbecke.options import (
    EvidenceOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    console,
    day,
    err,
    form,
    language,
    load,
    out,
    split,
)

__all__ = ["EXAMPLES", "repair"]

EXAMPLES = ("thorbecke repair --target partial --lang nl", "thorbecke repair --target full --limit 3 --theme cloud")


def repair(
    house: HouseArgument = None,
    target: Annotated[
        str, typer.Option("--target", metavar="partial|full", help="What every choice that can be repaired gets.")
    ] = "partial",
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", help="The N changes that repair most choices.", show_default=False),
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
) -> None:
    """What is the least that must be laid down, and by which legal instrument, so that a minister answers.

    Proven smallest among the changes a jurist calls possible, applied and asked again; what stays is told.
    """
    from graph.repair.repairing import repair as smallest

    words, kind = language(lang), form(format, ("table", "json", "csv", "md", "trig"))
    found = smallest(
        load(house), day("--on", on), list(split(scenario)), evidence, target=target, limit=limit, theme=theme
    )
    if kind == "json":
        from exports.data.repair import repair_to_json
        from exports.data.shapes import as_text

        out(as_text(repair_to_json(found)))
    elif kind == "trig":
        from exports.repairs_trig import repair_to_trig

        out(repair_to_trig(found))
    elif kind in ("csv", "md"):
        from exports.repairs_tables import repair_to_csv, repair_to_md

        out(repair_to_csv(found, words) if kind == "csv" else repair_to_md(found, words))
    else:
        from exports.repairs_terminal import show_repair

        show_repair(console(), found, words)
    if not sum(found.before.values()):
        err("this house has no choice on this date: nothing was answered")
        raise typer.Exit(1)
