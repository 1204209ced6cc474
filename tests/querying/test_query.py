"""`thorbecke query`: what a query sees, what its values are, and how its answer is written."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pyoxigraph
import pytest

from graph.house.setting import scenario_iris
from ontology.errors import UnknownNameError
from ontology.querying.sparql import (
    PREFIXES,
    STEP,
    VOCABULARY,
    Asked,
    Limits,
    QueryError,
    Table,
    Term,
    Triples,
    Truth,
    statements_of,
)
from ontology.querying.sparql import ask as asked_of
from ontology.reading.loading import loads
from tests.conftest import Shell
from tests.support.nds import nds
from tests.support.printing import schema

pytestmark = pytest.mark.usefixtures("queries_here")

DAY = Asked(date(2025, 9, 29))
#: what takes long is no reason to fail
PATIENT = Limits(seconds=60)


@pytest.fixture(scope="module")
def house(small_house: str) -> bytes:
    return statements_of(loads(small_house))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, small_house: str) -> Path:
    path = tmp_path_factory.mktemp("house") / "harbour.ttl"
    path.write_text(small_house, encoding="utf-8")
    return path


def ask(house: bytes, text: str, asked: Asked = DAY) -> list[tuple[str, ...]]:
    found = asked_of(house, text, asked, limits=PATIENT)
    assert isinstance(found, Table)
    return [tuple(cell.value if cell else "" for cell in row) for row in found.rows]


def yes(house: bytes, text: str, asked: Asked = DAY) -> bool:
    found = asked_of(house, text, asked, limits=PATIENT)
    assert isinstance(found, Truth)
    return found.value


# ---------------------------------------------------------------- what a query sees


def test_the_default_graph_is_the_record_and_nothing_else(house: bytes, small_house: str) -> None:
    [(count,)] = ask(house, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(count) == len(loads(small_house).quads)
    assert yes(house, f"ASK {{ GRAPH <{VOCABULARY}> {{ kind:parliament-minister hvt:informationGrade 3 }} }}")
    assert not yes(house, "ASK { kind:parliament-minister hvt:informationGrade ?grade }")


def test_what_is_derived_is_there_for_who_asks_and_never_in_the_record(house: bytes) -> None:
    [(plain,)] = ask(house, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    [(beside,)] = ask(house, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER (?p != step:label) }")
    assert plain == beside
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert ask(house, graphs) == [(VOCABULARY,)]
    choices = {f"https://example.org/harbour/{name}" for name in ("cranes", "dredging", "buoys")}
    named = {name for (name,) in ask(house, f"{graphs} # up: step:")}
    # nobody has a role in the buoys: their graph holds nobody's steps, and so is not there
    assert named == (choices - {"https://example.org/harbour/buoys"}) | {VOCABULARY, f"{STEP}today"}


def test_named_graphs_of_the_record_stand_beside_it() -> None:
    text = """@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> . @prefix ex: <https://example.org/> .
    ex:one a hvt:Choice . ex:graph { ex:two a hvt:Choice . }"""
    house = statements_of(loads(text, validate=False))
    assert len(ask(house, "SELECT ?c { ?c a hvt:Choice }")) == 2
    assert ask(house, "SELECT ?c ?g { GRAPH ?g { ?c a hvt:Choice } }") == [
        ("https://example.org/two", "https://example.org/graph")
    ]


def test_a_scenario_is_seen_when_asked_for_only() -> None:
    dataset = nds()
    asks = "ASK { id:bod hvt:institutedBy ?act }"
    money = "ASK { id:funding-k35 ?p ?o }"
    assert not yes(statements_of(dataset), asks) and yes(statements_of(dataset), money)
    [anchored, funded] = scenario_iris(dataset, ["bod-anchored", "structural-funding"])
    under = statements_of(dataset, [anchored, funded])
    assert yes(under, asks) and not yes(under, money), "what a scenario withdraws is gone"
    assert yes(under, "ASK { GRAPH id:graph-bod-anchored { id:bod ?p ?o } }")
    with pytest.raises(UnknownNameError):
        statements_of(dataset, ["https://example.org/no-such"])


def test_a_house_overrules_the_vocabulary(small_house: str) -> None:
    lower = small_house + "\nkind:zbo-kaderwet-public hvt:informationGrade 1 .\n"
    for text, informed in ((small_house, True), (lower, False)):
        house = statements_of(loads(text, validate=False))
        asks = "ASK { GRAPH ?choice { ex:port up:information-2*/parliament:information-2 ?forum } }"
        assert yes(house, f"PREFIX ex: <https://example.org/harbour/> {asks}") is informed


def test_a_class_of_the_house_itself_is_an_office_when_it_says_so(small_house: str) -> None:
    own = small_house.replace("ex:minister a hvt:Minister", "ex:minister a ex:Commissioner")
    own = own.replace("@prefix xsd", "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix xsd")
    told = own + "ex:Commissioner rdfs:subClassOf ex:Office . ex:Office rdfs:subClassOf hvt:Minister .\n"
    asks = "ASK { GRAPH ?choice { ?office parliament:full ?forum } }"
    assert yes(statements_of(loads(told, validate=False)), asks)
    assert not yes(statements_of(loads(own, validate=False)), asks)


# ---------------------------------------------------------------- the values of a query


def test_values_are_put_in_wherever_they_stand(house: bytes) -> None:
    later = Asked(date(2030, 1, 2), "inferred", "nl")
    assert ask(house, "SELECT ($on AS ?a) ($evidence AS ?b) ($lang AS ?c) {}", later) == [
        ("2030-01-02", f"{VOCABULARY}#inferred", "nl")
    ]
    assert yes(house, 'ASK { { SELECT ?x { BIND (1 AS ?x) FILTER ($on = "2030-01-02"^^xsd:date) } } }', later)


def test_only_values_are_put_in(house: bytes) -> None:
    assert ask(house, """SELECT ?on ("$on" AS ?a) ('$lang' AS ?b) ('''$on''' AS ?c) { BIND (7 AS ?on) # $on\n }""") == [
        ("7", "$on", "$lang", "$on")
    ]
    assert ask(house, "SELECT ($only AS ?x) ($one AS ?y) {}") == [("", "")]
    assert ask(house, 'SELECT ("it\\"s $on" AS ?x) {}') == [('it"s $on',)]


