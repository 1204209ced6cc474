"""`thorbecke risks`: where accountability hangs by one thread, and where it is spread too thin."""

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
    from exports.data.risks import risks_to_json
    from exports.risks_rows import risks_to_csv, risks_to_md
    from exports.risks_terminal import show_risks
    from graph.questions.risks import risks as asked

    words, kind = language(lang), form(format)
    told = asked(setting(load(house), on, scenario, evidence))
    show(told, kind, words, table=show_risks, json=risks_to_json, csv=risks_to_csv, md=risks_to_md)
