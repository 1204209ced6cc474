"""The law that the shipped house cites: which text was read, whose statute it is, what registers list, who is a member.

Each rule is a kind of fault that the corrections of November 2026 found in many facts; none may come back in any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from ontology.namespaces import HVT
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import key
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts, Relation, holds_on
from ontology.registers.standing import BASE, standing_of
from ontology.standards import DCTERMS, SKOS
from tests.support.nds import nds
from tests.support.terms import KIND

#: what the house calls the law of co-governments, and the letters of a register code that fall under it
OWN_STATUTE = {"gm": "bwbr0005416", "pv": "bwbr0005645", "ws": "bwbr0005108"}
#: the constitution, general administrative law, private law: everybody's
EVERYBODYS = ("bwbr0001840", "bwbr0005537", "burgerlijk-wetboek-boek-2")
COLLECTIVES = {
    "gemeenten": "gm", "colleges-bw": "gm", "gemeenteraden": "gm", "provincies": "pv", "gedeputeerde-staten": "pv",
    "provinciale-staten": "pv", "waterschappen": "ws", "dagelijkse-besturen-waterschappen": "ws",
    "algemene-besturen-waterschappen": "ws",
}  # fmt: skip
STATUTES = {"Gemeentewet": "gm", "Provinciewet": "pv", "Waterschapswet": "ws"}
#: what an instrument of which no earlier text was read says
LATER = "This text is from after the reference day"
REGISTERS = re.compile(r"source-(register|tooi)-")


@cache
def facts() -> Facts:
    return read_facts(nds())


@cache
def said(predicate: str) -> dict[str, list[str]]:
    """What the house says of each node by a predicate; texts in English where they have a language."""
    found: dict[str, list[str]] = {}
    for q in nds().quads:
        if q.predicate.value == predicate:
            value = getattr(q.object, "value", key(q.object))
            if getattr(q.object, "language", None) in (None, "en"):
                found.setdefault(key(q.subject), []).append(value)
    return found


def one(predicate: str, node: str) -> str | None:
    return next(iter(said(predicate).get(node, [])), None)


def vocabulary_label(term: str) -> str:
    found = [
        getattr(q.object, "value", "")
        for q in vocabulary().quads
        if key(q.subject) == term and q.predicate.value == SKOS.prefLabel
    ]
    assert len(found) == 2
    return " ".join(found)


def instrument(provision: str) -> str:
    return one(DCTERMS.isPartOf, provision) or provision


def in_words(day: str) -> str:
    read = date.fromisoformat(day)
    return f"{read.day} {read:%B} {read.year}"


# ---------------------------------------------------------------- A text of law is in force, or said not to be


def cited_on_the_day() -> Iterator[tuple[str, list[str]]]:
    """Every fact that holds on the reference day, with the provisions it rests on."""
    day = facts().house.reference_date
    assert day
    bases = said(HVT.legalBasis)
    open_choices = {c.iri for c in facts().choices.values() if holds_on(c, day)}
    roles = {r.iri: r for r in facts().roles.values() if r.choice in open_choices}
    for group in (facts().relations, roles, facts().participations, facts().choices):
        for fact in group.values():
            cited = [p for p in bases.get(fact.iri, []) if p in facts().provisions]
            if cited and holds_on(fact, day):
                yield fact.iri, cited


def provisions_on_the_day() -> list[str]:
    found = [provision for _, cited in cited_on_the_day() for provision in cited]
    assert len(found) > 3000
    return sorted(set(found))


def test_a_text_that_was_not_in_force_on_the_day_says_so() -> None:
    silent = set()
    for provision in provisions_on_the_day():
        whole = instrument(provision)
        read = one(HVT.versionDate, provision) or one(HVT.versionDate, whole)
        in_force = one(HVT.inForceDate, whole)
        notes = " ".join(said(SKOS.note).get(whole, []) + said(SKOS.note).get(provision, []))
        if in_force and read == in_force:
            continue
        if not read and not in_force:
            continue  # no consolidated text at all: private law, the rule of confidence, a decree known by name
        known = (f"the text of {in_words(in_force)}, not read",) if in_force else ("was not established", LATER)
        if not any(words in notes for words in known):
            silent.add((provision, read, in_force))
    assert sorted(silent) == []


def test_no_fact_rests_on_law_that_began_after_its_day_alone() -> None:
    day = str(facts().house.reference_date)
    unknown = {r.iri for r in facts().relations.values() if r.status == "unknown"}
    cited = list(cited_on_the_day())
    assert len(cited) > 1300
    late = [
        iri
        for iri, provisions in cited
        if iri not in unknown and all((one(HVT.validFrom, instrument(p)) or "") > day for p in provisions)
    ]
    assert late == []


def test_the_statutes_of_co_governments_are_cited_from_one_text() -> None:
    """Texts of 2009, 2010 and 2011 were cited beside newer ones; an item had another letter there."""
    found = {
        (whole, one(HVT.versionDate, provision) or "")
        for provision in provisions_on_the_day()
        for code in OWN_STATUTE.values()
        if (whole := instrument(provision)) == f"{BASE}law-{code}"
    }
    assert sorted((whole.removeprefix(f"{BASE}law-"), day) for whole, day in found) == [
        ("bwbr0005108", "2017-01-01"),
        ("bwbr0005416", "2022-05-01"),
        ("bwbr0005645", "2025-01-01"),
    ]


# ---------------------------------------------------------------- A body stands under its own statute


def sort_of(actor: str) -> str | None:
    name = actor.removeprefix(BASE)
    code = re.match(r"(gm|pv|ws)\d{2,4}(-|$)", name)
    return code[1] if code else COLLECTIVES.get(name)


def of_co_governments() -> list[tuple[str, Relation]]:
    found = [(sort, r) for r in facts().relations.values() if (sort := sort_of(r.account_giver))]
    assert len(found) > 2000
    return found


def test_no_body_is_put_under_a_statute_that_is_not_its_own() -> None:
    others = set(OWN_STATUTE.values())
    wrong = [
        (r.iri, p)
        for sort, r in of_co_governments()
        for p in r.legal_basis
        if any(f"law-{code}" in p for code in others - {OWN_STATUTE[sort]})
    ]
    assert wrong == []


def test_no_kind_puts_a_body_under_a_statute_that_is_not_its_own() -> None:
    """Provinces and water authorities stood in a "municipal hierarchy, Gemeentewet 160"."""
    wrong = set()
    for sort, r in of_co_governments():
        kind = facts().kinds.get(r.kind or "")
        named = {
            letters for statute, letters in STATUTES.items() if kind and statute in f"{kind.basis.nl} {kind.label.nl}"
        }
        if named and sort not in named:
            wrong.add((sort, r.kind))
    assert wrong == set()
    assert "gemeente" not in facts().kinds[KIND.local_hierarchy].label.nl


def test_officials_and_who_acts_for_the_body_are_told_apart() -> None:
    """160(1)(c) is about officials, (d) about acts of private law; a municipality is not under its own executive."""
    acts = [r for r in facts().relations.values() if r.kind == KIND.acts_through_executive]
    assert len(acts) == 342 + 12 + 21 + 3
    sorts = {"gm": "inferred", "pv": "inferred", "ws": "arguable"}
    for r in acts:
        sort = sort_of(r.account_giver)
        assert sort and r.status == sorts[sort], r.iri
        assert r.legal_basis and not any(p.endswith(("160-1-c", "158-1-c")) for p in r.legal_basis), r.iri
    assert not [r for r in facts().relations.values() if r.kind == KIND.local_hierarchy]


def test_a_mayor_answers_to_the_commissioner_by_a_kind_of_its_own() -> None:
    mayors = [r for r in facts().relations.values() if r.account_giver.endswith("-burgemeester") and r.themes]
    assert len(mayors) == 342
    assert {r.kind for r in mayors} == {KIND.ibt_mayor_commissioner}
    assert all(f"{BASE}law-bwbr0005416-118" in r.legal_basis for r in mayors)
    # an organ of the municipality of its own, not its "dagelijks bestuur"
    assert "dagelijks bestuur" not in vocabulary_label(HVT.Executive)


def test_the_list_of_standards_is_overseen_as_the_paragraphs_in_force_say() -> None:
    found = {r.account_giver.removeprefix(BASE): r for r in facts().relations.values() if r.kind == KIND.wdo_standards}
    assert {name: r.grade and r.grade[0] for name, r in found.items()} == {
        "colleges-bw": 1, "dagelijkse-besturen-waterschappen": 1, "gedeputeerde-staten": 2, "uwv": 1, "svb": 1,
    }  # fmt: skip
    assert not [r.iri for r in found.values() if any("48156-4-2" in p or "48156-17-1" in p for p in r.legal_basis)]


# ---------------------------------------------------------------- A register is cited for what it lists


def registers_of(sources: tuple[str, ...]) -> list[str]:
    return [s for s in sources if REGISTERS.search(s)]


def test_no_register_says_who_sits_where_or_who_decides_what() -> None:
    """Registers list organisations: no seat, role, money or office-holder is in them."""
    groups = (facts().participations, facts().roles, facts().funding, facts().tenures, facts().absences)
    told = [fact for group in groups for fact in group.values()]
    assert len(told) > 300
    assert [fact.iri for fact in told if registers_of(fact.sources)] == []


def test_a_register_is_cited_for_the_ministry_of_a_body_that_it_lists() -> None:
    """Who is a member of what and who acts for whom is in none; the last three are ministries that came and went."""
    listed = {f"{BASE}{name}" for name in standing_of(nds()).ids.values()}
    offices = {a.iri for a in facts().actors.values() if {HVT.Minister, HVT.MinisterialOffice} & a.classes}
    cited = [r for r in facts().relations.values() if registers_of(r.sources) and r.status != "unknown"]
    assert len(cited) > 150
    assert {r.iri.removeprefix(BASE) for r in cited if not (r.account_giver in listed and r.forum in offices)} == {
        f"rel-minister-{name}--staten-generaal" for name in ("aenm", "kgg", "vro")
    }


@pytest.mark.parametrize("body", ["npd", "manifestgroep"])
def test_a_member_from_general_knowledge_cites_general_knowledge(body: str) -> None:
    seats = [p for p in facts().participations.values() if p.body == BASE + body]
    assert len(seats) >= 14
    assert {(p.status, p.sources) for p in seats} == {("unverified", (f"{BASE}source-general-knowledge",))}


def test_general_knowledge_is_never_surer_than_unverified() -> None:
    source = f"{BASE}source-general-knowledge"
    groups = (facts().relations, facts().participations, facts().roles)
    resting = [fact for group in groups for fact in group.values() if fact.sources == (source,)]
    assert len(resting) > 400
    assert {fact.status for fact in resting} == {"unverified"}


def test_law_and_names_from_third_parties_alone_are_never_surer_than_unverified() -> None:
    """Grade C carries no more, whether a hand or a rule of the registers wrote the fact."""
    graded = {source.iri: source.grade for source in facts().sources.values()}
    statuses, cited = said(HVT.status), said(DCTERMS.source)
    written = {*facts().provisions, *facts().names, *facts().relations, *facts().participations}
    resting = {n for n in written if cited.get(n) and {graded[s] for s in cited[n]} == {"C"}}
    assert len(resting) > 600
    told = {(n.removeprefix(BASE), *statuses.get(n, [])) for n in resting}
    assert {line for line in told if line[1:] not in ((HVT.unverified,), (HVT.unknown,))} == set()


# ---------------------------------------------------------------- A member is a body, not an organ of it


def test_a_member_is_no_organ() -> None:
    organs = {HVT.Executive, HVT.Assembly, HVT.MinisterialOffice, HVT.Minister, HVT.StateSecretary}
    members = [(r.iri, r.forum or "") for r in facts().relations.values() if r.kind == KIND.association_members]
    assert len(members) == 342 + 12 + 21 + 4
    assert [iri for iri, member in members if facts().actors[member].classes & organs] == []


def test_no_seat_is_held_by_an_organ_of_a_co_government() -> None:
    organs = {HVT.Executive, HVT.Assembly}
    seats = [(p.iri, p.participant) for p in facts().participations.values()]
    plain = [(a.iri, member) for a in facts().actors.values() for member in a.participants]
    assert len(seats) > 80
    held = [iri for iri, actor in seats + plain if actor in facts().actors and facts().actors[actor].classes & organs]
    assert held == []
