"""The answer as a table: the same rows and the same bytes by every engine, for every filter."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given

import thorbecke
from exports.data.gaps import answer_to_json
from exports.formats.parquet import document
from graph.answers.answering import answer
from graph.engines.choosing import ENGINES, MANY_RELATIONS, chosen
from graph.house.setting import Setting, setting
from graph.records import POWERS
from ontology.errors import UnknownNameError
from ontology.reading.loading import loads
from tests.conftest import Shell
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import Street, drawn_in, streets
from tests.support.trig import trig
from thorbecke import tabling
from thorbecke.tabling import Filters, table

SHOWN = (
    Filters(),
    Filters(ministerial=("none", "aim")),
    Filters(verdict=("FULL", "UNKNOWN")),
    Filters(gap=("unknown:funding",)),
    Filters(gap=("unknown", "no-decider"), ministerial=("none",)),
)


def alike(asked: Setting, filters: Filters) -> None:
    told = [table(asked, engine, filters) for engine in ENGINES]
    reference = told[0]
    for other in told[1:]:
        assert other.table.to_pylist() == reference.table.to_pylist()
        assert other.table.schema.equals(reference.table.schema, check_metadata=True)
        assert document(other.table) == document(reference.table)
        assert other.choices == reference.choices
        for value in ("none", "FULL", "unknown:funding", "no-legal-basis"):
            assert other.matches(value) == reference.matches(value)


@laws(6)
@given(streets(8))
def test_random_houses(street: Street) -> None:
    house = loads(trig(street.together(), named_graph=street.named_graph), validate=False)
    for filters in SHOWN:
        alike(setting(house, street.on, evidence=street.evidence), filters)


@pytest.mark.parametrize("filters", (*SHOWN, Filters(theme=("cloud",))))
def test_the_shipped_house(filters: Filters) -> None:
    alike(setting(nds()), filters)


#: Fields of JSON that a table has under another name, or in parts.
OTHERWISE = {"grade", "label", "aim", "gaps", "oversight", "deciders", "pareto"}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_table_has_what_json_has(engine: str) -> None:
    """But sentences, where the record stops, and of oversight what is read off its chain."""
    random = Random(11)
    drawn = Street(tuple(drawn_in(random, f"{number}/") for number in range(30)), None, "unverified", None)
    asked = setting(loads(trig(drawn.together()), validate=False))
    rows = {row["iri"]: row for row in table(asked, engine, Filters()).table.to_pylist()}
    told = answer_to_json(answer(asked))["choices"]
    assert rows.keys() == {choice["iri"] for choice in told}
    seen: set[str] = set()
    for choice in told:
        row = rows[choice["iri"]]
        same = choice.keys() - OTHERWISE
        assert {name: row[name] for name in same} == {name: value for name, value in choice.items() if name in same}
        assert row["aim_part_of"] == (choice["aim"]["part_of"] if choice["aim"] else [])
        for one, decider in zip(row["deciders"], choice["deciders"], strict=True):
            same = decider.keys() - OTHERWISE - {"open_ends"}
            assert {name: one[name] for name in same} == {name: v for name, v in decider.items() if name in same}
            assert [[grade[power] for power in POWERS] for grade in one["pareto"]] == decider["pareto"]
            assert one["oversight"] == (decider["oversight"]["chain"] if decider["oversight"] else [])
            seen.update(name for name in one if one[name])
            seen.update(power for power in POWERS if one["bottlenecks"][power])
    assert seen >= {"pierced_from", "assignments", "beside", "pareto", *POWERS}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "filters", [Filters(("nobody",)), Filters(verdict=("HALF",)), Filters(theme=("clout",)), Filters(gap=("hole",))]
)
def test_what_does_not_exist_is_refused_by_every_engine(engine: str, filters: Filters) -> None:
    with pytest.raises(UnknownNameError, match="is no"):
        table(setting(nds()), engine, filters)


def test_auto_goes_by_size_and_says_why() -> None:
    small, large = (chosen("auto", many, in_words=False) for many in (MANY_RELATIONS - 1, MANY_RELATIONS))
    assert (small.engine, large.engine) == ("networkx", "arrays")
    assert "19,999 relations" in small.reason and "20,000" in large.reason
    assert chosen("auto", 10**6, in_words=True).engine == "networkx"
    assert chosen("auto", None, in_words=False).engine == "arrays"
    with pytest.raises(UnknownNameError, match="did you mean arrays"):
        chosen("array", 1, in_words=False)


HOUSE = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix ex: <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:house a hvt:House ; dcterms:title "Huis"@nl, "House"@en ; hvt:referenceDate "2025-09-29"^^xsd:date .
ex:source a hvt:Source ; dcterms:title "Wet"@nl, "Act"@en ; hvt:evidenceGrade "A" ; hvt:readInFull true .
ex:parliament a hvt:Parliament ; skos:prefLabel "Kamer"@nl, "Parliament"@en .
ex:minister a hvt:Minister ; skos:prefLabel "Minister"@nl, "Minister"@en .
ex:answers a hvt:AccountabilityRelation ; hvt:accountGiver ex:minister ; hvt:forum ex:parliament ;
    hvt:relationKind kind:parliament-minister ; hvt:status hvt:stated ; dcterms:source ex:source .
ex:choice a hvt:Choice ; skos:prefLabel "Keuze"@nl, "Choice"@en ; skos:notation "C1" ;
    hvt:validFrom "2025-01-01"^^xsd:date ; dcterms:source ex:source .
ex:decides a hvt:RoleAssignment ; hvt:choice ex:choice ; hvt:actor ex:minister ; hvt:role hvt:Decides ;
    hvt:status hvt:stated ; dcterms:source ex:source .
ex:repealed a hvt:Scenario ; skos:prefLabel "Ingetrokken"@nl, "Repealed"@en ; skos:notation "S1" ;
    hvt:withdraws ex:answers ; hvt:proposedIn ex:source .
"""


