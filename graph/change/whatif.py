"""What would change under proposals and assumptions: before and after, why, and what would not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.answers.answering import answer
from graph.change.comparing import compare
from graph.change.difference import differing
from graph.change.edits import edits_between
from graph.change.nearby import Known, Sides
from graph.change.reasons import staying
from graph.change.records import Alone, ChoiceChange, Effect, WhatIf
from graph.house.assuming import ASSUMED, assume, assumption, withdrawal
from graph.house.setting import Setting, scenario_iris, setting
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts

__all__ = ["whatif"]


def whatif(
    dataset: Dataset,
    scenarios: Sequence[str] = (),
    assumptions: Sequence[str] = (),
    withdrawals: Sequence[str] = (),
    on: date | None = None,
    evidence: str = "unverified",
) -> WhatIf:
    """Return which choices change when all of these hold together, which do not, and why.

    `scenarios` are names of the house; `assumptions` are written `A -> B : kind [scope...]`;
    `withdrawals` name statements. The record is the same before and after.

    Raises UnknownNameError for a name that is not there or can mean more than one thing.
    """
    before = setting(dataset, on, (), evidence)
    day, record = before.on, before.facts
    chosen = list(scenario_iris(dataset, scenarios))
    if assumptions or withdrawals:
        facts = read_facts(dataset, chosen) if chosen else record
        assumed = dict.fromkeys(assumption(facts, text) for text in assumptions)
        gone = dict.fromkeys(withdrawal(name, record, facts) for name in withdrawals)
        dataset = assume(dataset, list(assumed), list(gone))
        chosen.append(ASSUMED)
    after = setting(dataset, day, chosen, evidence)
    parts = {name: after if chosen == [name] else setting(dataset, day, [name], evidence) for name in chosen}
    return _told((before, after), parts)


def _told(settings: tuple[Setting, Setting], parts: dict[str, Setting]) -> WhatIf:
    known = Known(settings[0], answer(settings[0]))
    answers = known.told, known.answer(settings[1])
    sides = Sides(*settings)
    origin: dict[str, tuple[str, ...]] = {}
    for name, asked in parts.items():
        for edit in edits_between(settings[0].facts, settings[0].on, asked.facts, asked.on):
            origin[edit.id] = (*origin.get(edit.id, ()), name)
    found = differing(settings, answers, sides, origin)
    moved = {c.iri: c.effects for c in found.changes}
    apart = {name: answers[1] if asked is settings[1] else known.answer(asked) for name, asked in parts.items()}
    alone = tuple(_alone(settings[1].facts, name, compare(answers[0], told), moved) for name, told in apart.items())
    shown = {(c.iri, e.key) for part in alone for c in part.changes for e in c.effects}
    return WhatIf(
        difference=found,
        alone=alone,
        staying=staying(settings, answers, sides, found.statements, moved),
        only_together=tuple((c.iri, e) for c in found.changes for e in c.effects if (c.iri, e.key) not in shown),
    )


def _alone(
    facts: Facts, name: str, changes: tuple[ChoiceChange, ...], together: dict[str, tuple[Effect, ...]]
) -> Alone:
    known = facts.scenarios[name]
    kept = {(iri, e.key) for iri, found in together.items() for e in found}
    undone = tuple((c.iri, e) for c in changes for e in c.effects if (c.iri, e.key) not in kept)
    return Alone(name, known.label, known.notes, known.proposed_in, changes, undone)
