"""`thorbecke version`: which program, which house."""

from __future__ import annotations

import typer

from thorbecke.options import out
from thorbecke.questions import QUESTIONS, resolve

__all__ = ["EXAMPLES", "show_version", "version"]

EXAMPLES = ("thorbecke version", "thorbecke version --help")


def version() -> None:
    """The version of this program and of the houses that ship, with their digests."""
    from importlib.metadata import version as installed

    out(f"huis-van-thorbecke {installed('huis-van-thorbecke')}\n")
    for house in resolve(QUESTIONS["houses"].ask)():
        out(f"house {house.name} {house.version or '-'} {house.digest}\n")


def show_version(asked: bool) -> None:
    """Tell the version and end, where an option asks for it."""
    if asked:
        version()
        raise typer.Exit
