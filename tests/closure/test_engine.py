"""The graph is what is asked: without its edges the answers fall, whatever the facts beside it say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import networkx as nx
import pytest

from graph.answers.answering import answer
from graph.answers.explaining import explain
from graph.change.difference import difference
from graph.closure.admissibility import Ladders
from graph.house.setting import Setting, setting
from graph.questions.actors import explain_actor
from graph.questions.auditing import hanging
from graph.questions.funding import funding
from graph.questions.risks import risks
from graph.questions.roles import matrix, who
from ontology.reading.loading import load

ID = "https://w3id.org/huis-van-thorbecke/id/"
BIO2 = ID + "bio2"
OBDO = ID + "obdo"


@cache
def whole(day: date | None = None) -> Setting:
    return setting(load(), day)


def test_the_graph_is_one_that_networkx_makes_of_its_nodes_and_edges() -> None:
    graph = whole().graph
    same: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    same.add_nodes_from(graph.nodes(data=True))
    for giver, forum, key, said in graph.edges(keys=True, data=True):
        same.add_edge(giver, forum, key=key, **said)
    assert graph.number_of_edges() > 1000
    assert nx.utils.graphs_equal(graph, same) and graph.pred == same.pred and list(graph) == list(same)
    of_edges = [id(said) for *_, said in graph.edges(data=True)]
    assert len(of_edges) == len(set(of_edges)), "what is said of one edge is not said of another"


def without(kept: Callable[[str], bool], asked: Setting) -> Setting:
    """The same facts, with a graph of the same nodes that keeps these kinds of edges only."""
    graph = asked.graph.copy()
    gone = [edge[:3] for edge in graph.edges(keys=True, data=True) if not kept(edge[3]["edge_kind"])]
    assert gone
    graph.remove_edges_from(gone)
    return asked.on_graph(graph)


@cache
def bare() -> Setting:
    return without(lambda kind: False, whole())


@cache
def unaccountable() -> Setting:
    return without(lambda kind: kind != "accountability", whole())


# ---------------------------------------------------------------- no edges at all


def test_without_edges_no_choice_has_a_decider_or_a_chain() -> None:
    told, fallen = answer(whole()), answer(bare())
    assert sum(len(c.deciders) for c in told.choices) > 15 and any(d.chain for c in told.choices for d in c.deciders)
    assert [c.deciders for c in fallen.choices] == [()] * len(told.choices)
    assert {c.verdict for c in fallen.choices} <= {"NOT_RECORDED", "NO_DECIDER", "UNKNOWN"}
    # what was set aside is still told: who decides is unknown where a decider is not accepted
    assert {c.iri for c in fallen.choices if c.verdict == "UNKNOWN"} <= {
        c.iri for c in told.choices if c.verdict == "UNKNOWN"
    }
    assert not any(g.code in ("unfunded", "incidental-funding") for c in fallen.choices for g in c.gaps)


def test_without_edges_nothing_hangs_on_anybody() -> None:
    fallen = risks(bare())
    assert risks(whole()).threads and risks(whole()).chains
    assert (fallen.threads, fallen.chains, fallen.cycles) == ((), (), ())
    assert {hands.count for hands in fallen.many_hands.choices} == {0}


def test_without_edges_nobody_has_a_role_and_nobody_pays() -> None:
    counted = [h for row in matrix(whole()).rows for h in row.holdings if h.counts]
    assert len(counted) > 50
    assert [h for row in matrix(bare()).rows for h in (*row.holdings, *row.answered) if h.counts] == []
    assert [h for group in who(bare(), BIO2).roles for h in group.holdings if h.counts] == []
    assert any(h.counts for group in who(whole(), BIO2).roles for h in group.holdings)
    said = funding(whole())
    assert any(s.counts for choice in said.choices for s in choice.statements) and said.counts["structural"]
    fallen = funding(bare())
    assert not any(s.counts for choice in fallen.choices for s in choice.statements)
    assert fallen.counts["none"] == fallen.counts["incidental"] == fallen.counts["structural"] == 0


def test_without_edges_an_explanation_has_no_step() -> None:
    told, fallen = explain(whole(), BIO2), explain(bare(), BIO2)
    assert [step.relation for chain in told.chains for step in chain.steps]
    assert (fallen.chains, fallen.choice.verdict) == ((), "NOT_RECORDED")
    assert "OBDO" in told.sentence.nl and "OBDO" not in fallen.sentence.nl
    assert not {actor for _, held in fallen.roles for actor, *_ in held} & {OBDO}


def test_without_edges_an_actor_answers_to_nobody() -> None:
    told, fallen = explain_actor(whole(), OBDO), explain_actor(bare(), OBDO)
    assert (told.verdict, len(told.chain)) == ("LIMITED", 2) and told.decides and told.roles
    assert (fallen.chain, fallen.oversight, fallen.decides, fallen.roles) == ((), (), (), ())
    assert fallen.verdict in ("NONE_FOUND", "UNKNOWN")


def test_without_edges_no_step_hangs_on_a_source() -> None:
    def steps(asked: Setting) -> set[str]:
        return {g.what for one in hanging(asked, answer(asked).choices) for g in one.grounds}

    assert {"assignment", "relation"} <= steps(whole())
    assert not steps(bare()) & {"assignment", "relation", "seat", "lead"}


def test_without_edges_two_days_differ_in_nothing_that_walks() -> None:
    later = whole(date(2026, 3, 1))
    moved = difference(whole(), later)
    assert any(c.after and c.after.deciders for c in moved.changes)
    fallen = difference(bare(), without(lambda kind: False, later))
    assert not any(side.deciders for c in fallen.changes for side in (c.before, c.after) if side)


# ---------------------------------------------------------------- nobody accountable


def test_without_accountability_those_who_decide_have_no_chain() -> None:
    told = {c.iri: c for c in answer(whole()).choices}
    for fallen in answer(unaccountable()).choices:
        assert not any(d.chain or d.oversight for d in fallen.deciders)
        assert bool(fallen.deciders) == bool(told[fallen.iri].deciders)
        assert fallen.ministerial in ("none", "unknown", "elsewhere")
        assert fallen.verdict not in ("AIM_ONLY", "LOCAL", "SHARED")
    assert funding(unaccountable()).counts == funding(whole()).counts
    assert risks(unaccountable()).chains == ()


@pytest.mark.parametrize("kind", ["accountability", "role", "funding"])
def test_each_kind_of_edge_is_walked(kind: str) -> None:
    assert answer(without(lambda edge: edge != kind, whole())) != answer(whole())


def test_a_body_is_pierced_along_its_seats() -> None:
    """Without a relation upward a consultation is its participants: those the graph says sit in it."""
    alone = without(lambda kind: kind != "accountability", whole())
    pierced = {body for c in answer(alone).choices for d in c.deciders for body in d.pierced_from}
    assert OBDO in pierced
    standing = without(lambda kind: kind == "role", whole())
    assert {d.pierced_from for c in answer(standing).choices for d in c.deciders} == {()}


def test_the_ladder_is_a_view_of_the_graph() -> None:
    asked = whole()
    ladders = Ladders(asked)
    choice = asked.facts.choices[BIO2]
    ladder = ladders.of(choice)
    assert nx.is_frozen(ladder.graph)
    assert set(ladder.graph.edges(keys=True)) <= set(asked.graph.edges(keys=True))
    assert {OBDO, *nx.descendants(ladder.graph, OBDO)} - ladder.cone(OBDO).keys() == {ID + "staten-generaal"}
    assert asked.graph is ladders.graph