def test_a_value_cannot_be_taken_for_a_part_of_an_iri(house: bytes) -> None:
    with pytest.raises(QueryError, match="write a space after <"):
        asked_of(house, "ASK { FILTER (1<$on&&2>1) }", DAY)


def test_a_value_without_a_name_is_told_how(house: bytes) -> None:
    with pytest.raises(QueryError, match=r"query:1: .*\(\$on AS \?day\)"):
        asked_of(house, "SELECT $on { ?s ?p ?o }", DAY)


@pytest.mark.parametrize("wrong", [Asked(DAY.on, "unknown"), Asked(DAY.on, "x> ; <y"), Asked(DAY.on, "stated", "de")])
def test_values_that_do_not_exist(house: bytes, wrong: Asked) -> None:
    with pytest.raises(UnknownNameError):
        asked_of(house, "ASK {}", wrong)


def test_the_substitutions_of_the_store_cannot_carry_the_values() -> None:
    """What `ontology.querying.sparql` says of them; should this fail, they may take the place of putting values in."""
    on, day = pyoxigraph.Variable("on"), pyoxigraph.Literal(DAY.on.isoformat())
    for text in (
        "SELECT ?s { ?s ?p ?o FILTER (?o <= $on) }",
        "SELECT ?s { { SELECT ?s { ?s ?p ?o FILTER (?o <= $on) } } }",
        "ASK { ?s ?p ?o FILTER (?o <= $on) }",
    ):
        with pytest.raises(RuntimeError, match="SELECT projection"):
            pyoxigraph.Store().query(text, substitutions={on: day})


def test_labels_come_in_the_language_asked(house: bytes) -> None:
    text = "SELECT ?name { GRAPH step:today { <https://example.org/harbour/cranes> step:label ?name } }"
    assert ask(house, text) == [("New cranes",)]
    assert ask(house, text, Asked(DAY.on, lang="nl")) == [("Nieuwe kranen",)]


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?s\nWHERE { ?s ?p }", "query:2: no legal SPARQL"),
        ("SELECT *\n{ ?s ?p ?o }\nORDER BY", "query:3: "),
        ("SELECT * {\n\n ?s ?p ?o . FILTER (?o > ) }", "query:3: "),
        ("SELECT ?x { ?x ?y ?z } GROUP BY ?y", "unbound"),
        ("SELECT * { ?s foo:bar ?o }", "begin with PREFIX foo:"),
        ("hello", "query:1: "),
        ("# nothing", "there is no query"),
        ("CONSTRUCT { ?s ?p } WHERE { ?s ?p ?o }", "query:1: "),
    ],
)
def test_a_mistake_is_told_with_its_line(house: bytes, text: str, words: str) -> None:
    with pytest.raises(QueryError) as told:
        asked_of(house, text, DAY)
    assert words in str(told.value) and "\n" not in str(told.value)


