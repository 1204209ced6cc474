"""The laws of the calculus (model-2.md, section 6), and a second implementation that must say the same.

Every test asks the package about random houses. The numbers are drawn in the same order each run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from unittest.mock import patch

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.answers.answering import answer
from graph.closure.engines.networkx_engine import NetworkxEngine
from graph.house.setting import setting
from graph.records import Answer, ChoiceAnswer, Decider
from ontology.reading.extracting import read_facts
from ontology.reading.loading import loads
from tests.support.asking import answer_words, asked, oracle_words
from tests.support.brute_force import BruteForce
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.oracle import BODIES, SINKS, Question, maximal, minimum
from tests.support.plain_house import Actor, Choice, Grade, House, Relation, Role, Span
from tests.support.random_houses import KINDS, TIE, TODAY, Asked, Street, asked_houses, iri, streets
from tests.support.reaching import reached, reaching
from tests.support.smallest import smallest
from tests.support.trig import trig

ENGINES = (NetworkxEngine(), BruteForce())
KIND_IRI = "https://w3id.org/huis-van-thorbecke/kind/"
GRADES = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
PICKS = st.integers(0, 2**32)


@pytest.fixture(params=ENGINES, ids=lambda engine: type(engine).__name__, scope="module", autouse=True)
def engine(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every law holds for every engine."""
    with patch("graph.closure.admissibility.engine_for", lambda setting: request.param):
        yield


def ask(case: Asked, house: House | None = None) -> Answer:
    return asked(house or case.house, case.on, case.evidence, case.named_graph)


def deciders(given: Answer) -> dict[tuple[str, str], Decider]:
    return {(choice.iri, decider.iri): decider for choice in given.choices for decider in choice.deciders}


def decided_by(house: House, choice: str, decider: str) -> House:
    return replace(house, roles=(Role(iri("role"), choice, decider),))


def beaten(grade: Grade, others: list[Grade]) -> bool:
    """Some other grade is at least as good in every power."""
    return any(all(a <= b for a, b in zip(grade, other, strict=True)) for other in others)


def pareto(decider: Decider) -> list[Grade]:
    return sorted((g.information, g.discussion, g.consequences) for g in decider.pareto)


def test_the_kinds_of_the_random_houses_are_those_of_the_vocabulary() -> None:
    known = read_facts(nds(), ()).kinds
    for name, kind in KINDS.items():
        told = known[KIND_IRI + name]
        assert tuple(kind) == (told.grade, told.reach, told.own_conduct_only, told.acts_as_forum, told.nests_office), (
            name
        )


@laws(100, filtering=True)
@given(streets(10))
def test_the_package_says_what_the_oracle_says(street: Street) -> None:
    """A thousand houses; the first that differs is cut down to the smallest that does."""
    package = answer_words(asked(street.together(), street.on, street.evidence, street.named_graph))
    for house in street.houses:
        oracle = oracle_words(house, street.on, street.evidence)
        if {choice.iri: package.get(choice.iri) for choice in house.choices if choice.iri in oracle} != oracle:
            report(Asked(house, street.on, street.evidence, street.named_graph))
    assert package.keys() == {iri for h in street.houses for iri in oracle_words(h, street.on)}


def report(case: Asked) -> None:
    def differ(house: House) -> bool:
        return answer_words(ask(case, house)) != oracle_words(house, case.on, case.evidence)

    house = smallest(case.house, differ)
    ours, theirs = answer_words(ask(case, house)), oracle_words(house, case.on, case.evidence)
    text = trig(house, named_graph=case.named_graph)
    pytest.fail(f"on {case.on}, evidence {case.evidence}\n{text}\npackage {ours}\n\noracle  {theirs}")


#: of a kind that acts as forum, and of one that does not
ACTING, OTHER = "mandate", "instituted-body"


@laws(25, filtering=True)
@given(asked_houses(), PICKS, GRADES, st.sampled_from([ACTING, OTHER]))
def test_law_1_a_longer_chain_is_cut_to_its_new_relation(case: Asked, pick: int, grade: Grade, kind: str) -> None:
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
    short = deciders(ask(case, house))[choice.iri, above]
    long = deciders(ask(case, longer))[choice.iri, below.iri]
    assert all(beaten(one, pareto(short)) for one in pareto(long))
    if kind == ACTING or not any(KINDS[r.kind].own_conduct for r in case.house.relations if r.kind):
        assert pareto(long) == list(maximal(minimum([grade, one]) for one in pareto(short)))


