"""Names in a query: one that nothing bears is told with the nearest there is, and a class holds all below it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import thorbecke
from ontology.querying.competency import competency_questions
from ontology.querying.named import named_in
from ontology.querying.sparql import Asked, Limits, Result, Table, Truth, ask, statements_of
from ontology.querying.terms import PREFIXES
from ontology.reading.loading import loads
from tests.conftest import Shell

pytestmark = pytest.mark.usefixtures("queries_here")

DAY = Asked(date(2025, 9, 29))
FOUND = "so nothing is found by it"
HVT = "<https://w3id.org/huis-van-thorbecke/def#>"


@pytest.fixture(scope="module")
def house(small_house: str) -> bytes:
    return statements_of(loads(small_house))


def asked(house: bytes, text: str) -> Result:
    return ask(house, text, DAY, limits=Limits(seconds=60))


def count(house: bytes, text: str) -> int:
    told = asked(house, text)
    assert isinstance(told, Table)
    [[cell]] = told.rows
    assert cell
    return int(cell.value)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        (
            "ASK { ?r hvt:accountgiver ?a }",
            f"hvt:accountgiver is no property of the vocabulary, {FOUND}; did you mean hvt:accountGiver?",
        ),
        ("ASK { ?a a hvt:choice }", f"hvt:choice is no class of the vocabulary, {FOUND}; did you mean hvt:Choice?"),
        ("ASK { ?a hvt:Forum ?b }", f"hvt:Forum is no property of the vocabulary, {FOUND}; did you mean hvt:forum?"),
        (
            "ASK { ?a (hvt:part|^hvt:acountGiver)+ ?b FILTER NOT EXISTS { ?b hvt:role ?c } }",
            f"hvt:acountGiver is no property of the vocabulary, {FOUND}; did you mean hvt:accountGiver?",
        ),
        (
            "SELECT ?a { ?a a hvt:Choice FILTER EXISTS { ?a ?b ?c . ?c a hvt:Ministery } }",
            f"hvt:Ministery is no class of the vocabulary, {FOUND}; did you mean hvt:Ministry?",
        ),
        (
            "ASK { ?a hvt:status ?b FILTER (?b = hvt:Stated) }",
            f"hvt:Stated is no term of the vocabulary, {FOUND}; did you mean hvt:stated?",
        ),
        ("ASK { GRAPH step:Today { ?a ?b ?c } }", f"step:Today is no term of the vocabulary, {FOUND}"),
        ("ASK { ?a step:verdicts ?b }", f"step:verdicts is no property of the vocabulary, {FOUND}"),
        ("ASK { ?a up:fulll ?b }", f"up:fulll is no property of the vocabulary, {FOUND}"),
        (
            "ASK { ?a rdf:Type hvt:Choice }",
            f"rdf:Type is a property of no statement in this house, {FOUND}; did you mean rdf:type?",
        ),
        (
            "ASK { ?a skos:preflabel ?b }",
            f"skos:preflabel is a property of no statement in this house, {FOUND}; did you mean skos:prefLabel?",
        ),
        ("ASK { id:bdo ?p ?o }", f"id:bdo is in no statement of this house, {FOUND}"),
        ("ASK { ?o a <http://purl.org/vocab/cpsv#Rule> }", "<"),
        (
            "PREFIX hvt: <http://w3id.org/huis-van-thorbecke/def#> ASK { ?a a hvt:Choice }",
            f"<http://w3id.org/huis-van-thorbecke/def#Choice> is no address of hvt:, {FOUND}; that is {HVT}",
        ),
        (
            "PREFIX h: <https://www.w3id.org/huis-van-thorbecke/def/> ASK { ?a h:forum ?b }",
            f"<https://www.w3id.org/huis-van-thorbecke/def/forum> is no address of hvt:, {FOUND}; that is {HVT}",
        ),
        (
            "PREFIX s: <https://www.w3.org/2004/02/skos/core#> ASK { ?a s:prefLabel ?b }",
            f"<https://www.w3.org/2004/02/skos/core#prefLabel> is no address of skos:, {FOUND}; "
            "that is <http://www.w3.org/2004/02/skos/core#>",
        ),
    ],
)
def test_a_name_that_nothing_bears_is_told(house: bytes, text: str, remark: str) -> None:
    told = asked(house, text)
    said = [one for one in told.remarks if remark.lstrip("<") in one]
    assert len(said) == 1, told.remarks
    assert not isinstance(told, Truth) or not told.value


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?a a hvt:Cabinet ; hvt:independentByLaw ?b }",  # of the vocabulary, though nobody here has one
        "ASK { ?a up:consequences-3 ?b }",
        "ASK { ?a a step:Valid ; step:verdict ?b }",
        "ASK { ?a hvt:validFrom ?b FILTER (xsd:date(?b) > '2020-01-01'^^xsd:date) }",
        "ASK { ?a a/rdfs:subClassOf* hvt:Actor }",
        "CONSTRUCT { ?a <https://example.org/new> ?b } { ?a hvt:forum ?b }",
        "SELECT ?a ?name { ?a a hvt:Choice BIND (<https://example.org/mine> AS ?name) }",
    ],
)
def test_a_name_that_may_be_asked_is_not_told(house: bytes, text: str) -> None:
    heard = [one for one in asked(house, text).remarks if "example.org" not in one]
    assert heard == []


@pytest.mark.parametrize("question", competency_questions(), ids=lambda q: q.name)
def test_no_shipped_question_names_what_is_not_there(question: object) -> None:
    """Whatever the house: an empty one has nothing but the vocabulary."""
    from ontology.querying.competency import CompetencyQuestion

    assert isinstance(question, CompetencyQuestion)
    named = loads("<https://example.org/h> a <https://w3id.org/huis-van-thorbecke/def#House> .", validate=False)
    ours = [one for one in asked(statements_of(named), question.sparql).remarks if "vocabulary" in one]
    assert ours == []


def test_a_class_that_is_named_holds_all_that_is_of_a_class_below_it(house: bytes, small_house: str) -> None:
    leaves = "hvt:Parliament hvt:Minister hvt:Agency hvt:Ministry hvt:Association hvt:ConsultativeBody"
    known = count(house, f"SELECT (COUNT(DISTINCT ?a) AS ?n) {{ VALUES ?leaf {{ {leaves} }} ?a a ?leaf }}")
    actors = count(house, "SELECT (COUNT(?a) AS ?n) { ?a a hvt:Actor }")
    assert actors == len(thorbecke.loads(small_house).facts.actors) >= known > 0
    offices = count(house, "SELECT (COUNT(?a) AS ?n) { ?a a hvt:MinisterialOffice }")
    assert 0 < offices < actors


def test_a_class_of_the_house_is_held_too_and_nothing_else_is_said(small_house: str) -> None:
    subclass = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
    own = f"\nex:Quango {subclass} hvt:Agency . <https://example.org/q> a ex:Quango ."
    house = statements_of(loads(small_house + own, validate=False))
    told = asked(house, "ASK { <https://example.org/q> a hvt:Actor }")
    assert isinstance(told, Truth)
    assert told.value
    unasked = asked(house, "SELECT ?kind { <https://example.org/q> a ?kind }")
    assert isinstance(unasked, Table)
    assert [[cell.value for cell in row if cell] for row in unasked.rows] == [["https://example.org/harbour/Quango"]]


def test_a_variable_property_is_seen_wherever_it_stands() -> None:
    """Within EXISTS the reader of rdflib gives triples one after the other."""
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    def loose(text: str) -> bool:
        return named_in(translateQuery(parseQuery(text), initNs=dict(PREFIXES)).algebra)[1]

    assert loose("ASK { ?a a hvt:Choice FILTER EXISTS { ?a hvt:lead ?b . ?b ?any ?c } }")
    assert not loose("ASK { ?a a hvt:Choice FILTER EXISTS { ?a hvt:lead ?b . ?b hvt:forum ?c } }")


def test_the_shell_says_it_beside_the_answer(shell: Shell, tmp_path: Path, small_house: str) -> None:
    place = tmp_path / "harbour.ttl"
    place.write_text(small_house, encoding="utf-8")
    run = shell("query", "SELECT ?a { ?r hvt:accountgiver ?a }", place, "--format", "csv")
    assert (run.returncode, run.stdout.split()) == (0, ["a"])
    told = (
        f"thorbecke: query: hvt:accountgiver is no property of the vocabulary, {FOUND}; did you mean hvt:accountGiver?"
    )
    assert run.stderr.splitlines() == [told]


def test_python_asks_shipped_questions_by_name_and_warns(small_house: str) -> None:
    house = thorbecke.loads(small_house)
    by_name = house.query("who-decides")
    [question] = [q for q in competency_questions() if q.name == "who-decides"]
    assert isinstance(by_name, Table)
    assert by_name.rows
    assert by_name == house.query(question.sparql)
    with pytest.warns(UserWarning, match=r"query: hvt:acountGiver is no property .* did you mean hvt:accountGiver"):
        house.query("ASK { ?r hvt:acountGiver ?a }")


def test_a_report_is_its_findings(small_house: str) -> None:
    report = thorbecke.loads(small_house + "\n<https://example.org/x> a hvt:Chocie .", validate=False).check()
    assert tuple(report) == report.findings
    assert [f.rule for f in report if f.severity == "error"]
