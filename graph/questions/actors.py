"""To whom an actor answers, whatever the choice: every relation on record, and the best chain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.answers.answering import answer
from graph.answers.explaining import reference, step
from graph.answers.verdicts import open_ends, verdict_of
from graph.closure.admissibility import Ladders
from graph.closure.chains import best_chain
from graph.closure.portfolios import REACHES
from graph.house.setting import Setting, accepts
from graph.records import (
    ActorEntry,
    ActorExplanation,
    ActorRole,
    Answer,
    Chain,
    Upward,
)
from graph.words.actor import actor_sentence, contradiction, identity, kind_words
from graph.words.grammar import day_in_words, in_a_row, joined
from graph.words.names import term
from graph.words.telling import told
from ontology.codelists.words import each_for_itself, role_letters, status_words
from ontology.names import in_order, local_name
from ontology.namespaces import HVT
from ontology.reading.facts import Actor, Facts, Relation, Tenure, bounds_of, holds_on
from ontology.text import Text

__all__ = ["explain_actor"]


def explain_actor(setting: Setting, actor: str, given: Answer | None = None) -> ActorExplanation:
    """Return to whom an actor answers on the day of the setting, with what was set aside and why.

    The verdict is that on a decider (model-2.md 3) by the relations that hold for every choice. Where there is
    none, the relations limited to some choices are taken, and `limits` says to which. Raises KeyError for an
    actor that is not in the house.
    """
    ladders = Ladders(setting)
    facts = ladders.facts
    known = facts.actors[actor]
    verdict, chain, oversight = _verdict(ladders, known)
    aside = (oversight, _limits(oversight, facts)) if oversight else None
    answered = given or answer(setting)
    collectives = _collectives(facts, known)
    instituted = tuple(
        reference(facts, act) for act in sorted(known.instituted_by, key=in_order) if _accepted(ladders, act)
    )
    return ActorExplanation(
        iri=actor,
        label=known.label,
        identity=identity(facts, known, kind_words(facts, known), instituted),
        sentence=actor_sentence(facts, known, ladders.day, verdict, chain, aside),
        verdict=verdict,
        limits=_limits(chain, facts) if chain else None,
        upward=tuple(_upward(r, ladders) for r in ladders.relations_of(actor)),
        chain=tuple(step(facts.relations[r], facts, chain) for r in chain.relations) if chain else (),
        oversight=tuple(step(facts.relations[r], facts, oversight) for r in oversight.relations) if oversight else (),
        contradictions=_contradictions(ladders, actor),
        lies_in=_named_pair(facts, known.lies_in) if known.lies_in else None,
        member_of=tuple(_named_pair(facts, c) for c in collectives),
        members=sum(actor in a.member_of for a in facts.actors.values() if holds_on(a, ladders.day)),
        parts=tuple((a.iri, a.label) for a in facts.actors.values() if actor in a.part_of),
        decides=tuple(
            (c.iri, c.label, c.verdict)
            for c in answered.choices
            if any(actor in (d.iri, *d.pierced_from) for d in c.deciders)
        ),
        roles=_roles(ladders, actor, collectives),
        holders=tuple((term(facts, t.holder).nl, *_bounds(facts, t), t.acting) for t in _tenures(ladders, actor)),
        instituted_by=instituted,
        entries=_entries(ladders, actor),
        notes=known.notes,
    )


def _verdict(ladders: Ladders, actor: Actor) -> tuple[str, Chain | None, Chain | None]:
    """Return verdict, chain and oversight by what holds for every choice; else by what holds for some."""
    independent, any_scope = bool(actor.independent_by_law), ladders.without_scopes()
    verdict, chain, oversight = verdict_of(ladders.unlimited(), actor.iri, independent)
    if chain is None and verdict not in ("FORUM_ITSELF", "INDEPENDENT_BY_LAW"):
        verdict, chain, oversight = verdict_of(any_scope, actor.iri, independent)
    if verdict == "LOCAL" and oversight is None and chain:
        oversight = _direct(ladders.facts, best_chain(any_scope, actor.iri, "ministerial", 1), chain.office)
    if verdict == "NONE_FOUND" and open_ends(ladders, None, any_scope, actor.iri):
        verdict = "UNKNOWN"
    if verdict == "NONE_FOUND":
        chain = best_chain(any_scope, actor.iri, "ministerial", 1)
    return verdict, chain, oversight


def _direct(facts: Facts, oversight: Chain | None, executive: str) -> Chain | None:
    """Return a limited oversight only when a minister has it over this executive itself.

    What a forum has over a body that oversees another says nothing of that other.
    """
    watched = [facts.relations[r].account_giver for r in oversight.relations][-2:-1] if oversight else []
    return oversight if executive in watched else None


def _limits(chain: Chain, facts: Facts) -> Text | None:
    """Return to what a chain is limited, relation by relation; None when it holds for every choice."""
    said = [words for words in (_scope(facts.relations[r], facts) for r in chain.relations) if words]
    return joined(list(dict.fromkeys(said))) if said else None


def _collectives(facts: Facts, actor: Actor) -> tuple[str, ...]:
    """Return the collectives an actor is one of, and those these are one of, the nearest first."""
    found: list[str] = []
    waiting = list(actor.member_of)
    while waiting:
        collective = waiting.pop(0)
        if collective not in found and collective in facts.actors:
            found.append(collective)
            waiting.extend(facts.actors[collective].member_of)
    return tuple(found)


def _named_pair(facts: Facts, actor: str) -> tuple[str, Text]:
    known = facts.actors.get(actor)
    return actor, known.label if known else Text(local_name(actor), local_name(actor))


def _accepted(ladders: Ladders, act: str) -> bool:
    """A provision from general knowledge falls away where only surer evidence is accepted."""
    provision = ladders.facts.provisions.get(act)
    return provision is None or provision.status is None or accepts(ladders.evidence, provision.status)


def _contradictions(ladders: Ladders, actor: str) -> tuple[Text, ...]:
    facts = ladders.facts
    pairs = {
        frozenset((r.iri, other))
        for r in ladders.relations_of(actor)
        for other in r.contradicts
        if other in facts.relations and all(ladders.setting.counts(facts.relations[iri]) for iri in (r.iri, other))
    }
    ordered = sorted(tuple(sorted(pair)) for pair in pairs if len(pair) > 1)
    return tuple(contradiction(facts, facts.relations[one], facts.relations[other]) for one, other in ordered)


def _roles(ladders: Ladders, actor: str, collectives: Sequence[str]) -> tuple[ActorRole, ...]:
    """Return an actor's own roles, and those it has as one of a collective: only what each does for itself."""
    facts = ladders.facts
    letters = role_letters()
    order = [actor, *collectives]
    answering = ladders.graph.in_edges(order, keys=True, data=True)
    edges = {key for *_, key, said in answering if said["edge_kind"] == "role"}
    found = [
        ActorRole(
            choice=role.choice,
            choice_label=facts.choices[role.choice].label,
            role=role.role,
            role_label=letters[role.role][1] if role.role in letters else term(facts, role.role),
            status=role.status,
            through=None if role.actor == actor else _named_pair(facts, role.actor),
        )
        for role in facts.roles.values()
        if role.iri in edges
        and role.actor
        and (role.actor == actor or role.role in each_for_itself())
        and not (role.role == HVT.Decides and role.actor == actor)
    ]
    at = {iri: n for n, iri in enumerate(order)}
    ranks = {iri: n for n, iri in enumerate(letters)}
    return tuple(
        sorted(found, key=lambda r: (at[r.through[0]] if r.through else 0, ranks.get(r.role, len(ranks)), r.choice))
    )


