"""`thorbecke import`: registers as Turtle for a house and what is new in them; what others have, as a house."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from thorbecke.commands.intake import INTAKES
from thorbecke.options import (
    Command,
    FormatOption,
    LangOption,
    add,
    day,
    err,
    fail,
    form,
    language,
    load,
    nothing,
    out,
    place,
    show,
    write,
)
from thorbecke.questions import QUESTIONS, resolve

if TYPE_CHECKING:
    from ontology.registers.register import Register

__all__ = ["ABOUT", "EXAMPLES", "group"]

EXAMPLES = ("thorbecke import roo exportOO.xml -o organisations.ttl", "thorbecke import roo exportOO.xml --compare")
ABOUT = (
    "A register of government organisations as Turtle for a house, or what is new in it against a house; and Popolo, "
    "organograms, ORG and RACI sheets as a house of their own. What the "
    "reader does not understand is counted and named with its place, never dropped in silence."
)
_ROO = ("thorbecke import roo exportOO.xml -o organisations.ttl", "thorbecke import roo exportOO.xml --compare")
_TOOI = (
    "thorbecke import tooi rwc_gemeenten_compleet_5.json -o municipalities.ttl",
    "thorbecke import tooi rwc_*.json --compare --format csv",
)

group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

_OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to write the Turtle; left out: print it.", show_default=False
    ),
]
_CompareOption = Annotated[
    str | None,
    typer.Option(
        "--compare",
        metavar="[HOUSE]",
        help="Say what is new against a house (give it after FILE); without HOUSE: the one that answers by default.",
        show_default=False,
    ),
]
_OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help="The day to compare on, as yyyy-mm-dd; default: the day the register speaks of, else that of the house.",
        show_default=False,
    ),
]


class _Command(Command):
    """A command whose `--compare` may stand alone."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        after = [*args[1:], "-"]
        told = [f"{arg}=" if arg == "--compare" and after[n].startswith("-") else arg for n, arg in enumerate(args)]
        return super().parse_args(ctx, told)


def roo(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The export: exportOO.xml, version 2 of any kind.")],
    compare: _CompareOption = None,
    output: _OutputOption = None,
    on: _OnOption = None,
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Read the export of the register of government organisations (ROO, organisaties.overheid.nl).

    The Turtle holds what the house lacks: organisations with their organs and the relations that the law gives them,
    under the ids of the house. With --compare it is only written when -o says where.
    """
    from ontology.registers.roo import read_roo

    _tell(read_roo(file), [file], compare, output, on, lang, format)


def tooi(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Sets rwc_..._compleet in JSON, read as one register.")
    ],
    compare: _CompareOption = None,
    output: _OutputOption = None,
    on: _OnOption = None,
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Read TOOI registers (expanded JSON-LD): organisations, their earlier names and their changes.

    The Turtle holds what the house lacks: organisations with their organs and the relations that the law gives them,
    under the ids of the house. With --compare it is only written when -o says where.
    """
    from ontology.registers.tooi import read_tooi

    _tell(read_tooi(files), files, compare, output, on, lang, format)


add(group, "roo", _ROO, roo, _Command)
add(group, "tooi", _TOOI, tooi, _Command)
for _name, (_examples, _run) in INTAKES.items():
    add(group, _name, _examples, _run)


def _tell(
    register: Register,
    files: Sequence[Path],
    compare: str | None,
    output: Path | None,
    on: str | None,
    lang: str | None,
    kind: str,
) -> None:
    from exports.views.register import register_summary
    from ontology.registers.additions import additions

    words, kind, when = language(lang), form(kind), day("--on", on)
    if compare is None and (kind != "table" or when):
        fail("--format and --on are for --compare; without it the answer is Turtle")
    inputs = [*files, place(compare) if compare else None]
    house = load(inputs[-1])
    added = additions(register, house) if output or compare is None else None
    err(register_summary(register, words, added.remarks if added else ()))
    if not register.organisations:
        nothing("no organisation was read: there is nothing to import")
    if added and output:
        write(output, added.turtle.encode("utf-8"), *inputs)
    elif added:
        out(added.turtle)
    if compare is not None:
        told = resolve(QUESTIONS["compare"].ask)(register, house, when)
        show("compare", kind, told, words)
        if not told.compared:
            nothing("the house has none of these organisations by their code: nothing was compared")
