"""`thorbecke risks`: where accountability hangs by one thread, and where it is spread too thin."""

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

__all__ = ["EXAMPLES", "risks"]

EXAMPLES = ("thorbecke risks", "thorbecke risks house.ttl --on 2026-10-01 --format json")


def risks(
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Single points of accountability, load per office, many hands, longest chains and cycles."""
    from exports.answer_json import as_text
    from exports.risks_json import risks_to_json
    from exports.risks_rows import risks_to_csv, risks_to_md
    from graph.risks import risks as asked

    words, kind = language(lang), form(format)
    told = asked(graph(load(house), on, scenario, evidence))
    if kind == "json":
        out(as_text(risks_to_json(told)))
    elif kind == "csv":
        out(risks_to_csv(told, words))
    elif kind == "md":
        out(risks_to_md(told, words))
    else:
        from exports.risks_terminal import show_risks

        show_risks(console(), told, words)
