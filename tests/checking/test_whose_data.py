"""Whose data is it: what a house does not understand is counted and named, and never called sound."""

from __future__ import annotations

from pathlib import Path

import pytest

import thorbecke
from ontology.checking.engines import compiled, reference
from ontology.checking.findings import Finding
from ontology.checking.lookalikes import _meant
from ontology.errors import UnsoundHouseError
from ontology.querying.sparql import Table
from ontology.standards import DCTERMS, ORG, SKOS
from tests.conftest import SMALL_HOUSE, Shell

OURS = "https://w3id.org/huis-van-thorbecke/"
MINISTERS = f"""PREFIX step: <{OURS}step/> PREFIX hvt: <{OURS}def#>
SELECT ?name {{ GRAPH step:today {{ ?minister a hvt:Minister ; step:label ?name }} }}"""
ORG_DATA = """\
@prefix org: <http://www.w3.org/ns/org#> .
@prefix cpov: <http://data.europa.eu/m8g/> .
@prefix ex: <https://example.org/water/> .
ex:chair org:postIn ex:board ; org:reportsTo ex:minister .
ex:jan org:headOf ex:board .
ex:board a cpov:PublicOrganisation , org:Organization ; <http://mu.semte.ch/vocabularies/core/uuid> "1" .
"""
FOREIGN = {
    "org.ttl": (ORG_DATA, 6, ("org (3)", "cpov (1)", "a house understands 1 of them")),
    "labels.ttl": ('<http://e/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "A"@nl .', 1, ("skos (1)",)),
    "besluit.nt": ("<http://e/a> <http://data.vlaanderen.be/ns/mandaat#isBestuurlijkeAliasVan> <http://e/b> .", 1,
                   ("http://data.vlaanderen.be/ns/mandaat# (1)",)),
    "urn.nt": ("<urn:a> <urn:p:x> <urn:b> .", 1, ("urn:p: (1)",)),
    "graph.nq": ("<http://e/a> <http://e/p/q> <http://e/b> <http://e/g> .", 1, ("http://e/p/ (1)",)),
    "a.jsonld": ('{"@context": {"schema": "http://schema.org/"}, "@id": "http://e/a", "schema:name": "A"}', 1,
                 ("schema (1)",)),
    "a.rdf": ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:v="http://v/"><rdf:Description '
              'rdf:about="http://e/a"><v:p>x</v:p></rdf:Description></rdf:RDF>', 1, ("v (1)",)),
    "concept.ttl": ('<http://e/a> a <http://www.w3.org/2004/02/skos/core#Concept> .', 1, ("skos (1)",)),
}  # fmt: skip


def found(house: str, name: str = "house.trig") -> dict[str, list[Finding]]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in thorbecke.loads(house, name=name, validate=False).check().findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return by_rule


