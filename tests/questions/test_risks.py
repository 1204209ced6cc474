"""Structural risks: dominators against brute force over all simple paths, and what the shipped house hangs on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from functools import cache

import jsonschema
import pytest
from hypothesis import given

from exports.data.risks import risks_to_json
from graph.answers.answering import answer
from graph.closure.admissibility import Ladder, Ladders
from graph.house.setting import Setting, setting
from graph.questions.risks import Risks, Thread, hands_of, risks
from graph.questions.single_points import on_every_chain
from ontology.reading.loading import loads
from tests.closure.test_laws import laws
from tests.conftest import Shell
from tests.support.nds import nds
from tests.support.printing import as_promised, schema
from tests.support.random_houses import Asked, asked_houses
from tests.support.reaching import reached, reaching
from tests.support.trig import trig
from thorbecke.questions import write

ID = "https://w3id.org/huis-van-thorbecke/id/"


@cache
def shipped(on: date | None = None, evidence: str = "unverified", scenarios: tuple[str, ...] = ()) -> Risks:
    return risks(setting(nds(), on, scenarios, evidence))


def thread(told: Risks, name: str) -> Thread:
    return next(t for t in told.threads if t.actor.iri == ID + name)


def numbers(choices: object) -> list[str]:
    return [c.short.nl for c in choices]  # type: ignore[attr-defined]


def asked(case: Asked) -> Setting:
    return setting(loads(trig(case.house, named_graph=case.named_graph), validate=False), case.on, (), case.evidence)


# ---------------------------------------------------------------- the shipped house


def test_what_hangs_on_one_office_on_the_day_of_the_letter() -> None:
    told = shipped()
    secretary = thread(told, "staatssecretaris-bzk")
    # he decides himself (K17, K19, K38), or through the OBDO that he instituted (K24, K30, K35: decree, art. 3)
    assert numbers(secretary.falls) == numbers(secretary.ends) == ["K17", "K19", "K24", "K30", "K35", "K38"]
    assert secretary.office
    # the council of ministers decides as one (K01, K03, K25, K34, K37); municipalities by their own boards (K43, G5)
    assert numbers(thread(told, "ministerraad").falls) == ["K01", "K03", "K25", "K34", "K37"]
    assert numbers(thread(told, "colleges-bw").falls) == ["K43"]
    assert len(told.threads) == 3
    # a decider that is no office is not its own single point, and neither is parliament
    assert not {ID + "obdo", ID + "staten-generaal"} & {t.actor.iri for t in told.threads}


def test_two_offices_share_what_neither_carries_alone() -> None:
    """G6: cloud policy (K06) and the contract (K09) have two office-holders each: no single point, many hands."""
    told = shipped(date(2026, 10, 1))
    assert numbers(thread(told, "staatssecretaris-ezk").ends) == ["K06", "K09"]
    assert thread(told, "staatssecretaris-ezk").falls == thread(told, "minister-bzk").falls == ()
    many = {h.choice.short.nl: [o.iri for o in h.offices] for h in told.many_hands.choices if h.count > 1}
    assert many == {
        "K06": [ID + "minister-bzk", ID + "staatssecretaris-ezk"],
        "K09": [ID + "minister-jenv", ID + "staatssecretaris-ezk"],
    }
    assert told.many_hands.mean == pytest.approx((16 + 2 * 2) / 18, abs=1e-4)


def test_nobody_and_unknown_are_not_one_number() -> None:
    """22 choices have no office-holder at the end; of two of them (K39, K40) that is unknown."""
    hands = shipped().many_hands
    assert dict(hands.distribution) == {0: 22, 1: 12}
    assert hands.unknown == 2
    assert hands.mean == 1.0


def test_longest_chains_and_no_cycles() -> None:
    told = shipped()
    # through the OBDO (decree), and from the assembly of the VNG through the municipal boards (K43)
    assert [c.choice.short.nl for c in told.chains if c.length == 2] == ["K24", "K30", "K35", "K43"]
    assert [n.iri for n in told.chains[0].path] == [ID + "obdo", ID + "staatssecretaris-bzk", ID + "staten-generaal"]
    assert [c.length for c in told.chains] == sorted((c.length for c in told.chains), reverse=True)
    assert told.cycles == ()


def test_anchoring_the_bod_adds_no_other_office() -> None:
    """Under the letter's second request the BOD answers to the same state secretary: his load stays six choices."""
    told = shipped(None, "unverified", ("bod-anchored",))
    assert numbers(thread(told, "staatssecretaris-bzk").falls) == numbers(
        thread(shipped(), "staatssecretaris-bzk").falls
    )
    assert sum(c.choice.short.nl == "K35" for c in told.chains) == 2


