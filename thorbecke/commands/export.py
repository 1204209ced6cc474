"""`thorbecke export`: a house as others want it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thorbecke import progress
from thorbecke.exporting import EXPORTS, exported, format_of
from thorbecke.options import HouseArgument, LangOption, fail, language, load, write, write_folder

__all__ = ["EXAMPLES", "export"]

EXAMPLES = ("thorbecke export house.xlsx", "thorbecke export csv my-house.ttl -o my-house/ --lang nl")


def export(
    format: Annotated[
        str, typer.Argument(metavar="FORMAT", help="A format, or the file to write, whose ending is that of one.")
    ],
    house: HouseArgument = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it.", show_default=False),
    ] = None,
    lang: LangOption = None,
) -> None:
    words = language(lang)
    name, target = format_of(format, output)
    if target is None:
        ending = EXPORTS[name].ending
        fail(f"-o is missing: say where the {name} goes, for example -o house{ending or '/'}")
    dataset = load(house)
    progress.doing(f"writing {target}")
    made = exported(name, dataset, words)
    if isinstance(made, bytes):
        write(target, made, house)
    else:
        write_folder(target, made)


export.__doc__ = "A house in another format: the whole record and every proposal, not an answer.\n\nFormats:\n\n" + (
    "\n\n".join(f"{name}: {told.about}." for name, told in EXPORTS.items())
)
