"""The laws of the calculus (model-2.md, section 6): of each what is asked of random houses, and what must then be said.

A law asks once, of as many houses as it takes, and is sent what was said of them: by whichever engine, one by one or
the houses of many laws at once.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from hypothesis import assume, given
from hypothesis import strategies as st

from graph.columns.telling import ToldChoice, ToldDecider
from tests.support.asking import answer_words
from tests.support.engines import Told
from tests.support.laws import laws
from tests.support.oracle import BODIES, SINKS, Question, maximal, minimum
from tests.support.plain_house import Actor, Choice, Grade, House, Relation, Role, Span
from tests.support.random_houses import KINDS, TIE, TODAY, Asked, asked_houses, iri
from tests.support.reaching import reached, reaching

__all__ = ["HOUSES", "LAWS", "Asks", "Law", "begun", "put_to", "renamed"]

#: What a law asks; what it is sent is what was said of each, in that order.
Asks = Generator[list[Asked], list[Told], None]
GRADES = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
PICKS = st.integers(0, 2**32)
HOUSES = asked_houses()
_T = TypeVar("_T")


@dataclass(frozen=True)
class Law:
    """What is asked of what is drawn; `examples` are drawn, and it comes to its assertions in `reaches` of them."""

    name: str
    asks: Callable[..., Asks]
    drawn: tuple[st.SearchStrategy[Any], ...]
    examples: int
    reaches: int


LAWS: list[Law] = []


def law(examples: int, *drawn: st.SearchStrategy[Any], reaches: int) -> Callable[[Callable[..., Asks]], None]:
    """Write a law into `LAWS`."""

    def written(asks: Callable[..., Asks]) -> None:
        LAWS.append(Law(asks.__name__.removeprefix("law_").replace("_", " "), asks, drawn, examples, reaches))

    return written


def put_to(one: Law, ask: Callable[[Asked], Told]) -> None:
    """Hold whoever is asked to a law."""

    @reaching(one.reaches)
    @laws(one.examples, filtering=True)
    @given(st.tuples(*one.drawn))
    def holds(drawn: tuple[Any, ...]) -> None:
        asks = one.asks(*drawn)
        answer(asks, [ask(case) for case in next(asks)])

    holds()


def begun(one: Law, examples: int, houses: st.SearchStrategy[Asked]) -> Iterator[tuple[Asks, list[Asked]]]:
    """Yield a law of some of these houses at a time, with what it asks; `answer` ends it."""
    found: list[tuple[Asks, list[Asked]]] = []

    @laws(examples, filtering=True)
    @given(st.tuples(*(houses if drawn is HOUSES else drawn for drawn in one.drawn)))
    def begins(drawn: tuple[Any, ...]) -> None:
        asks = one.asks(*drawn)
        found.append((asks, next(asks)))

    begins()
    yield from found


def answer(asks: Asks, told: list[Told]) -> None:
    """Send a law what was said: it asserts, and ends."""
    with suppress(StopIteration):
        asks.send(told)
        raise RuntimeError("a law asks once")


def renamed(thing: _T, old: str, new: str) -> _T:
    """Return the same of a house, or of an answer, with names that begin otherwise."""
    told: Any = thing
    if isinstance(told, str):
        told = new + told.removeprefix(old) if told.startswith(old) else told
    elif is_dataclass(told) and not isinstance(told, type):
        told = replace(told, **{one.name: renamed(getattr(told, one.name), old, new) for one in fields(told)})
    elif isinstance(told, dict):
        told = {renamed(key, old, new): renamed(value, old, new) for key, value in told.items()}
    elif isinstance(told, frozenset) or type(told) is tuple:
        told = type(told)(renamed(one, old, new) for one in told)
    return told  # type: ignore[no-any-return]


def deciders(given: Told) -> dict[tuple[str, str], ToldDecider]:
    return {(choice.iri, decider.iri): decider for choice in given.choices for decider in choice.deciders}


def decided_by(house: House, choice: str, decider: str) -> House:
    return replace(house, roles=(Role(iri("role"), choice, decider),))


def beaten(grade: Grade, others: list[Grade]) -> bool:
    """Some other grade is at least as good in every power."""
    return any(all(a <= b for a, b in zip(grade, other, strict=True)) for other in others)


def pareto(decider: ToldDecider) -> list[Grade]:
    return sorted((g.information, g.discussion, g.consequences) for g in decider.pareto)


def of(case: Asked, *houses: House) -> list[Asked]:
    return [replace(case, house=house) for house in houses]


def plain(house: House) -> Asked:
    return Asked(house, None, "unverified", None)


#: of a kind that acts as forum, and of one that does not
ACTING, OTHER = "mandate", "instituted-body"


@law(25, HOUSES, PICKS, GRADES, st.sampled_from([ACTING, OTHER]), reaches=8)
def law_1_a_longer_chain_is_cut_to_its_new_relation(case: Asked, pick: int, grade: Grade, kind: str) -> Asks:
    able = [actor.iri for actor in case.house.actors if actor.leaf not in (*BODIES, *SINKS)]
    assume(able)
    choice, above = Choice(iri("choice-new")), able[pick % len(able)]
    house = decided_by(replace(case.house, choices=(choice,)), choice.iri, above)
    below = Actor(iri("below"), "MinistryUnit", researched=True)
    step = Relation(iri("step"), below.iri, above, kind, grade, "powers")
    longer = replace(
        decided_by(house, choice.iri, below.iri),
        actors=(*house.actors, below),
        relations=(*house.relations, step),
    )
    told = yield of(case, house, longer)
    short, long = deciders(told[0])[choice.iri, above], deciders(told[1])[choice.iri, below.iri]
    reached()
    assert all(beaten(one, pareto(short)) for one in pareto(long))
    if kind == ACTING or not any(KINDS[r.kind].own_conduct for r in case.house.relations if r.kind):
        assert pareto(long) == list(maximal(minimum([grade, one]) for one in pareto(short)))


@law(30, HOUSES, PICKS, reaches=20)
def law_2_one_relation_more_never_takes_a_grade_away(case: Asked, pick: int) -> Asks:
    assume(case.house.relations)
    left_out = case.house.relations[pick % len(case.house.relations)]
    fewer = replace(case.house, relations=tuple(r for r in case.house.relations if r != left_out))
    before, after = map(deciders, (yield of(case, fewer, case.house)))
    for key in before.keys() & after.keys():
        reached()
        assert all(beaten(grade, pareto(after[key])) for grade in pareto(before[key]))


@law(30, HOUSES, PICKS, reaches=10)
def law_3_a_whole_relation_spliced_in_changes_nothing(case: Asked, pick: int) -> Asks:
    leaf = {actor.iri: actor.leaf for actor in case.house.actors}
    able = [r for r in case.house.relations if r.forum and leaf[r.forum] not in SINKS and r.kind != TIE]
    able = [r for r in able if Question(case.house, Choice(iri("any")), TODAY).reach(r) not in ("audit", "none")]
    assume(able)
    old = able[pick % len(able)]
    between = Actor(iri("between"), "MinistryUnit", researched=True)
    whole = replace(old, iri=iri("whole"), forum=between.iri, kind=ACTING, own_grades=(3, 3, 3), own_reach="decision")
    spliced = replace(
        case.house,
        actors=(*case.house.actors, between),
        relations=(*(replace(r, giver=between.iri) if r == old else r for r in case.house.relations), whole),
    )
    before, after = map(deciders, (yield of(case, case.house, spliced)))
    assert before.keys() == after.keys()
    for key, decider in before.items():
        reached()
        assert worth(decider) == worth(after[key])


def worth(decider: ToldDecider) -> tuple[object, ...]:
    """What a decider's chain is worth, whichever of equal chains it is."""
    chain, oversight = decider.chain, decider.oversight
    return (
        decider.verdict,
        decider.grade,
        (chain.reach, chain.status) if chain else None,
        pareto(decider),
        oversight.grade if oversight else None,
    )


