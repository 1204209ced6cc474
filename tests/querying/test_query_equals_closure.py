"""Law 9 (model, section 6): the steps of `ontology/queries/steps`, climbed by SPARQL, say what the closure says.

Asked is who reaches a parliament or an assembly, for every choice (so every scope), every threshold of the ladder,
every width of reach: each power at 1, 2 and 3, all three at 3, and any chain at all. Of every actor a choice concerns:
whoever has a role in it, and everybody one can come to from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import product

import pytest
from hypothesis import given

from graph.closure.admissibility import Ladders
from graph.closure.portfolios import REACHES
from graph.closure.words import bit, words
from graph.house.setting import Setting, setting
from graph.records import POWERS, Grade
from ontology.namespaces import HVT
from ontology.querying.sparql import STEP, Asked, Limits, Table, ask, statements_of
from ontology.reading.dataset import Dataset
from ontology.reading.facts import Choice, holds_on
from ontology.reading.loading import loads
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.plain_house import House
from tests.support.random_houses import Asked as AskedHouse
from tests.support.random_houses import Street, streets
from tests.support.smallest import smallest
from tests.support.trig import trig

pytestmark = pytest.mark.usefixtures("queries_here")

#: step -> the least it has
THRESHOLDS = {
    "any": Grade(0, 0, 0),
    "full": Grade(3, 3, 3),
    "information-discussion-1": Grade(1, 1, 0),
    "information-consequences-1": Grade(1, 0, 1),
    "discussion-consequences-1": Grade(0, 1, 1),
    "all-1": Grade(1, 1, 1),
    **{f"{power}-{least}": Grade(*(least * (p == power) for p in POWERS)) for power in POWERS for least in (1, 2, 3)},
}
WIDTHS = ("decision", "powers", "system")
SINKS = {"parliament": "ministerial", "assembly": "local"}
PATIENT = Limits(seconds=100, rows=1_000_000, size=1_000_000_000)

#: (choice, who reaches, what, how)
Reached = set[tuple[str, str, str]]


def climbing(choice: str = "", least_of: Iterable[str] = THRESHOLDS) -> str:
    """Every chain there can be, as one query over the ladders of all choices, or over that of one."""
    place, named = (f"<{choice}>", f"BIND (<{choice}> AS ?choice) ") if choice else ("?choice", "")
    ways = "\n  UNION\n".join(
        f'  {{ GRAPH {place} {{ {chain(width, sink, least)} }} {named}BIND ("{width} {sink} {least}" AS ?way) }}'
        for width, sink, least in product(WIDTHS, SINKS, least_of)
    )
    return f"SELECT DISTINCT ?choice ?actor ?way WHERE {{\n{ways}\n}}"


def chain(width: str, sink: str, least: str) -> str:
    """A chain, as `ladder/2-carries.rq` says: oversight over own conduct only after relations that act as forum.

    Its last step stands first: few lead to a sink, and a store that begins there has less to try.
    """

    def step(place: str) -> str:
        return f"<{STEP}{width}/{place}/{least}>"

    by_decision = f"?last {step(sink)} ?forum . ?actor ({step('acting')}*/{step('own')})?/{step('up')}* ?last"
    by_conduct = f"?last {step('own-' + sink)} ?forum . ?actor {step('acting')}* ?last"
    return f"{{ {by_decision} }} UNION {{ {by_conduct} }}"


def by_sparql(dataset: Dataset, here: Setting, query: str = "") -> Reached:
    asked = Asked(here.on, here.evidence)
    found = ask(statements_of(dataset, here.house.scenarios), query or climbing(), asked, limits=PATIENT)
    assert isinstance(found, Table)
    return {(choice.value, actor.value, way.value) for choice, actor, way in found.rows if choice and actor and way}


def concerned(here: Setting, choice: Choice) -> set[str]:
    """Everybody one can come to from those with a role in a choice, or who adopted or decides on what it is a part of.

    One comes up by a relation, or to who sits in a body.
    """
    waiting = [
        *([choice.lead] if choice.lead else []),
        *(to for _, to, data in here.graph.out_edges(choice.iri, data=True) if data["edge_kind"] == "role"),
        *(
            to
            for whole in wholes(here, choice.iri)
            for _, to, data in here.graph.out_edges(whole, data=True)
            if data["edge_kind"] == "role" and data["role"] in (HVT.Adopts, HVT.Decides)
        ),
    ]
    found: set[str] = set()
    while waiting:
        actor = waiting.pop()
        if actor not in found:
            found.add(actor)
            waiting += [
                to
                for _, to, data in here.graph.out_edges(actor, data=True)
                if data["edge_kind"] == "participation"
                or (data["edge_kind"] == "accountability" and data["reach"] in REACHES)
            ]
    return found


def wholes(here: Setting, choice: str) -> set[str]:
    """What a choice is a part of, directly or through others, as far as nobody adopted the part itself."""
    found: set[str] = set()
    waiting = [choice]
    while waiting:
        part = waiting.pop()
        edges = here.graph.out_edges([part], data=True)
        if not any(data["edge_kind"] == "role" and data["role"] == HVT.Adopts for *_, data in edges):
            new = set(here.facts.choices[part].part_of) & here.graph.nodes - found
            found |= new
            waiting += new
    return found


def by_closure(here: Setting, only: str = "", least_of: Iterable[str] = THRESHOLDS) -> Reached:
    """Who reaches a sink by the closure, for every choice or for one."""
    ladders = Ladders(here)
    return {
        (choice.iri, actor, f"{width} {sink} {least}")
        for choice in ladders.facts.choices.values()
        if holds_on(choice, ladders.day) and only in ("", choice.iri)
        for heard in [concerned(here, choice)]
        for (level, width), (sink, kind) in product(enumerate(WIDTHS), SINKS.items())
        for actor, word in words(ladders.of(choice), kind, level).items()
        if actor in heard
        for least in least_of
        if word & bit(THRESHOLDS[least])
    }


#: What the shipped house is asked: few of the thresholds, for a random house is asked all of them.
FEW = ("any", "full", "all-1", "discussion-2")


def called(here: Setting, notation: str) -> str:
    (choice,) = (c.iri for c in here.facts.choices.values() if c.notation == notation)
    return choice


@pytest.mark.parametrize(("on", "evidence"), [(None, "unverified"), (date(2026, 3, 1), "stated")])
def test_the_shipped_house(on: date | None, evidence: str) -> None:
    here = setting(nds(), on=on, evidence=evidence)
    choice = called(here, "K35")
    assert by_sparql(nds(), here, climbing(choice, FEW)) == by_closure(here, choice, FEW) != set()


def test_the_shipped_house_as_if_both_proposals_held() -> None:
    here = setting(nds(), scenarios=["bod-anchored", "bod-ministerial"])
    choice = called(here, "K35")
    found = by_sparql(nds(), here, climbing(choice, FEW))
    assert found == by_closure(here, choice, FEW)
    assert found > by_closure(setting(nds()), choice, FEW)


@laws(7)
@given(streets(6))
def test_random_houses(street: Street) -> None:
    """Six houses in one file; the first that differs is cut down to the smallest that does."""
    if differs(trig(street.together(), named_graph=street.named_graph), street.on, street.evidence):
        for house in street.houses:
            report(AskedHouse(house, street.on, street.evidence, street.named_graph))
        pytest.fail("the houses differ together and not one by one")


def differs(text: str, on: date | None, evidence: str) -> bool:
    dataset = loads(text, validate=False)
    here = setting(dataset, on=on, evidence=evidence)
    return by_sparql(dataset, here) != by_closure(here)


def report(case: AskedHouse) -> None:
    def shows(house: House) -> bool:
        return differs(trig(house, named_graph=case.named_graph), case.on, case.evidence)

    if shows(case.house):
        text = trig(smallest(case.house, shows), named_graph=case.named_graph)
        here = setting(loads(text, validate=False), on=case.on, evidence=case.evidence)
        sparql, closure = by_sparql(loads(text, validate=False), here), by_closure(here)
        pytest.fail(f"on {case.on}, {case.evidence}\n{text}\nSPARQL {sparql - closure}\nclosure {closure - sparql}")
