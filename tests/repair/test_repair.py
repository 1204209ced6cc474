"""`thorbecke repair`: a repair, applied, closes what it promised and no smaller set does (law 10).

And it keeps to the law: what a jurist would call impossible is never proposed.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from exports.data.repair import repair_to_json
from exports.data.shapes import as_text
from exports.formats.triples import repair_trig
from graph.answers.answering import answer, judged
from graph.answers.judging import ChoiceVerdict, judge
from graph.closure.admissibility import Ladder, Ladders
from graph.house.assuming import ASSUMED, assume, assumption
from graph.house.setting import setting
from graph.records import Answer
from graph.repair.candidates import Candidates
from graph.repair.problems import BASE, Candidate, Mode, Problem, is_repaired
from graph.repair.records import Repair
from graph.repair.repairing import repair
from graph.repair.scenario import free_base, scenario, statements
from graph.repair.solving import most, smallest
from graph.repair.words import repair_headline
from ontology.codelists.concepts import concept, concepts
from ontology.codelists.repairs import Bar, Ground, Instrument, Rule, bars, grounds, instruments, rules
from ontology.codelists.words import verdict_words
from ontology.errors import HouseError, UnknownNameError
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import Dataset, Statements, key
from ontology.reading.extracting import read_facts, scenario_notations
from ontology.reading.facts import Choice as Fact
from ontology.reading.loading import SHIPPED_HOUSE, load, loads
from ontology.shipped import houses
from tests.conftest import ROOT, Shell
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.plain_house import Absence, Actor, Choice, House, Participation, Relation, Role
from tests.support.random_houses import BROADER, KINDS, THEMES, TODAY, Asked, asked_houses, iri
from tests.support.reaching import reached, reaching
from tests.support.terms import KIND
from tests.support.trig import trig
from thorbecke.questions import write

SEEDS = st.integers(0, 2**32)
TARGETS = ("partial", "full")
#: target -> what falls short of it, and what reaches it
SHORT = {"partial": {"none", "aim"}, "full": {"none", "aim", "partial"}}
ENOUGH = {"partial": {"partial", "full"}, "full": {"full"}}


def read(house: House) -> Dataset:
    return loads(trig(house), validate=False)


def then(dataset: Dataset, found: Repair, on: date | None = None, evidence: str = "unverified") -> Answer:
    """Ask again with the changes, from the statements alone."""
    name = next(key(q.subject) for q in found.scenario if key(q.object) == HVT.Scenario)
    return answer(setting(dataset.with_quads(found.scenario), on, [name], evidence))


# ---------------------------------------------------------------- Law 10


@reaching(10)
@laws(40, filtering=True)
@given(asked_houses(), st.sampled_from(TARGETS))
def test_a_repair_applied_closes_what_it_promised_and_changes_nothing_else(case: Asked, target: str) -> None:
    dataset = loads(trig(case.house, named_graph=case.named_graph), validate=False)
    found = repair(dataset, case.on, (), case.evidence, target=target)
    before = answer(setting(dataset, case.on, (), case.evidence))
    after = then(dataset, found, case.on, case.evidence) if found.changes else before
    promised = {r.iri: r for r in found.repaired}
    for was in before.choices:
        now = after.choice(was.iri)
        if was.iri not in promised:
            # who decides on the whole has laid down what its parts are for
            silent = was.ministerial == "unknown" and now.verdict == "AIM_ONLY" and was.aim != now.aim
            assert silent or (now.verdict, now.ministerial, now.grade) == (was.verdict, was.ministerial, was.grade)
            continue
        told = promised[was.iri]
        reached()
        assert (told.before, told.ministerial_before) == (was.verdict, was.ministerial)
        assert (told.after, told.ministerial_after) == (now.verdict, now.ministerial)
        assert now.ministerial in ENOUGH[target]
        assert all(d.verdict not in ("NONE_FOUND", "UNKNOWN", "SYSTEM_ONLY") for d in now.deciders)
    short = {c.iri for c in before.choices if c.ministerial in SHORT[target]}
    assert short == {c.iri for c in found.repaired} | {c.iri for c in found.not_repaired}
    # a silence is no lack, and neither is an answer elsewhere
    no_lack = {c.iri for c in before.choices if c.ministerial in ("unknown", "elsewhere")}
    assert no_lack == {c.iri for c in found.apart}
    assert {c for change in found.changes for c in change.closes} == set(promised)


@reaching(30)
@laws(30, filtering=True)
@given(SEEDS, st.sampled_from(TARGETS))
def test_no_smaller_set_of_candidates_repairs_as_much(seed: int, target: str) -> None:
    """Brute force: every set of candidates is added to the house and asked about, choice by choice."""
    random = Random(seed)
    dataset = read(street_corner(random))
    evidence = random.choice(["unverified", "unverified", "unverified", "inferred", "stated"])
    ladders = Ladders(setting(dataset, evidence=evidence))
    candidates = Candidates(ladders, judged(ladders), target)
    ways = {}
    for choice in candidates.facts.choices.values():
        problem = candidates.problem(choice)
        if problem is None:
            continue
        offered = offered_for(candidates, problem)
        if len(offered) > 8:  # too many sets to try: another house
            reject()
        found = repairing(dataset, evidence, candidates, problem, offered)
        barred = problem.bar is not None and problem.bar.code in ("local", "independent", "lead")
        assert barred or bool(problem.modes) == bool(found), problem
        if problem.modes:
            ways[choice.iri] = found
    least = min((len(set().union(*picked)) for picked in product(*ways.values())), default=0)
    told = repair(dataset, None, (), evidence, target=target)
    assert told.proof.proven and told.proof.bound == least == len(told.changes)
    assert len(told.repaired) == len(ways)
    for limit in (1, 2):
        best = (
            max(
                (sum(any(way <= set(some) for way in found) for found in ways.values()))
                for some in combinations(sorted({i for found in ways.values() for way in found for i in way}), limit)
            )
            if least >= limit
            else len(ways)
        )
        capped = repair(dataset, None, (), evidence, target=target, limit=limit)
        reached()
        assert capped.proof.proven and len(capped.repaired) == best == capped.proof.bound
        assert len(capped.changes) <= limit


def offered_for(candidates: Candidates, problem: Problem) -> list[Candidate]:
    if not problem.before.deciders:
        return [candidates.known[iri] for mode in problem.modes for iri in sorted(mode.candidates)]
    return sorted(candidates.proposals(problem.choice), key=lambda c: c.order)


def repairing(
    dataset: Dataset, evidence: str, candidates: Candidates, problem: Problem, offered: Sequence[Candidate]
) -> list[frozenset[str]]:
    """Return the smallest sets of at most three candidates after which the answer says the choice is repaired."""
    found: list[frozenset[str]] = []
    for size in (1, 2, 3):
        for chosen in combinations(offered, size):
            names = frozenset(c.iri for c in chosen)
            if any(known <= names for known in found) or sum(c.rule.change == "lead" for c in chosen) > 1:
                continue
            closes = {c.iri: (problem.choice.iri,) for c in chosen}
            quads = statements(chosen, closes, {c.iri: candidates.status(c) for c in chosen})
            after = answer(setting(dataset.with_quads(quads), None, [scenario()], evidence))
            if is_repaired(problem, after.choice(problem.choice.iri), candidates.target):
                found.append(names)
    return found


def street_corner(random: Random) -> House:
    """A small house with much to repair: two ministers, and deciders that often answer to nobody."""

    def odds(percent: int) -> bool:
        return random.randrange(100) < percent

    offices = [Actor(iri("m1"), "Minister", True), Actor(iri("m2"), "Minister", True)]
    offices += [Actor(iri("s1"), "StateSecretary", True)] if odds(60) else []
    links = [Relation(iri(f"up-{a.iri[-2:]}"), a.iri, iri("parliament"), "parliament-minister") for a in offices]
    if len(offices) > 2:
        links.append(Relation(iri("tie"), iri("s1"), iri("m1"), "state-secretary-under-minister"))
    leaves = ["ConsultativeBody", "ProgrammeBody", "IndependentAuthority", "Agency", "MinistryUnit", "PrivateBody"]
    low = [
        Actor(iri(f"a{n}"), random.choice(leaves), researched=odds(75), independent=odds(3))
        for n in range(random.randint(2, 4))
    ]
    kinds = ["instituted-body", "zbo-kaderwet-public", "ministry-hierarchy", "system-responsibility"]
    for n, actor in enumerate(low):
        if odds(40):
            forum = random.choice([*offices, *low]).iri
            status = random.choice(["stated", "stated", "stated", "arguable", "unknown"])
            links.append(Relation(iri(f"r{n}"), actor.iri, forum, random.choice(kinds), status=status))
    bodies = [a.iri for a in low if a.leaf in ("ConsultativeBody", "ProgrammeBody")]
    everyone = [a.iri for a in (*low, *offices)]
    seats = [
        Participation(iri(f"seat{n}"), random.choice(bodies), random.choice(everyone), "Member")
        for n in range(random.randint(0, 3))
        if bodies
    ]
    choices = [
        Choice(iri(f"c{n}"), random.choice([None, *THEMES]), random.choice([None, "Plan", "Order"]))
        for n in range(random.randint(1, 3))
    ]
    roles = [
        Role(iri(f"role{n}-{c.iri[-2:]}"), c.iri, random.choice([a.iri for a in low] * 3 + everyone))
        for c in choices
        for n in range(random.choice([0, 1, 1, 2, 2]))
    ]
    undecided = {c.iri for c in choices} - {r.choice for r in roles}
    roles += [
        Role(f"{choice}-aim", choice, random.choice([a.iri for a in offices]), "Adopts")
        for choice in sorted(undecided)
        if odds(70)
    ]
    nobody = tuple(Absence(f"{body}-nobody", body) for body in bodies if odds(70))
    people = (Actor(iri("parliament"), "Parliament"), *offices, *low)
    told = (tuple(links), tuple(choices), tuple(roles), tuple(seats), nobody)
    return House(TODAY, people, *told, broader=BROADER, kinds=KINDS)


@laws(60, filtering=True)
@given(SEEDS)
def test_the_solver_finds_the_only_answer_that_brute_force_finds(seed: int) -> None:
    random = Random(seed)
    known = {
        f"c{n}": Candidate(f"c{n}", random.choice(rules()), f"subject{random.randrange(4)}", f"office{n}")
        for n in range(random.randint(2, 6))
    }

    def need() -> frozenset[str]:
        return frozenset(random.sample(sorted(known), random.randint(1, 2)))

    problems = {
        f"choice{n}": [Mode(tuple(need() for _ in range(random.randint(1, 2)))) for _ in range(random.randint(1, 2))]
        for n in range(random.randint(1, 4))
    }
    every = [frozenset(some) for size in range(len(known) + 1) for some in combinations(sorted(known), size)]

    def repaired(some: frozenset[str]) -> int:
        return sum(any(all(need & some for need in m.needs) for m in modes) for modes in problems.values())

    def order(some: frozenset[str]) -> tuple[object, ...]:
        picked = sorted((known[i] for i in some), key=lambda c: c.order)
        return (len(some), sum(c.rule.instrument.rank for c in picked), [c.order for c in picked])

    best = min((some for some in every if repaired(some) == len(problems)), key=order)
    told = smallest(problems, known)
    assert (told.chosen, told.value, told.bound, told.proven) == (best, len(best), len(best), True)
    with patch("graph.repair.solving.TRIED", 0):  # by the solver
        assert smallest(problems, known) == told
    limit = random.randint(1, 3)
    within = [some for some in every if len(some) <= limit]
    top = max(map(repaired, within))
    capped = most(problems, known, limit)
    assert (capped.value, capped.bound, capped.proven) == (top, top, True)
    assert capped.chosen == min((some for some in within if repaired(some) == top), key=order)


# ---------------------------------------------------------------- What a jurist would call impossible


def decided_by(leaf: str, kind: str | None = "Plan", *more: Relation, independent: bool = False) -> House:
    """A house in which one researched actor of a class decides; a source states that it answers to nobody."""
    people = (
        Actor(iri("parliament"), "Parliament"),
        Actor(iri("minister"), "Minister", True),
        Actor(iri("decider"), leaf, True, independent),
    )
    up = Relation(iri("up"), iri("minister"), iri("parliament"), "parliament-minister")
    role = Role(iri("role"), iri("choice"), iri("decider"))
    nobody = () if more else (Absence(iri("nobody"), iri("decider")),)
    choice = Choice(iri("choice"), THEMES[0], kind)
    return House(TODAY, people, (up, *more), (choice,), (role,), absences=nobody, broader=BROADER, kinds=KINDS)


@pytest.mark.parametrize(
    ("leaf", "reason"),
    [
        ("Executive", "local"),
        ("CoGovernment", "local"),
        ("HighCouncil", "high-council"),
        ("Supervisor", "supervisor"),
        ("Association", "association"),
        ("StateSecretary", "office"),
        ("AdvisoryBody", "no-rule"),
    ],
)
@pytest.mark.parametrize("target", TARGETS)
def test_who_is_never_brought_under_a_minister(leaf: str, reason: str, target: str) -> None:
    found = repair(read(decided_by(leaf)), target=target)
    assert found.changes == ()
    assert [n.bar.code for n in found.not_repaired] == [reason]


@pytest.mark.parametrize("leaf", ["Assembly", "Parliament"])
@pytest.mark.parametrize("target", TARGETS)
def test_a_forum_that_decides_is_no_lack(leaf: str, target: str) -> None:
    found = repair(read(decided_by(leaf)), target=target)
    assert (found.changes, found.not_repaired) == ((), ())
    assert [(n.ministerial, n.bar.code) for n in found.apart] == [("elsewhere", "forum-itself")]


@pytest.mark.parametrize("leaf", ["IndependentAuthority", "Agency", "ConsultativeBody"])
def test_who_is_independent_by_law_stays_so(leaf: str) -> None:
    found = repair(read(decided_by(leaf, independent=True)), target="full")
    assert [(n.ministerial, n.bar.code) for n in found.apart] == [("elsewhere", "independent")]
    assert (found.changes, found.not_repaired) == ((), ())


def test_a_municipality_that_answers_locally_stays_as_it_is() -> None:
    council = Relation(iri("local"), iri("decider"), iri("council"), "ministry-hierarchy")
    house = decided_by("Executive", "Plan", council)
    house = House(**{**vars(house), "actors": (*house.actors, Actor(iri("council"), "Assembly"))})
    found = repair(read(house), target="partial")
    assert [(n.verdict, n.bar.code) for n in found.apart] == [("LOCAL", "local")]
    assert found.not_repaired == ()


def test_a_private_body_gets_public_power_by_statute_only() -> None:
    order = repair(read(decided_by("PrivateBody", "Order")))
    plan = repair(read(decided_by("PrivateBody", "Plan")))
    assert [c.rule.instrument.code for c in order.changes] == ["statute"]
    assert [c.rule.instrument.code for c in plan.changes] == ["commission"]
    # neither makes a minister answer for the decision itself
    assert not repair(read(decided_by("PrivateBody", "Order")), target="full").changes


def test_a_body_is_instituted_for_a_plan_and_needs_a_mandate_for_an_order() -> None:
    assert [c.kind for c in repair(read(decided_by("ConsultativeBody", "Plan"))).changes] == [KIND.instituted_body]
    assert [c.kind for c in repair(read(decided_by("ConsultativeBody", "Order"))).changes] == [KIND.mandate]
    assert not repair(read(decided_by("ConsultativeBody", "Regulation"))).changes


def test_a_weak_relation_is_made_stronger_with_the_same_office() -> None:
    weak = Relation(iri("weak"), iri("decider"), iri("minister"), "instituted-body")
    found = repair(read(decided_by("ConsultativeBody", "Plan", weak)), target="full")
    assert [(c.change, c.kind, c.existing, c.ground.code) for c in found.changes] == [
        ("stronger", KIND.mandate, (iri("weak"),), "own")
    ]


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_unknown_is_no_lack_and_is_not_repaired(target: str) -> None:
    """Whom a programme answers to was looked for in vain; or nobody is known in it; or the record is silent."""
    in_vain = Relation(iri("pending"), iri("decider"), None, status="unknown")
    nobody_known = replace(decided_by("ProgrammeBody", "Plan"), absences=())
    silent = replace(decided_by("ProgrammeBody", "Plan"), roles=())
    for house, verdict in (
        (decided_by("ProgrammeBody", "Plan", in_vain), "UNKNOWN"),
        (nobody_known, "UNKNOWN"),
        (silent, "NOT_RECORDED"),
    ):
        found = repair(read(house), target=target)
        assert (found.changes, found.repaired, found.not_repaired) == ((), (), ())
        assert [(n.verdict, n.bar.code) for n in found.apart] == [(verdict, "not-known")]
        assert "nothing to repair" in repair_headline(found).en
        assert "of 1 choice it is unknown" in repair_headline(found).en
    known = repair(read(decided_by("ProgrammeBody", "Plan")))
    assert [(c.kind, c.find_out) for c in known.changes] == [(KIND.instituted_body, False)]


def adopted(*roles: Role, kind: str = "Plan") -> House:
    """A house in which a minister adopted the aim of a choice, and nobody counts as deciding on its execution."""
    aim = Role(iri("aim"), iri("choice"), iri("minister"), "Adopts")
    return replace(decided_by("Agency", kind), roles=(aim, *roles))


@pytest.mark.parametrize("target", TARGETS)
def test_who_decides_on_the_execution_of_an_aim_is_laid_down(target: str) -> None:
    found = repair(read(adopted()), target=target)
    (change,) = found.changes
    assert (change.change, change.find_out, change.office.iri) == ("decider", False, iri("minister"))
    assert [(r.before, r.ministerial_before, r.ministerial_after) for r in found.repaired] == [
        ("AIM_ONLY", "aim", "full")
    ]
    assert "decides on the execution of" in change.text.en or "which office decides on the execution" in change.text.en
    assert "who decides on the execution" in repair_headline(found).en


def test_who_was_looked_for_in_vain_is_found_out_or_laid_down() -> None:
    """A decider is on record but not found out: the aim is answered for, the execution may be."""
    (change,) = repair(read(adopted(Role(iri("vain"), iri("choice"), None, status="unknown")))).changes
    assert change.find_out and "Find out or lay down" in change.text.en


def test_a_stated_absence_of_a_decider_is_repaired_as_any_lack() -> None:
    none = Absence(iri("none"), iri("choice"), "Decider")
    house = replace(adopted(), absences=(none,))
    found = repair(read(house))
    assert [(r.before, r.ministerial_after) for r in found.repaired] == [("NO_DECIDER", "full")]
    assert "execution" not in repair_headline(found).en


def test_one_lead_is_designated_among_those_who_answer_already() -> None:
    house = decided_by("Minister")
    more = Relation(iri("up2"), iri("decider"), iri("parliament"), "parliament-minister")
    role = Role(iri("role2"), iri("choice"), iri("minister"))
    house = House(**{**vars(house), "relations": (*house.relations, more), "roles": (*house.roles, role)})
    assert repair(read(house)).changes == ()
    (lead,) = repair(read(house), target="full").changes
    assert (lead.change, lead.rule.instrument.code, lead.ground.political) == ("lead", "designation", True)
    assert {lead.office.iri, *(o.iri for o in lead.others)} == {iri("decider"), iri("minister")}


def test_without_any_pointer_the_office_is_a_political_choice_and_every_office_is_listed() -> None:
    house = decided_by("ConsultativeBody")
    second = Actor(iri("another-minister"), "Minister", True)
    more = Relation(iri("up2"), second.iri, iri("parliament"), "parliament-minister")
    house = House(**{**vars(house), "actors": (*house.actors, second), "relations": (*house.relations, more)})
    house = replace(house, roles=(Role(iri("aim"), iri("choice"), iri("minister"), "Adopts"),))
    (change,) = repair(read(house)).changes
    assert change.ground.political and change.ground.code == "first"
    assert {change.office.iri, *(o.iri for o in change.others)} == {iri("minister"), second.iri}
    assert "which office decides" in change.text.en and "computed with" in change.text.en


# ---------------------------------------------------------------- The rules are data a jurist can read


#: every state whose law has instruments
STATES = sorted({said.one(HVT.jurisdiction) or "" for said in concepts(HVT.LegalInstrument)})


@pytest.mark.parametrize("state", STATES, ids=local_name)
def test_every_rule_names_an_instrument_that_suffices_and_a_covenant_never_does(state: str) -> None:
    known, mine = instruments(state), rules(state)
    assert mine and all(rule.instrument.sufficient and rule.instrument in known for rule in mine)
    assert [i.rank for i in known] == list(range(len(known)))
    assert [i.code for i in known if not i.sufficient] == [known[0].code]
    assert "covenant" not in {rule.instrument.code for rule in rules()}


def test_every_rule_proposes_a_kind_that_fits_the_classes_it_is_for() -> None:
    fits: dict[tuple[str, str], set[str]] = {}
    for quad in vocabulary().quads:
        fits.setdefault((key(quad.subject), quad.predicate.value), set()).add(key(quad.object))
    barred = frozenset[str]().union(*(b.classes for b in bars()))
    kinds = {iri: kind for name in houses() for iri, kind in read_facts(load(name)).kinds.items()}
    assert len(rules()) > 5 and {rule.code for rule in rules()} == {r.code for law in STATES for r in rules(law)}
    for rule in rules():
        assert rule.towards <= {HVT.Minister, HVT.StateSecretary, HVT.Cabinet, HVT.MinisterialOffice}, rule.code
        assert not rule.actors & barred, rule.code
        if rule.change != "relation":
            assert not rule.actors
            continue
        kind = kinds[rule.proposes]
        assert kind.reach in ("decision", "powers") and max(g or 0 for g in kind.grade) >= 2, rule.code
        givers = fits[kind.iri, HVT.fitsAccountGiver]
        assert HVT.Actor in givers or rule.actors <= givers, rule.code


def _of(law: str) -> tuple[Instrument | Rule, ...]:
    general: tuple[Instrument | Rule, ...] = (*instruments(""), *rules(""))
    everywhere = {thing.code for thing in general}
    mine: tuple[Instrument | Rule, ...] = (*instruments(law), *rules(law))
    return tuple(thing for thing in mine if thing.code not in everywhere)


def _speaks_dutch(law: str) -> bool:
    """Tell whether a state is named in Dutch too: then its law is."""
    return concept(law).label.nl != concept(law).label.en


def test_every_term_of_the_rules_is_said_in_both_languages() -> None:
    everything: tuple[Instrument | Rule | Bar | Ground, ...] = (*instruments(), *rules(), *bars(), *grounds())
    of_one_language = {thing.code for law in STATES if not _speaks_dutch(law) for thing in _of(law)}
    assert len(of_one_language) < len(everything) / 2
    for thing in everything:
        for words in (thing.label, thing.definition):
            assert words.nl and words.en, thing.code
            assert words.nl != words.en or thing.code in {"theme", *of_one_language}, thing.code
        assert thing.definition.nl.endswith(".") and thing.definition.en.endswith(".")
    assert all(rule.articles.nl and rule.articles.en and rule.note.nl and rule.note.en for rule in rules())
    for kind in (Instrument, Rule, Bar, Ground):
        codes = [thing.code for thing in everything if isinstance(thing, kind)]
        assert codes and len(codes) == len(set(codes))
    assert {v for b in bars() for v in b.verdicts} <= verdict_words().keys()


def test_no_code_that_python_asks_for_is_missing_from_the_vocabulary() -> None:
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "graph" / "repair").glob("*.py"))]
    asked = {"bar": {b.code for b in bars()}, "ground": {g.code for g in grounds()}}
    for name, codes in asked.items():
        used = {part.split('"')[0] for text in texts for part in text.split(f'{name}("')[1:]}
        assert used and used <= codes, name


# ---------------------------------------------------------------- The shipped house


@pytest.fixture(scope="module")
def partial() -> Repair:
    return repair(nds(), target="partial")


@pytest.fixture(scope="module")
def full() -> Repair:
    return repair(nds(), target="full")


def by_number(found: Repair, items: Iterable[str]) -> set[str]:
    numbers = {c.iri: c.notation or "" for c in found.repaired}
    return {numbers[i] for i in items}


def test_the_shipped_house_is_repaired_by_the_fewest_changes(partial: Repair) -> None:
    """Nothing lacks a minister; for the execution of the parts of the strategy one decider each is to be laid down."""
    assert partial.before["none"] == 0 and partial.before["aim"] > 10
    assert len(partial.changes) == partial.before["aim"] == partial.proof.bound and partial.proof.proven
    assert {c.change for c in partial.changes} == {"decider"} and not any(c.find_out for c in partial.changes)
    assert {r.before for r in partial.repaired} == {"AIM_ONLY"} and partial.not_repaired == ()
    moved = {value: partial.after[value] - count for value, count in partial.before.items()}
    assert {value: by for value, by in moved.items() if by} == {
        "aim": -partial.before["aim"],
        "full": partial.before["aim"],
    }


def test_what_is_unknown_or_answered_elsewhere_stays_apart(partial: Repair) -> None:
    apart = {n.notation: (n.ministerial, n.bar.code) for n in partial.apart}
    assert apart["K43"] == ("elsewhere", "local")
    assert apart["K35"] == ("unknown", "not-known"), "nobody is known in the BOD: an open end, no lack"
    assert len(apart) == partial.before["unknown"] + partial.before["elsewhere"]


def test_a_regulation_is_left_to_the_government_by_order_in_council(partial: Repair) -> None:
    (change,) = [c for c in partial.changes if by_number(partial, c.closes) == {"K31"}]
    assert (local_name(change.office.iri), change.rule.instrument.code) == ("ministerraad", "order-in-council")


def test_an_office_is_proposed_because_the_record_points_to_it_else_politics_decides(partial: Repair) -> None:
    ground = {n: c for c in partial.changes for n in by_number(partial, c.closes)}
    assert ground["K32"].ground.code == "answered"
    # no office decided or answered on any choice of this theme, and who adopted the aim is none
    assert ground["K11"].ground.political and len(ground["K11"].others) > 10
    # an aim never points at who executes it
    assert {c.ground.code for c in partial.changes} <= {"answered", "theme", "broader-theme", "kind-of-act"}


def test_the_obdo_gets_a_mandate_when_the_whole_answer_is_asked(full: Repair) -> None:
    assert full.proof.proven and len(full.changes) == full.proof.bound
    (obdo,) = [c for c in full.changes if c.account_giver and local_name(c.account_giver) == "obdo"]
    assert (obdo.change, obdo.kind, local_name(obdo.office.iri)) == ("stronger", KIND.mandate, "staatssecretaris-bzk")
    first = repair(nds(), target="full", limit=1)
    assert len(first.changes) == len(first.repaired) == first.proof.bound == 1


@pytest.mark.parametrize(("on", "evidence"), [("2026-10-01", "unverified"), ("2026-03-01", "inferred")])
def test_what_is_promised_is_answered_on_other_days_and_other_evidence(on: str, evidence: str) -> None:
    day = date.fromisoformat(on)
    found = repair(nds(), day, (), evidence, target="full")
    after = then(nds(), found, day, evidence)
    assert found.proof.proven and found.repaired
    assert all(after.choice(r.iri).ministerial == "full" for r in found.repaired)


def test_on_stated_facts_nothing_is_known_to_lack() -> None:
    """That the strategy's aim is that of its parts is inferred: on stated facts the record is silent on them."""
    found = repair(nds(), evidence="stated")
    assert found.changes == () and {n.bar.code for n in found.apart} >= {"not-known"}
    assert sum(n.ministerial == "unknown" for n in found.apart) == found.before["unknown"] > 20