@law(25, st.integers(1, 6), PICKS, st.sampled_from([date(2025, 1, 29), date(2025, 9, 28), TODAY]), reaches=8)
def law_4_a_full_chain_that_ended_has_lapsed(length: int, pick: int, end: date) -> Asks:
    leaves = ["MinistryUnit"] * (length - 1) + ["Minister", "Parliament"]
    people = [Actor(iri(f"actor-{n}"), leaf, researched=True) for n, leaf in enumerate(leaves)]
    steps = [Relation(iri(f"step-{n}"), people[n].iri, people[n + 1].iri, "parliament-minister") for n in range(length)]
    choice = Choice(iri("choice"))
    house = House(TODAY, tuple(people), tuple(steps), (choice,), kinds=KINDS)
    house = decided_by(house, choice.iri, people[0].iri)
    ended = steps[pick % length]
    steps[pick % length] = replace(ended, span=Span(None, end))
    lapsed = replace(house, relations=tuple(steps))
    before, after = (told.choice(choice.iri) for told in (yield [plain(house), plain(lapsed)]))
    reached()
    assert before.verdict == "FULL" and "lapsed" not in before.gaps
    assert after.verdict == "NONE_FOUND" and "lapsed" in after.gaps


@law(30, HOUSES, PICKS, GRADES, reaches=10)
def law_5_a_minister_and_his_own_state_secretary_never_share(case: Asked, pick: int, grade: Grade) -> Asks:
    parliament = Actor(iri("parliament"), "Parliament")
    minister, secretary = Actor(iri("minister"), "Minister"), Actor(iri("secretary"), "StateSecretary")
    anybody = case.house.actors[pick % len(case.house.actors)].iri
    aside = Relation(iri("aside"), (minister, secretary)[pick % 2].iri, anybody, None, grade, "decision")
    house = replace(
        case.house,
        actors=(*case.house.actors, parliament, minister, secretary),
        relations=(
            *case.house.relations,
            Relation(iri("one"), minister.iri, parliament.iri, "parliament-minister"),
            Relation(iri("two"), secretary.iri, parliament.iri, "parliament-minister"),
            Relation(iri("tie"), secretary.iri, minister.iri, TIE),
            aside,
        ),
        choices=(Choice(iri("together")),),
        roles=tuple(Role(iri(f"role-{a.leaf}"), iri("together"), a.iri) for a in (minister, secretary)),
    )
    found = (yield of(case, house))[0].choice(iri("together"))
    reached()
    assert (found.verdict, found.ministerial, found.grade) == ("FULL", "full", (3, 3, 3))


