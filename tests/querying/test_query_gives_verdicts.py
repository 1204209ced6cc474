"""Law 9 (model-2.md, section 6): the verdict on a decider and on an adopter, by SPARQL and by the closure, are one.

Asked is `step:verdict` of `ontology/queries/verdicts`, who is judged (`step:decider`, `step:adopter`: bodies read as
those who sit in them), whom the record names as adopter, which choices the shipped questions call undecided, and how.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from graph.answers.answering import answer
from graph.house.setting import Setting, setting
from graph.records import Answer, ChoiceAnswer
from ontology.querying.competency import find_question
from ontology.querying.sparql import Asked, Limits, Table, ask, statements_of
from ontology.reading.dataset import Dataset
from ontology.reading.loading import loads
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.plain_house import House
from tests.support.random_houses import Street, streets
from tests.support.reaching import reached, reaching
from tests.support.smallest import smallest
from tests.support.trig import trig

pytestmark = pytest.mark.usefixtures("queries_here")

PATIENT = Limits(seconds=100, rows=1_000_000, size=1_000_000_000)
JUDGED = """
SELECT DISTINCT ?choice ?as ?who ?verdict
WHERE {
  {
    GRAPH ?choice { ?choice step:decider ?who . ?who step:verdict ?concept } BIND ("decider" AS ?as)
  }
  UNION
  {
    GRAPH ?choice { ?choice step:adopter ?who . ?who step:verdict ?concept } BIND ("adopter" AS ?as)
  }
  UNION
  {
    GRAPH ?choice { ?choice step:adoptedBy ?who } BIND ("adopted by" AS ?as)
  }
  BIND (COALESCE(STRAFTER(STR(?concept), "verdict-"), "") AS ?verdict)
}
"""
#: question -> the verdict on the choices it names
UNDECIDED = {"no-decider": "NO_DECIDER", "not-recorded": "NOT_RECORDED", "aim-only": "AIM_ONLY"}

Rows = set[tuple[str, ...]]


def by_sparql(dataset: Dataset, here: Setting, text: str = JUDGED) -> Rows:
    asked = Asked(here.on, here.evidence)
    found = ask(statements_of(dataset, here.house.scenarios), text, asked, limits=PATIENT)
    assert isinstance(found, Table)
    return {tuple(cell.value if cell else "" for cell in row) for row in found.rows}


def by_closure(told: Answer) -> Rows:
    return {row for choice in told.choices for row in judged(choice)}


def judged(choice: ChoiceAnswer) -> Rows:
    rows: Rows = {(choice.iri, "decider", d.iri, d.verdict) for d in choice.deciders}
    if choice.aim:
        rows |= {(choice.iri, "adopter", d.iri, d.verdict) for d in choice.aim.deciders}
        rows |= {(choice.iri, "adopted by", iri, "") for iri in choice.aim.adopters}
    return rows


def undecided(dataset: Dataset, here: Setting) -> dict[str, set[str]]:
    return {name: {row[0] for row in by_sparql(dataset, here, find_question(name).sparql)} for name in UNDECIDED}


@pytest.mark.parametrize(
    ("on", "evidence", "scenarios"),
    [
        (None, "unverified", []),
        (date(2026, 9, 1), "stated", []),
        (None, "unverified", ["bod-anchored", "bod-ministerial"]),
    ],
)
def test_the_shipped_house(on: date | None, evidence: str, scenarios: list[str]) -> None:
    house = nds()
    here = setting(house, on=on, evidence=evidence, scenarios=scenarios)
    told = answer(here)
    assert by_sparql(house, here) == by_closure(told) != set()
    for name, choices in undecided(house, here).items():
        assert choices == {c.iri for c in told.choices if c.verdict == UNDECIDED[name]}, name


@reaching(50)
@laws(14)
@given(streets(8))
def test_random_houses(street: Street) -> None:
    """Eight houses in one file; one that differs is cut down to the smallest that does."""
    text = trig(street.together(), named_graph=street.named_graph)
    dataset = loads(text, validate=False)
    here = setting(dataset, on=street.on, evidence=street.evidence)
    told = answer(here)
    if by_sparql(dataset, here) != by_closure(told):
        for house in street.houses:
            report(house, street)
        pytest.fail("the houses differ together and not one by one")
    found = undecided(dataset, here)
    for choice in told.choices:
        reached()
        # an aim that several offices share, one of them no minister, is left to the closure: the question says so
        shared = choice.aim is not None and choice.aim.verdict == "SHARED"
        assert shared or {name for name, some in found.items() if choice.iri in some} == {
            name for name, verdict in UNDECIDED.items() if verdict == choice.verdict
        }, choice


def report(house: House, street: Street) -> None:
    def differs(one: House) -> bool:
        dataset = loads(trig(one, named_graph=street.named_graph), validate=False)
        here = setting(dataset, on=street.on, evidence=street.evidence)
        return by_sparql(dataset, here) != by_closure(answer(here))

    if differs(house):
        text = trig(smallest(house, differs), named_graph=street.named_graph)
        dataset = loads(text, validate=False)
        here = setting(dataset, on=street.on, evidence=street.evidence)
        sparql, closure = by_sparql(dataset, here), by_closure(answer(here))
        pytest.fail(f"on {street.on}, {street.evidence}\n{text}\nSPARQL {sparql - closure}\nclosure {closure - sparql}")
