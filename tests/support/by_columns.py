"""What columns answer and what the reference engine answers, put beside each other in the same words."""

from __future__ import annotations

from graph.columns.answering import ColumnHouse
from graph.columns.telling import Telling, ToldAim, ToldChoice, ToldDecider
from graph.house.setting import Setting
from graph.records import Aim, Answer, ChoiceAnswer
from graph.words.gap_names import GAP_NAMES, gap_name
from ontology.columns.of_facts import columns_of

__all__ = ["as_told", "held_together"]


def as_told(choice: ChoiceAnswer) -> ToldChoice:
    """Return the answer of the reference engine without its sentences."""
    names = {name for gap in choice.gaps for name in (gap.code, gap_name(gap))}
    return ToldChoice(
        choice.iri,
        choice.pending,
        choice.verdict,
        choice.ministerial,
        choice.ministerial_stated,
        choice.grade,
        None if choice.aim is None else _aim(choice.aim),
        choice.requested_by,
        choice.lead,
        choice.caveats,
        tuple(
            ToldDecider(
                d.iri,
                d.pierced_from,
                d.verdict,
                d.grade,
                d.chain,
                d.pareto,
                d.oversight,
                d.assignments,
                d.assignment_status,
                d.open_ends,
                d.beside,
            )
            for d in choice.deciders
        ),
        tuple(name for name in GAP_NAMES if name in names),
    )


def _aim(aim: Aim) -> ToldAim:
    return ToldAim(
        aim.verdict,
        aim.ministerial,
        aim.grade,
        aim.adopters,
        aim.part_of,
        aim.status,
        {d.iri: d.chain for d in aim.deciders},
    )


def held_together(asked: Setting, told: Answer) -> ColumnHouse:
    """Hold that columns say of a house what the reference engine said; return what they say."""
    found = ColumnHouse(columns_of(asked.facts), asked.on, asked.evidence)
    assert Telling(found).choices() == tuple(map(as_told, told.choices))
    assert (found.summary(), found.classes(), found.classes(stated=True), found.pending) == (
        told.summary,
        told.classes,
        told.classes_stated,
        told.pending,
    )
    return found
