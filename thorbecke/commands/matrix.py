"""`thorbecke matrix`: who does what on every choice."""

from __future__ import annotations

from thorbecke.options import (
    EvidenceOption,
    FormatOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    console,
    form,
    graph,
    language,
    load,
    out,
)

__all__ = ["EXAMPLES", "matrix"]

EXAMPLES = ("thorbecke matrix", "thorbecke matrix house.ttl --format csv")


def matrix(
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Who does what on every choice, and which choices have not exactly one decider."""
    from exports.answer_json import as_text
    from exports.roles_json import matrix_to_json
    from exports.roles_rows import matrix_to_csv, matrix_to_md
    from graph.roles import matrix as asked

    words, kind = language(lang), form(format)
    told = asked(graph(load(house), on, scenario, evidence))
    if kind == "json":
        out(as_text(matrix_to_json(told)))
    elif kind == "csv":
        out(matrix_to_csv(told, words))
    elif kind == "md":
        out(matrix_to_md(told, words))
    else:
        from exports.roles_terminal import show_matrix

        show_matrix(console(), told, words)