@pytest.mark.parametrize("name", sorted(FOREIGN))
def test_data_of_which_a_house_understands_nothing_is_no_house(shell: Shell, tmp_path: Path, name: str) -> None:
    text, count, vocabularies = FOREIGN[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    check = shell("check", tmp_path / name, "--lang", "en")
    told = check.stdout.replace("\n", " ")
    statements = "1 statement" if count == 1 else f"{count} statements"
    assert check.returncode == 1 and "is sound" not in told
    assert f"this is no house: of {statements} none is in the vocabulary of a house (" in told
    assert [one for one in vocabularies if one not in told] == []
    gaps = shell("gaps", tmp_path / name)
    assert gaps.returncode == 2 and "this is no house" in gaps.stderr and not gaps.stdout


def test_of_a_register_the_command_that_makes_a_house_of_it_is_named(shell: Shell, tmp_path: Path) -> None:
    tooi = '<https://e/a> <https://identifier.overheid.nl/tooi/def/ont/officieleNaam> "A" .'
    roo = (
        '<p:overheidsorganisaties xmlns:p="https://organisaties.overheid.nl/static/schema/oo/export/2.6.13">'
        "<p:organisaties/></p:overheidsorganisaties>"
    )
    for name, text, command in [
        ("t.nt", tooi, "thorbecke import tooi t.nt"),
        ("roo.xml", roo, "thorbecke import roo roo.xml"),
        ("rwc.json", "[]", "thorbecke import tooi rwc.json"),
    ]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        run = shell("check", tmp_path / name, "--lang", "en")
        assert run.returncode in (1, 2) and command in (run.stdout + run.stderr).replace("\n", " ")


def test_a_house_among_much_that_is_not_understood_is_not_called_sound(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "house.ttl").write_text(SMALL_HOUSE, encoding="utf-8")
    alone = shell("check", tmp_path, "--lang", "en")
    assert "This house is sound." in alone.stdout and "Not understood" not in alone.stdout
    (tmp_path / "org.ttl").write_text(ORG_DATA.replace(", org:Organization", ""), encoding="utf-8")
    beside = shell("check", tmp_path, "--lang", "en").stdout.replace("\n", " ")
    assert "This house is sound." in beside and "of 5 statements in this file a house understands none" in beside
    assert "Not understood: org (3), " in beside
    many = "\n".join(f"<http://e/{n}> <http://e/p> {n} ." for n in range(500))
    (tmp_path / "many.ttl").write_text(many, encoding="utf-8")
    drowned = shell("check", tmp_path, "--lang", "en")
    assert drowned.returncode == 0 and "is sound; most of it is not understood" in drowned.stdout
    assert "This house is sound." not in drowned.stdout


def test_what_the_house_comes_to_is_understood_and_the_rest_is_counted() -> None:
    house = f"""{SMALL_HOUSE}
    @prefix dct: <http://purl.org/dc/terms/> .
    theme:cloud skos:broader ex:all . ex:all a skos:Concept ; skos:prefLabel "Alles"@nl , "All"@en .
    ex:port dct:subject "x" ; a <http://www.w3.org/ns/org#Organization> , <http://e/Thing> .
    ex:nobody skos:prefLabel "Niemand"@nl .
    """
    before = thorbecke.loads(SMALL_HOUSE).check().understanding
    told = thorbecke.loads(house).check().understanding
    assert before is not None and told is not None and before.read == before.understood > 40 and not before.elsewhere
    assert (told.read - before.read, told.understood - before.understood) == (8, 5)
    assert {str(one) for one in told.elsewhere} == {"dcterms (1)", "http://e/ (1)", "skos (1)"}


NEAR = {
    "http://w3id.org/huis-van-thorbecke/def#Actor": (f"{OURS}def#", "http://w3id.org/huis-van-thorbecke/def#"),
    "https://www.w3id.org/huis-van-thorbecke/def#Actor": (
        f"{OURS}def#",
        "https://www.w3id.org/huis-van-thorbecke/def#",
    ),
    f"{OURS}def/Actor": (f"{OURS}def#", f"{OURS}def/"),
    f"{OURS}defActor": (f"{OURS}def#", f"{OURS}def"),
    f"{OURS}Def#Actor": (f"{OURS}def#", f"{OURS}Def#"),
    "HTTPS://W3ID.org/huis-van-thorbecke/def#Actor": (f"{OURS}def#", "HTTPS://W3ID.org/huis-van-thorbecke/def#"),
    f"{OURS}kind#agency-owner": (f"{OURS}kind/", f"{OURS}kind#"),
    f"{OURS}kindagency-owner": (f"{OURS}kind/", f"{OURS}kind"),
    f"{OURS}theme#cloud": (f"{OURS}theme/", f"{OURS}theme#"),
    "https://w3id.org//huis-van-thorbecke/def#Actor": (f"{OURS}def#", "https://w3id.org//huis-van-thorbecke/def#"),
    "https://w3id.org/huis-van-thorbeke/def#Actor": (f"{OURS}def#", "https://w3id.org/huis-van-thorbeke/def#"),
    "https://w3id.org/huis-van-torbecke/def/Choice": (f"{OURS}def#", "https://w3id.org/huis-van-torbecke/def/"),
    "https://w3id.com/huis-van-thorbecke/def#lead": (f"{OURS}def#", "https://w3id.com/huis-van-thorbecke/def#"),
    "https://www.w3.org/2004/02/skos/core#prefLabel": (SKOS.prefLabel[:-9], "https://www.w3.org/2004/02/skos/core#"),
    "http://w3.org/2004/02/skos/core#prefLabel": (SKOS.prefLabel[:-9], "http://w3.org/2004/02/skos/core#"),
    "http://www.w3.org/2004/02/skos/core/prefLabel": (SKOS.prefLabel[:-9], "http://www.w3.org/2004/02/skos/core/"),
    "http://purl.org/dc/terms#title": (DCTERMS.title[:-5], "http://purl.org/dc/terms#"),
    "https://purl.org/dc/terms/title": (DCTERMS.title[:-5], "https://purl.org/dc/terms/"),
    "http://www.w3.org/ns/org/memberOf": (ORG.memberOf[:-8], "http://www.w3.org/ns/org/"),
}
FINE = (
    f"{OURS}def#Actor", f"{OURS}def#Aktor", f"{OURS}kind/new", f"{OURS}id/bod", f"{OURS}definition", SKOS.prefLabel,
    DCTERMS.title, "http://purl.org/dc/elements/1.1/title", "https://www.w3.org/ns/organisation", "https://w3id.org/other",
    "http://www.w3.org/ns/org", "https://schema.org/name", "http://www.w3.org/2004/02/skos/core/other/thing", "urn:x",
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(NEAR))
def test_a_namespace_that_is_off_is_named_with_the_right_one(name: str) -> None:
    right, wrong = NEAR[name]
    assert _meant(name) == (wrong, right)
    told = found(f"{SMALL_HOUSE}\n<http://e/a> <{name}> <http://e/b> .")["NamespaceIsOfTheVocabulary"]
    assert [(f.severity, f.node, f.line) for f in told] == [("error", wrong, SMALL_HOUSE.count("\n") + 2)]
    assert f"did you mean {right}?" in told[0].message.en and wrong in told[0].message.nl
    as_class = found(f"{SMALL_HOUSE}\n<http://e/a> a <{name}> .")
    assert "NamespaceIsOfTheVocabulary" in as_class
    with pytest.raises(UnsoundHouseError, match="did you mean "):
        thorbecke.loads(f"{SMALL_HOUSE}\n<http://e/a> a <{name}> .")


@pytest.mark.parametrize("name", FINE)
def test_a_namespace_that_is_another_thing_is_left_alone(name: str) -> None:
    assert _meant(name) is None


@pytest.mark.parametrize("space", ["http://www.w3.org/2001/XMLSchema", "https://www.w3.org/2001/XMLSchema#"])
def test_a_datatype_in_a_namespace_that_is_off_is_named_by_it(space: str) -> None:
    """Of the date itself nothing is wrong."""
    told = found(SMALL_HOUSE.replace("http://www.w3.org/2001/XMLSchema#", space))["NamespaceIsOfTheVocabulary"]
    assert [(f.node, f.line) for f in told] == [(space, 7)]
    assert "did you mean http://www.w3.org/2001/XMLSchema#?" in told[0].message.en


def test_what_differs_in_its_namespace_alone_is_named_in_full() -> None:
    off = SMALL_HOUSE.replace("huis-van-thorbecke/theme/", "huis-van-thorbecke/themes/")
    [told] = [f for findings in found(off).values() for f in findings if "themes/cloud" in (f.value or "")]
    assert f"did you mean {OURS}theme/cloud?" in told.message.en


def test_a_kind_in_a_namespace_that_is_off_is_named_by_it() -> None:
    off = SMALL_HOUSE.replace("@prefix kind: <https://", "@prefix kind: <http://")
    told = found(off)
    assert [f.line for f in told["NamespaceIsOfTheVocabulary"]] == [2]


HOUSE = 'ex:{} a hvt:House ; dcterms:title "H"@nl , "H"@en{} .\n'
DAY = ' ; hvt:referenceDate "{}"^^xsd:date'


@pytest.mark.parametrize(
    ("days", "severity"),
    [
        (("2026-01-01", "2020-01-01"), "error"),
        (("2026-01-01", "2026-01-01"), "warning"),
        (("2026-01-01", None), "warning"),
        ((None, None), "warning"),
        ((None, "2026-01-01", "2020-01-01"), "error"),
        (("2026-01-01",), None),
    ],
)
def test_two_houses(days: tuple[str | None, ...], severity: str | None) -> None:
    houses = "".join(HOUSE.format(f"h{n}", DAY.format(day) if day else "") for n, day in enumerate(days))
    told = found(SMALL_HOUSE + houses).get("ThereIsOneHouse", [])
    assert {f.severity for f in told} == ({severity} if severity else set())
    assert len(told) == len(days) - 1 and all("h0" in f.message.en for f in told)


PLAN = "ex:{} {{ ex:pr a hvt:RecordEntry ; hvt:about ex:port ; hvt:status hvt:stated ; dcterms:source ex:statute . }}\n"
SCENARIO = (
    'ex:s a hvt:Scenario ; skos:prefLabel "S"@nl , "S"@en ; skos:notation "s" ; hvt:proposedIn ex:statute ; '
    "hvt:adds ex:{} .\n"
)


@pytest.mark.parametrize("name", ["plan-graph", "proposal", "voorstel-2", "scenario_b", "Draft", "variant", "optie-a"])
def test_a_graph_that_looks_like_a_proposal_and_that_no_scenario_adds(name: str) -> None:
    (told,) = found(SMALL_HOUSE + PLAN.format(name))["ProposalHasAScenario"]
    assert (told.severity, told.value) == ("warning", f"https://example.org/harbour/{name}")
    assert "counts as the record" in told.message.en
    assert "ProposalHasAScenario" not in found(SMALL_HOUSE + PLAN.format(name) + SCENARIO.format(name))


def test_a_graph_beside_those_that_scenarios_add() -> None:
    both = SMALL_HOUSE + PLAN.format("one") + PLAN.format("two").replace("ex:pr ", "ex:pr2 ") + SCENARIO.format("one")
    assert [f.value for f in found(both)["ProposalHasAScenario"]] == ["https://example.org/harbour/two"]
    assert "ProposalHasAScenario" not in found(SMALL_HOUSE + PLAN.format("registers"))


EMPTY = ("", " ", "\\n\\t", "\\u00a0", "\\u200b", "\\ufeff", "\\u2060\\u200d", "\\u202e", "\\u00ad", "\\u3000")


@pytest.mark.parametrize("text", EMPTY)
def test_a_name_in_which_there_is_nothing_to_read(text: str) -> None:
    for predicate, node, severity in (
        ("skos:prefLabel", "ex:port", "error"),
        ("dcterms:title", "ex:statute", "error"),
        ("skos:altLabel", "ex:port", "warning"),
    ):
        told = found(f'{SMALL_HOUSE}\n{node} {predicate} "{text}"@nl-x-a .')["NameSaysSomething"]
        assert [(f.severity, f.node.rsplit("/", 1)[1]) for f in told] == [(severity, node[3:])]
    short = thorbecke.loads(f'{SMALL_HOUSE}\nex:port skos:altLabel "{text}"@nl .').facts.actors
    assert short["https://example.org/harbour/port"].short is None


@pytest.mark.parametrize("text", ["-", "?", "0", "é", "水", "👑"])
def test_a_name_of_one_sign_is_a_name(text: str) -> None:
    assert "NameSaysSomething" not in found(f'{SMALL_HOUSE}\nex:port skos:altLabel "{text}" .')


@pytest.mark.parametrize(
    ("one", "other"),
    [("Actor", "Choice"), ("Agency", "Choice"), ("Choice", "RoleAssignment"), ("Minister", "AccountabilityRelation"),
     ("Scenario", "Choice"), ("House", "Actor"), ("Source", "Actor"), ("RelationKind", "Choice"),
     ("Participation", "Tenure")],
)  # fmt: skip
def test_a_node_of_two_kinds(one: str, other: str) -> None:
    (told,) = found(f"{SMALL_HOUSE}\nex:both a hvt:{one} , hvt:{other} .")["NodeIsOfOneKind"]
    assert told.severity == "error" and told.node.endswith("both") and "nothing is both" in told.message.en


def test_a_node_of_two_kinds_by_a_class_of_the_house_and_one_that_is_one_kind() -> None:
    board = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . ex:Board rdfs:subClassOf hvt:Agency . "
    assert "NodeIsOfOneKind" in found(f"{SMALL_HOUSE}\n{board} ex:both a ex:Board , hvt:Choice .")
    fine = f"{SMALL_HOUSE}\n{board} ex:b a ex:Board , hvt:Actor . ex:law a hvt:Source , hvt:LegalProvision ."
    assert "NodeIsOfOneKind" not in found(fine)


@pytest.mark.parametrize(
    ("told", "severity"),
    [
        ("ex:own a hvt:AccountabilityRelation ; hvt:accountGiver ex:port ; hvt:forum ex:port .", "error"),
        ("ex:port <http://www.w3.org/ns/org#subOrganizationOf> ex:port .", "warning"),
        ("ex:port <http://www.w3.org/ns/org#memberOf> ex:port .", "warning"),
        ("ex:table hvt:participant ex:table .", "warning"),
        ("ex:seat a hvt:Participation ; hvt:body ex:table ; hvt:participant ex:table .", "warning"),
    ],
)
def test_what_answers_to_itself_or_is_within_itself(told: str, severity: str) -> None:
    rules = found(f"{SMALL_HOUSE}\n{told}")
    (finding,) = rules.get("RelationLeadsToAnother", []) + rules.get("BodyIsNotWithinItself", [])
    assert finding.severity == severity


@pytest.mark.parametrize("engine", [compiled, reference])
@pytest.mark.parametrize(
    ("nl", "en"), [("nl-NL", "en-GB"), ("nl-BE", "en-US"), ("NL", "EN"), ("nl-Latn-NL", "en-x-plain")]
)
def test_a_name_in_the_language_of_a_region_counts(
    monkeypatch: pytest.MonkeyPatch, queries_here: None, engine: object, nl: str, en: str
) -> None:
    monkeypatch.setattr("ontology.checking.validation.engine", lambda: engine)
    regional = SMALL_HOUSE.replace("@nl", f"@{nl}").replace("@en", f"@{en}")
    house = thorbecke.loads(regional)
    report = house.check()
    assert not {"LabelIsThereInDutch", "LabelIsThereInEnglish"} & {f.rule for f in report.findings}
    told = {f.value for f in report.findings if f.rule == "LanguageIsOfNoRegion"}
    assert told == ({nl.lower(), en.lower()} if "-" in nl else set())
    plain = thorbecke.loads(SMALL_HOUSE)
    assert {i: a.label for i, a in house.facts.actors.items()} == {i: a.label for i, a in plain.facts.actors.items()}
    for lang in ("nl", "en"):
        tables = [thorbecke.loads(text, lang=lang).query(MINISTERS) for text in (regional, SMALL_HOUSE)]
        rows = [table.rows for table in tables if isinstance(table, Table)]
        assert len(rows) == 2 and rows[0] == rows[1] and rows[0]


def test_a_name_in_the_language_itself_comes_before_one_of_a_region() -> None:
    both = SMALL_HOUSE.replace('"Havenautoriteit"@nl', '"Aaa"@nl-BE , "Havenautoriteit"@nl , "Bbb"@nl-NL')
    port = thorbecke.loads(both).facts.actors["https://example.org/harbour/port"]
    assert (port.label.nl, port.label.en) == ("Havenautoriteit", "Port Authority")
