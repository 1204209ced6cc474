"""What `thorbecke import` makes a house of, beside registers: Popolo, organograms, ORG and RACI sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from thorbecke.options import LangOption, OnOption, day, err, fail, language, out, write
from thorbecke.taking import READERS, taken

__all__ = ["INTAKES"]

_FilesArgument = Annotated[list[Path], typer.Argument(metavar="FILE...", help="One file, or several read as one.")]
_OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write the house: a .ttl file, or a folder, in which it is house.ttl; left out: print it.",
        show_default=False,
    ),
]
_BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="IRI",
        help="What the names in the file are put after, to be IRIs; default: https://example.org/ and the file's name.",
        show_default=False,
    ),
]
_LawOption = Annotated[
    str | None,
    typer.Option(
        "--jurisdiction",
        metavar="CODE",
        help="Whose law holds (nl, uk): relation kinds of that state may be inferred.",
        show_default=False,
    ),
]
_RulesOption = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        help="Your own copy of ontology/intake/rules.yaml: what the words of the file are in a house.",
        show_default=False,
    ),
]
_NamesOption = Annotated[
    str | None,
    typer.Option(
        "--names",
        metavar="nl|en",
        help="The language of the names in the file; default: that of --lang, of an organogram en.",
        show_default=False,
    ),
]
_TitleOption = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="What the house is called.", show_default=False)
]

_TOLD = {
    "popolo": (
        ("thorbecke import popolo parliament.json -o house/", "thorbecke import popolo a.json b.json -o house.ttl"),
        """Read Popolo JSON: organisations, posts, and who held a post from when until when.

        A parent is no forum: Popolo says who is a part of what, never who answers to whom, and so does the house.""",
    ),
    "organogram": (
        (
            "thorbecke import organogram senior.csv junior.csv -o house/",
            "thorbecke import organogram senior.csv -o house.ttl --title 'Treasury Solicitor'",
        ),
        """Read organograms of the United Kingdom (data.gov.uk): senior and junior posts as csv.

        That a post reports to another is an accountability relation, inferred. An id that two posts bear, or that
        none does, is told, and nothing is made of a reference to it.""",
    ),
    "org": (
        (
            "thorbecke import org organisations.ttl -o house/",
            "thorbecke import org units.ttl posts.ttl --jurisdiction nl",
        ),
        """Read RDF in the words of W3C ORG, CPOV or OSLO mandaat, of any publisher (Turtle, JSON-LD, RDF/XML).

        Who answers to whom is inferred from org:reportsTo and org:headOf where the rules have a kind for it under the
        law that --jurisdiction names; all else that no rule is about is counted.""",
    ),
    "raci": (
        ("thorbecke import raci sheet.csv -o house/", "thorbecke import raci sheet.csv --lang nl --title 'Project X'"),
        """Read a RACI sheet: activities as choices, with who is responsible, accountable and consulted as roles.

        Parties as columns, letters as columns, or a row for each; several in a cell, section rows and cells that stand
        for the rows below. An activity without exactly one accountable is told.""",
    ),
}


def _command(name: str) -> Callable[..., None]:
    def run(
        files: _FilesArgument,
        output: _OutputOption = None,
        base: _BaseOption = None,
        jurisdiction: _LawOption = None,
        rules: _RulesOption = None,
        names: _NamesOption = None,
        title: _TitleOption = None,
        on: OnOption = None,
        lang: LangOption = None,
    ) -> None:
        _take(name, files, output, base, jurisdiction, rules, names, title, on, lang)

    run.__doc__ = _TOLD[name][1]
    return run


#: name -> its examples and the command
INTAKES: dict[str, tuple[tuple[str, str], Callable[..., None]]] = {
    name: (_TOLD[name][0], _command(name)) for name in READERS
}


def _take(
    name: str,
    files: list[Path],
    output: Path | None,
    base: str | None,
    law: str | None,
    rules: Path | None,
    names: str | None,
    title: str | None,
    on: str | None,
    lang: str | None,
) -> None:
    from exports.views.intake import intake_summary

    words = language(lang)
    more = {"base": base, "law": law, "rules": rules, "names": names, "title": title, "on": day("--on", on)}
    intake = taken(name, files, words, **more)  # type: ignore[arg-type]
    if output is None:
        out(intake.turtle)
    else:
        target = output
        if output.is_dir() or output.suffix.lower() != ".ttl":
            target = output / "house.ttl"
            try:
                output.mkdir(exist_ok=True)
            except OSError as error:
                fail(f"{output}: cannot be made ({error.strerror or error}); give another place with -o")
        write(target, intake.turtle.encode("utf-8"), *files, rules)
    err(intake_summary(intake, words))
