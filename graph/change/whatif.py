"""What would change under proposals and assumptions: before and after, why, and what would not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import networkx as nx

from graph.answers.answering import answer
from graph.change.causes import with_causes
from graph.change.limits import limit
from graph.change.nearby import Sides
from graph.change.records import Alone, ChoiceChange, Difference, Effect, WhatIf, compare
from graph.change.statements import statements
from graph.change.staying import staying
from graph.house.assuming import ASSUMED, assume, assumption, withdrawal
from graph.house.building import build, facts_of, scenario_iris
from graph.records import Answer
from graph.words.names import short_name
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts
from ontology.text import Text

__all__ = ["difference", "whatif"]


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
    before = build(dataset, on, (), evidence)
    day, record = before.graph["on"], facts_of(before)
    chosen = list(scenario_iris(dataset, scenarios))
    if assumptions or withdrawals:
        facts = read_facts(dataset, chosen) if chosen else record
        assumed = dict.fromkeys(assumption(facts, text) for text in assumptions)
        gone = dict.fromkeys(withdrawal(name, record, facts) for name in withdrawals)
        dataset = assume(dataset, list(assumed), list(gone))
        chosen.append(ASSUMED)
    after = build(dataset, day, chosen, evidence)
    parts = {name: after if chosen == [name] else build(dataset, day, [name], evidence) for name in chosen}
    return _told((before, after), parts)


def _told(graphs: tuple[nx.MultiDiGraph[str], nx.MultiDiGraph[str]], parts: dict[str, nx.MultiDiGraph[str]]) -> WhatIf:
    answers = answer(graphs[0]), answer(graphs[1])
    sides = Sides(*graphs)
    origin: dict[str, tuple[str, ...]] = {}
    for name, graph in parts.items():
        for edit in (sides if graph is graphs[1] else Sides(graphs[0], graph)).edits:
            origin[edit.id] = (*origin.get(edit.id, ()), name)
    found = _difference(graphs, answers, sides, origin)
    moved = {c.iri: c.effects for c in found.changes}
    apart = {name: answers[1] if graph is graphs[1] else answer(graph) for name, graph in parts.items()}
    alone = tuple(_alone(facts_of(graphs[1]), name, compare(answers[0], told), moved) for name, told in apart.items())
    shown = {(c.iri, e.key) for part in alone for c in part.changes for e in c.effects}
    return WhatIf(
        difference=found,
        alone=alone,
        staying=staying(graphs, answers, sides, found.statements, moved),
        only_together=tuple((c.iri, e) for c in found.changes for e in c.effects if (c.iri, e.key) not in shown),
    )


def _alone(
    facts: Facts, name: str, changes: tuple[ChoiceChange, ...], together: dict[str, tuple[Effect, ...]]
) -> Alone:
    known = facts.scenarios[name]
    kept = {(iri, e.key) for iri, found in together.items() for e in found}
    undone = tuple((c.iri, e) for c in changes for e in c.effects if (c.iri, e.key) not in kept)
    return Alone(name, known.label, known.notes, known.proposed_in, changes, undone)


def difference(
    before: nx.MultiDiGraph[str],
    after: nx.MultiDiGraph[str],
    *,
    origin: Mapping[str, tuple[str, ...]] | None = None,
) -> Difference:
    """Return what changed between two graphs (two days, two houses), with the statement behind each change.

    `origin` tells from which scenarios a statement comes.
    """
    return _difference((before, after), (answer(before), answer(after)), Sides(before, after), origin or {})


def _difference(
    graphs: tuple[nx.MultiDiGraph[str], nx.MultiDiGraph[str]],
    answers: tuple[Answer, Answer],
    sides: Sides,
    origin: Mapping[str, tuple[str, ...]],
) -> Difference:
    before = {c.iri: c for c in answers[0].choices}
    after = {c.iri: c for c in answers[1].choices}
    facts = facts_of(graphs[1])
    changes = tuple(
        replace(c, limit=limit(after[c.iri], facts, before.get(c.iri)) if c.iri in after else None)
        for c in with_causes(sides, compare(*answers))
    )
    return Difference(
        before=answers[0].house,
        after=answers[1].house,
        statements=statements(*graphs, sides.edits, origin),
        changes=changes,
        unchanged=len(before.keys() & after.keys())
        - sum(c.before is not None and c.after is not None for c in changes),
        names=_names(graphs, changes),
    )


def _names(
    graphs: tuple[nx.MultiDiGraph[str], nx.MultiDiGraph[str]], changes: Sequence[ChoiceChange]
) -> dict[str, Text]:
    named = {iri for c in changes for s in (c.before, c.after) if s is not None for iri in (*s.deciders, *s.offices)}
    old, new = map(facts_of, graphs)
    return {iri: short_name(new if iri in new.actors else old, iri) for iri in sorted(named)}