# ---------------------------------------------------------------- order and names


def test_rows_are_sorted_unless_the_query_orders(house: bytes) -> None:
    plain = ask(house, "SELECT ?s ?p ?o { ?s ?p ?o }")
    assert plain == ask(house, "SELECT ?s ?p ?o { { ?s ?p ?o } UNION { ?s ?p ?o FILTER (1 = 2) } }")
    down = [name for (name,) in ask(house, "SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY DESC(STR(?s))")]
    assert down == sorted(down, reverse=True) and len(down) > 5


def test_nameless_nodes_keep_the_names_the_house_gives_them() -> None:
    text = """@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> . @prefix ex: <https://example.org/> .
    [] a hvt:Choice ; hvt:theme ex:a . [] a hvt:Choice ; hvt:theme ex:b . ex:c a hvt:Choice ."""
    house = statements_of(loads(text, validate=False))
    found = asked_of(house, "SELECT ?c ?t { ?c a hvt:Choice ; hvt:theme ?t }", DAY)
    assert isinstance(found, Table)
    assert [row[0] for row in found.rows] == [Term("bnode", "b1"), Term("bnode", "b2")]
    made = [asked_of(house, "CONSTRUCT { [] hvt:choice ?c } { ?c a hvt:Choice }", DAY) for _ in range(3)]
    assert made[0] == made[1] == made[2]
    assert isinstance(made[0], Triples) and len(made[0].triples) == 3
    kept = asked_of(house, "CONSTRUCT { ?c a ?t } { ?c a ?t }", DAY)
    assert isinstance(kept, Triples) and {s.value for s, _, _ in kept.triples} >= {"b1", "b2"}


def test_a_choice_without_a_name_has_a_ladder_too(small_house: str) -> None:
    house = statements_of(loads(small_house.replace("ex:cranes", "_:cranes"), validate=False))
    found = ask(
        house, "SELECT ?c { GRAPH ?c { ?c step:decider ?d . ?d up:information-2*/parliament:information-2 ?f } }"
    )
    assert ("b1",) in found


# ---------------------------------------------------------------- the shell


def test_json_is_what_the_w3c_says(shell: Shell, place: Path) -> None:
    import jsonschema

    for asked in (
        "who-decides",
        "every-choice-decided",
        "SELECT ?s ?l { ?s skos:prefLabel ?l OPTIONAL { ?s hvt:x ?y } }",
    ):
        done = shell("query", asked, place, "--format", "json")
        told = json.loads(done.stdout)
        jsonschema.validate(told, schema("query"))
        read = pyoxigraph.parse_query_results(done.stdout.encode(), format=pyoxigraph.QueryResultsFormat.JSON)
        if isinstance(read, pyoxigraph.QuerySolutions):
            assert [v.value for v in read.variables] == told["head"]["vars"]
            assert len(list(read)) == len(told["results"]["bindings"]) > 0
        else:
            assert bool(read) is told["boolean"] is False


def test_csv_and_md(shell: Shell, place: Path) -> None:
    rows = list(csv.reader(io.StringIO(shell("query", "who-decides", place, "--format", "csv").stdout)))
    assert rows[0] == ["choice", "name", "decider", "decided_by", "status"]
    assert rows[1][0] == "https://example.org/harbour/cranes"
    told = shell("query", "ASK { id:bod a ?type }", "--format", "md").stdout
    asked, between, answer = told.splitlines()
    assert asked.startswith("House of Thorbecke: ") and (between, answer) == ("", "yes")


def test_csv_is_exact_as_sparql_has_it_and_no_sign_steers_a_terminal(shell: Shell, place: Path) -> None:
    text = 'SELECT ("=1+1" AS ?a) ("@x" AS ?b) (CONCAT("a", "\u202eb") AS ?c) {}'
    rows = list(csv.reader(io.StringIO(shell("query", text, place, "--format", "csv").stdout)))
    assert rows[1][:2] == ["=1+1", "@x"]
    assert "\u202e" not in shell("query", text, place).stdout
    assert json.loads(shell("query", text, place, "--format", "json").stdout)["results"]["bindings"][0]["a"] == {
        "type": "literal",
        "value": "=1+1",
    }