@reaching(20)
@laws(30, filtering=True)
@given(asked_houses(), PICKS)
def test_law_2_one_relation_more_never_takes_a_grade_away(case: Asked, pick: int) -> None:
    assume(case.house.relations)
    left_out = case.house.relations[pick % len(case.house.relations)]
    fewer = replace(case.house, relations=tuple(r for r in case.house.relations if r != left_out))
    before, after = deciders(ask(case, fewer)), deciders(ask(case))
    for key in before.keys() & after.keys():
        reached()
        assert all(beaten(grade, pareto(after[key])) for grade in pareto(before[key]))


@laws(30, filtering=True)
@given(asked_houses(), PICKS)
def test_law_3_a_whole_relation_spliced_in_changes_nothing(case: Asked, pick: int) -> None:
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
    before, after = deciders(ask(case)), deciders(ask(case, spliced))
    assert before.keys() == after.keys()
    for key, decider in before.items():
        assert worth(decider) == worth(after[key])


def worth(decider: Decider) -> tuple[object, ...]:
    """What a decider's chain is worth, whichever of equal chains it is."""
    chain, oversight = decider.chain, decider.oversight
    return (
        decider.verdict,
        decider.grade,
        (chain.reach, chain.status) if chain else None,
        pareto(decider),
        oversight.grade if oversight else None,
    )


@laws(25, filtering=True)
@given(st.integers(1, 6), PICKS, st.sampled_from([date(2025, 1, 29), date(2025, 9, 28), TODAY]))
def test_law_4_a_full_chain_that_ended_has_lapsed(length: int, pick: int, end: date) -> None:
    leaves = ["MinistryUnit"] * (length - 1) + ["Minister", "Parliament"]
    people = [Actor(iri(f"actor-{n}"), leaf, researched=True) for n, leaf in enumerate(leaves)]
    steps = [Relation(iri(f"step-{n}"), people[n].iri, people[n + 1].iri, "parliament-minister") for n in range(length)]
    choice = Choice(iri("choice"))
    house = House(TODAY, tuple(people), tuple(steps), (choice,), kinds=KINDS)
    house = decided_by(house, choice.iri, people[0].iri)
    assert asked(house).choice(choice.iri).verdict == "FULL"
    ended = steps[pick % length]
    steps[pick % length] = replace(ended, span=Span(None, end))
    lapsed = replace(house, relations=tuple(steps))
    after = asked(lapsed).choice(choice.iri)
    assert after.verdict == "NONE_FOUND"
    assert [gap.at for gap in after.gaps if gap.code == "lapsed"] == [ended.iri]
    assert asked(lapsed, on=end.replace(year=2024)).choice(choice.iri).verdict == "FULL"


@laws(30, filtering=True)
@given(asked_houses(), PICKS, GRADES)
def test_law_5_a_minister_and_his_own_state_secretary_never_share(case: Asked, pick: int, grade: Grade) -> None:
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
    found = ask(case, house).choice(iri("together"))
    assert (found.verdict, found.ministerial, found.grade) == ("FULL", "full", (3, 3, 3))


def test_law_5_state_secretaries_are_one_office_when_they_serve_as_one() -> None:
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
    assert asked(house).choice(choice.iri).verdict == "FULL"
    second = Relation(f"{secretaries[1].iri}-tie", secretaries[1].iri, ministers[1].iri, TIE)
    apart = asked(replace(house, relations=(*house.relations[:-1], second))).choice(choice.iri)
    assert (apart.verdict, apart.ministerial) == ("SHARED", "partial")


@reaching(20)
@laws(30, filtering=True)
@given(asked_houses())
def test_law_6_who_was_not_researched_is_unknown(case: Asked) -> None:
    people = tuple(replace(actor, researched=False) for actor in case.house.actors)
    house = replace(case.house, actors=people, absences=())
    before = {relation.giver for relation in house.relations}
    for (_, actor), decider in deciders(ask(case, house)).items():
        reached()
        assert decider.verdict != "NONE_FOUND" or actor in before


@reaching(5)
@laws(60, filtering=True)
@given(asked_houses())
def test_law_6_a_body_with_nobody_known_in_it_is_unknown(case: Asked) -> None:
    """Even when its relations were looked for: only a source that says "to nobody" closes it."""
    bodies = {actor.iri for actor in case.house.actors if actor.leaf in BODIES}
    people = tuple(replace(a, researched=True, participants=(), independent=False) for a in case.house.actors)
    above = tuple(r for r in case.house.relations if r.giver not in bodies)
    house = replace(case.house, actors=people, relations=above, participations=(), absences=())
    for (_, actor), decider in deciders(ask(case, house)).items():
        if actor in bodies:
            reached()
            assert decider.verdict == "UNKNOWN"


@laws(30, filtering=True)
@given(asked_houses(), PICKS)
def test_law_7_parallels_and_self_loops_change_nothing(case: Asked, pick: int) -> None:
    able = [relation for relation in case.house.relations if relation.forum]
    assume(able)
    old = able[pick % len(able)]
    parallel = replace(old, iri=iri("zz-parallel"))
    loop = replace(old, iri=iri("zz-loop"), forum=old.giver)
    more = replace(case.house, relations=(*case.house.relations, parallel, loop))
    assert answer_words(ask(case, more)) == answer_words(ask(case))


