"""What bears on the answer on a choice: the notes and sources of what it was taken from, and no others.

Who executes or pays, and what is noted on that, changes no verdict (model-2.md 3); who spoke or prepares is named where
nobody is on record as deciding, and so bears on the answer there.
"""

from __future__ import annotations

from graph.closure.admissibility import Ladders
from graph.records import ChoiceAnswer
from ontology.namespaces import HVT
from ontology.reading.facts import Choice, Role
from ontology.text import Text

__all__ = ["bearing_notes", "bearing_sources"]

_ALWAYS = frozenset({HVT.Decides, HVT.Adopts, HVT.Requests})
_WITHOUT_DECIDER = _ALWAYS | {HVT.Answered, HVT.Prepares}


def bearing_notes(ladders: Ladders, choice: Choice, answer: ChoiceAnswer) -> tuple[Text, ...]:
    """Return what is noted on a choice, and on who decides on it, adopted it or asked for it."""
    noted = [*choice.notes, *(note for role in _roles(ladders, choice, answer) for note in role.notes)]
    return tuple(dict.fromkeys(noted))


def bearing_sources(ladders: Ladders, choice: Choice, answer: ChoiceAnswer) -> tuple[str, ...]:
    """Return the sources of a choice and of who decides, adopted or asked; then those of every step of its chains."""
    facts = ladders.facts
    said = [source for role in _roles(ladders, choice, answer) for source in role.sources]
    said += [s for a in ladders.absences.get(choice.iri, ()) if a.absent == HVT.Decider for s in a.sources]
    deciders = (*answer.deciders, *(answer.aim.deciders if answer.aim else ()))
    taken = [facts.roles[a] for d in deciders for a in d.assignments if a in facts.roles]
    said += [source for role in taken for source in role.sources]
    ways = [way for d in deciders for way in (d.chain, d.oversight) if way]
    steps = [source for way in ways for relation in way.relations for source in facts.relations[relation].sources]
    return tuple(dict.fromkeys([*sorted({*choice.sources, *said}), *steps]))


def _roles(ladders: Ladders, choice: Choice, answer: ChoiceAnswer) -> list[Role]:
    told = _ALWAYS if answer.deciders else _WITHOUT_DECIDER
    return [role for role in ladders.assigned(choice.iri) if role.role in told]
