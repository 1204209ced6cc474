"""A repair as a scenario in TriG: put the file beside the house and ask with `--scenario repair`."""

from __future__ import annotations

import pyoxigraph

from graph.repair.problems import BASE
from graph.repair.records import Repair
from ontology.namespaces import HVT
from ontology.standards import DCTERMS, SKOS

__all__ = ["repair_to_trig"]

_PREFIXES = {
    "hvt": HVT.Actor.removesuffix("Actor"),
    "repair": BASE,
    "skos": SKOS.prefLabel.removesuffix("prefLabel"),
    "dcterms": DCTERMS.title.removesuffix("title"),
}


def repair_to_trig(repair: Repair) -> str:
    """Return the scenario that was asked again, statement by statement."""
    written = pyoxigraph.serialize(repair.scenario, format=pyoxigraph.RdfFormat.TRIG, prefixes=_PREFIXES)
    return written.decode("utf-8") if written else ""
