"""The names a query may use: prefixes it need not declare, the terms of the steps, and what to say of any other.

A query that names what is not there finds nothing, which reads as "nobody": so each such name is told, with the
nearest one there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from ontology.namespaces import HVT

__all__ = ["LADDER", "PREFIXES", "STEP", "TODAY", "VOCABULARY", "is_rung", "prefixed", "remarks", "step_terms"]

#: the terms that the steps derive
STEP = "https://w3id.org/huis-van-thorbecke/step/"
#: the graph of the house as it stands on the day
TODAY = f"{STEP}today"
#: the graph of the vocabulary
VOCABULARY = HVT.Actor.removesuffix("#Actor")
#: what a step is, by where it leads and whose conduct it is about, of reach decision or powers
LADDER = {
    place: f"{STEP}powers/{place}/"
    for place in (
        *("acting", "own", "up", "parliament", "own-parliament", "assembly", "own-assembly"),
        *("acting-below", "own-below", "up-below"),
    )
}

#: prefixes a query need not declare
PREFIXES: Mapping[str, str] = {
    "hvt": f"{VOCABULARY}#",
    "kind": "https://w3id.org/huis-van-thorbecke/kind/",
    "theme": "https://w3id.org/huis-van-thorbecke/theme/",
    "id": "https://w3id.org/huis-van-thorbecke/id/",
    "step": STEP,
    **LADDER,
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: the longest namespace first: a step is named by its ladder, not by all of `step:`
_LONGEST_FIRST = tuple(sorted(PREFIXES.items(), key=lambda item: (-len(item[1]), item[0])))
_POWERS = "information|discussion|consequences|all"
#: a step of a ladder, whether or not anybody in the house takes one
_RUNG = re.compile(
    rf"{re.escape(STEP)}(?:decision|powers|system)/(?:{'|'.join(LADDER)})/(?:any|full|(?:{_POWERS})(?:-(?:{_POWERS}))?-[1-3])"
)
_QUERIES = Path(__file__).parents[1] / "queries"
#: what a name stands for -> where nothing is called so, as the end of a sentence
_ABSENT = {
    "property": ("is no property of the vocabulary", "is a property of no statement in this house"),
    "class": ("is no class of the vocabulary", "is the class of nothing in this house"),
    "name": ("is no term of the vocabulary", "is in no statement of this house"),
}


def prefixed(iri: str) -> str:
    """Return an IRI with its prefix where it has one that need not be declared.

    >>> prefixed("https://w3id.org/huis-van-thorbecke/id/obdo")
    'id:obdo'
    """
    for prefix, namespace in _LONGEST_FIRST:
        local = iri.removeprefix(namespace)
        if local != iri and re.fullmatch(r"\w(?:[\w.-]*\w)?", local):
            return f"{prefix}:{local}"
    return iri


@cache
def step_terms() -> frozenset[str]:
    """Return every term of `step:` that the queries beside this folder derive."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(_QUERIES.glob("*/*.r[qu]")))
    return frozenset(STEP + name for text in texts for name in re.findall(r"\bstep:(\w+)", text))


def remarks(unseen: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """Return a sentence for each name in a query that nothing bears.

    Of each is told its `iri`, which `place` it had in the query (property, class or name) and the `near`est there is.
    """
    return tuple(_remark(**one) for one in unseen)


def is_rung(iri: str) -> bool:
    """Tell whether a name is that of a step: of none is said that nothing bears it, though nobody may take one."""
    return _RUNG.fullmatch(iri) is not None


def _remark(iri: str, place: str, near: str) -> str:
    right = _right_namespace(iri)
    if right:
        prefix, namespace = right
        return f"<{iri}> is no address of {prefix}:, so nothing is found by it; that is <{namespace}>"
    ours = iri.startswith((PREFIXES["hvt"], STEP))
    hint = f"; did you mean {prefixed(near)}?" if near else ""
    return f"{prefixed(iri)} {_ABSENT[place][0 if ours else 1]}, so nothing is found by it{hint}"


def _right_namespace(iri: str) -> tuple[str, str] | None:
    """Return prefix and namespace where an IRI differs from one in its scheme, `www.`, or last sign only."""
    for prefix, namespace in _LONGEST_FIRST:
        bare = re.sub(r"^https?://(?:www\.)?|[/#]$", "", namespace)
        alike = re.match(rf"https?://(?:www\.)?{re.escape(bare)}(?:[/#]+|(?=\w*$))", iri, re.IGNORECASE)
        if alike and alike[0] != namespace and not iri.startswith(namespace) and "/" not in iri[alike.end() :]:
            return prefix, namespace
    return None
