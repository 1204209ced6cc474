"""`thorbecke questions`: the debate questions of a house."""

from __future__ import annotations

from thorbecke.options import (
    EvidenceOption,
    FormatOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    day,
    form,
    language,
    load,
    show,
    split,
)

__all__ = ["EXAMPLES", "questions"]

EXAMPLES = ("thorbecke questions --lang nl", "thorbecke questions --on 2026-03-01 --format md")


def questions(
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """The debate questions: what the record answers, what the graph says, and what each proposal would change."""
    from exports.data.questions import debate_to_json
    from exports.debate_rows import debate_to_csv, debate_to_md
    from exports.debate_terminal import show_debate
    from graph.questions.debate import debate

    words, kind = language(lang), form(format)
    told = debate(load(house), day("--on", on), list(split(scenario)), evidence)
    show(told, kind, words, table=show_debate, json=debate_to_json, csv=debate_to_csv, md=debate_to_md)