def test_on_stated_facts_alone_less_hangs_on_anybody() -> None:
    assert numbers(thread(shipped(None, "stated"), "staatssecretaris-bzk").falls) == ["K17", "K38"]


# ---------------------------------------------------------------- small houses

RING = """
ex:lamp a hvt:Choice ; skos:prefLabel "Lamp"@nl , "Lamp"@en .
ex:lamp-1 a hvt:RoleAssignment ; hvt:choice ex:lamp ; hvt:actor ex:left ; hvt:role hvt:Decides ;
    hvt:status hvt:stated ; dcterms:source ex:statute .
ex:left a hvt:Agency ; skos:prefLabel "Links"@nl , "Left"@en ; hvt:researchedOn "2026-01-01"^^xsd:date .
ex:right a hvt:Agency ; skos:prefLabel "Rechts"@nl , "Right"@en ; hvt:researchedOn "2026-01-01"^^xsd:date .
ex:to a hvt:AccountabilityRelation ; hvt:accountGiver ex:left ; hvt:forum ex:right ;
    hvt:relationKind kind:agency-owner ; hvt:status hvt:stated ; dcterms:source ex:statute .
ex:fro a hvt:AccountabilityRelation ; hvt:accountGiver ex:right ; hvt:forum ex:left ;
    hvt:relationKind kind:agency-owner ; hvt:status hvt:stated ; dcterms:source ex:statute .
"""
WAY_OUT = """
ex:out a hvt:AccountabilityRelation ; hvt:accountGiver ex:right ; hvt:forum ex:minister ;
    hvt:relationKind kind:agency-owner ; hvt:status hvt:stated ; dcterms:source ex:statute .
"""


def harbour(house: str) -> Risks:
    return risks(setting(loads(house, validate=False), date(2026, 5, 1)))


def test_a_ring_without_a_way_out_is_a_cycle_and_its_choice_is_named(small_house: str) -> None:
    (cycle,) = harbour(small_house + RING).cycles
    assert [n.short.en for n in cycle.actors] == ["Left", "Right"]
    assert [r.rsplit("/", 1)[1] for r in cycle.relations] == ["fro", "to"]
    assert not cycle.leads_out and numbers(cycle.choices) == ["Lamp"]


def test_a_ring_with_a_way_out_leaves_no_choice_behind(small_house: str) -> None:
    told = harbour(small_house + RING + WAY_OUT)
    (cycle,) = told.cycles
    assert cycle.leads_out and cycle.choices == ()
    # every chain from Left runs through Right, a body and no office, and ends at the minister
    falls = {t.actor.label.en: (t.office, "Lamp" in [c.label.en for c in t.falls]) for t in told.threads}
    assert falls["Right"] == (False, True)
    assert falls["Minister of Harbours"] == (True, True)
    assert "Left" not in falls


def test_a_house_without_chains_is_no_good_sign(small_house: str) -> None:
    told = harbour(small_house.replace("hvt:forum ex:chamber", "hvt:forum ex:port"))
    assert told.threads == () and told.many_hands.mean is None and told.chains == ()
    assert "no good sign" in told.sentence.en and "geen goed teken" in told.sentence.nl


