"""What an answer counts: every choice in one class, and the same on stated facts alone (model-2.md 3, 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from exports.data.gaps import answer_to_json
from graph.answers.answering import answer
from graph.house.setting import setting
from graph.records import CAVEATS, MINISTERIAL
from ontology.codelists.ranks import SEVERITY
from ontology.reading.loading import loads
from tests.support.asking import asked
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.plain_house import Actor, Choice, House, Participation, Relation, Role, Span
from tests.support.random_houses import KINDS, TIE, TODAY, Asked, Street, asked_houses, iri, streets
from tests.support.reaching import reached, reaching
from tests.support.trig import trig


@reaching(20)
@laws(40)
@given(streets(5))
def test_the_class_on_stated_facts_is_that_of_who_asks_on_them(street: Street) -> None:
    """Whether it is asked again, or seen to rest on stated facts alone."""
    dataset = loads(trig(street.together(), named_graph=street.named_graph), validate=False)
    told = answer(setting(dataset, street.on, (), street.evidence))
    alone = answer(setting(dataset, street.on, (), "stated"))
    assert {c.iri: c.ministerial_stated for c in told.choices} == {c.iri: c.ministerial for c in alone.choices}
    assert told.classes_stated == alone.classes == alone.classes_stated
    if told.classes != alone.classes:
        reached()


@reaching(20)
@laws(40)
@given(asked_houses())
def test_every_choice_is_in_one_class_and_every_code_is_known(case: Asked) -> None:
    told = asked(case.house, case.on, case.evidence, case.named_graph)
    assert sum(told.classes.values()) == sum(told.summary.values()) == len(told.choices)
    assert tuple(told.classes) == tuple(told.classes_stated) == MINISTERIAL
    assert 0 <= told.pending <= told.classes["full"] + told.classes["partial"]
    for choice in told.choices:
        assert list(choice.caveats) == sorted(set(choice.caveats)) and set(choice.caveats) <= set(CAVEATS)
        severities = [(SEVERITY.index(d.verdict), d.iri) for d in choice.deciders]
        assert severities == sorted(severities)
        if choice.deciders:
            reached()


def test_pending_are_the_choices_a_minister_would_answer_for() -> None:
    minister, parliament = Actor(iri("minister"), "Minister"), Actor(iri("parliament"), "Parliament")
    choices = tuple(Choice(iri(f"choice-{n}"), pending=pending) for n, pending in enumerate((True, True, False)))
    house = House(
        TODAY,
        (minister, parliament),
        (Relation(iri("up"), minister.iri, parliament.iri, "parliament-minister"),),
        choices,
        (Role(iri("one"), choices[0].iri, minister.iri), Role(iri("other"), choices[2].iri, minister.iri)),
        kinds=KINDS,
    )
    told = asked(house)
    assert (told.classes["full"], told.classes["unknown"], told.pending) == (2, 1, 1)


def test_a_decider_of_its_own_that_sits_in_the_body_too_was_not_pierced() -> None:
    minister, parliament = Actor(iri("minister"), "Minister"), Actor(iri("parliament"), "Parliament")
    table, other = Actor(iri("table"), "ConsultativeBody"), Actor(iri("other"), "ConsultativeBody")
    choice = Choice(iri("choice"))
    house = House(
        TODAY,
        (minister, parliament, table, other),
        (Relation(iri("up"), minister.iri, parliament.iri, "parliament-minister"),),
        (choice,),
        tuple(Role(iri(f"role-{a.iri[-3:]}"), choice.iri, a.iri) for a in (table, other)),
        tuple(Participation(iri(f"seat-{a.iri[-3:]}"), a.iri, minister.iri, "Member") for a in (table, other)),
        kinds=KINDS,
    )
    (decider,) = asked(house).choice(choice.iri).deciders
    assert decider.pierced_from == (other.iri, table.iri)
    direct = replace(house, roles=(*house.roles, Role(iri("role-direct"), choice.iri, minister.iri)))
    found = asked(direct).choice(choice.iri)
    assert [d.pierced_from for d in found.deciders] == [()]
    assert sorted(g.at for g in found.gaps if g.code == "informal-decider") == [other.iri, table.iri]


def test_bodies_that_sit_only_in_each_other_stay() -> None:
    one, other = Actor(iri("one"), "ProgrammeBody", researched=True), Actor(iri("two"), "ProgrammeBody")
    choice = Choice(iri("choice"))
    seats = [
        Participation(iri(f"seat-{n}"), a.iri, b.iri, "Member") for n, (a, b) in enumerate(((one, other), (other, one)))
    ]
    house = House(
        TODAY, (one, other), (), (choice,), (Role(iri("role"), choice.iri, one.iri),), tuple(seats), kinds=KINDS
    )
    found = asked(house).choice(choice.iri)
    assert [(d.iri, d.verdict, d.pierced_from) for d in found.deciders] == [(one.iri, "UNKNOWN", ())]
    assert "informal-decider" not in {gap.code for gap in found.gaps}


def test_a_lead_is_asked_only_where_offices_differ_and_may_be_no_decider() -> None:
    parliament, offices = Actor(iri("parliament"), "Parliament"), [Actor(iri(f"m{n}"), "Minister") for n in range(3)]
    choice = Choice(iri("choice"), lead=offices[2].iri)
    up = [Relation(f"{a.iri}-up", a.iri, parliament.iri, "parliament-minister") for a in offices]
    up[2] = replace(up[2], own_grades=(2, 2, 2))
    house = House(
        TODAY,
        (parliament, *offices),
        tuple(up),
        (choice,),
        tuple(Role(f"{a.iri}-role", choice.iri, a.iri) for a in offices[:2]),
        kinds=KINDS,
    )
    differing = asked(house).choice(choice.iri)
    assert (differing.verdict, differing.ministerial, differing.grade) == ("LIMITED", "partial", (3, 3, 3))
    tied = tuple(Relation(f"{a.iri}-tie", a.iri, offices[2].iri, TIE) for a in offices[:2])
    one = asked(replace(house, relations=(*up, *tied))).choice(choice.iri)
    assert (one.verdict, one.grade) == ("FULL", (3, 3, 3))


def test_a_lapsed_relation_counts_where_it_would_be_better() -> None:
    """Not only for who has no chain: an agency with limited powers was answered for in full until last year."""
    parliament, minister = Actor(iri("parliament"), "Parliament"), Actor(iri("minister"), "Minister")
    agency, choice = Actor(iri("agency"), "Agency", researched=True), Choice(iri("choice"))
    ended = Span(None, date(2025, 1, 1))
    house = House(
        TODAY,
        (parliament, minister, agency),
        (
            Relation(iri("up"), minister.iri, parliament.iri, "parliament-minister"),
            Relation(iri("now"), agency.iri, minister.iri, "zbo-kaderwet-public"),
            Relation(iri("then"), agency.iri, minister.iri, "ministry-hierarchy", span=ended),
        ),
        (choice,),
        (Role(iri("role"), choice.iri, agency.iri),),
        kinds=KINDS,
    )
    found = asked(house).choice(choice.iri)
    assert found.verdict == "LIMITED"
    assert [gap.at for gap in found.gaps if gap.code == "lapsed"] == [iri("then")]
    future = replace(house.relations[2], span=Span(date(2027, 1, 1), None))
    later = asked(replace(house, relations=(*house.relations[:2], future))).choice(choice.iri)
    assert "lapsed" not in {gap.code for gap in later.gaps}


def test_json_holds_what_the_contract_names() -> None:
    """Section 5 of the contract, key by key; what is beside it is our own."""
    told = answer_to_json(answer(setting(nds())))
    assert told["schema_version"] == "2"
    assert {"house", "summary", "classes", "classes_stated", "pending", "choices"} <= told.keys()
    of_choice = {
        "iri",
        "notation",
        "label",
        "themes",
        "pending",
        "verdict",
        "ministerial",
        "grade",
        "aim",
        "requested_by",
    }
    of_decider = {"iri", "pierced_from", "verdict", "grade", "reach", "status", "terminal", "office", "beside", "chain"}
    of_aim = {"verdict", "ministerial", "grade", "adopters", "part_of", "status"}
    assert told["choices"]
    for choice in told["choices"]:
        assert of_choice | {"lead", "caveats", "deciders", "gaps"} <= choice.keys()
    deciders = [decider for choice in told["choices"] for decider in choice["deciders"]]
    aims = [choice["aim"] for choice in told["choices"] if choice["aim"]]
    assert deciders and aims
    for decider in deciders:
        assert of_decider | {"pareto", "bottlenecks", "oversight"} <= decider.keys()
        assert decider["pareto"] == sorted(decider["pareto"])
    assert all(aim.keys() == of_aim for aim in aims)
    beside = {office for decider in deciders for office in decider["beside"]}
    assert any(office.endswith("minister-bzk") for office in beside)
