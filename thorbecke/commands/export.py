"""`thorbecke export`: a house in the formats of others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thorbecke import progress
from thorbecke.options import (
    EvidenceOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    day,
    err,
    fail,
    language,
    load,
    out,
    split,
)

__all__ = ["EXAMPLES", "export"]

EXAMPLES = ("thorbecke export house.xlsx --lang nl", "thorbecke export graphml my-house.ttl -o my-house.graphml")


def export(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="FORMAT",
            help="A format, or the file to write, whose ending tells the format; left out: the formats are listed.",
            show_default=False,
        ),
    ] = None,
    house: HouseArgument = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write it; a folder for several files.",
            show_default=False,
        ),
    ] = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping", metavar="FILE", help="Of archimate: what terms become, instead of our own.", show_default=False
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """A house in the formats of others, and what each loses: a workbook, RDF, graphs for Gephi, ArchiMate, sources.

    What holds the whole house (xlsx, csv, RDF) is the same on any day; a graph has the answers of the day on it. A
    workbook and RDF can be given to every command as its HOUSE.
    """
    from exports.exchange.formats import FORMATS, format_of, named_by
    from exports.exchange.listing import listing, summary
    from thorbecke.exporting import exported, save

    words = language(lang)
    if kind is None:
        out(listing(FORMATS, words))
        return
    name, target = (kind, output) if kind in FORMATS or output is not None else (named_by(kind), Path(kind))
    told = format_of(name or kind)
    if name is None or target is None:
        fail(f"-o is missing: say where the {name} goes, for example -o house{told.ending}")
    dataset = load(house)
    progress.doing(f"writing {target}")
    made = exported(name, dataset, words, day("--on", on), list(split(scenario)), evidence, mapping)
    save(made.files, target, house, mapping)
    for file, content in made.files.items():
        err(f"wrote {target / file if file else target} ({len(content) // 1000} kB)")
    err(summary(name, made, words))