@law(1, reaches=1)
def law_5_state_secretaries_are_one_office_when_they_serve_as_one() -> Asks:
    """Under one minister they do, whether or not that minister decides; under two they do not."""
    parliament = Actor(iri("parliament"), "Parliament")
    ministers = [Actor(iri(f"minister-{n}"), "Minister") for n in (1, 2)]
    secretaries = [Actor(iri(f"secretary-{n}"), "StateSecretary") for n in (1, 2)]
    offices = (*ministers, *secretaries)
    choice = Choice(iri("together"))
    up = [Relation(f"{a.iri}-up", a.iri, parliament.iri, "parliament-minister") for a in offices]
    house = House(
        TODAY,
        (parliament, *offices),
        relations=(*up, *(Relation(f"{a.iri}-tie", a.iri, ministers[0].iri, TIE) for a in secretaries)),
        choices=(choice,),
        roles=tuple(Role(iri(f"role-{n}"), choice.iri, a.iri) for n, a in enumerate(secretaries)),
        kinds=KINDS,
    )
    second = Relation(f"{secretaries[1].iri}-tie", secretaries[1].iri, ministers[1].iri, TIE)
    two = replace(house, relations=(*house.relations[:-1], second))
    together, apart = (told.choice(choice.iri) for told in (yield [plain(house), plain(two)]))
    reached()
    assert together.verdict == "FULL"
    assert (apart.verdict, apart.ministerial) == ("SHARED", "partial")


