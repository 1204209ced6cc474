"""What the keys of our JSON-LD mean: `python -m exports.exchange.context` writes `context.jsonld` of the vocabulary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from exports.exchange.statements import HOUSE_PREFIXES
from exports.writing import atomic_write
from ontology.querying.terms import prefixed
from ontology.reading.dataset import Value
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import DCTERMS, FOAF, ORG, OWL, RDF, RDFS, XSD

__all__ = ["CONTEXT", "context", "read_context"]

CONTEXT = Path(__file__).with_name("context.jsonld")
#: properties of others whose values a house names by their IRI
_NAMES = (DCTERMS.isPartOf, DCTERMS.source, FOAF.page, ORG.memberOf, ORG.subOrganizationOf, OWL.sameAs)
#: a bound may be a day, a month or a year, so its type is always written
_TYPED = frozenset({XSD.boolean, XSD.decimal, XSD.integer})


def context() -> dict[str, Any]:
    """Return prefixes, then every property whose values are names or of one type; each key reads as in Turtle."""
    said = vocabulary_says()
    terms = dict.fromkeys(_NAMES, "@id")
    for iri, told in said.items():
        if OWL.ObjectProperty in told.get(RDF.type, ()):
            terms[iri] = "@id"
        elif (kind := _range(told)) in _TYPED:
            terms[iri] = prefixed(kind)
    written = sorted((prefixed(iri), kind) for iri, kind in terms.items())
    return {"@context": {**HOUSE_PREFIXES, **{name: {"@type": kind} for name, kind in written}}}


def read_context() -> Any:
    """Return the context as it ships."""
    return json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]


def _range(told: dict[str, tuple[Value, ...]]) -> str:
    ranges = told.get(RDFS.range, ())
    return ranges[0] if len(ranges) == 1 and isinstance(ranges[0], str) else ""


if __name__ == "__main__":
    atomic_write(CONTEXT, (json.dumps(context(), indent=1, ensure_ascii=False) + "\n").encode("utf-8"))
