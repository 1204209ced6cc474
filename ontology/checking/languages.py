"""Where a house names its languages, a name in one of them is enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology.checking.findings import Finding
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.dataset import Said, name_of
from ontology.standards import RDF, SKOS
from ontology.text import Text

__all__ = ["by_language", "languages"]

#: What asks for a name in Dutch and in English of a house that names no language.
_BOTH = ("LabelIsThereInDutch", "LabelIsThereInEnglish")


def languages(own: Said) -> tuple[str, ...]:
    """Return the languages that the house names, sorted."""
    houses = (said for said in own.values() if HVT.House in said.get(RDF.type, ()))
    return tuple(sorted({name_of(value) for said in houses for value in said.get(HVT.language, ())}))


def by_language(own: Said, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings; of what lacks a Dutch or English name only what has none in any language of the house.

    That is told once. Source: model-2.md 1, "Properties", House.
    """
    told: set[str] = set()
    spoken: tuple[str, ...] | None = None
    for finding in found:
        if finding.rule in _BOTH and spoken is None:
            spoken = languages(own)
        if not spoken or finding.rule not in _BOTH:
            yield finding
        elif finding.node not in told and spoken_in(own, finding.node).isdisjoint(spoken):
            told.add(finding.node)
            listed = ", ".join(spoken)
            message = Text(
                f"geef een naam (skos:prefLabel) in een taal van dit huis: {listed}",
                f"give a name (skos:prefLabel) in a language of this house: {listed}",
            )
            yield Finding(finding.severity, "LabelIsThereInALanguage", message, finding.node)


def spoken_in(own: Said, node: str) -> set[str]:
    """Return the languages in which a node has a name."""
    labels = own.get(node, {}).get(SKOS.prefLabel, ())
    return {values.spoken(label.language) for label in labels if not isinstance(label, str) and label.language}
