"""Write the part of the shipped house that follows from the registers.

python -m ontology.registers.generate           writes ontology/houses/nds/registers/*.ttl
python -m ontology.registers.generate --check   exit status 1 when these are not what tables and rules say
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from ontology.gate.gate import read_bytes
from ontology.reading.assembling import assemble
from ontology.registers.organisation import Organisation
from ontology.registers.rules import read_rules
from ontology.registers.standing import Standing, standing_of
from ontology.registers.tables import organisations, provider_ids
from ontology.registers.turtle import turtle

__all__ = ["TARGET", "main", "render"]

_HOUSE = Path(__file__).parents[1] / "houses" / "nds"
#: Where the generated files stand; all else in the house is kept by hand.
TARGET = _HOUSE / "registers"

#: file -> the sorts in it
_FILES = {
    "municipalities": ("municipality",),
    "provinces": ("province",),
    "water-authorities": ("water-authority",),
    "caribbean-bodies": ("caribbean-body",),
    "independent-authorities": ("zbo", "zbo-cluster"),
    "agencies": ("agency",),
    "inspectorates": ("inspectorate",),
    "service-providers": ("unit", "foundation", "association", "advisory-body", "police"),
}

_HEAD = """\
# Generated from the tables and rules in ontology/registers by `python -m ontology.registers.generate`; do not edit.
"""


def render() -> dict[str, str]:
    """Return file name -> text for every generated file of the shipped house."""
    standing = _by_hand()
    renamed = read_rules().renamed
    rows = [replace(row, begun=None) if row.code in renamed else row for row in organisations()]
    return {f"{name}.ttl": _HEAD + turtle(_of(rows, sorts), "", standing) for name, sorts in _FILES.items()}


def _of(rows: list[Organisation], sorts: tuple[str, ...]) -> list[Organisation]:
    return [row for row in rows if row.sorts[0] in sorts]


def _by_hand() -> Standing:
    paths = sorted(p for p in _HOUSE.glob("*.t*") if p.suffix in (".ttl", ".trig"))
    by_hand = standing_of(assemble([(p.name, read_bytes(p)) for p in paths], trusted=True))
    return replace(by_hand, ids={**provider_ids(), **by_hand.ids})


def main(arguments: list[str]) -> int:
    """Write the files, or with --check compare them; 0 when they are current."""
    wanted = render()
    if "--check" in arguments:
        there = {p.name: p.read_text(encoding="utf-8") for p in TARGET.glob("*.ttl")}
        stale = sorted(n for n in wanted.keys() | there.keys() if wanted.get(n) != there.get(n))
        for name in stale:
            sys.stderr.write(f"{name} is not current: run python -m ontology.registers.generate\n")
        return 1 if stale else 0
    TARGET.mkdir(exist_ok=True)
    for name, words in wanted.items():
        (TARGET / name).write_text(words, encoding="utf-8")
    for path in TARGET.glob("*.ttl"):
        if path.name not in wanted:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
