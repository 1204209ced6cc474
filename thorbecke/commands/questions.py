"""`thorbecke questions`: the debate questions of a house."""

from __future__ import annotations

from thorbecke.options import (
    EvidenceOption,
    FormatOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    console,
    day,
    form,
    language,
    load,
    out,
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
    from exports.answer_json import as_text
    from exports.debate_json import debate_to_json
    from exports.debate_rows import debate_to_csv, debate_to_md
    from graph.debate import debate

    words, kind = language(lang), form(format)
    told = debate(load(house), day("--on", on), list(split(scenario)), evidence)
    if kind == "json":
        out(as_text(debate_to_json(told)))
    elif kind == "csv":
        out(debate_to_csv(told, words))
    elif kind == "md":
        out(debate_to_md(told, words))
    else:
        from exports.debate_terminal import show_debate

        show_debate(console(), told, words)
