"""What an answer on a choice rests on that a reader should know beside it (model-2.md 3, caveats)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from graph.answers.judging import ChoiceVerdict, deciding_roles
from graph.closure.admissibility import Ladders
from graph.records import Chain
from ontology.reading.facts import NOT_OFFICIAL, Choice, Relation

__all__ = ["caveats", "choice_sources"]


def caveats(ladders: Ladders, choice: Choice, verdict: ChoiceVerdict) -> tuple[str, ...]:
    """Return the caveats of an answer, sorted.

    A shown chain is that of a decider, the oversight beside it, or that of one who adopted the aim.
    """
    shown = list(_shown(verdict))
    offices = sorted({way.office for way in shown})
    relations = [ladders.facts.relations[r] for r in sorted({r for way in shown for r in way.relations})]
    held = {
        "caretaker": not ladders.caretaking.isdisjoint(offices),
        "decider-not-stated": any(r.status != "stated" for r in deciding_roles(ladders, choice) if r.actor),
        "office-vacant": any(_is_vacant(ladders, office) for office in offices),
        "source-read-in-part": _read_in_part(ladders, choice, relations),
        "sources-contradict": any(_contradicted(ladders, relation) for relation in relations),
    }
    return tuple(sorted(caveat for caveat, holds in held.items() if holds))


def choice_sources(ladders: Ladders, choice: Choice) -> tuple[str, ...]:
    """Return the sources of a choice, of its roles and of what is said about its money."""
    roles, money = ladders.roles.get(choice.iri, ()), ladders.funding.get(choice.iri, ())
    return tuple(sorted({*choice.sources, *(source for fact in (*roles, *money) for source in fact.sources)}))


def _shown(verdict: ChoiceVerdict) -> Iterator[Chain]:
    deciders = chain(verdict.deciders, verdict.aim.deciders if verdict.aim else ())
    return (way for decider in deciders for way in (decider.chain, decider.oversight) if way is not None)


def _read_in_part(ladders: Ladders, choice: Choice, relations: list[Relation]) -> bool:
    cited = {*choice_sources(ladders, choice), *(source for relation in relations for source in relation.sources)}
    known = [ladders.facts.sources[s] for s in cited if s in ladders.facts.sources]
    return any(s.read_in_full is False and s.grade not in NOT_OFFICIAL for s in known)


def _contradicted(ladders: Ladders, relation: Relation) -> bool:
    """Tell whether another source says otherwise on this day, on accepted evidence."""
    others = [ladders.facts.relations[o] for o in relation.contradicts if o in ladders.facts.relations]
    return any(map(ladders.setting.counts, others))


def _is_vacant(ladders: Ladders, office: str) -> bool:
    """Tell whether the record knows who held an office, and nobody does on the day."""
    return office in ladders.once_held and not ladders.holders.get(office)
