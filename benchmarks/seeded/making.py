"""A seeded house is made batch by batch, so that memory does not grow with its size."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import benchmarks.seeded
from benchmarks.seeded.plan import ACTORS, CHOICES, RELATIONS
from benchmarks.seeded.statements import Written, head
from benchmarks.seeded.tables import Tables
from benchmarks.seeded.text import PREFIXES, REFERENCE, SYNTAXES

__all__ = ["BATCH", "Made", "main", "make"]

#: blocks that are made at a time
BATCH = 250


class Made(NamedTuple):
    """What was made, and how many there are of each."""

    folder: Path
    relations: int
    actors: int
    choices: int
    statements: int


def make(relations: float, folder: Path, *, seed: int = 1848, syntaxes: Sequence[str] = ("nt",)) -> Made:
    """Write a house of about that many relations, its answers, and the same house as Parquet."""
    blocks = max(2, round(relations / RELATIONS))
    folder.mkdir(parents=True, exist_ok=True)
    files = {syntax: (folder / f"house.{syntax}").open("wb") for syntax in syntaxes}
    tables = Tables(folder)
    try:
        for syntax, file in files.items():
            if syntax != "nt":
                file.writelines(f"@prefix {name}: <{iri}> .\n".encode() for name, iri in PREFIXES.items())
            for nodes in head():
                file.write(nodes.text(syntax, 1))
        statements = sum(len(nodes.statements) for nodes in head())
        for first in range(0, blocks, BATCH):
            batch = Written(seed, first, min(first + BATCH, blocks), blocks)
            batch.write(files)
            statements += batch.statements
            tables.write(batch)
    finally:
        for file in files.values():
            file.close()
        tables.close()
    made = Made(folder, blocks * RELATIONS, blocks * ACTORS + 1, blocks * CHOICES, statements)
    told = {**made._asdict(), "seed": seed, "blocks": blocks, "reference": REFERENCE.isoformat()}
    del told["folder"]
    (folder / "about.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a house and say what is in it."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.seeded",
        description=benchmarks.seeded.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument("relations", type=float, help="about how many relations (1e6)")
    options.add_argument("folder", type=Path, help="where to write; made where it is not there")
    options.add_argument("--seed", type=int, default=1848, help="another number, another house (1848)")
    options.add_argument("--syntax", nargs="+", choices=SYNTAXES, default=["nt"], help="of the house (nt)")
    asked = options.parse_args(arguments)
    if not 1 <= asked.relations <= 1e9:
        options.error("between 1 and 1e9 relations can be made: actors and choices are numbered in 32 bits")
    made = make(asked.relations, asked.folder, seed=asked.seed, syntaxes=asked.syntax)
    print(
        f"{asked.folder}: {made.relations:,} relations, {made.actors:,} actors, {made.choices:,} choices, "
        f"{made.statements:,} statements"
    )
    return 0
