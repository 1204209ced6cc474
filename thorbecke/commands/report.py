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
from thorbecke.questions import QUESTIONS, resolve

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
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="FILE",
            help="A Jinja template of your own around the text, for .html; it places {{ body }}.",
            show_default=False,
        ),
    ] = None,
    docx_template: Annotated[
        Path | None,
        typer.Option(
            "--docx-template", metavar="FILE", help="A Word file whose styles are used, for .docx.", show_default=False
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
    around = _around(kind, template, docx_template)
    dataset = load(house)
    called = resolve("thorbecke.reporting:called")(dataset, house)
    asked_of = (dataset, day("--on", on), list(split(scenario)), evidence)
    extra = [word for option, file in around.items() for word in (option, file.name)]
    if choice is None:
        more = {"since": day("--since", since), "pictured": kind != "md", "extra": extra}
        told = resolve(QUESTIONS["report"].ask)(*asked_of, name=called, lang=words, **more)
    elif since is None:
        ask = resolve("thorbecke.reporting:sheet")
        told = ask(dataset, choice, *asked_of[1:], name=called, lang=words, extra=extra)
    else:
        fail("--since is for the report; a sheet on one choice (--choice) has no table of what changed")
    made = resolve("thorbecke.reporting:in_template")(told, kind, words, *around.values())
    write(output, made, house, *around.values())


def _around(kind: str, template: Path | None, docx_template: Path | None) -> dict[str, Path]:
    """What is given to put around the text, by its option; it must be for the format that is written."""
    given = {"--template": (template, "html"), "--docx-template": (docx_template, "docx")}
    for option, (file, form_) in given.items():
        if file is not None and form_ != kind:
            fail(f"{option} is for .{form_}, and this is written as .{kind}; name the output .{form_}")
    return {option: file for option, (file, _) in given.items() if file is not None}


def _kind(output: Path, asked: str | None) -> str:
    """How to write it: as asked, else as the name of the file says."""
    known = QUESTIONS["report"].formats
    if asked is not None:
        return form(asked, known)
    named = {".htm": "html", ".markdown": "md"}.get(output.suffix.lower(), output.suffix.lower().lstrip("."))
    if named not in known:
        fail(f"{output}: its name does not say how to write it; end it in .html, .md or .docx, or give --format")
    return named