@pytest.fixture(params=[False, True], ids=["records", "columns"])
def read_as(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the house record by record, or as columns as if it were large."""
    if request.param:
        monkeypatch.setattr(tabling, "LARGE_BYTES", 0)


@pytest.mark.usefixtures("read_as")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_shell_writes_a_table(shell: Shell, tmp_path: Path, engine: str) -> None:
    house, to = tmp_path / "house.ttl", tmp_path / "answer.parquet"
    house.write_text(HOUSE, encoding="utf-8")
    done = shell("gaps", house, "--engine", engine, "--verbose", "-o", to, "--fail-on", "none")
    assert done.returncode == 0 and f"engine: {engine}; it was asked for" in done.stderr
    told = pq.read_table(to)
    assert told.to_pylist()[0]["deciders"] == [
        {
            "iri": "https://example.org/minister",
            "verdict": "FULL",
            **dict.fromkeys(("information", "discussion", "consequences"), 3),
            "reach": "decision",
            "status": "stated",
            "office": "https://example.org/minister",
            "terminal": "https://example.org/parliament",
            "chain": ["https://example.org/answers"],
            "oversight": [],
            "pierced_from": [],
            "assignments": ["https://example.org/decides"],
            "assignment_status": "stated",
            "beside": [],
            "pareto": [dict.fromkeys(("information", "discussion", "consequences"), 3)],
            "bottlenecks": {"information": [], "discussion": [], "consequences": []},
        }
    ]
    assert told.schema.metadata[b"reference_date"] == b"2025-09-29"
    before = to.read_bytes()
    assert shell("gaps", house, "--engine", engine, "-o", to).returncode == 0
    assert to.read_bytes() == before
    assert shell("gaps", house, "--engine", engine, "-o", to, "--scenario", "S1", "--fail-on", "FULL").returncode == 0
    assert pq.read_table(to).to_pylist()[0]["verdict"] != "FULL"
    refused = shell("gaps", house, "--engine", engine, "-o", to, "--scenario", "S2")
    assert refused.returncode == 2 and "is not a scenario of this house" in refused.stderr
    assert shell("gaps", house, "--engine", engine, "-o", to, "--fail-on", "FULL").returncode == 1
    assert shell("gaps", house, "--engine", engine, "-o", to, "--on", "2020-01-01").returncode == 1


def test_the_table_of_a_large_house_is_not_worked_out_twice(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the same files, day, scenarios and evidence: any other question is asked anew."""
    monkeypatch.setattr(tabling, "LARGE_BYTES", 0)
    asked: list[object] = []
    work = tabling.table_of_large

    def counted(*arguments: Any) -> tabling.Tabled:
        asked.append(arguments)
        return work(*arguments)

    monkeypatch.setattr(tabling, "table_of_large", counted)
    house, to = tmp_path / "house.ttl", tmp_path / "answer.parquet"
    house.write_text(HOUSE.replace("Huis", "Een ander huis"), encoding="utf-8")

    def told(*arguments: str) -> bytes:
        assert shell("gaps", house, "-o", to, *arguments).returncode == 0
        return to.read_bytes()

    first = told()
    assert told() == told("--on", "2025-09-29") == first and len(asked) == 1
    assert told("--evidence", "stated") != first and len(asked) == 2
    assert told("--scenario", "S1") != first and len(asked) == 3
    house.write_text(HOUSE.replace("Huis", "Nog een huis"), encoding="utf-8")
    assert told() != first and len(asked) == 4


@pytest.mark.parametrize("arguments", [("--format", "json"), ("--lang", "nl"), ("--format", "csv", "--gap", "unknown")])
def test_arrays_tell_sentences_too(shell: Shell, arguments: tuple[str, ...]) -> None:
    by_columns, by_records = (shell("gaps", *arguments, "--engine", engine) for engine in ("arrays", "networkx"))
    assert by_columns.stdout == by_records.stdout != ""
    assert by_columns.returncode == by_records.returncode == 0


def test_arrays_tell_sentences_in_python_too() -> None:
    house = thorbecke.load()
    first = next(iter(house.scenarios))
    by_columns, by_records = (house.gaps(engine=engine, scenarios=first) for engine in ENGINES[::-1])
    assert by_columns.to_json() == by_records.to_json()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--engine", "array"), "'array' is no engine; did you mean arrays?"),
        (("--engine", "arrays", "--accepted", "x.yaml"), "--accepted: goes record by record"),
        (("--format", "parquet", "--accepted", "x.yaml"), "--accepted: a table of parquet has no accepted gaps"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(shell: Shell, arguments: tuple[str, ...], told: str) -> None:
    done = shell("gaps", *arguments)
    assert done.returncode == 2 and told in done.stderr and done.stderr.count("\n") == 1
