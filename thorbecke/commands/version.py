"""`thorbecke version`: which program, which house."""

from __future__ import annotations

from thorbecke.options import load, out

__all__ = ["EXAMPLES", "version"]

EXAMPLES = ("thorbecke version", "thorbecke version --help")


def version() -> None:
    """The version of this program and of the shipped house, with its digest."""
    from importlib.metadata import version as installed

    from ontology.reading.extracting import read_facts

    dataset = load(None)
    shipped = read_facts(dataset).house
    out(f"huis-van-thorbecke {installed('huis-van-thorbecke')}\nhouse nds {shipped.version} {dataset.digest}\n")
