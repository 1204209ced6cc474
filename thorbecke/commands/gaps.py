"""`thorbecke gaps`: the main question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.options import (
    DocumentOption,
    EvidenceOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    ToOption,
    day,
    document_form,
    err,
    fail,
    language,
    load,
    nothing,
    out,
    setting,
    show,
    split,
    write,
)

if TYPE_CHECKING:
    from graph.records import Answer
    from ontology.reading.facts import Facts

__all__ = ["EXAMPLES", "gaps"]

EXAMPLES = ("thorbecke gaps --lang nl", "thorbecke gaps house.ttl --on 2026-03-01 --ministerial none")


def gaps(
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: DocumentOption = "table",
    output: ToOption = None,
    ministerial: Annotated[
        list[str] | None,
        typer.Option(
            "--ministerial",
            metavar="none|aim|partial|elsewhere|unknown|full",
            help="Show only choices for which a minister answers so far.",
            show_default=False,
        ),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option("--verdict", metavar="VERDICT", help="Show only choices with this verdict.", show_default=False),
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option("--theme", metavar="THEME", help="Show only choices of this theme.", show_default=False),
    ] = None,
    gap: Annotated[
        list[str] | None,
        typer.Option("--gap", metavar="CODE", help="Show only choices with this gap.", show_default=False),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="VALUE",
            help="Exit with 1 when a choice has this ministerial value, verdict or gap code (unknown:funding too).",
            show_default=False,
        ),
    ] = None,
    accepted: Annotated[
        Path | None,
        typer.Option(
            "--accepted",
            metavar="FILE",
            help="YAML file of gaps somebody accepts until a date: still shown, no reason to fail.",
            show_default=False,
        ),
    ] = None,
    long: Annotated[
        bool, typer.Option("--long", help="A row per choice in full, and what each gap means.", show_default=False)
    ] = False,
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="networkx|spark",
            help="What answers; spark: HOUSE is N-Triples, N-Quads or Parquet, the answer json, jsonl or parquet.",
        ),
    ] = "networkx",
    master: Annotated[
        str,
        typer.Option(
            "--master", metavar="URL", help="With --engine spark: where it runs, local[2] or spark://host:7077."
        ),
    ] = "local[*]",
    work: Annotated[
        Path | None,
        typer.Option(
            "--work",
            metavar="DIR",
            help="With --engine spark: a folder that every executor reaches.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Which choices lack ministerial accountability, why, and on what sources."""
    if engine not in ("networkx", "spark"):
        fail(f"--engine {engine}: use networkx or spark")
    if engine == "spark":
        if any((ministerial, verdict, theme, gap, fail_on, accepted, long)):
            fail("--engine spark answers every choice: leave out filters, --fail-on, --accepted and --long")
        _by_spark(house, master, format, output, work, on, scenario, evidence)
        return
    from graph.answers.answering import answer
    from graph.answers.choosing import choose, matches

    words, kind = language(lang), document_form(format, "gaps", output)
    asked = setting(load(house), on, scenario, evidence)
    told = answer(asked)
    if accepted is not None:
        told = _with_accepted(told, accepted, asked.facts)
    shown = choose(told, ministerial or (), verdict or (), theme or (), gap or ())
    failing = [value for value in split(fail_on) if matches(told, value)]
    show("gaps", kind, told, words, shown, whole=long, to=output, inputs=(house, accepted))
    if failing:
        err(f"failed on: {', '.join(failing)}")
        raise typer.Exit(1)
    if not told.choices:
        nothing("this house has no choice on this date: nothing was answered")


def _by_spark(
    house: Path | None,
    master: str,
    format: str,
    output: Path | None,
    work: Path | None,
    on: str | None,
    scenario: list[str] | None,
    evidence: str,
) -> None:
    from thorbecke.distributed import FORMATS, gaps_by_spark

    named = output.suffix.lower().lstrip(".") if output is not None else ""
    kind = named if format == "table" and named in FORMATS else format
    if kind not in FORMATS:
        fail(f"--format {kind}: with --engine spark use one of {', '.join(FORMATS)}")
    if house is None:
        fail("--engine spark: name the house, as N-Triples, N-Quads or Parquet")
    if kind == "parquet" and output is None:
        fail("parquet is a folder: name it with -o, for example -o answers.parquet")
    told = gaps_by_spark(house, master, kind, output, work, day("--on", on), list(split(scenario)), evidence)
    if output is None or kind == "parquet":
        for piece in told:
            out(piece.decode("utf-8"))
    else:
        write(output, told, house)


def _with_accepted(told: Answer, file: Path, facts: Facts) -> Answer:
    from graph.answers.accepting import accept, read_accepted

    marked, remarks = accept(told, read_accepted(file), facts)
    for remark in remarks:
        err(f"warning: {remark}")
    return marked
