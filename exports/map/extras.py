"""What the panel says beside the answers: what would repair a choice, single points, and which proposals help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from exports.map.scribe import Numbers, Said, said
from exports.map.told import View

if TYPE_CHECKING:
    from graph.questions.risks import Risks
    from graph.repair.hints import Hint
    from graph.repair.records import Repair

__all__ = ["Extras"]


@dataclass(frozen=True, slots=True)
class Extras:
    """What else the panel may say: the smallest repair and the single points of the state the page opens in."""

    repair: Repair | None = None
    risks: Risks | None = None
    #: the proposals that help a choice, by date and by IRI of the choice
    hints: Sequence[Mapping[str, Sequence[Hint]]] = ()

    def told(self, view: View | None, numbers: Numbers) -> dict[str, Any]:
        """Return all this as the page holds it."""
        return {
            "repairs": _repairs(self.repair, numbers),
            "points": _points(self.risks, numbers),
            "hints": _hints(self.hints, view, numbers),
        }


def _repairs(repair: Repair | None, numbers: Numbers) -> dict[int, Any]:
    """Return, by choice, what would repair it: the changes of the smallest repair, or why there is none."""
    told: dict[int, Any] = {}
    if repair is None:
        return told
    changes = {change.iri: change for change in repair.changes}
    for done in repair.repaired:
        if done.iri in numbers.nodes:
            told[numbers.nodes[done.iri]] = {
                "changes": [
                    {
                        "text": said(changes[name].text),
                        "rule": said(changes[name].rule.label),
                        "articles": said(changes[name].rule.articles),
                        "because": said(changes[name].because),
                        "others": len(changes[name].others),
                    }
                    for name in done.changes
                    if name in changes
                ]
            }
    for left in repair.not_repaired:
        if left.iri in numbers.nodes:
            told[numbers.nodes[left.iri]] = {"bar": said(left.bar.definition)}
    return told


def _points(risks: Risks | None, numbers: Numbers) -> list[list[Any]]:
    """Return the single points: an actor, and the choices that would lose their last chain with it."""
    if risks is None:
        return []
    found = [(thread.actor.iri, [it.iri for it in thread.falls]) for thread in risks.threads if thread.falls]
    return [
        [numbers.nodes[actor], [numbers.nodes[iri] for iri in falls if iri in numbers.nodes]]
        for actor, falls in found
        if actor in numbers.nodes
    ]


def _hints(
    hints: Sequence[Mapping[str, Sequence[Hint]]], view: View | None, numbers: Numbers
) -> list[dict[int, list[tuple[int, Said]]]]:
    """Return, by date and choice, the proposals that help it: the place of each among the scenarios, and how."""
    places = {names: at for at, names in enumerate(view.scenarios)} if view else {}
    return [
        {
            numbers.nodes[iri]: [(places[hint.scenarios], said(hint.text)) for hint in helping]
            for iri, helping in on_day.items()
            if iri in numbers.nodes
        }
        for on_day in hints
    ]
