"""`thorbecke check`: is a house sound, and what does it rest on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke import progress
from thorbecke.options import (
    FormatOption,
    HouseArgument,
    LangOption,
    OnOption,
    day,
    err,
    form,
    language,
    load,
    show,
    write,
)
from thorbecke.questions import QUESTIONS, resolve

if TYPE_CHECKING:
    from ontology.checking.findings import Report

__all__ = ["EXAMPLES", "check"]

EXAMPLES = ("thorbecke check my-house/ --format json", "thorbecke check --audit")


def check(
    house: HouseArgument = None,
    audit: Annotated[
        bool,
        typer.Option("--audit", help="What a sound house rests on, instead of the findings."),
    ] = False,
    every: Annotated[
        bool,
        typer.Option(
            "--all",
            "--long",
            help="Every warning, or with --audit every table; without it how many there are, and what matters first.",
        ),
    ] = False,
    on: OnOption = None,
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Is a house sound: shapes, terms and references, each finding with file, line and remedy (exit 1: not sound).

    It says how many statements were read, how many of them a house understands, and in which vocabularies the rest
    is: data in which nothing is said in the vocabulary of a house is not sound.

    The evidence audit counts the facts by status and by grade of their best source, and tells what has no source,
    which sources no fact cites, what hangs on sources that were not read in full, and which choices changed class
    since an earlier version of the house. It changes no exit status.

    Of a workbook what is found also goes into a copy, house.checked.xlsx beside house.xlsx: at each cell a colour and
    a comment with the nearest right value, and a sheet with all of it. The workbook itself is not touched.
    """
    words, kind, at = language(lang), form(format), day("--on", on)
    dataset = load(house, validate=False)
    validate, audited = (resolve(QUESTIONS[name].ask) for name in ("check", "audit"))
    # only what is sound is audited; the shipped house was checked when it was made
    report = None if audit and dataset.shipped else validate(dataset, warnings=not audit)
    if report is None or (audit and report.sound):
        show("audit", kind, audited(dataset, at), words, whole=every)
        return
    if house is not None and house.suffix.lower() == ".xlsx":
        _annotate(house, report, words)
    rests = (audited(dataset, at),) if report.sound and kind in ("table", "md") else ()
    show("check", kind, report, words, *rests, whole=every)
    if audit:
        err("a house that is not sound is not audited; mend the errors listed here first")
    if not report.sound:
        raise typer.Exit(1)


def _annotate(house: Path, report: Report, lang: str) -> None:
    from ontology.checking.annotating import annotated
    from ontology.errors import InputError
    from ontology.gate.gate import read_bytes

    progress.doing(f"writing a copy with {len(report.findings):,} comments")
    try:
        copy = annotated(read_bytes(house), house.name, report.findings, lang)
    except InputError as error:  # what was found is told all the same
        err(str(error))
        return
    write(house.with_name(f"{house.stem}.checked.xlsx"), copy, house)
