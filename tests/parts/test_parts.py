"""A part of a house answers as the whole does, byte for byte: of random houses, odd ones and the one that ships."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from random import Random

import numpy as np
import pytest
from hypothesis import given
from networkx import NetworkXUnfeasible
from pyoxigraph import RdfFormat, parse, serialize

from benchmarks.state_house import state_house
from exports.data.gaps import choice_json
from graph.answers.answering import answer
from graph.answers.explaining import explain
from graph.house.setting import EVIDENCE, setting
from graph.parts import selecting
from graph.parts.answering import Asked, Part, answers, part_setting, parts_of
from graph.parts.links import Links
from graph.parts.rules import NOT_FOLLOWED, RULES
from graph.parts.selecting import select
from ontology.columns.statements import statements_of
from ontology.errors import InputError, UnknownNameError
from ontology.namespaces import HVT
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import Dataset, by_graph
from ontology.reading.extracting import scenario_notations
from ontology.reading.loading import loads
from ontology.shipped import VOCABULARY
from ontology.standards import OWL, RDF
from tests.support.fuzzed import fuzzed
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import Street, drawn, streets
from tests.support.trig import trig

PREFIXES = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://example.org/> .
ex:source a hvt:Source ; dcterms:title "bron"@nl , "source"@en ; hvt:evidenceGrade "A" ; hvt:readInFull true .
ex:house a hvt:House ; dcterms:title "huis"@nl , "house"@en ; hvt:referenceDate "2025-09-29"^^xsd:date .
ex:parliament a hvt:Parliament ; skos:prefLabel "parlement"@nl , "parliament"@en .
ex:minister a hvt:Minister ; skos:prefLabel "minister"@nl , "minister"@en .
ex:top a hvt:AccountabilityRelation ; hvt:accountGiver ex:minister ; hvt:forum ex:parliament ;
    hvt:relationKind kind:parliament-minister ; hvt:status hvt:stated ; dcterms:source ex:source .
"""


@pytest.fixture(params=[True, False], ids=["compiled", "numpy"])
def compiled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(selecting, "_MANY", 0 if request.param else 1 << 62)
    yield


def links_of(house: Dataset) -> Links:
    return Links(statements_of(serialize(house.quads, format=RdfFormat.N_QUADS) or b""))


def parts(links: Links, size: int) -> list[Part]:
    choices = links.choices
    return list(parts_of(links, [choices[at : at + size] for at in range(0, choices.size, size)]))


def written(told: object) -> str:
    return json.dumps(told, ensure_ascii=False)


def held_together(
    house: Dataset,
    found: Sequence[Part],
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
) -> None:
    """Hold the answers of parts that together have all choices to those of the whole house."""
    whole = setting(house, on, scenarios, evidence)
    asked = Asked(on, whole.house.scenarios, evidence, house.digest)
    told = [written(choice_json(choice)) for part in found for choice in answers(part, asked)]
    assert sorted(told) == sorted(written(choice_json(choice)) for choice in answer(whole).choices)
    assert all(part_setting(part, asked).house == whole.house for part in found[:2])


@laws(20)
@given(streets(8))
def test_random_houses(street: Street) -> None:
    house = loads(trig(street.together(), named_graph=street.named_graph), validate=False)
    held_together(house, parts(links_of(house), 2), street.on, evidence=street.evidence)


def test_either_fixpoint_is_the_same(compiled: None) -> None:
    random = Random(7)
    size = 400
    ends = [(random.randrange(size), random.randrange(size)) for _ in range(700)]
    ends.sort()
    first = np.searchsorted([start for start, _ in ends], np.arange(size + 1))
    words = np.zeros(size, np.uint64)
    seeds = {random.randrange(size): 1 << bit for bit in range(64)}
    for place, word in seeds.items():
        words[place] = word
    plain = dict.fromkeys(range(size), 0) | seeds
    steps = [*ends, *((place, place - 1) for place in range(1, size, 2))]
    while any(plain[start] & ~plain[end] for start, end in steps):
        for start, end in steps:
            plain[end] |= plain[start]
    selecting.spread(first, np.array([end for _, end in ends]), words)
    assert words.tolist() == list(plain.values())


