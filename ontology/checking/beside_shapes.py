"""What no shape says well: rules, each asked of all nodes looked at in one go.

A shape of ours sees one node and one step from it (`ontology.checking.sight`), and puts only dates of one form in an
order. What must be told by two values together, along a path, or by what a source is worth, is a rule here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from ontology.checking.absences import ill_fitting
from ontology.checking.capped import capped
from ontology.checking.circles import parts_of_themselves, to_themselves, within_themselves
from ontology.checking.classes import of_two_kinds
from ontology.checking.findings import Finding
from ontology.checking.labels import empty_names, empty_other_names, of_a_region
from ontology.checking.periods import turned_round
from ontology.checking.tours import stray_steps
from ontology.reading.dataset import Said
from ontology.reading.tables import Table

__all__ = ["beside_shapes"]

_Rule = Callable[[Said, Sequence[Table]], Iterator[Finding]]
_ERRORS: Sequence[_Rule] = (
    turned_round, to_themselves, parts_of_themselves, ill_fitting, stray_steps, empty_names, of_two_kinds,
)  # fmt: skip
_WARNINGS: Sequence[_Rule] = (capped, within_themselves, empty_other_names, of_a_region)


def beside_shapes(
    own: Said, near: Sequence[Table], among: Set[str] | None = None, *, warnings: bool
) -> Iterator[Finding]:
    """Yield what is wrong, and with `warnings` what is odd, that no shape says.

    `own` is what the house says; `near` are tables of the nodes looked at: all in them, or `among` these.
    """
    looked_at = near if among is None else [table.only(among) for table in near]
    for rule in (*_ERRORS, *(_WARNINGS if warnings else ())):
        yield from (finding for finding in rule(own, looked_at) if warnings or finding.severity == "error")
