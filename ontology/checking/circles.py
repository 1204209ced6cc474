"""What comes back to itself: a relation whose account-giver is its forum, a choice or body that is a part of itself.

No shape of ours says so: the first would tell two values of one node apart, the second follow a path of any length
(`ontology.checking.sight`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress
from operator import eq

from ontology.checking.classes import below, is_a, subclasses
from ontology.checking.findings import Finding
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.tables import Table
from ontology.standards import DCTERMS, ORG
from ontology.text import Text

__all__ = ["parts_of_themselves", "to_themselves", "within_themselves"]

_TO_ITSELF = Text(
    "niemand legt aan zichzelf verantwoording af; noem een ander forum (hvt:forum)",
    "nobody gives account to itself; name another forum (hvt:forum)",
)

_WITHIN_ITSELF = Text(
    "niemand is een deel of lid van zichzelf; noem het andere lichaam, of laat dit weg",
    "nobody is a part or member of itself; name the other body, or leave this out",
)


def to_themselves(_: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield an error for each relation whose account-giver is its forum.

    Source: model-2.md 1, "What a house must have".
    """
    for table in near:
        if HVT.accountGiver in table.columns and HVT.forum in table.columns:
            givers, forums = table.columns[HVT.accountGiver], table.columns[HVT.forum]
            looked_at: Iterable[tuple[str, Sequence[Value], Sequence[Value]]]
            looked_at = zip(table.subjects, givers, forums, strict=True)
            if max(map(len, chain(givers, forums)), default=1) == 1:  # as all are but those that are wrong
                looked_at = compress(looked_at, map(eq, givers, forums))
            for node, several, others in looked_at:
                for both in {*several} & {*others} if several == others or len(several) + len(others) > 2 else ():
                    yield Finding("error", "RelationLeadsToAnother", _TO_ITSELF, node, name_of(both))


def within_themselves(_: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield a warning for each body that is said to be a part or member of itself, or to sit in itself."""
    for table in near:
        for predicate in (ORG.subOrganizationOf, ORG.memberOf, HVT.participant):
            for node, told in table.told(predicate):
                if node in told:
                    yield Finding("warning", "BodyIsNotWithinItself", _WITHIN_ITSELF, node, predicate)
        if HVT.body in table.columns and HVT.participant in table.columns:
            bodies, sitting = table.columns[HVT.body], table.columns[HVT.participant]
            for node, body, who in zip(table.subjects, bodies, sitting, strict=True):
                for both in {*body} & {*who}:
                    yield Finding("warning", "BodyIsNotWithinItself", _WITHIN_ITSELF, node, name_of(both))


def parts_of_themselves(own: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield an error for each choice that is a part of itself, with the whole by which it comes back.

    A choice that only leads into a circle is none. Linear in the parts. Source: model-2.md 1, "What a house must have".
    """
    parts = [node for table in near for node, _ in table.told(DCTERMS.isPartOf)]
    if not parts:
        return
    choices = below(subclasses(own).items(), HVT.Choice)
    wholes = {n: [w for w in said[DCTERMS.isPartOf] if is_a(own, w, choices)] for n, said in own.items()
              if DCTERMS.isPartOf in said and is_a(own, n, choices)}  # fmt: skip
    rings = _rings({node: list(map(name_of, above)) for node, above in wholes.items()})
    for node in parts:
        for whole in map(name_of, wholes.get(node, ())):
            if whole == node or (node in rings and rings[node] == rings.get(whole)):
                what = local_name(whole)
                message = Text(
                    f"deze keuze is via {what} een deel van zichzelf; verbreek de kring van dcterms:isPartOf",
                    f"this choice is by way of {what} a part of itself; break the circle of dcterms:isPartOf",
                )
                yield Finding("error", "ChoiceIsNoPartOfItself", message, node, whole)


def _rings(steps: dict[str, list[str]]) -> dict[str, int]:
    """Return, of every node that others lead back to, a number that those of one circle share (Tarjan 1972)."""
    met: dict[str, int] = {}
    low: dict[str, int] = {}
    ring: dict[str, int] = {}
    open_: list[str] = []
    for start in steps:
        way = [] if start in met else [(start, iter(steps[start]))]
        while way:
            node, rest = way[-1]
            if node not in met:
                met[node] = low[node] = len(met)
                open_.append(node)
            onward = next((n for n in rest if n not in met or n not in ring), None)
            if onward is None:
                way.pop()
                if low[node] == met[node]:
                    ring |= dict.fromkeys(_closed(open_, node), met[node])
                if way:
                    low[way[-1][0]] = min(low[way[-1][0]], low[node])
            elif onward in met:
                low[node] = min(low[node], met[onward])
            else:
                way.append((onward, iter(steps.get(onward, ()))))
    return ring


def _closed(open_: list[str], node: str) -> list[str]:
    """Take from the open nodes those down to `node`: they are one circle, or it alone."""
    found = [open_.pop()]
    while found[-1] != node:
        found.append(open_.pop())
    return found
