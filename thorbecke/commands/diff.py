"""`thorbecke diff`: what changed between two days, or between two houses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.options import (
    HOUSE_HELP,
    DocumentOption,
    EvidenceOption,
    LangOption,
    LongOption,
    ScenarioOption,
    ToOption,
    document_form,
    fail,
    language,
    load,
    nothing,
    setting,
    show,
)
from thorbecke.questions import QUESTIONS, resolve

if TYPE_CHECKING:
    from graph.house.setting import Setting

__all__ = ["EXAMPLES", "diff"]

EXAMPLES = ("thorbecke diff --from 2025-09-29 --to 2026-03-01", "thorbecke diff house.ttl newer.ttl --on 2026-05-01")


def diff(
    house: Annotated[
        Path | None,
        typer.Argument(
            metavar="HOUSE",
            help=HOUSE_HELP,
            show_default=False,
        ),
    ] = None,
    other: Annotated[
        Path | None,
        typer.Argument(metavar="NEWER", help="Another house, to compare the first with.", show_default=False),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DATE",
            help="The day to compare from, as yyyy-mm-dd; default: the reference date of the house.",
            show_default=False,
        ),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="DATE",
            help="The day to compare with; default: the reference date of the house.",
            show_default=False,
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="The day to compare two houses on; default: of each its reference date, else today.",
            show_default=False,
        ),
    ] = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: DocumentOption = "table",
    output: ToOption = None,
    long: LongOption = False,
) -> None:
    """What changed between two days, or two houses: verdicts, gaps, choices, roles and names, each with its cause."""
    words, kind = language(lang), document_form(format, "diff", output)
    if other is None:
        before, after = _two_days(house, start, end, on, scenario, evidence)
    else:
        before, after = _two_houses(house, other, start or end, on, scenario, evidence)
    found = resolve(QUESTIONS["diff"].ask)(before, after)
    show("diff", kind, found, words, whole=long, to=output, inputs=(house, other))
    if not found.changes and not found.unchanged:
        nothing("there is no choice on either side: nothing was compared")


def _two_days(
    house: Path | None, start: str | None, end: str | None, on: str | None, scenario: list[str] | None, evidence: str
) -> tuple[Setting, Setting]:
    if on is not None:
        fail("--on is for two houses; compare two days with --from DATE and --to DATE")
    if start is None and end is None:
        fail("say what to compare: --from DATE and --to DATE, or two houses")
    read = load(house)
    return (
        setting(read, start, scenario, evidence, option="--from"),
        setting(read, end, scenario, evidence, option="--to"),
    )


def _two_houses(
    house: Path | None, other: Path, days: str | None, on: str | None, scenario: list[str] | None, evidence: str
) -> tuple[Setting, Setting]:
    from ontology.reading.blank_names import named_by_content

    if days is not None:
        fail("--from and --to are for one house; compare two houses on one day with --on DATE")
    first, second = (named_by_content(load(path)) for path in (house, other))
    return setting(first, on, scenario, evidence), setting(second, on, scenario, evidence)
