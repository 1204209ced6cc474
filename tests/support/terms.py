"""Terms of the vocabulary by their local name, for tests: code may name no kind, theme or jurisdiction, a test may."""

from __future__ import annotations

from ontology.reading.jurisdictions import vocabulary_says

__all__ = ["JURISDICTION", "KIND", "THEME"]

_BASE = "https://w3id.org/huis-van-thorbecke/"


class _Terms:
    """`KIND.agency_owner` is the IRI of kind:agency-owner; a term that does not exist is an AttributeError."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> str:
        iri = self._namespace + name.replace("_", "-")
        if iri not in vocabulary_says():
            raise AttributeError(f"{iri} is no term of the vocabulary")
        return iri


KIND, THEME, JURISDICTION = (_Terms(f"{_BASE}{name}/") for name in ("kind", "theme", "jurisdiction"))
