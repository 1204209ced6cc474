"""The ArchiMate model is valid against the schema of The Open Group, and pyArchimate reads and accepts it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pyArchimate import Model

import thorbecke
from exports.exchange.archimate import NAMESPACE, archimate
from exports.exchange.archimate_mapping import ELEMENTS, RELATIONS, read_mapping
from exports.exchange.formats import made
from exports.exchange.made import Asked
from ontology.errors import InputError
from tests.conftest import SHARED
from tests.exchange.houses import EX, asked, written

FOLDER = SHARED / "data" / "archimate"
NS = {"a": NAMESPACE}
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
needs_schema = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="../shared/data/archimate does not lie beside this repository"
)


class Beside(etree.Resolver):  # type: ignore[misc]
    """What the schema names by an address on the web lies in the same folder."""

    def resolve(self, url: str, public: str, context: Any) -> Any:
        return self.resolve_filename(str(FOLDER / url.rsplit("/", 1)[-1]), context)


@cache
def schema() -> Any:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Beside())
    return etree.XMLSchema(etree.parse(FOLDER / "archimate3_Model.xsd", parser))


@pytest.fixture(scope="module")
def uk() -> bytes:
    return made("archimate", asked(thorbecke.load("uk"))).files[""]


@needs_schema
def test_the_model_is_valid(uk: bytes) -> None:
    for content in (written("archimate").files[""], uk, made("archimate", asked(scenarios=("anchored",))).files[""]):
        schema().assertValid(etree.fromstring(content))
    broken = written("archimate").files[""].replace(b'xsi:type="BusinessRole"', b'xsi:type="Minister"')
    assert not schema().validate(etree.fromstring(broken))


@needs_schema
def test_the_kinds_a_mapping_may_name_are_those_of_the_schema() -> None:
    names = set(
        etree.parse(FOLDER / "archimate3_Model.xsd").xpath(
            "//*[@name='ElementTypeEnum' or @name='RelationshipTypeEnum']//@value"
        )
    )
    assert names.issuperset(ELEMENTS) and names.issuperset(RELATIONS)


def test_pyarchimate_reads_it_and_finds_no_relation_that_archimate_forbids(uk: bytes, tmp_path: Path) -> None:
    for content in (written("archimate").files[""], uk):
        file = tmp_path / "model.xml"
        file.write_bytes(content)
        model = Model("read")
        model.read(str(file))
        root = etree.fromstring(content)
        assert len(model.elements) == len(root.findall(".//a:element", NS)) > 8
        assert len(model.relationships) == len(root.findall(".//a:relationship", NS)) > 8
        assert model.check_invalid_relationships() == []


def test_every_node_and_line_is_there_with_its_properties() -> None:
    root = etree.fromstring(written("archimate").files[""])
    named = {one.get("identifier"): one for one in root.findall(".//a:element", NS)}
    by_iri = {said(one)["iri"]: one for one in named.values()}
    graph = asked().graph
    assert set(by_iri) == set(graph)
    assert by_iri[f"{EX}minister"].get(TYPE) == "BusinessRole"
    assert by_iri[f"{EX}table"].get(TYPE) == "BusinessCollaboration"
    assert by_iri[f"{EX}cranes"].get(TYPE) == "CourseOfAction"
    assert (said(by_iri[f"{EX}cranes"])["verdict"], said(by_iri[f"{EX}port"])["floor"]) == ("LIMITED", "departments")
    assert [name.text for name in by_iri[f"{EX}port"].findall("a:name", NS)] == ["Havenautoriteit", "Port Authority"]
    lines = {said(one)["iri"]: one for one in root.findall(".//a:relationship", NS)}
    assert set(lines) == {key for *_, key in graph.edges(keys=True)}
    ends = {
        key: tuple(said(named[line.get(end)])["iri"] for end in ("source", "target")) for key, line in lines.items()
    }
    assert ends[f"{EX}reports"] == (f"{EX}port", f"{EX}minister")
    assert ends[f"{EX}cranes-decided"] == (f"{EX}port", f"{EX}cranes")  # from who decides to what is chosen
    assert (lines[f"{EX}reports"].get(TYPE), lines[f"{EX}reports"].get("isDirected")) == ("Association", "true")
    assert lines[f"{EX}table {EX}port"].get(TYPE) == "Aggregation"
    assert said(lines[f"{EX}odd-up"])["status"] == "arguable"
    folders = {
        item.findtext("a:label", namespaces=NS): len(item.findall("a:item", NS))
        for item in root.findall(".//a:organizations/a:item", NS)
    }
    assert sum(folders.values()) == len(graph) and len(folders) > 4


def said(one: Any) -> dict[str, str]:
    return {
        p.get("propertyDefinitionRef").removeprefix("p-"): p.findtext("a:value", namespaces=NS)
        for p in one.findall(".//a:property", NS)
    }


def test_an_architect_maps_otherwise(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    text = Path(read_mapping.__code__.co_filename).with_name("archimate.yaml").read_text(encoding="utf-8")
    own.write_text(text.replace("Choice: CourseOfAction", "Choice: Goal\n  Agency: Stakeholder"), encoding="utf-8")
    a = asked()
    root = etree.fromstring(archimate(Asked(a.dataset, a.setting, "nl", own)).files[""])
    kinds = {said(one)["iri"]: one.get(TYPE) for one in root.findall(".//a:element", NS)}
    assert (kinds[f"{EX}cranes"], kinds[f"{EX}odd"], kinds[f"{EX}port"]) == ("Goal", "Stakeholder", "BusinessActor")


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (
            "Choice: CourseOfAction",
            "Choice: CourseOfActoin",
            "'CourseOfActoin' is no kind of element; did you mean Course",
        ),
        ("Cabinet:", "Cabinett:", "elements has no key 'Cabinett'; did you mean Cabinet"),
        ("  funding: {type: Association, directed: yes}\n", "", "relations has no funding"),
        ("directed: yes, reverse: yes", "directed: perhaps", "'perhaps' is no directed"),
        ("BusinessActor -> BusinessActor", "BusinessActor", "'BusinessActor' is no pair of elements; write it as"),
    ],
)
def test_a_mapping_that_is_wrong_says_where(old: str, new: str, wrong: str, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    text = Path(read_mapping.__code__.co_filename).with_name("archimate.yaml").read_text(encoding="utf-8")
    assert old in text
    own.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=rf"own\.yaml:\d+: {wrong}"):
        read_mapping(own)