@law(30, HOUSES, reaches=20)
def law_6_who_was_not_researched_is_unknown(case: Asked) -> Asks:
    people = tuple(replace(actor, researched=False) for actor in case.house.actors)
    house = replace(case.house, actors=people, absences=())
    before = {relation.giver for relation in house.relations}
    for (_, actor), decider in deciders((yield of(case, house))[0]).items():
        reached()
        assert decider.verdict != "NONE_FOUND" or actor in before


@law(60, HOUSES, reaches=5)
def law_6_a_body_with_nobody_known_in_it_is_unknown(case: Asked) -> Asks:
    """Even when its relations were looked for: only a source that says "to nobody" closes it."""
    bodies = {actor.iri for actor in case.house.actors if actor.leaf in BODIES}
    people = tuple(replace(a, researched=True, participants=(), independent=False) for a in case.house.actors)
    above = tuple(r for r in case.house.relations if r.giver not in bodies)
    house = replace(case.house, actors=people, relations=above, participations=(), absences=())
    for (_, actor), decider in deciders((yield of(case, house))[0]).items():
        if actor in bodies:
            reached()
            assert decider.verdict == "UNKNOWN"


@law(30, HOUSES, PICKS, reaches=10)
def law_7_parallels_and_self_loops_change_nothing(case: Asked, pick: int) -> Asks:
    able = [relation for relation in case.house.relations if relation.forum]
    assume(able)
    old = able[pick % len(able)]
    parallel = replace(old, iri=iri("zz-parallel"))
    loop = replace(old, iri=iri("zz-loop"), forum=old.giver)
    more = replace(case.house, relations=(*case.house.relations, parallel, loop))
    before, after = yield of(case, case.house, more)
    reached()
    assert answer_words(after.choices) == answer_words(before.choices)


@law(30, HOUSES, PICKS, reaches=10)
def law_7_a_way_back_to_the_decider_changes_nothing_for_it(case: Asked, pick: int) -> Asks:
    able = [relation for relation in case.house.relations if relation.forum]
    deciding = [role.actor for role in case.house.roles if role.actor and role.role == "Decides"]
    assume(able and deciding)
    old, actor = able[pick % len(able)], deciding[pick % len(deciding)]
    back = replace(old, iri=iri("zz-back"), forum=actor)
    more = replace(case.house, relations=(*case.house.relations, back))
    before, after = map(deciders, (yield of(case, case.house, more)))
    for choice, decider in before:
        if decider == actor:
            reached()
            assert after[choice, actor].chain == before[choice, actor].chain
            assert worth(after[choice, actor]) == worth(before[choice, actor])


@law(25, HOUSES, reaches=8)
def law_8_other_names_give_the_same_answer_under_those_names(case: Asked) -> Asks:
    names = iri(""), iri("other-")
    before, after = yield of(case, case.house, renamed(case.house, *names))
    reached()
    assert after == renamed(before, *names)


@law(25, HOUSES, reaches=8)
def law_8_order_and_names_of_relations_do_not_weigh(case: Asked) -> Asks:
    turned = [
        replace(relation, iri=iri(f"relation-{number:03}")) for number, relation in enumerate(case.house.relations)
    ]
    other = replace(case.house, relations=tuple(reversed(turned)))
    before, after = map(deciders, (yield of(case, case.house, other)))
    reached()
    assert {key: worth(decider) for key, decider in before.items()} == {
        key: worth(decider) for key, decider in after.items()
    }


