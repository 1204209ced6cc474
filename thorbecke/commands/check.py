"""`thorbecke check`: is a house sound, and what does it rest on."""

from __future__ import annotations

from typing import Annotated

import typer

from thorbecke.options import (
    FormatOption,
    HouseArgument,
    LangOption,
    OnOption,
    console,
    day,
    err,
    form,
    language,
    load,
    show,
)

__all__ = ["EXAMPLES", "check"]

EXAMPLES = ("thorbecke check my-house/ --format json", "thorbecke check --audit")


def check(
    house: HouseArgument = None,
    audit: Annotated[
        bool,
        typer.Option("--audit", help="What a sound house rests on, in full, instead of the findings."),
    ] = False,
    on: OnOption = None,
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Is a house sound: shapes, terms and references, each finding with file, line and remedy (exit 1: not sound).

    The evidence audit counts the facts by status and by grade of their best source, and tells what has no source,
    which sources no fact cites, and what hangs on sources that were not read in full. It changes no exit status.
    """
    from exports.data.check import report_to_json
    from exports.tables import report_to_csv, report_to_md
    from exports.terminal import show_report
    from ontology.checking.validation import validate

    words, kind, at = language(lang), form(format), day("--on", on)
    dataset = load(house, validate=False)
    # only what is sound is audited; the shipped house was checked when it was made
    report = None if audit and dataset.shipped else validate(dataset, warnings=not audit)
    if report is None or (audit and report.sound):
        from exports.audit_rows import audit_to_csv, audit_to_md
        from exports.audit_terminal import show_audit
        from exports.data.audit import audit_to_json
        from graph.questions.auditing import audit as asked

        show(asked(dataset, at), kind, words, table=show_audit, json=audit_to_json, csv=audit_to_csv, md=audit_to_md)
        return
    show(
        report,
        kind,
        words,
        table=show_report,
        json=report_to_json,
        csv=report_to_csv,
        md=report_to_md,
    )
    if report.sound and kind == "table":
        from exports.audit_terminal import show_audit_summary
        from graph.questions.auditing import audit as asked

        show_audit_summary(console(), asked(dataset, at), words)
    if audit:
        err("a house that is not sound is not audited; mend the errors listed here first")
    if not report.sound:
        raise typer.Exit(1)