# ---------------------------------------------------------------- against brute force


def simple_chains(ladder: Ladder, decider: str, sink: str) -> Iterator[tuple[str, ...]]:
    """Every simple path of relations that ends well, the slow way."""

    def climb(path: tuple[str, ...], *, own: bool) -> Iterator[tuple[str, ...]]:
        for rung in ladder.rungs(path[-1]):
            if rung.own_conduct and not own:
                continue
            if ladder.ends_chain(rung, sink):
                yield path
            elif rung.forum not in path and not ladder.is_sink(rung.forum):
                yield from climb((*path, rung.forum), own=own and rung.acts_as_forum)

    if not ladder.is_sink(decider):
        yield from climb((decider,), own=True)


@reaching(20)
@laws(60)
@given(asked_houses())
def test_dominators_are_the_actors_on_every_simple_chain(case: Asked) -> None:
    here = asked(case)
    ladders = Ladders(here)
    for choice in answer(here).choices:
        ladder = ladders.of(ladders.facts.choices[choice.iri])
        deciders = [d.iri for d in choice.deciders]
        chains = [set(c) for d in deciders for sink in ("ministerial", "local") for c in simple_chains(ladder, d, sink)]
        expected = set.intersection(*chains) if chains else set()
        reached()
        assert on_every_chain(ladder, deciders) == expected


@reaching(5)
@laws(150)
@given(asked_houses())
def test_many_hands_is_at_least_two_wherever_the_gap_is(case: Asked) -> None:
    here = asked(case)
    ladders = Ladders(here)
    for choice in answer(here).choices:
        count, offices = hands_of(choice, ladders.of(ladders.facts.choices[choice.iri]))
        assert count <= len(offices)
        if any(g.code == "many-hands" for g in choice.gaps):
            reached()
            assert count >= 2
        if any(d.chain for d in choice.deciders):
            assert count >= 1


@laws(40)
@given(asked_houses())
def test_the_parts_agree_with_the_answer(case: Asked) -> None:
    here = asked(case)
    told, choices = risks(here), answer(here).choices
    assert told.choices == len(choices) == sum(told.many_hands.distribution.values())
    ends = {(t.actor.iri, c.iri) for t in told.threads for c in t.ends}
    assert ends == {(d.chain.office, c.iri) for c in choices for d in c.deciders if d.chain}
    with_chain = {c.choice.iri for c in told.chains}
    assert with_chain == {c.iri for c in choices if any(d.chain for d in c.deciders)}
    circular = {c.iri for c in choices if any(g.code == "circular" for g in c.gaps)}
    assert {n.iri for cycle in told.cycles for n in cycle.choices} <= circular


# ---------------------------------------------------------------- outputs


def test_two_runs_give_the_same_bytes_and_json_follows_its_schema(shell: Shell) -> None:
    assert as_promised(shell, "risks", "--on", "2026-10-01", other=("table", "md"))["many_hands"]


def test_json_with_cycles_and_without_chains_follows_the_schema(small_house: str) -> None:
    for house in (small_house + RING, small_house.replace("hvt:forum ex:chamber", "hvt:forum ex:port")):
        told = risks_to_json(harbour(house))
        jsonschema.validate(told, schema("risks"), format_checker=jsonschema.FormatChecker())


def test_rows_hold_every_measure() -> None:
    told = shipped(date(2026, 10, 1))
    lines = list(csv.DictReader(io.StringIO(write("risks", "csv", told, "en"))))
    counted = {m: sum(line["measure"] == m for line in lines) for m in ("ends", "falls", "many-hands", "chain-length")}
    assert counted == {"ends": 6, "falls": 6, "many-hands": 44, "chain-length": len(told.chains)}
    assert write("risks", "md", told, "nl").count("\n## ") == 4