def test_a_proposal_of_the_letter_leaves_the_executions_to_be_decided_on(partial: Repair) -> None:
    """An anchored BOD answers for the programme, of which it was unknown; it decides on no execution of a part."""
    anchored = repair(nds(), scenarios=["bod-anchored"])
    assert {c.iri for c in anchored.changes} == {c.iri for c in partial.changes}
    assert "K35" not in {n.notation for n in anchored.apart}


def test_a_theme_limits_the_choices_and_a_limit_the_changes() -> None:
    cloud = repair(nds(), theme="cloud", limit=2)
    assert len(cloud.changes) == len(cloud.repaired) == 2 and len(cloud.open) == 1
    assert {c.notation for c in (*cloud.repaired, *cloud.open)} == {"K02", "K04", "K05"}


def test_a_saved_repair_is_a_sound_scenario_that_gives_the_same_answer(tmp_path: Path, full: Repair) -> None:
    house = tmp_path / "house"
    shutil.copytree(SHIPPED_HOUSE, house)
    (house / "repair.trig").write_text(repair_trig(full), encoding="utf-8")
    saved = load(house)
    after = answer(setting(saved, scenarios=["repair"]))
    assert {c.iri: c.verdict for c in after.choices if c.iri in {r.iri for r in full.repaired}} == {
        r.iri: r.after for r in full.repaired
    }
    assert answer(setting(saved)).summary == answer(setting(nds())).summary
    # asked again, with the saved one held: nothing is left but what cannot be repaired
    assert repair(saved, scenarios=["repair"], target="full").changes == ()
    again = repair(saved, target="full")
    assert len(again.changes) == len(full.changes) and not {c.iri for c in again.changes} & {
        c.iri for c in full.changes
    }


