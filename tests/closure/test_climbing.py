"""A ladder is climbed from below: what is asked first, and what no decider comes to, makes no difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from hypothesis import given

from graph.answers.answering import answer
from graph.closure.admissibility import Ladder, Ladders
from graph.closure.portfolios import REACHES
from graph.closure.words import SINKS, word, words
from graph.house.setting import Setting, setting
from ontology.reading.dataset import Dataset
from ontology.reading.facts import Facts
from ontology.reading.loading import loads
from tests.support.laws import laws
from tests.support.random_houses import Asked, asked_houses
from tests.support.reaching import reached, reaching
from tests.support.trig import trig

Words = dict[tuple[str, str, int], int]


def read(case: Asked) -> Dataset:
    return loads(trig(case.house, named_graph=case.named_graph), validate=False)


def ladders_of(ladders: Ladders) -> dict[str, Ladder]:
    """Every ladder there is to climb: of each choice, as if nothing had ended, and whatever the scope."""
    choices = ladders.facts.choices.values()
    return {
        **{c.iri: ladders.of(c) for c in choices},
        **{f"{c.iri} with ended": ladders.with_ended(c) for c in choices},
        "without scopes": ladders.without_scopes(),
        "unlimited": ladders.unlimited(),
    }


def words_of(ladder: Ladder, actors: Iterable[str]) -> Words:
    lanes = product(actors, SINKS, range(len(REACHES)))
    return {(a, sink, level): held for a, sink, level in lanes if (held := word(ladder, a, sink, level))}


@reaching(20)
@laws(60)
@given(asked_houses())
def test_who_is_asked_first_makes_no_difference(case: Asked) -> None:
    """Each actor's words on a ladder nobody climbed yet are its words on one that was climbed from everywhere."""
    asked = setting(read(case), case.on, (), case.evidence)
    whole = ladders_of(Ladders(asked))
    everybody = list(asked.facts.actors)
    told = {name: words_of(ladder, everybody) for name, ladder in whole.items()}
    for order in ([actor] for actor in everybody):
        fresh = ladders_of(Ladders(asked))
        for name, ladder in fresh.items():
            alone = words_of(ladder, order)
            reached()
            assert alone == {key: held for key, held in told[name].items() if key[0] in order}
    for name, ladder in whole.items():
        for sink, level in product(SINKS, range(len(REACHES))):
            assert words(ladder, sink, level) == {
                a: h for (a, s, n), h in told[name].items() if (s, n) == (sink, level)
            }


@laws(60)
@given(asked_houses())
def test_a_graph_and_its_setting_answer_alike(case: Asked) -> None:
    dataset = read(case)
    told = answer(setting(dataset, case.on, (), case.evidence))
    assert told == answer(setting(dataset, case.on, (), case.evidence))


@laws(60)
@given(asked_houses())
def test_what_no_decider_comes_to_changes_nothing(case: Asked) -> None:
    """Relations of actors that nobody with a role or a lead comes to may as well not be there."""
    asked = setting(read(case), case.on, (), case.evidence)
    reached = come_to(asked.facts)
    above = {iri: r for iri, r in asked.facts.relations.items() if r.account_giver in reached}
    fewer = Setting(replace(asked.facts, relations=above), asked.on, asked.evidence, asked.house)
    assert answer(fewer) == answer(asked)


def come_to(facts: Facts) -> set[str]:
    """Whoever can be come to from a role or a lead, by any relation or seat, whatever its day, status or scope."""
    ways: dict[str, set[str]] = {}
    for relation in facts.relations.values():
        ways.setdefault(relation.account_giver, set()).add(relation.forum or "")
    for seat in facts.participations.values():
        ways.setdefault(seat.body, set()).add(seat.participant)
    for body in facts.actors.values():
        ways.setdefault(body.iri, set()).update(body.participants)
    waiting = [r.actor for r in facts.roles.values() if r.actor] + [c.lead for c in facts.choices.values() if c.lead]
    found: set[str] = set()
    while waiting:
        actor = waiting.pop()
        if actor not in found:
            found.add(actor)
            waiting.extend(ways.get(actor, ()))
    return found
