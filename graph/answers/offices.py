"""Who answers for a decider, and which offices count as one (model-2.md 3, "the decision").

An office serves as itself and as whatever it is nested under: a state secretary as the minister (Grondwet 46(2)).
Offices that all serve as one actor do not differ.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.closure.admissibility import Ladder
from graph.closure.chains import equal_offices
from graph.records import Decider

__all__ = ["nested", "offices_of", "one_office"]


def offices_of(ladder: Ladder, decider: Decider) -> frozenset[str]:
    """Return who answers for a decider: the offices of all chains that equal its own; none at reach system."""
    if decider.chain is None or decider.verdict == "SYSTEM_ONLY":
        return frozenset()
    return equal_offices(ladder, decider.iri, decider.chain)


def one_office(ladder: Ladder, offices: Iterable[Iterable[str]]) -> bool:
    """Tell whether one actor exists as which some office of each of these serves, those without an office apart."""
    served = [frozenset[str]().union(*map(ladder.serves_as, some)) for some in offices]
    having = [some for some in served if some]
    return not having or bool(frozenset.intersection(*having))


def nested(ladder: Ladder, offices: Iterable[str]) -> list[set[str]]:
    """Return offices in groups that serve as one, the largest first: one group where `one_office` says so."""
    left = {office: ladder.serves_as(office) for office in offices}
    groups: list[set[str]] = []
    while left:
        served = sorted({actor for some in left.values() for actor in some})
        group = max(({o for o, some in left.items() if actor in some} for actor in served), key=len)
        groups.append(group)
        left = {office: some for office, some in left.items() if office not in group}
    return groups
