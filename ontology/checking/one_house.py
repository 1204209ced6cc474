"""One house and its one record: which house is meant where there are two, and what is no part of the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ontology.checking.findings import Finding
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset, Said, name_of
from ontology.reading.extracting import scenario_graphs
from ontology.reading.tables import Table
from ontology.standards import RDF
from ontology.text import Text

__all__ = ["stray_proposals", "two_houses"]

#: parts of the name of a graph that holds what is not so yet
_LIKE_A_PROPOSAL = (
    "plan",
    "propos",
    "voorstel",
    "scenario",
    "draft",
    "concept",
    "option",
    "optie",
    "variant",
    "what-if",
)


def two_houses(own: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield what says that there is more than one house: an error where they are of different days.

    The day that is asked about is the reference date of the house. Source: model-2.md 1, more than one value where one
    is meant; 2, Time.
    """
    houses = sorted(node for table in near for node in table.where(RDF.type, lambda types: HVT.House in types))
    if len(houses) < 2:
        return
    days = {name_of(day) for house in houses for day in own[house].get(HVT.referenceDate, ())}
    first = local_name(houses[0])
    for house in houses[1:]:
        if len(days) > 1:
            listed = ", ".join(sorted(days))
            message = Text(
                f"er is al een huis ({first}), en ze zijn van verschillende dagen ({listed}); houd één hvt:House over",
                f"there is a house already ({first}), and they are of different days ({listed}); keep one hvt:House",
            )
        else:
            message = Text(
                f"er is al een huis ({first}), en dat geldt; houd één hvt:House over",
                f"there is a house already ({first}), and that one counts; keep one hvt:House",
            )
        yield Finding("error" if len(days) > 1 else "warning", "ThereIsOneHouse", message, house)


def stray_proposals(dataset: Dataset) -> Iterator[Finding]:
    """Yield a warning for each graph beside the record that looks like a proposal and that no scenario adds."""
    added, _ = scenario_graphs(dataset, [])
    scenarios = dataset.instances(HVT.Scenario)
    for graph in sorted(dataset.graph_names - added):
        subjects = dataset.subjects_in([graph])
        name = local_name(graph).lower()
        if (scenarios or any(part in name for part in _LIKE_A_PROPOSAL)) and dataset.instances(HVT.House).isdisjoint(
            subjects
        ):
            what = local_name(graph)
            message = Text(
                f"wat in de graaf {what} staat, telt als vastgelegd: geen hvt:Scenario voegt hem toe (hvt:adds); "
                "beschrijf het scenario als het een voorstel is",
                f"what stands in the graph {what} counts as the record: no hvt:Scenario adds it (hvt:adds); "
                "describe the scenario if it is a proposal",
            )
            yield Finding("warning", "ProposalHasAScenario", message, min(subjects), graph)
