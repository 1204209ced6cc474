"""TOOI registers: versions, changes and their days; what is not understood; and the real sample where it lies near."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from ontology.errors import InputError
from ontology.registers.organisation import Organisation
from ontology.registers.register import Change, EarlierName, Register
from ontology.registers.tooi import parse_tooi, read_tooi
from tests.conftest import SHARED

HERE = Path(__file__).parents[1] / "registers"
ONT = "https://identifier.overheid.nl/tooi/def/ont/"


@cache
def traps() -> Register:
    return read_tooi([HERE / "tooi-traps.json"])


def of(register: Register, code: str) -> Organisation:
    (found,) = [it for it in register.organisations if it.code == code]
    return found


def told(register: Register, kind: str) -> set[tuple[str, str, str]]:
    return {(r.name.removeprefix(ONT), r.why.en, r.organisation) for r in register.remarked(kind)}


def test_an_earlier_version_is_no_organisation_but_an_earlier_name() -> None:
    assert [it.name for it in traps().organisations if it.code == "gm9901"] == ["Torendam"]
    assert [n for n in traps().earlier_names if n.code == "gm9901"] == [
        EarlierName("gm9901", "Oud-Torendam", date(1990, 1, 1), date(2010, 1, 1)),
        EarlierName("gm9901", "Toorendam", date(2010, 1, 1), date(2020, 1, 1)),
    ]


def test_an_organisation_begins_with_its_oldest_version() -> None:
    """`begindatum` is that of the present version; an oldest one without it was there before the register."""
    assert of(traps(), "gm9901").begun == date(1990, 1, 1)
    assert of(traps(), "gm9902").begun is None


def test_the_last_day_is_not_the_first_day_after() -> None:
    assert of(traps(), "gm9903").ended == date(2023, 1, 1)


def test_a_change_dates_what_does_not_date_itself() -> None:
    assert of(traps(), "gm9904").ended == of(traps(), "gm9905").begun == date(2023, 1, 1)


def test_an_organisation_has_the_last_word_on_its_own_days() -> None:
    assert of(traps(), "gm9906").ended == date(2022, 1, 1)
    why = "another day than the organisation itself gives; that of the organisation counts"
    assert {("invalidatedAtTime", why, "gm9906"), ("tijdstipWijziging", why, "gm9906")} <= told(traps(), "unusable")


def test_midnight_in_the_netherlands_is_the_day_before_in_utc() -> None:
    assert of(traps(), "gm9907").ended == date(2025, 1, 1)


def test_what_ends_before_it_begins_has_no_beginning() -> None:
    turned = of(traps(), "gm9908")
    assert (turned.begun, turned.ended) == (None, date(2021, 1, 1))


def test_changes_name_organisations_and_never_versions() -> None:
    assert set(traps().changes) == {
        Change("Samenvoeging", date(2023, 1, 1), ("gm9903", "gm9904"), ("gm9905",), (), ("https://example.org/stb-1",)),
        Change("Uitbreiding", date(2021, 1, 1), ("gm9906",), (), ("gm9901",)),
        Change("Toestandswijziging", None, (), (), ("gm9901",)),
        Change("Opheffing", None),
    }


def test_a_zbo_has_its_ministry_its_cluster_and_whether_the_kaderwet_applies() -> None:
    body = of(traps(), "zb970001")
    assert (body.sorts, body.kaderwet, body.ministry) == (("zbo",), True, "mnre9901")
    assert (body.cluster, body.abbreviation) == ("zb970002", "PG")
    assert of(traps(), "zb970002").kaderwet is None
    assert ("kaderwetVanToepassing", "neither yes nor no; left out", "zb970002") in told(traps(), "unusable")


def test_a_concept_tells_the_sort_of_what_is_only_called_an_organisation() -> None:
    assert of(traps(), "oorg97001").sorts == ("agency",)
    assert of(traps(), "oorg97001").part_of == "oorg97002"
    assert of(traps(), "oorg97002").sorts == ("other",)


def test_what_is_unknown_is_named_with_the_organisation_it_stands_in() -> None:
    kern = "https://identifier.overheid.nl/tooi/def/thes/kern/"
    assert told(traps(), "unknown") == {
        (f"{kern}c_00000000", "unknown sort; read as other", "oorg97002"),
        ("vlag", "unknown property", "oorg97002"),
        ("https://example.org/ont/zegel", "unknown property", "oorg97002"),
        ("Vliegend", "unknown class", "oorg97003"),
        ("Boot", "a node of an unknown class; skipped", "bt01"),
    }


def test_what_cannot_be_used_is_named_with_the_organisation_it_stands_in() -> None:
    nothing, no_reference = "refers to nothing in these files", "no reference to an organisation; left out"
    assert {
        ("specializationOf", nothing, "hv_3"),
        ("invalidated", nothing, "wzg_3"),
        ("invalidated", no_reference, "wzg_4"),
        ("tijdstipWijziging", "no date that exists; left out", "wzg_3"),
        ("verantwoordelijkMinisterie", "stands there more than once; the first counts", "zb970001"),
        ("organisatiesoort", "an organisation without a sort; read as other", "oorg97003"),
        ("naam", "an organisation without a name; skipped", "oorg97004"),
        ("@type", "a node without a class; skipped", "oorg97005"),
        ("@id", "no IRI of a TOOI organisation; left out", "naamloos"),
        ("node", "no node with an @id; skipped", ""),
    } <= told(traps(), "unusable")
    assert of(traps(), "oorg97006").name == "Torenbeheer"


def test_several_files_are_one_register() -> None:
    """A reference may lead to another file, and the same node in two files is one node."""
    whole = json.loads((HERE / "tooi-traps.json").read_text(encoding="utf-8"))
    parts = [whole[:8], whole[6:]]
    register = parse_tooi([(f"{n}.json", json.dumps(part)) for n, part in enumerate(parts)])
    assert register.organisations == traps().organisations
    assert (register.changes, register.earlier_names) == (traps().changes, traps().earlier_names)
    assert {(r.name, r.count) for r in register.remarks} == {(r.name, r.count) for r in traps().remarks}
    assert (register.name, register.on) == ("0.json, 1.json", date(2026, 1, 29))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{}", "not a TOOI register in expanded JSON-LD"),
        ('{"@context": {}, "@graph": []}', "not a TOOI register in expanded JSON-LD"),
        ("[]", "not a TOOI register in expanded JSON-LD, which is a list of nodes"),
        ('[{"@id": "http://e/a", "@type": ["http://e/B"]}]', "holds no organisation, change or head"),
        ('[{"@id": "http://e/a",\n "@id": "http://e/b"}]', "'@id' stands twice"),
        ("[\n oops]", "a.json:2:2: not legal JSON"),
        ("[NaN]", "NaN is not a JSON value"),
        ("[" + "1" * 5000 + "]", "a number too long to read"),
        ('["\\ud800"]', "an escape that is no character"),
        ("[" * 300 + "]" * 300, "nested more than 200 deep"),
    ],
)
def test_what_is_no_register_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_tooi([("a.json", text)])
    assert words in str(refused.value) and "\n" not in str(refused.value)


def test_the_real_sample() -> None:
    """The counts of its README: 33 nodes of water authorities, of which 21 exist, 11 ended, one an earlier version."""
    path = SHARED / "data" / "tooi-rwc_waterschappen_compleet_2.json"
    if not path.exists():
        pytest.skip("the sample of a TOOI register does not lie beside this repository: it is not read here")
    register = read_tooi([path])
    assert {it.sorts for it in register.organisations} == {("water-authority",)}
    ended = {it.code for it in register.organisations if it.ended}
    assert (len(register.organisations), len(ended), len(register.earlier_names)) == (32, 11, 1)
    assert sorted(change.sort for change in register.changes) == ["Samenvoeging"] * 5 + ["Toestandswijziging"]
    assert ended - {code for change in register.changes for code in change.ended} == {"ws0202"}
    assert of(register, "ws0155").begun is None
    assert told(register, "unusable") == {("invalidated", "refers to nothing in these files", "wzg_91736108")}
    assert register.remarked("unknown") == ()
    assert register.on == date(2024, 4, 23)
