"""`thorbecke map`: the house as one page."""

from __future__ import annotations

from pathlib import Path

from thorbecke.options import (
    EvidenceOption,
    HouseArgument,
    LangOption,
    OnOption,
    OutputOption,
    ScenarioOption,
    day,
    language,
    load,
    split,
    write,
)

__all__ = ["EXAMPLES", "draw"]

EXAMPLES = ("thorbecke map -o map.html", "thorbecke map house.ttl -o house.html --lang nl")


def draw(
    house: HouseArgument = None,
    output: OutputOption = Path("map.html"),
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
) -> None:
    """The house as one interactive HTML file that opens without a network."""
    from thorbecke.drawing import map_network

    words = language(lang)
    network = map_network(load(house), day("--on", on), list(split(scenario)), evidence, words)
    write(output, network.page(), house)