def test_a_repair_that_was_laid_down_keeps_its_names() -> None:
    dataset = read(decided_by("Agency", "Plan"))
    (change,) = repair(dataset).changes
    house = decided_by("Agency", "Plan", Relation(change.iri, iri("decider"), iri("minister"), "mandate"))
    laid_down = read(house)
    assert free_base(dataset, read_facts(dataset)) == BASE
    assert not change.iri.startswith(free_base(laid_down, read_facts(laid_down)))


def test_whether_a_name_is_free_is_asked_of_what_was_read_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THORBECKE_CACHE", str(tmp_path))  # its own: nothing else pushes out what is kept
    first = replace(nds())
    read_facts(first)
    scenario_notations(first)

    def read_again() -> Statements:
        raise AssertionError("a statement was asked for")

    unread = replace(nds(), source=read_again)
    assert free_base(unread, read_facts(unread)) == BASE


def test_a_choice_is_judged_once_as_it_stands_and_once_repaired(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def counted(ladders: Ladders, choice: Fact, ladder: Ladder | None = None) -> ChoiceVerdict:
        if ladder is None and ladders.evidence != "stated":
            seen.append(choice.iri)
        return judge(ladders, choice, ladder)

    for name, module in sorted(sys.modules.items()):
        if name.startswith("graph.") and name != "graph.answers.judging" and hasattr(module, "judge"):
            monkeypatch.setattr(module, "judge", counted)
    assert repair(read(decided_by("ConsultativeBody")), target="full").changes
    assert seen == [iri("choice")] * 2


def test_a_relation_can_be_assumed_in_whatif_and_does_the_same(full: Repair) -> None:
    facts = setting(nds()).facts
    lines = [c.assumption for c in full.changes if c.assumption]
    assumed = assume(nds(), [assumption(facts, line) for line in lines])
    after = answer(setting(assumed, scenarios=[ASSUMED]))
    assumable = {c.iri for c in full.changes if c.assumption}  # a decider or a lead cannot be assumed in a line
    alone = {r.iri: r.after for r in full.repaired if assumable.issuperset(r.changes)}
    assert alone and {i: after.choice(i).verdict for i in alone} == alone


def test_nothing_to_repair_is_said_and_mistakes_are_one_sentence() -> None:
    done = repair(
        read(decided_by("Agency", "Plan", Relation(iri("own"), iri("decider"), iri("minister"), "ministry-hierarchy")))
    )
    assert (done.changes, done.not_repaired, done.proof.proven) == ((), (), True)
    wrongs: list[dict[str, Any]] = [
        {"target": "some"},
        {"theme": "clud"},
        {"scenarios": ["none"]},
        {"evidence": "sure"},
    ]
    for wrong in wrongs:
        with pytest.raises(UnknownNameError):
            repair(nds(), **wrong)
    with pytest.raises(HouseError, match="1 or more"):
        repair(nds(), limit=0)


# ---------------------------------------------------------------- Outputs


@pytest.mark.parametrize("target", TARGETS)
def test_json_follows_its_schema_and_is_the_same_every_time(target: str, partial: Repair, full: Repair) -> None:
    schema = json.loads((ROOT / "exports" / "schemas" / "repair.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    found = partial if target == "partial" else full
    text = as_text(repair_to_json(found))
    assert list(Draft202012Validator(schema).iter_errors(json.loads(text))) == []
    assert as_text(repair_to_json(repair(nds(), target=target))) == text


def test_rows_name_every_change_and_every_choice_that_stays(partial: Repair) -> None:
    for lang in ("nl", "en"):
        csv, md = write("repair", "csv", partial, lang), write("repair", "md", partial, lang)
        assert csv.count("\r\n") == 1 + len(partial.changes)
        assert all(c.text.say(lang) in md.replace("\\|", "|") for c in partial.changes)
        assert all(n.bar.definition.say(lang) in md for n in partial.not_repaired)


def test_shell_tells_the_changes_the_proof_and_what_stays(shell: Shell) -> None:
    told = shell("repair", "--lang", "nl")
    assert told.returncode == 0, told.stderr
    for words in ("ondergrens 15", "Zoek uit of leg vast", "politieke keuze", "Niet meegeteld", "K43", "Wdo 3(2)"):
        assert words in told.stdout
    saved = shell("repair", "--theme", "cloud", "--format", "trig")
    assert "hvt:Scenario" in saved.stdout and saved.returncode == 0
    assert shell("repair", "--target", "all").returncode == 2
    assert shell("repair", "--limit", "0").stderr.startswith("thorbecke: a limit of 0 changes")
    assert json.loads(shell("repair", "--format", "json", "--limit", "2").stdout)["proof"]["measure"] == "choices"