@pytest.mark.parametrize("form", ["ttl", "nt", "table"])
def test_triples_are_written_sorted_and_read_back_equal(shell: Shell, form: str) -> None:
    text = "CONSTRUCT { ?s ?p ?o } { VALUES ?s { id:bod id:obdo id:funding-k35 } ?s ?p ?o }"
    told = shell("query", text, "--format", form)
    assert told.returncode == 0, told.stderr
    syntax = pyoxigraph.RdfFormat.N_TRIPLES if form == "nt" else pyoxigraph.RdfFormat.TURTLE
    read = {q.triple for q in pyoxigraph.parse(told.stdout, format=syntax)}
    subjects = {PREFIXES["id"] + name for name in ("bod", "obdo", "funding-k35")}
    record = [q for q in nds().quads if isinstance(q.graph_name, pyoxigraph.DefaultGraph)]
    assert read == {q.triple for q in record if getattr(q.subject, "value", "") in subjects}
    if form == "nt":
        assert told.stdout.splitlines() == sorted(told.stdout.splitlines())
    else:
        heads = [line for line in told.stdout.splitlines() if line.startswith("@prefix")]
        assert heads == sorted(heads) and not any("prefix foaf" in line for line in heads)


def test_describe(shell: Shell) -> None:
    assert "id:bod" in shell("query", "DESCRIBE id:bod").stdout


def test_the_list_and_the_text_of_a_question(shell: Shell) -> None:
    import jsonschema

    told = json.loads(shell("query", "--list", "--format", "json").stdout)
    jsonschema.validate(told, schema("query-list"))
    assert len(told["queries"]) >= 15 and told["queries"][0]["name"] == "who-decides"
    nl, en = shell("query", "--list", "--lang", "nl").stdout, shell("query", "--list", "--lang", "en").stdout
    assert "Wie beslist over welke keuze" in nl and "Who decides on which choice" in en
    assert (
        len(list(csv.reader(io.StringIO(shell("query", "--list", "--format", "csv").stdout))))
        == len(told["queries"]) + 1
    )
    text = shell("query", "who-decides", "--show").stdout
    assert text.startswith("# nl: ") and "SELECT ?choice" in text


def test_a_file_of_ones_own_with_its_day_and_evidence(shell: Shell, tmp_path: Path, place: Path) -> None:
    asked = tmp_path / "mine.rq"
    asked.write_text("SELECT ($on AS ?day) ($evidence AS ?least) {}", encoding="utf-8")
    told = shell("query", asked, place, "--on", "2026-05-01", "--evidence", "stated", "--format", "csv").stdout
    assert told.splitlines()[1] == f"2026-05-01,{VOCABULARY}#stated"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query"], "--list"),
        (["query", "who-decids"], "did you mean who-decides"),
        (["query", "nowhere.rq"], "no such file"),
        (["query", "ASK {}", "nowhere.ttl"], "no such file"),
        (["query", "ASK {}", "--on", "1/2/2025"], "yyyy-mm-dd"),
        (["query", "ASK {}", "--evidence", "sure"], "use one of"),
        (["query", "ASK {}", "--scenario", "bod-anchorde"], "did you mean bod-anchored"),
        (["query", "ASK {}", "--timeout", "0"], "more than 0"),
        (["query", "ASK {}", "--timeout", "nan"], "more than 0"),
        (["query", "ASK {}", "--format", "ttl"], "use table, json, csv or md"),
        (["query", "ASK {}", "--format", "xml"], "use one of"),
        (["query", "DESCRIBE id:bod", "--format", "csv"], "use ttl or nt"),
        (["query", "--list", "--format", "nt"], "use table, json, csv or md"),
        (["query", "SELECT * { ?a ?b ?c . ?d ?e ?f }"], "more than 10,000 rows"),
        (["query", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "1"], "within 1 s"),
    ],
)
def test_a_mistake_is_one_sentence_and_status_two(shell: Shell, arguments: list[str], words: str) -> None:
    done = shell(*arguments)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert words in done.stderr and done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
