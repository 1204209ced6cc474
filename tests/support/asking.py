"""Ask the package and the oracle the same question, and put both answers in the same plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from graph.answers.answering import answer
from graph.columns.telling import ToldChoice, ToldDecider
from graph.house.setting import setting
from graph.records import Answer
from ontology.reading.loading import loads
from tests.support.by_columns import held_together
from tests.support.oracle import POWERS, Finding
from tests.support.plain_house import House
from tests.support.rulings import Aim, Ruling, rulings
from tests.support.trig import trig

__all__ = ["Words", "answer_words", "asked", "choice_words", "oracle_words"]

#: the gaps and caveats of which the oracle has an opinion
GAPS = frozenset(
    {
        *("no-decider", "execution-undecided", "not-recorded", "no-chain", "limited-powers", "system-only"),
        *("informal-decider", "many-hands", "overload", "lapsed"),
    }
)
CAVEATS = frozenset({"caretaker", "office-vacant"})
#: what a verdict says, field by field
Words = Mapping[str, object]


def asked(house: House, on: date | None = None, evidence: str = "unverified", named_graph: str | None = None) -> Answer:
    """Write the house down, and let the package read, build and answer it: by records and by columns, which agree."""
    dataset = loads(trig(house, named_graph=named_graph), validate=False)
    here = setting(dataset, on=on, evidence=evidence)
    told = answer(here)
    held_together(here, told)
    return told


def answer_words(told: Iterable[ToldChoice]) -> dict[str, Words]:
    return {choice.iri: choice_words(choice) for choice in told}


def choice_words(choice: ToldChoice) -> Words:
    names = [decider.iri for decider in choice.deciders]
    assert len(names) == len(set(names)), f"a decider is named twice: {names}"
    return {
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
        "grade": tuple(choice.grade),
        "lead": choice.lead,
        "aim": aim_words(choice),
        "requested by": choice.requested_by,
        "pending": choice.pending,
        "caveats": sorted(CAVEATS.intersection(choice.caveats)),
        "gaps": sorted(GAPS.intersection(choice.gaps)),
        "deciders": {decider.iri: decider_words(decider) for decider in choice.deciders},
    }


def aim_words(choice: ToldChoice) -> Words | None:
    aim = choice.aim
    if aim is None:
        return None
    return {
        "verdict": aim.verdict,
        "ministerial": aim.ministerial,
        "grade": tuple(aim.grade),
        "adopters": aim.adopters,
        "part of": aim.part_of,
        "status": aim.status,
        "chains": {actor: chain.relations if chain else () for actor, chain in aim.chains.items()},
    }


def oracle_aim_words(aim: Aim | None) -> Words | None:
    if aim is None:
        return None
    return {
        "verdict": aim.verdict,
        "ministerial": aim.ministerial,
        "grade": aim.grade,
        "adopters": aim.adopters,
        "part of": aim.part_of,
        "status": aim.status,
        "chains": {actor: f.chain.relations if f.chain else () for actor, f in aim.findings.items()},
    }


def decider_words(decider: ToldDecider) -> Words:
    chain, oversight = decider.chain, decider.oversight
    return {
        "pierced from": decider.pierced_from,
        "verdict": decider.verdict,
        "grade": tuple(decider.grade),
        "chain": chain.relations if chain else (),
        "reach": chain.reach if chain else None,
        "status": chain.status if chain else None,
        "office": chain.office if chain else None,
        "terminal": chain.terminal if chain else None,
        "bottlenecks": {power: tuple(chain.bottlenecks.get(power, ())) for power in POWERS} if chain else {},
        "pareto": sorted(tuple(grade) for grade in decider.pareto),
        "oversight": tuple(oversight.grade) if oversight else None,
        "oversight chain": oversight.relations if oversight else (),
    }


def oracle_words(house: House, on: date | None = None, evidence: str = "unverified") -> dict[str, Words]:
    leads = {choice.iri: choice.lead for choice in house.choices}
    found = rulings(house, on, evidence)
    return {choice: ruling_words(ruling, leads[choice]) for choice, ruling in found.items()}


def ruling_words(ruling: Ruling, lead: str | None) -> Words:
    return {
        "verdict": ruling.verdict,
        "ministerial": ruling.ministerial,
        "grade": ruling.grade,
        "lead": lead,
        "aim": oracle_aim_words(ruling.aim),
        "requested by": ruling.requested_by,
        "pending": ruling.pending,
        "caveats": sorted(ruling.caveats),
        "gaps": sorted(ruling.gaps),
        "deciders": {
            decider: finding_words(finding, ruling.pierced_from[decider])
            for decider, finding in ruling.findings.items()
        },
    }


def finding_words(finding: Finding, pierced_from: tuple[str, ...]) -> Words:
    chain, oversight = finding.chain, finding.oversight
    return {
        "pierced from": pierced_from,
        "verdict": finding.verdict,
        "grade": finding.grade,
        "chain": chain.relations if chain else (),
        "reach": chain.reach if chain else None,
        "status": chain.status if chain else None,
        "office": chain.office if chain else None,
        "terminal": chain.terminal if chain else None,
        "bottlenecks": dict(chain.bottlenecks) if chain else {},
        "pareto": list(finding.pareto),
        "oversight": oversight.grade if oversight else None,
        "oversight chain": oversight.relations if oversight else (),
    }
