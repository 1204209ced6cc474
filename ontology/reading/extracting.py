"""From statements to facts: what a dataset says, under the scenarios asked for, read once and kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from pyoxigraph import Quad

from ontology.errors import UnknownNameError
from ontology.names import closest
from ontology.namespaces import HVT
from ontology.reading import cache
from ontology.reading.beside import changes, with_changes
from ontology.reading.dataset import Dataset, name_of
from ontology.reading.facts import Facts
from ontology.reading.facts_json import changes_from, changes_to, facts_from, facts_to, notations_from, notations_to
from ontology.reading.gathering import Gathering
from ontology.reading.indexing import Index
from ontology.reading.jurisdictions import jurisdiction_of, vocabulary_in
from ontology.standards import SKOS

__all__ = ["read_facts", "scenario_graphs", "scenario_notations", "scenario_quads"]

#: Of a house with fewer relations nothing is kept that was added to it in passing: it is soon read again.
_LARGE = 1000


def read_facts(dataset: Dataset, scenarios: Sequence[str] = ()) -> Facts:
    """Return what the dataset says, with the statements of `scenarios` (IRIs) added and withdrawn.

    A scenario of the dataset that was not asked for leaves no trace but its description.
    Raises UnknownNameError for a scenario the dataset does not have.
    """
    asked = tuple(scenarios)
    if asked not in dataset.known:
        dataset.known[asked] = _facts(dataset, asked)
    return dataset.known[asked]


def _facts(dataset: Dataset, scenarios: tuple[str, ...]) -> Facts:
    """Return the facts as `ontology.reading.cache` has them; else read them, for the cache too.

    Of a house in files only what scenarios change, or statements added to it, is kept: what they leave as it is is
    the same object under all of them.
    """
    root = dataset.grown_from or dataset
    record = read_facts(root) if dataset.key and (scenarios or root is not dataset) else None
    key = dataset.key and cache.key_of(dataset.key, "facts", *scenarios)
    if record and root is not dataset and len(record.relations) < _LARGE:
        key = None
    kept = cache.read(key)
    if kept is not None:
        with suppress(ValueError):
            return with_changes(record, changes_from(kept)) if record else facts_from(kept)
    hidden, withdrawn = scenario_graphs(dataset, scenarios)
    own = dataset.tables(hidden)
    law = jurisdiction_of(own)
    facts = Gathering(Index(dataset.says(hidden), vocabulary_in(law), withdrawn, own), law).facts()
    if record:
        found = changes(record, facts)
        if key:
            cache.write(key, changes_to(found))
        return with_changes(record, found)
    if key:
        cache.write(key, facts_to(facts))
    return facts


def scenario_notations(dataset: Dataset) -> dict[str, str | None]:
    """Return scenario IRI -> notation for every scenario of a dataset, sorted; nothing else is read."""
    key = dataset.key and cache.key_of(dataset.key, "scenarios")
    if dataset.grown_from and len(read_facts(dataset.grown_from).relations) < _LARGE:
        key = None
    kept = cache.read(key)
    if kept is not None:
        with suppress(ValueError):
            return notations_from(kept)
    scenarios = dataset.instances(HVT.Scenario)
    notations = {iri: name_of(notation) for iri, notation in dataset.values(SKOS.notation)}
    found = {iri: notations.get(iri) for iri in sorted(scenarios)}
    cache.write(key, notations_to(found))
    return found


def scenario_quads(dataset: Dataset, scenarios: Sequence[str]) -> tuple[list[Quad], frozenset[str]]:
    """Return the statements that hold under `scenarios`, and the nodes these withdraw."""
    hidden, withdrawn = scenario_graphs(dataset, scenarios)
    return list(dataset.in_graphs(hidden)), withdrawn


def scenario_graphs(dataset: Dataset, scenarios: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the graphs that hold only under scenarios that are not asked for, and the nodes that are withdrawn."""
    known = dataset.instances(HVT.Scenario)
    for name in scenarios:
        if name not in known:
            raise UnknownNameError(f"there is no scenario {name}{closest(name, known)}")
    adds = [(iri, name_of(graph)) for iri, graph in dataset.values(HVT.adds)]
    hidden = {graph for _, graph in adds} - {graph for iri, graph in adds if iri in scenarios}
    withdrawn = frozenset(name_of(node) for iri, node in dataset.values(HVT.withdraws) if iri in scenarios)
    return frozenset(hidden), withdrawn
