"""`thorbecke matrix`: who does what on every choice."""

from __future__ import annotations

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
    from exports.data.roles import matrix_to_json
    from exports.roles_rows import matrix_to_csv, matrix_to_md
    from exports.roles_terminal import show_matrix
    from graph.questions.roles import matrix as asked

    words, kind = language(lang), form(format)
    told = asked(setting(load(house), on, scenario, evidence))
    show(told, kind, words, table=show_matrix, json=matrix_to_json, csv=matrix_to_csv, md=matrix_to_md)