def _entries(ladders: Ladders, actor: str) -> tuple[ActorEntry, ...]:
    facts = ladders.facts
    return tuple(
        ActorEntry(entry.iri, entry.words, entry.status, tuple(reference(facts, s) for s in entry.sources))
        for entry in facts.entries.values()
        if actor in entry.about
        and holds_on(entry, ladders.day)
        # what was looked for and not found is told, whatever evidence is asked for
        and (entry.status == "unknown" or accepts(ladders.evidence, entry.status))
    )


def _tenures(ladders: Ladders, office: str) -> list[Tenure]:
    """Return who held an office and who holds it: whoever has it on the day first, then from early to late."""
    held = (t for t in ladders.facts.tenures.values() if t.office == office)
    return sorted(held, key=lambda t: (not holds_on(t, ladders.day), t.valid_from or date.min, t.iri))


def _bounds(facts: Facts, tenure: Tenure) -> tuple[str | None, str | None]:
    start, end = bounds_of(facts, tenure)
    return start or None, end or None


def _upward(relation: Relation, ladders: Ladders) -> Upward:
    facts = ladders.facts
    counts = relation.forum is not None and relation.reach in REACHES and ladders.setting.counts(relation)
    return Upward(step(relation, facts), counts, _remark(relation, ladders))


def _remark(relation: Relation, ladders: Ladders) -> Text | None:
    facts, day = ladders.facts, ladders.day
    if relation.valid_until is not None and relation.valid_until <= day:
        return told("gold tot {day}", "held until {day}", day=day_in_words(bounds_of(facts, relation)[1]))
    if relation.valid_from is not None and relation.valid_from > day:
        return told("geldt vanaf {day}", "holds from {day}", day=day_in_words(bounds_of(facts, relation)[0]))
    if not accepts(ladders.evidence, relation.status):
        words = status_words()[relation.status]
        return told("telt niet mee: status {words}", "does not count: status {words}", words=words)
    if relation.reach not in REACHES:
        return Text("wordt getoond, telt niet mee als keten", "is shown, does not count as a chain")
    return _scope(relation, facts)


def _scope(relation: Relation, facts: Facts) -> Text | None:
    scopes = (relation.themes, relation.choice_kinds, relation.choices)
    limits = [joined([term(facts, iri) for iri in sorted(scope)]) for scope in scopes if scope]
    return in_a_row([Text("alleen voor", "only for"), in_a_row(limits, "; ")]) if limits else None
