"""`thorbecke map`: the house as one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.options import (
    EvidenceOption,
    HouseArgument,
    LangOption,
    OnOption,
    ScenarioOption,
    day,
    err,
    language,
    load,
    split,
    write,
)

if TYPE_CHECKING:
    from exports.map.network import MapNetwork

__all__ = ["EXAMPLES", "draw"]

EXAMPLES = (
    "thorbecke map -o map.html",
    "thorbecke map --poster a3.pdf",
)

_OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to write the page; default: map.html.", show_default=False
    ),
]
_PosterOption = Annotated[
    Path | None,
    typer.Option(
        "--poster",
        metavar="FILE",
        help="Write a landscape poster that is read alone, as .pdf or .svg; a3, a2, a1 or a0 in the name of the file "
        "is its paper (default: A3). The page is then written only where -o names it.",
        show_default=False,
    ),
]


def draw(
    house: HouseArgument = None,
    output: _OutputOption = None,
    poster: _PosterOption = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
) -> None:
    """The house as one interactive HTML file that opens without a network, or as a poster."""
    from thorbecke.drawing import map_network

    words = language(lang)
    named = None
    if poster:
        from exports.map.poster import paper_of

        named = paper_of(poster)
    network = map_network(load(house), day("--on", on), list(split(scenario)), evidence, words)
    if poster and named:
        _hang(poster, *named, network, words, house)
    if output or not poster:
        write(output or Path("map.html"), network.page(), house)


def _hang(file: Path, paper: str, kind: str, network: MapNetwork, words: str, house: Path | None) -> None:
    """Write the poster; which letters it could not draw is said."""
    from exports.map.poster import poster

    made = poster(network, words, paper)
    write(file, made.written(kind), house)
    if made.lacking:
        err(
            f"{file}: the font of the poster has no {', '.join(made.lacking[:20])}; they stand in it as their code "
            f"(U+{ord(made.lacking[0]):04X})"
        )
