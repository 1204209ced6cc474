"""`thorbecke report`: what one attaches to a letter."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thorbecke.options import (
    EvidenceOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    day,
    fail,
    form,
    language,
    load,
    split,
    write,
)
from thorbecke.questions import QUESTIONS, resolve, written

__all__ = ["EXAMPLES", "report"]

EXAMPLES = ("thorbecke report -o report.html --lang nl", "thorbecke report house.ttl -o report.docx --since 2026-01-01")


def report(
    house: HouseArgument = None,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it; .html, .md or .docx says how."),
    ] = Path("report.html"),
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help="With a table of what changed since that day.", show_default=False
        ),
    ] = None,
    choice: Annotated[
        str | None,
        typer.Option(
            "--choice",
            metavar="CHOICE",
            help="One sheet on this choice only: its number or a name.",
            show_default=False,
        ),
    ] = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="html|md|docx", help="How to write it, whatever the name says.", show_default=False
        ),
    ] = None,
) -> None:
    """The accountability report: a page of conclusions, each with the question to ask, and all they rest on.

    An HTML file prints to clean pages; a Word file has headings, tables and contents to go on with. At its end stands
    how it was made; `thorbecke verify` holds a report against its house.
    """
    words, kind = language(lang), _kind(output, format)
    dataset = load(house)
    called = resolve("thorbecke.reporting:called")(dataset, house)
    ask = resolve(QUESTIONS["report"].ask)
    asked_of = (dataset, day("--on", on), list(split(scenario)), evidence)
    if choice is None:
        told = ask(*asked_of, name=called, lang=words, since=day("--since", since), pictured=kind != "md")
    elif since is None:
        told = resolve("thorbecke.reporting:sheet")(asked_of[0], choice, *asked_of[1:], name=called, lang=words)
    else:
        fail("--since is for the report; a sheet on one choice (--choice) has no table of what changed")
    write(output, written("report", kind, told, words), house)


def _kind(output: Path, asked: str | None) -> str:
    """How to write it: as asked, else as the name of the file says."""
    known = QUESTIONS["report"].formats
    if asked is not None:
        return form(asked, known)
    named = {".htm": "html", ".markdown": "md"}.get(output.suffix.lower(), output.suffix.lower().lstrip("."))
    if named not in known:
        fail(f"{output}: its name does not say how to write it; end it in .html, .md or .docx, or give --format")
    return named
