"""Laws of what changed, on random pairs of houses: nothing comes from nothing, back is the way there
exchanged, and every named cause, put in by hand, brings what it is said to bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from itertools import combinations
from random import Random
from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from graph.answers.answering import answer
from graph.change.comparing import compare, effects, shows
from graph.change.difference import difference
from graph.change.edits import edits, made, state_on, weighed
from graph.change.nearby import Sides
from graph.change.records import Difference, Effect
from graph.house.setting import Setting, accepts, setting
from graph.records import Answer, ChoiceAnswer
from ontology.reading.dataset import Dataset
from tests.support.laws import laws
from tests.support.plain_house import ALWAYS, House, Span
from tests.support.random_houses import Asked, asked_houses
from tests.support.reaching import reached, reaching
from tests.support.trig import trig

LATER = date(2026, 6, 1)
SWAPPED = {"gap-closed": "gap-opened", "gap-opened": "gap-closed", "came": "went", "went": "came"}
BACK = {
    "added": "withdrawn",
    "withdrawn": "added",
    "changed": "changed",
    "begun": "not-yet-begun",
    "ended": "not-yet-ended",
    "not-yet-begun": "begun",
    "not-yet-ended": "ended",
}
STATEMENTS = ("relations", "roles", "participations", "absences")
#: what is told of who else holds a role -> that role
HELD = {"advisers": "Advises", "executors": "Executes"}


def state(house: House, on: date | None, evidence: str) -> Setting:
    return setting(Dataset(tuple(parse(trig(house).encode(), format=RdfFormat.TRIG))), on, (), evidence)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Asked, House]:
    """A random house, and the same house after somebody worked on it."""
    asked = draw(asked_houses())
    return asked, edited(asked.house, Random(draw(st.integers(0, 2**32))))


def edited(house: House, random: Random) -> House:
    """Drop, change and add statements here and there."""

    def worked(things: Iterable[Any]) -> tuple[Any, ...]:
        kept = []
        for thing in things:
            dice = random.randrange(100)
            if dice < 15:
                continue
            if dice < 25:
                thing = replace(thing, status=random.choice(("stated", "inferred", "arguable")))
            elif dice < 35:
                thing = replace(thing, span=random.choice((ALWAYS, Span(None, date(2025, 1, 1)), Span(LATER, None))))
            kept.append(thing)
        return tuple(kept)

    people = [a.iri for a in house.actors]
    relations = list(worked(house.relations))
    for number in range(random.randrange(3)):
        kind = random.choice(("ministry-hierarchy", "instituted-body", "zbo-kaderwet-public", "parliament-minister"))
        drawn = [r for r in house.relations if r.forum]
        if drawn:
            new = replace(random.choice(drawn), iri=f"https://example.org/new-{number}", kind=kind, status="stated")
            relations.append(replace(new, giver=random.choice(people)))
    actors = [replace(a, researched=not a.researched) if random.randrange(100) < 8 else a for a in house.actors]
    choices = [
        replace(c, lead=random.choice([None, *people])) if random.randrange(9) == 0 else c for c in house.choices
    ]
    return replace(
        house,
        actors=tuple(actors),
        choices=tuple(c for c in choices if random.randrange(100) >= 8),
        relations=tuple(relations),
        roles=worked(house.roles),
        participations=worked(house.participations),
        absences=worked(house.absences),
    )


def applied(before: House, after: House, names: Iterable[str]) -> House:
    """The house before with some statements as they are after: plain records, no code of the package."""
    house, names = before, set(names)
    changed: dict[str, Any] = {}
    for kind in STATEMENTS:
        old = {thing.iri: thing for thing in getattr(house, kind)}
        new = {thing.iri: thing for thing in getattr(after, kind)}
        for name in names & (old.keys() | new.keys()):
            old.pop(name, None)
            if name in new:
                old[name] = new[name]
        changed[kind] = tuple(old.values())
    actors: dict[str, Any] = {a.iri: a for a in house.actors}
    choices: dict[str, Any] = {c.iri: c for c in house.choices}
    others: tuple[dict[str, Any], ...] = ({a.iri: a for a in after.actors}, {c.iri: c for c in after.choices})
    for name in names:
        iri, _, part = name.partition(" ")
        for old, new in zip((actors, choices), others, strict=True):
            if part and iri in old:
                field = {"researched_on": "researched", "validity": "span"}.get(part, part)
                old[iri] = replace(old[iri], **{field: getattr(new[iri], field)})
            elif iri in old or iri in new:
                old.pop(iri, None)
                if iri in new:
                    old[iri] = new[iri]
    return replace(house, actors=tuple(actors.values()), choices=tuple(choices.values()), **changed)


def stands(effect: Effect, iri: str, house: House, asked: Asked, on: date | None = None) -> bool:
    """Whether an effect shows in a house; who holds a role, in its plain records."""
    role = HELD.get(effect.what)
    one = state(house, on or asked.on, asked.evidence)
    if role is None:
        return shows(effect, choice_of(answer(one), iri))
    mine = [r for r in house.roles if (r.choice, r.role) == (iri, role) and r.span.holds(one.on)]
    return {r.actor for r in mine if r.actor and accepts(asked.evidence, r.status)} == {*effect.after}


def choice_of(told: Answer, iri: str) -> ChoiceAnswer | None:
    return next((c for c in told.choices if c.iri == iri), None)


def reversed_words(found: Difference) -> set[tuple[object, ...]]:
    return {(c.iri, SWAPPED.get(e.what, e.what), e.after, e.before, e.key[3]) for c in found.changes for e in c.effects}


def words(found: Difference) -> set[tuple[object, ...]]:
    return {(c.iri, *e.key) for c in found.changes for e in c.effects}


def named(found: Difference) -> list[tuple[str, Effect, tuple[str, ...]]]:
    return [(c.iri, e, s) for c in found.changes for e in c.effects if e.cause for s in e.cause.sets]


@laws(40)
@given(asked_houses())
def test_a_house_does_not_differ_from_itself(asked: Asked) -> None:
    one = state(asked.house, asked.on, asked.evidence)
    found = difference(one, state(asked.house, asked.on, asked.evidence))
    assert (found.changes, found.statements) == ((), ())
    assert found.unchanged == len(answer(one).choices)


@laws(40)
@given(pairs())
def test_back_is_the_way_there_exchanged(pair: tuple[Asked, House]) -> None:
    asked, other = pair
    both = [state(house, asked.on, asked.evidence) for house in (asked.house, other)]
    there, back = difference(*both), difference(*reversed(both))
    assert words(back) == reversed_words(there)
    assert {(s.id, BACK[s.act]) for s in there.statements} == {(s.id, s.act) for s in back.statements}
    assert there.unchanged == back.unchanged


@laws(40)
@given(asked_houses())
def test_two_days_and_back(asked: Asked) -> None:
    both = [state(asked.house, day, asked.evidence) for day in (date(2024, 12, 1), LATER)]
    there, back = difference(*both), difference(*reversed(both))
    assert words(back) == reversed_words(there)
    # what had not begun and has ended is "ended" one way and "not yet begun" the other
    through = {s.id for s in there.statements if s.act == "ended"} & {
        s.id for s in back.statements if s.act == "not-yet-begun"
    }
    acts = {(s.id, BACK[s.act]) for s in there.statements if s.id not in through}
    assert acts == {(s.id, s.act) for s in back.statements if s.id not in through}


@reaching(20)
@laws(60)
@given(pairs())
def test_every_named_cause_brings_its_effect_and_nothing_needed_can_be_missed(pair: tuple[Asked, House]) -> None:
    asked, other = pair
    before, after = (state(house, asked.on, asked.evidence) for house in (asked.house, other))
    found = difference(before, after)
    everything = {s.id for s in found.statements}
    for iri, effect, names in named(found):
        reached()
        assert names, "a cause names a statement"
        assert stands(effect, iri, applied(asked.house, other, names), asked), (effect, names)
    for change in found.changes:
        for effect in change.effects:
            for name in effect.cause.needed if effect.cause else ():
                reached()
                assert not stands(effect, change.iri, applied(asked.house, other, everything - {name}), asked)


@reaching(20)
@laws(40)
@given(pairs())
def test_no_smaller_set_would_do(pair: tuple[Asked, House]) -> None:
    asked, other = pair
    both = [state(house, asked.on, asked.evidence) for house in (asked.house, other)]
    sides = Sides(*both)
    for iri, effect, names in named(difference(*both)):
        near = sides.near(iri)
        ids = [e.id for e in near.edits]
        for size in range(len(names)):
            reached()
            for tried in map(frozenset, combinations(ids, size)):
                if effect.what in HELD:
                    assert not stands(effect, iri, applied(asked.house, other, tried), asked)
                else:
                    assert not shows(effect, near.answer(tried))


@reaching(20)
@laws(30)
@given(pairs())
def test_where_the_search_must_stop_nothing_can_be_missed_and_it_says_so(pair: tuple[Asked, House]) -> None:
    asked, other = pair
    both = [state(house, asked.on, asked.evidence) for house in (asked.house, other)]
    sides = Sides(*both)
    with patch("graph.change.causes.ATTEMPTS", 0):
        found = difference(*both)
    for iri, effect, names in named(found):
        near, chosen = sides.near(iri), frozenset(names)
        reached()
        assert effect.cause and not effect.cause.smallest and len(effect.cause.sets) == 1
        if effect.what in HELD:
            assert stands(effect, iri, applied(asked.house, other, chosen), asked)
            assert not any(stands(effect, iri, applied(asked.house, other, chosen - {n}), asked) for n in chosen)
        else:
            assert shows(effect, near.answer(chosen))
            assert not any(shows(effect, near.answer(chosen - {name})) for name in chosen)


@reaching(20)
@laws(60)
@given(asked_houses())
def test_what_time_changes_is_brought_by_the_statements_named(asked: Asked) -> None:
    """Let the named statements, on the first day, be as far as they are on the second: the effect shows."""
    first, second = date(2024, 12, 1), LATER
    found = difference(state(asked.house, first, asked.evidence), state(asked.house, second, asked.evidence))
    for iri, effect, names in named(found):
        reached()
        assert stands(effect, iri, moved(asked.house, set(names), first, second), asked, first), (effect, names)


def moved(house: House, names: set[str], first: date, second: date) -> House:
    def at_once(span: Span) -> Span:
        if span.holds(second):
            return ALWAYS
        return Span(None, first) if span.end and span.end <= second else Span(LATER, None)

    changed: dict[str, Any] = {
        kind: tuple(
            replace(thing, span=at_once(thing.span)) if {thing.iri, f"{thing.iri} validity"} & names else thing
            for thing in getattr(house, kind)
        )
        for kind in (*STATEMENTS, "choices")
    }
    return replace(house, **changed)


@reaching(20)
@laws(60)
@given(pairs())
def test_the_state_between_is_the_state_itself_at_both_ends(pair: tuple[Asked, House]) -> None:
    """Around one choice, with no edit and with every edit made, the answer is that of the whole house."""
    asked, other = pair
    both = [state(house, asked.on, asked.evidence) for house in (asked.house, other)]
    sides = Sides(*both)
    ends = [answer(g) for g in both]
    for iri in {c.iri for told in ends for c in told.choices}:
        near = sides.near(iri)
        reached()
        assert effects(near.answer(frozenset()), choice_of(ends[0], iri)) == ()
        assert effects(near.answer(frozenset(e.id for e in near.edits)), choice_of(ends[1], iri)) == ()


@laws(60)
@given(pairs())
def test_all_edits_made_and_then_unmade_give_the_record_back(pair: tuple[Asked, House]) -> None:
    asked, other = pair
    states = []
    for house in (asked.house, other):
        one = state(house, asked.on, asked.evidence)
        states.append(weighed(one.facts, one.on))
    there = made(states[0], states[1], edits(states[0], states[1]))
    back = made(there, states[0], edits(there, states[0]))
    for name in ("relations", "roles", "participations", "absences", "choices", "funding", "tenures"):
        assert getattr(there, name) == getattr(states[1], name)
        assert getattr(back, name) == getattr(states[0], name)


@laws(40)
@given(asked_houses())
def test_a_weighed_record_gives_the_same_answer_on_any_day(asked: Asked) -> None:
    """Dates weigh only through what holds, has ended or has not begun."""
    one = state(asked.house, asked.on, asked.evidence)
    for fact in one.facts.relations.values():
        held = fact.valid_from is None or fact.valid_from <= one.on
        over = fact.valid_until is not None and fact.valid_until <= one.on
        assert state_on(fact, one.on) == ("ended" if over else "holds" if held else "not-begun")
    assert compare(answer(one), answer(one)) == ()


def test_every_field_that_can_weigh_is_compared() -> None:
    """A field added to a fact is either weighed or named here as weightless."""
    from ontology.reading.facts import Actor, Choice

    assert {f.name for f in fields(Actor)} == {
        *("iri", "label", "short", "names", "notes", "part_of", "article", "plural", "notations"),
        # where it lies, what it is one of and since when: told of an actor, asked by no verdict
        *("member_of", "lies_in", "legal_form", "valid_from", "valid_until"),
        *("classes", "instituted_by", "independent_by_law", "participants", "researched_on"),
    }
    assert {f.name for f in fields(Choice)} == {
        *("iri", "label", "short", "notation", "sources", "notes", "valid_from", "valid_until", "first_seen"),
        *("themes", "kinds", "lead", "binding_on", "legal_basis", "part_of", "pending"),
    }
