"""Structural risks of a house: where accountability hangs by one thread, and where it is spread too thin.

Five measures, each over the choices on the agenda on one day:

*Single points*: actors on every chain of a choice (dominators). *Load*: how many choices end at an office,
and how many would lose their last chain with it. *Many hands*: how many office-holders that are not one
another's answer stand at the end of a choice. *Length*: relations on the chain that a verdict names; each
can break, and the grade is the minimum along it. *Cycles*: actors that answer to each other.

None of them is a verdict, and there is no single score.

References
----------
Thompson, D. F. (1980). Moral Responsibility of Public Officials: The Problem of Many Hands. American
Political Science Review 74(4), 905-916.
Bovens, M. (1998). The Quest for Responsibility. Cambridge University Press (hierarchy fails with many hands).
Tarjan, R. (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1(2), 146-160.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import networkx as nx

from graph.answers.answering import answer
from graph.answers.offices import nested
from graph.closure.admissibility import Ladder, Ladders
from graph.closure.chains import reachable_offices
from graph.closure.words import reaches
from graph.house.setting import Setting
from graph.questions.single_points import ends_chains, on_every_chain
from graph.records import (
    ChoiceAnswer,
    Grade,
    HouseInfo,
)
from graph.words.grammar import counted, day_in_words
from graph.words.mentions import in_full
from graph.words.names import by_number, short_of
from graph.words.telling import told
from ontology.reading.facts import Actor, Facts
from ontology.text import Text, both

__all__ = ["Cycle", "Hands", "LongChain", "ManyHands", "Named", "Risks", "Thread", "hands_of", "risks"]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or a choice with what it is called; `short` is the number of a choice or the name people use."""

    iri: str
    label: Text
    short: Text


@dataclass(frozen=True, slots=True)
class Thread:
    """What hangs on one actor."""

    actor: Named
    #: chains end here: it answers to a parliament or an assembly itself
    office: bool
    #: choices of which a decider's chain ends at this actor
    ends: tuple[Named, ...]
    #: choices of which every chain runs through this actor: they would fall with it
    falls: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Hands:
    """How many office-holders, not nested in one another, stand at the end of one choice."""

    choice: Named
    count: int
    offices: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class ManyHands:
    """The index over all choices; `mean` is over the choices with at least one office-holder."""

    mean: float | None
    #: choices without an office-holder of which that is unknown, not "nobody": a silence of the record is no lack,
    #: nor is an aim of which nobody is on record as deciding on the execution (model-2.md 3, headline)
    unknown: int
    #: number of office-holders -> number of choices
    distribution: Mapping[int, int]
    choices: tuple[Hands, ...]


@dataclass(frozen=True, slots=True)
class LongChain:
    """The chain that the verdict on one decider names: `path` from decider to forum, both included."""

    choice: Named
    path: tuple[Named, ...]
    relations: tuple[str, ...]
    grade: Grade

    @property
    def length(self) -> int:
        """Return the number of relations."""
        return len(self.relations)


@dataclass(frozen=True, slots=True)
class Cycle:
    """Actors that answer to each other (a strongly connected part); `choices` are those it leaves without a way out."""

    actors: tuple[Named, ...]
    relations: tuple[str, ...]
    #: some actor in it has a chain to a parliament or an assembly all the same
    leads_out: bool
    choices: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Risks:
    """The structural risks of a house; threads by what falls, chains by length, choices by number."""

    house: HouseInfo
    sentence: Text
    choices: int
    threads: tuple[Thread, ...]
    many_hands: ManyHands
    chains: tuple[LongChain, ...]
    cycles: tuple[Cycle, ...]


def risks(setting: Setting) -> Risks:
    """Return the structural risks of every choice on the agenda on the day of the setting.

    Parameters
    ----------
    setting
        What `graph.house.setting.setting` returns.

    Returns
    -------
    Risks
        Only what the record shows on this evidence; a choice without a chain has no single point, and that
        is no good sign.
    """
    ladders = Ladders(setting)
    answered = sorted(answer(setting).choices, key=by_number)
    house = setting.house
    hands = _many_hands(answered, ladders)
    threads = _threads(answered, ladders)
    chains = _chains(answered, ladders.facts)
    cycles = _cycles(answered, ladders)
    sentence = _told(ladders.facts, house, answered, threads, hands, chains, cycles)
    return Risks(house, sentence, len(answered), threads, hands, chains, cycles)


def hands_of(choice: ChoiceAnswer, ladder: Ladder) -> tuple[int, frozenset[str]]:
    """Return the many-hands index of one choice and the offices it counts.

    The larger of two numbers, nested offices counted as one: the offices at which the chains of the
    deciders end, and the ministerial offices that one decider answers to with some power at grade 2 or
    more. So it is 2 or more wherever `graph.answers.gaps` finds `many-hands`. 0: nobody on record.
    """
    judged = [d for d in choice.deciders if d.verdict != "FORUM_ITSELF"]
    candidates = [frozenset(d.chain.office for d in judged if d.chain)]
    candidates += [reachable_offices(ladder, d.iri) for d in judged]
    return max(((len(nested(ladder, offices)), offices) for offices in candidates), key=lambda pair: pair[0])


