"""The graph of a house as an ArchiMate 3.1 model, in the exchange file format of The Open Group.

What a term of the house is in ArchiMate stands in `archimate.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from xml.etree import ElementTree as ET

from exports.exchange.archimate_mapping import Mapped, read_mapping
from exports.exchange.drawn import not_drawn
from exports.exchange.made import Asked, Made
from graph.words.telling import told
from ontology.codelists.floors import floors
from ontology.names import local_name
from ontology.text import LANGUAGES, Text

__all__ = ["NAMESPACE", "archimate", "identifier"]

NAMESPACE = "http://www.opengroup.org/xsd/archimate/3.0/"
_SCHEMA = f"{NAMESPACE} http://www.opengroup.org/xsd/archimate/3.1/archimate3_Model.xsd"
_TYPE = "xsi:type"
#: what an element or a relation says of itself beside its name: property -> type
_PROPERTIES = {
    **dict.fromkeys(("iri", "class", "floor", "verdict", "ministerial", "notation", "legal_form"), "string"),
    **dict.fromkeys(("edge_kind", "kind", "status", "reach"), "string"),
    **dict.fromkeys(("information", "discussion", "consequences"), "number"),
    **dict.fromkeys(("valid_from", "valid_until"), "date"),
}


def archimate(asked: Asked) -> Made:
    """Return the model: an element for each node, a relation for each line and for each part of a whole."""
    writer = _Writer(asked, read_mapping(asked.mapping))
    root = writer.model()
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    written = told(
        "{n} {element|elementen:n} en {e} {relatie|relaties:e}",
        "{n} {element|elements:n} and {e} {relation|relations:e}",
        n=writer.elements,
        e=writer.relations,
    )
    return Made({"": f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()}, written, not_drawn(asked))


def identifier(iri: str, letter: str) -> str:
    """Return an identifier that XML takes (an NCName) and that is the same in every export.

    >>> identifier("https://w3id.org/huis-van-thorbecke/id/bod", "e")
    'e-bod-32ae1e2b'
    """
    plain = re.sub(r"[^A-Za-z0-9_.-]+", "_", local_name(iri))[:60]
    return f"{letter}-{plain}-{sha256(iri.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


class _Writer:
    def __init__(self, asked: Asked, mapped: Mapped) -> None:
        self._graph = asked.graph
        self._law = asked.setting.facts.law
        self._mapped = mapped
        self._kinds = {name: mapped.element(str(said["class"])) for name, said in self._graph.nodes(data=True)}
        self.elements = self.relations = 0

    def model(self) -> ET.Element:
        house = self._graph.graph
        root = ET.Element("model", {
            "xmlns": NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": _SCHEMA,
            "identifier": identifier(str(house.get("house", house["digest"])), "m"),
        })  # fmt: skip
        _named(root, "name", {lang: str(house.get(f"title_{lang}") or "Huis van Thorbecke") for lang in LANGUAGES})
        for lang, words in (
            ("nl", "Stand van {on}; bewijs tot en met {e}"),
            ("en", "As of {on}; evidence down to {e}"),
        ):
            said = words.format(on=house["reference_date"], e=house["evidence"])
            under = f"; {house['scenarios']}" if "scenarios" in house else ""
            ET.SubElement(root, "documentation", {"xml:lang": lang}).text = f"{said}{under}; {house['digest']}"
        self._elements(ET.SubElement(root, "elements"))
        relations = ET.Element("relationships")
        self._relations(relations)
        root.extend([relations] if len(relations) else [])
        self._floors(ET.SubElement(root, "organizations"))
        definitions = ET.SubElement(root, "propertyDefinitions")
        for name, kind in _PROPERTIES.items():
            one = ET.SubElement(definitions, "propertyDefinition", {"identifier": f"p-{name}", "type": kind})
            ET.SubElement(one, "name").text = name
        return root

    def _elements(self, into: ET.Element) -> None:
        for name, said in self._graph.nodes(data=True):
            one = ET.SubElement(into, "element", {"identifier": identifier(name, "e"), _TYPE: self._kinds[name]})
            _named(one, "name", {lang: str(said.get(f"label_{lang}") or local_name(name)) for lang in LANGUAGES})
            _properties(one, said)
            self.elements += 1

    def _relations(self, into: ET.Element) -> None:
        for low, high, key, said in self._graph.edges(keys=True, data=True):
            names = {lang: str(said.get(f"label_{lang}") or said.get("kind") or "") for lang in LANGUAGES}
            self._relation(into, str(said["edge_kind"]), low, high, key, names, said)
        for name, said in self._graph.nodes(data=True):
            whole = said.get("part_of")
            if whole in self._graph:
                self._relation(into, "part", str(whole), name, f"{name} in {whole}", {}, {})

    def _relation(
        self,
        into: ET.Element,
        edge: str,
        low: str,
        high: str,
        key: str,
        names: Mapping[str, str],
        said: Mapping[str, object],
    ) -> None:
        rule = self._mapped.relations[edge]
        source, target = (high, low) if rule.reverse else (low, high)
        kind = rule.between_these(self._kinds[source], self._kinds[target])
        about = {
            "identifier": identifier(key, "r"),
            "source": identifier(source, "e"),
            "target": identifier(target, "e"),
        }
        directed = {"isDirected": "true"} if kind == "Association" and rule.directed else {}
        one = ET.SubElement(into, "relationship", {**about, _TYPE: kind, **directed})
        _named(one, "name", names)
        _properties(one, said)
        self.relations += 1

    def _floors(self, into: ET.Element) -> None:
        """Put each element in the folder of its floor, from the roof down; whoever stands on none comes last."""
        on: dict[str, list[str]] = {}
        for name, said in self._graph.nodes(data=True):
            on.setdefault(str(said.get("floor") or ("choices" if said["node_kind"] != "actor" else "")), []).append(
                name
            )
        for code, label in (*((floor.code, floor.label) for floor in floors(self._law)), ("", Text("overig", "other"))):
            if code in on:
                folder = ET.SubElement(into, "item")
                _named(folder, "label", label._asdict())
                for name in on[code]:
                    ET.SubElement(folder, "item", {"identifierRef": identifier(name, "e")})


def _named(into: ET.Element, tag: str, names: Mapping[str, str]) -> None:
    for lang, words in names.items():
        if words:
            ET.SubElement(into, tag, {"xml:lang": lang}).text = words


def _properties(into: ET.Element, said: Mapping[str, object]) -> None:
    told = list(_told(said))
    if told:
        properties = ET.SubElement(into, "properties")
        for name, value in told:
            one = ET.SubElement(properties, "property", {"propertyDefinitionRef": f"p-{name}"})
            ET.SubElement(one, "value").text = value


def _told(said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name in _PROPERTIES:
        value = said.get(name, said.get(f"{name}_nl"))
        if value is not None:
            yield name, str(value)
