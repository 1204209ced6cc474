"""The ROO export: what is read, what is left aside, what is not understood; and the real sample where it lies near."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from ontology.errors import InputError
from ontology.registers.organisation import SORTS, Organisation
from ontology.registers.register import Register
from ontology.registers.roo import parse_roo, read_roo
from tests.conftest import SHARED

HERE = Path(__file__).parents[1] / "registers"
SKELETON = (
    '<p:overheidsorganisaties xmlns:p="https://organisaties.overheid.nl/static/schema/oo/export/{version}" '
    'p:timestamp="{stamp}"><p:organisaties>{inside}</p:organisaties></p:overheidsorganisaties>'
)


@cache
def traps() -> Register:
    return read_roo(HERE / "roo-traps.xml")


def of(register: Register, code: str) -> Organisation:
    (found,) = [it for it in register.organisations if it.code == code]
    return found


def told(register: Register, kind: str) -> dict[str, tuple[int, int | None, str]]:
    """name -> (how often, line, organisation)."""
    return {r.name: (r.count, r.line, r.organisation) for r in register.remarked(kind)}


def export(inside: str, version: str = "2.6.13", stamp: str = "2026-01-01T22:00:00+01:00") -> str:
    return SKELETON.format(inside=inside, version=version, stamp=stamp)


def test_only_direct_children_of_an_organisation_count() -> None:
    """A part inside it and a classification have end dates and abbreviations of their own."""
    ministry, part = of(traps(), "mnre9801"), of(traps(), "roo101")
    assert (ministry.ended, ministry.abbreviation) == (None, "TenB")
    assert (part.ended, part.part_of) == (date(2022, 7, 1), "mnre9801")
    assert of(traps(), "roo102").part_of == "roo101"


def test_an_organisation_without_tooi_number_has_the_number_of_the_register() -> None:
    guild = of(traps(), "roo300")
    assert (guild.tooi, guild.roo) == (None, "300")


def test_the_first_type_is_the_main_one_and_the_others_are_kept() -> None:
    assert of(traps(), "zb980002").sorts == ("advisory-body", "zbo")


def test_an_organisation_in_full() -> None:
    assert of(traps(), "zb980002") == Organisation(
        code="zb980002",
        sorts=("advisory-body", "zbo"),
        name="College van Peilers",
        abbreviation="CvP",
        ministry="mnre9801",
        legal_form="Publiekrechtelijk - Onderdeel Staat der Nederlanden",
        kaderwet=False,
        basis=(("Peilwet (verzonnen), artikel 4a", "https://example.org/peilwet#4a"), ("", "geen adres")),
        tooi="https://identifier.overheid.nl/tooi/id/zbo/zb980002",
        oin="00000009900000002000",
        roo="200",
    )


def test_a_member_of_a_cluster_is_no_part_of_it() -> None:
    cluster, member = of(traps(), "zb980003"), of(traps(), "zb980004")
    assert cluster.sorts == ("zbo-cluster",)
    assert (member.sorts, member.cluster, member.part_of) == (("zbo",), "zb980003", None)


def test_the_legal_form_tells_a_foundation() -> None:
    assert of(traps(), "roo500").sorts == ("foundation",)


def test_what_is_unknown_is_counted_with_its_first_place() -> None:
    assert told(traps(), "unknown") == {
        "overheidsorganisaties@maker": (1, 3, ""),
        "Gilde": (1, 49, "Gilde van Metselaars"),
        "Vlagnummer": (1, 44, "College van Peilers"),
        "zegel": (2, 50, "Gilde van Metselaars"),
        "wapen (https://example.org/wapens)": (1, 52, "Gilde van Metselaars"),
    }


def test_what_cannot_be_used_is_counted_with_its_first_place() -> None:
    found = told(traps(), "unusable")
    assert set(found) == {
        *("naam", "startDatum", "resourceIdentifierTOOI", "organisatie", "types", "relatieMetMinisterie"),
    }
    reasons = {(r.name, r.why.en, r.organisation) for r in traps().remarked("unusable")}
    assert {
        ("naam", "stands there more than once; the first counts", "College van Peilers"),
        ("startDatum", "no date that exists; left out", "College van Peilers"),
        ("startDatum", "not before the end date; the start date is left out", "Bruggenwachters"),
        ("organisatie", "an organisation without a name; skipped", ""),
        ("organisatie", "an organisation that is there already; skipped", "Nog eens"),
        ("types", "an organisation without a sort; read as other", "Wijk zonder stad"),
        ("relatieMetMinisterie", "a ministry without a number; left out", "Stichting Peilschaal"),
    } <= reasons
    assert any(name == "organisatie" and where == "Zonder nummer" for name, _, where in reasons)


def test_one_tooi_number_is_never_two_organisations() -> None:
    assert of(traps(), "roo500").tooi is None
    codes = [it.code for it in traps().organisations]
    assert len(codes) == len(set(codes)) == 10


def test_an_iri_that_is_no_tooi_organisation_is_no_identifier() -> None:
    town = of(traps(), "roo700")
    assert (town.tooi, town.sorts, town.ended) == (None, ("municipality",), date(2030, 1, 1))


def test_what_a_house_has_no_place_for_is_named_too() -> None:
    aside = told(traps(), "left-aside")
    assert {"classificaties", "instellingsmotief", "kaderwetAdviescollege", "afkorting"} <= set(aside)
    assert aside["gemeenschappelijkeRegelingen"] == (1, 85, "")


def test_a_departure_from_the_kaderwet_is_not_passed_over() -> None:
    (departs,) = [r for r in traps().remarked("left-aside") if r.name == "afwijkendeBepalingKaderwet"]
    assert departs.organisation == "College van Peilers" and "does not take that into account" in departs.why.en


def test_what_a_skipped_organisation_holds_is_read_without_it() -> None:
    assert of(traps(), "roo601").part_of is None


@pytest.mark.parametrize("version", ["2", "2.4.9", "2.6.13", "2.99.1"])
def test_any_version_two_is_read(version: str) -> None:
    one = (
        '<p:organisatie p:systeemId="1"><p:naam>A</p:naam><p:types><p:type>Gemeente</p:type></p:types></p:organisatie>'
    )
    register = parse_roo(export(one, version), "a.xml")
    assert [it.name for it in register.organisations] == ["A"]
    assert register.on == date(2026, 1, 1)
    assert register.remarks == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (export("", "3.0"), "a.xml:1: a ROO export of version 3.0"),
        ("<rdf/>", "not a ROO export (its root is 'rdf'"),
        ("<overheidsorganisaties/>", "not a ROO export"),
        ("", "a.xml:1: not well-formed XML (no element found)"),
        (export("")[:-3], "a.xml:1: not well-formed XML"),
        ('<!DOCTYPE a [<!ENTITY x "y">]>\n' + export("&x;"), "a.xml:1: a document type"),
        ('<?xml version="1.0" encoding="latin1"?>' + export(""), "declares the encoding 'latin1'"),
        (export("<p:organisatie>" * 300 + "</p:organisatie>" * 300), "nested more than 200 deep"),
    ],
)
def test_what_is_no_export_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_roo(text, "a.xml")
    assert words in str(refused.value) and "\n" not in str(refused.value)


def test_a_day_that_does_not_exist_is_no_day_of_the_register() -> None:
    register = parse_roo(export("", stamp="gisteren"), "a.xml")
    assert register.on is None
    assert [r.name for r in register.remarked("unusable")] == ["timestamp"]


def test_every_sort_it_gives_is_a_sort() -> None:
    assert {sort for it in traps().organisations for sort in it.sorts} <= set(SORTS)


def test_the_real_sample() -> None:
    """The counts of its README: 96 organisations, of which two ministries and Weesp ended."""
    path = SHARED / "data" / "roo-export-sample.xml"
    if not path.exists():
        pytest.skip("the sample of the ROO export does not lie beside this repository: it is not read here")
    register = read_roo(path)
    counted = Counter(sort for it in register.organisations for sort in it.sorts)
    assert counted == {
        "ministry": 6,
        "agency": 5,
        "zbo": 8,
        "advisory-body": 2,
        "unit": 68,
        "municipality": 3,
        "province": 1,
        "water-authority": 1,
        "association": 1,
        "joint-arrangement": 3,
    }
    assert len(register.organisations) == 96
    ended = {it.name for it in register.organisations if it.ended and it.sorts[0] in ("ministry", "municipality")}
    assert ended == {"Asiel en Migratie", "Volkshuisvesting en Ruimtelijke Ordening", "Gemeente Weesp"}
    assert {it.name for it in register.organisations if len(it.sorts) > 1} == {
        "Autoriteit Persoonsgegevens",
        "Kiesraad",
    }
    assert all(it.part_of for it in register.organisations if it.sorts == ("unit",))
    assert of(register, "oorg10117").name == "Logius"
    assert register.remarked("unknown") == register.remarked("unusable") == ()
    assert register.on == date(2026, 5, 16)


ORGANISATION = (
    '<p:organisatie p:systeemId="{number}"><p:naam>{name}</p:naam>'
    "<p:types><p:type>{sort}</p:type></p:types>{more}</p:organisatie>"
)
PARTICIPANT = (
    '<p:deelnemendeOrganisatie p:systeemId="{number}" p:resourceIdentifierTOOI="{tooi}"><p:naam>G</p:naam>{more}'
    "</p:deelnemendeOrganisatie>"
)


def one(number: str, name: str, sort: str, more: str = "") -> str:
    return ORGANISATION.format(number=number, name=name, sort=sort, more=more)


def numbered(sort: str, number: str) -> str:
    inside = f'<p:resourceIdentifier p:naam="{sort}">{number}</p:resourceIdentifier>'
    return f"<p:identificatiecodes>{inside}</p:identificatiecodes>"


WITH_TOOI = numbered("resourceIdentifierTOOI", "https://identifier.overheid.nl/tooi/id/gemeente/gm9901")


@pytest.mark.parametrize(
    ("inside", "name", "count"),
    [
        (one("1", "A", "Gemeente") + one("1", "B", "Gemeente"), "organisatie", 1),
        (one("1", "A", "Gemeente") + one("1", "B", "Gemeente", WITH_TOOI), "systeemId", 1),
        (one("1", "A", "Gemeente", numbered("OIN", "01")) + one("2", "B", "Gemeente", numbered("OIN", "01")), "OIN", 1),
        (one("1", "A", "Gemeente", numbered("systeemId", "2")), "systeemId", 1),
        ("".join(one("7", str(n), "Gemeente") for n in range(4)), "organisatie", 3),
    ],
)
def test_a_number_that_two_organisations_bear_is_told(inside: str, name: str, count: int) -> None:
    found = parse_roo(export(inside), "a.xml")
    assert told(found, "unusable")[name][0] == count


def test_a_joint_arrangement_is_read_with_who_takes_part_in_it() -> None:
    def tooi(code: str) -> str:
        return f"https://identifier.overheid.nl/tooi/id/gemeente/{code}"

    told_since = "<p:toetredingsDatum>2009-01-01</p:toetredingsDatum><p:verdeelsleutel>2</p:verdeelsleutel>"
    taking_part = "".join(
        [
            PARTICIPANT.format(number="1", tooi=tooi("gm0147"), more=told_since),
            PARTICIPANT.format(number="2", tooi=tooi("gm0153"), more=""),
            PARTICIPANT.format(number="2", tooi=tooi("gm0153"), more=""),
            PARTICIPANT.format(number="3", tooi="", more="<p:toetredingsDatum>2009-02-30</p:toetredingsDatum>"),
            PARTICIPANT.format(number="", tooi="", more=""),
        ]
    )
    inside = one("9", "GR X", "Gemeenschappelijke regeling",
                 f"<p:deelnemendeOrganisaties>{taking_part}</p:deelnemendeOrganisaties>")  # fmt: skip
    found = parse_roo(export(inside), "a.xml")
    arrangement = of(found, "roo9")
    assert arrangement.sorts == ("joint-arrangement",)
    assert [(p.code, p.since) for p in arrangement.participants] == [
        ("gm0147", date(2009, 1, 1)),
        ("gm0153", None),
        ("roo3", None),
    ]
    assert told(found, "unusable")["deelnemendeOrganisatie"][0] == 1  # twice the same; and one that is nobody
    assert {r.why.en for r in found.remarks if r.name == "deelnemendeOrganisatie"} == {
        "stands there more than once; the first counts",
        "no reference to an organisation; left out",
    }
    assert told(found, "left-aside")["verdeelsleutel"][0] == 1
    assert told(found, "unusable")["toetredingsDatum"][0] == 1


@pytest.mark.parametrize("sort", ["Rechtspraak", "Openbaar ministerie", "Brandweer", "Provinciale rekenkamer"])
def test_a_sort_that_a_house_has_no_class_for_is_told(sort: str) -> None:
    found = parse_roo(export(one("1", "A", sort)), "a.xml")
    assert of(found, "roo1").sorts == ("other",) and told(found, "left-aside")[sort][0] == 1


@pytest.mark.parametrize("source", ["traps", "made"])
def test_every_organisation_is_read_or_remarked_on(source: str) -> None:
    """As many as stand in the file, with those of which the remarks say that they were skipped."""
    text = (HERE / "roo-traps.xml").read_text(encoding="utf-8")
    if source == "made":
        text = export("".join(one(str(n % 50), f"N{n}" if n % 7 else " ", "Gemeente") for n in range(120)))
    found = parse_roo(text, "a.xml")
    skipped = sum(r.count for r in found.remarks if r.name == "organisatie" and "skipped" in r.why.en)
    assert len(found.organisations) + skipped == len(re.findall(r"<(?:\w+:)?organisatie[ >]", text))
