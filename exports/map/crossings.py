"""Order in a room: who stands left of whom, so that few lines cross.

The barycentre heuristic of layered drawing: everyone moves to the mean of those they are tied to, room after
room, down the house and up again; the order with the fewest crossings is kept. Ties keep their order, so the
same house gives the same picture.

References
----------
K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system structures",
IEEE Transactions on Systems, Man, and Cybernetics 11(2), 1981.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np

__all__ = ["Pull", "crossings", "untangle"]

#: A line of the drawing: lower end, upper end, how strongly it pulls them together.
Pull = tuple[str, str, float]
#: Who is in a room, and the spots among which they may trade places, in order.
Taken = tuple[Sequence[str], Sequence[tuple[float, float]]]

SWEEPS = 12
#: Beyond so many lines the total sideways length stands in for the number of crossings (which is quadratic).
COUNTED = 2500


def untangle(
    taken: Mapping[str, Taken], pulls: Sequence[Pull], still: Collection[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Return, per room, its members in the order that crosses least among those the sweeps came by.

    The rooms that stand `still` keep their order; they pull at the others.
    """
    ties: dict[str, list[tuple[str, float]]] = {}
    for low, high, weight in pulls:
        ties.setdefault(low, []).append((high, weight))
        ties.setdefault(high, []).append((low, weight))
    order = {room: list(members) for room, (members, _) in taken.items()}
    rooms = sorted(taken, key=lambda room: taken[room][1][0][::-1])
    spots = {member: spot for members, places in taken.values() for member, spot in zip(members, places, strict=True)}
    best, cost = {room: tuple(members) for room, members in order.items()}, crossings(spots, pulls)
    for turn in range(SWEEPS):
        for room in rooms if turn % 2 == 0 else rooms[::-1]:
            if room in still:
                continue
            mean = {member: _mean(member, ties, spots) for member in order[room]}
            order[room].sort(key=mean.__getitem__)
            spots.update(zip(order[room], taken[room][1], strict=True))
        now = crossings(spots, pulls)
        if now < cost:
            best, cost = {room: tuple(members) for room, members in order.items()}, now
    return best


def crossings(spots: Mapping[str, tuple[float, float]], pulls: Sequence[Pull]) -> float:
    """Return how often two lines cross, each crossing counting as much as both lines weigh.

    Lines are taken as straight; lines that share an end do not cross.
    """
    lines = [(spots[low], spots[high], weight) for low, high, weight in pulls if low in spots and high in spots]
    if not lines:
        return 0.0
    if len(lines) > COUNTED:
        return float(sum(abs(a[0] - b[0]) * weight for a, b, weight in lines))
    ends = np.array([[*a, *b] for a, b, _ in lines])
    weights = np.array([weight for _, _, weight in lines])
    a, b = ends[:, :2], ends[:, 2:]

    def side(p: Any, q: Any, r: Any) -> Any:
        """Tell on which side of each line p-q each point r lies."""
        return np.sign(
            (q[:, None, 0] - p[:, None, 0]) * (r[None, :, 1] - p[:, None, 1])
            - (q[:, None, 1] - p[:, None, 1]) * (r[None, :, 0] - p[:, None, 0])
        )

    apart = side(a, b, a) * side(a, b, b)
    crossing = (apart < 0) & (apart.T < 0)
    return float((np.outer(weights, weights) * crossing).sum() / 2)


def _mean(member: str, ties: Mapping[str, list[tuple[str, float]]], spots: Mapping[str, tuple[float, float]]) -> float:
    """Return where a member is pulled to; who is tied to nobody stays."""
    pulled = [(spots[other][0], weight) for other, weight in ties.get(member, ()) if other in spots]
    if not pulled:
        return spots[member][0]
    return round(sum(x * weight for x, weight in pulled) / sum(weight for _, weight in pulled), 6)
