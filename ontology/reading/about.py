"""What a house says of itself, for whoever asks nothing of the facts in it: a query, say, waits for none of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from ontology.namespaces import HVT
from ontology.reading import cache
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import scenario_graphs
from ontology.reading.facts import House
from ontology.reading.facts_json import record_from, record_to
from ontology.reading.gathering import Gathering
from ontology.reading.indexing import Index
from ontology.reading.jurisdictions import jurisdiction_of, vocabulary_in
from ontology.standards import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS

__all__ = ["house_of", "outline"]

#: whatever a house says of itself is said by these, and which graphs are of a scenario
_SAID: Final = frozenset(
    {RDF.type, RDFS.subClassOf, HVT.adds, HVT.withdraws, HVT.relationKind, HVT.jurisdiction, HVT.referenceDate,
     HVT.language, OWL.versionInfo, SKOS.prefLabel, DCTERMS.title, FOAF.name}
)  # fmt: skip


def house_of(dataset: Dataset, scenarios: Sequence[str] = ()) -> House:
    """Return what a house says of itself under `scenarios` (IRIs), as its facts have it.

    Raises UnknownNameError for a scenario the dataset does not have.
    """
    if tuple(scenarios) in dataset.known:
        return dataset.known[tuple(scenarios)].house
    key = dataset.key and cache.key_of(dataset.key, "house", *scenarios)
    kept = cache.read(key)
    if kept is not None:
        with suppress(ValueError):
            return record_from(kept, House)
    said = outline(dataset)
    hidden, withdrawn = scenario_graphs(said, scenarios)
    own = said.tables(hidden)
    law = jurisdiction_of(own)
    found = Gathering(Index(said.says(hidden), vocabulary_in(law), withdrawn, own), law).house()
    cache.write(key, record_to(found))
    return found


def outline(dataset: Dataset) -> Dataset:
    """Return a dataset with no more in it than what a house says of itself and which graphs are of a scenario."""
    return dataset.by_predicates(_SAID)
