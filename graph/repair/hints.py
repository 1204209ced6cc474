"""Which proposals of the house itself help a choice: a minister answers for it further, or gaps close and none opens.

`graph.repair.repairing` says what the least is that would do, whoever proposes it; this says what has been proposed.
It is read off the states already computed: nothing is asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.change.records import ChoiceChange, Standing
from graph.change.states import States
from graph.records import Gap
from graph.repair.words import hint_words
from ontology.reading.facts import Scenario
from ontology.text import Text

__all__ = ["Hint", "hints"]

#: How far a minister answers; of what is unknown nothing can be counted on, and elsewhere it is no minister.
_FAR = {"none": 0, "unknown": 0, "elsewhere": 0, "aim": 1, "partial": 2, "full": 3}


@dataclass(frozen=True, slots=True)
class Hint:
    """A proposal, or all of them together, that helps one choice; `raises` when a minister then answers further."""

    scenarios: tuple[str, ...]
    raises: bool
    #: how far a minister answers, in the record and under the proposals: values of `MINISTERIAL`
    before: str
    after: str
    #: the gaps that close
    closes: tuple[Gap, ...]
    text: Text


def hints(view: States, day: int, proposals: Mapping[str, Scenario]) -> Mapping[str, tuple[Hint, ...]]:
    """Return choice IRI -> the proposals that help it on one of the dates of `view`, by the place of that date.

    A choice that none helps is left out. `proposals` are the scenarios of the house by IRI. All together are
    named only for a choice that they help further than any one of them does alone.
    """
    found: dict[str, list[Hint]] = {}
    for scenario, names in enumerate(view.scenarios):
        for choice, moved in view.at(scenario, day).against_record.items():
            for hint in _hint(names, moved.change, proposals):
                if len(names) == 1 or all(_further(hint, other) for other in found.get(choice, ())):
                    found.setdefault(choice, []).append(hint)
    return {choice: tuple(found[choice]) for choice in sorted(found)}


def _hint(names: tuple[str, ...], change: ChoiceChange, proposals: Mapping[str, Scenario]) -> Iterator[Hint]:
    before, after = change.before, change.after
    if before is None or after is None:
        return
    closes = tuple(e.gap for e in change.effects if e.what == "gap-closed" and e.gap)
    opens = any(e.what == "gap-opened" for e in change.effects)
    raises = _FAR[after.ministerial] > _FAR[before.ministerial]
    if raises or (closes and not opens and _stands(before) == _stands(after)):
        called = [proposals[name].label for name in names]
        words = hint_words(called, (before.ministerial, after.ministerial) if raises else None, closes)
        yield Hint(names, raises, before.ministerial, after.ministerial, closes, words)


def _stands(standing: Standing) -> tuple[object, ...]:
    return standing.verdict, standing.ministerial, standing.grade


def _further(hint: Hint, other: Hint) -> bool:
    """Tell whether a hint reaches further than another: in what a minister answers, else in the gaps that close."""
    if _FAR[hint.after] != _FAR[other.after]:
        return _FAR[hint.after] > _FAR[other.after]
    return {(g.code, g.at) for g in hint.closes} > {(g.code, g.at) for g in other.closes}