def _threads(answered: Sequence[ChoiceAnswer], ladders: Ladders) -> tuple[Thread, ...]:
    ends: dict[str, list[Named]] = {}
    falls: dict[str, list[Named]] = {}
    offices: set[str] = set()
    deciding = {c.iri: [d.iri for d in c.deciders if d.verdict != "FORUM_ITSELF"] for c in answered}
    for choice in answered:
        ladder = ladders.of(ladders.facts.choices[choice.iri])
        deciders = deciding[choice.iri]
        for office in sorted({d.chain.office for d in choice.deciders if d.chain}):
            ends.setdefault(office, []).append(_choice(choice))
        for actor in on_every_chain(ladder, deciders):
            last = ends_chains(ladder, actor)
            if last or actor not in deciders:
                falls.setdefault(actor, []).append(_choice(choice))
            if last:
                offices.add(actor)
    found = [
        Thread(
            _actor(ladders.facts.actors[actor]),
            actor in offices or actor in ends,
            tuple(ends.get(actor, ())),
            tuple(falls.get(actor, ())),
        )
        for actor in ends.keys() | falls.keys()
    ]
    return tuple(sorted(found, key=lambda t: (-len(t.falls), -len(t.ends), t.actor.iri)))


def _many_hands(answered: Sequence[ChoiceAnswer], ladders: Ladders) -> ManyHands:
    found = []
    for choice in answered:
        count, offices = hands_of(choice, ladders.of(ladders.facts.choices[choice.iri]))
        named = tuple(_actor(ladders.facts.actors[office]) for office in sorted(offices))
        found.append(Hands(_choice(choice), count, named))
    found.sort(key=lambda hands: -hands.count)
    counts = [hands.count for hands in found]
    some = [count for count in counts if count]
    nobody = {hands.choice.iri for hands in found if not hands.count}
    silent = {c.iri for c in answered if c.ministerial in ("unknown", "aim")}
    return ManyHands(
        mean=round(fmean(some), 4) if some else None,
        unknown=len(nobody & silent),
        distribution={number: counts.count(number) for number in sorted(set(counts))},
        choices=tuple(found),
    )


def _chains(answered: Iterable[ChoiceAnswer], facts: Facts) -> tuple[LongChain, ...]:
    found = []
    for choice in answered:
        for chain in (d.chain for d in choice.deciders if d.chain):
            steps = [facts.relations[relation] for relation in chain.relations]
            path = [step.account_giver for step in steps] + [chain.terminal]
            named = tuple(_actor(facts.actors[actor]) for actor in path)
            found.append(LongChain(_choice(choice), named, chain.relations, chain.grade))
    return tuple(sorted(found, key=lambda c: -c.length))


def _cycles(answered: Sequence[ChoiceAnswer], ladders: Ladders) -> tuple[Cycle, ...]:
    ladder = ladders.without_scopes()
    circular = [(c, {g.at for g in c.gaps if g.code == "circular"}) for c in answered]
    found = []
    for part in nx.strongly_connected_components(ladder.graph):
        if len(part) == 1 and not ladders.graph.has_edge(*part, *part):
            continue
        relations = sorted(key for _, forum, key in ladder.graph.edges(part, keys=True) if forum in part)
        if relations:
            found.append(
                Cycle(
                    actors=tuple(_actor(ladders.facts.actors[actor]) for actor in sorted(part)),
                    relations=tuple(relations),
                    leads_out=any(reaches(ladder, actor) for actor in part),
                    choices=tuple(_choice(c) for c, places in circular if not places.isdisjoint(relations)),
                )
            )
    return tuple(sorted(found, key=lambda cycle: cycle.relations))


def _actor(actor: Actor) -> Named:
    return Named(actor.iri, actor.label, short_of(actor))


def _choice(choice: ChoiceAnswer) -> Named:
    number = Text(choice.notation, choice.notation) if choice.notation else choice.label
    return Named(choice.iri, choice.label, number)


def _told(
    facts: Facts,
    house: HouseInfo,
    answered: Sequence[ChoiceAnswer],
    threads: Sequence[Thread],
    hands: ManyHands,
    chains: Sequence[LongChain],
    cycles: Sequence[Cycle],
) -> Text:
    day, choices = day_in_words(house.reference_date), counted(len(answered), "choice")
    if not chains:
        return told(
            "Van de {choices} op {day} loopt in dit dossier van geen enkele een verantwoordingsketen: er valt niets "
            "te breken, en dat is geen goed teken.",
            "Of the {choices} on {day}, none has a chain of accountability in this record: there is nothing to "
            "break, which is no good sign.",
            choices=choices,
            day=day,
        )
    top = max(threads, key=lambda t: len(t.falls))
    mean = f"{hands.mean or 0:.2f}"
    return told(
        "Van de {choices} op {day} loopt er in dit dossier bij {linked} een keten van ten minste één beslisser; bij "
        "{single} daarvan loopt elke keten door één zelfde actor{most}; gemiddeld {mean} "
        "{ambtsdrager|ambtsdragers:several} aan het eind van een keuze, meer dan één bij {many}; langste keten: "
        "{longest} {relatie|relaties:longest}; kringen: {cycles}.",
        "Of the {choices} on {day}, {linked} {has|have:linked} a chain from at least one decider in this record; for "
        "{single} of these every chain runs through one and the same actor{most}; {mean} "
        "{office-holder|office-holders:several} on average at the end of a choice, more than one for {many}; longest "
        "chain: {longest} {relation|relations:longest}; cycles: {cycles}.",
        choices=choices,
        day=day,
        linked=len({chain.choice.iri for chain in chains}),
        single=len({choice.iri for thread in threads for choice in thread.falls}),
        most=told(
            ", bij {n} door {name}", ", for {n} through {name}", n=len(top.falls), name=in_full(facts, top.actor.iri)
        )
        if top.falls
        else both(""),
        mean=Text(mean.replace(".", ","), mean),
        several=1 if mean == "1.00" else 2,
        many=sum(h.count > 1 for h in hands.choices),
        longest=chains[0].length,
        cycles=len(cycles),
    )