@law(60, HOUSES, PICKS, reaches=5)
def law_11_a_decider_of_an_aim_decides_the_verdict_alone(case: Asked, pick: int) -> Asks:
    """What a choice was adopted for, and of what it is a part, says nothing about who decides on its execution."""
    somebody = case.house.actors[pick % len(case.house.actors)].iri
    decided_on = {role.choice for role in case.house.roles if role.role == "Decides"}
    adopted = any(role.role == "Adopts" for role in case.house.roles) or decided_on
    able = [choice.iri for choice in case.house.choices if choice.iri not in decided_on]
    assume(able and adopted)
    choice = able[pick % len(able)]
    aimed = replace(case.house, roles=(*case.house.roles, Role(iri("added"), choice, somebody)))
    aimless = replace(without_wholes(aimed), roles=tuple(r for r in aimed.roles if r.role != "Adopts"))
    before, *after = yield of(case, case.house, aimed, aimless)
    if choice in {told.iri for told in before.choices if told.verdict == "AIM_ONLY"}:
        reached()
        told, alone = (one.choice(choice) for one in after)
        assert decided(told) == decided(alone)
        assert told.verdict != "AIM_ONLY"


@law(60, HOUSES, reaches=15)
def law_11_no_whole_changes_the_verdict_of_a_choice_with_a_decider(case: Asked) -> Asks:
    before, after = yield of(case, case.house, without_wholes(case.house))
    for choice in before.choices:
        if choice.deciders:
            reached()
            assert decided(choice) == decided(after.choice(choice.iri))


def without_wholes(house: House) -> House:
    return replace(house, choices=tuple(replace(choice, part_of=()) for choice in house.choices))


def decided(choice: ToldChoice) -> tuple[object, ...]:
    return choice.verdict, choice.ministerial, choice.grade, choice.deciders


def overseen(case: Asked, pick: int, kind: str, *, own: bool) -> tuple[House, str, str]:
    """A decider of its own under somebody by a relation of a kind; `own`: with oversight over what that one does."""
    able = [a.iri for a in case.house.actors if a.leaf not in (*BODIES, *SINKS) and not a.independent]
    assume(able)
    choice, above = Choice(iri("choice-new")), able[pick % len(able)]
    parliament, minister = Actor(iri("parliament"), "Parliament"), Actor(iri("overseer"), "Minister")
    below = Actor(iri("below"), "MinistryUnit", researched=True)
    relations = [
        Relation(iri("step"), below.iri, above, kind, (3, 3, 3), "decision"),
        Relation(iri("overseer-up"), minister.iri, parliament.iri, "parliament-minister"),
        *([Relation(iri("oversight"), above, minister.iri, "agency-commissioner")] if own else []),
    ]
    house = replace(
        case.house,
        actors=(*case.house.actors, parliament, minister, below),
        relations=(*case.house.relations, *relations),
        choices=(choice,),
        roles=(Role(iri("role"), choice.iri, below.iri),),
    )
    return house, above, below.iri


@law(40, HOUSES, PICKS, reaches=13)
def law_12_oversight_above_what_does_not_act_as_forum_changes_nothing(case: Asked, pick: int) -> Asks:
    unwatched, _, _ = overseen(case, pick, OTHER, own=False)
    watched, _, _ = overseen(case, pick, OTHER, own=True)
    before, after = (told.choices for told in (yield of(case, unwatched, watched)))
    assert len(before) == 1
    reached()
    assert [decided(choice) for choice in before] == [decided(choice) for choice in after]


@law(40, HOUSES, PICKS, reaches=13)
def law_12_oversight_above_what_acts_as_forum_counts_as_for_the_forum(case: Asked, pick: int) -> Asks:
    watched, above, below = overseen(case, pick, ACTING, own=True)
    choice = watched.choices[0].iri
    itself = decided_by(watched, choice, above)
    told = yield of(case, watched, itself)
    one, other = deciders(told[0])[choice, below], deciders(told[1])[choice, above]
    reached()
    assert (one.verdict, one.grade, one.pareto) == (other.verdict, other.grade, other.pareto)
    assert one.chain is not None and other.chain is not None
    assert one.chain.relations[1:] == other.chain.relations