@cache
def shipped() -> Links:
    return links_of(nds())


@cache
def shipped_parts() -> tuple[Part, ...]:
    """Every choice of the shipped house whose own part is small, and all others in one."""
    links = shipped()
    alone = [np.array([number]) for number in links.choices]
    small = [rows.size < 5_000 for rows in select(links, alone)]
    few = [one for one, is_small in zip(alone, small, strict=True) if is_small]
    many = np.concatenate([one for one, is_small in zip(alone, small, strict=True) if not is_small])
    return tuple(parts_of(links, [*few, many]))


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_the_shipped_house(evidence: str) -> None:
    held_together(nds(), shipped_parts(), evidence=evidence)


@pytest.mark.parametrize("on", [date(2024, 2, 1), date(2026, 3, 1)])
def test_the_shipped_house_on_another_day_under_every_scenario(on: date) -> None:
    held_together(nds(), shipped_parts(), on, tuple(scenario_notations(nds())))


def test_a_part_explains_as_the_whole_does() -> None:
    whole = setting(nds())
    asked = Asked(digest=nds().digest)
    few = [part for part in shipped_parts() if len(part.choices) == 1 and part.choices[0] in whole.graph][::3]
    assert len(few) > 5
    for part in few:
        assert explain(part_setting(part, asked), part.choices[0]) == explain(whole, part.choices[0])


