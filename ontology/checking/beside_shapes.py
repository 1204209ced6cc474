"""What no shape says well, each rule asked of the nodes that it can be about.

A shape of ours sees one node and one step from it (`ontology.checking.sight`), and puts only dates of one form in an
order. What must be told by two values together, along a path, or by what a source is worth, is a rule here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ontology.checking.absences import ill_fitting
from ontology.checking.capped import capped
from ontology.checking.circles import parts_of_themselves, to_themselves
from ontology.checking.findings import Finding
from ontology.checking.periods import turned_round
from ontology.checking.tours import stray_steps
from ontology.namespaces import HVT
from ontology.reading.dataset import Said
from ontology.standards import DCTERMS

__all__ = ["beside_shapes"]

_Rule = Callable[[Said, Iterable[str]], Iterator[Finding]]
#: What is an error -> the rule that tells it; a rule is asked of the nodes of which something is said by this.
_ERRORS: Mapping[str, _Rule] = {
    HVT.validUntil: turned_round,
    HVT.accountGiver: to_themselves,
    DCTERMS.isPartOf: parts_of_themselves,
    HVT.absent: ill_fitting,
    HVT.steps: stray_steps,
}
_WARNINGS: Mapping[str, _Rule] = {DCTERMS.source: capped}


def beside_shapes(own: Said, groups: Mapping[str, Sequence[str]], *, warnings: bool) -> Iterator[Finding]:
    """Yield what is wrong with the nodes looked at, and with `warnings` what is odd, that no shape says.

    `own` is what the house says; `groups` are the nodes looked at, those together of which the same predicates are
    used, under one of them.
    """
    for predicate, rule in {**_ERRORS, **(_WARNINGS if warnings else {})}.items():
        nodes = [node for one, group in groups.items() if predicate in own[one] for node in group]
        if nodes:
            yield from (finding for finding in rule(own, nodes) if warnings or finding.severity == "error")
