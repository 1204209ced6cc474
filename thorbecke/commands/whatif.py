"""`thorbecke whatif`: what proposals and assumptions would change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.options import (
    HOUSE_HELP,
    EvidenceOption,
    FormatOption,
    LangOption,
    LongOption,
    OnOption,
    day,
    fail,
    form,
    language,
    load,
    nothing,
    show,
    split,
)
from thorbecke.questions import asked

if TYPE_CHECKING:
    from ontology.reading.dataset import Dataset

__all__ = ["EXAMPLES", "whatif"]

EXAMPLES = (
    "thorbecke whatif bod-anchored bod-ministerial",
    'thorbecke whatif --assume "BOD -> staatssecretaris-bzk : instituted-body"',
)


def whatif(
    scenarios: Annotated[
        list[str] | None,
        typer.Argument(metavar="SCENARIO", help="Proposals of the house, by name.", show_default=False),
    ] = None,
    assume: Annotated[
        list[str] | None,
        typer.Option(
            "--assume",
            metavar='"A -> B : KIND"',
            help="Assume that A answers to B in this kind of relation; limit it with theme=, choice= or kind= "
            "behind it. May be given more than once.",
            show_default=False,
        ),
    ] = None,
    withdraw: Annotated[
        list[str] | None,
        typer.Option(
            "--withdraw",
            metavar="STATEMENT",
            help="Leave out a relation, role, seat or money statement, by IRI or its last part. "
            "May be given more than once.",
            show_default=False,
        ),
    ] = None,
    house: Annotated[
        Path | None,
        typer.Option(
            "--house",
            metavar="HOUSE",
            help=HOUSE_HELP,
            show_default=False,
        ),
    ] = None,
    on: OnOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: FormatOption = "table",
    long: LongOption = False,
) -> None:
    """Which choices would change under proposals or assumptions, by which statement, and which would not."""
    from ontology.gate.gate import FORMATS

    words, kind = language(lang), form(format)
    read = load(house)
    names = list(split(scenarios))
    stray = next((name for name in names if Path(name).suffix.lower() in FORMATS), None)
    if stray:
        fail(f"{stray} is no proposal; give a house with --house {stray}")
    if not (names or assume or withdraw):
        fail(f'name a proposal ({_proposals(read)}), or give --assume "A -> B : kind" or --withdraw STATEMENT')
    also = {"assumptions": assume or (), "withdrawals": withdraw or ()}
    told = asked("whatif", read, day("--on", on), names, evidence, **also)
    show("whatif", kind, told, words, whole=long)
    if not told.staying and not told.difference.changes:
        nothing("this house has no choice on this date: nothing was answered")


def _proposals(read: Dataset) -> str:
    from ontology.names import local_name
    from ontology.reading.extracting import read_facts

    return "it has " + (", ".join(map(local_name, read_facts(read).scenarios)) or "none")
