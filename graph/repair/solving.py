"""The smallest set of candidates that repairs every choice, or the N that repair most: exact, by trying or by `milp`.

A choice is repaired when in some mode every need has a chosen candidate. Where a few thousand sets are all there is
to try, they are tried, the smallest first, and no solver is loaded. Elsewhere the solver (HiGHS, through
scipy) proves what it returns: `bound` is what no set of candidates can beat. Among equals the answer is
made unique: fewest changes, then the lowest sum of instrument ranks, then the IRIs in order, each stage
solved to optimality under the one before.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from graph.repair.problems import Candidate, Mode
from ontology.errors import HouseError

__all__ = ["NODES", "TRIED", "Solution", "most", "smallest"]

#: Nodes the solver may look at for one stage: a count, not a clock, so the same input gives the same bytes.
NODES = 200_000
#: Sets that are tried for choices that share candidates, before they are left to the solver.
TRIED = 5_000
#: Candidates put in order at once: their weights stay far from the solver's tolerances.
_CHUNK = 12


@dataclass(frozen=True, slots=True)
class Solution:
    """The chosen candidates, what the first stage counted, the bound on it, and whether that is proven."""

    chosen: frozenset[str]
    value: int
    bound: int
    proven: bool


def smallest(problems: Mapping[str, Sequence[Mode]], candidates: Mapping[str, Candidate]) -> Solution:
    """Return the fewest candidates that repair every choice; among equals as the module says.

    Choices that share no candidate are solved apart; the bound is the sum of theirs.
    """
    found = [_by_trying(part, candidates) or _Programme(part, candidates).fewest() for part in _parts(problems)]
    return Solution(
        frozenset[str]().union(*(s.chosen for s in found)),
        sum(s.value for s in found),
        sum(s.bound for s in found),
        all(s.proven for s in found),
    )


def most(problems: Mapping[str, Sequence[Mode]], candidates: Mapping[str, Candidate], limit: int) -> Solution:
    """Return at most `limit` candidates that repair the most choices."""
    if not problems:
        return Solution(frozenset(), 0, 0, True)
    return _Programme(problems, candidates).within(limit)


def _by_trying(problems: Mapping[str, Sequence[Mode]], candidates: Mapping[str, Candidate]) -> Solution | None:
    """Return the solution of least size; None when there are more than `TRIED` sets to try."""
    order = _in_order(problems, candidates)
    tried = 0
    for size in range(len(order) + 1):
        tried += math.comb(len(order), size)
        if tried > TRIED:
            return None
        found = []
        for numbers in combinations(range(len(order)), size):
            chosen = frozenset(order[n].iri for n in numbers)
            if all(any(all(need & chosen for need in mode.needs) for mode in modes) for modes in problems.values()):
                found.append((sum(order[n].rule.instrument.rank for n in numbers), numbers, chosen))
        if found:
            return Solution(min(found)[-1], size, size, proven=True)
    return None


def _in_order(problems: Mapping[str, Sequence[Mode]], candidates: Mapping[str, Candidate]) -> list[Candidate]:
    """Return the candidates of these problems by their IRIs."""
    used = {iri for modes in problems.values() for mode in modes for iri in mode.candidates}
    return sorted((candidates[iri] for iri in used), key=lambda c: c.order)


def _parts(problems: Mapping[str, Sequence[Mode]]) -> list[dict[str, Sequence[Mode]]]:
    """Return the problems in groups that share candidates."""
    groups: list[tuple[set[str], dict[str, Sequence[Mode]]]] = []
    for choice in sorted(problems):
        shared = set[str]().union(*(mode.candidates for mode in problems[choice]))
        part: dict[str, Sequence[Mode]] = {choice: problems[choice]}
        for group in [g for g in groups if not g[0].isdisjoint(shared)]:
            shared |= group[0]
            part = {**group[1], **part}
            groups.remove(group)
        groups.append((shared, part))
    return [part for _, part in sorted(groups, key=lambda group: min(group[1]))]


class _Programme:
    """A 0-1 programme: a variable for every candidate, then one for every mode of every choice."""

    def __init__(self, problems: Mapping[str, Sequence[Mode]], candidates: Mapping[str, Candidate]) -> None:
        self.order = _in_order(problems, candidates)
        self.column = {c.iri: n for n, c in enumerate(self.order)}
        self.modes_of: dict[str, list[int]] = {}
        self.rows: list[tuple[Mapping[int, float], float, float]] = []
        number = len(self.order)
        for choice in sorted(problems):
            for mode in problems[choice]:
                self.modes_of.setdefault(choice, []).append(number)
                for need in mode.needs:
                    row = {self.column[iri]: 1.0 for iri in need}
                    self.rows.append(({**row, number: -1.0}, 0.0, math.inf))
                number += 1
        self.width = number
        self.changes = dict.fromkeys(range(len(self.order)), 1.0)

    def fewest(self) -> Solution:
        """Return the solution of least size."""
        for modes in self.modes_of.values():
            self.rows.append((dict.fromkeys(modes, 1.0), 1.0, math.inf))
        value, bound, proven, _ = self._stage(self.changes)
        return self._made_unique(value, math.ceil(max(bound, 0.0) - 1e-6), proven)

    def within(self, limit: int) -> Solution:
        """Return the solution that repairs most within a number of changes."""
        for modes in self.modes_of.values():
            self.rows.append((dict.fromkeys(modes, 1.0), -math.inf, 1.0))
        self.rows.append((self.changes, -math.inf, float(limit)))
        value, bound, proven, _ = self._stage(dict.fromkeys(range(len(self.order), self.width), -1.0))
        self._stage(self.changes)
        return self._made_unique(-value, math.floor(min(-bound, len(self.modes_of)) + 1e-6), proven)

    def _made_unique(self, value: int, bound: int, proven: bool) -> Solution:
        """Solve the stages that choose among equals; the last answer is the only one."""
        *_, answer = self._stage({n: float(c.rule.instrument.rank) for n, c in enumerate(self.order)})
        for start in range(0, len(self.order), _CHUNK):
            part = range(start, min(start + _CHUNK, len(self.order)))
            *_, answer = self._stage({n: -float(2 ** (part.stop - 1 - n)) for n in part})
        chosen = frozenset(c.iri for n, c in enumerate(self.order) if answer[n] > 0.5)
        return Solution(chosen, value, bound, proven)

    def _stage(self, goal: Mapping[int, float]) -> tuple[int, float, bool, Sequence[float]]:
        """Minimise a goal and keep its value: (value, bound, proven, answer)."""
        import numpy
        from scipy import optimize, sparse  # type: ignore[import-untyped]

        cost = numpy.zeros(self.width)
        for number, weight in goal.items():
            cost[number] = weight
        entries = [(at, number, weight) for at, (row, _, _) in enumerate(self.rows) for number, weight in row.items()]
        at, numbers, weights = zip(*entries, strict=True)
        matrix = sparse.csr_array((weights, (at, numbers)), shape=(len(self.rows), self.width))
        _, low, high = zip(*self.rows, strict=True)
        result: Any = optimize.milp(
            c=cost,
            constraints=optimize.LinearConstraint(matrix, low, high),
            integrality=numpy.ones(self.width),
            bounds=optimize.Bounds(0, 1),
            options={"mip_rel_gap": 0.0, "node_limit": NODES},
        )
        if result.x is None:
            raise HouseError("the repair of this house was not found within the solver's limits; ask for one --theme")
        value = round(float(result.fun))
        self.rows.append((goal, -math.inf, value + 0.5))
        bound = -math.inf if result.mip_dual_bound is None else float(result.mip_dual_bound)
        return value, bound, int(result.status) == 0, [float(x) for x in result.x]