@laws(30, filtering=True)
@given(asked_houses(), PICKS)
def test_law_7_a_way_back_to_the_decider_changes_nothing_for_it(case: Asked, pick: int) -> None:
    able = [relation for relation in case.house.relations if relation.forum]
    before = deciders(ask(case))
    assume(able and before)
    old = able[pick % len(able)]
    choice, actor = sorted(before)[pick % len(before)]
    back = replace(old, iri=iri("zz-back"), forum=actor)
    after = deciders(ask(case, replace(case.house, relations=(*case.house.relations, back))))
    assert after[choice, actor].chain == before[choice, actor].chain
    assert worth(after[choice, actor]) == worth(before[choice, actor])


@laws(25, filtering=True)
@given(asked_houses())
def test_law_8_other_names_give_the_same_answer_under_those_names(case: Asked) -> None:
    text = trig(case.house, named_graph=case.named_graph)
    renamed = loads(text.replace("https://example.org/", "https://example.net/other-"), validate=False)
    given = answer_words(answer(setting(renamed, on=case.on, evidence=case.evidence)))
    before = repr(answer_words(ask(case)))
    assert repr(given) == before.replace("https://example.org/", "https://example.net/other-")


@laws(25, filtering=True)
@given(asked_houses())
def test_law_8_order_and_names_of_relations_do_not_weigh(case: Asked) -> None:
    turned = [
        replace(relation, iri=iri(f"relation-{number:03}")) for number, relation in enumerate(case.house.relations)
    ]
    before = deciders(ask(case))
    after = deciders(ask(case, replace(case.house, relations=tuple(reversed(turned)))))
    assert {key: worth(decider) for key, decider in before.items()} == {
        key: worth(decider) for key, decider in after.items()
    }


@reaching(5)
@laws(60, filtering=True)
@given(asked_houses(), PICKS)
def test_law_11_a_decider_of_an_aim_decides_the_verdict_alone(case: Asked, pick: int) -> None:
    """What a choice was adopted for, and of what it is a part, says nothing about who decides on its execution."""
    somebody = case.house.actors[pick % len(case.house.actors)].iri
    for choice in ask(case).choices:
        if choice.verdict != "AIM_ONLY":
            continue
        reached()
        added = Role(iri("added"), choice.iri, somebody)
        aimed = replace(case.house, roles=(*case.house.roles, added))
        aimless = replace(without_wholes(aimed), roles=tuple(r for r in aimed.roles if r.role != "Adopts"))
        told, alone = (decided(ask(case, house).choice(choice.iri)) for house in (aimed, aimless))
        assert told == alone
        assert choice.iri not in {c.iri for c in ask(case, aimed).choices if c.verdict == "AIM_ONLY"}


@reaching(15)
@laws(60, filtering=True)
@given(asked_houses())
def test_law_11_no_whole_changes_the_verdict_of_a_choice_with_a_decider(case: Asked) -> None:
    before, after = ask(case), ask(case, without_wholes(case.house))
    for choice in before.choices:
        if choice.deciders:
            reached()
            assert decided(choice) == decided(after.choice(choice.iri))


def without_wholes(house: House) -> House:
    return replace(house, choices=tuple(replace(choice, part_of=()) for choice in house.choices))


def decided(choice: ChoiceAnswer) -> tuple[object, ...]:
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


@laws(40, filtering=True)
@given(asked_houses(), PICKS)
def test_law_12_oversight_above_what_does_not_act_as_forum_changes_nothing(case: Asked, pick: int) -> None:
    plain, _, _ = overseen(case, pick, OTHER, own=False)
    watched, _, _ = overseen(case, pick, OTHER, own=True)
    before, after = ask(case, plain).choices, ask(case, watched).choices
    assert len(before) == 1
    assert [decided(choice) for choice in before] == [decided(choice) for choice in after]


@laws(40, filtering=True)
@given(asked_houses(), PICKS)
def test_law_12_oversight_above_what_acts_as_forum_counts_as_for_the_forum(case: Asked, pick: int) -> None:
    watched, above, below = overseen(case, pick, ACTING, own=True)
    choice = watched.choices[0].iri
    itself = decided_by(watched, choice, above)
    one, other = deciders(ask(case, watched))[choice, below], deciders(ask(case, itself))[choice, above]
    assert (one.verdict, one.grade, one.pareto) == (other.verdict, other.grade, other.pareto)
    assert one.chain is not None and other.chain is not None
    assert one.chain.relations[1:] == other.chain.relations