def test_a_part_of_a_state_is_small() -> None:
    """Two hundred municipalities stand in nobody's way: a choice is answered from a hundredth of the house."""
    house = loads(state_house(1000, 40), validate=False)
    found = parts(links_of(house), 1)
    held_together(house, found)
    sizes = sorted(part.text.count(b"\n") for part in found)
    assert sizes[len(sizes) // 2] * 50 < len(house.quads)


def test_houses_gone_wrong() -> None:
    """Statements dropped, doubled, moved and given values that will not do: read as far as the whole house is."""
    asked = 0
    for number in range(40):
        quads = list(parse(trig(drawn(Random(number)), named_graph="https://example.org/graph"), format=RdfFormat.TRIG))
        quads += parse(
            PREFIXES + "ex:idea a hvt:Scenario ; hvt:adds ex:graph ; hvt:withdraws ex:actor-1 , ex:role-0-0 .",
            format=RdfFormat.TRIG,
        )
        house = Dataset(tuple(fuzzed(quads, number, 10)), digest="of the whole")
        for scenarios in ((), ("https://example.org/idea",)):
            try:
                answer(setting(house, None, scenarios))
            except (InputError, UnknownNameError, NetworkXUnfeasible):  # so wrong that the whole house has no answer
                continue
            held_together(house, parts(links_of(house), 1 + number % 3), None, scenarios)
            asked += 1
    assert asked > 40


def choice(name: str, more: str = "") -> str:
    return f'ex:{name} a hvt:Choice ; skos:prefLabel "{name}"@nl , "{name}"@en {more} .\n'


def decides(name: str, actor: str, role: str = "Decides") -> str:
    return (
        f"ex:{role}-{name}-{actor} a hvt:RoleAssignment ; hvt:choice ex:{name} ; hvt:actor ex:{actor} ; "
        f"hvt:role hvt:{role} ; hvt:status hvt:stated ; dcterms:source ex:source .\n"
    )


def actor(name: str, leaf: str = "Agency", more: str = "") -> str:
    return f'ex:{name} a hvt:{leaf} ; skos:prefLabel "{name}"@nl , "{name}"@en {more} .\n'


def relation(giver: str, forum: str, more: str = "; hvt:relationKind kind:ministry-hierarchy") -> str:
    return (
        f"ex:{giver}-{forum} a hvt:AccountabilityRelation ; hvt:accountGiver ex:{giver} ; hvt:forum ex:{forum} ; "
        f"hvt:status hvt:stated ; dcterms:source ex:source {more} .\n"
    )


def odd(text: str, *scenarios: str, size: int = 1) -> list[Part]:
    house = loads(PREFIXES + text, validate=False)
    found = parts(links_of(house), size)
    held_together(house, found, None, scenarios)
    return found


def test_a_chain_of_relations_and_one_of_parts() -> None:
    text = "".join(actor(f"a{n}") + relation(f"a{n}", f"a{n + 1}") for n in range(300))
    text += actor("a300") + relation("a300", "minister") + choice("c", "; dcterms:isPartOf ex:w0")
    text += "".join(choice(f"w{n}", f"; dcterms:isPartOf ex:w{n + 1}") for n in range(300))
    text += choice("w300") + decides("w300", "a0", "Adopts")
    odd(text, size=150)


def test_a_whole_knows_that_it_has_parts() -> None:
    """A whole that only lays down an aim is not asked for money: that is known by the parts alone."""
    (whole, *_) = odd(
        choice("whole") + decides("whole", "minister", "Adopts") + choice("z", "; dcterms:isPartOf ex:whole")
    )
    assert b"ex:z" not in whole.text and b"https://example.org/z> <http://purl.org/dc/terms/isPartOf>" in whole.text


def test_who_sits_in_a_caretaking_cabinet() -> None:
    period = (
        "ex:period a hvt:CaretakerPeriod ; hvt:about ex:cabinet ; hvt:status hvt:stated ; dcterms:source ex:source .\n"
    )
    asked = choice("c") + decides("c", "minister") + period
    seat = "ex:seat a hvt:Participation ; hvt:body ex:cabinet ; hvt:participant ex:minister ; hvt:status hvt:stated ;"
    odd(asked + actor("cabinet", "Cabinet") + seat + " hvt:participationRole hvt:Member ; dcterms:source ex:source .")
    odd(asked + actor("cabinet", "Cabinet", "; hvt:participant ex:minister"))
    odd(asked + actor("cabinet", "Cabinet") + "ex:minister org:memberOf ex:cabinet .")
    odd(asked + actor("cabinet", "Cabinet") + "ex:period hvt:about ex:minister .")


def test_whose_law_holds_follows_from_kinds_elsewhere_in_the_house() -> None:
    """Of a house that names no jurisdiction it is that of its kinds: those that no choice depends on too."""
    asked = choice("c", '; hvt:choiceKind hvt:Order ; hvt:bindingOn "x"@en') + decides("c", "alone") + actor("alone")
    foreign = [kind for kind, said in vocabulary().says().items() if said.get(HVT.jurisdiction) and "/kind/" in kind]
    for kind in (foreign[0], foreign[-1]):
        odd(asked + actor("other") + relation("other", "parliament", f"; hvt:relationKind <{kind}>"))


def test_what_the_house_says_of_classes_themes_and_kinds() -> None:
    text = """\
ex:Court rdfs:subClassOf ex:Office . ex:Office rdfs:subClassOf hvt:Minister . hvt:Minister rdfs:subClassOf ex:Anything .
ex:Decision rdfs:subClassOf hvt:Choice .
ex:a-theme skos:broader ex:b-theme . ex:b-theme skos:broader ex:c-theme .
kind:ministry-hierarchy hvt:informationGrade 1 .
ex:own-kind a hvt:RelationKind ; skos:prefLabel "eigen"@nl , "own"@en ; hvt:informationGrade 2 ; hvt:discussionGrade 2 ;
    hvt:consequencesGrade 1 ; hvt:reach hvt:powers ; hvt:legalBasis ex:act .
ex:act a hvt:LegalProvision ; skos:prefLabel "wet"@nl , "act"@en .
ex:court a ex:Court ; skos:prefLabel "hof"@nl , "court"@en .
ex:d a ex:Decision ; skos:prefLabel "d"@nl ; hvt:theme ex:a-theme .
"""
    text += decides("d", "court") + relation("court", "parliament") + choice("c") + decides("c", "desk") + actor("desk")
    text += relation("desk", "minister", "; hvt:relationKind ex:own-kind ; hvt:scopeTheme ex:c-theme")
    text += decides("d", "desk")
    odd(text)


def test_what_a_scenario_adds_and_withdraws_in_two_graphs() -> None:
    text = choice("c") + decides("c", "desk") + actor("desk") + relation("desk", "minister")
    text += choice("other", "; dcterms:isPartOf ex:c") + decides("other", "desk")
    text += f"ex:one {{ {relation('desk', 'parliament')} ex:desk-minister hvt:validUntil '2020'^^xsd:gYear . }}\n"
    text += "ex:two { ex:desk hvt:independentByLaw ex:act . ex:desk skos:altLabel 'D'@nl . }\n"
    text += "ex:idea a hvt:Scenario ; hvt:adds ex:one ; hvt:withdraws ex:desk-minister , ex:other , 'ex:desk' .\n"
    text += "ex:plan a hvt:Scenario ; hvt:adds ex:two ; hvt:withdraws ex:Decides-c-desk .\n"
    for scenarios in ((), ("idea",), ("plan",), ("idea", "plan")):
        odd(text, *scenarios)


def test_a_choice_that_somebody_answers_to() -> None:
    """Whoever refers to a choice as an actor makes it one: a sentence then names it as such."""
    text = choice("c") + choice("d") + actor("desk") + relation("desk", "c") + decides("d", "c") + decides("c", "desk")
    odd(text)


def test_who_bore_another_name_on_the_day() -> None:
    text = choice("c") + decides("c", "desk") + actor("desk", more='; hvt:researchedOn "2025-01-01"^^xsd:date')
    text += 'ex:was a hvt:DatedName ; prov:specializationOf ex:desk ; skos:prefLabel "toen"@nl , "then"@en ; '
    text += "hvt:status hvt:stated ."
    odd(text)


def test_pierced_bodies_within_bodies() -> None:
    inside = "".join(actor(f"b{n}", "ConsultativeBody", f"; hvt:participant ex:b{n + 1}") for n in range(50))
    text = inside + actor("b50", "ProgrammeBody", "; hvt:participant ex:b0 , ex:minister") + choice("c")
    odd(text + decides("c", "b0") + choice("d") + decides("d", "b20"))


def test_who_leads_sits_holds_and_is_closed_and_what_another_source_says() -> None:
    text = actor("second", "Minister") + relation("second", "parliament") + actor("third", "Minister")
    text += relation("third", "parliament") + actor("leader") + relation("leader", "third")
    text += choice("led", "; hvt:lead ex:leader") + decides("led", "minister") + decides("led", "second")
    text += actor("table", "ConsultativeBody") + choice("seated") + decides("seated", "table")
    text += "ex:seat a hvt:Participation ; hvt:body ex:table ; hvt:participant ex:second ; hvt:status hvt:stated ; "
    text += "hvt:participationRole hvt:Chair ; dcterms:source ex:source .\n"
    text += "ex:held a hvt:Tenure ; hvt:holder ex:somebody ; hvt:office ex:third ; hvt:status hvt:stated ; "
    text += 'hvt:validUntil "2020-01-01"^^xsd:date ; dcterms:source ex:source .\n'
    text += (
        choice("vacant") + decides("vacant", "third") + choice("closed") + decides("closed", "alone") + actor("alone")
    )
    text += "ex:none a hvt:AbsenceStatement ; hvt:about ex:alone ; hvt:absent hvt:AccountabilityUpward ; "
    text += "hvt:status hvt:stated ; dcterms:source ex:source .\n"
    text += choice("said") + decides("said", "desk") + actor("desk") + actor("other") + relation("other", "minister")
    text += relation("desk", "minister") + "ex:desk-minister hvt:contradicts ex:other-minister .\n"
    odd(text)


def test_statements_that_are_no_house() -> None:
    links = Links(statements_of(b"<x:a> <x:p> <x:b> .\n"))
    assert links.choices.size == 0 and parts(links, 1) == []


def test_every_property_that_names_something_is_followed_or_not() -> None:
    """A new property of the vocabulary has to be thought of here: who leaves it out may answer wrongly."""
    said = by_graph(parse(path=str(VOCABULARY / "hvt.ttl")))[None]
    naming = {term for term, told in said.items() if OWL.ObjectProperty in told.get(RDF.type, ())}
    followed = {rule.predicate for rule in RULES}
    assert naming and naming <= followed | NOT_FOLLOWED
    assert not followed & NOT_FOLLOWED
