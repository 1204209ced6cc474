"""Popolo: parts, posts and terms of office; a parent is no forum, and a member is no office-holder."""

from __future__ import annotations

import json

import pytest

from ontology.errors import InputError
from tests.intake.taken import BASE, taken

PARLIAMENT = {
    "organizations": [
        {"id": "o1", "name": "Ministerie X", "classification": "ministerie", "founding_date": "2010-10"},
        {"id": "o2", "name": "Dienst Y", "parent_id": "o1", "classification": "dienst", "other_names": [{"name": "Y"}],
         "identifiers": [{"scheme": "oin", "identifier": "007"}], "links": [{"url": "https://y.nl"}]},
        {"id": "o4", "name": "Dienst Z"}, {"id": "o4", "name": "Dienst Q", "parent_id": "o9"},
        {"id": "o5", "parent_id": "o4"}, {"name": "zonder"}, {"id": "o6", "name": "Z", "parent_id": "o6"},
        {"id": 7, "name": "Zeven", "founding_date": "2011-13", "dissolution_date": "2011"},
    ],
    "posts": [
        {"id": "p1", "label": "Directeur", "organization_id": "o2", "start_date": "2024-01-01"},
        {"id": "p2", "role": "Minister", "organization_id": "o1", "area_id": "x"},
    ],
    "persons": [{"id": "a", "name": "An"}, {"id": "b", "name": "Bo"}, {"id": "c"}],
    "memberships": [
        {"person_id": "a", "post_id": "p2", "start_date": "2024", "end_date": "2025-03"},
        {"person_id": "a", "post_id": "p1", "start_date": "2025-03-02", "end_date": "2025-03-01"},
        {"person_id": "b", "organization_id": "o1"}, {"person_id": "a", "post_id": "p7"},
        {"person_id": "c", "post_id": "p1"}, {"person_id": "zz", "post_id": "p1"},
        {"organization_id": "o1", "member": {"id": "o2"}, "start_date": "2020"},
    ],
    "areas": [{"id": "x"}, {"id": "y"}],
}  # fmt: skip


def test_parts_posts_and_terms() -> None:
    told = taken("popolo", json.dumps(PARLIAMENT), lang="nl")
    facts = told.house.facts
    actors = {iri.removeprefix(BASE): actor for iri, actor in facts.actors.items()}
    assert told.relations() == set()  # a parent is no forum
    assert actors["organisation/o2"].part_of == (f"{BASE}organisation/o1",)
    assert {iri.rpartition("#")[2] for iri in actors["organisation/o1"].classes} >= {"Ministry"}
    assert {iri.rpartition("#")[2] for iri in actors["organisation/o2"].classes} & {"Ministry", "Agency"} == set()
    assert set(actors["organisation/o2"].names) == {"Y", "oin 007"}
    assert {"organisation/o4", "organisation/o4/2", "organisation/7", "post/p1", "post/p2"} <= set(actors)
    assert actors["organisation/o5"].part_of == () == actors["organisation/o6"].part_of
    terms = {
        (t.holder.removeprefix(BASE), t.office.removeprefix(BASE), str(t.valid_from), str(t.valid_until))
        for t in facts.tenures.values()
    }
    assert terms == {
        ("person/a", "post/p2", "2024-01-01", "2025-03-01"),
        ("person/a", "post/p1", "None", "2025-03-01"),
    }
    assert [(s.body.removeprefix(BASE), s.participant.removeprefix(BASE)) for s in facts.participations.values()] == [
        ("organisation/o1", "organisation/o2")
    ]
    assert "Bo" not in told.intake.turtle  # a person without an office is nobody's business here
    assert '"2024"^^xsd:gYear' in told.intake.turtle


def test_every_oddity_is_told() -> None:
    told = taken("popolo", json.dumps(PARLIAMENT), lang="nl")
    assert told.remarks() == {
        ("unusable", "organisation o4", "another thing with the same id", 1),
        ("unusable", "parent_id o9", "refers to what is not there", 1),
        ("unusable", "parent_id o4", "refers to an id of more than one", 1),
        ("unusable", "parent_id", "refers to itself", 1),
        ("unusable", "organisation", "no id", 1),
        ("unusable", "founding_date 2011-13", "no date", 1),
        ("unusable", "start_date", "does not begin before it ends", 1),
        ("unusable", "post_id p7", "refers to what is not there", 1),
        ("unusable", "person_id zz", "refers to what is not there", 1),
        ("unusable", "person", "no name", 1),
        ("left-aside", "membership", "a person without an office", 1),
        ("left-aside", "person", "a person without an office", 2),
        ("left-aside", "areas", "a house has no place for it", 2),
        ("left-aside", "organisation.links", "a house has no place for it", 1),
        ("left-aside", "post.area_id", "a house has no place for it", 1),
        ("noticed", "classification dienst", "no rule says what kind of actor this is", 1),
        ("noticed", "classification", "no rule says what kind of actor this is", 5),
        ("noticed", "name", "no name", 1),
    }


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[]", "a: no Popolo"),
        ('{"persons": []}', "a: no Popolo"),
        ('{"organizations": [}', "a:1:20: not legal JSON"),
        ('{"organizations": []}', "a: holds nothing that a rule for popolo is about"),
        ('{"organizations": ["x", null, 3]}', "a: holds nothing"),
    ],
)
def test_what_is_no_popolo_is_one_sentence(text: str, wrong: str) -> None:
    with pytest.raises(InputError, match=wrong):
        taken("popolo", text)
