"""Ladders that are turned from one setting to another are those of the other, made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.answers.explaining import explain
from graph.change.course import Course
from graph.change.edits import DATED
from graph.closure.admissibility import Ladders
from graph.house.setting import Setting, setting, settled
from graph.records import Explanation
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts
from ontology.reading.loading import loads
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import DAYS, TODAY, Asked, asked_houses
from tests.support.reaching import reached, reaching
from tests.support.trig import trig

LETTER = date(2025, 9, 29)


def read(case: Asked) -> Facts:
    return read_facts(loads(trig(case.house, named_graph=case.named_graph), validate=False))


def on(facts: Facts, like: Setting, day: date) -> Setting:
    return settled(facts, day, like.evidence, replace(like.house, reference_date=day.isoformat()))


def explained(ladders: Ladders) -> dict[str, Explanation]:
    return {choice.iri: explain(ladders.setting, choice.iri, ladders=ladders) for choice in ladders.on_agenda()}


def the_same(turned: Ladders, asked: Setting) -> None:
    """The graph, what is looked up beside it, and every word of every explanation."""
    fresh = Ladders(asked)
    nodes, expected_nodes = ({iri: one.graph.nodes[iri] for iri in one.graph} for one in (turned, fresh))
    assert nodes == expected_nodes
    edges, expected = ({e[:3]: e[3] for e in one.graph.edges(keys=True, data=True)} for one in (turned, fresh))
    assert edges == expected
    assert turned.portfolios.of.keys() == fresh.portfolios.of.keys()
    assert turned.portfolios.sinks == fresh.portfolios.sinks
    assert {r.iri for r in turned.portfolios.ended} == {r.iri for r in fresh.portfolios.ended}
    assert (turned.holders, turned.once_held, turned.wholes) == (fresh.holders, fresh.once_held, fresh.wholes)
    for name in ("roles", "funding", "absences"):
        assert {k: v for k, v in getattr(turned, name).items() if v} == getattr(fresh, name)
    assert all(turned.relations_of(a) == fresh.relations_of(a) for a in fresh.facts.actors)
    assert explained(turned) == explained(fresh)


def other(before: Facts, after: Facts) -> dict[str, frozenset[str]]:
    """What stands otherwise in one record than in the other, with the relations of a kind that does."""
    turned = {}
    for name in (*DATED, "actors", "kinds", "broader"):
        old, new = getattr(before, name), getattr(after, name)
        turned[name] = frozenset(iri for iri in {*old, *new} if old.get(iri) != new.get(iri))
    return turned


@reaching(80)
@laws(30)
@given(asked_houses())
def test_a_course_is_the_house_on_every_day(case: Asked) -> None:
    facts = read(case)
    like = setting(loads(trig(case.house), validate=False), DAYS[0], (), case.evidence)
    course = Course(facts, like.house, DAYS[0])
    for day in DAYS:
        reached()
        the_same(course.on(day), on(facts, like, day))


@reaching(80)
@laws(25)
@given(asked_houses(), st.integers(0, 2**32))
def test_statements_put_in_taken_out_and_put_back(case: Asked, seed: int) -> None:
    """From record to record, each with some statements, actors' words and classes left out or changed."""
    random, whole = Random(seed), read(case)
    like = setting(loads(trig(case.house), validate=False), TODAY, (), case.evidence)
    held, ladders = whole, Ladders(on(whole, like, TODAY))
    for _ in range(4):
        now = _thinned(whole, random)
        day = random.choice(DAYS)
        turned = other(held, now)
        if day != ladders.day:
            turned = {name: frozenset({*getattr(held, name), *getattr(now, name)}) for name in turned}
        asked = on(now, like, day)
        ladders.turn(asked, turned)
        reached()
        the_same(ladders, asked)
        held = now


def _thinned(facts: Facts, random: Random) -> Facts:
    kept: dict[str, Any] = {
        name: {iri: fact for iri, fact in getattr(facts, name).items() if random.random() < 0.8}
        for name in ("relations", "roles", "funding", "participations", "absences", "tenures", "caretakers")
    }
    actors = {
        iri: replace(a, participants=(), classes=random.choice([a.classes, frozenset[str]()]))
        if random.random() < 0.2
        else a
        for iri, a in facts.actors.items()
    }
    choices = {
        iri: replace(c, pending=not c.pending) if random.random() < 0.2 else c for iri, c in facts.choices.items()
    }
    kinds = {
        iri: replace(k, acts_as_forum=not k.acts_as_forum) if random.random() < 0.2 else k
        for iri, k in facts.kinds.items()
    }
    return replace(facts, actors=actors, choices=choices, kinds=kinds, **kept)


def test_the_shipped_house_from_day_to_day() -> None:
    facts = read_facts(nds())
    like = setting(nds(), date(2024, 7, 2))
    course = Course(facts, like.house, like.on)
    for day in (LETTER, date(2026, 2, 23), date(2026, 9, 1)):
        the_same(course.on(day), on(facts, like, day))
