"""`thorbecke query`: read-only SPARQL, and the competency questions that ship."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.options import (
    EvidenceOption,
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
    from graph.records import HouseInfo
    from ontology.querying.sparql import Table, Truth
    from ontology.text import Text

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
            metavar="[HOUSE]",
            help="A file (.ttl .trig .jsonld .nt .nq .rdf) or a folder; left out: the shipped NDS house.",
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
    from exports.data.query import list_to_json
    from exports.data.shapes import as_text
    from exports.query_results import list_to_csv, list_to_md
    from ontology.querying.competency import competency_questions

    questions = competency_questions()
    if kind == "json":
        out(as_text(list_to_json(questions)))
    elif kind == "csv":
        out(list_to_csv(questions, words))
    elif kind == "md":
        out(list_to_md(questions, words))
    elif kind == "table":
        from exports.query_terminal import show_questions

        show_questions(console(), questions, words)
    else:
        fail(f"--format {kind}: a list has no triples; use table, json, csv or md")


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
    from exports.query_results import triples_to_nt, triples_to_ttl
    from ontology.querying.competency import read_query
    from ontology.querying.sparql import Asked, Limits, Triples, ask, statements_of

    if not 0 < timeout <= 3600:
        fail(f"--timeout {timeout:g}: give seconds, more than 0 and at most 3600")
    name, sparql, question = read_query(text)
    dataset = load(house)
    at = setting(dataset, on, scenario, evidence)
    info: HouseInfo = at.house
    statements = statements_of(dataset, info.scenarios)
    told = ask(statements, sparql, Asked(at.on, evidence, words), name=name, limits=Limits(seconds=timeout))
    if isinstance(told, Triples):
        if kind not in ("table", "ttl", "nt"):
            fail(f"--format {kind}: this query answers with triples; use ttl or nt")
        out(triples_to_nt(told) if kind == "nt" else triples_to_ttl(told))
    elif kind in ("ttl", "nt"):
        fail(f"--format {kind}: this query answers with rows, not with triples; use table, json, csv or md")
    else:
        _print(told, info, words, kind, question)


def _print(told: Table | Truth, info: HouseInfo, words: str, kind: str, question: Text | None) -> None:
    from exports.data.query import result_to_json
    from exports.data.shapes import as_text
    from exports.query_results import answer_to_csv, answer_to_md

    if kind == "json":
        out(as_text(result_to_json(told)))
    elif kind == "csv":
        out(answer_to_csv(told))
    elif kind == "md":
        out(answer_to_md(told, words))
    else:
        from exports.query_terminal import show_query_answer

        show_query_answer(console(), info, told, words, question)
