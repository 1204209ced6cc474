"""A TOOI file as nodes: expanded JSON-LD, every property a list of values or of references.

Nothing is understood yet. The same node in two files is one node; what is not of this form is refused
when it is the file, and remarked on when it is a part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ontology.errors import InputError
from ontology.gate.child import in_child
from ontology.names import local_name
from ontology.registers.reasons import Reason
from ontology.registers.register import Remarks

__all__ = ["Node", "parse_nodes"]


@dataclass(slots=True)
class Node:
    """Everything the files say of one thing, each value once, in their order."""

    iri: str
    #: which of the files says it first
    file: str
    types: list[str] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)
    references: dict[str, list[str]] = field(default_factory=dict)

    def properties(self) -> Iterator[str]:
        """Yield the IRIs of its properties."""
        yield from dict.fromkeys((*self.values, *self.references))


def parse_nodes(text: str, name: str, nodes: dict[str, Node], remarks: Remarks) -> None:
    """Add the nodes of one file to `nodes`, by IRI.

    Raises InputError when the text is no JSON, or no list of nodes in expanded JSON-LD.
    """
    data = json.loads(in_child(text.encode("utf-8"), "json", name))
    found = data.get("@graph") if isinstance(data, dict) else data
    for beside in sorted(data.keys() - {"@graph", "@context"}) if isinstance(data, dict) else ():
        remarks.add("unknown", beside, Reason.PROPERTY)
    if not isinstance(found, list) or not found or (isinstance(data, dict) and "@context" in data):
        raise InputError(
            f"{name}: not a TOOI register in expanded JSON-LD, which is a list of nodes; download the .json file of "
            "a set rwc_..._compleet"
        )
    described: set[str] = set()
    for item in found:
        iri = item.get("@id") if isinstance(item, dict) else None
        if not isinstance(iri, str) or not iri:
            remarks.add("unusable", "node", Reason.NO_NODE)
            continue
        if iri in described:
            remarks.add("unusable", "@id", Reason.NODE_TWICE, local_name(iri))
        described.add(iri)
        node = nodes.setdefault(iri, Node(iri, name))
        for key, content in item.items():
            if key == "@type":
                _extend(node.types, (t for t in _listed(content) if isinstance(t, str)))
            elif key != "@id":
                _property(node, key, content, remarks)


#: what is read of a value or a reference, or says no more than they do
_OF_A_VALUE = frozenset(("@id", "@value", "@type", "@language"))


def _property(node: Node, key: str, content: Any, remarks: Remarks) -> None:
    if not isinstance(content, list):
        remarks.add("unusable", key, Reason.NO_LIST, node.iri)
        return
    for item in content:
        for within in sorted(item.keys() - _OF_A_VALUE) if isinstance(item, dict) else ():
            remarks.add("unknown", within, Reason.WITHIN, node.iri)
        value = _value(item)
        if value is not None:
            _extend(node.values.setdefault(key, []), (value,))
        elif isinstance(item, dict) and isinstance(item.get("@id"), str):
            _extend(node.references.setdefault(key, []), (item["@id"],))
        else:
            remarks.add("unusable", key, Reason.NO_VALUE, node.iri)


def _value(item: Any) -> str | None:
    """Return the words of a value; a number or a truth value as JSON writes it."""
    value = item.get("@value") if isinstance(item, dict) else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else None


def _extend(known: list[str], more: Iterable[str]) -> None:
    known.extend(item for item in more if item not in known)


def _listed(content: Any) -> list[Any]:
    return content if isinstance(content, list) else [content]
