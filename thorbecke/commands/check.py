"""`thorbecke check`: is a house sound."""

from __future__ import annotations

import typer

from thorbecke.options import FormatOption, HouseArgument, LangOption, console, form, language, load, out

__all__ = ["EXAMPLES", "check"]

EXAMPLES = ("thorbecke check house.ttl", "thorbecke check my-house/ --format json")


def check(
    house: HouseArgument = None,
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Is a house sound: shapes, terms and references, each finding with file, line and remedy (exit 1: not sound)."""
    from exports.answer_json import as_text, report_to_json
    from exports.tables import report_to_csv, report_to_md
    from exports.terminal import show_report
    from ontology.validation import validate

    words, kind = language(lang), form(format)
    report = validate(load(house, validate=False))
    if kind == "json":
        out(as_text(report_to_json(report)))
    elif kind == "csv":
        out(report_to_csv(report, words))
    elif kind == "md":
        out(report_to_md(report, words))
    else:
        show_report(console(), report, words)
    if not report.sound:
        raise typer.Exit(1)
