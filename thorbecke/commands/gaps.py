"""`thorbecke gaps`: the main question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.options import (
    EvidenceOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    ToOption,
    binary,
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
from thorbecke.progress import reading
from thorbecke.tabling import Filters, document_of_large, is_large, is_too_large

if TYPE_CHECKING:
    from graph.engines.choosing import Chosen
    from graph.records import Answer
    from ontology.columns.large import LargeHouse
    from ontology.reading.facts import Facts
    from thorbecke.pieces import Told
    from thorbecke.tabling import Tabled
    from thorbecke.worded import Question

__all__ = ["EXAMPLES", "gaps"]

EXAMPLES = ("thorbecke gaps --lang nl", "thorbecke gaps house.ttl --on 2026-03-01 --ministerial none")


def gaps(
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: Annotated[
        str,
        typer.Option("--format", metavar="table|json|csv|md|html|docx|xlsx|parquet", help="How to write the answer."),
    ] = "table",
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
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="auto|networkx|arrays|spark",
            help="What works it out; auto goes by the size, spark takes N-Triples, N-Quads or Parquet (docs/spark.md).",
        ),
    ] = "auto",
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Say which engine worked it out, and why.", show_default=False)
    ] = False,
    long: Annotated[
        bool, typer.Option("--long", help="A row per choice in full, and what each gap means.", show_default=False)
    ] = False,
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
    if engine == "spark":
        if any((ministerial, verdict, theme, gap, fail_on, accepted, long)):
            fail("--engine spark answers every choice: leave out filters, --fail-on, --accepted and --long")
        _by_spark(house, master, format, output, work, on, scenario, evidence)
        return
    from graph.answers.choosing import choose, matches
    from thorbecke.worded import is_for_columns

    words, kind = language(lang), document_form(format, "gaps", output)
    filters = Filters(ministerial or (), verdict or (), theme or (), gap or ())
    if kind == "parquet":
        if accepted is not None:
            fail("--accepted: a table of parquet has no accepted gaps; leave it out, or use another --format")
        if filters == Filters() and not fail_on and is_large(house, engine):
            whole = document_of_large(_large(house), engine, day("--on", on), list(split(scenario)), evidence)
            if verbose:
                _say(whole.chosen)
            _put(whole.content, output, house)
            _ended([], whole.choices)
            return
        tabled = _tabled(house, on, scenario, evidence, engine, filters)
        if verbose:
            _say(tabled.chosen)
        _written(tabled, output, house, list(split(fail_on)))
        return
    if engine == "arrays" and accepted is not None:
        fail("--accepted: goes record by record; leave out --engine arrays, or --accepted")
    question, told = None, None
    if accepted is None and is_for_columns(house, engine):
        question = _question(house, on, scenario, evidence, engine)
        by, told, pieces = question.worded(piece_by_piece=kind == "json" and filters == Filters() and not fail_on)
        if verbose:
            _say(by)
        if pieces is not None:
            _piece_by_piece(pieces, output, house)
            return
    if told is None:
        from graph.answers.answering import answer
        from graph.engines.choosing import chosen

        asked = setting(load(house), on, scenario, evidence)
        if question is None:
            by = chosen(engine, len(asked.facts.relations), in_words=True)
            if verbose:
                _say(by)
        told = answer(asked)
        if question is not None:
            question.keep(told, asked.facts.house.reference_date)
        if accepted is not None:
            told = _with_accepted(told, accepted, asked.facts)
    shown = choose(told, filters.ministerial, filters.verdict, filters.theme, filters.gap)
    failing = [value for value in split(fail_on) if matches(told, value)]
    show("gaps", kind, told, words, shown, whole=long, to=output, inputs=(house, accepted))
    _ended(failing, len(told.choices))


def _question(house: Path | None, on: str | None, scenario: list[str] | None, evidence: str, engine: str) -> Question:
    from ontology.columns.large import read_large
    from thorbecke.worded import Question

    large = read_large(house, reading(str(house or "")), validate=False, ahead=False)
    return Question(large, engine, day("--on", on), list(split(scenario)), evidence, is_too_large(house))


def _piece_by_piece(told: Told, output: Path | None, house: Path | None) -> None:
    if output is None:
        for piece in told.pieces:
            out(piece.decode("utf-8"))
    else:
        write(output, told.pieces, house)
    _ended([], told.choices)


def _large(house: Path | None) -> LargeHouse:
    from ontology.columns.large import read_large

    return read_large(house, reading(str(house or "")))


def _ended(failing: list[str], choices: int) -> None:
    if failing:
        err(f"failed on: {', '.join(failing)}")
        raise typer.Exit(1)
    if not choices:
        nothing("this house has no choice on this date: nothing was answered")


def _say(by: Chosen) -> None:
    err(f"engine: {by.engine}; {by.reason}")


def _tabled(
    house: Path | None, on: str | None, scenario: list[str] | None, evidence: str, engine: str, filters: Filters
) -> Tabled:
    from thorbecke.tabling import table, table_of_large

    if not is_large(house, engine):
        return table(setting(load(house), on, scenario, evidence), engine, filters)
    return table_of_large(_large(house), engine, day("--on", on), list(split(scenario)), evidence, filters)


def _written(tabled: Tabled, output: Path | None, house: Path | None, asked: list[str]) -> None:
    from exports.formats.parquet import document

    failing = [value for value in asked if tabled.matches(value)]
    _put(document(tabled.table), output, house)
    _ended(failing, tabled.choices)


def _put(content: bytes, output: Path | None, house: Path | None) -> None:
    if output is None:
        binary(content, "parquet")
    else:
        write(output, content, house)


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
