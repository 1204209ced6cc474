"""`thorbecke funding`: what the record says about money."""

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

__all__ = ["EXAMPLES", "funding"]

EXAMPLES = ("thorbecke funding --lang nl", "thorbecke funding --scenario structural-funding --format md")


def funding(
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Which choices lack structural funding, and who finances what; unknown and not recorded stay apart."""
    from exports.data.funding import funding_to_json
    from exports.money_rows import funding_to_csv, funding_to_md
    from exports.money_terminal import show_funding
    from graph.questions.funding import funding as asked

    words, kind = language(lang), form(format)
    told = asked(setting(load(house), on, scenario, evidence))
    show(told, kind, words, table=show_funding, json=funding_to_json, csv=funding_to_csv, md=funding_to_md)
