"""`thorbecke test`: does a house answer what its keepers expect.

A file of cases may name its house; a HOUSE given in the shell goes before it. A file without cases, and a
case that expects nothing, is a mistake (status 2), never a pass.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thorbecke.options import HouseArgument, LangOption, form, language, load, show
from thorbecke.questions import QUESTIONS, resolve

__all__ = ["EXAMPLES", "run_cases"]

EXAMPLES = (
    "thorbecke test docs/examples/cases.yaml",
    "thorbecke test cases.yaml my-house/ --format junit",
)


def run_cases(
    cases: Annotated[
        Path, typer.Argument(metavar="CASES.yaml", help="What each choice must answer.", show_default=False)
    ],
    house: HouseArgument = None,
    outside: Annotated[
        bool, typer.Option("--allow-outside", help="The house that CASES.yaml names may stand outside its folder.")
    ] = False,
    lang: LangOption = None,
    format: Annotated[
        str, typer.Option("--format", metavar="table|json|junit", help="How to write the answer.")
    ] = "table",
) -> None:
    """Does a house answer what its keepers expect: expected and got for every miss (exit 1: a case was missed)."""
    from graph.answers.case_files import read_cases

    words, kind = language(lang), form(format, QUESTIONS["test"].formats)
    # a house given here goes before the one in the file, which is then not read
    named, asked = read_cases(cases, outside=outside or house is not None)
    report = resolve(QUESTIONS["test"].ask)(load(house or named), asked, cases.name)
    show("test", kind, report, words)
    if report.missed:
        raise typer.Exit(1)
