"""To whom an actor answers, whatever the choice: every relation on record, and the best chain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import networkx as nx

from graph.admissibility import REACHES, Ladders
from graph.answering import answer
from graph.building import accepts
from graph.chains import best_chain
from graph.explaining import step
from graph.records import ActorExplanation, Answer, Chain, Text, Upward
from graph.sentences import POWER_WORDS, joined
from ontology.codelists import status_words
from ontology.facts import Facts, Relation, holds_on

__all__ = ["explain_actor"]


def explain_actor(graph: nx.MultiDiGraph[str], actor: str, given: Answer | None = None) -> ActorExplanation:
    """Return to whom an actor answers on the graph's day, with what was set aside and why.

    The chain leaves scopes aside: it is the most that could be asked, for a choice within every scope on
    it. Raises KeyError for an actor that is not in the house.
    """
    ladders = Ladders(graph)
    facts = ladders.facts
    known = facts.actors[actor]
    ladder = ladders.without_scopes()
    chain = best_chain(ladder, actor, "ministerial", 2) or best_chain(ladder, actor, "local", 2)
    answered = given or answer(graph)
    return ActorExplanation(
        iri=actor,
        label=known.label,
        sentence=_sentence(facts, actor, chain, ladder.is_sink(actor)),
        upward=tuple(_upward(r, ladders) for r in ladders.relations_of(actor)),
        chain=tuple(step(facts.relations[r], facts, chain) for r in chain.relations) if chain else (),
        decides=tuple(
            (c.iri, c.label, c.verdict)
            for c in answered.choices
            if any(actor in (d.iri, d.pierced_from) for d in c.deciders)
        ),
        holders=tuple(
            (facts.labels.get(t.holder, Text(t.holder, t.holder)).nl, _day(t.valid_from), _day(t.valid_until), t.acting)
            for t in sorted(facts.tenures.values(), key=lambda t: (t.valid_from or date.min, t.iri))
            if t.office == actor
        ),
        notes=known.notes,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _upward(relation: Relation, ladders: Ladders) -> Upward:
    facts = ladders.facts
    counts = (
        relation.forum is not None
        and relation.reach in REACHES
        and holds_on(relation, ladders.day)
        and accepts(ladders.evidence, relation.status)
    )
    return Upward(step(relation, facts), counts, _remark(relation, ladders))


def _remark(relation: Relation, ladders: Ladders) -> Text | None:
    facts, day = ladders.facts, ladders.day
    if relation.valid_until is not None and relation.valid_until <= day:
        return Text(f"gold tot {relation.valid_until}", f"held until {relation.valid_until}")
    if relation.valid_from is not None and relation.valid_from > day:
        return Text(f"geldt vanaf {relation.valid_from}", f"holds from {relation.valid_from}")
    if not accepts(ladders.evidence, relation.status):
        words = status_words()[relation.status]
        return Text(f"telt niet mee: status {words.nl}", f"does not count: status {words.en}")
    if relation.reach not in REACHES:
        return Text("wordt getoond, telt niet mee als keten", "is shown, does not count as a chain")
    limits = [_named(facts, sorted(s)) for s in (relation.themes, relation.choice_kinds, relation.choices) if s]
    if limits:
        return Text(
            "alleen voor " + "; ".join(limit.nl for limit in limits),
            "only for " + "; ".join(limit.en for limit in limits),
        )
    return None


def _named(facts: Facts, iris: Sequence[str]) -> Text:
    return joined([facts.labels.get(iri, Text(iri, iri)) for iri in iris])


def _sentence(facts: Facts, actor: str, chain: Chain | None, is_sink: bool) -> Text:
    name = facts.actors[actor].label
    if is_sink:
        return Text(
            f"{name.nl} is een gekozen vertegenwoordiging: anderen leggen hier verantwoording af.",
            f"{name.en} is an elected assembly: others answer to it.",
        )
    independent = facts.actors[actor].independent_by_law
    by_law = (
        Text(" De wet maakt dit orgaan onafhankelijk.", " A statute makes this body independent.")
        if independent
        else Text("", "")
    )
    if chain is None:
        return Text(
            f"In dit dossier is geen keten vastgelegd van {name.nl} naar een gekozen vertegenwoordiging.{by_law.nl}",
            f"In this record no chain is laid down from {name.en} to an elected assembly.{by_law.en}",
        )
    office, forum = facts.actors[chain.office].label, facts.actors[chain.terminal].label
    held = joined(
        [
            Text(f"{POWER_WORDS[p].nl} {g}", f"{POWER_WORDS[p].en} {g}")
            for p, g in zip(POWER_WORDS, chain.grade, strict=True)
        ]
    )
    own = chain.office == actor
    nl = (
        f"{name.nl} legt verantwoording af aan {forum.nl}"
        if own
        else f"Voor {name.nl} antwoordt {office.nl} aan {forum.nl}"
    )
    en = f"{name.en} answers to {forum.en}" if own else f"For {name.en}, {office.en} answers to {forum.en}"
    return Text(f"{nl} ({held.nl} van 3).{by_law.nl}", f"{en} ({held.en} of 3).{by_law.en}")
