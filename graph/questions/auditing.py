"""Which answers hang on sources that were not read in full, beside what the facts of a house rest on.

No verdict of its own: the answer is that of `graph.answers.answering`. Of each step that the answer names (who was
assigned the decision, who sits in the body that decides, each relation of a chain, a ground in law, a gap) it is
asked whether any source was read in full. Reading one of its sources in full settles a step that hangs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import networkx as nx

from graph.answers.answering import answer
from graph.answers.offices import offices_of, one_office
from graph.answers.verdicts import assess
from graph.closure.admissibility import Ladders
from graph.closure.piercing import ways_down
from graph.house.setting import Setting, setting
from graph.questions.revising import Revised, revised, revised_words
from graph.records import Chain, ChoiceAnswer, Decider, Gap, HouseInfo
from graph.words.grammar import counted, day_in_words, in_a_row, joined
from graph.words.nouns import listed, noun
from graph.words.telling import told
from ontology.checking.auditing import Evidence, audit_evidence, strongest, unread
from ontology.codelists.words import status_words
from ontology.reading.dataset import Dataset
from ontology.reading.facts import Facts
from ontology.text import Text, both

__all__ = ["GROUNDS", "Audit", "Hanging", "HangingStep", "audit", "hanging"]

#: What a step of an answer can be.
GROUNDS = ("assignment", "lead", "seat", "relation", "law", "gap")


@dataclass(frozen=True, slots=True)
class HangingStep:
    """A step of an answer of which no source was read in full."""

    #: one of GROUNDS
    what: str
    #: the statement, or the node the gap is found at
    iri: str
    #: None for every step that is no gap
    gap: Gap | None
    sources: tuple[str, ...]
    #: grade of the strongest of them
    grade: str


@dataclass(frozen=True, slots=True)
class Hanging:
    """A choice of which a step of the answer hangs."""

    iri: str
    label: Text
    notation: str | None
    verdict: str
    ministerial: str
    #: its answer carries the caveat `source-read-in-part`
    reservation: bool
    grounds: tuple[HangingStep, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """What a house rests on, and which of its answers hang, in the order of the answer."""

    house: HouseInfo
    sentence: Text
    evidence: Evidence
    #: choices on the agenda on the day, and how many carry the caveat `source-read-in-part`
    choices: int
    reservations: int
    hanging: tuple[Hanging, ...]
    #: source -> the choices that hang on it, for every source not read in full; most choices first, then most facts
    hangs_on: Mapping[str, tuple[str, ...]]
    #: what an earlier version of the house said of the day, beside what it says now
    revised: tuple[Revised, ...]
    #: the same in one sentence; None where there was no earlier version
    revised_words: Text | None


def audit(dataset: Dataset, on: date | None = None) -> Audit:
    """Return what a house rests on, and which answers of the record on a day hang.

    `on` defaults to the reference date of the house, else today; everything but the answers is the same on any day.
    """
    asked = setting(dataset, on)
    evidence = audit_evidence(dataset, asked.facts)
    told_now = answer(asked)
    found = hanging(asked, told_now.choices)
    before = revised(asked.facts, asked.on, told_now.choices)
    house = asked.house
    return Audit(
        house=house,
        sentence=_told(house, evidence, len(told_now.choices), len(found)),
        evidence=evidence,
        choices=len(told_now.choices),
        reservations=sum("source-read-in-part" in c.caveats for c in told_now.choices),
        hanging=found,
        hangs_on=_hangs_on(evidence, found),
        revised=before,
        revised_words=revised_words(before, told_now.choices) if before else None,
    )


def hanging(asked: Setting, choices: Iterable[ChoiceAnswer]) -> tuple[Hanging, ...]:
    """Return those of the answers on a setting of which a step hangs, in their order."""
    ladders = Ladders(asked)
    found = ((choice, tuple(dict.fromkeys(_grounds(ladders, choice)))) for choice in choices)
    return tuple(
        Hanging(
            iri=choice.iri,
            label=choice.label,
            notation=choice.notation,
            verdict=choice.verdict,
            ministerial=choice.ministerial,
            reservation="source-read-in-part" in choice.caveats,
            grounds=grounds,
        )
        for choice, grounds in found
        if grounds
    )


def _grounds(ladders: Ladders, choice: ChoiceAnswer) -> Iterator[HangingStep]:
    facts = ladders.facts
    for decider in choice.deciders:
        # one assignment that was read in full is enough to know who decides
        yield from _if_all_hang("assignment", ((r, facts.roles[r].sources) for r in decider.assignments), facts)
        yield from _seats(ladders, choice, decider)
        yield from _of_decider(decider, facts)
    yield from _lead(ladders, choice)
    for gap in choice.gaps:
        if unread(gap.sources, facts.sources):
            yield HangingStep("gap", gap.at, gap, gap.sources, strongest(gap.sources, facts.sources))


def _if_all_hang(what: str, steps: Iterable[tuple[str, tuple[str, ...]]], facts: Facts) -> Sequence[HangingStep]:
    grounds = [_ground(what, iri, sources, facts) for iri, sources in steps]
    return grounds if all(unread(ground.sources, facts.sources) for ground in grounds) else ()


def _ground(what: str, iri: str, sources: tuple[str, ...], facts: Facts) -> HangingStep:
    return HangingStep(what, iri, None, sources, strongest(sources, facts.sources))


def _of_decider(decider: Decider, facts: Facts) -> Iterator[HangingStep]:
    chains: tuple[Chain | None, ...] = (decider.chain, decider.oversight)
    for relation in (facts.relations[r] for chain in chains if chain for r in chain.relations):
        if unread(relation.sources, facts.sources):
            yield _ground("relation", relation.iri, relation.sources, facts)
    if decider.verdict == "INDEPENDENT_BY_LAW":
        named = facts.actors[decider.iri].independent_by_law
        laws = [(iri, facts.provisions[iri].sources) for iri in named if iri in facts.provisions]
        yield from _if_all_hang("law", laws, facts)


def _seats(ladders: Ladders, choice: ChoiceAnswer, decider: Decider) -> Iterator[HangingStep]:
    """The seats that lead from the body that decides to one who stands for it."""
    facts = ladders.facts
    ladder = ladders.of(facts.choices[choice.iri])
    ways = nx.compose_all([ways_down(ladders, ladder, body) for body in decider.pierced_from] or [nx.MultiDiGraph()])
    leading = nx.ancestors(ways, decider.iri) | {decider.iri} if decider.iri in ways else set()
    for body, participant in sorted({(b, p) for b, p in ways.edges() if b in leading and p in leading}):
        # a plain hvt:participant has no statement of its own, and so no source
        held = [facts.participations.get(seat) for seat in sorted(ways[body][participant])]
        yield from _if_all_hang("seat", ((s.iri, s.sources) if s else ("", ()) for s in held), facts)


def _lead(ladders: Ladders, choice: ChoiceAnswer) -> Iterator[HangingStep]:
    """Where several offices answer, the verdict is that of the lead (model-2.md 3)."""
    facts = ladders.facts
    said = facts.choices[choice.iri]
    if said.lead is None or choice.verdict == "UNKNOWN":
        return
    ladder = ladders.of(said)
    if not one_office(ladder, [offices_of(ladder, d) for d in choice.deciders]):
        yield from _if_all_hang("lead", [(said.iri, said.sources)], facts)
        yield from _of_decider(assess(ladders, said, ladder, said.lead), facts)


def _hangs_on(evidence: Evidence, found: Sequence[Hanging]) -> Mapping[str, tuple[str, ...]]:
    choices: dict[str, dict[str, None]] = {use.iri: {} for use in evidence.sources if not use.read_in_full}
    for choice in found:
        for source in {source for ground in choice.grounds for source in ground.sources} & choices.keys():
            choices[source][choice.iri] = None
    resting = {use.iri: len(use.resting) for use in evidence.sources}
    ordered = sorted(choices, key=lambda iri: (-len(choices[iri]), -resting[iri], iri))
    return {iri: tuple(choices[iri]) for iri in ordered}


def _told(house: HouseInfo, evidence: Evidence, choices: int, hanging: int) -> Text:
    """Return how sure the facts are, what has no source, which sources carry nothing, and what hangs."""
    if not evidence.total.facts:
        return Text("Dit huis legt geen enkel feit vast.", "This house records no fact at all.")
    return in_a_row([_sure(evidence), _without(evidence), _read(evidence), _answers(house, choices, hanging)])


def _sure(evidence: Evidence) -> Text:
    total = evidence.total
    none = Text("zonder status", "without a status")
    several = listed([counted(n, status_words().get(status, none)) for status, n in total.statuses.items() if n])
    return told("{facts}: {several}.", "{facts}: {several}.", facts=counted(total.facts, "fact"), several=several)


def _without(evidence: Evidence) -> Text:
    facts, unverified, searches = map(len, (evidence.without_source, evidence.unverified, evidence.searches))
    said = counted(facts, "fact") if facts else noun(Text("geen enkel feit", "no fact"))
    apart = []
    if unverified:
        apart.append(
            told(
                "{n} niet geverifieerd (uit het geheugen of niet nagezien)",
                "{n} unverified (from memory or not checked)",
                n=unverified,
            )
        )
    if searches:
        apart.append(told("{n} onbekend (gezocht, niet gevonden)", "{n} unknown (looked for, not found)", n=searches))
    return told(
        "{Said} {is|zijn:said} zonder bron{apart}.",
        "{Said} {is|are:said} without a source{apart}.",
        said=said,
        apart=told("; apart geteld: {beside}", "; counted apart: {beside}", beside=joined(apart))
        if apart
        else both(""),
    )


def _read(evidence: Evidence) -> Text:
    grades = ", ".join(f"{grade} {n}" for grade, n in evidence.unread.grades.items() if n)
    return told(
        "{sources}: {idle} door geen feit aangehaald, {unread} niet volledig gelezen. Daarop alleen "
        "{rust|rusten:resting} {resting}{by}.",
        "{sources}: {idle} cited by no fact, {unread} not read in full. On these alone {rests|rest:resting} "
        "{resting}{by}.",
        sources=counted(len(evidence.sources), "source"),
        idle=sum(not use.facts for use in evidence.sources),
        unread=sum(not use.read_in_full for use in evidence.sources),
        resting=counted(evidence.unread.facts, "fact"),
        by=told(" (naar de sterkste bron: {grades})", " (by the strongest source: {grades})", grades=grades)
        if grades
        else both(""),
    )


def _answers(house: HouseInfo, choices: int, hanging: int) -> Text:
    day = day_in_words(house.reference_date)
    if not choices:
        return told("Op {day} is er geen keuze.", "On {day} there is no choice.", day=day)
    return told(
        "Van {several} op {day} {heeft|hebben:hanging} er {hanging} een antwoord waarin ten minste één stap alleen "
        "daarop rust.",
        "Of {several} on {day}, {hanging} {has|have:hanging} an answer with at least one step that rests on these "
        "alone.",
        several=counted(choices, "choice"),
        day=day,
        hanging=hanging,
    )
