"""`thorbecke verify`: does a report still say what its house says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thorbecke.options import FormatOption, LangOption, form, language, show
from thorbecke.questions import QUESTIONS, resolve

__all__ = ["EXAMPLES", "verify"]

EXAMPLES = ("thorbecke verify report.html", "thorbecke verify report.docx house.ttl --format json")


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A report: .html, .md or .docx.", show_default=False)],
    house: Annotated[
        Path | None,
        typer.Argument(
            metavar="HOUSE",
            help="The house it is about; left out, the one that ships under the name in the report.",
            show_default=False,
        ),
    ] = None,
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Does a report say what its house says? It is made again and compared word for word.

    Exit status 0: it does; 1: it does not, and where; 2: it is no report. What the report says of how it was made is
    read as data, and no path in it is opened.
    """
    words, kind = language(lang), form(format)
    found = resolve(QUESTIONS["verify"].ask)(file, house)
    show("verify", kind, found, words)
    if not found.same:
        raise typer.Exit(1)
