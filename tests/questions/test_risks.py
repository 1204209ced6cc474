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
from tests.conftest import Shell
from tests.support.laws import laws
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
    # this office decides itself (K17, K19, K35, K38, and what is done with the motions K08 and K44), or through the
    # OBDO that it instituted (K24, K45, and K35 once more: decree, art. 3)
    hanging = ["K08", "K17", "K19", "K24", "K35", "K38", "K44", "K45"]
    assert numbers(secretary.falls) == numbers(secretary.ends) == hanging
    assert secretary.office
    # the council of ministers decides as one (K01, K03, K37), the government by order in council and as legislator
    assert numbers(thread(told, "ministerraad").falls) == ["K01", "K03", "K37"]
    assert numbers(thread(told, "regering").falls) == ["K25", "K34"]
    # the members of the VNG are municipalities, for which their colleges act (K43, G5)
    assert numbers(thread(told, "colleges-bw").falls) == numbers(thread(told, "gemeenten").falls) == ["K43"]
    assert thread(told, "colleges-bw").office and not thread(told, "gemeenten").office
    # who may decide on the portfolio (K39) are three: none of them carries it alone
    three = {"minister-bzk", "minister-president", "regering"}
    assert {t.actor.iri for t in told.threads if "K39" in numbers(t.ends)} == {ID + name for name in three}
    assert not any("K39" in numbers(t.falls) for t in told.threads)
    assert len(told.threads) == 7
    # a decider that is no office is not its own single point, and neither is parliament
    assert not {ID + "obdo", ID + "staten-generaal"} & {t.actor.iri for t in told.threads}


def test_two_offices_share_what_neither_carries_alone() -> None:
    """G6: cloud policy (K06) and the contract (K09) have two office-holders each: no single point, many hands."""
    told = shipped(date(2026, 10, 1))
    assert numbers(thread(told, "staatssecretaris-ezk").ends) == ["K06", "K09"]
    assert numbers(thread(told, "minister-bzk").ends) == ["K06", "K24", "K39"]
    assert thread(told, "staatssecretaris-ezk").falls == thread(told, "minister-bzk").falls == ()
    many = {h.choice.short.nl: [o.iri for o in h.offices] for h in told.many_hands.choices if h.count > 1}
    assert many == {
        "K06": [ID + "minister-bzk", ID + "staatssecretaris-ezk"],
        "K09": [ID + "minister-jenv", ID + "staatssecretaris-ezk"],
        "K39": [ID + "minister-bzk", ID + "minister-president", ID + "regering"],
    }
    # the minister of BZK and this minister's own state secretary (K24, from 15 August 2026) are one
    assert [h.count for h in told.many_hands.choices if h.choice.short.nl == "K24"] == [1]
    assert told.many_hands.mean == pytest.approx((19 + 2 * 2 + 3) / 22, abs=1e-4)


def test_nobody_and_unknown_are_not_one_number() -> None:
    """16 choices have no office-holder at the end: 15 aims and a silence (K33). Of none is that known to be nobody."""
    hands = shipped().many_hands
    assert dict(hands.distribution) == {0: 16, 1: 14, 3: 1}
    assert hands.unknown == 16
    assert hands.mean == pytest.approx((14 + 3) / 15, abs=1e-4)


def test_only_a_source_or_research_makes_it_nobody(small_house: str) -> None:
    """A lamp of which nobody is on record, one of which a source says that nobody decides, one of a closed agency."""
    silent = 'ex:lamp a hvt:Choice ; skos:prefLabel "Lamp"@nl , "Lamp"@en .\n'
    said = """
    ex:nobody a hvt:AbsenceStatement ; hvt:about ex:lamp ; hvt:absent hvt:Decider ;
        hvt:status hvt:stated ; dcterms:source ex:statute .
    """
    before = harbour(small_house).many_hands
    counts = {}
    for name, text in {"silent": silent, "said": silent + said, "closed": RING}.items():
        hands = harbour(small_house + text).many_hands
        assert hands.distribution[0] == before.distribution.get(0, 0) + 1, name
        counts[name] = hands.unknown - before.unknown
    assert counts == {"silent": 1, "said": 0, "closed": 0}


def test_longest_chains_and_no_cycles() -> None:
    told = shipped()
    # from the assembly of the VNG through the municipalities and their boards (K43), and through the OBDO (decree)
    assert [(c.choice.short.nl, c.length) for c in told.chains if c.length > 1] == [
        ("K43", 3),
        ("K24", 2),
        ("K35", 2),
        ("K45", 2),
    ]
    through = ["vng-ledenvergadering", "gemeenten", "colleges-bw", "gemeenteraden"]
    assert [n.iri for n in told.chains[0].path] == [ID + name for name in through]
    assert [n.iri for n in told.chains[1].path] == [ID + "obdo", ID + "staatssecretaris-bzk", ID + "staten-generaal"]
    assert [c.length for c in told.chains] == sorted((c.length for c in told.chains), reverse=True)


def test_two_ministers_oversee_each_other_and_no_choice_is_caught_in_it() -> None:
    """Finance oversees what BZK spends (CW 4.12), BZK coordinates the operations of Finance (Coördinatiebesluit)."""
    told = shipped()
    (cycle,) = told.cycles
    assert [a.iri for a in cycle.actors] == [ID + "minister-bzk", ID + "minister-financien"]
    assert cycle.leads_out and cycle.choices == ()
    assert shipped(None, "stated").cycles == ()  # that Finance oversees it is inferred


def test_anchoring_the_bod_adds_no_other_office() -> None:
    """Under the letter's second request the BOD answers to the same state secretary: the load is the same choices."""
    told = shipped(None, "unverified", ("bod-anchored",))
    assert numbers(thread(told, "staatssecretaris-bzk").falls) == numbers(
        thread(shipped(), "staatssecretaris-bzk").falls
    )
    starts = {c.path[0].iri for c in told.chains if c.choice.short.nl == "K35"}
    assert starts == {ID + "bod", ID + "obdo", ID + "staatssecretaris-bzk"}


def test_on_stated_facts_alone_less_hangs_on_anybody() -> None:
    told = shipped(None, "stated")
    falls = {t.actor.iri: numbers(t.falls) for t in told.threads if t.falls}
    assert falls == {
        ID + "regering": ["K25", "K34"],
        ID + "ministerraad": ["K01"],
        ID + "staatssecretaris-bzk": ["K17"],
    }
    # that the OBDO answers to the state secretary is arguable: without that, whoever sits in it decides (K45)
    assert "K45" in numbers(thread(told, "minister-vws").ends) and "K45" in numbers(thread(told, "minister-bzk").ends)


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
@laws(60, filtering=True)
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
@laws(150, filtering=True)
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


@laws(40, filtering=True)
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
    assert counted == {"ends": 9, "falls": 9, "many-hands": 45, "chain-length": len(told.chains)}
    assert write("risks", "md", told, "nl").count("\n## ") == 4
