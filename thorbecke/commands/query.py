"""`thorbecke query`: read-only SPARQL, and the competency questions that ship."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thorbecke.options import (
    HOUSE_HELP,
    EvidenceOption,
    LangOption,
    OnOption,
    ScenarioOption,
    day,
    err,
    fail,
    form,
    language,
    load,
    out,
    split,
)
from thorbecke.options import show as show_answer

__all__ = ["EXAMPLES", "query"]

EXAMPLES = ("thorbecke query who-decides", "thorbecke query 'SELECT ?choice { ?choice a hvt:Choice }' house.ttl")


def query(
    asked: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE.rq|'SPARQL'",
            help="A shipped question (see --list), a file, or the query itself.",
            show_default=False,
        ),
    ] = None,
    house: Annotated[
        Path | None,
        typer.Argument(
            metavar="HOUSE",
            help=HOUSE_HELP,
            show_default=False,
        ),
    ] = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: Annotated[
        str,
        typer.Option(
            "--format", metavar="table|json|csv|md|ttl|nt", help="How to write the answer; triples are ttl or nt."
        ),
    ] = "table",
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", help="Stop the query after this time.")
    ] = 10.0,
    listed: Annotated[bool, typer.Option("--list", help="List the shipped questions.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the SPARQL of a shipped question, to adapt.")] = False,
) -> None:
    """Read-only SPARQL 1.1 over a house (SELECT, ASK, CONSTRUCT, DESCRIBE), nothing fetched, nothing changed.

    In a query $on, $evidence and $lang are the values of these options. GRAPH step:today is the house as it stands on
    that day; GRAPH ?choice has the steps of account that count for a choice, of whoever it concerns.
    """
    words, kind = language(lang), form(format, ("table", "json", "csv", "md", "ttl", "nt"))
    if listed:
        _list(words, kind)
    elif asked is None:
        fail("name a question, a file or a query; `thorbecke query --list` shows the questions that ship")
    elif show:
        from ontology.querying.competency import read_query

        out(read_query(asked)[1])
    else:
        _answer(asked, house, on, scenario, evidence, words, kind, timeout)


def _list(words: str, kind: str) -> None:
    from ontology.querying.competency import competency_questions

    if kind in ("ttl", "nt"):
        fail(f"--format {kind}: a list has no triples; use table, json, csv or md")
    show_answer("queries", kind, competency_questions(), words)


def _answer(
    text: str,
    house: Path | None,
    on: str | None,
    scenario: list[str] | None,
    evidence: str,
    words: str,
    kind: str,
    timeout: float,
) -> None:
    from graph.house.setting import about
    from ontology.querying.competency import read_query
    from ontology.querying.sparql import Asked, Limits, Triples, ask, statements_of

    if not 0 < timeout <= 3600:
        fail(f"--timeout {timeout:g}: give seconds, more than 0 and at most 3600")
    name, sparql, question = read_query(text)
    dataset = load(house)
    today, at = about(dataset, day("--on", on), list(split(scenario)), evidence)
    statements = statements_of(dataset, at.scenarios)
    told = ask(statements, sparql, Asked(today, evidence, words), name=name, limits=Limits(seconds=timeout))
    for remark in told.remarks:
        err(f"{name}: {remark}")
    if isinstance(told, Triples):
        from exports.formats import triples

        if kind not in ("table", "ttl", "nt"):
            fail(f"--format {kind}: this query answers with triples; use ttl or nt")
        out(triples.nt(told) if kind == "nt" else triples.turtle(told))
    elif kind in ("ttl", "nt"):
        fail(f"--format {kind}: this query answers with rows, not with triples; use table, json, csv or md")
    else:
        show_answer("query", kind, told, words, at, question)
