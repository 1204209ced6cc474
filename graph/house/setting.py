"""What a question is asked of: a house on one day, under these scenarios, on this evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from graph.house.naming import named_on
from graph.records import HouseInfo
from ontology.codelists.ranks import STATUSES
from ontology.errors import UnknownNameError
from ontology.names import closest, local_name
from ontology.namespaces import HVT
from ontology.reading.about import house_of
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts, scenario_notations
from ontology.reading.facts import (
    Absence,
    Actor,
    Caretaker,
    Entry,
    Facts,
    Funding,
    House,
    Participation,
    Relation,
    Role,
    Tenure,
    holds_on,
)

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "EVIDENCE",
    "Seat",
    "Setting",
    "accepts",
    "check_evidence",
    "scenario_iris",
    "scenarios_named",
    "seats",
    "setting",
    "settled",
]

#: What `--evidence` may name: the weakest status that still counts.
EVIDENCE = STATUSES[:-1]


@cache
def accepts(evidence: str, status: str) -> bool:
    """Tell whether a fact of this status counts when `evidence` is the weakest accepted.

    >>> accepts("inferred", "stated"), accepts("inferred", "arguable"), accepts("unverified", "unknown")
    (True, False, False)
    """
    return status in EVIDENCE and EVIDENCE.index(status) <= EVIDENCE.index(evidence)


class Seat(NamedTuple):
    """Somebody sits in a body; the edge this makes has this key."""

    key: str
    body: str
    participant: str
    role: str
    status: str


@dataclass(frozen=True)
class Setting:
    """What a question is asked of: the facts with the scenarios in them, the day, the weakest status that counts."""

    facts: Facts
    on: date
    evidence: str
    house: HouseInfo

    def counts(self, fact: Absence | Caretaker | Entry | Funding | Participation | Relation | Role | Tenure) -> bool:
        """Tell whether a fact is valid on the day and accepted as evidence."""
        return holds_on(fact, self.on) and accepts(self.evidence, fact.status)

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The accountability graph of what counts here (`graph.house.building.build`), made once."""
        from graph.house.building import build

        return build(self)

    def on_graph(self, graph: nx.MultiDiGraph[str]) -> Setting:
        """Return the same setting with another graph in it."""
        other = Setting(self.facts, self.on, self.evidence, self.house)
        other.__dict__["graph"] = graph
        return other


def setting(
    dataset: Dataset,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
) -> Setting:
    """Return a house on one day, under these scenarios, on this evidence.

    `on` defaults to the reference date of the house, else today. `scenarios` are names, local names or IRIs;
    their statements are added and withdrawn first, the record itself never changes.

    Raises UnknownNameError for a scenario or a status that is not there.
    """
    check_evidence(evidence)
    chosen = scenario_iris(dataset, scenarios)
    facts = read_facts(dataset, chosen)
    day, house = _asked(dataset, facts.house, on, chosen, evidence)
    return settled(facts, day, evidence, house)


def about(
    dataset: Dataset,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
) -> tuple[date, HouseInfo]:
    """Return the day, and what is said of a house, as `setting` has them; nothing else is read.

    Raises UnknownNameError for a scenario or a status that is not there.
    """
    check_evidence(evidence)
    chosen = scenario_iris(dataset, scenarios)
    return _asked(dataset, house_of(dataset, chosen), on, chosen, evidence)


def _asked(
    dataset: Dataset, house: House, on: date | None, scenarios: tuple[str, ...], evidence: str
) -> tuple[date, HouseInfo]:
    day = on or house.reference_date or date.today()
    return day, HouseInfo(
        iri=house.iri,
        title=house.title,
        reference_date=day.isoformat(),
        scenarios=scenarios,
        evidence=evidence,
        digest=dataset.digest,
    )


def settled(facts: Facts, day: date, evidence: str, house: HouseInfo) -> Setting:
    """Return the setting of facts already read; `setting` for a dataset. Actors bear the names of the day."""
    return Setting(named_on(facts, day), day, evidence, house)


def check_evidence(evidence: str) -> None:
    """Raise UnknownNameError for what is no status that evidence may have."""
    if evidence not in EVIDENCE:
        raise UnknownNameError(
            f"{evidence!r} is no status{closest(evidence, EVIDENCE)}; use one of {', '.join(EVIDENCE)}"
        )


def scenario_iris(dataset: Dataset, names: Sequence[str]) -> tuple[str, ...]:
    """Return the IRIs of scenarios named by notation, local name or IRI, in the order given, each once.

    Raises UnknownNameError when the house has no such scenario, with those it has.
    """
    if not names:
        return ()
    return scenarios_named(scenario_notations(dataset), names)


def scenarios_named(known: Mapping[str, str | None], names: Sequence[str]) -> tuple[str, ...]:
    """Return the IRIs of the scenarios of these names, of those that are known: IRI -> notation; raises likewise."""
    found: list[str] = []
    for name in names:
        hits = [iri for iri, notation in known.items() if name in (iri, notation, local_name(iri))]
        if len(hits) != 1:
            having = ", ".join(local_name(iri) for iri in known) or "none"
            problem = "is the name of more than one scenario" if hits else "is not a scenario of this house"
            raise UnknownNameError(f"{name!r} {problem}{closest(name, known)} (it has: {having})")
        if hits[0] not in found:
            found.append(hits[0])
    return tuple(found)


def seats(setting: Setting, bodies: Iterable[Actor], participations: Iterable[Participation]) -> Iterator[Seat]:
    """Yield who sits in which body on the day: by the plain `hvt:participant`, and by every accepted participation."""
    for actor in bodies:
        for participant in actor.participants:
            yield Seat(f"{actor.iri} {participant}", actor.iri, participant, HVT.Member, "stated")
    for seat in participations:
        if seat.participant and setting.counts(seat):
            yield Seat(seat.iri, seat.body, seat.participant, seat.role, seat.status)
