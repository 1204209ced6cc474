"""The answer on one choice as one reads it aloud: a sentence, then every step with article and source."""

from __future__ import annotations

from datetime import date

from graph.answers.answering import answer_choice
from graph.answers.bearing import bearing_notes, bearing_sources
from graph.answers.caveats import choice_sources
from graph.closure.admissibility import Ladders
from graph.house.setting import Setting
from graph.records import (
    Chain,
    ChainExplanation,
    ChoiceAnswer,
    Decider,
    Explanation,
    Grade,
    InOffice,
    Reference,
    Step,
)
from graph.words.caveats import caveat_sentences
from graph.words.choice import question, sentence, sentences
from graph.words.missing import missing_link
from graph.words.names import NOT_FOUND, OWN_GRADES, term
from ontology.codelists.words import role_letters
from ontology.names import in_order, local_name
from ontology.reading.facts import Facts, Relation, bounds_of
from ontology.text import Text

__all__ = ["explain", "explain_all", "reference", "step"]


def explain(setting: Setting, choice: str, *, ladders: Ladders | None = None) -> Explanation:
    """Return sentence, chains, roles, question and sources of one choice.

    `choice` is the IRI of a choice that is on the agenda on the day of the setting; else KeyError.
    """
    ladders = ladders or Ladders(setting)
    facts = ladders.facts
    known = facts.choices[choice]
    if choice not in ladders.graph:
        raise KeyError(choice)
    return _explained(answer_choice(ladders, known), ladders)


def explain_all(setting: Setting, choices: tuple[ChoiceAnswer, ...]) -> dict[str, Explanation]:
    """Return choice IRI -> explanation for answers already given, none computed twice."""
    ladders = Ladders(setting)
    return {answer.iri: _explained(answer, ladders) for answer in choices}


def _explained(answer: ChoiceAnswer, ladders: Ladders) -> Explanation:
    facts = ladders.facts
    known = facts.choices[answer.iri]
    notes = [*known.notes]
    roles: dict[str, list[tuple[str, Text, str]]] = {}
    for role in ladders.assigned(answer.iri):
        label = facts.actors[role.actor].label if role.actor else NOT_FOUND
        roles.setdefault(role.role, []).append((role.actor or "", label, role.status))
        notes.extend(n for n in role.notes if n not in notes)
    letters = role_letters()
    told = sentences(answer, facts, ladders.assigned(answer.iri), ladders.day)
    order = sorted(roles, key=lambda r: list(letters).index(r) if r in letters else len(letters))
    return Explanation(
        choice=answer,
        sentence=sentence(told),
        sentences=told,
        caveats=caveat_sentences(answer, facts, ladders.day),
        chains=_chains(answer.deciders, facts),
        aim_chains=_chains(answer.aim.deciders if answer.aim else (), facts),
        roles=tuple((letters[r][1] if r in letters else term(facts, r), tuple(roles[r])) for r in order),
        question=question(answer, facts),
        sources=tuple(reference(facts, s) for s in choice_sources(ladders, known)),
        notes=tuple(notes),
        bearing_sources=tuple(reference(facts, s) for s in bearing_sources(ladders, known, answer)),
        bearing_notes=bearing_notes(ladders, known, answer),
        in_office=_in_office(answer, ladders),
    )


def _in_office(answer: ChoiceAnswer, ladders: Ladders) -> tuple[InOffice, ...]:
    """Return who holds on the day the offices that decide or answer, of the choice and of its aim."""
    facts = ladders.facts
    offices: dict[str, None] = {}
    for decider in (*answer.deciders, *(answer.aim.deciders if answer.aim else ())):
        answering = (decider.chain.office,) if decider.chain else ()
        offices |= dict.fromkeys((decider.iri, *answering, *decider.beside))
    found = []
    for office in offices:
        for tenure in sorted(ladders.holders.get(office, ()), key=lambda t: (t.valid_from or date.min, t.iri)):
            start, end = bounds_of(facts, tenure)
            found.append(
                InOffice(
                    iri=tenure.iri,
                    office=office,
                    office_label=facts.actors[office].label,
                    office_short=facts.actors[office].short,
                    name=term(facts, tenure.holder).nl,
                    start=start or None,
                    end=end or None,
                    acting=tenure.acting,
                    status=tenure.status,
                    sources=tuple(reference(facts, source) for source in tenure.sources),
                )
            )
    return tuple(found)


def _chains(deciders: tuple[Decider, ...], facts: Facts) -> tuple[ChainExplanation, ...]:
    return tuple(
        ChainExplanation(
            decider=d,
            steps=_steps(d.chain, facts),
            oversight=_steps(d.oversight, facts),
            missing_link=missing_link(d, facts),
        )
        for d in deciders
    )


_NO_KIND = Text("soort niet vastgesteld", "kind not established")


def _steps(chain: Chain | None, facts: Facts) -> tuple[Step, ...]:
    if chain is None:
        return ()
    return tuple(step(facts.relations[r], facts, chain) for r in chain.relations)


def step(relation: Relation, facts: Facts, chain: Chain | None = None) -> Step:
    """Return one relation in words, with its articles and sources."""
    kind = facts.kinds.get(relation.kind or "")
    forum = relation.forum or ""
    weakest = chain.bottlenecks if chain else {}
    return Step(
        relation=relation.iri,
        account_giver=relation.account_giver,
        account_giver_label=facts.actors[relation.account_giver].label,
        forum=forum,
        forum_label=facts.actors[forum].label if forum else NOT_FOUND,
        kind=relation.kind,
        kind_label=kind.label if kind else OWN_GRADES if relation.grade else _NO_KIND,
        grade=Grade(*(relation.grade or (0, 0, 0))),
        reach=relation.reach or "none",
        status=relation.status,
        kind_status=kind.status if kind else None,
        legal_basis=tuple(reference(facts, basis) for basis in sorted(relation.legal_basis, key=in_order)),
        basis_text=kind.basis if kind else Text("", ""),
        sources=tuple(reference(facts, source) for source in relation.sources),
        is_bottleneck_for=tuple(power for power, relations in weakest.items() if relation.iri in relations),
        notes=relation.notes,
        graded=relation.grade is not None,
        account_giver_short=facts.actors[relation.account_giver].short,
        forum_short=facts.actors[forum].short if forum else None,
    )


def reference(facts: Facts, iri: str) -> Reference:
    """Return a source or article by its IRI; one the house does not describe keeps its own address."""
    source = facts.sources.get(iri)
    if source is not None:
        return Reference(iri, source.title, source.url, source.grade, source.read_in_full, source.issued)
    provision = facts.provisions.get(iri)
    if provision is not None:
        return Reference(iri, provision.label, provision.url, status=provision.status)
    is_address = iri.startswith(("http://", "https://"))
    name = iri if is_address else local_name(iri)
    return Reference(iri, Text(name, name), iri if is_address else None)
